// The rules themselves: each must find its bad sample and leave the good one alone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lengthRule, placeRule } from './file-rules.ts';
import { importRule, migrationRule, pureRule } from './import-rules.ts';
import type { Rule } from './repository.ts';
import { importsOf, withoutComments } from './source.ts';
import { cssRule, defineRule, pageRule, templateRule } from './style-rules.ts';

const component = 'packages/elements/src/deputy-finder/congress-deputy-finder.ts';

function finds(rule: Rule, path: string, bad: string[], good: string[] = []): void {
  for (const text of bad) assert.notEqual(rule({ path, text }).length, 0, `should be found in ${path}: ${text}`);
  for (const text of good) assert.deepEqual(rule({ path, text }), [], `should be left alone in ${path}: ${text}`);
}

describe('imports', () => {
  test('are read in every form, and not from comments or strings', () => {
    const source = [
      '// import a from "no"', '/* import b from "no" */', 'const url = "// not a comment"; const re = /[/"]/;',
      'import type { A } from \'./a.ts\';', 'import b, { c,\n  d } from "b";', 'export * from \'e\';', 'export { f } from \'f\'',
      'import \'g\';', 'await import(\'h\');', 'const words = [\'import\'] as const;', 'const more = [\'x\'];', 'const said = `text ${`inner // ${1}`} // kept`;',
    ].join('\n');
    assert.deepEqual(importsOf(source).map((one) => one.specifier).sort(), ['./a.ts', 'b', 'e', 'f', 'g', 'h']);
    assert.match(withoutComments(source), /not a comment[\s\S]*\/\/ kept/);
    assert.equal(importsOf(source)[0]?.typeOnly, true);
  });

  test('api imports only zod, and the small one', () => {
    finds(importRule, 'packages/api/src/page.ts', [
      'import ky from \'ky\';', 'import { z } from \'zod\';', 'import * as z from \'zod\';', 'import { object } from \'zod/mini\';',
      'import { readFile } from \'node:fs/promises\';', 'import { x } from \'@congress-kit/sdk\';', 'import { x } from \'../../sdk/src/call.ts\';',
    ], ['import * as z from \'zod/mini\';', 'import { page } from \'./page.ts\';']);
  });

  test('sdk and server know api and not each other', () => {
    finds(importRule, 'packages/sdk/src/call.ts', ['import { x } from \'@congress-kit/server\';', 'import { x } from \'../../server/src/app.ts\';', 'import ky from \'ky\';'],
      ['import * as z from \'zod/mini\';', 'import { x } from \'@congress-kit/api/page\';']);
    finds(importRule, 'packages/server/src/app.ts', ['import { x } from \'@congress-kit/sdk\';', 'import { x } from \'@congress-kit/cli\';', 'import x from \'left-pad\';'],
      ['import fastify from \'fastify\';', 'import { join } from \'node:path\';', 'import { x } from \'@congress-kit/api\';']);
    finds(importRule, 'packages/cli/src/main.ts', ['import { x } from \'@congress-kit/elements\';'], ['import { x } from \'@congress-kit/server\';']);
  });

  test('elements speak through sdk, and take rules and messages from api', () => {
    finds(importRule, component, [
      'import * as z from \'zod/mini\';', 'import { x } from \'@congress-kit/api\';',
      'import { x } from \'@congress-kit/api/resources/deputies\';', 'import { x } from \'@congress-kit/server\';', 'import { x } from \'../../../../test/support/server.ts\';',
    ], ['import { html } from \'lit\';', 'import { x } from \'@congress-kit/sdk\';', 'import { dueDate } from \'@congress-kit/api/rules/clock\';']);
  });

  test('rules stay pure', () => {
    finds(pureRule, 'packages/api/src/rules/clock.ts', ['import * as z from \'zod/mini\';', 'import { x } from \'../resources/deputies.ts\';'],
      ['import { x } from \'./working-days.ts\';', 'import type { X } from \'../resources/deputies.ts\';', 'import { x } from \'../messages/zh.ts\';']);
  });
});

