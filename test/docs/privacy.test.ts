// The privacy page names every place on a resident's device that the elements or the client write to, in both languages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesUnder } from '../../.scripts/hash.mjs';
import { root } from '../support/process.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sources = ['packages/elements/src', 'packages/sdk/src'].flatMap((path) => filesUnder(root, path)).filter((path) => path.endsWith('.ts')).map(read);

/** Without what is said in comments. */
const code = sources.join('\n').replace(/\/\*[^]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

test('what is kept on the device is on the privacy page', () => {
  const kept = [...new Set([...code.matchAll(/['`](congress-kit:[\w-]+)/g)].map(([, name]) => name!))].sort();
  const databases = [...code.matchAll(/indexedDB\.open\('([\w-]+)'/g)].map(([, name]) => name!);
  assert.ok(kept.length >= 3 && databases.length === 1, 'the places are found in the sources');
  for (const page of ['kept-on-device.md', 'kept-on-device.zh-CN.md']) {
    const text = read(`stories/guides/${page}`);
    for (const name of kept) assert.ok(text.includes(`\`${name}`), `${page} does not tell of ${name}`);
    for (const name of databases) assert.match(text, new RegExp(`IndexedDB\\S? ?\`${name}\``), `${page} does not tell of the database ${name}`);
    // And of nothing that is no longer kept.
    const told = [...text.matchAll(/`(congress-kit:[\w-]+)/g)].map(([, name]) => name!);
    assert.deepEqual(told.filter((name) => !kept.includes(name)), [], page);
  }
});

test('no cookie, and no storage but the two that are named', () => {
  assert.doesNotMatch(code, /document\s*\.\s*cookie|cookieStore|sessionStorage|\bcaches\.open|navigator\.serviceWorker/);
});

test('both languages have the same rows', () => {
  const rows = (path: string): number => read(`stories/guides/${path}`).trim().split('\n').length;
  for (const name of ['kept-on-device', 'kept-on-server']) assert.equal(rows(`${name}.zh-CN.md`), rows(`${name}.md`), name);
});
