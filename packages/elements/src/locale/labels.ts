import { faultText, type SaidFault } from '@congress-kit/api/messages/describe';
import { fill } from '@congress-kit/api/messages/fill';
import { attachmentLabels as zhAttachment } from '@congress-kit/api/messages/labels/attachment.zh-CN';
import { ballotLabels as zhBallot } from '@congress-kit/api/messages/labels/ballot.zh-CN';
import { placeLabels as zhPlace } from '@congress-kit/api/messages/labels/place.zh-CN';
import { progressLabels as zhProgress } from '@congress-kit/api/messages/labels/progress.zh-CN';
import { suggestionLabels as zhSuggestion } from '@congress-kit/api/messages/labels/suggestion.zh-CN';
import * as zh from '@congress-kit/api/messages/zh-CN';
import { table, type Language, type Table } from './language.ts';

/**
 * The words of the contract (states, levels, faults, problems) are the API's own; this file only picks the language. Each
 * section is a table of its own, so that an element carries only what it shows. The element's `english.ts` teaches them English.
 */
export const attachmentLabels: Table<typeof zhAttachment> = table(zhAttachment);
export const ballotLabels: Table<typeof zhBallot> = table(zhBallot);
export const placeLabels: Table<typeof zhPlace> = table(zhPlace);
export const progressLabels: Table<typeof zhProgress> = table(zhProgress);
export const suggestionLabels: Table<typeof zhSuggestion> = table(zhSuggestion);
export const contractProblems: Table<Readonly<Record<string, { readonly title: string; readonly detail: string } | undefined>>> = table(zh.problems);
export const contractFaults: Table<Parameters<typeof faultText>[0]> = table({ faults: zh.faults, types: zh.types, formats: zh.formats, marks: zh.marks });
export const contractBallotFaults: Table<Readonly<Record<string, string | undefined>>> = table(zh.ballotFaults);

/** All labels of one list, e.g. to build its options: `labelsOf(suggestionLabels, 'suggestionKinds', language).praise`. */
export const labelsOf = <Lists, Name extends keyof Lists>(labels: Table<Lists>, name: Name, language: Language): Lists[Name] => labels[language][name];

/** Label of one value. Lists are open: a word newer than this copy is shown as it came. */
export const labelOf = <Lists>(labels: Table<Lists>, name: keyof Lists, value: string, language: Language): string =>
  (labels[language][name] as Readonly<Record<string, string>>)[value] ?? value;

/** A label with figures in it: `sentenceOf(progressLabels, 'lightTexts', 'red', { days: 3 }, language)`. */
export const sentenceOf = <Lists>(labels: Table<Lists>, name: keyof Lists, value: string, params: Readonly<Record<string, unknown>>, language: Language): string =>
  fill(labelOf(labels, name, value, language), params);

/** Title and detail of a problem, filled; undefined for a code newer than this copy. */
export const problemWords = (code: string, params: Readonly<Record<string, unknown>>, language: Language): { title: string; detail: string } | undefined => {
  const said = contractProblems[language][code];
  return said && { title: said.title, detail: fill(said.detail, params) };
};

/** What is wrong with one value, for beside its field. */
export const faultWords = (fault: SaidFault, language: Language): string => faultText(contractFaults[language], fault);

/** A contradiction in a ballot's figures, with the figures. */
export const ballotFaultWords = (code: string, numbers: Readonly<Record<string, number>>, language: Language): string =>
  fill(contractBallotFaults[language][code] ?? code, numbers);
