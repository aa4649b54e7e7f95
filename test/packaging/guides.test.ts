// Code of the README, the guides and the readmes of the packages that has to be tried: TypeScript is compiled, HTML and CSS are
// opened in a browser as they are printed, under the policy that their guide names. The rest is in test/docs.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createFakeServer, nodeListener } from '@congress-kit/sdk/testing';
import { describeElements } from '../../packages/elements/build-description.ts';
import { elementNames } from '../../packages/elements/build-descriptions.ts';
import { frameworkTypes } from '../../packages/elements/build-framework-types.ts';
import { capture, ownNode } from '../../.scripts/install.mjs';
import { blocksIn as of, placeOf as at, type Block } from '../docs/documents.ts';
import { openBrowser, type TestBrowser, type TestPage } from '../support/browser.ts';
import { embedFiles } from '../support/embed-files.ts';
import { root, runCommand } from '../support/process.ts';

test('TypeScript compiles, each block after the imports of those before it', { timeout: 240_000 }, async () => {
  const folder = join(root, '.cache', 'docs-blocks');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = of('ts', 'tsx').map((block, index) => {
    const name = `${index}-${block.path.replace(/\W+/g, '-')}-${block.line}.${block.language}`;
    writeFileSync(join(folder, name), standalone(block));
    return name;
  });
  assert.ok(files.length > 10);
  // What the build writes for frameworks; nothing has to be built for it.
  mkdirSync(join(folder, 'types'));
  for (const [path, text] of Object.entries(frameworkTypes(describeElements(join(root, 'packages', 'elements', 'src'), elementNames)))) {
    writeFileSync(join(folder, path), text.replaceAll(/'\.\.\/([^']+)\.js'/g, '\'../../../packages/elements/src/$1.ts\''));
  }
  const paths = { '@congress-kit/elements/types/*': ['./types/*.d.ts'] };
  const settings = { extends: '../../tsconfig.json', compilerOptions: { noUnusedLocals: false, jsx: 'react-jsx', paths }, files, include: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const { code, output } = await capture(ownNode, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', join(folder, 'tsconfig.json')]);
  assert.equal(code, 0, output);
});

