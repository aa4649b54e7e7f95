import { html, nothing, type TemplateResult } from 'lit';
import { lightOfDue } from '@congress-kit/api/rules/light';
import type { CaseClock, CaseSummary } from '@congress-kit/sdk';
import { light, type LightName, type View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { sentenceOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { trackerWords } from './handling-tracker.words.ts';
import { clockOf, dayOf, type Tracked } from './tracked.ts';

type Facts = Partial<Pick<CaseClock, 'dueOn' | 'extended' | 'pausedOn' | 'doneOn'>>;

/** Shape, word, colour of a due day as it is today; undefined when its dates cannot be read. */
const readingOf = (facts: Facts): { name: LightName; text: LightName | 'due_today'; days: number } | undefined => {
  try {
    const reading = lightOfDue(facts, new Date());
    if (reading.paused) return { name: 'paused', text: 'paused', days: 0 };
    if (reading.lateDays) return { name: 'done_late', text: 'done_late', days: reading.lateDays };
    const isToday = reading.daysLeft === 0 && reading.overdueDays === 0;
    return { name: reading.light, text: isToday ? 'due_today' : reading.light, days: reading.overdueDays || reading.daysLeft || 0 };
  } catch {
    return undefined;
  }
};

export const dueLight = (facts: Facts, language: Language): View => {
  const reading = readingOf(facts);
  return reading ? light(reading.name, language, sentenceOf('lightTexts', reading.text, { days: reading.days }, language)) : nothing;
};

/** In a list only what asks for attention: a running clock, or an answer that came late. */
export const shortLight = ({ clock, state }: Pick<CaseSummary, 'clock' | 'state'>, language: Language): View => {
  // While it is handled again the clock on the wire is still the one of the first reply; see `clockOf`.
  if (!clock || state === 'rehandling') return nothing;
  const reading = readingOf(clock);
  return reading && reading.name !== 'done' ? dueLight(clock, language) : nothing;
};

/** The due day, its light, and the rule it comes from. */
export const dueView = (tracked: Tracked, language: Language): TemplateResult => {
  const clock = clockOf(tracked);
  const again = tracked.state === 'rehandling' ? tracked.steps.slice().reverse().find(({ type }) => type === 'rehandling')?.at : undefined;
  const words = trackerWords[language];
  const day = (value: string) => formatDay(value, language);
  if (!clock) return html`<section class="due" part="due"><h3>${words.due}</h3><p class="muted">${words.dueNoClock}</p></section>`;
  const { dueOn, startedOn, totalStartedOn, totalDueOn, months, extended, estimated, pausedOn, doneOn } = clock;
  return html`
    <section class="due" part="due">
      <h3>${words.due}</h3>
      <p class="day-light"><time class="big figures" datetime=${dueOn}>${day(dueOn)}</time><span class="visually-hidden">${language === 'en' ? ', ' : '，'}</span>${dueLight(clock, language)}</p>
      ${doneOn ? html`<p>${words.doneOn(day(doneOn))}${words.stop.trim()}</p>` : nothing}
      ${again ? html`<p>${words.againSince(day(dayOf(again)))}</p>` : nothing}
      ${pausedOn && !doneOn ? html`<p>${words.pausedSince(day(pausedOn))}</p>` : nothing}
      <p class="small muted">${extended ? words.dueExtended(day(startedOn), months) : words.dueRule(day(startedOn), months)}</p>
      ${totalStartedOn === startedOn ? nothing : html`<p class="small muted">${words.dueTotal(day(totalStartedOn), day(totalDueOn))}</p>`}
      ${estimated ? html`<p class="small muted">${sentenceOf('lightTexts', 'estimated', {}, language)}${words.stop.trim()}</p>` : nothing}
    </section>
  `;
};
