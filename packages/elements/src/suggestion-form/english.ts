import { progressLabels as progressEnglish } from '@congress-kit/api/messages/labels/progress.en';
import { suggestionLabels as suggestionEnglish } from '@congress-kit/api/messages/labels/suggestion.en';
import { learnAttachments, learnShared } from '../locale/english.ts';
import { progressLabels, suggestionLabels } from '../locale/labels.ts';
import { teach } from '../locale/language.ts';
import { attachmentEnglish } from './attachment.words.en.ts';
import { attachmentWords } from './attachment.words.ts';
import { formEnglish } from './suggestion-form.words.en.ts';
import type { formWords } from './suggestion-form.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  learnAttachments();
  teach(progressLabels, progressEnglish);
  teach(suggestionLabels, suggestionEnglish);
  teach(attachmentWords, attachmentEnglish);
};

/** The words that come with what it shows. */
export const learnWords = (part: { readonly formWords: typeof formWords }): void => teach(part.formWords, formEnglish);
