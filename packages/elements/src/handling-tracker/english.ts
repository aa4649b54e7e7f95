import { learnShared } from '../locale/english.ts';
import { teach } from '../locale/language.ts';
import { trackerEnglish } from './handling-tracker.words.en.ts';
import { trackerWords } from './handling-tracker.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  teach(trackerWords, trackerEnglish);
};
