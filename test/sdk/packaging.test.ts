import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { operations } from '@congress-kit/api/operations';
import * as sdk from '@congress-kit/sdk';
import { createCongress } from '@congress-kit/sdk/congress';

const source = new URL('../../packages/sdk/src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => ({ name, text: readFileSync(new URL(name, source), 'utf8') }));

test('every operation has its function', () => {
  // A file is no value of ours: it is fetched by its address (`attachmentUrl`).
  for (const { id, download } of operations) if (!download) assert.equal(typeof (sdk as Record<string, unknown>)[id], 'function', id);
});

test('every operation can be reached by the convenience object', () => {
  let functions = 0;
  const count = (value: unknown): void => {
    if (typeof value === 'function') functions += 1;
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(count);
  };
  const { client: _, send: __, log: ___, ...rest } = createCongress({ api: '/v1' });
  count(rest);
  const lists = operations.filter(({ query }) => query && 'cursor' in query._zod.def.shape).length;
  assert.equal(functions, operations.length + lists + 1, 'each operation (of a file its address), each list also as `each`, and `check`');
});

test('the guards know errors of another copy of this library', () => {
  class ProblemError extends Error {
    kind = 'problem';
    code = 'not_found';
  }
  const foreign = Object.assign(new ProblemError(), { [Symbol.for('congress-kit.error')]: true });
  assert.equal(foreign instanceof sdk.ProblemError, false);
  assert.equal(sdk.isProblemError(foreign), true);
  assert.equal(sdk.isProblemError(foreign, 'not_found'), true);
  assert.equal(sdk.isProblemError(foreign, 'forbidden'), false);
  assert.equal(sdk.isNetworkError(foreign), false);
  for (const other of [undefined, null, 'text', new Error(), { kind: 'problem' }]) assert.equal(sdk.isCongressError(other), false);
});

test('it is imported without a DOM, and importing does nothing', () => {
  const script = `
    const before = Object.getOwnPropertyNames(globalThis);
    for (const name of ['fetch', 'setTimeout']) globalThis[name] = () => { throw new Error(name); };
    for (const entry of ['sdk', 'sdk/congress', 'sdk/testing']) await import('@congress-kit/' + entry);
    // zod keeps its configuration there, for all its copies on a page.
    const left = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name) && !name.startsWith('__zod'));
    if (left.length > 0) throw new Error('left behind: ' + left);`;
  execFileSync(process.execPath, ['--conditions=congress-source', '--input-type=module', '-e', script], { cwd: new URL('.', import.meta.url), stdio: 'pipe' });
});

test('nothing newer than Chromium 80, and nothing of a DOM, is used', () => {
  const newer = /\.at\(|\.replaceAll\(|structuredClone|Object\.hasOwn|randomUUID\(|AbortSignal\.(any|timeout|abort)|throwIfAborted|\.findLast|Array\.fromAsync|Promise\.(any|withResolvers|try)|WeakRef|\.toSorted|\.toReversed|\.groupBy/;
  const dom = /\b(window|document|navigator|location|localStorage|HTMLElement|customElements)\b[.([]/;
  for (const { name, text } of files) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    assert.doesNotMatch(code, newer, name);
    assert.doesNotMatch(code, dom, name);
  }
});

test('nobody reaches into the server', () => {
  for (const { name, text } of files) assert.doesNotMatch(text, /@congress-kit\/(server|elements|cli|conformance)/, name);
});

test('failures and writes behave the same in an engine without AbortSignal.any, reason and randomUUID', { skip: process.env['OLD_ENGINE'] === '1' }, () => {
  const here = new URL('.', import.meta.url);
  // Not from the runner's own context, or the child reports to it instead of failing.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  execFileSync(
    process.execPath,
    ['--conditions=congress-source', '--import', new URL('old-engine.mjs', here).href, '--test', 'failures.test.ts', 'writes.test.ts', 'sharing.test.ts'],
    { cwd: here, env: { ...environment, OLD_ENGINE: '1' }, stdio: 'pipe' },
  );
});

test('whoever does not test carries nothing of the test kit', () => {
  for (const { name, text } of files.filter((one) => !one.name.startsWith('testing'))) assert.doesNotMatch(text, /from '\.\/testing/, name);
});

test('the examples of the readme compile', () => {
  const readme = readFileSync(new URL('../README.md', source), 'utf8');
  const examples = Array.from(readme.matchAll(/```ts\n([\s\S]*?)```/g), ([, code]) => code!);
  assert(examples.length >= 3);
  const folder = new URL('../../.cache/sdk-readme/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  examples.forEach((code, at) => writeFileSync(new URL(`example-${at}.ts`, folder), `export {};\n${code}`));
  writeFileSync(new URL('tsconfig.json', folder), JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { noEmit: true, noUnusedLocals: false }, include: [], files: examples.map((_, at) => `example-${at}.ts`) }));
  const compiler = new URL('../../node_modules/typescript/bin/tsc', import.meta.url);
  const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(compiler), '-p', fileURLToPath(folder)], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
