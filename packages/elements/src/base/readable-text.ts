import { marking, type Piece } from '../locale/language.ts';

/** What a person would read of a view, in its order: for reading aloud. */

/** Short enough for engines that stop in the middle of long ones. */
const longest = 120;

/** Text that nobody sees or that only helps to operate: fields, pictures without words, the bar that reads. */
const isSkipped = (element: Element): boolean =>
  element.matches('script, style, template, input, textarea, select, .elder-bar, .probe, [role="status"], [aria-hidden="true"], .skeleton')
  || (element.localName === 'svg' && element.getAttribute('role') !== 'img');

const isSaid = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/**
 * Blocks of text as sentences, from the top to the bottom; what is folded or hidden is left out.
 *
 * @param language of the view; what is Chinese in one of another language is a piece of its own, for a voice that can say it
 */
export const textsIn = (frame: Element, language: string): Piece[] => {
  const texts: Piece[] = [];
  let line = '';
  const end = (): void => {
    const tidy = line.replace(/\s+/g, ' ').trim();
    for (const { text, lang } of marking.piecesOf?.(tidy, language) ?? [{ text: tidy, lang: language }]) texts.push(...sentences(text).filter(isSaid).map((one) => ({ text: one, lang })));
    line = '';
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) line += node.data;
    if (!(node instanceof Element) || isSkipped(node)) return;
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility === 'hidden') return;
    const isBlock = !/^(inline|contents|table-cell)/.test(display);
    if (isBlock) end();
    if (node.localName === 'svg') line += node.getAttribute('aria-label') ?? '';
    else childrenOf(node).forEach(walk);
    if (isBlock) end();
    // Words side by side are not one word.
    else if (display !== 'inline') line += ' ';
  };
  walk(frame);
  end();
  return texts;
};

const childrenOf = (element: Element): readonly Node[] => {
  if (element instanceof HTMLSlotElement) {
    const given = element.assignedNodes({ flatten: true });
    return given.length > 0 ? given : Array.from(element.childNodes);
  }
  if (element instanceof HTMLDetailsElement && !element.open) return Array.from(element.querySelectorAll(':scope > summary'));
  return Array.from(element.childNodes);
};

const sentences = (text: string): string[] => {
  const pieces = text.match(/[^。！？；!?;]+[。！？；!?;]*/g) ?? [text];
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    if (last !== undefined && last.length + piece.length <= longest) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined.map((one) => one.trim()).filter(Boolean);
};
