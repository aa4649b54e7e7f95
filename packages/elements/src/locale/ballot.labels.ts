import { ballotLabels as zh } from '@congress-kit/api/messages/labels/ballot.zh-CN';
import { ballotFaults as zhFaults } from '@congress-kit/api/messages/ballot-faults.zh-CN';
import { fill } from '@congress-kit/api/messages/fill';
import { table, type Language, type Table } from './language.ts';

export const ballotLabels: Table<typeof zh> = table('labels.ballot', zh);
export const contractBallotFaults: Table<Readonly<Record<string, string | undefined>>> = table('ballotFaults', zhFaults);

/** A contradiction in a ballot's figures, with the figures. */
export const ballotFaultWords = (code: string, numbers: Readonly<Record<string, number>>, language: Language): string =>
  fill(contractBallotFaults[language][code] ?? code, numbers);
