import { lazyPart, type LazyPart } from '../base/lazy.ts';
import { page, type LanguageFile } from '../base/registry.ts';
import type { Added } from './added.ts';

const parts = new Map<string, { readonly file: LanguageFile | string | undefined; readonly part: LazyPart<Added> }>();

/** The words of a language that the page has added, as a lazy part: one for each tag, and anew when the page adds other words. */
export const addedLanguage = (tag: string): LazyPart<Added> => {
  const file = page().languages?.[tag];
  const known = parts.get(tag);
  if (known && known.file === file) return known.part;
  const part = lazyPart(async () => (await import('./added.ts')).speak(tag));
  parts.set(tag, { file, part });
  return part;
};
