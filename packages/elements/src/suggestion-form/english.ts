import { suggestionLabels as suggestionEnglish } from '@congress-kit/api/messages/labels/suggestion.en';
import { learnAttachments, learnFaults, learnShared } from '../locale/english.ts';
import { suggestionLabels } from '../locale/labels.ts';
import { teach } from '../locale/language.ts';
import { attachmentEnglish } from './attachment.words.en.ts';
import { attachmentWords } from './attachment.words.ts';
import { formEnglish } from './suggestion-form.words.en.ts';
import { formWords } from './suggestion-form.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  learnFaults();
  learnAttachments();
  teach(formWords, formEnglish);
  teach(suggestionLabels, suggestionEnglish);
  teach(attachmentWords, attachmentEnglish);
};
