import { learnShared } from '../locale/english.ts';
import { teach } from '../locale/language.ts';
import { finderEnglish } from './deputy-finder.words.en.ts';
import { finderWords } from './deputy-finder.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  teach(finderWords, finderEnglish);
};
