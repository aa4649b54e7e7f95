// The embed contract is what the sources say today: calls, storage, events and attributes of each element. That the elements do no more
// is seen in every engine, in test/engines/elements.test.ts.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { contractOf, contractPage } from '../../packages/elements/build-contract.ts';
import { describeElements } from '../../packages/elements/build-description.ts';
import { elementNames, tokensOf } from '../../packages/elements/build-descriptions.ts';
import { root } from '../support/process.ts';

const folder = join(root, 'packages', 'elements');
const source = join(folder, 'src');
const described = describeElements(source, elementNames);
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
const contract = contractOf(source, version, described, tokensOf(described));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => [path, readFileSync(join(source, path), 'utf8')] as const);

describe('the embed contract', () => {
  test('is written from the sources of today', () => {
    assert.equal(readFileSync(join(folder, 'embed-contract.md'), 'utf8'), contractPage(contract), 'run npm run build, which writes it');
  });

  test('knows what an element brings from another’s folder, now or later', () => {
    const calls = (name: string): readonly string[] => contract.elements.find(({ tag }) => tag === `congress-${name}`)!.network;
    assert.ok(calls('place-field').includes('GET /divisions'));
    assert.ok(calls('suggestion-form').includes('POST /suggestions'));
    assert.deepEqual(calls('text-field'), []);
  });

  test('names every element, and every event it makes', () => {
    const declared = new Set(described.flatMap(({ events }) => events.map(({ type }) => type)));
    const made = files.flatMap(([, code]) => [...code.matchAll(/dispatchEvent\(new (Congress\w+Event)\(/g)].map(([, name]) => name as string));
    assert.deepEqual(made.filter((name) => !declared.has(name)), []);
    assert.ok(made.length > 5);
    assert.equal(contract.elements.length, elementNames.length);
  });

  test('is right that no source keeps a cookie, speaks by postMessage or makes code of text', () => {
    for (const [path, code] of files) assert.doesNotMatch(code.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ''), /document\.cookie|postMessage|\beval\(|new Function|sendBeacon|WebSocket|EventSource|serviceWorker/, path);
  });
});
