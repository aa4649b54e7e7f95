import { waitUntil } from '@open-wc/testing';
import type { CongressDeputyFinder } from '../../../packages/elements/src/deputy-finder/congress-deputy-finder.ts';
import { discovery, freshApi, interceptFetch, json, type Answers } from '../base/server-of-answers.ts';
import { deputy, index, station } from './sample-index.ts';

/** What a person sees and does, in one place. */
export const look = <T extends HTMLElement = HTMLElement>(finder: Element, selector: string): T => {
  const found = finder.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
export const all = (finder: Element, selector: string): HTMLElement[] => Array.from(finder.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []);
export const wordsOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
export const namesIn = (finder: Element): string[] => all(finder, '.row .name').map(wordsOf);
export const box = (finder: Element): HTMLInputElement => look<HTMLInputElement>(finder, '#query');
export const focused = (finder: Element): Element | null => finder.shadowRoot?.activeElement ?? null;
export const spoken = (finder: Element): string => look(finder, '[role="status"]').textContent ?? '';

export const ready = (finder: Element, selector = '.results, .help'): Promise<void> =>
  waitUntil(() => finder.shadowRoot?.querySelector(selector), `shows ${selector}`, { timeout: 5000 }) as Promise<void>;

export const type = async (finder: CongressDeputyFinder, text: string): Promise<void> => {
  const input = box(finder);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await finder.updateComplete;
};

/** Opens what is folded, as a person does. */
export const unfold = async (finder: CongressDeputyFinder, part: string): Promise<void> => {
  look(finder, `[part="${part}"] > summary`).click();
  await finder.updateComplete;
};

const put: Element[] = [];
/** On the page until `clear`. Without waiting for a frame: a tab in the background paints none. */
export const place = (attributes: string, properties: Partial<CongressDeputyFinder> = {}): CongressDeputyFinder => {
  const outer = document.createElement('div');
  outer.innerHTML = `<congress-deputy-finder ${attributes}></congress-deputy-finder>`;
  const finder = outer.firstElementChild as CongressDeputyFinder;
  Object.assign(finder, properties);
  document.body.append(outer);
  put.push(outer);
  return finder;
};
export const clear = (): void => put.splice(0).forEach((one) => one.remove());

/** A server that has the index, one deputy and one station. */
export const serve = (network: Answers, api: string): void => {
  network.answer(`${api}/`, () => json(discovery(false)));
  network.answer(`${api}/finder-index`, () => json(index));
  network.answer(`${api}/deputies/`, () => json({ type: 'urn:congress-kit:problem:not_found', title: 'x', status: 404, code: 'not_found' }, 404));
  network.answer(`${api}/deputies/DB0001`, () => json(deputy));
  network.answer(`${api}/stations/JZ003`, () => json(station));
};

/** The server of the test that runs; see `serveEach`. */
export let network: Answers;
export let api: string;
/** Gives each test of a suite such a server at an address of its own, and clears the page after it. */
export const serveEach = (): void => {
  beforeEach(() => {
    network = interceptFetch();
    api = freshApi();
    serve(network, api);
  });
  afterEach(() => {
    network.restore();
    clear();
  });
};

/** The card of the deputy that server has. */
export const openCard = async (more: Partial<CongressDeputyFinder> = {}): Promise<CongressDeputyFinder> => {
  const finder = place('', { api, deputy: 'DB0001', ...more });
  await ready(finder, '.memberships');
  return finder;
};
