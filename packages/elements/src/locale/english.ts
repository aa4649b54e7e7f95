import { ballotFaults as ballotFaultsEnglish } from '@congress-kit/api/messages/ballot-faults.en';
import { attachmentLabels as attachmentEnglish } from '@congress-kit/api/messages/labels/attachment.en';
import { attachmentLabels, contractBallotFaults } from './labels.ts';
import { mark } from './data-language.ts';
import { marking, teach } from './language.ts';
import { sharedWords } from './shared-words.ts';
import { sharedEnglish } from './shared-words.en.ts';

/** What every element says in English. Reached only through the `english.ts` of an element, which is a lazy part. */
export const learnShared = (): void => {
  teach(sharedWords, sharedEnglish);
  marking.mark = mark;
};

/** For an element that shows files. */
export const learnAttachments = (): void => teach(attachmentLabels, attachmentEnglish);

/** For the ballot. */
export const learnBallotFaults = (): void => teach(contractBallotFaults, ballotFaultsEnglish);
