import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../base/icons.ts';
import { stateIcons } from '../base/state-icons.ts';
import { button, notice, type View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf, progressLabels, sentenceOf } from '../locale/labels.ts';
import { recordLabels } from './record-labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { recordWords } from './record.words.ts';
import { trackedWords } from './tracked.words.ts';
import { dayOf, trackOf, type Place, type Track, type Tracked } from './tracked.ts';

/** The six places, the days they were reached, and where it stands now: icon, word, colour. */
export const trackView = (tracked: Tracked, language: Language): TemplateResult => {
  const words = recordWords[language];
  const track = trackOf(tracked);
  return html`
    <ol class="track" part="track" aria-label=${words.track}>
      ${track.places.map((place) => placeView(place, track, language))}
      ${track.ended
        ? html`<li class="place ended" part="place" aria-current="step">
            <span class="mark">${stateIcons.minus}</span>
            <span class="name">${labelOf(progressLabels, 'publicPhases', track.ended.ending, language)}</span>
            ${track.ended.on ? dayView(track.ended.on, language) : nothing}
          </li>`
        : nothing}
    </ol>
  `;
};

const placeView = (place: Place, track: Track, language: Language): TemplateResult => {
  const words = recordWords[language];
  const isCurrent = place.state === 'current';
  const isDone = place.state === 'done' || (isCurrent && track.finished);
  const isNow = isCurrent && !track.finished;
  return html`
    <li class=${`place ${isDone ? 'done' : place.state}`} part="place" aria-current=${isCurrent ? 'step' : nothing}>
      <span class="mark">${isDone ? icons.done : isCurrent ? stateIcons.onward : nothing}</span>
      <span class="name">${labelOf(progressLabels, 'publicPhases', place.phase, language)} <span class=${isNow ? 'now' : 'visually-hidden'}>${isNow ? words.now : place.state === 'ahead' ? words.ahead : words.passed}</span></span>
      ${place.on ? dayView(place.on, language) : nothing}
    </li>
  `;
};

const dayView = (at: string, language: Language): TemplateResult =>
  html`<time class="day figures" datetime=${dayOf(at)}>${formatDay(dayOf(at), language)}</time>`;

/** Where the track ended before its last place: what happened, why, and where to go instead. */
export const endingView = (tracked: Tracked, language: Language, open?: (number: string) => void): View => {
  const { ended } = trackOf(tracked);
  if (!ended) return nothing;
  const words = recordWords[language];
  const { code, text } = tracked.receipt?.ending ?? {};
  const last = tracked.steps.slice().reverse().find((step) => step.phase === ended.ending);
  const said = text ?? last?.note ?? '';
  const why = [code && labelOf(recordLabels, 'rejectCodes', code, language), said].filter(Boolean).join(trackedWords[language].semicolon);
  const advice = code ? labelOf(recordLabels, 'rejectAdvice', code, language) : '';
  const hasReason = ended.ending === 'rejected' || ended.ending === 'not_accepted';
  const sentence = ended.ending === 'referred' && !said ? words.referredSomewhere : sentenceOf(recordLabels, 'endings', ended.ending, { text: hasReason ? '' : said || undefined }, language);
  const into = ended.ending === 'merged' ? tracked.case?.mergedInto : undefined;
  const next = into ? words.goesOn(into) : advice && advice !== code ? advice : words.endingNext[ended.ending];
  return notice('note', icons.info, closed(sentence, language), html`
    ${hasReason && why ? html`<p>${words.reason(stripped(why))}</p>` : nothing}
    ${next ? html`<p class="advice">${next}</p>` : nothing}
    ${into && open ? html`<div class="actions screen-only">${button(words.openCase(into), () => open(into), { id: `case-${into}`, part: 'linked-case' })}</div>` : nothing}
  `, 'ending');
};

const stripped = (text: string): string => text.trim().replace(/[。.；;]+$/, '');
const closed = (text: string, language: Language): string => stripped(text) + sharedWords[language].stop;
