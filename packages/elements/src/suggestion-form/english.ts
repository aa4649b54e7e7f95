import { learnFaults, learnShared } from '../locale/english.ts';
import { teach } from '../locale/language.ts';
import { formEnglish } from './suggestion-form.words.en.ts';
import { formWords } from './suggestion-form.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  learnFaults();
  teach(formWords, formEnglish);
};
