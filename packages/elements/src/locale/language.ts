/** The languages the elements speak. Anything else falls back to Chinese: the sites are Chinese. */
export type Language = 'zh-CN' | 'en';

/** One table of words per element. English is learned when an element is to speak it; until then its place is Chinese. */
export type Table<Words> = Readonly<Record<Language, Words>>;

/** The English of a table: the Chinese one is the type, so a missing English line does not compile. */
export type English<T extends Table<unknown>> = { readonly [Key in keyof T['zh-CN']]: Widened<T['zh-CN'][Key]> };

/** A table that speaks Chinese. A word with a figure in it is a function: `left: (days: number) => …`. */
/* @__NO_SIDE_EFFECTS__ */
export function table<Words>(zh: Words): Table<Words> {
  return { 'zh-CN': zh, en: zh };
}

/** Gives a table its English. */
export const teach = <Words>(words: Table<Words>, en: NoInfer<English<Table<Words>>>): void => {
  (words as Record<Language, Words>).en = en as unknown as Words;
};

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Widened<R>
    : T extends object
      ? { readonly [Key in keyof T]: Widened<T[Key]> }
      : T;

/** `zh-Hans-CN`, `ZH`, `en-GB`, `fr` → a language we have. */
export const languageOf = (tag: string | null | undefined): Language => (/^en\b/i.test(tag ?? '') ? 'en' : 'zh-CN');
