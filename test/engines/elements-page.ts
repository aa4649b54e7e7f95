// What the elements do, told so that any engine can do it: no test runner. Bundled for Chromium 80; the built script stands beside it.
import { addressFields, openCounty } from './full-county.ts';
import { injections } from './injections.ts';
import { fillIn, rounds } from './own-form.ts';
import { createPoison } from './poison.ts';

type Shown = HTMLElement & { updateComplete?: Promise<unknown> };
interface World { ran?: unknown; foreign: string[]; acts: Record<string, Record<string, 1>> }
const world = window as unknown as World;

/** By tag: every call and every event of ours that was seen, for the test to compare with the embed contract. */
world.acts = {};
const note = (tag: string, act: string): void => { (world.acts[tag] ??= {})[act] = 1; };
const dispatch = EventTarget.prototype.dispatchEvent;
EventTarget.prototype.dispatchEvent = function (this: EventTarget, event: Event): boolean {
  if (this instanceof Element && /^congress-/.test(event.type)) note(this.localName, event.type);
  return dispatch.call(this, event);
};

const elements: Readonly<Record<string, string>> = {
  'congress-deputy-finder': '#query', 'congress-suggestion-form': '#title', 'congress-ballot-results': '[part~=candidates]', 'congress-handling-tracker': '[part~=case]',
};

