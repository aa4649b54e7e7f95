// What is Chinese in an English view says so (WCAG 3.1.2): voices and fonts go by it.

/** Runs in the page, so it knows nothing of this file: gives the elements of the story English, and tells what of it is not named. */
export async function unnamedLanguages(): Promise<string[]> {
  type Element_ = HTMLElement & { updateComplete: Promise<unknown> };
  const own = Array.from(document.querySelectorAll<Element_>('#storybook-root *')).filter((one) => one.localName.startsWith('congress-') && 'updateComplete' in one);
  for (const one of own) one.setAttribute('lang', 'en');
  const frames = new Promise<void>((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); });
  // A part that never comes (a state that stands still) is not waited for: this long is more than a slow machine needs.
  await Promise.race([Promise.all(own.map((one) => one.updateComplete)), new Promise((resolve) => { setTimeout(resolve, 10_000); })]);
  await frames;
  const faults: string[] = [];
  for (const { localName, shadowRoot } of own) {
    for (const frame of shadowRoot?.querySelectorAll('[lang=en]') ?? []) {
      // Its English is not there, and never comes in this state: nothing is said in it yet.
      if (frame.querySelector(':scope > .skeleton')) continue;
      // An attribute is in one language. A picture's name stands beside the picture as well, in its own.
      for (const one of frame.querySelectorAll('[aria-label]:not([role=img], progress)')) {
        const name = one.getAttribute('aria-label') ?? '';
        if (/\p{sc=Han}/u.test(name) && /\p{sc=Latin}/u.test(name)) faults.push(`a name in two languages: ${localName}: <${one.localName} class="${one.getAttribute('class') ?? ''}"> ${name.slice(0, 40)}`);
      }
      const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const parent = text.parentElement!;
        const words = (text.textContent ?? '').trim();
        if (!/\p{sc=Han}/u.test(words) || parent.localName === 'style') continue;
        const place = `${localName}: <${parent.localName} class="${parent.getAttribute('class') ?? ''}"> ${words.slice(0, 40)}`;
        if (!parent.closest('[lang]')!.getAttribute('lang')!.startsWith('zh')) faults.push(`not named as Chinese: ${place}`);
        // In a row of boxes each piece of a text would be a box of its own, and the spaces between them gone.
        const beside = [parent.previousSibling, parent.nextSibling].some((one) => one instanceof Text && one.data.trim() !== '');
        if (parent.localName === 'bdi' && beside && /flex|grid/.test(getComputedStyle(parent.parentElement!).display)) faults.push(`a text taken apart among boxes: ${place}`);
      }
    }
  }
  return faults;
}
