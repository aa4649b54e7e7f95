import type { Described, Said } from './build-description.ts';

/** What editors and documentation tools read, written from the description. Formats: custom-elements.json 1.0.0, VS Code custom data 1.1, JetBrains web-types. */
export const editorData = (version: string, elements: readonly Described[], tokens: readonly Said[]): Readonly<Record<string, object>> => ({
  'custom-elements.json': customElements(elements),
  'vscode.html-custom-data.json': { version: 1.1, tags: elements.map(htmlTag) },
  'vscode.css-custom-data.json': { version: 1.1, properties: tokens, pseudoElements: parts(elements).map(({ name, description }) => ({ name: `::part(${name})`, description })) },
  'web-types.json': webTypes(version, elements, tokens),
});

const named = ({ name, description }: Said): Said => ({ name, description });

const parts = (elements: readonly Described[]): Said[] => {
  const all = elements.flatMap((element) => element.parts.map((part) => ({ ...part, description: `${part.description} (${element.tag})` })));
  const names = [...new Set(all.map(({ name }) => name))].sort();
  return names.map((name) => ({ name, description: all.filter((part) => part.name === name).map(({ description }) => description).join('; ') }));
};

const customElements = (elements: readonly Described[]): object => ({
  schemaVersion: '1.0.0',
  modules: elements.flatMap((element) => {
    const path = `dist/${element.module}.js`;
    const declaration = { name: element.className, module: path };
    return [
      {
        kind: 'javascript-module', path,
        declarations: [{
          kind: 'class', customElement: true, name: element.className, tagName: element.tag, summary: element.summary, description: element.description,
          superclass: { name: element.superclass.name, module: `dist/${element.superclass.module}.js` },
          attributes: element.attributes.map(({ name, type, description, property }) => ({ name, type: { text: type }, description, ...(property ? { fieldName: property } : {}) })),
          members: [
            ...element.properties.map(({ name, type, description, attribute, reflects }) => ({
              kind: 'field', name, type: { text: type }, description, privacy: 'public', ...(attribute ? { attribute } : {}), ...(reflects ? { reflects } : {}),
            })),
            ...element.methods.map(({ name, description, parameters, returns }) => ({
              kind: 'method', name, description, privacy: 'public', parameters: parameters.map((one) => ({ name: one.name, type: { text: one.type } })), return: { type: { text: returns } },
            })),
          ],
          events: element.events.map(({ name, type, description }) => ({ name, type: { text: type }, description })),
          slots: element.slots.map(named), cssParts: element.parts.map(named), cssProperties: element.cssProperties.map(named),
        }],
        exports: [{ kind: 'js', name: element.className, declaration }],
      },
      {
        kind: 'javascript-module', path: `dist/${element.module.split('/')[0]}/define.js`, declarations: [],
        exports: [{ kind: 'custom-element-definition', name: element.tag, declaration }],
      },
    ];
  }),
});

/** The values of `'a' | 'b'`. */
const choices = (type: string): string[] => [...type.matchAll(/'([^']*)'/g)].map(([, value]) => value as string);

const htmlTag = ({ tag, summary, description, attributes }: Described): object => ({
  name: tag,
  description: `${summary}\n\n${description}`,
  attributes: attributes.map(({ name, type, description: said }) => ({
    name, description: said, ...(type === 'boolean' ? { valueSet: 'v' } : {}), ...(choices(type).length > 0 ? { values: choices(type).map((value) => ({ name: value })) } : {}),
  })),
});

const webTypes = (version: string, elements: readonly Described[], tokens: readonly Said[]): object => ({
  $schema: 'https://json.schemastore.org/web-types',
  name: '@congress-kit/elements',
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tag,
        description: `${element.summary}\n\n${element.description}`,
        attributes: element.attributes.map(({ name, description, type }) => ({ name, description, value: { type: type === 'boolean' ? 'boolean' : type } })),
        slots: element.slots.map(named),
        js: { events: element.events.map(named), properties: element.properties.map(({ name, description, type }) => ({ name, description, type })) },
        css: { parts: element.parts.map(named), properties: element.cssProperties.map(named) },
      })),
    },
    css: { properties: tokens.map(named) },
  },
});
