/**
 * Prints only this: the host's page around it is not part of the receipt. A frame of our own gets a copy and the same
 * constructed styles, which a strict CSP allows. Where that is not possible the whole page is printed.
 */
export const printOnly = (node: Element, styles: readonly CSSStyleSheet[]): void => {
  const frame = document.createElement('iframe');
  frame.style.position = 'fixed';
  frame.style.width = frame.style.height = '0';
  frame.style.border = '0';
  document.body.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  const paper = frame.contentDocument;
  try {
    if (!view || !paper) throw new Error('no frame');
    paper.documentElement.lang = node.closest('[lang]')?.getAttribute('lang') ?? '';
    const copy = paper.importNode(node, true);
    fillSlots(node, copy, paper);
    paper.body.append(copy);
    paper.body.className = 'frame';
    paper.adoptedStyleSheets = styles.map((style) => {
      const copy = new view.CSSStyleSheet();
      copy.replaceSync(Array.from(style.cssRules, (rule) => rule.cssText).join('\n'));
      return copy;
    });
    view.addEventListener('afterprint', () => frame.remove());
    view.focus();
    view.print();
  } catch {
    frame.remove();
    globalThis.print();
  }
};

/** A copied slot shows our words; on paper, too, the page's own stand instead of them. */
const fillSlots = (node: Element, copy: Element, paper: Document): void => {
  const slots = copy.querySelectorAll('slot');
  node.querySelectorAll('slot').forEach((slot, at) => {
    const given = slot.assignedNodes({ flatten: true });
    if (given.length > 0) slots[at]?.replaceWith(...given.map((one) => paper.importNode(one, true)));
  });
};
