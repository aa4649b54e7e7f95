import { expect, waitUntil } from '@open-wc/testing';

/** Gives an element words of the page's own for each of these slots, and waits until it has drawn slots for those that it draws only then. */
export const giveWords = async (element: Element & { readonly updateComplete: Promise<unknown> }, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const words = document.createElement('span');
    words.slot = name;
    words.textContent = `本县的话：${name}`;
    element.append(words);
  }
  // A MutationObserver is told after what runs now.
  await Promise.resolve();
  await element.updateComplete;
};

/** Each of these stands where ours would, and can be seen: soon, as what draws one may still be on its way. */
export const expectWords = async (element: Element, names: readonly string[]): Promise<void> => {
  const seen = (): string[] => names.filter((name) => (element.querySelector<HTMLElement>(`:scope > [slot="${name}"]`)?.offsetHeight ?? 0) > 0);
  await waitUntil(() => seen().length === names.length, '', { timeout: 3000 }).catch(() => undefined);
  expect(seen()).to.deep.equal(names);
};
