import { faultText, type SaidFault } from '@congress-kit/api/messages/describe';
import { problemDetail } from '@congress-kit/api/messages/wait';
import * as zh from '@congress-kit/api/messages/zh-CN';
import { table, type Language, type Table } from './language.ts';

/** Lazy part: what is said of problems and faults. Most visits never meet one; see `base/contract-part.ts`. */
export const contractProblems: Table<Readonly<Record<string, { readonly title: string; readonly detail: string } | undefined>>> = table('problems', zh.problems);
export const contractFaults: Table<Parameters<typeof faultText>[0]> = table('faults', { faults: zh.faults, types: zh.types, formats: zh.formats, marks: zh.marks });

/** Title and detail of a problem, filled; undefined for a code newer than this copy. */
export const problemWords = (code: string, params: Readonly<Record<string, unknown>>, language: Language): { title: string; detail: string } | undefined => {
  const said = contractProblems[language][code];
  return said && { title: said.title, detail: problemDetail(said.detail, params, language) };
};

/** What is wrong with one value, for beside its field. */
export const faultWords = (fault: SaidFault, language: Language): string => faultText(contractFaults[language], fault);
