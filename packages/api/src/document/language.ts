import { messages as englishMessages } from '../messages/en.ts';
import { everyLabel } from '../messages/every.ts';
import { messages as chineseMessages } from '../messages/zh-CN.ts';
import { suggestionActs } from '../rules/suggestion-states.ts';

/** The document is written twice, for people of each language; addresses, names and schemas are the same in both. */
export const documentLanguages = ['en', 'zh-CN'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

type Words = Readonly<Record<string, string>>;

export const messagesOf = (language: DocumentLanguage) => (language === 'en' ? englishMessages : chineseMessages);

const tablesOf = (language: DocumentLanguage): Readonly<Record<string, Words>> => {
  const labels: Readonly<Record<string, Words>> = everyLabel[language];
  // What can be done with a suggestion: a state it goes to, or an act that has its name among those of cases.
  const acts = Object.fromEntries(suggestionActs.map((act) => [act, labels['caseActs']![act]!]));
  return { ...labels, suggestionMoves: { ...labels['suggestionStates'], ...acts } };
};
const tables = { en: tablesOf('en'), 'zh-CN': tablesOf('zh-CN') };

/** What the values of a list are called: the table that names all of them, the closest fit first. */
export const labelsFor = (values: readonly string[], language: DocumentLanguage): Words | undefined => {
  const fits = Object.entries(tables['zh-CN'])
    .filter(([, table]) => values.every((value) => Object.prototype.hasOwnProperty.call(table, value)))
    .sort(([, one], [, other]) => Object.keys(one).length - Object.keys(other).length);
  const [name] = fits[0] ?? [];
  return name === undefined ? undefined : tables[language][name];
};
