import { html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../locale/format.ts';
import { progressLabels, sentenceOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { dueLight } from './light-view.ts';
import { recordWords } from './record.words.ts';
import { clockOf, dayOf, type Tracked } from './tracked.ts';

/** The due day, its light, and the rule it comes from. */
export const dueView = (tracked: Tracked, language: Language): TemplateResult => {
  const clock = clockOf(tracked);
  const again = tracked.state === 'rehandling' ? tracked.steps.slice().reverse().find(({ type }) => type === 'rehandling')?.at : undefined;
  const words = recordWords[language];
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
      ${estimated ? html`<p class="small muted">${sentenceOf(progressLabels, 'lightTexts', 'estimated', {}, language)}${words.stop.trim()}</p>` : nothing}
    </section>
  `;
};
