// `sideEffects` of the elements is exact: each module that is not named there does nothing to a page that imports it, each that is does.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openBrowser, type TestBrowser, type TestPage } from '../support/browser.ts';
import { startSite, type Site } from '../support/static-site.ts';
import { makeConsumer, type Consumer } from './consumer.ts';
import { importMap } from './import-map.ts';
import { filesOf, readDescription } from './tarball.ts';

const own = 'node_modules/@congress-kit/elements';
let consumer: Consumer;
let browser: TestBrowser;
let site: Site;
let modules: string[];
let named: string[];
before(async () => {
  consumer = await makeConsumer();
  browser = await openBrowser();
  named = readDescription(join(consumer.folder, own)).sideEffects as string[];
  // What is for Node does not run here, and scripts for pages are no modules.
  modules = filesOf(join(consumer.folder, own)).filter((path) => /^dist\/.+\.js$/.test(path) && !/^dist\/(server|embed)\//.test(path));
  const map = await importMap(consumer, modules.filter((path) => path.endsWith('/define.js')).map((path) => path.replace('dist/', '@congress-kit/elements/').replace('.js', '')));
  writeFileSync(join(consumer.folder, 'quiet.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Quiet</title><script type="importmap">${JSON.stringify({ imports: map })}</script><p>A page</p>`);
  site = await startSite(consumer.folder);
});
after(async () => {
  await browser?.close();
  await site?.stop();
  consumer?.remove();
});

const isNamed = (path: string): boolean => named.some((pattern) => matchesGlob(path, pattern.replace('./', '')));

/** Imports one after the other, and says what each has done to the page. */
const done = (page: TestPage, paths: readonly string[]): Promise<Record<string, string[]>> => page.evaluate(async ([all, folder]) => {
  // lit leaves its versions on the page, zod its settings: those are theirs.
  for (const one of ['lit', 'zod/mini']) await import(one);
  let heard: string[] = [];
  const note = <K extends string>(on: Record<K, unknown>, name: K): void => {
    const real = on[name] as (...given: unknown[]) => unknown;
    on[name] = function (this: unknown, ...given: unknown[]) { heard.push(`${name} ${typeof given[0] === 'string' ? given[0] : ''}`); return real.apply(this, given); };
  };
  note(EventTarget.prototype, 'addEventListener');
  note(EventTarget.prototype, 'dispatchEvent');
  note(customElements, 'define');
  note(window, 'fetch');
  note(window, 'setTimeout');
  note(Storage.prototype, 'getItem');
  note(Storage.prototype, 'setItem');
  note(indexedDB, 'open');
  note(window, 'matchMedia');
  const prototypes = [Object, Array, String, Function, Promise, Map, Node, Element, HTMLElement, Event, EventTarget, Document, ShadowRoot, CSSStyleSheet].flatMap((one) => [one, one.prototype as object]);
  const look = (): string[] => [
    ...Reflect.ownKeys(window).map((key) => `window.${String(key)}`), ...prototypes.flatMap((one, at) => Reflect.ownKeys(one).map((key) => `prototype ${at} ${String(key)}`)),
    `sheets ${document.adoptedStyleSheets.length}`, document.documentElement.outerHTML, `stored ${localStorage.length} ${document.cookie}`,
  ];
  const found: Record<string, string[]> = {};
  for (const path of all) {
    const before = new Set(look());
    heard = [];
    await import(`/${folder}/${path}`);
    await new Promise((resolve) => { requestAnimationFrame(resolve); });
    found[path] = [...heard.filter((one) => one !== 'setTimeout '), ...look().filter((one) => !before.has(one))];
  }
  return found;
}, [paths, own] as const);

describe('a module of the elements', () => {
  test('that is not named in sideEffects does nothing to the page that imports it', async (t) => {
    const page = await browser.newPage(t);
    await page.goto(`${site.url}/quiet.html`);
    const quiet = modules.filter((path) => !isNamed(path));
    assert.ok(quiet.length > 100, `${quiet.length}`);
    const found = await done(page, quiet);
    assert.deepEqual(Object.entries(found).filter(([, what]) => what.length > 0), []);
  });

  test('that is named there does: it registers its element', async (t) => {
    const page = await browser.newPage(t);
    await page.goto(`${site.url}/quiet.html`);
    const loud = modules.filter(isNamed);
    assert.ok(loud.length >= 8);
    for (const [path, what] of Object.entries(await done(page, loud))) assert.ok(what.includes(`define congress-${path.split('/')[1]}`), `${path}: ${what.join()}`);
  });

  test('is named there by no pattern that meets nothing', () => {
    const files = filesOf(join(consumer.folder, own));
    for (const pattern of named) assert.ok(files.some((path) => matchesGlob(path, pattern.replace('./', ''))), pattern);
  });
});