describe('migrations', () => {
  test('are finished when they are written', () => {
    finds(migrationRule, 'packages/server/src/store/migrations/023-more.ts', ['import { pairsOf } from \'@congress-kit/api/rules/similarity\';', 'import { searchable } from \'../searching.ts\';'],
      ['import { sql, type Kysely } from \'kysely\';', 'import { pairsOf004 } from \'./frozen/pairs.ts\';']);
  });
});

describe('components', () => {
  test('register nothing in a class module', () => {
    finds(defineRule, component, ['customElements.define(\'congress-x\', X);'], ['// customElements.define is elsewhere']);
    finds(defineRule, 'packages/elements/src/deputy-finder/define.ts', [], ['customElements.define(\'congress-x\', X);']);
  });

  test('write no style into a template', () => {
    finds(templateRule, component, ['html`<style>p{}</style>`', 'html`<p style=${x}>`', 'html`<p style="color:red">`', 'html`<p ${styleMap({})}>`'],
      ['this.style.width = "1px";', 'static styles = css`p { color: red }`;']);
  });

  test('use nothing that an http page or an old kernel lacks', () => {
    finds(pageRule, component, ['crypto.randomUUID()', 'AbortSignal.any([a, b])', 'structuredClone(x)', 'new Function("x")'], ['crypto.getRandomValues(bytes)']);
  });

  test('style within the floor', () => {
    const sheet = (css: string) => `const styles = css\`${css}\`;`;
    finds(cssRule, component, [
      'p { font-size: 1.5rem }', ':is(a, b) { color: red }', ':where(a) { color: red }', 'p:has(a) { color: red }', '@container (min-width: 1em) { p { color: red } }',
      'p { color: color-mix(in srgb, red, blue) }', 'p { inset: 0 }', 'p { inset-inline: 0 }', 'p { aspect-ratio: 1 }', ':host-context(x) { color: red }',
      '.row { display: flex; gap: 1em }', '.row { display: inline-flex; column-gap: 1em }', 'a:hover, a:focus-visible { color: red }',
      'p { & a { color: red } }', 'p { color: red; a { color: blue } }', '@media print { p { inset: 0 } }', 'p { height: 100dvh }',
    ].map(sheet), [
      'p { font-size: 1.5em }', '.grid { display: grid; gap: 1em }', 'a:focus-visible { outline: 1px }', '@supports (aspect-ratio: 1) { p { aspect-ratio: 1 } }',
      'p { box-shadow: inset 0 0 1px red }', '@media (min-width: 30em) { p { color: red } }', '/* :has( */ p { top: 0 }', ':host([x]) { color: ${token} }',
      '@keyframes turn { from { opacity: 0 } to { opacity: 1 } }', '.row { display: flex } .grid { gap: 1em }',
    ].map(sheet));
    finds(cssRule, 'packages/elements/placeholder.css', ['p { width: 2rem }'], ['p { width: 2em }']);
    assert.deepEqual(cssRule({ path: component, text: `\n\n${sheet('\np { top: 0 }\nb { inset: 0 }')}` }).map((one) => one.line), [5]);
  });
});

describe('files', () => {
  test('have one subject', () => {
    const long = 'line\n'.repeat(401);
    finds(lengthRule, 'packages/api/src/page.ts', [long], ['line\n'.repeat(400)]);
    finds(lengthRule, 'packages/api/src/holidays.data.ts', [], [long]);
    finds(lengthRule, 'README.md', [], [long]);
  });

  test('know no machine', () => {
    const slash = '/';
    finds(placeRule, 'test/e2e/page.test.ts', [`cd ${slash}work/main`, `"${slash}home/me/x"`, `${slash}Users/me/x`, '\'../'.repeat(1) + '../../../sha' + 'red/x\''],
      ['https://example.org/work/plan', 'import x from "../sha' + 'red/x.ts"', 'packages/work/x']);
  });
});
