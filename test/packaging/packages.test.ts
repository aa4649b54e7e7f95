// The packages as others get them: packed, installed outside the repository, imported, typed, bundled, run.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build, type Rolldown } from 'vite';
import webpack, { type Stats } from 'webpack';
import { capture, ownNode, root } from '../../.scripts/install.mjs';
import { publintFaults, typeFaults } from '../../.scripts/lint-tarballs.mjs';
import { elementNames } from '../../packages/elements/build-descriptions.ts';
import { proseAt } from '../../packages/api/src/document/describe.ts';
import { operations } from '../../packages/api/src/operations.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/ports.ts';
import { startSite } from '../support/static-site.ts';
import { makeConsumer, type Consumer } from './consumer.ts';
import { importMap } from './import-map.ts';
import { hoverIn } from './hover.ts';
import { filesOf, lostImports, readDescription, targetsOf } from './tarball.ts';

const names = ['api', 'sdk', 'elements', 'server', 'conformance', 'cli'].map((name) => `@congress-kit/${name}`);
const elements = elementNames;
let consumer: Consumer;
const installed = (name: string): string => join(consumer.folder, 'node_modules', name);

before(async () => { consumer = await makeConsumer(); });
after(() => consumer?.remove());

describe('a tarball', () => {
  test('is made of every package', () => {
    const packed = consumer.tarballs.map(({ name }) => name);
    for (const name of names) assert.ok(packed.includes(name), name);
  });

  test('holds the licence, a readme, what its map names, and nothing of the workshop', () => {
    for (const { name } of consumer.tarballs) {
      const files = filesOf(installed(name));
      for (const wanted of ['LICENSE', 'README.md', 'package.json']) assert.ok(files.includes(wanted), `${name} has no ${wanted}`);
      const odd = files.filter((path) => /(^|\/)(src|test|node_modules)\/|\.test\.|tsconfig|(?<!\.d)\.ts$|\.map$/.test(path));
      assert.deepEqual(odd, [], name);
      const described = readDescription(installed(name));
      const targets = [...targetsOf(described.exports ?? {}), ...Object.values(described.bin ?? {})];
      for (const target of targets) {
        const start = target.slice(2).split('*')[0] ?? '';
        assert.ok(files.some((path) => target.includes('*') ? path.startsWith(start) : path === start), `${name}: ${target}`);
      }
    }
  });

  test('knows neither our way into the sources nor the machine it was made on', () => {
    for (const { name } of consumer.tarballs) {
      for (const path of filesOf(installed(name)).filter((file) => /\.(js|ts|json|css|html|md)$/.test(file))) {
        const text = readFileSync(join(installed(name), path), 'utf8');
        assert.ok(!text.includes('congress-source') && !text.includes(root), `${name}/${path}`);
      }
    }
  });

  test('imports only what it holds or names as a dependency', () => {
    for (const { name } of consumer.tarballs) assert.deepEqual(lostImports(installed(name)), [], name);
  });

  test('says exactly which modules of the elements have side effects', () => {
    assert.deepEqual(readDescription(installed('@congress-kit/elements')).sideEffects, ['./dist/*/define.js', './dist/embed/**/*.js', './dist/embed/*.css', './dist/tokens.css']);
    for (const name of ['api', 'sdk']) assert.equal(readDescription(installed(`@congress-kit/${name}`)).sideEffects, false, name);
  });

  test('says over every function of the SDK what it asks, how it is refused, and how it is called', () => {
    const types = filesOf(installed('@congress-kit/sdk')).filter((path) => path.endsWith('.d.ts')).map((path) => readFileSync(join(installed('@congress-kit/sdk'), path), 'utf8')).join('\n');
    for (const { id, method, path, upload } of operations.filter(({ download }) => !download)) {
      const [comment = ''] = new RegExp(`/\\*\\*(?:(?!\\*/)[^])*\\*/\\nexport declare const ${id}:`).exec(types) ?? [];
      assert.ok(comment.includes(` * ${method} ${path}: `) && comment.includes('@throws'), id);
      if (!upload) assert.ok(comment.includes('@example') && comment.includes(`await ${id}(client`), id);
    }
  });

  test('says over the fields of answers, queries and elements what they are', () => {
    const code = `import { createClient, listBallots, type Ballot } from '@congress-kit/sdk';
      import type { CongressDeputyFinder } from '@congress-kit/elements/deputy-finder';
      const client = createClient({ api: '/v1' });
      const { items } = await listBallots(client, { updatedSince: '2026-01-01T00:00:00+08:00' });
      console.log(items[0]?.present, (ballot: Ballot) => [ballot.candidates[0]?.elected, ballot.threshold?.numerator], (finder: CongressDeputyFinder) => finder.pageHref);`;
    const { pageHref, ...said } = hoverIn(consumer.folder, code, ['updatedSince', 'present', 'elected', 'numerator', 'pageHref']);
    const prose = (path: string): string => { const [name, zh, en] = proseAt(path)!; return `${name}${zh ? `：${zh}` : '。'} ${en}`; };
    assert.deepEqual(said, { updatedSince: prose('listBallots.updatedSince'), present: prose('Ballot.present'), elected: prose('Candidate.elected'), numerator: prose('Ballot.threshold.numerator') });
    assert.match(pageHref ?? '', /^Page with a finder that reads its address/);
    // And no other field of the contract was forgotten.
    for (const path of filesOf(installed('@congress-kit/api')).filter((file) => /^dist\/resources\/.*\.d\.ts$/.test(file))) {
      const lines = readFileSync(join(installed('@congress-kit/api'), path), 'utf8').split('\n');
      assert.deepEqual(lines.filter((line, at) => /^ +"?\w+"?\??: z\./.test(line) && !/^ *\/\*\* .* \*\/$/.test(lines[at - 1] ?? '')), [], path);
    }
  });

  test('is fine for publint', async () => {
    for (const { name, file } of consumer.tarballs) assert.deepEqual(await publintFaults(file), [], name);
  });

  test('has types that resolve the way its modules do (are the types wrong?)', async () => {
    for (const { name, file } of consumer.tarballs.filter((one) => one.name !== '@congress-kit/cli')) assert.deepEqual(await typeFaults(file), [], name);
  });
});

