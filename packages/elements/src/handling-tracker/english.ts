import { progressLabels as progressEnglish } from '@congress-kit/api/messages/labels/progress.en';
import { recordLabels as recordLabelsEnglish } from '@congress-kit/api/messages/labels/record.en';
import { suggestionLabels as suggestionEnglish } from '@congress-kit/api/messages/labels/suggestion.en';
import { learnAttachments, learnShared } from '../locale/english.ts';
import { progressLabels, suggestionLabels } from '../locale/labels.ts';
import { teach } from '../locale/language.ts';
import { trackerEnglish } from './handling-tracker.words.en.ts';
import type { trackerWords } from './handling-tracker.words.ts';
import type { recordLabels } from './record-labels.ts';
import { recordEnglish } from './record.words.en.ts';
import type { recordWords } from './record.words.ts';
import { trackedEnglish } from './tracked.words.en.ts';
import { trackedWords } from './tracked.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  learnAttachments();
  teach(trackedWords, trackedEnglish);
  teach(progressLabels, progressEnglish);
  teach(suggestionLabels, suggestionEnglish);
};

/** The words that come with form and list. */
export const learnHome = (part: { readonly trackerWords: typeof trackerWords }): void => teach(part.trackerWords, trackerEnglish);

/** Those that come with a record. */
export const learnRecord = (part: { readonly recordLabels: typeof recordLabels; readonly recordWords: typeof recordWords }): void => {
  teach(part.recordLabels, recordLabelsEnglish);
  teach(part.recordWords, recordEnglish);
};
