// The four elements as they are built, in every engine the kit promises: a resident's way through them at four widths, then the same
// with hostile data in every text. Nothing runs, nothing leads elsewhere, nothing is wider than its element, nobody complains.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { browserEngines, openEngine } from '../support/browser-engines.ts';
import { root } from '../support/process.ts';
import { startSite, type Site } from '../support/static-site.ts';
import { freeTexts, unmet } from './free-texts.ts';
import { injections } from './injections.ts';

interface Page { travel(at: number): Promise<string[]>; attack(at: number): Promise<string[]>; rounds: number; foreign: string[]; poisoned: Record<string, 1>; violations: string[]; acts: Record<string, Record<string, 1>> }
interface Contract { elements: { tag: string; network: string[]; events: { name: string }[]; storage: { name: string }[] }[] }
const embed = join(root, 'packages', 'elements', 'dist', 'embed');
let site: Site;

before(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'test/engines/elements-page.ts')], bundle: true, write: false, format: 'iife', target: 'chrome80', charset: 'utf8', minify: true, conditions: ['congress-source'],
  });
  const scripts = readdirSync(embed, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  site = await startSite({
    '/': `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Elements</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">
      <script src="/first.js"></script><script src="/page.js"></script><script src="/embed/congress-kit.js"></script><main></main>`,
    '/page.css': `main { max-width: 100%; } ${[320, 375, 768, 1280].map((width) => `.w${width} { width: ${width}px; }`).join(' ')}`,
    '/first.js': 'window.foreign = []; window.violations = []; addEventListener("securitypolicyviolation", function (event) { window.violations.push(event.violatedDirective + " " + event.blockedURI); });',
    '/page.js': outputFiles[0]!.text,
    ...Object.fromEntries(scripts.map((path) => [`/embed/${path.replaceAll('\\', '/')}`, readFileSync(join(embed, path))])),
  }, { headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types congress-kit" } });
});
after(async () => { await site?.stop(); });

describe('the elements', { concurrency: false }, () => {
  test('meet at least three hundred hostile texts', () => assert.ok(injections.length >= 300, `${injections.length}`));

  for (const name of browserEngines) {
    test(`in ${name}`, async (t) => {
      const engine = await openEngine(name);
      if ('reason' in engine) return t.skip(engine.reason);
      t.diagnostic(engine.version);
      t.after(() => engine.close());
      const opened = await engine.newPage();
      await opened.goto(`${site.url}/`);
      await opened.until(() => 'travel' in window);
      for (const [at, width] of [320, 375, 768, 1280].entries()) {
        await t.test(`go their way at ${width} px`, async () => assert.deepEqual(await opened.evaluate((one) => (window as unknown as Page).travel(one), at), []));
      }
      await t.test('show hostile texts as texts', async () => {
        const rounds = await opened.evaluate(() => (window as unknown as Page).rounds);
        const found = new Set<string>();
        for (let at = 0; at < rounds; at += 1) for (const fault of await opened.evaluate((one) => (window as unknown as Page).attack(one), at)) found.add(fault);
        assert.deepEqual(Array.from(found), []);
        const { elements } = JSON.parse(readFileSync(join(embed, 'elements.json'), 'utf8')) as Contract;
        const wanted = freeTexts(JSON.parse(readFileSync(join(root, 'packages/api/openapi.json'), 'utf8')) as Parameters<typeof freeTexts>[0], elements.flatMap(({ network }) => network));
        assert.ok(wanted.length > 40, wanted.join());
        const hostile = await opened.evaluate(() => Object.keys((window as unknown as Page).poisoned));
        assert.deepEqual(wanted.filter((field) => !hostile.includes(field)), unmet, 'every other field with text was hostile');
      });
      await t.test('do what the embed contract says, and nothing else', async () => {
        const { elements } = JSON.parse(readFileSync(join(embed, 'elements.json'), 'utf8')) as Contract;
        const acts = await opened.evaluate(() => (window as unknown as Page).acts);
        assert.equal(Object.keys(acts).length, 4);
        for (const [tag, seen] of Object.entries(acts)) {
          const { network, events } = elements.find((one) => one.tag === tag)!;
          const patterns = [...network.map((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`)), ...events.map(({ name: event }) => new RegExp(`^${event}$`))];
          assert.deepEqual(Object.keys(seen).filter((act) => !patterns.some((pattern) => pattern.test(act))), [], tag);
          assert.ok(Object.keys(seen).length > 0, tag);
        }
        const kept = elements.flatMap(({ storage }) => storage.map(({ name: place }) => place)).filter((place) => place.startsWith('localStorage ')).map((place) => place.slice(13).replace('…', ''));
        assert.deepEqual((await opened.evaluate(() => Object.keys(localStorage))).filter((key) => !kept.some((place) => key.startsWith(place))), []);
      });
      await t.test('ask nobody else, break no policy, leave the page nothing to complain of', async () => {
        assert.deepEqual(await opened.evaluate(() => [(window as unknown as Page).foreign, (window as unknown as Page).violations, document.cookie, Object.keys(localStorage).filter((key) => !key.startsWith('congress-kit:'))]), [[], [], '', []]);
        assert.deepEqual(opened.complaints.filter((one) => !/favicon\.ico|Unrecognized Content-Security-Policy directive 'require-trusted|trusted-types/.test(one)), []);
      });
    });
  }
});
