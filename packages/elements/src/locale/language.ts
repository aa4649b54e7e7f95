/**
 * Chinese and English come with the kit; a page may add further ones (`addLanguage`). At run time an added language is its tag,
 * e.g. `ug`; the compiler knows them all by one name, so that every table has a place for them.
 */
export type Language = 'zh-CN' | 'en' | 'added';

/** One table of words per element. Other languages are learned when an element is to speak them; until then they are Chinese. */
export type Table<Words> = Readonly<Record<Language, Words>>;

/** The English of a table: the Chinese one is the type, so a missing English line does not compile. */
export type English<T extends Table<unknown>> = { readonly [Key in keyof T['zh-CN']]: Widened<T['zh-CN'][Key]> };

/** Every table that is here, by its name: what the words of an added language are sorted by. */
export const tables: Map<string, Record<string, unknown>> = /* @__PURE__ */ new Map();
/** Languages that are written from right to left. */
export const fromTheRight: Set<string> = /* @__PURE__ */ new Set();

/** A text, or a part of it, in one language. */
export interface Piece {
  readonly text: string;
  readonly lang: string;
}

/** Tells what is Chinese in a view of another language; comes with the words of that language, see `data-language.ts`. */
export const marking: { mark?: (root: Node, language: Language) => void; piecesOf?: (text: string, language: string) => Piece[] } = {};

type Learner = (name: string, words: Record<string, unknown>) => void;
let learner: Learner | undefined;

/** Hears of every table that comes, or learns English, from now on. */
export const whenTaught = (act: Learner): void => {
  learner = act;
};

/**
 * A table that speaks Chinese. A word with a figure in it is a function: `left: (days: number) => …`.
 *
 * @param name what the table is called in the message file of a language; see README, “Other languages”
 * @param en only where both languages come together: the words of a part that is lazy itself
 */
/* @__NO_SIDE_EFFECTS__ */
export function table<Words>(name: string, zh: Words, en?: NoInfer<English<Table<Words>>>): Table<Words> {
  const words: Record<string, unknown> = { 'zh-CN': zh, en: en ?? zh };
  tables.set(name, words);
  learner?.(name, words);
  return words as Table<Words>;
}

/** Gives a table its English. */
export const teach = <Words>(words: Table<Words>, en: NoInfer<English<Table<Words>>>): void => {
  (words as Record<string, unknown>)['en'] = en;
  tables.forEach((one, name) => {
    if (one === words) learner?.(name, one);
  });
};

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Widened<R>
    : T extends object
      ? { readonly [Key in keyof T]: Widened<T[Key]> }
      : T;

/**
 * `zh-Hans-CN`, `ZH`, `en-GB`, `fr` → a language we have.
 *
 * @param added tags that the page has added; the longest that begins the wanted tag wins
 */
export const languageOf = (tag: string | null | undefined, added: readonly string[] = []): Language => {
  const wanted = `${tag ?? ''}-`.toLowerCase();
  const [found] = added.filter((one) => wanted.startsWith(`${one.toLowerCase()}-`)).sort((one, other) => other.length - one.length);
  return (found as Language | undefined) ?? (/^en[-_]/.test(wanted) ? 'en' : 'zh-CN');
};
