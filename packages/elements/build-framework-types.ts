import type { Described } from './build-description.ts';

/** Types for the templates of frameworks; a project imports the one it needs once: `import '@congress-kit/elements/types/react';`. */
export const frameworkTypes = (elements: readonly Described[]): Readonly<Record<string, string>> => ({
  'types/elements.d.ts': own(elements),
  'types/react.d.ts': react(elements),
  'types/vue.d.ts': vue(elements),
  'types/svelte.d.ts': svelte(elements),
  'types/solid.d.ts': solid(elements),
});

const note = '// Made from the classes by build-packages. For the tags in templates; the classes are typed by their own modules.\n';

const nameOf = (element: Described): string => element.className.replace('Congress', '');

/** Classes of events; the browser's own need no import. */
const ownEvents = ({ events }: Described): string[] => events.map(({ type }) => type).filter((type) => type !== 'Event');

const handlers = ({ events }: Described, name: (event: string) => string): string =>
  events.map(({ name: event, type, description }) => `  /** ${description} */\n  '${name(event)}'?: ((event: ${type}) => void) | undefined;\n`).join('');

const camel = (event: string): string => event.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

/** What each element takes, as properties and as attributes. */
const own = (elements: readonly Described[]): string => {
  const classes = elements.map(({ className, module }) => `import type { ${className} } from '../${module}.js';\n`).join('');
  const events = [...new Set(elements.flatMap(ownEvents))].sort();
  const interfaces = elements.map((element) => {
    const properties = element.properties.map(({ name, description }) => `  /** ${description} */\n  ${name}?: ${element.className}['${name}'] | undefined;\n`);
    const attributes = element.attributes.filter(({ name, property }) => name !== property && name !== 'lang')
      .map(({ name, type, description }) => `  /** ${description} */\n  '${name}'?: ${type}${type === 'boolean' ? " | ''" : ''} | undefined;\n`);
    return `/** ${element.summary} */\nexport interface ${nameOf(element)}Props {\n${properties.join('')}${attributes.join('')}}\n`;
  });
  return `${note}${classes}export type { ${events.join(', ')} } from '../index.js';\n${elements.map(({ className }) => `export type { ${className} };\n`).join('')}\n${interfaces.join('\n')}`;
};

const imports = (elements: readonly Described[]): string => {
  const names = elements.flatMap((element) => [element.className, `${nameOf(element)}Props`, ...ownEvents(element)]);
  return `import type { ${[...new Set(names)].sort().join(', ')} } from './elements.js';\n`;
};

const events = (elements: readonly Described[], name: (event: string) => string): string =>
  elements.map((element) => `interface ${nameOf(element)}Events {\n${handlers(element, name)}}\n`).join('');

const table = (elements: readonly Described[], line: (element: Described) => string): string =>
  elements.map((element) => `      '${element.tag}': ${line(element)};\n`).join('');

/** React 19: properties are set as properties, `on…` listens to the event named after `on`. */
const react = (elements: readonly Described[]): string => `${note}${imports(elements)}import type { DetailedHTMLProps, HTMLAttributes } from 'react';

${events(elements, (event) => `on${event}`)}
type Tag<Element, Own> = Own & Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${table(elements, (element) => `Tag<${element.className}, ${nameOf(element)}Props & ${nameOf(element)}Events>`)}    }
  }
}
`;

const vue = (elements: readonly Described[]): string => `${note}${imports(elements)}import type { HTMLAttributes } from 'vue';

${events(elements, (event) => `on${camel(event)}`)}
type Tag<Own> = new () => { $props: Own & Omit<HTMLAttributes, keyof Own> };

declare module 'vue' {
    interface GlobalComponents {
${table(elements, (element) => `Tag<${nameOf(element)}Props & ${nameOf(element)}Events>`)}    }
}
`;

const svelte = (elements: readonly Described[]): string => `${note}${imports(elements)}import type { HTMLAttributes } from 'svelte/elements';

${events(elements, (event) => `on${event}`)}
type Tag<Element extends EventTarget, Own> = Own & Omit<HTMLAttributes<Element>, keyof Own>;

declare module 'svelte/elements' {
    interface SvelteHTMLElements {
${table(elements, (element) => `Tag<${element.className}, ${nameOf(element)}Props & ${nameOf(element)}Events>`)}    }
}
`;

const solid = (elements: readonly Described[]): string => `${note}${imports(elements)}import type { JSX } from 'solid-js';

${events(elements, (event) => `on:${event}`)}
type Tag<Element, Own> = Own & { [Key in keyof Own as \`prop:\${string & Key}\`]?: Own[Key] } & Omit<JSX.HTMLAttributes<Element>, keyof Own>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
${table(elements, (element) => `Tag<${element.className}, ${nameOf(element)}Props & ${nameOf(element)}Events>`)}    }
  }
}
`;
