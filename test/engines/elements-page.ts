// What the elements do, told so that any engine can do it: no test runner. Bundled for Chromium 80; the built script stands beside it.
import { createFakeServer } from '@congress-kit/sdk/testing';
import { spared } from './free-texts.ts';
import { injections } from './injections.ts';

type Shown = HTMLElement & { updateComplete?: Promise<unknown> };
interface World { ran?: unknown; foreign: string[]; poisoned: Record<string, 1>; acts: Record<string, Record<string, 1>> }
const world = window as unknown as World;

/** By tag: every call and every event of ours that was seen, for the test to compare with the embed contract. */
world.acts = {};
/** Names of the fields that were hostile so far. */
world.poisoned = {};
const note = (tag: string, act: string): void => { (world.acts[tag] ??= {})[act] = 1; };
const dispatch = EventTarget.prototype.dispatchEvent;
EventTarget.prototype.dispatchEvent = function (this: EventTarget, event: Event): boolean {
  if (this instanceof Element && /^congress-/.test(event.type)) note(this.localName, event.type);
  return dispatch.call(this, event);
};

const elements: Readonly<Record<string, string>> = {
  'congress-deputy-finder': '#query', 'congress-suggestion-form': '#title', 'congress-ballot-results': '[part~=candidates]', 'congress-handling-tracker': '[part~=case]',
};

/**
 * One text after the other into every text of an answer; what is spared, and that nothing else is, is said in free-texts.ts. Days and figures
 * must be right for a record to be shown at all.
 */
const poison = (value: unknown, next: (key: string) => string, key = ''): unknown => {
  if (spared.test(key)) return value;
  if (Array.isArray(value)) return value.map((one) => poison(one, next, key));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, next, name)]));
  return typeof value === 'string' && !/^(\d{4}-\d\d-\d\d|[\d.]+$)/.test(value) ? next(key) : value;
};

const texts = (from: number): ((key?: string) => string) => {
  let at = from * 37;
  return (key) => {
    if (key) world.poisoned[key] = 1;
    return Array.from({ length: 3 }, () => injections[at++ % injections.length]).join(' ');
  };
};

