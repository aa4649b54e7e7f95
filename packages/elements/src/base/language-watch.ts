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

const parentOf = (element: Element): Element | null => {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

interface Watcher extends Element {
  languageChanged(): void;
}

// One observer for all elements of the page: it watches `lang` in the document and in every shadow tree that holds an element.
const watchers = new Set<Watcher>();
const roots = new Map<Node, number>();
let observer: MutationObserver | undefined;
const options = { attributes: true, attributeFilter: ['lang'], subtree: true };

const tell = (): void => watchers.forEach((watcher) => watcher.languageChanged());

const rootsOf = (element: Element): Node[] => {
  const found: Node[] = [];
  let root = element.getRootNode();
  found.push(root);
  while (root instanceof ShadowRoot) {
    root = root.host.getRootNode();
    found.push(root);
  }
  return found;
};

/** Starts telling the element about changes; returns the way to stop. */
export const watchLanguage = (watcher: Watcher): (() => void) => {
  const mine = rootsOf(watcher);
  if (!observer) {
    observer = new MutationObserver(tell);
    globalThis.addEventListener('congress-kit-configured', tell);
  }
  watchers.add(watcher);
  for (const root of mine) {
    if (!roots.has(root)) observer.observe(root, options);
    roots.set(root, (roots.get(root) ?? 0) + 1);
  }
  return () => {
    watchers.delete(watcher);
    let emptied = false;
    for (const root of mine) {
      const left = (roots.get(root) ?? 1) - 1;
      if (left > 0) roots.set(root, left);
      else emptied = roots.delete(root);
    }
    if (!emptied || !observer) return;
    // An observer cannot leave one root; it starts anew with those that are left.
    observer.disconnect();
    roots.forEach((_, root) => observer?.observe(root, options));
  };
};
