/** For `play`: the element of the story and what is inside its shadow tree. */
import { within } from 'storybook/test';
import type { LitElement } from 'lit';
import { countyOf } from './county.ts';
import { tags } from './manifest.ts';

/** Waiting for what comes over a line, on a machine that may be busy. Whoever knows that nothing will come says less (`?patience=200`). */
export const patience = { timeout: Number(new URLSearchParams(location.search).get('patience') ?? 15_000) };

export const elementIn = (canvas: HTMLElement): LitElement => {
  const found = canvas.querySelector<LitElement>(tags.join(','));
  if (!found) throw new Error('there is no element in the story');
  return found;
};

/** Queries inside the element, by what a person reads. */
export const inside = (canvas: HTMLElement) => within(elementIn(canvas).renderRoot as unknown as HTMLElement);

// Taken before a story changes it: a story whose waits are short must not cut ours.
const later = globalThis.setTimeout;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { later(resolve, milliseconds); });

/** Tries until it no longer throws; after `patience` the last error counts. */
const until = async <T>(attempt: () => T): Promise<T> => {
  const last = performance.now() + patience.timeout;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (performance.now() > last) throw error;
    }
    await pause(40);
  }
};

const find = (canvas: HTMLElement, selector: string): HTMLElement => {
  const found = (elementIn(canvas).renderRoot as ShadowRoot | undefined)?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
};

/** Waits until something with this selector is inside. */
export const shown = (canvas: HTMLElement, selector: string): Promise<HTMLElement> => until(() => find(canvas, selector));

/**
 * Types into a field. Not userEvent.type: it keeps a value of its own for fields in a shadow tree and does not see when the
 * element empties them.
 */
export const fill = async (field: HTMLElement, text: string): Promise<void> => {
  const typed = field as HTMLInputElement;
  typed.focus();
  typed.value = text;
  typed.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
  await pause(0);
};

interface Played {
  readonly canvasElement: HTMLElement;
}

/** A play function that waits for a part: the story's state is there, and the test fails when it never comes. */
export const shows = (selector: string, words?: string) => async ({ canvasElement }: Played): Promise<void> => {
  await until(() => {
    const found = find(canvasElement, selector);
    if (words !== undefined && !found.textContent?.includes(words)) throw new Error(`${selector} says “${found.textContent?.replace(/\s+/g, ' ').trim().slice(0, 120)}”, not “${words}”`);
  });
};

/** The connection was not there, and comes back: what could not be read is read without anybody pressing a button. */
export const comesBack = (loaded: string) => async (context: Played & { readonly id: string }): Promise<void> => {
  await shows('[part~=error]', '网络不通')(context);
  countyOf(context).heal();
  globalThis.dispatchEvent(new Event('online'));
  await shown(context.canvasElement, loaded);
};

/** The switch of 长辈模式 on the element itself, pressed: everything becomes larger, and it can be read aloud. */
export const switchesElder = async ({ canvasElement }: Played): Promise<void> => {
  (await shown(canvasElement, '#elder-switch')).click();
  await shown(canvasElement, '.frame[data-elder] #read-aloud');
};