/** Without it the data are clean. */
let poison: ReturnType<typeof createPoison> | undefined;
const hostile = createPoison();
const opening = openCounty();
let server: Awaited<typeof opening>;
void opening.then((open) => { server = open; });
const real = window.fetch.bind(window);
window.fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  await opening;
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
  if (!poison || !tag || !/json/.test(answer.headers.get('content-type') ?? '')) return answer;
  const json = poison.poison(tag, await answer.json());
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
const faults = async (shown: readonly Shown[]): Promise<string[]> => {
  const found: string[] = [];
  // What is folded is looked at, too; some of it is drawn only now.
  const folds = shown.flatMap((one) => Array.from((one.shadowRoot as ShadowRoot).querySelectorAll<HTMLDetailsElement>('details:not([open])')));
  folds.forEach((fold) => { fold.open = true; });
  if (folds.length > 0) await new Promise((resolve) => { setTimeout(resolve, 50); });
  await Promise.all(shown.map((one) => one.updateComplete));
  if (world.ran !== undefined) found.push('code ran');
  for (const one of shown) {
    poison?.look(one);
    const { right } = one.getBoundingClientRect();
    const frame = inside(one, '.frame') as HTMLElement;
    // Where nothing can be clipped (Chromium before 90) one letter with all its marks may stick out.
    if (frame.scrollWidth > frame.clientWidth + 16) found.push(`${one.localName} scrolls sideways by ${frame.scrollWidth - frame.clientWidth}`);
    for (const node of Array.from((one.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('.frame *'))) {
      const about = `${one.localName} ${node.localName}.${node.getAttribute('class') ?? ''}`;
      if (/^(script|iframe|object|embed|link|base|meta|style|video|audio|form)$/.test(node.localName) && !(node.localName === 'form' && !node.hasAttribute('action') && node.getAttribute('method') === 'dialog')) found.push(`${about} should not be there`);
      for (const { name } of Array.from(node.attributes)) if (/^on/.test(name) || name === 'srcdoc' || name === 'formaction') found.push(`${about} has ${name}`);
      const href = node.getAttribute('href');
      if (node.localName === 'a' && href !== null && !/^(https?|mailto|tel):$/.test((node as HTMLAnchorElement).protocol)) found.push(`${about} leads to ${href}`);
      if (node instanceof HTMLImageElement && new URL(node.src).origin !== location.origin) found.push(`${about} comes from ${node.src}`);
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

const type = (field: HTMLElement, text: string): void => {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`${field.localName} takes no text`);
  field.focus();
  field.value = text;
  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
};

/** The way a resident goes through all four. */
const journey = async (width: number, lang: string): Promise<string[]> => {
  const [finder, form, ballot, tracker] = await place(width, lang) as [Shown, Shown, Shown, Shown];
  const shown = [finder, form, ballot, tracker];
  await until('help', () => inside(finder, '[part~=help]'));
  const wrong = await faults(shown);
  // By a surname, in letters: they are never hostile.
  const { pinyin } = server.data['deputies']![turn % server.data['deputies']!.length] as unknown as { pinyin: string };
  type(inside(finder, '#query') as HTMLElement, pinyin.charAt(0));
  const row = await until('a row', () => inside(finder, '[part~=row]'));
  wrong.push(...await faults([finder]));
  row.click();
  (row.querySelector('button') ?? row).click();
  await until('a card', () => inside(finder, '[part~=memberships]'));
  inside(form, 'button[type=submit]')?.click();
  await until('the faults', () => inside(form, '#error-summary'));
  inside(tracker, '[part~=case] button')?.click();
  await until(`a record (${said(tracker)})`, () => inside(tracker, '[part~=record]'));
  await Promise.all(shown.map((one) => one.updateComplete));
  return wrong.concat(await faults(shown));
};

const placed = (): [Shown, Shown, Shown, Shown] => Object.keys(elements).map((name) => document.querySelector(name) as Shown) as [Shown, Shown, Shown, Shown];

/** What else a resident may open before they send anything. */
const lookAround = async (): Promise<string[]> => {
  const [finder, form, ballot] = placed();
  for (const part of ['compare-button', 'progress-button']) inside(ballot, `[part~=${part}]`)?.click();
  await until('the progress', () => inside(ballot, '[part~=progress] .rows'));
  const wrong = await faults([ballot]);
  for (const button of Array.from((ballot.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('[part~=switch] button'))) {
    button.click();
    await ballot.updateComplete;
    wrong.push(...await faults([ballot]));
  }

  // Nobody of that name: who can be asked instead. Then the stations of a place, and a station's own.
  inside(finder, '[part~=back]')?.click();
  type(await until('the box', () => inside(finder, '#query')), 'qqqq');
  await until('who can be asked instead', () => !inside(finder, '[part~=row]'));
  wrong.push(...await faults([finder]));
  finder.setAttribute('q', '');
  finder.setAttribute('division', (server.data['stations']![turn % 4] as unknown as { divisions: { id: string }[] }).divisions[0]!.id);
  await until(`a station (${said(finder)})`, () => inside(finder, '[part~=station]'));
  wrong.push(...await faults([finder]));

  // Written to one deputy, to one station, then to whom they choose.
  for (const [attribute, name] of [['deputy', 'deputies'], ['station', 'stations']] as const) {
    form.setAttribute(attribute, String(server.data[name]![turn % 8]?.['id']));
    await until(`whom it is for (${said(form)})`, () => inside(form, '[part~=addressee]'));
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    wrong.push(...await faults([form]));
    form.removeAttribute(attribute);
  }
  await form.updateComplete;
  (await until('the way to another', () => inside(form, '#choose-target'))).click();
  await until(`the chooser (${said(form)})`, () => inside(form, '#target-kind'));
  // A deputy, then a station, found by a name of theirs and taken.
  for (const [kind, name] of [['#target-kind-1', 'deputies'], ['#target-kind-2', 'stations']] as const) {
    inside(form, kind)?.click();
    type(await until('the box of the chooser', () => inside(form, '[part~=chooser] input[role=combobox]')), String(server.data[name]![turn % 8]?.['name']).slice(0, 2));
    const option = await until(`what was found (${said(form)})`, () => inside(form, '[part~=chooser] [role=option]'));
    wrong.push(...await faults([form]));
    option.click();
    await form.updateComplete;
    wrong.push(...await faults([form]));
  }
  inside(form, '#target-kind-0')?.click();
  type(inside(form, '#place') as HTMLElement, String(server.data['divisions']!.filter(({ kind }) => kind === 'village')[turn % 4]?.['name']).slice(0, 2));
  (await until('places', () => inside(form, '#place-at-0'))).click();
  await form.updateComplete;
  return wrong.concat(await faults([form]));
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
    wrong.push(...await faults([tracker]));
  }
  return wrong;
};

/** Public suggestions by their numbers, with what they have led to. */
const published = async (): Promise<string[]> => {
  const tracker = placed()[3] as Shown & { case: string | null; suggestion: string | null };
  tracker.case = null;
  const { items } = await (await server.fetch(new Request(`${server.api}/suggestions?limit=100`))).json() as { items: { receiptNo: string; state: string }[] };
  const wrong: string[] = [];
  for (const { receiptNo } of items.filter(({ state }, at) => items.findIndex((one) => one.state === state) === at)) {
    tracker.suggestion = receiptNo;
    await until(`suggestion ${receiptNo} (${said(tracker)})`, () => inside(tracker, '[part~=record]')?.textContent?.includes(receiptNo));
    wrong.push(...await faults([tracker]));
  }
  tracker.suggestion = null;
  return wrong;
};

/** The totals, after a record was shown. */
const totals = async (): Promise<string[]> => {
  const tracker = placed()[3] as Shown & { board: boolean };
  inside(tracker, '.bar button')?.click();
  tracker.board = true;
  await until(`the totals (${said(tracker)})`, () => inside(tracker, '[part~=board]'));
  await tracker.updateComplete;
  return await faults([tracker]);
};

/** Written, sent, printed, and looked up by its receipt: hostile texts in all that comes back. */
const receipt = async (): Promise<string[]> => {
  const [form, tracker] = ['congress-suggestion-form', 'congress-handling-tracker'].map((name) => document.querySelector(name) as Shown) as [Shown, Shown];
  const next = (): string => Array.from({ length: 3 }, (_, at) => injections[(turn * 9 + at) % injections.length]).join(' ');
  type(inside(form, '#category') as HTMLElement, 'ldzm');
  (await until('the list', () => inside(form, '#category-at-0'))).click();
  for (const [selector, length] of [['#title', 60], ['#body', 2000], ['#name', 20]] as const) type(inside(form, selector) as HTMLElement, `路灯${next()}`.replace(/[\ud800-\udfff\u0000]/g, '').slice(0, length));
  // Every second time a title that others have as well.
  if (turn % 2 === 0) type(inside(form, '#title') as HTMLElement, '枣林路路灯坏了三盏');
  if (!(inside(form, '#consent') as HTMLInputElement).checked) inside(form, '#consent')?.click();
  await form.updateComplete;
  inside(form, 'button[type=submit]')?.click();
  const send = await until(`the summary (${said(form)})`, () => inside(form, '[part~=submit]'));
  if (turn % 2 === 0) await until('what sounds like it', () => inside(form, '[part~=similar-item]'));
  const wrong = await faults([form]);
  send.click();
  const [number, secret] = [await until(`the receipt (${said(form)})`, () => inside(form, '[part~=receipt-number]')), await until('its secret', () => inside(form, '[part~=receipt-secret]'))].map((one) => String(one.textContent));
  wrong.push(...await faults([form]));

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

  return wrong.concat(await held(tracker, { receiptNo: number as string, secret: secret as string }));
};

interface Held { readonly receiptNo: string; readonly secret: string }
/** Looked up by its receipt, with all that is kept about its holder. */
const held = async (tracker: Shown, { receiptNo, secret }: Held): Promise<string[]> => {
  inside(tracker, '.bar button')?.click();
  await until('the look-up', () => inside(tracker, '#receipt-no'));
  type(inside(tracker, '#receipt-no') as HTMLElement, receiptNo);
  type(inside(tracker, '#receipt-secret') as HTMLElement, secret);
  await tracker.updateComplete;
  inside(tracker, '[part~=submit]')?.click();
  (await until(`the record of the receipt (${said(tracker)})`, () => inside(tracker, '#own-data'))).click();
  await until('what is kept', () => inside(tracker, '#own-correct'));
  await tracker.updateComplete;
  return await faults([tracker]);
};

/** Of each way that a suggestion can have gone, one receipt. */
const receipts = async (): Promise<string[]> => {
  const all = server.data['suggestions'] as unknown as (Held & { state: string })[];
  const wrong: string[] = [];
  for (const one of all.filter(({ state }, at) => all.findIndex((other) => other.state === state) === at)) wrong.push(...await held(placed()[3], one));
  return wrong;
};

/** Good addresses are links and pictures, where they should be. */
const addressed = (tag: string): string[] => Object.entries(addressFields).filter(([, [of, selector]]) => of === tag && !inside(document.querySelector(tag) as Element, selector)).map(([field]) => `${tag} shows no ${field}`);

/** All there is to see and to do. */
const tour = async (width: number, lang: string): Promise<string[]> => {
  const wrong = await journey(width, lang);
  if (!poison) wrong.push(...addressed('congress-deputy-finder'), ...addressed('congress-suggestion-form'));
  wrong.push(...await lookAround(), ...await receipt(), ...await receipts());
  if (!poison) wrong.push(...addressed('congress-handling-tracker'));
  return wrong.concat(await totals(), await cases(), await published());
};

const widths = [320, 375, 768, 1280];
Object.assign(window, {
  /** Clean data at one width; at the first all there is, which costs more. */
  travel: async (at: number): Promise<string[]> => { poison = undefined; return (at === 0 ? tour : journey)(widths[at] as number, at % 2 ? 'en' : 'zh-CN'); },
  /** The way of a resident in a window as wide as that; what makes the page itself scroll sideways is a fault, too. */
  walk: async (at: number): Promise<string[]> => {
    poison = undefined;
    const wrong = innerWidth === widths[at] ? await journey(innerWidth, at % 2 ? 'zh-CN' : 'en') : [`the window is ${innerWidth} px wide`];
    const { scrollWidth } = document.documentElement;
    return scrollWidth > innerWidth ? [...wrong, `the page scrolls sideways, by ${scrollWidth - innerWidth} px`] : wrong;
  },
  /** Hostile data; some rounds bring every text through every field. */
  attack: async (at: number): Promise<string[]> => { poison = hostile; return tour(at % 2 ? 320 : 768, at % 3 ? 'zh-CN' : 'en'); },
  /** The same in a page's own form; says how many rounds there are. */
  fill: async (at: number): Promise<string[]> => {
    poison = hostile;
    const home = document.querySelector('main') as HTMLElement;
    home.className = `w${at % 2 ? 320 : 768}`;
    const villages = server.data['divisions']!.filter(({ kind }) => kind === 'village') as unknown as { id: string; name: string }[];
    return fillIn(home, { api: `${location.origin}/congress-place-field/${at}/v1`, village: villages[at % villages.length]!, round: at % rounds, lang: at % 3 ? 'zh-CN' : 'en', until, type, faults });
  },
  rounds,
  met: hostile.met,
  texts: injections.length,
});
