import { learnBallotFaults, learnShared } from '../locale/english.ts';
import { teach } from '../locale/language.ts';
import { ballotEnglish } from './ballot-words.en.ts';
import { ballotWords } from './ballot-words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  learnBallotFaults();
  teach(ballotWords, ballotEnglish);
};
