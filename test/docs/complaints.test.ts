// What embedders of such libraries complain about most, so that ours must not: a second copy, CSP, server rendering, fields outside of forms,
// events of nested controls, a jump before definition, rem, size, errors not announced, `lang` ignored, types missing, early properties lost.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/process.ts';

test('each of the twelve complaints has a test that names it', () => {
  const folder = join(root, 'test', 'examples');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(/\b(?:test|describe)\((['"`])(.*?)\1, /g)].map(([, , name = '']) => name));
  const named = new Set(names.flatMap((name) => [...name.matchAll(/\(complaints? ([\d, and]+)\)/g)].flatMap(([, list = '']) => list.match(/\d+/g) ?? [])).map(Number));
  assert.deepEqual(Array.from({ length: 12 }, (_, at) => at + 1).filter((number) => !named.has(number)), []);
});
