import type { LanguageFile, Messages } from '../base/registry.ts';
import { tables } from './language.ts';

/**
 * The words of a language as a message file: what a translator begins with. Only the tables that are loaded are in it. A word with
 * values in it has them as `{0}`, `{1}` …; where English says one and many, it is the many.
 */
export const messageFileOf = (language: 'zh-CN' | 'en'): LanguageFile => {
  const messages: Record<string, Messages> = {};
  for (const name of [...tables.keys()].sort()) messages[name] = textsOf(tables.get(name)?.[language]) as Messages;
  return { fallback: language, messages };
};

const textsOf = (word: unknown): string | Messages => {
  if (typeof word === 'function') return String(word(...Array.from({ length: word.length }, (_, at) => `{${at}}`)));
  if (typeof word !== 'object' || word === null) return String(word);
  return Object.fromEntries(Object.entries(word).map(([key, one]) => [key, textsOf(one)]));
};

/**
 * A language that nobody speaks, made of one that is complete: to see whether every word comes from a table, whether there is room
 * for long ones, and whether all is in its place from right to left.
 *
 * @param long every text twice
 */
export const pseudoLanguage = ({ messages, ...file }: LanguageFile, { long = false, dir = 'ltr' }: { long?: boolean; dir?: 'ltr' | 'rtl' }): LanguageFile => {
  // U+202E makes Latin letters run from the right, so that what a browser does with Arabic can be read by everybody.
  const turned = (text: string): string => (dir === 'rtl' ? `\u202e${text}\u202c` : text);
  const changed = (said: string | Messages): string | Messages =>
    (typeof said === 'string' ? turned(long ? `${said} ${said.replace(/\{\w+[^}]*\}|\[[^\]]*\]/g, '')}` : said)
      : Object.fromEntries(Object.entries(said).map(([key, one]) => [key, changed(one)])));
  return { ...file, dir, messages: changed(messages) as Messages };
};
