import { nothing } from 'lit';
import { countingClock, lightOfDue } from '@congress-kit/api/rules/light';
import type { CaseClock, CaseSummary } from '@congress-kit/sdk';
import { badge, type Tone, type View } from '../base/views.ts';
import { progressLabels, sentenceOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';

export type LightName = 'grey' | 'paused' | 'green' | 'yellow' | 'red' | 'dark_red' | 'blue' | 'done' | 'done_late';
const toneOfLight: Readonly<Record<LightName, Tone>> = {
  grey: 'idle', paused: 'idle', green: 'good', yellow: 'warn', red: 'bad', dark_red: 'worst', blue: 'note', done: 'done', done_late: 'done',
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
  return reading ? badge(toneOfLight[reading.name], reading.name, sentenceOf(progressLabels, 'lightTexts', reading.text, { days: reading.days }, language), true) : nothing;
};

/** In a list only what asks for attention: a running clock, or an answer that came late. */
export const shortLight = (one: Pick<CaseSummary, 'clock' | 'rehandling' | 'state'>, language: Language): View => {
  const clock = countingClock<Facts, Facts>(one);
  // A server that knows no second clock still shows the one of the first reply.
  if (!clock || (one.state === 'rehandling' && !one.rehandling)) return nothing;
  const reading = readingOf(clock);
  return reading && reading.name !== 'done' ? dueLight(clock, language) : nothing;
};
