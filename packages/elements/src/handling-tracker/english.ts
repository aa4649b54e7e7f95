import { progressLabels as progressEnglish } from '@congress-kit/api/messages/labels/progress.en';
import { recordLabels as recordLabelsEnglish } from '@congress-kit/api/messages/labels/record.en';
import { suggestionLabels as suggestionEnglish } from '@congress-kit/api/messages/labels/suggestion.en';
import { learnAttachments, learnShared } from '../locale/english.ts';
import { progressLabels, suggestionLabels } from '../locale/labels.ts';
import { teach } from '../locale/language.ts';
import { trackerEnglish } from './handling-tracker.words.en.ts';
import { trackerWords } from './handling-tracker.words.ts';
import { recordLabels } from './record-labels.ts';
import { recordEnglish } from './record.words.en.ts';
import { recordWords } from './record.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  learnAttachments();
  teach(trackerWords, trackerEnglish);
  teach(progressLabels, progressEnglish);
  teach(recordLabels, recordLabelsEnglish);
  teach(recordWords, recordEnglish);
  teach(suggestionLabels, suggestionEnglish);
};
