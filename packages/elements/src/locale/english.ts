import { ballotFaults as ballotFaultsEnglish } from '@congress-kit/api/messages/ballot-faults.en';
import { attachmentLabels as attachmentEnglish } from '@congress-kit/api/messages/labels/attachment.en';
import { attachmentLabels, contractBallotFaults } from './labels.ts';
import { mark, piecesOf } from './data-language.ts';
import { marking, teach } from './language.ts';
import { sharedWords } from './shared-words.ts';
import { sharedEnglish } from './shared-words.en.ts';

/** What every element says in English. Reached only through the `english.ts` of an element, which is a lazy part. */
export const learnShared = (): void => {
  teach(sharedWords, sharedEnglish);
  learnMarking();
};

/** Views of other languages tell what is Chinese in them. Here, and not in a file of its own, which would be one more to fetch. */
export const learnMarking = (): void => void Object.assign(marking, { mark, piecesOf });

/** For an element that shows files. */
export const learnAttachments = (): void => teach(attachmentLabels, attachmentEnglish);

/** For the ballot. */
export const learnBallotFaults = (): void => teach(contractBallotFaults, ballotFaultsEnglish);
