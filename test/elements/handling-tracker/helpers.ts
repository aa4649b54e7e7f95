import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/handling-tracker/define.ts';
import type { CongressHandlingTracker } from '../../../packages/elements/src/handling-tracker/congress-handling-tracker.ts';
import { receiptNo, secret } from './fixtures.ts';
import type { PlayedServer } from './server.ts';

export type Tracker = CongressHandlingTracker;

export const root = (element: Tracker): ShadowRoot => element.shadowRoot as ShadowRoot;
export const one = <T extends HTMLElement>(element: Tracker, selector: string): T => root(element).querySelector<T>(selector) as T;
export const all = <T extends HTMLElement>(element: Tracker, selector: string): T[] => Array.from(root(element).querySelectorAll<T>(selector));
export const words = (node: Element | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
export const text = (element: Tracker): string => words(one(element, '.frame'));
export const spoken = (element: Tracker): string => words(one(element, '.frame > [role=status]'));

export const type = (element: Tracker, id: string, value: string): void => {
  const control = one<HTMLInputElement>(element, `#${id}`);
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
};
export const press = (element: Tracker, selector: string): void => one<HTMLButtonElement>(element, selector).click();
export const buttonNamed = (element: Tracker, name: string): HTMLButtonElement => {
  const found = all<HTMLButtonElement>(element, 'button').find((each) => words(each) === name);
  expect(found, `button “${name}”`).to.exist;
  return found as HTMLButtonElement;
};

export const appears = async (element: Tracker, selector: string): Promise<void> => {
  await waitUntil(() => one(element, selector) !== null, `${selector} did not appear in: ${text(element)}`);
};

export const focusIsOn = async (element: Tracker, selector: string): Promise<void> => {
  await waitUntil(() => root(element).activeElement?.matches(selector) === true, `focus is not on ${selector} but on ${root(element).activeElement?.outerHTML.slice(0, 120)}`);
};

export const home = async (server: PlayedServer, more: { lang?: string; elder?: boolean } = {}): Promise<Tracker> => {
  const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} lang=${more.lang ?? 'zh-CN'} ?elder=${more.elder}></congress-handling-tracker>`);
  if (!more.elder) await appears(element, '.cases');
  return element;
};

/** In by receipt, as a person would. */
export const byReceipt = async (server: PlayedServer, lang = 'zh-CN'): Promise<Tracker> => {
  const element = await home(server, { lang });
  type(element, 'receipt-no', receiptNo);
  type(element, 'receipt-secret', secret);
  press(element, '.lookup button[type=submit]');
  await appears(element, '.record');
  return element;
};

export const isAccessible = async (element: Tracker): Promise<void> => {
  await expect(element).to.be.accessible();
};
