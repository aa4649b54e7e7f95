import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findGroups, groupOf } from '../../.scripts/groups.mjs';
import { hashOf } from '../../.scripts/hash.mjs';
import { isInstalled } from '../../.scripts/install.mjs';

const folder = mkdtempSync(join(tmpdir(), 'congress-kit-install-'));
after(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('packages count as installed only while they match the lock file', () => {
  const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/lit': { version } } });
  put('package-lock.json', lock('1.0.0'));
  assert.equal(isInstalled(folder), false, 'nothing is there');
  put('node_modules/.package-lock.json', lock('1.0.0'));
  assert.equal(isInstalled(folder), true, 'npm recorded the same packages');
  put('package-lock.json', lock('2.0.0'));
  assert.equal(isInstalled(folder), false, 'the lock file moved on');
});

test('a hash of sources changes with a name and with a content, not with time', () => {
  put('src/a.ts', 'one');
  const first = hashOf(folder, ['src', 'absent']);
  put('src/a.ts', 'one');
  assert.equal(hashOf(folder, ['src', 'absent']), first);
  put('src/a.ts', 'two');
  assert.notEqual(hashOf(folder, ['src']), first);
});

test('a folder is a group, an empty one is noticed, a slow one waits to be named', () => {
  put('test/api/page.test.ts', '');
  put('test/sdk/call.test.ts', '');
  put('test/sdk/browser/fetch.test.ts', '');
  put('test/engines/floor.test.ts', '');
  put('test/server/helpers.ts', '');
  const named = (filters?: string[]) => findGroups(folder, filters).map(({ name, kind, files, empty }) => [name, kind, files.length, empty]);
  assert.deepEqual(named(), [
    ['test/api', 'parallel', 1, false],
    ['test/sdk', 'parallel', 1, false],
    ['test/sdk/browser', 'browser', 1, false],
    ['test/server', 'parallel', 0, true],
  ]);
  assert.deepEqual(named(['engines']), [['test/engines', 'slow', 1, false]]);
  assert.deepEqual(named(['page']), [['test/api', 'parallel', 1, false]]);
  assert.equal(groupOf('test/sdk/browser/fetch.test.ts'), 'test/sdk/browser');
});
