import type { CSSResult } from 'lit';
import { page, type LanguageFile } from '../base/registry.ts';
import { mirrored, mirrorExtras } from '../theme/mirrored.ts';
import { learnMarking } from './english.ts';
import { fromTheRight, tables, whenTaught } from './language.ts';

/** Scripts that run from right to left, by the languages usually written in them or by the script named in the tag. */
const rightToLeft = /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?![a-z])(?!.*-(latn|cyrl))|-(arab|hebr|thaa)(-|$)/i;

const spoken = new Map<string, LanguageFile>();

/** What an element needs to know of an added language. */
export interface Added {
  /** The language in which missing words are said. */
  readonly fallback: 'zh-CN' | 'en';
  /** Styles as they are where a language runs from the right. */
  readonly mirror: (styles: readonly CSSResult[]) => CSSResult[];
}

/** A lazy part: reads the words of a language and gives them to every table, those that come later, too. */
export const speak = async (tag: string): Promise<Added> => {
  const known = page().languages?.[tag];
  const file = typeof known === 'string' ? await read(known) : known;
  if (typeof file?.messages !== 'object') throw new TypeError(`The words of “${tag}” are not what a message file holds: { "messages": { … } }`);
  spoken.set(tag, file);
  learnMarking();
  if (file.dir === 'rtl' || (!file.dir && rightToLeft.test(tag))) fromTheRight.add(tag);
  tables.forEach((words, name) => learn(tag, file, name, words));
  return { fallback: file.fallback ?? 'zh-CN', mirror: (styles) => [...styles.map(mirrored), mirrorExtras] };
};

const read = async (address: string): Promise<LanguageFile> => {
  const answer = await fetch(new URL(address, document.baseURI).href);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
};

const learn = (tag: string, { fallback = 'zh-CN', messages }: LanguageFile, name: string, words: Record<string, unknown>): void => {
  words[tag] = merged(words[fallback], messages[name], tag);
};

whenTaught((name, words) => spoken.forEach((file, tag) => learn(tag, file, name, words)));

/** A word that is missing, or of another kind than ours, is said in the language it falls back to. */
const merged = (own: unknown, said: unknown, tag: string): unknown => {
  const text = typeof said === 'string' || isPlural(said) ? said : undefined;
  if (typeof own === 'function') return text === undefined ? own : (...values: unknown[]) => filled(chosen(text, values[0], tag), values, tag);
  if (typeof own === 'string') return typeof said === 'string' ? said : isPlural(said) ? (values: Record<string, unknown>) => filledByName(said, values, tag) : own;
  if (typeof own !== 'object' || own === null) return own;
  const given = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>;
  const words: Record<string, unknown> = Array.isArray(own) ? ([] as unknown as Record<string, unknown>) : {};
  for (const key of Object.keys(own)) words[key] = merged((own as Record<string, unknown>)[key], given[key], tag);
  return words;
};

type Plural = { readonly other: string } & Readonly<Record<string, string | undefined>>;

const isPlural = (said: unknown): said is Plural =>
  typeof said === 'object' && said !== null && typeof (said as Partial<Plural>).other === 'string' && Object.keys(said).every((key) => /^(zero|one|two|few|many|other)$/.test(key));

/** One of the forms that the language has for that many, by its own rules. */
const chosen = (said: string | Plural, count: unknown, tag: string): string => {
  if (typeof said === 'string') return said;
  const number = typeof count === 'number' ? count : Number(String(count).replace(/[,\s]/g, ''));
  return (Number.isNaN(number) ? undefined : said[new Intl.PluralRules(tag).select(number)]) ?? said.other;
};

const filled = (text: string, values: readonly unknown[], tag: string): string =>
  text.replace(/\{(\d)\}/g, (gap, at: string) => (Number(at) < values.length ? written(values[Number(at)], tag) : gap));

const filledByName = (said: Plural, values: Record<string, unknown>, tag: string): string =>
  chosen(said, Object.values(values).find((value) => typeof value === 'number'), tag)
    .replace(/\{(\w+)\}/g, (gap, name: string) => (name in values ? written(values[name], tag) : gap));

const written = (value: unknown, tag: string): string => (typeof value === 'number' ? new Intl.NumberFormat(tag).format(value) : String(value ?? ''));
