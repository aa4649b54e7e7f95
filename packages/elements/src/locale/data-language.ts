import type { Language, Piece } from './language.ts';

/**
 * The language of what a congress publishes and residents write, whatever a view speaks: titles, texts, names. The API names none, because a
 * congress in China writes Chinese; this is the one place that says so.
 */
export const dataLanguage = 'zh-CN';

/** A language that is itself written with Han characters: what is data and what are words cannot be told apart there, and need not be. */
const isWrittenAlike = (language: string): boolean => /^(zh|ja)\b/.test(language);

/** From the first Han character to the last that no word of another language with spaces around it parts from it: “3号楼WiFi、有线电视”. */
const run = /[\d《（【「]*\p{sc=Han}(?:(?:\P{L}*|[^\s\p{sc=Han}]+)\p{sc=Han})*[。！？；，、：）】」》]*/gu;

/** A text of a view in that language, cut where it changes into that of the data and back. */
export const piecesOf = (text: string, language: string): Piece[] => {
  if (isWrittenAlike(language)) return [{ text, lang: language }];
  const pieces: Piece[] = [];
  let end = 0;
  const add = (upTo: number, lang: string): void => {
    if (upTo > end) pieces.push({ text: text.slice(end, upTo), lang });
    end = upTo;
  };
  for (const found of text.matchAll(run)) {
    add(found.index, language);
    add(found.index + found[0].length, dataLanguage);
  }
  add(text.length, language);
  return pieces;
};

/** What stands behind a text since it was cut. */
const tails = new WeakMap<Node, readonly ChildNode[]>();
const watchers = new WeakMap<Node, MutationObserver>();
const watched = { childList: true, characterData: true, subtree: true };

/**
 * Names the language of whatever is Chinese in a view that is not (WCAG 3.1.2), as it is drawn and whenever it changes: voices and fonts go
 * by it. A view in Chinese has nothing added, and templates need not know: they are drawn in either.
 *
 * A text keeps its node, which its template goes on writing to; what follows the first change of language stands behind it, inside the same
 * part of the template, and is taken away before the text is read anew.
 */
export const mark = (root: Node, language: Language): void => {
  const known = watchers.get(root);
  if (isWrittenAlike(language)) {
    if (!known) return;
    rewritten(known.takeRecords());
    known.disconnect();
    watchers.delete(root);
    return textsOf(root).forEach(join);
  }
  if (known) return follow(known, language, known.takeRecords());
  const watcher = new MutationObserver((records) => follow(watcher, language, records));
  watchers.set(root, watcher);
  textsOf(root).forEach((text) => cut(text, language));
  watcher.observe(root, watched);
};

const follow = (watcher: MutationObserver, language: Language, records: readonly MutationRecord[]): void => {
  const changed = rewritten(records);
  for (const { addedNodes } of records) addedNodes.forEach((node) => textsOf(node).forEach((text) => changed.add(text)));
  changed.forEach((text) => cut(text, language));
  // That was us.
  watcher.takeRecords();
};

/** What a template wrote itself is whole again. */
const rewritten = (records: readonly MutationRecord[]): Set<Text> => {
  const texts = new Set<Text>();
  for (const { type, target } of records) {
    if (type !== 'characterData' || texts.has(target as Text)) continue;
    tails.get(target)?.forEach((node) => node.remove());
    tails.delete(target);
    texts.add(target as Text);
  }
  return texts;
};

const textsOf = (root: Node): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = root instanceof Text ? [root] : [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
};

/** Nothing may stand in these but text: the whole of it is named. */
const isBare = (element: Element): boolean => element.matches('option, textarea, title, desc, style');

const cut = (text: Text, language: Language): void => {
  const parent = text.parentElement;
  if (!parent || tails.has(text) || !/\p{sc=Han}/u.test(text.data)) return;
  if (isBare(parent)) return parent.setAttribute('lang', dataLanguage);
  if (parent.closest('[lang]')?.getAttribute('lang') === dataLanguage) return;
  const pieces = piecesOf(text.data, language);
  const first = pieces[0]?.lang === dataLanguage ? '' : pieces.shift()?.text ?? '';
  const tail = pieces.map((piece) => (piece.lang === dataLanguage ? named(parent, piece.text) : document.createTextNode(piece.text)));
  text.data = first;
  text.after(...tail);
  tails.set(text, tail);
};

/** `bdi`, so that a Chinese name keeps its brackets where the words around it run from the right. */
const named = (parent: Element, words: string): Element => {
  const { namespaceURI } = parent;
  const place = document.createElementNS(namespaceURI, namespaceURI?.endsWith('svg') ? 'tspan' : 'bdi');
  place.setAttribute('lang', dataLanguage);
  place.textContent = words;
  return place;
};

const join = (text: Text): void => {
  const { parentElement: parent } = text;
  if (parent && isBare(parent)) parent.removeAttribute('lang');
  const tail = tails.get(text);
  if (!tail) return;
  text.data += tail.map(({ textContent }) => textContent).join('');
  tail.forEach((node) => node.remove());
  tails.delete(text);
};