describe('somebody else’s project', () => {
  test('imports server and conformance in Node', async () => {
    const { code, output } = await consumer.run(`
      import * as server from '@congress-kit/server';
      import * as conformance from '@congress-kit/conformance';
      console.log(Object.keys(server).length > 0 && Object.keys(conformance).length > 0);
      process.exit();`);
    assert.deepEqual([code, output.trim()], [0, 'true']);
  });

  test('imports api, sdk and elements in Node, without a DOM', async () => {
    const { code, output } = await consumer.run(`
      import { operations } from '@congress-kit/api/operations';
      import { dueDate } from '@congress-kit/api/rules/index';
      import openapi from '@congress-kit/api/openapi.json' with { type: 'json' };
      import { createClient, listDeputies } from '@congress-kit/sdk';
      import { createCongress } from '@congress-kit/sdk/congress';
      import * as all from '@congress-kit/elements';
      ${elements.map((name, at) => `import * as e${at} from '@congress-kit/elements/${name}';`).join('\n')}
      if ('document' in globalThis) throw new Error('a DOM came from somewhere');
      const classes = [${elements.map((_, at) => `e${at}`).join(', ')}].flatMap((module) => Object.keys(module).filter((name) => /^Congress(?!.*Event$)/.test(name)));
      const registered = classes.length > 0 && customElements?.get('congress-deputy-finder');
      ${elements.map((name) => `await import('@congress-kit/elements/${name}/define');`).join('\n')}
      console.log(JSON.stringify([operations.length > 10, typeof dueDate, openapi.openapi, typeof createClient, typeof listDeputies,
        typeof createCongress({ api: 'https://county.example/v1' }), typeof all.configure, classes, Boolean(registered)]));`);
    assert.equal(code, 0, output);
    const classes = elements.map((name) => `Congress${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`);
    assert.deepEqual(JSON.parse(output), [true, 'function', '3.1.0', 'function', 'function', 'object', 'function', classes, false]);
  });

  test('is typed strictly, library files included, by both ways of resolving modules', async () => {
    writeFileSync(join(consumer.folder, 'page.ts'), snippet);
    for (const [module, moduleResolution, skipLibCheck] of [['nodenext', 'nodenext', false], ['esnext', 'bundler', true]] as const) {
      const settings = { compilerOptions: { target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module, moduleResolution, types: [], strict: true, exactOptionalPropertyTypes: true, skipLibCheck, noEmit: true }, files: ['page.ts'] };
      writeFileSync(join(consumer.folder, 'tsconfig.json'), JSON.stringify(settings));
      const { code, output } = await capture(ownNode, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'], { cwd: consumer.folder });
      assert.equal(code, 0, `${moduleResolution}: ${output}`);
    }
  });

  test('bundles one element with Vite, and only that one', async () => {
    const code = await bundle(`import '@congress-kit/elements/ballot-results/define';`);
    assert.match(code, /congress-ballot-results/);
    assert.doesNotMatch(code, /define\(.congress-(deputy-finder|suggestion-form|handling-tracker)/);
    const all = await bundle(elements.map((name) => `import '@congress-kit/elements/${name}/define';`).join('\n'));
    for (const name of elements) assert.ok(all.includes(`congress-${name}`), name);
  });

  test('bundles one element with webpack, its lazy parts beside it', async () => {
    const entry = join(consumer.folder, 'webpack-entry.js');
    writeFileSync(entry, `import '@congress-kit/elements/handling-tracker/define';`);
    const output = { path: join(consumer.folder, 'webpack'), filename: 'main.js' };
    await pack(entry, output);
    const files = readdirSync(output.path).map((name) => readFileSync(join(output.path, name), 'utf8'));
    const main = readFileSync(join(output.path, 'main.js'), 'utf8');
    assert.match(main, /congress-handling-tracker/);
    const english = 'No data source has been set';
    assert.ok(!main.includes(english) && files.some((code) => code.includes(english)), 'English is a file of its own');
  });

  test('runs without any bundler, by an import map', async (t) => {
    const start = ['@congress-kit/elements/ballot-results/define'];
    const map = await importMap(consumer, start);
    const page = `<!doctype html><html lang="en"><script type="importmap">${JSON.stringify({ imports: map })}</script><script type="module">import '${start[0]}';</script>
      <congress-ballot-results></congress-ballot-results></html>`;
    writeFileSync(join(consumer.folder, 'plain.html'), page);
    const site = await startSite(consumer.folder);
    const browser = await openBrowser();
    t.after(async () => { await browser.close(); await site.stop(); });
    const opened = await browser.newPage(t);
    await opened.goto(`${site.url}/plain.html`);
    await opened.locator('congress-ballot-results').getByText('No data source has been set').waitFor();
  });

  test('works on a page, all of api, sdk and elements: made by Vite, by webpack, and by nothing', async (t) => {
    const specifiers = [...elements.map((name) => `@congress-kit/elements/${name}/define`), '@congress-kit/elements', '@congress-kit/sdk', '@congress-kit/sdk/testing', '@congress-kit/api/rules/index'];
    const entry = join(consumer.folder, 'everything.js');
    writeFileSync(entry, `
      ${elements.map((name) => `import '@congress-kit/elements/${name}/define';`).join('\n')}
      import { configure } from '@congress-kit/elements';
      import { createClient, listDeputies } from '@congress-kit/sdk';
      import { createFakeServer } from '@congress-kit/sdk/testing';
      import { dueDate } from '@congress-kit/api/rules/index';
      configure({ lang: 'en' });
      const server = createFakeServer({ seed: 5, api: 'https://county.example/v1' });
      const { total } = await listDeputies(createClient({ api: server.api, fetch: (request) => server.fetch(request) }), { limit: 1 });
      window.said = [total > 5, typeof dueDate];`);
    await pack(entry, { path: join(consumer.folder, 'made-by-webpack'), filename: 'main.js' });
    await build({ root: consumer.folder, base: './', configFile: false, envDir: false, logLevel: 'warn', build: { outDir: 'made-by-vite', target: 'es2022', rolldownOptions: { input: entry, output: { entryFileNames: 'main.js' } } } });
    const pages = {
      vite: '<script type="module" src="made-by-vite/main.js"></script>',
      webpack: '<script src="made-by-webpack/main.js" defer></script>',
      nothing: `<script type="importmap">${JSON.stringify({ imports: await importMap(consumer, specifiers) })}</script><script type="module" src="everything.js"></script>`,
    };
    for (const [name, tags] of Object.entries(pages)) writeFileSync(join(consumer.folder, `by-${name}.html`), `<!doctype html><html lang="zh-CN"><meta charset="utf-8">${tags}${elements.map((one) => `<congress-${one} label="Label"></congress-${one}>`).join('')}</html>`);
    const site = await startSite(consumer.folder);
    const browser = await openBrowser();
    t.after(async () => { await browser.close(); await site.stop(); });
    for (const name of Object.keys(pages)) {
      const opened = await browser.newPage(t);
      await opened.goto(`${site.url}/by-${name}.html`);
      await opened.waitForFunction(() => 'said' in globalThis);
      assert.deepEqual(await opened.evaluate(() => (globalThis as unknown as { said: unknown }).said), [true, 'function'], name);
      // English is a part that comes later: it was found, too.
      for (const one of ['deputy-finder', 'ballot-results', 'handling-tracker', 'suggestion-form']) await opened.locator(`congress-${one}`).getByText('No data source has been set').first().waitFor();
      assert.equal(await opened.locator('congress-text-field').getByRole('textbox', { name: 'Label' }).count(), 1, name);
    }
  });

  test('pays nothing for what it imports and does not use', async () => {
    const code = await bundle(`
      import { CongressDeputyFinder } from '@congress-kit/elements';
      import { listDeputies } from '@congress-kit/sdk';
      import { deputy } from '@congress-kit/api';
      console.log('nothing');`);
    assert.equal(code.trim(), 'console.log(`nothing`);');
  });

  test('serves the sample county, its site and the elements with the installed command', async () => {
    const port = await freePort();
    const env = { ...process.env, NODE_OPTIONS: '', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: join(consumer.folder, 'data'), SEED: 'sample', LOG_LEVEL: 'warn' };
    const child = spawn(ownNode, [join(installed('@congress-kit/cli'), 'dist', 'main.js'), 'serve'], { cwd: consumer.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text; });
    try {
      const base = `http://127.0.0.1:${port}`;
      const get = async (path: string): Promise<{ status: number; text: string }> => {
        const answer = await fetch(`${base}${path}`).catch(() => new Response(null, { status: 503 }));
        return { status: answer.status, text: await answer.text() };
      };
      for (let turns = 0; (await get('/readyz')).status !== 200; turns += 1) {
        assert.ok(child.exitCode === null && turns < 1200, said);
        await new Promise((resolve) => { setTimeout(resolve, 100); });
      }
      const { total } = JSON.parse((await get('/v1/deputies?limit=1')).text) as { total: number };
      assert.ok(total > 100, `${total} deputies`);
      for (const path of ['/', '/find.html', '/embed/congress-kit.js', '/v1/openapi.json']) assert.equal((await get(path)).status, 200, path);
    } finally {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    assert.equal(child.exitCode, 0, said);
  });
});

/** What webpack makes of a module in the project, written into a folder. */
async function pack(entry: string, output: { readonly path: string; readonly filename: string }): Promise<void> {
  const stats = await new Promise<Stats>((resolve, reject) => {
    webpack({ mode: 'production', context: consumer.folder, entry, output, target: ['web', 'es2020'], cache: false, performance: false, optimization: { minimize: false } },
      (error, made) => (error || !made ? reject(error ?? new Error('nothing was made')) : resolve(made)));
  });
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
}

/** What Vite makes of a module in the project, as one file. */
async function bundle(code: string): Promise<string> {
  const entry = join(consumer.folder, 'entry.js');
  writeFileSync(entry, code);
  const made = await build({
    root: consumer.folder,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    build: { write: false, target: 'chrome80', modulePreload: false, rolldownOptions: { input: entry } },
  }) as Rolldown.RolldownOutput;
  return made.output.map((part) => part.type === 'chunk' ? part.code : '').join('\n');
}

const snippet = `
import type { Deputy } from '@congress-kit/api/resources/deputies';
import { tally } from '@congress-kit/api/rules/tally';
import { createClient, isProblemError, listDeputies, type ProblemCode } from '@congress-kit/sdk';
import { createCongress } from '@congress-kit/sdk/congress';
import { configure, type CongressElement } from '@congress-kit/elements';
import { CongressBallotResults } from '@congress-kit/elements/ballot-results';
import '@congress-kit/elements/ballot-results/define';
import '@congress-kit/elements/deputy-finder/define';

configure({ api: 'https://county.example/v1', lang: 'zh-CN' });
const client = createClient({ api: 'https://county.example/v1' });
export const first = async (): Promise<Deputy | ProblemCode | undefined> => {
  try {
    const { items, total } = await listDeputies(client, { q: '柳溪', level: ['county'] });
    return total > 0 ? items[0] : undefined;
  } catch (error) {
    if (isProblemError(error)) return error.code;
    throw error;
  }
};
export const names = async (): Promise<string[]> => (await createCongress({ client }).deputies.list({})).items.map((deputy) => deputy.name);
export const results: CongressElement = new CongressBallotResults();
export const shown: CongressBallotResults | null = document.querySelector('congress-ballot-results');
export const finder = document.createElement('congress-deputy-finder');
finder.deputy = 'D001';
export type Counted = ReturnType<typeof tally>;
// @ts-expect-error a level that is none
void listDeputies(client, { level: ['village square'] });
// @ts-expect-error not a number
finder.deputy = 7;
`;
