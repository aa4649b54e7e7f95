import { css, html, nothing, type PropertyDeclaration } from 'lit';
import { isCongressError, type AnyCongressError } from '@congress-kit/sdk';
import type { Language } from '../locale/language.ts';
import { adviceWords } from './advice.words.ts';
import { isNoChoice } from './doubt.ts';
import { fieldChoices } from './field-doubt.ts';
import { icons } from './icons.ts';
import { keepPlace } from './keep-place.ts';
import { page } from './registry.ts';
import { notice, type View } from './views.ts';

type Words = (typeof adviceWords)['zh-CN'];
type Advised = HTMLElement & { readonly api?: string | null | undefined; readonly src?: string | null | undefined };

/** Curly and full-width ones, as editors and office programs put them. */
const curly = /[\u2018-\u201f\uff02]/;

/** What is to be changed on the page, in whole sentences; in the console as well, once each. Nothing where all is well. */
export const adviceView = (element: Advised, error: unknown, language: Language): View => {
  keepPlace(element);
  const words = adviceWords[language];
  const lacking = lacked.get(element);
  const said = Array.from(new Set([...aboutAttributes(element, words), ...(isCongressError(error) ? aboutAnswer(element, error, words) : []), ...(lacking ? aboutLack(element, lacking, words) : [])]));
  if (said.length === 0) return nothing;
  wear(element.shadowRoot);
  for (const one of said) warn(`<${element.localName}> ${one}`);
  return html`<div class="screen-only">${notice('note', icons.info, words.title, html`${said.map((one) => html`<p>${one}</p>`)}`, 'advice')}</div>`;
};

