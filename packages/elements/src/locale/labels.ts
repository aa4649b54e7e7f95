import { faultText, type SaidFault } from '@congress-kit/api/messages/describe';
import * as en from '@congress-kit/api/messages/en';
import { fill } from '@congress-kit/api/messages/fill';
import * as zh from '@congress-kit/api/messages/zh-CN';
import type { Language } from './language.ts';

/**
 * The words of the contract (states, levels, faults, problems) are the API's own; this file only picks the language. Each
 * section is picked by itself, so that an element without a form carries no fault texts.
 */
export type LabelTable = keyof typeof zh.labels;

/** All labels of one list, e.g. to build its options: `labelsOf('suggestionKinds', language).praise`. */
export const labelsOf = <Name extends LabelTable>(name: Name, language: Language): (typeof zh.labels)[Name] =>
  (language === 'en' ? (en.labels as typeof zh.labels) : zh.labels)[name];

/** Label of one value. Lists are open: a word newer than this copy is shown as it came. */
export const labelOf = (name: LabelTable, value: string, language: Language): string =>
  (labelsOf(name, language) as Readonly<Record<string, string>>)[value] ?? value;

/** A label with figures in it: `sentenceOf('lightTexts', 'red', { days: 3 }, language)`. */
export const sentenceOf = (name: LabelTable, value: string, params: Readonly<Record<string, unknown>>, language: Language): string =>
  fill(labelOf(name, value, language), params);

/** Title and detail of a problem, filled; undefined for a code newer than this copy. */
export const problemWords = (code: string, params: Readonly<Record<string, unknown>>, language: Language): { title: string; detail: string } | undefined => {
  const said = (language === 'en' ? en.problems : zh.problems)[code as keyof typeof zh.problems];
  return said && { title: said.title, detail: fill(said.detail, params) };
};

/** What is wrong with one value, for beside its field. */
export const faultWords = (fault: SaidFault, language: Language): string =>
  language === 'en'
    ? faultText({ faults: en.faults, types: en.types, formats: en.formats, marks: en.marks } as unknown as Parameters<typeof faultText>[0], fault)
    : faultText({ faults: zh.faults, types: zh.types, formats: zh.formats, marks: zh.marks }, fault);

/** A contradiction in a ballot's figures, with the figures. */
export const ballotFaultWords = (code: string, numbers: Readonly<Record<string, number>>, language: Language): string => {
  const words = (language === 'en' ? en.ballotFaults : zh.ballotFaults) as Readonly<Record<string, string | undefined>>;
  return fill(words[code] ?? code, numbers);
};
