// Every heading, label and help text of an element is in a slot, so that a page can put its own words there.

/** In the page: what the elements of the story draw. */
export interface Drawn {
  /** Headings, labels and helps that no slot holds. */
  readonly bare: string[];
  /** `congress-…: name` of the slots that hold one. */
  readonly slots: string[];
}

/** What is no slot, and why a page's own words would be wrong there. */
export const exempt: Readonly<Record<string, string>> = {
  '.optional': 'is a mark: what the form takes is not the page’s to say',
  '.choices label': 'is a value of the contract, and called what the contract’s labels call it; so is what follows the heading of who sees what',
  'caption .muted': 'is the choice that was made above',
  '#record-title, #deputy-name, [part=title]': 'is the name of what is shown',
  '.station h4, [part=similar-item], [part=case], .rate h4, [part=bar], [part=candidate], .group h4, .group summary': 'is the name of one of many',
  '.progress h5': 'stands once in each project, and what a page gives fills one slot',
  '#found, #error-summary-title, .progress': 'counts, and the count changes under the reader',
  '.timeline summary, [part=reply] summary': 'is the phase or the number of what is folded, and when it was',
  'details.later > summary': 'repeats the heading of what is folded, in the page’s words where there are some',
};

/** Runs in the page, so it knows nothing of this file. */
export function drawnWords(selectors: readonly string[]): Drawn {
  const bare: string[] = [];
  const slots = new Set<string>();
  const hosts = Array.from(document.querySelectorAll('#storybook-root *')).filter(({ localName }) => localName.startsWith('congress-') && !localName.endsWith('-field'));
  for (const { shadowRoot, localName } of hosts) {
    shadowRoot?.querySelectorAll<HTMLSlotElement>('slot[name]').forEach(({ name }) => slots.add(`${localName}: ${name}`));
    shadowRoot?.querySelectorAll('h1, h2, h3, h4, h5, h6, legend, label, summary, caption, .hint').forEach((place) => {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const { parentElement: around } = text;
        const words = (text.textContent ?? '').trim();
        if (words === '' || around!.closest(['slot', ...selectors].join(', '))) continue;
        bare.push(`${localName}: <${place.localName} id="${place.id}" class="${place.getAttribute('class') ?? ''}"> ${words}`);
        break;
      }
    });
  }
  return { bare, slots: Array.from(slots) };
}
