// `npm run new:element` in a copy of the repository: what it writes keeps the house rules, compiles, builds, and works in a browser.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { capture, ownNode, root } from '../../.scripts/install.mjs';
import { filesUnder } from '../../.scripts/hash.mjs';

describe('a new element', () => {
  let copy: string;
  let said: { code: number; output: string };
  const run = (...args: string[]) => {
    const { NODE_TEST_CONTEXT, ...env } = process.env;
    return capture(ownNode, args, { cwd: copy, env });
  };

  before(async () => {
    copy = mkdtempSync(join(tmpdir(), 'congress-kit-scaffold-'));
    for (const path of ['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'CHANGELOG.md', 'LICENSE', '.changeset', '.scripts', '.storybook', 'packages', 'stories', 'test', 'examples'].flatMap((start) => filesUnder(root, start))) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      cpSync(join(root, path), join(copy, path));
    }
    linkModules();
    said = await run('.scripts/new-element.mjs', 'station-board', '家站公告', 'Station board');
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  /** Everything installed, but our own packages are the copy's. */
  function linkModules(): void {
    const modules = join(root, 'node_modules');
    mkdirSync(join(copy, 'node_modules', '@congress-kit'), { recursive: true });
    for (const name of readdirSync(modules)) if (name !== '@congress-kit') symlinkSync(join(modules, name), join(copy, 'node_modules', name));
    for (const name of readdirSync(join(copy, 'packages'))) {
      symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules', '@congress-kit', name));
      const own = join(root, 'packages', name, 'node_modules');
      if (existsSync(own)) symlinkSync(own, join(copy, 'packages', name, 'node_modules'));
    }
  }

  test('is written with class, controller, styles, words, define, story and test, and is named where elements are named', () => {
    assert.equal(said.code, 0, said.output);
    const written = filesUnder(copy, 'packages/elements/src/station-board').map((path) => path.split('/').at(-1));
    assert.deepEqual(written, ['congress-station-board.ts', 'define.ts', 'english.ts', 'station-board-reading.ts', 'station-board.styles.ts', 'station-board.words.en.ts', 'station-board.words.ts']);
    for (const path of ['stories/station-board/station-board.stories.ts', 'test/elements/station-board/station-board.test.ts', 'packages/elements/src/embed/station-board.ts']) assert.ok(existsSync(join(copy, path)), path);
    for (const path of ['packages/elements/README.md', 'packages/elements/package.json', 'stories/start/start.mdx', 'packages/elements/src/embed/congress-kit.ts']) assert.match(readFileSync(join(copy, path), 'utf8'), /station-board/, path);
  });

  test('is not written twice, nor under a name that no tag may have', async () => {
    assert.match((await run('.scripts/new-element.mjs', 'station-board', '家站公告')).output, /is there already/);
    assert.match((await run('.scripts/new-element.mjs', 'board', '公告')).output, /two or more words/);
    assert.match((await run('.scripts/new-element.mjs', 'notice-board', 'board')).output, /Chinese name/);
  });

  test('keeps the house rules, compiles, builds and works in a browser', { timeout: 300_000 }, async () => {
    const { code, output } = await run('--conditions=congress-source', '.scripts/run-tests.mjs', 'test/elements/station-board', 'test/architecture/imports', 'test/packaging/description', 'test/docs/links', 'typecheck');
    assert.equal(code, 0, output);
    assert.match(output, /Types are sound/);
    for (const group of ['test/elements', 'test/architecture', 'test/packaging', 'test/docs']) assert.match(output, new RegExp(`^${group}: [1-9]\\d* passed, 0 failed`, 'm'), output);
    assert.ok(existsSync(join(copy, 'packages/elements/dist/embed/station-board.js')));
  });
});
