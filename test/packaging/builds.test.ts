// The scripts for pages as they are built: what an old browser on a GBK page can read, complete, and what the manifest says of them.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import type { Manifest } from '../../packages/elements/build-manifest.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { startSite } from '../support/static-site.ts';

const folder = join(root, 'packages', 'elements');
const embed = join(folder, 'dist', 'embed');
const paths = readdirSync(embed, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => /\.(js|css)$/.test(path)).sort();
const code = (path: string): string => readFileSync(join(embed, path), 'utf8');
const scripts = paths.filter((path) => path.endsWith('.js'));
const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; unpkg: string; jsdelivr: string };
const manifest = JSON.parse(readFileSync(join(embed, 'manifest.json'), 'utf8')) as Manifest;
let browser: TestBrowser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

describe('a script for pages', () => {
  test('is a classic script in the syntax of Chromium 80, in pure ASCII, and complete in itself', () => {
    assert.ok(scripts.length > 50);
    for (const path of scripts) {
      const text = code(path);
      // ES2020 is what 80 reads, without the logical assignments of 85 and the private methods of 84; `import` and `export` are no syntax of scripts.
      parse(text, { ecmaVersion: 2020, sourceType: 'script' });
      assert.match(text, /^[\x00-\x7e]*$/, path);
      assert.doesNotMatch(text, /\bimport\(|\brequire\(|\bprocess\.|new Function|\beval\(|document\.write|noscript/, path);
      // Addresses that are named are names of things (SVG) and what an address is read against; none of them is asked.
      assert.deepEqual([...text.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address).filter((address) => !/^http:\/\/(www\.w3\.org|nowhere\.invalid)$/.test(address)), [], path);
    }
  });

  test('leaves to files beside it what is heavy or rare: codes, map, letters, uploads, English, 长辈模式', () => {
    // By words that only these modules have; each is somewhere, and in no script that a page names.
    const rare = { codes: 'shape-rendering="crispEdges"', map: 'map-key', uploads: 'indexedDB.open(', English: 'Something went wrong', 'read-aloud': 'speechSynthesis' };
    for (const [what, words] of Object.entries(rare)) {
      const holders = scripts.filter((path) => code(path).includes(words));
      assert.ok(holders.some((path) => path.startsWith('congress-kit/')), `${what} is nowhere`);
      assert.deepEqual(holders.filter((path) => !path.includes('/')), [], what);
    }
    for (const part of ['pinyin', 'english', 'map-part', 'qr', 'attachment', 'elder-part']) assert.ok(scripts.some((path) => path.startsWith('congress-kit/') && path.includes(part)), part);
  });
});

describe('the manifest', () => {
  test('names every file with its size and its hash, and the version', () => {
    assert.equal(manifest.version, described.version);
    assert.deepEqual(manifest.files.map(({ path }) => path).sort(), paths);
    for (const { path, bytes, integrity, load, of, needs } of manifest.files) {
      const file = readFileSync(join(embed, path));
      assert.deepEqual(bytes, { raw: file.length, gzip: gzipSync(file, { level: 9 }).length, brotli: brotliCompressSync(file).length }, path);
      assert.equal(integrity, `sha384-${createHash('sha384').update(file).digest('base64')}`, path);
      assert.equal(load, path.includes('/') ? 'lazy' : 'initial', path);
      if (load === 'lazy') assert.ok(of === `${path.split('/')[0]}.js` && needs?.every((one) => paths.includes(one)), path);
    }
    assert.deepEqual(Object.keys(manifest.tags).sort(), paths.filter((path) => !path.includes('/')));
  });

  test('has tags that work from a CDN’s layout as they are, and not with a changed file (complaint 8)', async (t) => {
    // As unpkg and jsDelivr lay a package out; by the fields of package.json they find the script.
    const at = `/npm/${described.name}@${described.version}`;
    for (const field of ['unpkg', 'jsdelivr'] as const) assert.equal(described[field], './dist/embed/congress-kit.js');
    const files = Object.fromEntries(paths.map((path) => [`${at}/dist/embed/${path}`, readFileSync(join(embed, path))]));
    const ballot = { id: 'b', title: 'Ballot', congress: { id: 'c', name: 'Congress' }, division: { id: '99', name: 'Q' }, year: 2026, votedOn: '2026-01-16', seats: 1, candidateCount: 1, totalDeputies: 12, present: 10, issued: 10, returned: 10, invalid: 0, method: 'approve_top_n', source: 'the office', asOf: '2026-11-01', candidates: [{ id: 'k', title: 'A bridge', yes: 9, no: 1, abstain: 0, elected: true }] };
    const element = `<congress-ballot-results lang="en">own<script type="application/json">${JSON.stringify(ballot)}</script></congress-ballot-results>`;
    const host = { host: 'cdn.example', headers: { 'access-control-allow-origin': '*' } };
    await using cdn = await startSite(files, host);
    await using changed = await startSite({ ...files, [`${at}/dist/embed/congress-kit.js`]: `${code('congress-kit.js')};window.changed=1` }, host);
    for (const [{ url }, isRight] of [[cdn, true], [changed, false]] as const) {
      const tags = ['congress-kit.css', 'old-browsers.js', 'congress-kit.js'].map((path) => manifest.tags[path]!.replace('{folder}', `${url}${at}/dist/embed`).replace('{api}', 'http://api.example/v1'));
      await using site = await startSite({ '/': `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,">${tags.join('')}${element}` });
      const page = await browser.newPage(t, isRight ? {} : { allow: [/integrity/] });
      await page.goto(`${site.url}/`);
      if (isRight) await page.locator('congress-ballot-results').getByText('A bridge').first().waitFor();
      else assert.deepEqual(await page.evaluate(() => ['changed' in window, customElements.get('congress-ballot-results') === undefined]), [false, true]);
      if (isRight) assert.ok(cdn.requests.some((path) => path.includes('/embed/congress-kit/')), 'parts come from there, too');
    }
  });
});
