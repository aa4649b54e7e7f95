import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/suggestion-form/define.ts';
import type { CongressSuggestionForm } from '../../../packages/elements/src/suggestion-form/congress-suggestion-form.ts';
import { discovery, freshApi, interceptFetch, json, type Answers } from '../base/server-of-answers.ts';

/** Parts come from a dev server, on a machine that may be busy. */
export const until = (condition: () => unknown, message?: string): Promise<void> => waitUntil(condition as () => boolean, message, { timeout: 8000 });

export type Form = CongressSuggestionForm;
export const root = (element: Form): ShadowRoot => element.shadowRoot as ShadowRoot;
export const one = <T extends HTMLElement>(element: Form, selector: string): T => root(element).querySelector<T>(selector) as T;
export const words = (node: Element | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
export const all = (element: Form, selector: string): string[] => Array.from(root(element).querySelectorAll(selector), words);
/** It says so by now. */
export const settled = (element: Form, text: string): Promise<void> => until(() => words(one(element, '.frame')).includes(text), text);
export const active = (element: Form): string | undefined => root(element).activeElement?.id;

export const receipt = { receiptNo: 'QH-2026-000001-X', secret: '9VZP-VKTP-65E2-SWR5-81R7-MP3P-SVK', submittedAt: '2026-11-22T09:00:00+08:00', state: 'submitted', screenedBy: '2026-11-27' };

const place = (id: string, kind: string, name: string, pinyin: string, path: { id: string; name: string }[] = []) => ({ id, code: id, kind, name, pinyin, path, source: 's', asOf: '2026-11-01' });
const county = { id: '990101', name: '青禾县' };
const liuxi = { id: '990101.101', name: '柳溪镇' };
/** A township, a village in it and a grid in that. */
export const places = [
  place('990101.101', 'township', '柳溪镇', 'liu xi zhen', [county]), place('990101.101.201', 'village', '桥头村', 'qiao tou cun', [county, liuxi]),
  place('990101.101.201.01', 'grid', '第一网格', 'di yi wang ge', [county, liuxi, { id: '990101.101.201', name: '桥头村' }]),
];
export const list = (items: readonly object[]): object => ({ items, total: items.length, asOf: '2026-11-01T00:00:00+08:00' });

/** What a server answers that has one of everything. */
export const startNet = (): Answers => {
  const net = interceptFetch();
  // The later answer wins: what is not said otherwise is the discovery document.
  net.answer('/v1', () => json(discovery()));
  net.answer('/v1/divisions', (request) => {
    const asked = new URL(request.url).searchParams;
    const kinds = asked.getAll('kind').join(',').split(',');
    const parent = asked.get('parentId');
    return json(list(places.filter(({ id, kind, name, pinyin }) => kinds.includes(kind) && (!parent || (id.startsWith(`${parent}.`) && id.split('.').length === parent.split('.').length + 1))
      && (!asked.get('q') || name.includes(asked.get('q')!) || pinyin.replace(/ /g, '').includes(asked.get('q')!) || pinyin.split(' ').map((one) => one[0]).join('').includes(asked.get('q')!)))));
  });
  net.answer('/v1/similar-suggestions', () => json(list([])));
  net.answer('/v1/suggestions', () => json(receipt, 201));
  return net;
};

export const show = async (attributes: Record<string, string> = {}): Promise<Form> => {
  const element = await fixture<Form>(html`<congress-suggestion-form api=${attributes['api'] ?? freshApi()}></congress-suggestion-form>`);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  await element.updateComplete;
  return element;
};

export const type = (element: Form, id: string, value: string): void => {
  const control = one<HTMLInputElement>(element, `#${id}`);
  control.focus();
  control.value = value;
  control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input', { bubbles: true }));
};
export const tick = (element: Form, id: string): void => one<HTMLInputElement>(element, `#${id}`).click();
export const key = (element: Form, id: string, name: string, more: KeyboardEventInit = {}): void => {
  one(element, `#${id}`).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
};
export const press = (element: Form, text: string): void => {
  const button = Array.from(root(element).querySelectorAll('button')).find((each) => words(each).includes(text));
  if (!button) throw new Error(`no button ${text}`);
  button.click();
};

/** From the list, by what it is called. */
export const choose = async (element: Form, id: string, text: string): Promise<void> => {
  type(element, id, text);
  await until(() => one(element, `#${id}-at-0`), `options of ${id} for ${text}`);
  one(element, `#${id}-at-0`).click();
  await element.updateComplete;
};

/** What a resident has to fill in. */
export const fillIn = async (element: Form, title = '路灯坏了'): Promise<void> => {
  await choose(element, 'category', '路灯');
  type(element, 'title', title);
  type(element, 'body', '三盏都不亮');
  type(element, 'name', '禾苗');
  tick(element, 'consent');
};
/** The button that goes on, or sends. */
export const submit = (element: Form): void => one<HTMLButtonElement>(element, 'button[type=submit]').click();
export const review = async (element: Form): Promise<void> => {
  submit(element);
  await until(() => one(element, '[part=answers]'), 'the summary');
};
export const send = async (element: Form): Promise<void> => {
  await review(element);
  submit(element);
};
