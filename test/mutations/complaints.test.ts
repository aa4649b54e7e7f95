// Would the tests of what embedders complain about fail? Each complaint is brought back on purpose, in a copy of the sources, and the test
// that names it must fail and say what is wrong. Slow, each with a build of its own: `npm test -- mutations`.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../support/process.ts';

interface Mutation {
  readonly complaint: number;
  /** What becomes of the product. */
  readonly what: string;
  /** Below packages/elements; the text stands there once. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The test that must notice, and what of its message says what is wrong. */
  readonly noticed: RegExp;
  readonly in?: string;
}

const mutations: readonly Mutation[] = [
  { complaint: 1, what: 'a second copy registers its elements, whoever was first', file: 'src/base/registry.ts', from: 'if (!registry.get(tag)) {', to: 'if (true) {', noticed: /a further copy fails: .*already been used/ },
  { complaint: 1, what: 'another version stays unused without a word', file: 'src/base/registry.ts', from: 'if (first !== version) console.warn', to: 'if (first === undefined) console.warn', noticed: /a second version must say that it stays unused/ },
  { complaint: 1, what: 'each copy makes a policy of its own', file: 'src/embed/parts.ts', from: "[Symbol.for('congress-kit.lit-policy')] ??=", to: "[Symbol.for('congress-kit.lit-policy')] =", in: 'hard-pages', noticed: /does not work beside other copies: [^]*createPolicy/ },
  { complaint: 2, what: 'a template has a style attribute', file: 'src/base/views.ts', from: '<div class="skeleton" part="skeleton">', to: '<div class="skeleton" part="skeleton" style="margin:0">', noticed: /the policy was broken by[^]*style-src-attr inline/ },
  { complaint: 2, what: 'a lazy part comes from an address that no policy has seen', file: 'src/embed/parts.ts', from: 'policy?.createScriptURL(url.href) ?? url.href', to: 'url.href', noticed: /the policy was broken by[^]*require-trusted-types-for/ },
  { complaint: 2, what: 'code is made of text', file: 'src/embed/settings.ts', from: 'const tags = ownTags();', to: "try { Object.assign(globalThis, { made: Function('return 1')() }); } catch {}\nconst tags = ownTags();", noticed: /the policy was broken by[^]*(script-src eval|trusted-types-sink)/ },
  { complaint: 5, what: 'what is typed in a field is an event of the page', file: 'src/base/congress-element.ts', from: 'const keepInside = (event: Event): void => event.stopPropagation();', to: 'const keepInside = (): void => undefined;', noticed: /the page heard what happened inside[^]*\binput\b/ },
  { complaint: 5, what: 'the page’s shortcuts hear what is typed', file: 'src/base/guest-element.ts', from: 'if (isTyped &&', to: 'if (!isTyped &&', noticed: /the page heard what happened inside[^]*key s/ },
  { complaint: 6, what: 'no place is held', file: 'placeholder.css', from: 'min-height: var(--congress-reserve, 100vh);', to: 'min-height: 0;', noticed: /moved when it was filled/ },
  { complaint: 6, what: 'the note that the data is invented comes late, above the rest', file: 'src/base/congress-element.ts', from: '${this.wholeView()}${this.sample && !this.isWaiting ? sampleNote(this.language) : nothing}', to: '${this.sample ? sampleNote(this.language) : nothing}${this.wholeView()}', noticed: /moved when it was filled/ },
  { complaint: 9, what: 'the status region comes with its text', file: 'src/base/congress-element.ts', from: '<div class="visually-hidden" role="status">${this.spoken}</div>', to: '${this.spoken ? html`<div class="visually-hidden" role="status">${this.spoken}</div>` : nothing}', noticed: /no empty status region before its first words/ },
  { complaint: 9, what: 'a failure is shown and not said', file: 'src/base/congress-element.ts', from: 'if (!isTold) void this.announceFailure(error);', to: '', noticed: /what went wrong was not said in the region/ },
  { complaint: 9, what: 'a field’s error is not tied to it', file: 'src/fields/field.ts', from: "field.error ? `${field.id}-error` : ''", to: "''", noticed: /the error does not stand at its field/ },
  { complaint: 10, what: 'only the element’s own lang counts', file: 'src/base/language-watch.ts', from: 'at = parentOf(at);', to: 'at = null;', noticed: /does not speak the language around it/ },
  { complaint: 10, what: 'a change around it is not heard', file: 'src/base/language-watch.ts', from: 'watcher.languageChanged()', to: 'watcher.isConnected', noticed: /does not hear that the language around it has changed/ },
  { complaint: 10, what: 'Chinese runs from right to left in a page that does', file: 'src/base/congress-element.ts', from: "dir=${fromTheRight.has(this.language) ? 'rtl' : 'ltr'}", to: '', noticed: /'rtl'[^]*'ltr'/ },
];

const copy = mkdtempSync(join(tmpdir(), 'congress-kit-mutated-'));
before(() => {
  // The copy has its own packages; everything else is as installed.
  for (const name of readdirSync(root).filter((one) => !['node_modules', '.cache', '.git', '.data'].includes(one))) {
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !/[\\/](node_modules|dist)$/.test(path) });
  }
  mkdirSync(join(copy, 'node_modules', '@congress-kit'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '@congress-kit')) symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  for (const name of readdirSync(join(copy, 'packages'))) {
    const { name: called } = JSON.parse(readFileSync(join(copy, 'packages', name, 'package.json'), 'utf8')) as { name: string };
    rmSync(join(copy, 'node_modules', called), { force: true });
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules', called));
  }
});
after(() => rmSync(copy, { recursive: true, force: true }));

const run = (...args: string[]): Promise<{ readonly code: number; readonly said: string }> => new Promise((resolve) => {
  // A run of its own, no part of this one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  execFile(process.execPath, ['--conditions=congress-source', ...args], { cwd: copy, env, maxBuffer: 1 << 26, timeout: 300_000 }, (error, out, err) => resolve({ code: error ? 1 : 0, said: `${out}\n${err}` }));
});
const named = (complaint: number): string => `\\(complaints? [^)]*\\b${complaint}\\b`;
const build = async (): Promise<void> => {
  const { code, said } = await run('packages/elements/build.ts');
  assert.equal(code, 0, said);
};
const check = async (complaint: number, file: string): ReturnType<typeof run> => {
  const ran = await run('--test', '--test-reporter=tap', '--test-force-exit', `--test-name-pattern=${named(complaint)}`, `test/examples/${file}.test.ts`);
  assert.match(ran.said, /^# tests [1-9]/m, ran.said);
  return ran;
};

describe('a complaint that comes back is noticed', () => {
  test('and where there is none, all is well', async () => {
    await build();
    for (const complaint of new Set(mutations.map((one) => one.complaint))) {
      const { code, said } = await check(complaint, 'pages');
      assert.equal(code, 0, said);
    }
  });

  for (const { complaint, what, file, from, to, noticed, in: where = 'pages' } of mutations) {
    test(`(${complaint}) ${what}`, async () => {
      const path = join(copy, 'packages', 'elements', file);
      const right = readFileSync(path, 'utf8');
      assert.equal(right.split(from).length, 2, `${file} no longer has this once: ${from}`);
      writeFileSync(path, right.replace(from, () => to));
      try {
        await build();
        const { code, said } = await check(complaint, where);
        assert.equal(code, 1, 'the test is content with it');
        assert.match(said, noticed);
      } finally {
        writeFileSync(path, right);
      }
    });
  }
});
