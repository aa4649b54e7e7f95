// What a release stands on: licences that may be passed on, one version for all packages, a changelog that keeps every sentence.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dependenciesOf, licenceFaults, type Lock } from '../../.scripts/licences.mjs';
import { raise, withRelease } from '../../.scripts/release-version.mjs';
import { root } from './repository.ts';

const lockOf = (path: string): Lock => JSON.parse(readFileSync(join(root, path), 'utf8')) as Lock;

test('every dependency may be passed on, every tool may be used', () => {
  for (const path of ['package-lock.json', 'test/visual/pinned/package-lock.json']) {
    const lock = lockOf(path);
    assert.ok(dependenciesOf(lock).length > 5, path);
    assert.deepEqual(licenceFaults(path.startsWith('test') ? asTools(lock) : lock), [], path);
  }
});

const asTools = (lock: Lock): Lock => ({ packages: Object.fromEntries(Object.entries(lock.packages).map(([path, entry]) => [path, { ...entry, dev: true }])) });

test('a licence that nobody has allowed is named', () => {
  const one = (license: string | undefined, dev = false): string[] => licenceFaults({ packages: { 'node_modules/a/node_modules/@b/c': { version: '1.0.0', ...license ? { license } : {}, dev } } });
  for (const license of ['MIT', '(MIT OR GPL-3.0)', 'ISC AND MIT']) assert.deepEqual(one(license), [], license);
  for (const license of ['GPL-3.0', 'MIT AND GPL-3.0', 'MPL-2.0', 'LGPL-3.0-or-later', undefined]) assert.equal(one(license).length, 1, String(license));
  assert.deepEqual(one('MPL-2.0', true), []);
  assert.match(one('AGPL-3.0', true)[0] ?? '', /^@b\/c@1\.0\.0: AGPL-3\.0, a tool/);
});

test('the next version comes from the files of changes, in all packages at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-release-'));
  try {
    cpSync(join(root, '.changeset'), join(folder, '.changeset'), { recursive: true });
    for (const name of readdirSync(join(folder, '.changeset'))) if (/\.md$/.test(name) && name !== 'README.md') rmSync(join(folder, '.changeset', name));
    for (const path of ['package.json', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`)]) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      cpSync(join(root, path), join(folder, path));
    }
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- Said before.\n');
    writeFileSync(join(folder, '.changeset', 'brave-river.md'), '---\n"@congress-kit/sdk": minor\n---\n\nThe client says how late an answer is.\n');
    const { version: before } = JSON.parse(readFileSync(join(folder, 'packages/api/package.json'), 'utf8')) as { version: string };
    const version = await raise(folder, '2026-12-01');
    assert.notEqual(version, before);
    for (const name of readdirSync(join(folder, 'packages'))) {
      const described = JSON.parse(readFileSync(join(folder, 'packages', name, 'package.json'), 'utf8')) as Record<string, any>;
      assert.equal(described['version'], version, name);
      for (const [other, wanted] of Object.entries(described['dependencies'] ?? {})) if (other.startsWith('@congress-kit/')) assert.equal(wanted, version, `${name} → ${other}`);
    }
    const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
    assert.equal(changelog, `# Changelog\n\n## Unreleased\n\n## ${version} – 2026-12-01\n\n- Said before.\n- The client says how late an answer is.\n`);
    assert.deepEqual(readdirSync(join(folder, '.changeset')).sort(), ['README.md', 'config.json']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a release with nothing in it, or one that was made already, is refused', () => {
  assert.throws(() => withRelease('# Changelog\n\n## Unreleased\n', '0.2.0', '2026-12-01', []), /nothing to release/);
  assert.throws(() => withRelease('# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.2.0 – 2026-11-01\n\n- Old.\n', '0.2.0', '2026-12-01', []), /already/);
  assert.match(withRelease('# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 – 2026-11-01\n\n- Old.\n', '0.2.0', '2026-12-01', []), /## Unreleased\n\n## 0\.2\.0 – 2026-12-01\n\n- New\.\n\n## 0\.1\.0 – 2026-11-01\n\n- Old\.\n$/);
});
