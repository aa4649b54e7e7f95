// The four elements as they are built, in every engine the kit promises: a resident's way through them at four widths, then the same
// with hostile data in every text. Nothing runs, nothing leads elsewhere, nothing is wider than its element, nobody complains.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { browserEngines, openEngine } from '../support/browser-engines.ts';
import { embed, embedFiles } from '../support/embed-files.ts';
import { root } from '../support/process.ts';
import { startSite, type Site } from '../support/static-site.ts';
import { freeTexts, unheld, unshown } from './free-texts.ts';
import { injections } from './injections.ts';
import type { Met } from './poison.ts';

interface Page { travel(at: number): Promise<string[]>; walk(at: number): Promise<string[]>; attack(at: number): Promise<string[]>; fill(at: number): Promise<string[]>; rounds: number; met(): Met; foreign: string[]; violations: string[]; acts: Record<string, Record<string, 1>> }
interface Contract { elements: { tag: string; network: string[]; events: { name: string }[]; storage: { name: string }[] }[] }
let site: Site;

before(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'test/engines/elements-page.ts')], bundle: true, write: false, format: 'iife', target: 'chrome80', charset: 'utf8', minify: true, conditions: ['congress-source'],
  });
  site = await startSite({
    '/': `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Elements</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">
      <script src="/first.js"></script><script src="/page.js"></script><script src="/embed/congress-kit.js"></script><script src="/embed/form-fields.js"></script><main></main>`,
    '/page.css': `main { max-width: 100%; } ${[320, 375, 768, 1280].map((width) => `.w${width} { width: ${width}px; }`).join(' ')}`,
    '/first.js': 'window.foreign = []; window.violations = []; addEventListener("securitypolicyviolation", function (event) { window.violations.push(event.violatedDirective + " " + event.blockedURI); });',
    '/page.js': outputFiles[0]!.text,
    '/photo.png': Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
    ...embedFiles(),
  }, { headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types congress-kit" } });
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
        await t.test(`go their way in a column of ${width} px`, async () => assert.deepEqual(await opened.evaluate((one) => (window as unknown as Page).travel(one), at), []));
      }
      for (const [at, width] of [320, 375, 768, 1280].entries()) {
        await t.test(`go their way in a window of ${width} px`, async () => {
          await opened.resize(width, 800);
          await opened.until((one) => innerWidth === one, width);
          assert.deepEqual(await opened.evaluate((one) => (window as unknown as Page).walk(one), at), []);
        });
      }
      await t.test('show hostile texts as texts: all of them in every field of every element', async () => {
        const found = new Set<string>();
        const look = (): Promise<Met> => opened.evaluate(() => (window as unknown as Page).met());
        const missing = (met: Met): string[] => Object.entries(met).flatMap(([tag, fields]) => Object.entries(fields).filter(([, count]) => count > 0 && count < injections.length).map(([field, count]) => `${tag} ${field}: ${count}`));
        let met: Met = {};
        const { rounds } = await opened.evaluate(() => ({ rounds: (window as unknown as Page).rounds }));
        for (let at = 0; at < rounds || (at < 3 * rounds && missing(await look()).length > 0); at += 1) for (const fault of await opened.evaluate((one) => (window as unknown as Page).fill(one), at)) found.add(fault);
        // Each width in each language, and on until every field has shown every text.
        for (let at = 0; at < 6 || (at < 14 && missing(met).length > 0); at += 1) {
          for (const fault of await opened.evaluate((one) => (window as unknown as Page).attack(one), at)) found.add(fault);
          met = await look();
        }
        assert.deepEqual(Array.from(found), []);
        assert.deepEqual(missing(met), []);
        const { elements } = JSON.parse(readFileSync(join(embed, 'elements.json'), 'utf8')) as Contract;
        const document = JSON.parse(readFileSync(join(root, 'packages/api/openapi.json'), 'utf8')) as Parameters<typeof freeTexts>[0];
        for (const tag of Object.keys(unshown)) {
          const wanted = freeTexts(document, elements.find((one) => one.tag === tag)!.network);
          const isHeld = (field: string): boolean => met[tag]?.[field] !== undefined;
          assert.deepEqual(wanted.filter((field) => !isHeld(field)), unheld[tag], `fields that no answer to ${tag} holds`);
          assert.deepEqual(wanted.filter((field) => isHeld(field) && met[tag]![field] === 0), unshown[tag], `fields that ${tag} does not show`);
        }
      });
      await t.test('do what the embed contract says, and nothing else', async () => {
        const { elements } = JSON.parse(readFileSync(join(embed, 'elements.json'), 'utf8')) as Contract;
        const acts = await opened.evaluate(() => (window as unknown as Page).acts);
        assert.equal(Object.keys(acts).length, 5);
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
        // A hostile address of a photo may lead to the page's own site, where no such picture is: the surname stays, and the engine says so.
        assert.deepEqual(opened.complaints.filter((one) => !/favicon\.ico|status of [45]\d\d|Unrecognized Content-Security-Policy directive 'require-trusted|trusted-types/.test(one)), []);
      });
    });
  }
});
