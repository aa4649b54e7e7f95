import { expect } from '@open-wc/testing';

/** Gives an element words of the page's own for each of these slots. */
export const giveWords = (element: Element, names: readonly string[]): void => {
  for (const name of names) {
    const words = document.createElement('span');
    words.slot = name;
    words.textContent = `本县的话：${name}`;
    element.append(words);
  }
};

/** Each of these stands where ours would, and can be seen. */
export const expectWords = (element: Element, names: readonly string[]): void => {
  const seen = names.filter((name) => (element.querySelector<HTMLElement>(`:scope > [slot="${name}"]`)?.offsetHeight ?? 0) > 0);
  expect(seen).to.deep.equal(names);
};