let round: number | undefined;
const server = createFakeServer({ seed: 5, api: `${location.origin}/v1` });
const real = window.fetch.bind(window);
window.fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  let request = new Request(input as RequestInfo, init);
  // Each element has an address of its own, so that it is known who asked.
  const [, tag, path] = /^[^/]*\/\/[^/]*\/(congress-[a-z-]+)\/\d+\/v1([^?]*)/.exec(request.url) ?? [];
  if (tag) {
    note(tag, `${request.method} ${path || '/'}`);
    const { method, headers } = request;
    request = new Request(request.url.replace(/\/congress-[a-z-]+\/\d+\//, '/'), { method, headers, ...(method === 'GET' ? {} : { body: await request.clone().text() }) });
  }
  if (request.url.indexOf(server.api) !== 0) {
    world.foreign.push(request.url);
    return real(request);
  }
  const answer = await server.fetch(request);
  if (round === undefined || !/json/.test(answer.headers.get('content-type') ?? '')) return answer;
  const json = poison(await answer.json(), texts(round));
  return new Response(JSON.stringify(json), { status: answer.status, headers: answer.headers });
};

const until = async <T>(what: string, look: () => T | null | undefined | false): Promise<T> => {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
};
const inside = (element: Element, selector: string): HTMLElement | null => (element.shadowRoot as ShadowRoot | null)?.querySelector<HTMLElement>(selector) ?? null;
const said = (element: Element): string => inside(element, '.frame')?.textContent?.replace(/\s+/g, ' ').slice(0, 200) ?? '';

let turn = 0;
/** Anew, at this width, in this language. */
const place = async (width: number, lang: string): Promise<Shown[]> => {
  const home = document.querySelector('main') as HTMLElement;
  home.textContent = '';
  home.className = `w${width}`;
  home.lang = lang;
  // An address of its own for each round: the kit keeps answers to the same question for a moment.
  turn += 1;
  const made = Object.keys(elements).map((name) => document.createElement(name) as Shown);
  made.forEach((one) => { one.setAttribute('api', `${location.origin}/${one.localName}/${turn}/v1`); home.appendChild(one); });
  for (const one of made) await until(`${one.localName} (${said(one)})`, () => inside(one, elements[one.localName] as string));
  return made;
};

/** What is wrong with what is shown: code that ran, links elsewhere, handlers, foreign elements, anything wider than its element. */
const faults = (shown: readonly Shown[]): string[] => {
  const found: string[] = [];
  if (world.ran !== undefined) found.push('code ran');
  for (const one of shown) {
    const { right } = one.getBoundingClientRect();
    for (const node of Array.from((one.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('.frame *'))) {
      const about = `${one.localName} ${node.localName}.${node.getAttribute('class') ?? ''}`;
      if (/^(script|iframe|object|embed|link|base|meta|style|video|audio|form)$/.test(node.localName) && !(node.localName === 'form' && !node.hasAttribute('action'))) found.push(`${about} should not be there`);
      for (const { name } of Array.from(node.attributes)) if (/^on/.test(name) || name === 'srcdoc' || name === 'formaction') found.push(`${about} has ${name}`);
      const href = node.getAttribute('href');
      if (node.localName === 'a' && href !== null && !/^(https?|mailto|tel|webcal):$/.test((node as HTMLAnchorElement).protocol)) found.push(`${about} leads to ${href}`);
      if (node.closest('.visually-hidden') || node.localName === 'option' || node.closest('svg')) continue;
      if (node.getBoundingClientRect().right > right + 1.5 && getComputedStyle(node).overflowX === 'visible' && !hasScroller(node)) found.push(`${about} is too wide`);
    }
  }
  return found.slice(0, 30);
};
const hasScroller = (node: Element): boolean => {
  for (let at = node.parentElement; at; at = at.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
  return false;
};

/** The way a resident goes through all four. */
const journey = async (width: number, lang: string): Promise<string[]> => {
  const [finder, form, ballot, tracker] = await place(width, lang) as [Shown, Shown, Shown, Shown];
  const shown = [finder, form, ballot, tracker];
  const wrong = faults(shown);
  await until('help', () => inside(finder, '[part~=help]'));
  const box = inside(finder, '#query') as HTMLInputElement;
  box.value = inside(finder, '.example')?.textContent ?? '';
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await until('a row', () => round !== undefined || inside(finder, '[part~=row]'));
  inside(finder, '[part~=row]')?.click();
  inside(finder, '[part~=row] button')?.click();
  inside(form, 'button[type=submit]')?.click();
  await until('the faults', () => inside(form, '#error-summary'));
  inside(tracker, '[part~=case] button')?.click();
  await until(`a record (${said(tracker)})`, () => inside(tracker, '[part~=record]'));
  await Promise.all(shown.map((one) => one.updateComplete));
  return wrong.concat(faults(shown));
};

const type = (field: HTMLElement, text: string): void => {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`${field.localName} takes no text`);
  field.focus();
  field.value = text;
  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
};

const placed = (): [Shown, Shown, Shown, Shown] => Object.keys(elements).map((name) => document.querySelector(name) as Shown) as [Shown, Shown, Shown, Shown];

/** What else a resident may open before they send anything. */
const lookAround = async (): Promise<string[]> => {
  const [finder, form, ballot] = placed();
  for (const part of ['compare-button', 'progress-button']) inside(ballot, `[part~=${part}]`)?.click();
  for (const button of Array.from((ballot.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('[part~=switch] button'))) button.click();
  inside(finder, '[part~=back]')?.click();
  inside(form, '#choose-target')?.click();
  await until('the progress', () => !inside(ballot, '[part~=progress-button]') || inside(ballot, '[part~=progress]'));
  await until(`the chooser (${said(form)})`, () => inside(form, '#target-kind'));
  // Deputies, then stations, found by a name of theirs.
  for (const kind of ['#target-kind-1', '#target-kind-2']) {
    inside(form, kind)?.click();
    type(await until('the box of the chooser', () => inside(form, '[part~=chooser] input[role=combobox]')), '\u4e00');
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    await form.updateComplete;
  }
  inside(form, '#target-kind-0')?.click();
  await Promise.all([finder, form, ballot].map((one) => one.updateComplete));
  return faults([finder, form, ballot]);
};

/** One case of each phase: what is told of it differs. */
const cases = async (): Promise<string[]> => {
  const tracker = placed()[3] as Shown & { case: string | null };
  const { items } = await (await server.fetch(new Request(`${server.api}/cases?limit=100`))).json() as { items: { number: string; phase: string }[] };
  const wrong: string[] = [];
  for (const { number } of items.filter(({ phase }, at) => items.findIndex((one) => one.phase === phase) === at)) {
    tracker.case = number;
    await until(`case ${number} (${said(tracker)})`, () => inside(tracker, '[part~=record]')?.textContent?.includes(number));
    await tracker.updateComplete;
    wrong.push(...faults([tracker]));
  }
  return wrong;
};

/** The totals, after a record was shown. */
const totals = async (): Promise<string[]> => {
  const tracker = placed()[3] as Shown & { board: boolean };
  inside(tracker, '.bar button')?.click();
  tracker.board = true;
  await until(`the totals (${said(tracker)})`, () => inside(tracker, '[part~=board]'));
  await tracker.updateComplete;
  return faults([tracker]);
};

/** Written, sent, printed, and looked up by its receipt: hostile texts in all that comes back. */
const receipt = async (): Promise<string[]> => {
  const [form, tracker] = ['congress-suggestion-form', 'congress-handling-tracker'].map((name) => document.querySelector(name) as Shown) as [Shown, Shown];
  const next = texts(round ?? 0);
  type(inside(form, '#category') as HTMLElement, 'ldzm');
  (await until('the list', () => inside(form, '#category-at-0'))).click();
  for (const [selector, length] of [['#title', 60], ['#body', 2000], ['#name', 20]] as const) type(inside(form, selector) as HTMLElement, `路灯${next()}`.replace(/[\ud800-\udfff\u0000]/g, '').slice(0, length));
  if (!(inside(form, '#consent') as HTMLInputElement).checked) inside(form, '#consent')?.click();
  await form.updateComplete;
  inside(form, 'button[type=submit]')?.click();
  (await until(`the summary (${said(form)})`, () => inside(form, '[part~=submit]'))).click();
  const [number, secret] = [await until(`the receipt (${said(form)})`, () => inside(form, '[part~=receipt-number]')), await until('its secret', () => inside(form, '[part~=receipt-secret]'))].map((one) => String(one.textContent));
  const wrong = faults([form]);

  // What goes to paper is looked at where the printer would get it.
  const append = document.body.append.bind(document.body);
  const printed = new Promise<string[]>((resolve) => {
    window.print = () => resolve(['the whole page was printed']);
    document.body.append = (...nodes: (Node | string)[]): void => {
      append(...nodes);
      const [frame] = nodes as [HTMLIFrameElement];
      if (frame.localName !== 'iframe') return;
      (frame.contentWindow as Window).print = () => {
        const paper = frame.contentDocument as Document;
        resolve(Array.from(paper.body.querySelectorAll('*')).flatMap((node) => /^(script|iframe|object|embed|img|link|style)$/.test(node.localName) || Array.from(node.attributes).some(({ name }) => /^on/.test(name)) ? [`printed ${node.outerHTML.slice(0, 80)}`] : []));
        frame.remove();
      };
    };
  });
  (await until('the printer', () => inside(form, '[part~=print]'))).click();
  wrong.push(...await printed);
  document.body.append = append;

  inside(tracker, '.bar button')?.click();
  await until('the look-up', () => inside(tracker, '#receipt-no'));
  type(inside(tracker, '#receipt-no') as HTMLElement, number as string);
  type(inside(tracker, '#receipt-secret') as HTMLElement, secret as string);
  await tracker.updateComplete;
  inside(tracker, '[part~=submit]')?.click();
  await until(`the record of the receipt (${said(tracker)})`, () => inside(tracker, '[part~=record]'));
  return wrong.concat(faults([tracker]));
};

const widths = [320, 375, 768, 1280];
Object.assign(window, {
  /** Clean data at one width. */
  travel: async (at: number): Promise<string[]> => { round = undefined; return journey(widths[at] as number, at % 2 ? 'en' : 'zh-CN'); },
  /** Hostile data; a few rounds bring every text through every field. */
  attack: async (at: number): Promise<string[]> => {
    round = at;
    const wrong = await journey(at % 2 ? 320 : 768, at % 3 ? 'zh-CN' : 'en');
    // The rest of what there is to see: two rounds bring each width and each language.
    if (at < 2) wrong.push(...await lookAround());
    wrong.push(...await receipt());
    return at < 2 ? wrong.concat(await totals(), await cases()) : wrong;
  },
  rounds: Math.ceil(injections.length / 37),
  texts: injections.length,
});
