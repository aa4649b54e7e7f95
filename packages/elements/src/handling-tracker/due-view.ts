import { html, nothing, type TemplateResult } from 'lit';
import type { RehandlingClock } from '@congress-kit/sdk';
import type { View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { progressLabels, sentenceOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { dueLight } from './light-view.ts';
import { recordWords } from './record.words.ts';
import { clockOf, dayOf, trackOf, type Tracked } from './tracked.ts';

/** The due day, its light, the rule it comes from, and why it was moved. */
export const dueView = (tracked: Tracked, language: Language): View => {
  const { case: found } = tracked;
  const clock = clockOf(tracked);
  const words = recordWords[language];
  const day = (value: string) => formatDay(value, language);
  // Ended before anybody was given it: no clock will start.
  if (!clock) return trackOf(tracked).ended ? nothing : html`<section class="due" part="due">${heading(language)}<p class="muted">${words.dueNoClock}</p></section>`;
  if (found?.rehandling) return againView(found.rehandling, clock, tracked, language);
  const again = tracked.state === 'rehandling' ? lastOf(tracked, 'rehandling')?.at : undefined;
  const { startedOn, totalStartedOn, totalDueOn, months, extended, estimated, pausedOn, doneOn } = clock;
  return section(
    heading(language), dayAndLight(clock, language),
    doneOn ? html`<p>${words.doneOn(day(doneOn))}${words.stop.trim()}</p>` : nothing,
    again ? html`<p>${words.againSince(day(dayOf(again)))}</p>` : nothing,
    pausedOn && !doneOn ? [html`<p>${words.pausedSince(day(pausedOn))}</p>`, whyView(tracked, ['paused'], language)] : nothing,
    html`<p class="small muted">${extended ? words.dueExtended(day(startedOn), months) : words.dueRule(day(startedOn), months)}</p>`,
    extended ? whyView(tracked, ['extended', 'extension_requested'], language) : nothing,
    totalStartedOn === startedOn ? nothing : html`<p class="small muted">${words.dueTotal(day(totalStartedOn), day(totalDueOn))}</p>`,
    estimated ? estimatedView(language) : nothing,
  );
};

/** 重新办理: the second clock, and what became of the first. */
const againView = (again: RehandlingClock, first: { readonly dueOn: string; readonly doneOn?: string | undefined }, tracked: Tracked, language: Language): TemplateResult => {
  const words = recordWords[language];
  const day = (value: string) => formatDay(value, language);
  return section(
    heading(language), dayAndLight(again, language),
    again.doneOn ? html`<p>${words.doneOn(day(again.doneOn))}${words.stop.trim()}</p>` : nothing,
    again.pausedOn && !again.doneOn ? [html`<p>${words.pausedSince(day(again.pausedOn))}</p>`, whyView(tracked, ['paused'], language)] : nothing,
    html`<p class="small muted">${words.againRule(day(again.startedOn), again.months ?? 1)}</p><p class="small muted">${words.firstRound(day(first.dueOn), first.doneOn ? day(first.doneOn) : '')}</p>`,
    again.estimated ? estimatedView(language) : nothing,
  );
};

/** Of some nobody has anything to say: those are left out, and no place is kept for them. */
const section = (...lines: readonly View[]): TemplateResult => html`<section class="due" part="due">${lines.filter((line) => line !== nothing)}</section>`;

const heading = (language: Language): TemplateResult => html`<h3><slot name="due-title">${recordWords[language].due}</slot></h3>`;

const dayAndLight = (clock: { readonly dueOn: string }, language: Language): TemplateResult =>
  html`<p class="day-light"><time class="big figures" datetime=${clock.dueOn}>${formatDay(clock.dueOn, language)}</time><span class="visually-hidden">${sharedWords[language].comma}</span>${dueLight(clock, language)}</p>`;

const estimatedView = (language: Language): TemplateResult =>
  html`<p class="small muted">${sentenceOf(progressLabels, 'lightTexts', 'estimated', {}, language)}${recordWords[language].stop.trim()}</p>`;

const lastOf = ({ steps }: Tracked, type: string) => steps.slice().reverse().find((step) => step.type === type);

/** In the words of whoever asked for it or granted it. */
const whyView = (tracked: Tracked, types: readonly string[], language: Language): View => {
  const reason = types.map((type) => lastOf(tracked, type)?.note).find(Boolean);
  return reason ? html`<p class="small muted">${recordWords[language].why(reason)}</p>` : nothing;
};
