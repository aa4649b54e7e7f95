import { html, nothing, type TemplateResult } from 'lit';
import { countingClock, lightOfDue } from '@congress-kit/api/rules/light';
import type { CaseClock, CaseSummary } from '@congress-kit/sdk';
import { icons } from '../base/icons.ts';
import { stateIcons } from '../base/state-icons.ts';
import { badge, type Tone, type View } from '../base/views.ts';
import { progressLabels, sentenceOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';

export type LightName = 'grey' | 'paused' | 'green' | 'yellow' | 'red' | 'dark_red' | 'blue' | 'done' | 'done_late';
const toneOfLight: Readonly<Record<LightName, Tone>> = {
  grey: 'idle', paused: 'idle', green: 'good', yellow: 'warn', red: 'bad', dark_red: 'worst', blue: 'note', done: 'done', done_late: 'done',
};

/** They differ by shape before they differ by colour: ring, disc, triangle, diamond, octagon, square, check — readable in grey print and by colour-blind people. */
export const lightIcons: Readonly<Record<LightName, TemplateResult>> = {
  grey: stateIcons.ring,
  paused: stateIcons.paused,
  green: stateIcons.disc,
  yellow: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.2 15.4 14.4H.6z" fill="currentColor"/></svg>`,
  red: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 .6 15.4 8 8 15.4.6 8z" fill="currentColor"/></svg>`,
  dark_red: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4.9.7h6.2l4.2 4.2v6.2l-4.2 4.2H4.9L.7 11.1V4.9z" fill="currentColor"/><path d="M4.2 8h7.6" class="cut" stroke-width="2.2"/></svg>`,
  blue: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.5" fill="currentColor"/><path d="m5.2 5 3 3-3 3m3.6-6 3 3-3 3" class="cut" fill="none" stroke-width="1.6"/></svg>`,
  done: icons.done,
  done_late: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m4.8 8.2 2.4 2.4 4.2-4.8" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
};

type Facts = Partial<Pick<CaseClock, 'dueOn' | 'extended' | 'pausedOn' | 'doneOn'>> & { readonly yellowDays?: number };

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

/** 亮灯: a shape of its own, a colour, and a word that says more than the light's name, e.g. “超期 3 天”. */
export const dueLight = (facts: Facts, language: Language): View => {
  const reading = readingOf(facts);
  return reading ? badge(toneOfLight[reading.name], lightIcons[reading.name], sentenceOf(progressLabels, 'lightTexts', reading.text, { days: reading.days }, language), true) : nothing;
};

/** In a list only what asks for attention: a running clock, or an answer that came late. */
export const shortLight = (one: Pick<CaseSummary, 'clock' | 'rehandling' | 'state'>, language: Language): View => {
  const clock = countingClock<Facts, Facts>(one);
  // A server that knows no second clock still shows the one of the first reply.
  if (!clock || (one.state === 'rehandling' && !one.rehandling)) return nothing;
  const reading = readingOf(clock);
  return reading && reading.name !== 'done' ? dueLight(clock, language) : nothing;
};
