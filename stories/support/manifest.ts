/** What the elements are, for Storybook's tables and controls: read from the classes and their docblocks, in the shape of a custom-elements manifest. */
import '@congress-kit/elements/ballot-results/define';
import '@congress-kit/elements/deputy-finder/define';
import '@congress-kit/elements/handling-tracker/define';
import '@congress-kit/elements/suggestion-form/define';
import baseSource from '../../packages/elements/src/base/congress-element.ts?raw';
import ballotSource from '../../packages/elements/src/ballot-results/congress-ballot-results.ts?raw';
import finderSource from '../../packages/elements/src/deputy-finder/congress-deputy-finder.ts?raw';
import trackerSource from '../../packages/elements/src/handling-tracker/congress-handling-tracker.ts?raw';
import formSource from '../../packages/elements/src/suggestion-form/congress-suggestion-form.ts?raw';

const sources: Readonly<Record<string, string>> = {
  'congress-suggestion-form': formSource,
  'congress-deputy-finder': finderSource,
  'congress-ballot-results': ballotSource,
  'congress-handling-tracker': trackerSource,
};

export const tags = Object.keys(sources);

interface Property {
  readonly attribute?: string | boolean;
  readonly type?: unknown;
  readonly state?: boolean;
}

const docblockOf = (source: string): string => /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:abstract )?class Congress\w+ extends (?:CongressElement|LitElement)/.exec(source)?.[1] ?? '';

const lines = (docblock: string): string[] => docblock.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));

/** `@fires congress-sent - said` → `{ name, description }`; a name may be a list of names. */
const tagged = (source: string, tag: string): { name: string; description: string }[] =>
  lines(docblockOf(source)).flatMap((line) => {
    const [, names, description = ''] = new RegExp(`^@${tag}\\s+(?:\\{[^}]*\\}\\s*)?([\\w,\\s-]*?)(?:\\s+-\\s+(.*)|$)`).exec(line) ?? [];
    return names === undefined ? [] : names.split(/,\s*/).map((name) => ({ name: name === '-' || name === '' ? 'default' : name, description }));
  });

const descriptionOf = (source: string): string => lines(docblockOf(source)).filter((line) => !line.startsWith('@')).join(' ').trim();

/** The sentence above `declare name`, or what `@attr` says. */
const saidOf = (source: string, property: string, attribute: string): string =>
  new RegExp(`/\\*\\* ((?:(?!\\*/)[\\s\\S])*?) \\*/\\s*declare ${property}:`).exec(source)?.[1]
  ?? tagged(source, 'attr').find(({ name }) => name === attribute)?.description
  ?? (source === baseSource ? '' : saidOf(baseSource, property, attribute));

const typeOf = ({ type }: Property): string => (type === Boolean ? 'boolean' : type === Number ? 'number' : 'string');

const declarationOf = (tag: string): object => {
  const element = customElements.get(tag) as unknown as { name: string; elementProperties: Map<string, Property> };
  const source = sources[tag]!;
  const shown = Array.from(element.elementProperties).filter(([, { state }]) => !state);
  return {
    kind: 'class', customElement: true, tagName: tag, name: element.name, description: descriptionOf(source),
    attributes: shown.filter(([, { attribute }]) => attribute !== false).map(([name, property]) => {
      const attribute = typeof property.attribute === 'string' ? property.attribute : name.toLowerCase();
      return { name: attribute, fieldName: name, type: { text: typeOf(property) }, description: saidOf(source, name, attribute) };
    }),
    members: shown.filter(([, { attribute }]) => attribute === false).map(([name]) => ({ kind: 'field', name, type: { text: 'object' }, description: saidOf(source, name, name) })),
    events: tagged(source, 'fires'), slots: tagged(source, 'slot'), cssParts: tagged(source, 'csspart'), cssProperties: tagged(source, 'cssproperty'),
  };
};

export const manifest = {
  schemaVersion: '1.0.0',
  modules: tags.map((tag) => ({ kind: 'javascript-module', path: tag, declarations: [declarationOf(tag)] })),
};
