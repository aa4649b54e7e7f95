// What editors and frameworks are told of the elements is what the elements do: read from the classes, complete, and typed.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { describeElements, type Described } from '../../packages/elements/build-description.ts';
import { elementNames, tokensOf } from '../../packages/elements/build-descriptions.ts';
import { editorData } from '../../packages/elements/build-editor-data.ts';
import { frameworkTypes } from '../../packages/elements/build-framework-types.ts';
import { capture, ownNode, root } from '../../.scripts/install.mjs';

const source = join(root, 'packages', 'elements', 'src');
const codeOf = (folder: string): string =>
  readdirSync(join(source, folder)).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(source, folder, name), 'utf8')).join('\n').replace(/\/\*\*[^]*?\*\//g, '');
const modulesOf = (folder: string): string[] => readdirSync(join(source, folder)).filter((name) => name.endsWith('.ts'));
/** What all elements share, without the modules that only other elements draw with. */
const sharedCode = (folder: string): string => {
  const mentions = (by: string, own: string, path: string): boolean => readFileSync(join(source, by, own), 'utf8').includes(path);
  // Also through the module that fetches it: `qr.ts` is how most come to `qr-part.ts`.
  const borrows = (by: string, name: string): boolean =>
    modulesOf(by).some((own) => mentions(by, own, `../base/${name}`) || modulesOf('base').some((way) => mentions('base', way, `import('./${name}')`) && mentions(by, own, `../base/${way}`)));
  return modulesOf('base').filter((name) => borrows(folder, name) || !elements.some((other) => borrows(folderOf(other), name)))
    .map((name) => readFileSync(join(source, 'base', name), 'utf8')).join('\n').replace(/\/\*\*[^]*?\*\//g, '');
};
let elements: Described[];
/** Those that are a view of their own; fields for a page's own form share their parts and fire the browser's events. */
let wholes: Described[];
before(() => {
  elements = describeElements(source, elementNames);
  wholes = elements.filter(({ tag }) => !tag.endsWith('-field'));
});

const folderOf = ({ tag }: Described): string => tag.replace('congress-', '');
const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);

describe('the description of an element', () => {
  test('has a sentence for everything it names', () => {
    for (const element of elements) {
      assert.ok(element.summary && element.description, element.tag);
      for (const list of [element.attributes, element.properties, element.methods, element.events, element.slots, element.parts, element.cssProperties]) {
        for (const { name, description } of list) assert.ok(description.length > 5, `${element.tag} says nothing of ${name}`);
      }
    }
  });

  test('names every event that is dispatched, with its class', () => {
    for (const element of wholes) {
      const code = codeOf(folderOf(element)) + codeOf('base');
      const dispatched = [...code.matchAll(/class (\w+Event) extends CongressEvent<[^]*?super\('(congress-[\w-]+)'/g)].map(([, type, name]) => `${name} ${type}`);
      assert.ok(dispatched.length >= 2, element.tag);
      assert.deepEqual(element.events.map(({ name, type }) => `${name} ${type}`).sort(), dispatched.sort(), element.tag);
    }
  });

  test('names every part of its templates, and none that is not there', () => {
    for (const element of wholes) {
      const code = codeOf(folderOf(element)) + sharedCode(folderOf(element)) + codeOf('fields');
      const written = [...code.matchAll(/\bpart(?:=|: )["']([\w -]+)["']/g)].flatMap(([, list]) => list?.split(' ') ?? []);
      // The part of a box is the last argument, after its content.
      const given = [...code.matchAll(/(?:`|nothing), '(\w{2,})'\)/g)].map(([, part]) => part ?? '');
      const all = new Set([...written, ...given, 'notice', 'button', 'empty', 'error']);
      assert.deepEqual([...all].filter((part) => !names(element.parts).includes(part)), [], `${element.tag} does not tell of these parts`);
      assert.deepEqual(names(element.parts).filter((part) => !all.has(part)), [], `${element.tag} has no such parts`);
    }
  });

  test('names every slot and no token that is not there', () => {
    for (const element of wholes) {
      const code = codeOf(folderOf(element));
      const written = [...(code + codeOf('base')).matchAll(/<slot(?: name="([\w-]+)")?>/g)].map(([, name]) => name ?? '');
      assert.deepEqual(written.filter((name) => !names(element.slots).includes(name)), [], `${element.tag} does not tell of these slots`);
      // The rest bear the name of a field (its label and help, fields/field.ts), of a choice in it, of a step or of a group; the stories hold them against what is drawn.
      const others = names(element.slots).filter((name) => !written.includes(name)).map((name) => name.replace(/-(label|hint|title)$/, ''));
      const isNamed = (name: string): boolean => code.includes(`'${name}'`) || new RegExp(`['\\s]${name.replace(/^.*-/, '')}[':]`).test(code);
      assert.deepEqual(others.filter((name) => !isNamed(name)), [], `${element.tag} has no such slots`);
      const tokens = names(tokensOf(elements));
      for (const { name } of element.cssProperties) assert.ok(tokens.includes(name), `${element.tag}: ${name}`);
    }
  });
});

test('fields for a page’s own form tell what they take and fire', () => {
  const fields = elements.filter((element) => !wholes.includes(element));
  assert.deepEqual(names(fields.map(({ tag }) => ({ name: tag }))), ['category', 'check', 'place', 'text'].map((name) => `congress-${name}-field`));
  for (const field of fields) {
    for (const name of ['name', 'label', 'hint', 'value', 'required', 'disabled', 'readonly', 'lang']) assert.ok(names(field.attributes).includes(name), `${field.tag}: ${name}`);
    assert.deepEqual(field.events.map(({ name, type }) => `${name} ${type}`), ['input Event', 'change Event'], field.tag);
  }
});

test('editors get every attribute, event, slot, part and token', () => {
  const data = editorData('1.0.0', elements, tokensOf(elements)) as Record<string, any>;
  for (const element of elements) {
    const tag = data['vscode.html-custom-data.json'].tags.find((one: { name: string }) => one.name === element.tag);
    assert.deepEqual(names(tag.attributes), names(element.attributes));
    const { html } = data['web-types.json'].contributions;
    const web = html.elements.find((one: { name: string }) => one.name === element.tag);
    assert.deepEqual(names(web.js.events), names(element.events));
    const declared = data['custom-elements.json'].modules.flatMap((one: { declarations: object[] }) => one.declarations).find((one: { tagName: string }) => one.tagName === element.tag);
    assert.deepEqual(names(declared.cssParts), names(element.parts));
  }
  assert.ok(data['vscode.css-custom-data.json'].properties.length > 20);
});

// The shapes that vue, svelte and solid-js extend; React's own types are installed.
const stubs = `
declare module 'vue' { export interface HTMLAttributes { class?: string } export interface GlobalComponents {} }
declare module 'svelte/elements' { export interface HTMLAttributes<T extends EventTarget> { class?: string; onclick?: (event: MouseEvent & { currentTarget: T }) => void } export interface SvelteHTMLElements {} }
declare module 'solid-js' { export namespace JSX { interface HTMLAttributes<T> { class?: string; ref?: T } interface IntrinsicElements {} } }
`;
const page = `
import './types/react'; import './types/vue'; import './types/svelte'; import './types/solid';
import type { GlobalComponents } from 'vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { JSX } from 'solid-js';
const ballots = <congress-ballot-results ballot="b1" display="table" elder className="x" oncongress-pick-ballot={(event) => { event.detail.ballot.trim(); }} />;
const finder = <congress-deputy-finder form-href="/form" data={undefined} oncongress-write={(event) => event.preventDefault()}>Loading</congress-deputy-finder>;
// @ts-expect-error no such display
const wrong = <congress-ballot-results display="poem" />;
// @ts-expect-error a year is a number
const year = <congress-ballot-results year="2026" />;
declare const vue: InstanceType<GlobalComponents['congress-suggestion-form']>['$props'];
vue.onCongressSent = (event) => { event.detail.receiptNo.trim(); };
const svelte: SvelteHTMLElements['congress-handling-tracker'] = { receipt: 'R1', 'oncongress-rate': (event) => { event.detail.receiptNo.trim(); } };
const solid: JSX.IntrinsicElements['congress-handling-tracker'] = { 'no-list': true, 'prop:case': 'C1', 'on:congress-open-case': (event) => { event.detail.case.trim(); } };
// @ts-expect-error not of this element
const other: JSX.IntrinsicElements['congress-handling-tracker'] = { display: 'table' };
export { ballots, finder, wrong, year, vue, svelte, solid, other };
`;

test('templates of React 19, Vue, Svelte and Solid are typed', async () => {
  const folder = join(root, '.cache', 'framework-types');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'types'), { recursive: true });
  for (const [path, text] of Object.entries(frameworkTypes(elements))) {
    // Against the sources: the packages need not be built for it.
    writeFileSync(join(folder, path), text.replace(/'\.\.\/([\w/-]+)\.js'/g, (_, module: string) => `'${source}/${module}.ts'`));
  }
  writeFileSync(join(folder, 'stubs.d.ts'), stubs);
  writeFileSync(join(folder, 'page.tsx'), page);
  const settings = { extends: '../../tsconfig.json', compilerOptions: { jsx: 'react-jsx', types: ['react'], skipLibCheck: true, noUnusedLocals: false }, files: ['page.tsx', 'stubs.d.ts'], include: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const { code, output } = await capture(ownNode, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder]);
  assert.equal(code, 0, output);
});
