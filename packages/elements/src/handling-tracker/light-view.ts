import { nothing } from 'lit';
import { lightOfDue } from '@congress-kit/api/rules/light';
import type { CaseClock, CaseSummary } from '@congress-kit/sdk';
import { light, type LightName, type View } from '../base/views.ts';
import { progressLabels, sentenceOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';

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
  return reading ? light(reading.name, language, sentenceOf(progressLabels, 'lightTexts', reading.text, { days: reading.days }, language)) : nothing;
};

/** In a list only what asks for attention: a running clock, or an answer that came late. */
export const shortLight = ({ clock, state }: Pick<CaseSummary, 'clock' | 'state'>, language: Language): View => {
  // While it is handled again the clock on the wire is still the one of the first reply; see `clockOf`.
  if (!clock || state === 'rehandling') return nothing;
  const reading = readingOf(clock);
  return reading && reading.name !== 'done' ? dueLight(clock, language) : nothing;
};
