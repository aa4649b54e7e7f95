import { faultText, type SaidFault } from '@congress-kit/api/messages/describe';
import { fill } from '@congress-kit/api/messages/fill';
import * as zh from '@congress-kit/api/messages/zh-CN';
import { table, type Language, type Table } from './language.ts';

/**
 * The words of the contract (states, levels, faults, problems) are the API's own; this file only picks the language. Each
 * section is a table of its own, so that an element without a form carries no fault texts. Their English: `english.ts`.
 */
export const contractLabels: Table<typeof zh.labels> = table(zh.labels);
export const contractProblems: Table<Readonly<Record<string, { readonly title: string; readonly detail: string } | undefined>>> = table(zh.problems);
export const contractFaults: Table<Parameters<typeof faultText>[0]> = table({ faults: zh.faults, types: zh.types, formats: zh.formats, marks: zh.marks });
export const contractBallotFaults: Table<Readonly<Record<string, string | undefined>>> = table(zh.ballotFaults);

export type LabelTable = keyof typeof zh.labels;

/** All labels of one list, e.g. to build its options: `labelsOf('suggestionKinds', language).praise`. */
export const labelsOf = <Name extends LabelTable>(name: Name, language: Language): (typeof zh.labels)[Name] => contractLabels[language][name];

/** Label of one value. Lists are open: a word newer than this copy is shown as it came. */
export const labelOf = (name: LabelTable, value: string, language: Language): string =>
  (labelsOf(name, language) as Readonly<Record<string, string>>)[value] ?? value;

/** A label with figures in it: `sentenceOf('lightTexts', 'red', { days: 3 }, language)`. */
export const sentenceOf = (name: LabelTable, value: string, params: Readonly<Record<string, unknown>>, language: Language): string =>
  fill(labelOf(name, value, language), params);

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
