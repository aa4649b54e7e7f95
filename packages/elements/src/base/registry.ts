import type { Language } from '../locale/language.ts';

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
  language?: Language | undefined;
  theme?: string | undefined;
  elder?: boolean | undefined;
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
}

/** Settings of the script tag, for every element of the page that has no attribute of its own. */
export const configure = (settings: PageSettings): void => {
  const registry = page();
  if (settings.api !== undefined) registry.api = settings.api;
  if (settings.src !== undefined) registry.src = settings.src;
  if (settings.lang !== undefined) registry.language = /^en\b/i.test(settings.lang) ? 'en' : 'zh-CN';
  if (settings.theme !== undefined) registry.theme = settings.theme;
  if (settings.elder !== undefined) registry.elder = settings.elder;
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
  if (first !== version) console.warn(`<${tag}> is already registered by ${first ? `congress-kit ${first}` : 'another script'}; version ${version} stays unused.`);
};
