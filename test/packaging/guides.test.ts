// Code of the README, the guides and the readmes of the packages that has to be tried: TypeScript is compiled, HTML is opened in a
// browser, under the policy that its guide names. The rest is in test/docs.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { createFakeServer, nodeListener } from '@congress-kit/sdk/testing';
import { describeElements } from '../../packages/elements/build-description.ts';
import { elementNames } from '../../packages/elements/build-descriptions.ts';
import { frameworkTypes } from '../../packages/elements/build-framework-types.ts';
import { capture, ownNode } from '../../.scripts/install.mjs';
import { blocksIn as of, placeOf as at, type Block } from '../docs/documents.ts';
import { openBrowser } from '../support/browser.ts';
import { embedFiles } from '../support/embed-files.ts';
import { root } from '../support/process.ts';
import { startSite } from '../support/static-site.ts';

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

test('HTML works in a page, under the policy that the guide names', { timeout: 240_000 }, async () => {
  const pages = of('html').filter(({ code }) => /<congress-/.test(code) && !/(data-src|\ssrc)="[^"]*\/data\//.test(code));
  assert.ok(pages.length >= 5);
  const fake = createServer(nodeListener(createFakeServer({ api: '/v1', seed: 7 })));
  await new Promise<void>((resolve) => { fake.listen(0, '127.0.0.1', resolve); });
  const api = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`;
  const files = embedFiles();
  const policies = new Map(of('http').map((block) => [block.path, /^content-security-policy:\s*(.*)$/im.exec(block.code)?.[1] ?? '']));
  // A language that a page adds: its file is there, and holds no word yet.
  for (const { code } of pages) for (const [path] of code.matchAll(/\/messages\/\w+\.json/g)) files[path] = '{ "messages": {} }';
  const site = await startSite(files);
  const here = (text: string): string => text
    .replace(/https?:\/\/[\w.:-]+(?=\/embed\/)/g, site.url).replace(/(data-api|api)="[^"]*"/g, `$1="${api}/v1"`).replace(/integrity="[^"]*"\s?/g, '');
  for (const [index, block] of pages.entries()) {
    const policy = (policies.get(block.path) ?? '').replaceAll(/https:\/\/[\w.-]+/g, `${site.url} ${api}`);
    files[`/${index}.html`] = { body: here(pageOf(block.code)), headers: policy ? { 'content-security-policy': policy } : {} };
  }
  const browser = await openBrowser();
  try {
    await Promise.all(pages.map(async (block, index) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(90_000);
      await page.goto(`${site.url}/${index}.html`);
      const failed = await page.evaluate(async () => {
        const all = Array.from(document.querySelectorAll('*')).filter((one) => one.localName.startsWith('congress-'));
        const late = new Promise((resolve) => { setTimeout(resolve, 60_000); });
        const drawn = (one: Element): boolean => { const root = one.shadowRoot; return Boolean(root?.querySelector('[part]') && !root.querySelector('[part~=skeleton]')); };
        const wait = async (): Promise<void> => { while (!all.every(drawn)) await new Promise((resolve) => { setTimeout(resolve, 50); }); };
        await Promise.race([wait(), late]);
        return all.flatMap((one) => (!drawn(one) ? [`${one.localName} is not drawn`] : one.shadowRoot!.querySelector('[part~=error]') ? [`${one.localName}: ${one.shadowRoot!.querySelector('[part~=error]')!.textContent}`] : []));
      });
      assert.deepEqual([...failed, ...page.complaints], [], at(block));
      await page.context().close();
    }));
  } finally {
    await browser.close();
    await site.stop();
    fake.close();
    fake.closeAllConnections();
  }
});

/** A part of a page gets the rest of it, and the script where it has none. */
const pageOf = (code: string): string => {
  if (code.includes('<html')) return code;
  const script = /<script[^>]*\/embed\//.test(code) ? '' : '<script src="/embed/congress-kit.js" data-api="x" defer></script>';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title>${script}${code}</html>`;
};
