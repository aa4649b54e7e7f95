/** The languages the elements speak. Anything else falls back to Chinese: the sites are Chinese. */
export type Language = 'zh-CN' | 'en';

/** One table of words per element; the Chinese one is the type, so a missing English line does not compile. */
export type Table<Words> = Readonly<Record<Language, Words>>;

/** Keeps the type of both tables and nothing else. A word with a figure in it is a function: `left: (days: number) => …`. */
export const table = <Words>(zh: Words, en: NoInfer<{ readonly [Key in keyof Words]: Widened<Words[Key]> }>): Table<Words> =>
  ({ 'zh-CN': zh, en: en as unknown as Words });

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Widened<R>
    : T extends object
      ? { readonly [Key in keyof T]: Widened<T[Key]> }
      : T;

/** `zh-Hans-CN`, `ZH`, `en-GB`, `fr` → a language we have. */
export const languageOf = (tag: string | null | undefined): Language => (/^en\b/i.test(tag ?? '') ? 'en' : 'zh-CN');
