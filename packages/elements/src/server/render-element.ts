import { nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { Client } from '@congress-kit/sdk';
import type { CongressElement, Width } from '../base/congress-element.ts';
import { dataLanguage, piecesOf } from '../locale/data-language.ts';
import { languageOf, type Language } from '../locale/language.ts';

const classes = {
  'congress-ballot-results': async () => (await import('../ballot-results/congress-ballot-results.ts')).CongressBallotResults,
  'congress-handling-tracker': async () => (await import('../handling-tracker/congress-handling-tracker.ts')).CongressHandlingTracker,
  'congress-deputy-finder': async () => (await import('../deputy-finder/congress-deputy-finder.ts')).CongressDeputyFinder,
  'congress-suggestion-form': async () => (await import('../suggestion-form/congress-suggestion-form.ts')).CongressSuggestionForm,
};

/** What a page without scripts cannot use, and must not offer: the author's content stands below instead. */
const scripted: { readonly [Tag in keyof typeof classes]?: string } = {
  'congress-deputy-finder': '.search, .browse, .levels, .help ul, .help .muted, [part~=more], [part~=sheet-button]',
  'congress-suggestion-form': '[part~=section], .actions, [part~=addressee] button, [part~=progress]',
  'congress-handling-tracker': '.lookup',
};

/** Elements that a server can draw. */
export type RenderedTag = keyof typeof classes;

/** Attributes of a tag. */
type Written = Readonly<Record<string, string | number | boolean | undefined>>;

export interface RenderOptions {
  /** What the element shows, as the API gave it: a ballot, or a case. It goes along in the page, and nothing is asked for in the browser. */
  readonly data?: object;
  /**
   * Instead of `data`, for any element: what it asks here, on the server. In the browser it asks the `api` among its attributes again, and what
   * was drawn stands until the same can be drawn there.
   */
  readonly client?: Client;
  /** Further attributes of the tag; `true` writes the name alone. */
  readonly attributes?: Written;
  /** HTML between the tags, of your own and trusted: for browsers without declarative shadow DOM or without scripts, and for search engines. */
  readonly fallback?: string;
  /** `zh-CN` when absent; written on the tag, so that the browser speaks the same. */
  readonly lang?: string;
  /** How wide the place of the element will be, in its em: below 30, below 48, and more. Wrong only costs a shift of the layout. Default: narrow, a telephone. */
  readonly width?: Width;
  /** Of the page's Content-Security-Policy: the styles of what the server draws stand in the page. */
  readonly nonce?: string;
}

interface RenderedClass {
  readonly elementStyles: readonly CSSResult[];
  readonly observedAttributes: readonly string[];
  readonly elementProperties: ReadonlyMap<PropertyKey, unknown>;
  new (): CongressElement;
}

/** What is reached inside an element that is not on a page: no browser calls its life cycle there. */
interface Inside {
  isSent: boolean;
  language: Language;
  askedLanguage: Language;
  width: Width;
  isWaiting: boolean;
  readonly isSpeechless: boolean;
  readonly coming: ReadonlyMap<unknown, Promise<void>>;
  readonly worn: ReadonlySet<CSSResult>;
  neededWords(): readonly { load(): Promise<unknown> }[];
  willUpdate(changed: PropertyValues): void;
  render(): TemplateResult;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const attribute = ([name, value]: [string, Written[string]]): string =>
  value === undefined || value === false ? '' : value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
const within = (name: string, attributes: Written, content: string): string => `<${name}${Object.entries(attributes).map(attribute).join('')}>${content}</${name}>`;
/** As long as parts of the kit and its own reckoning take; nothing is asked for over the network. */
const turns = 100;

/**
 * The tag as HTML with what it shows inside, as declarative shadow DOM, and its data beside it: readable before any script, and taken over by
 * the element without a flash once the script is there. Needs `@lit-labs/ssr`.
 *
 * Nothing can be typed into what a server drew: no word is lost when the element takes over. Where scripts do not run, what would need them
 * is not shown, and `fallback` stands below.
 *
 * @throws {Error} when the data cannot be shown
 * @example
 * const html = await renderElement('congress-deputy-finder', { client, attributes: { api, division: '990101.102' }, fallback: '<p>…</p>' });
 * @example
 * const ballot = await getBallot(client, { id });
 * const html = await renderElement('congress-ballot-results', { data: ballot, fallback: `<h2>${escapeHtml(ballot.title)}</h2>` });
 */
export const renderElement = async (tag: RenderedTag, { data, client, attributes = {}, fallback = '', lang, width = 'narrow', nonce }: RenderOptions): Promise<string> => {
  const Class = (await classes[tag]()) as unknown as RenderedClass;
  // As a registry does it: finalizes the class.
  void Class.observedAttributes;
  const element = new Class();
  let cause: unknown;
  // There is no document around it, and nobody to tell of a failure but the caller.
  Object.defineProperties(element, { querySelector: { value: () => null }, children: { value: [] }, failed: { value: (error: unknown) => { cause = error; } } });
  if (client) {
    // Links are drawn with the address that browsers use.
    const seen: Client = { api: String(attributes['api'] ?? client.api), send: (request) => client.send(request), log: (entry) => client.log(entry) };
    Object.defineProperty(element, 'source', { value: { type: 'client', client: seen, isFile: false, takesIn: true } });
  }
  const written: Written = { ...attributes, ...(lang ? { lang } : {}) };
  for (const [name, value] of Object.entries(written)) {
    if (value !== undefined && value !== false) element.attributeChangedCallback(name, null, value === true ? '' : String(value));
  }
  if (data) element.data = data;
  const inside = element as unknown as Inside;
  inside.isSent = true;
  inside.askedLanguage = languageOf(lang ?? null, []);
  for (const words of inside.neededWords()) await words.load();
  inside.language = inside.askedLanguage;
  inside.width = width;

  const given = element as unknown as Readonly<Record<PropertyKey, unknown>>;
  let changed: PropertyValues = new Map(Array.from(Class.elementProperties.keys()).filter((name) => given[name] !== undefined).map((name) => [name, undefined]));
  let view: TemplateResult | typeof nothing = nothing;
  for (let turn = 0; turn < turns && view === nothing; turn += 1) {
    inside.willUpdate(changed);
    changed = new Map();
    const now = inside.render();
    if (inside.coming.size > 0) await Promise.all(inside.coming.values());
    else if (inside.isWaiting || inside.isSpeechless) await new Promise((resolve) => { setTimeout(resolve, turn); });
    else view = now;
  }
  const cannot = (why: unknown = cause): Error => new Error(`<${tag}> cannot show this data on a server`, { cause: why });
  if (view === nothing) throw cannot();

  const styles = [...Class.elementStyles, ...inside.worn].map(({ cssText }) => cssText);
  const hidden = scripted[tag];
  if (hidden) styles.push(`@media (scripting: none) { ${hidden} { display: none !important; } }`);
  if (!data) styles.push('@media (scripting: enabled) { .unscripted { display: none !important; } }');
  const shadow = await collectResult(render(view, { customElementHostStack: [{} as never] })).catch((error: unknown) => { throw cannot(error); });
  // What says that nothing is there, or that something failed, has the page's own content in it: not a thing to draw ahead.
  if (/<slot>/.test(shadow)) throw cannot();
  const drawn = withoutHands(named(plain(shadow), inside.language));
  const json = data ? within('script', { type: 'application/json' }, JSON.stringify(data).replace(/</g, '\\u003c')) : '';
  const inner = within('style', { nonce }, styles.join('\n')) + drawn + (data ? '' : '<slot class="unscripted"></slot>');
  return within(tag, written, within('template', { shadowrootmode: 'open' }, inner) + json + fallback);
};

/** As `mark` does in the browser, but for where only text may stand. */
const named = (html: string, language: Language): string =>
  html.replace(/<(svg|option|textarea)\b[^]*?<\/\1>|>([^<]+)/g, (whole, tag: string | undefined, words: string) =>
    tag ? whole : `>${piecesOf(words, language).map(({ text, lang }) => (lang === language ? text : within('bdi', { lang: dataLanguage }, text))).join('')}`);

/** What is typed before the script is there would be lost, or sent by the browser itself. Texts have no `<` of their own any more. */
const withoutHands = (html: string): string => html.replace(/<(input|textarea|select)\b|<(button)(?=[^>]*\btype="submit")/g, '$& inert');
/** The marks are for a hydration node by node; here all of it is replaced at once. And what is not checked is not `checked="false"`. */
const plain = (html: string): string => html.replace(/<!--\/?lit-[^>]*-->|<\?>/g, '').replace(/\n\s*/g, '\n').replace(/ checked="(?:true|(false))"/g, (_, not) => (not ? '' : ' checked'));