/** Not among the styles that every page loads; without it, in browsers that know no such sheets, there is only less space. */
const ownStyles = css`
  [part='advice'] {
    margin-bottom: 1em;
  }
`;
const wear = (root: ShadowRoot | null): void => {
  const { styleSheet } = ownStyles;
  if (root && styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
};

const warned = new Set<string>();
const warn = (sentence: string): void => {
  if (!warned.has(sentence)) console.warn(`congress-kit: ${sentence}`);
  warned.add(sentence);
};

/** What the element's own class says of its attributes: by name, the type. */
const typesOf = (element: Element): Map<string, unknown> => {
  const { elementProperties } = element.constructor as unknown as { elementProperties: Map<string, PropertyDeclaration> };
  return new Map(Array.from(elementProperties, ([property, { attribute, type }]) => [typeof attribute === 'string' ? attribute : property.toLowerCase(), type]));
};

const aboutAttributes = (element: Element, words: Words): string[] => {
  const known = (element.constructor as unknown as { observedAttributes: string[] }).observedAttributes;
  const types = typesOf(element);
  const said = Array.from(element.attributes).flatMap(({ name, value }) => {
    if (name !== 'lang' && !known.includes(name)) {
      const own = name.replace(/^data-/, '');
      if (own !== name && known.includes(own)) return [words.onScript(name, own)];
      // What belongs to the page or to its framework is no slip of the pen.
      const meant = name in element ? undefined : nearest(name, known);
      return meant ? [words.typo(name, meant)] : [];
    }
    if (curly.test(value) && !isFree(name)) return [words.quotes(name, value)];
    if (isNoChoice(name, value, fieldChoices[name])) return [words.choice(name, value, allOf(name))];
    if (types.get(name) === Number && !/^\s*\d*\s*$/.test(value)) return [words.digits(name, value)];
    if (types.get(name) === Boolean && /^(no|off|0)$/i.test(value)) return [words.off(name, value)];
    return [];
  });
  const { theme } = page();
  if (theme && !element.hasAttribute('theme') && isNoChoice('theme', theme)) said.push(words.choice('data-theme', theme, allOf('theme')));
  return said;
};

const allOf = (name: string): string => fieldChoices[name]!.replace(/\|/g, ', ');

/** Those that hold words of a person's, where quotes may be meant. */
const isFree = (name: string): boolean => /^(q|label|hint|value)$/.test(name);

const lacked = new WeakMap<Element, string>();
/** The data is well and has not what this attribute asks for; or there is no such attribute, and none on the script. */
export const lacks = (element: Element, attribute: string): void => void lacked.set(element, attribute);

const aboutLack = (element: Advised, name: string, words: Words): string[] => {
  if (name === 'api') return element.api || page().api ? [] : [words.noneGiven];
  const value = element.getAttribute(name);
  return !value || isBrought(name) ? [] : [(name === 'map' ? words.noPlaces : words.noRecord)(name, value)];
};

/** Who came by an old code or link brought the id themselves. */
const isBrought = (name: string): boolean => new URLSearchParams(location.search).has(name);

/** The attribute that was meant, if it is two letters off at most, or one where names are short. */
const nearest = (name: string, known: readonly string[]): string | undefined => {
  const plain = (text: string): string => text.replace(/[-_]/g, '');
  return known.find((one) => plain(one) === plain(name) || (one.length > 3 && sorted(one) === sorted(name))) ?? known.find((one) => one.length > 3 && distance(one, name) <= (one.length > 6 ? 2 : 1));
};

/** Letters that changed places. */
const sorted = (word: string): string => Array.from(word).sort().join('');

/** Letters to change, to add or to take away. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) next.push(Math.min(row[to]! + 1, next[to - 1]! + 1, row[to - 1]! + (one[at - 1] === other[to - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
};

/** Of the address that is meant; nothing where it is none. */
const protocolOf = (address: string): string => {
  try {
    return /\s/.test(address) ? '' : new URL(address, document.baseURI).protocol;
  } catch {
    return '';
  }
};

/** Of no protocol of ours, half of `http://`, none where a host's name stands first, a path of Windows's, or a mark where an address was to come. */
const isNoAddress = (value: string, protocol: string): boolean =>
  !/^(https?|file):$/.test(protocol) || (protocol !== 'file:' && (/[\\{}<>]|^\s*([#?]|https?(?!:\/\/|[\w-]))/i.test(value) || /^\s*(?!\.|https?:\/\/)[^/]*\.[^/]*\//i.test(value)));

/** What the failure says of the address that was asked. What passes by itself (no line, a busy server) is nobody's mistake. */
const aboutAnswer = (element: Advised, { kind, about }: AnyCongressError, words: Words): string[] => {
  const isMap = about.operation === 'map';
  const map = isMap && element.getAttribute('map');
  const isFile = Boolean(isMap || element.src || (!element.api && page().src));
  const own = isMap ? map : isFile ? element.src : element.api;
  const name = isMap ? 'map' : `${own ? '' : 'data-'}${isFile ? 'src' : 'api'}`;
  const value = own || (isMap ? '' : isFile ? page().src : page().api);
  if (!value) return [];
  if (curly.test(value)) return [words.quotes(name, value)];
  const protocol = protocolOf(value.trim());
  if (protocol === 'file:' && location.protocol !== 'file:') return [words.disk(name, value)];
  if (isNoAddress(value, protocol)) return [(isFile ? words.fileAddress : words.address)(name, value)];
  if (/^https?:\/\/county\.example\//.test(value) && !/\.example$/.test(location.hostname)) return [words.ours(name, value)];
  if (location.protocol === 'https:' && protocol === 'http:') return kind === 'network' ? [words.mixed(name, value)] : [];
  if (isFile) return about.status === 404 ? [words.noFile(name, value)] : (about.status ?? 0) < 400 && /^(unreadable|contract)$/.test(kind) ? [words.noData(name, value)] : [];
  if (kind === 'problem' && about.status === 404) {
    const [, record] = /\/([^/?]+)(?:\?.*)?$/.exec(about.url) ?? [];
    const asked = ['ballot', 'deputy', 'station', 'case', 'suggestion', 'division'].find((one) => encodeURIComponent(element.getAttribute(one) ?? '') === record && !isBrought(one));
    if (asked) return [words.noRecord(asked, element.getAttribute(asked) as string)];
  }
  // Records may go; a list that is not there is no list of an API.
  const isList = /^(list|get(FinderIndex|Discovery)$)/.test(about.operation);
  // A page instead of an answer, with all well, may be the log-in page of a public network.
  return about.status === 404 && (kind === 'unreadable' || (kind === 'problem' && isList)) ? [words.noApi(name, value)] : [];
};
