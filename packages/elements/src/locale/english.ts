import * as en from '@congress-kit/api/messages/en';
import { attachmentLabels as attachmentEnglish } from '@congress-kit/api/messages/labels/attachment.en';
import { attachmentLabels, contractBallotFaults, contractFaults, contractProblems } from './labels.ts';
import { teach } from './language.ts';
import { sharedWords } from './shared-words.ts';
import { sharedEnglish } from './shared-words.en.ts';

/** What every element says in English. Reached only through the `english.ts` of an element, which is a lazy part. */
export const learnShared = (): void => {
  teach(sharedWords, sharedEnglish);
  teach(contractProblems, en.problems);
};

/** For an element that shows files. */
export const learnAttachments = (): void => teach(attachmentLabels, attachmentEnglish);

/** For an element with a form. */
export const learnFaults = (): void => teach(contractFaults, { faults: en.faults, types: en.types, formats: en.formats, marks: en.marks });

/** For the ballot. */
export const learnBallotFaults = (): void => teach(contractBallotFaults, en.ballotFaults);
