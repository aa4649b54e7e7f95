import { suggestionLabels as suggestionEnglish } from '@congress-kit/api/messages/labels/suggestion.en';
import * as faultEnglish from '../locale/contract-words.en.ts';
import { contractFaults } from '../locale/contract-words.ts';
import { learnShared } from '../locale/english.ts';
import { suggestionLabels } from '../locale/labels.ts';
import { teach } from '../locale/language.ts';
import { formEnglish } from '../suggestion-form/suggestion-form.words.en.ts';
import { formWords } from '../suggestion-form/suggestion-form.words.ts';

/** Lazy part: what the fields say in English. */
export const learn = (): void => {
  const { faults, types, formats, marks } = faultEnglish;
  learnShared();
  teach(contractFaults, { faults, types, formats, marks });
  teach(formWords, formEnglish);
  teach(suggestionLabels, suggestionEnglish);
};
