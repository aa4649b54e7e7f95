import { ballotLabels as ballotLabelsEnglish } from '@congress-kit/api/messages/labels/ballot.en';
import { suggestionLabels as suggestionEnglish } from '@congress-kit/api/messages/labels/suggestion.en';
import { learnBallotFaults, learnShared } from '../locale/english.ts';
import { ballotLabels, suggestionLabels } from '../locale/labels.ts';
import { teach } from '../locale/language.ts';
import { ballotEnglish } from './ballot-words.en.ts';
import type { ballotWords } from './ballot-words.ts';
import { moreEnglish } from './more.words.en.ts';
import type { moreWords } from './more.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  learnBallotFaults();
  teach(ballotLabels, ballotLabelsEnglish);
  teach(suggestionLabels, suggestionEnglish);
};

/** The words that come with what it shows. */
export const learnWords = (part: { readonly ballotWords: typeof ballotWords; readonly moreWords: typeof moreWords }): void => {
  teach(part.ballotWords, ballotEnglish);
  teach(part.moreWords, moreEnglish);
};
