/** An element as a story: its arguments are its attributes, its slots and its custom properties. */
import type { ArgTypes, StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { countyOf } from './county.ts';
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
  const { data, default: _, ...attributes } = args;
  const all = { api: countyOf(context).api, theme: themeWords(surroundings), elder: surroundings.elder === 'on', ...attributes };
  Object.entries(all).forEach(([name, value]) => say(element, name, value));
  if (data !== undefined) (element as HTMLElement & { data: unknown }).data = data;
};

/** The render function of every story of an element; the element stays the same while arguments change. */
export const renderOf = (tag: string) => (args: Args, context: StoryContext): TemplateResult => {
  const name = unsafeStatic(tag);
  const dressed = ref((element) => element && dress(element as HTMLElement, args, context));
  return staticHtml`<${name} ${dressed}>${args['default'] ? html`<p>${args['default']}</p>` : ''}</${name}>` as TemplateResult;
};

const theme: ArgTypes[string] = { control: 'select', options: ['', 'red', 'blue', 'dark', 'dark red', 'dark blue', 'auto'] };

/** What is chosen in the toolbar or made by the story is no control, but stands in the table. */
const controls: ArgTypes = { theme, api: { control: false }, elder: { control: 'boolean' }, data: { control: false } };

/** The common part of a component's `meta`. */
export const elementMeta = (tag: string) => ({ component: tag, render: renderOf(tag), argTypes: controls });