/** What a reader has when they come to the block: what was imported further up, and what a comment gives. */
const standalone = (block: Block): string => {
  const before = of('ts', 'tsx').filter((one) => one.path === block.path && one.line < block.line).flatMap(({ code }) => importsIn(code));
  const own = new Set(importsIn(block.code).flatMap(({ names }) => names));
  const declared = new Set([...block.code.matchAll(/\b(?:const|let|class|function) (?:\{ )?(\w+)/g)].map(([, name]) => name!));
  const seen = new Set<string>();
  const lent = before.flatMap(({ from, names }) => names.filter((name) => !own.has(name) && !declared.has(name) && !seen.has(name) && seen.add(name)).map((name) => `import { ${name} } from '${from}';`));
  const loaded = of('ts', 'tsx').filter((one) => one.path === block.path && one.line < block.line).flatMap(({ code }) => code.match(/^import '[^']+';$/gm) ?? []);
  return [...lent, ...new Set(loaded), block.given, block.code, 'export {};'].join('\n');
};

const importsIn = (code: string): { from: string; names: string[] }[] =>
  [...code.matchAll(/import \{ ([^}]+) \} from '([^']+)'/g)].map(([, list, from]) => ({ from: from!, names: list!.split(',').map((name) => name.trim()).filter(Boolean) }));

/** Everything that the documents print for a page, as it is printed: the addresses in it lead to what they name, wherever they say it is. */
describe('what is printed for a page', { timeout: 300_000 }, () => {
  const files = embedFiles();
  const fake = createServer(nodeListener(createFakeServer({ api: '/v1', seed: 7 })));
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-guides-'));
  let api: string;
  let browser: TestBrowser;
  before(async () => {
    await new Promise<void>((resolve) => { fake.listen(0, '127.0.0.1', resolve); });
    api = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`;
    // What `congress-kit snapshot` writes lies where the guide puts it.
    const made = await runCommand(['snapshot', '--out', folder, '--api', `${api}/v1`], {});
    assert.equal(made.code, 0, made.err);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    fake.close();
    fake.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  const policies = new Map(of('http').map((block) => [block.path, /^content-security-policy:\s*(.*)$/im.exec(block.code)?.[1] ?? '']));
  const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', json: 'application/json', html: 'text/html; charset=utf-8' };

  /** A page of the site's own, with the policy that its guide prints; the kit, the API and the files where the code says they are. */
  const open = async (block: Block, html: string, css = ''): Promise<TestPage> => {
    const named = policies.get(block.path);
    // What the guide says beside it: a folder of the site's own is asked and no API.
    const isFolder = named !== undefined && /data-src="\/data\/"/.test(html);
    if (isFolder) assert.match(readFileSync(join(root, block.path), 'utf8'), /`connect-src 'self'`/, block.path);
    const policy = isFolder ? named.replace(/connect-src [^;]+/, "connect-src 'self'") : named;
    const site: Readonly<Record<string, string | Uint8Array>> = { '/page.html': html, '/own.css': css, '/messages/ug.json': '{ "messages": {} }', '/messages/mn.json': '{ "messages": {} }' };
    const page = await browser.newPage();
    page.setDefaultTimeout(90_000);
    await page.route(/^https?:/, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const answer = (body: string | Uint8Array, headers = {}): Promise<void> =>
        route.fulfill({ body: Buffer.from(body), headers: { 'content-type': types[pathname.split('.').pop() ?? ''] ?? 'text/plain', 'access-control-allow-origin': '*', ...headers } });
      if (pathname.startsWith('/v1')) {
        const asked = await fetch(api + pathname + search, { headers: { accept: 'application/json' } });
        return route.fulfill({ status: asked.status, headers: Object.fromEntries(asked.headers), body: await asked.text() });
      }
      const body = pathname.startsWith('/data/') && existsSync(join(folder, pathname.slice(6))) ? readFileSync(join(folder, pathname.slice(6))) : site[pathname] ?? files[pathname];
      return body === undefined ? route.fulfill({ status: 404 }) : answer(body as string | Uint8Array, pathname === '/page.html' && policy ? { 'content-security-policy': policy } : {});
    });
    await page.goto('http://renda.test/page.html');
    const failed = await page.evaluate(async () => {
      const all = Array.from(document.querySelectorAll('*')).filter((one) => one.localName.startsWith('congress-'));
      const late = new Promise((resolve) => { setTimeout(resolve, 60_000); });
      const drawn = (one: Element): boolean => { const root = one.shadowRoot; return Boolean(root?.querySelector('[part]') && !root.querySelector('[part~=skeleton]')); };
      const wait = async (): Promise<void> => { while (!all.every(drawn)) await new Promise((resolve) => { setTimeout(resolve, 50); }); };
      await Promise.race([wait(), late]);
      return [...(all.length === 0 ? ['there is no element'] : []), ...all.flatMap((one) => (!drawn(one) ? [`${one.localName} is not drawn`] : Array.from(one.shadowRoot!.querySelectorAll('[part~=error], [part~=advice]'), ({ textContent }) => `${one.localName}: ${textContent}`)))];
    });
    assert.deepEqual([...failed, ...page.complaints], [], at(block));
    return page;
  };

  test('HTML works, under the policy that its guide names', async () => {
    const blocks = of('html');
    assert.ok(blocks.length >= 15);
    await Promise.all(blocks.map(async (block) => {
      const page = await open(block, pageOf(block.code));
      // And what is set on the script holds.
      const said = (name: string): string | undefined => new RegExp(`[-?&]${name}="?(\\w+)`).exec(block.code)?.[1];
      const frames = await page.evaluate(() => Array.from(document.querySelectorAll('*'), (one) => one.shadowRoot?.querySelector<HTMLElement>('.frame')).flatMap((frame) => (frame ? [{ theme: frame.dataset['theme'], elder: 'elder' in frame.dataset }] : [])));
      if (said('theme')) assert.deepEqual(frames.filter(({ theme }) => theme !== said('theme')), [], at(block));
      if (/data-elder\b(?!-)/.test(block.code)) assert.deepEqual(frames.filter(({ elder }) => !elder), [], at(block));
      await page.context().close();
    }));
  });

  test('styles reach what they name', async () => {
    const { items: [{ name }] } = await (await fetch(`${api}/v1/deputies?limit=1`)).json() as { items: [{ name: string }] };
    const blocks = of('css').filter(({ code }) => /^congress-/m.test(code));
    assert.ok(blocks.length >= 4);
    await Promise.all(blocks.map(async (block) => {
      const body = ['deputy-finder', 'suggestion-form', 'ballot-results', 'handling-tracker'].map((one) => `<congress-${one}${one === 'deputy-finder' ? ` q="${name}"` : ''}></congress-${one}>`).join('');
      const host = policies.get(block.path) ? 'https://county.example' : '';
      const page = await open(block, `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/own.css"><script src="${host}/embed/congress-kit.js" data-api="${host}/v1" defer></script>${body}</html>`, block.code);
      const missed = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        const rules = Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules)) as CSSStyleRule[];
        return rules.flatMap(({ selectorText, style }) => {
          const inside = selectorText.split(',').flatMap((selector) => {
            const [, tag = '', part] = /^\s*([\w-]+)(?:::part\((\w+)\))?/.exec(selector) ?? [];
            return Array.from(document.querySelector(tag)?.shadowRoot?.querySelectorAll(part ? `[part~=${part}]` : '*') ?? []);
          });
          return Array.from(style).flatMap((property) => {
            const value = style.getPropertyValue(property);
            // A token colours something in the element; a rule for a part is what the part wears.
            const isToken = property.startsWith('--');
            probe.style.setProperty(isToken ? 'color' : property, value);
            const wanted = getComputedStyle(probe).getPropertyValue(isToken ? 'color' : property);
            const seen = isToken ? ['color', 'background-color', 'border-top-color', 'fill', 'border-bottom-color', 'border-left-color'] : [property];
            return inside.some((one) => seen.some((name) => getComputedStyle(one).getPropertyValue(name) === wanted)) ? [] : [`${selectorText} { ${property}: ${value} }`];
          });
        });
      });
      assert.deepEqual(missed, [], at(block));
      await page.context().close();
    }));
  });
});

/** A part of a page gets the rest of it: the script where it has none, an element where it is the script alone. */
const pageOf = (code: string): string => {
  const whole = code.replace('data-api="…"', 'data-api="https://county.example/v1"');
  if (whole.includes('<html')) return whole;
  const script = /<script[^>]*\/embed\/(?!old-browsers|by-class)/.test(whole) ? '' : '<script src="https://county.example/embed/congress-kit.js" data-api="https://county.example/v1" defer></script>';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title>${script}${whole}${whole.includes('<congress-') ? '' : '<congress-ballot-results></congress-ballot-results>'}</html>`;
};
