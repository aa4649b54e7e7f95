/** An element as a story: its arguments are its attributes, its slots and its custom properties. */
import type { ArgTypes, StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { withActions } from 'storybook/actions/decorator';
import { looks } from '../../packages/elements/src/theme/tokens.ts';
import { pairs } from '../tokens/contrast.ts';
import { countyOf } from './county.ts';
import { declarationOf } from './manifest.ts';
import { methodRows } from './methods.ts';
import { surroundingsOf, themeWords } from './surroundings.ts';

export type Args = Readonly<Record<string, unknown>>;

const say = (element: HTMLElement, name: string, value: unknown): void => {
  if (name.startsWith('--')) {
    element.style.setProperty(name, typeof value === 'string' && value ? value : null);
    return;
  }
  const isAbsent = value === undefined || value === null || value === '' || value === false;
  if (isAbsent) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value === true ? '' : String(value));
};

/** Attributes as the toolbar says, then as the story says. `data` is a property, `default` what stands between the tags. */
const dress = (element: HTMLElement, args: Args, context: StoryContext): void => {
  const surroundings = surroundingsOf(context.globals);
  const { data, default: _, ...rest } = args;
  const attributes: Record<string, unknown> = rest;
  const { slots } = declarationOf(element.localName);
  const parts = Object.entries(attributes).filter(([name]) => name.startsWith('::part('));
  dressParts(element, parts.filter(([, value]) => value).map(([name, value]) => `${element.localName}${name} { ${String(value)} }`).join('\n'));
  [...parts.map(([name]) => name), ...slots.map(({ name }) => name)].forEach((name) => { delete attributes[name]; });
  const all = { api: countyOf(context).api, theme: themeWords(surroundings), elder: surroundings.elder === 'on', ...attributes };
  // Storybook adds functions that log events: the panel has them already.
  Object.entries(all).filter(([, value]) => typeof value !== 'function').forEach(([name, value]) => say(element, name, value));
  if (data !== undefined) (element as HTMLElement & { data: unknown }).data = data;
};

/** Styles for `::part(…)`, beside the element: as a page would have them. */
const dressParts = (element: HTMLElement, css: string): void => {
  const before = element.previousElementSibling;
  const sheet = before instanceof HTMLStyleElement ? before : document.createElement('style');
  sheet.textContent = css;
  if (css && sheet !== before) element.before(sheet);
};

/**
 * The render function of every story of an element; the element stays the same while arguments change.
 * @param markup what the page's author wrote between the tags
 */
export const renderOf = (tag: string, markup = '') => (args: Args, context: StoryContext): TemplateResult => {
  const name = unsafeStatic(tag);
  const dressed = ref((element) => element && dress(element as HTMLElement, args, context));
  const named = declarationOf(tag).slots.filter((slot) => slot.name !== 'default' && args[slot.name]).map((slot) => html`<span slot=${slot.name}>${args[slot.name]}</span>`);
  return staticHtml`<${name} ${dressed}>${named}${args['default'] ? html`<p>${args['default']}</p>` : ''}${unsafeHTML(markup)}</${name}>` as TemplateResult;
};

const theme: ArgTypes[string] = { control: 'select', options: ['', 'red', 'blue', 'dark', 'dark red', 'dark blue', 'contrast', 'dark contrast', 'auto'] };

/** What is chosen in the toolbar or made by the story is no control, but stands in the table. */
const controls: ArgTypes = { theme, api: { control: false }, elder: { control: 'boolean' } };

/** From the pairs that are looked at for contrast: what a role is used for. */
const tokenMeaning = (role: string): string => pairs.filter(([front, back]) => front === role || back === role).map(([, , , what]) => what).filter((what, at, all) => all.indexOf(what) === at).slice(0, 3).join('；');

const isColour = (value: string): boolean => value.startsWith('#');

/** Every token the elements read, whether the class tells of it or not: what is set here wins over the look. */
const tokenControls = (): ArgTypes => Object.fromEntries(Object.entries({ ...looks.light, ...looks.measures }).map(([role, value]): [string, ArgTypes[string]] => [`--congress-${role}`, {
  description: tokenMeaning(role),
  control: isColour(value) ? { type: 'color' } : { type: 'text' },
  table: { category: '样式变量 · css custom properties', type: { summary: isColour(value) ? 'color' : 'CSS' }, defaultValue: { summary: value } },
}]));

/** One of a few words is chosen, not written. */
const choicesOf = ({ name, type }: { readonly name: string; readonly type: { readonly text: string } }): [string, ArgTypes[string]][] => {
  const words = [...type.text.matchAll(/'([^']*)'/g)].map(([, word]) => word);
  return words.length === 0 ? [] : [[name, { control: 'select', options: ['', ...words], table: { category: '标签属性 · attributes' } }]];
};

/** Names of the table's groups, in both languages, and no control where nothing can be set. */
const groups = (tag: string): ArgTypes => {
  const { attributes, fields, methods, events } = declarationOf(tag);
  const grouped = (names: readonly { readonly name: string }[], category: string, more: object = {}): ArgTypes => Object.fromEntries(names.map(({ name }) => [name, { table: { category }, ...more }]));
  return {
    ...grouped(fields.filter((one) => one.attribute === undefined), '对象属性 · properties', { control: { type: 'object' } }),
    ...grouped(attributes, '标签属性 · attributes'), ...Object.fromEntries(attributes.flatMap((one) => choicesOf(one))),
    ...grouped(events, '事件 · events', { control: false }),
    ...methodRows(methods),
  };
};

/** What stands in a slot, and declarations for a part, e.g. `border: 1px solid`. */
const pieceControls = (tag: string): ArgTypes => {
  const { slots, cssParts } = declarationOf(tag);
  return Object.fromEntries([
    ...slots.map(({ name, description }): [string, ArgTypes[string]] => [name, { name, description, control: { type: 'text' }, table: { category: '插槽 · slots', type: { summary: 'HTML' } } }]),
    ...cssParts.map(({ name, description }): [string, ArgTypes[string]] => [`::part(${name})`, { description, control: { type: 'text' }, table: { category: '部件 · css shadow parts', type: { summary: 'CSS' } } }]),
  ]);
};

const argTypesOf = (tag: string): ArgTypes => {
  const grouped = groups(tag);
  const own = Object.fromEntries(Object.entries(controls).map(([name, said]) => [name, { ...grouped[name], ...said }]));
  return { ...grouped, ...tokenControls(), ...pieceControls(tag), ...own };
};

/** The common part of a component's `meta`. Attributes, properties and events come from the manifest by themselves; events that are fired are listed in the panel. */
export const elementMeta = (tag: string) => ({
  component: tag, render: renderOf(tag), argTypes: argTypesOf(tag),
  decorators: [withActions], parameters: { actions: { handles: declarationOf(tag).events.map(({ name }) => name) } },
});
