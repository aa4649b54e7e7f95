import { languageOf, type Language } from '../locale/language.ts';
import { page } from './registry.ts';

/** Which language an element speaks: the nearest `lang` upwards, through shadow hosts; then the page's; then Chinese. */
export const resolveLanguage = (element: Element): Language => {
  let at: Element | null = element;
  while (at && at !== document.documentElement) {
    const tag = at.getAttribute('lang');
    if (tag) return spoken(tag);
    at = parentOf(at);
  }
  // The script tag's data-lang is a decision about the kit; <html lang="en"> on an old Chinese page is often a template's leftover.
  return spoken(page().language ?? document.documentElement.getAttribute('lang'));
};

const spoken = (tag: string | null): Language => languageOf(tag, Object.keys(page().languages ?? {}));

const parentOf = (element: Element): Element | null => element.assignedSlot ?? element.parentElement ?? hostOf(element);

const hostOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

interface Watcher extends Element {
  languageChanged(): void;
}

// One observer for all elements of the page: it watches `lang` in the document and in every shadow tree that holds an element.
const watchers = new Set<Watcher>();
let observer: MutationObserver | undefined;

const tell = (): void => watchers.forEach((watcher) => watcher.languageChanged());

/** Starts telling the element about changes; returns the way to stop. */
export const watchLanguage = (watcher: Watcher): (() => void) => {
  if (!observer) {
    observer = new MutationObserver(tell);
    globalThis.addEventListener('congress-kit-configured', tell);
  }
  watchers.add(watcher);
  for (let at: Element | null = watcher; at; at = hostOf(at)) observer.observe(at.getRootNode(), { attributes: true, attributeFilter: ['lang'], subtree: true });
  return () => {
    watchers.delete(watcher);
    // An observer cannot leave one root, and leaving all would lose what it has not told yet: while anybody listens, it stays.
    if (watchers.size === 0) observer?.disconnect();
  };
};
