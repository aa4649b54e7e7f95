/** Stamped on every registration; two copies of the kit on one page are told apart by it. */
export const version = '0.1.0';

/**
 * What all copies of the kit on a page share: who registered which tag, and what the script tag said for the whole page.
 * A registered symbol, because a second copy is another module and sees none of our variables.
 */
export interface PageRegistry {
  readonly version: string;
  readonly tags: Record<string, string>;
  api?: string | undefined;
  src?: string | undefined;
  /** A tag, e.g. `en`. */
  language?: string | undefined;
  theme?: string | undefined;
  elder?: boolean | undefined;
  elderSwitch?: boolean | undefined;
  /** What a person chose on this device; null when nothing. Read once. */
  elderChoice?: boolean | null;
  /** Languages the page has added: their words, or the address of a file with them. */
  languages?: Record<string, LanguageFile | string>;
}

/**
 * Words by table and name, e.g. `{ "shared": { "retry": "…", "daysLeft": { "one": "…", "other": "… {0} …" } } }`: `{0}` is the first
 * value, several forms are chosen as `Intl.PluralRules` says. What is missing is said in `fallback`.
 */
export interface Messages {
  readonly [name: string]: string | Messages;
}

/** A language: a JSON file, or an object. `messages/en.json` of this package is one to begin with. */
export interface LanguageFile {
  readonly messages: Messages;
  /** Else by the language: Arabic, Uyghur, Hebrew … run from right to left. */
  readonly dir?: 'ltr' | 'rtl';
  /** What is missing is said in this language; Chinese when absent. */
  readonly fallback?: 'zh-CN' | 'en';
}

const key = Symbol.for('congress-kit');

export const page = (): PageRegistry => {
  const holder = globalThis as unknown as Record<symbol, PageRegistry | undefined>;
  return (holder[key] ??= { version, tags: {} });
};

export interface PageSettings {
  api?: string | undefined;
  /** The folder of a snapshot instead of an API; with a slash at its end. */
  src?: string | undefined;
  lang?: string | undefined;
  theme?: string | undefined;
  elder?: boolean | undefined;
  /** Every element shows the switch of 长辈模式. */
  elderSwitch?: boolean | undefined;
}

/** Settings of the script tag, for every element of the page that has no attribute of its own. */
export const configure = ({ api, src, lang: language, theme, elder, elderSwitch }: PageSettings): void => {
  const registry = page() as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries({ api, src, language, theme, elder, elderSwitch })) if (value !== undefined) registry[name] = value;
  globalThis.dispatchEvent?.(new Event('congress-kit-configured'));
};

/** Where the choice is kept, as 1 or 0; see `elder-part.ts`, which writes it. */
export const elderPlace = 'congress-kit:elder';

/** 长辈模式 as a person has chosen it on this device; undefined where nobody has. */
export const elderChosen = (): boolean | undefined => {
  const registry = page();
  if (registry.elderChoice === undefined) {
    let kept: string | null = null;
    try {
      kept = localStorage.getItem(elderPlace);
    } catch {
      // Storage may be forbidden (private windows, sandboxed frames), and a server has none.
    }
    registry.elderChoice = kept === null ? null : kept === '1';
  }
  return registry.elderChoice ?? undefined;
};

/**
 * Lets the elements of the page speak a further language, wherever `lang` asks for it. No rebuild: the words are data.
 *
 * @param tag e.g. `ug`, `mn-Mong`, `fr`; a `lang` that begins with it is meant, too
 * @param file the words, or the address of a JSON file with them, which is fetched once an element is to speak the language
 * @example addLanguage('ug', '/messages/ug.json')
 */
export const addLanguage = (tag: string, file: LanguageFile | string): void => {
  (page().languages ??= {})[tag] = file;
  globalThis.dispatchEvent?.(new Event('congress-kit-configured'));
};

/** Registers an element under a tag: never twice, and a second copy is only worth a word when it is another version. */
export const define = (tag: string, element: CustomElementConstructor, registry: CustomElementRegistry = customElements): void => {
  if (!registry.get(tag)) {
    registry.define(tag, element);
    if (registry === globalThis.customElements) page().tags[tag] = version;
    return;
  }
  const first = page().tags[tag];
  if (first !== version) console.warn(`<${tag}> is registered by ${first ?? 'another script'}; congress-kit ${version} stays unused.`);
};
