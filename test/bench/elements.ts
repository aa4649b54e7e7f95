/**
 * Each element with data from `src=` beside a floor written by hand, the smallest Lit element that shows the same content and the
 * strongest that would be embedded instead (`elements/peers.ts`; installed for this alone), in turns within one run: ready (navigation
 * until the frame with the content is painted; empty cache, brotli, 1.6 Mbit/s, 150 ms round trip, CPU four times slower), twenty of
 * them mounted, the heap of each, and what a thousand leave behind. Ratios; absolute times of a shared machine mean nothing.
 *
 * Run: npm run bench -- elements (ROUNDS=1 for a quick look, KIND=tracker for one of them)
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { ballotOf, caseData, rollData } from './elements/data.ts';
import type { Kind } from './elements/floors.ts';
import { buildPeer, peerName } from './elements/peers.ts';

const goals = { ready: 1.3, mount: 2, heap: 3, 'heap of results': 1, left: 1.05 } as const;
const rounds = Number(process.env['ROUNDS'] ?? 5);
const kinds = {
  form: { tag: 'suggestion-form', ready: 'textarea', data: undefined },
  finder: { tag: 'deputy-finder', ready: '.help', data: rollData },
  results: { tag: 'ballot-results', ready: 'table, .bars, [part="chart"]', data: ballotOf(10) },
  tracker: { tag: 'handling-tracker', ready: '#record-title', data: caseData },
} as const;
const variants = ['hand', 'lit', 'peer', 'kit'] as const;
type Variant = (typeof variants)[number];

// --- what is served, compressed as servers do ---
const embed = join(root, 'packages', 'elements', 'dist', 'embed');
const bodies = new Map<string, { readonly type: string; readonly bytes: Buffer }>();
const serve = (path: string, type: string, body: string | Buffer): void => void bodies.set(path, { type, bytes: brotliCompressSync(body) });
for (const file of readdirSync(embed, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.js'))) serve(`/embed/${file}`, 'text/javascript', readFileSync(join(embed, file)));
const discovery = { name: 'bench', version: '1', sample: false, languages: ['zh-CN'], consent: { textVersion: '1', retentionMonths: 12 }, limits: {}, links: {} };
serve('/v1/', 'application/json', JSON.stringify(discovery));
const nameOf = (variant: Variant, kind: Kind): string => (variant === 'kit' ? `congress-${kinds[kind].tag}` : `${variant}-${kind}`);
const scriptOf = (variant: Variant, kind: Kind): string => {
  if (variant === 'kit') return `<script src="/embed/${kinds[kind].tag}.js"${kind === 'form' ? ' data-api="/v1"' : ''} defer></script>`;
  const styles = variant === 'peer' ? `<link rel="stylesheet" href="/peer-${kind}.css">` : '';
  return `${styles}<script src="/${variant}-${kind}.js" defer></script>`;
};
for (const kind of Object.keys(kinds) as Kind[]) {
  if (kinds[kind].data) serve(`/${kind}.json`, 'application/json', JSON.stringify(kinds[kind].data));
  for (const variant of variants) {
    if (variant === 'peer') {
      const { script, css } = await buildPeer(kind);
      serve(`/peer-${kind}.js`, 'text/javascript', script);
      serve(`/peer-${kind}.css`, 'text/css', css);
    } else if (variant !== 'kit') {
      const define = variant === 'hand' ? 'defineByHand' : 'defineWithLit';
      const { outputFiles } = await build({
        stdin: { contents: `import { ${define} } from './floors.ts'; import { ${kind}View } from './views.ts'; ${define}('${kind}', ${kind}View);`, resolveDir: join(root, 'test/bench/elements'), loader: 'ts' },
        bundle: true, write: false, format: 'iife', target: 'chrome80', minify: true, treeShaking: true, define: { 'process.env.NODE_ENV': '"production"' }, logOverride: { 'ignored-bare-import': 'silent' },
      });
      serve(`/${variant}-${kind}.js`, 'text/javascript', outputFiles[0]!.text);
    }
    const name = nameOf(variant, kind);
    serve(`/${variant}/${kind}`, 'text/html', `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title>${scriptOf(variant, kind)}<body><${name}${kind === 'form' ? '' : ` src="/${kind}.json"`}></${name}>`);
  }
  serve(`/all/${kind}`, 'text/html', `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title>${variants.map((variant) => scriptOf(variant, kind)).join('')}<body><main></main>`);
}
const server = createServer((request, response) => {
  const found = bodies.get(new URL(request.url ?? '/', 'http://x').pathname);
  if (!found) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': `${found.type}; charset=utf-8`, 'content-encoding': 'br' }).end(found.bytes);
});
await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

// --- measuring ---
const median = (of: readonly number[]): number => [...of].sort((one, other) => one - other)[Math.floor(of.length / 2)]!;
const results: boolean[] = [];
const tell = (kind: Kind, what: string, of: Record<Variant, number>, goal: number, unit: string): void => {
  const ratio = of.kit / of.lit;
  // Whoever has our element is to see its content before they would see another's; what a peer takes to be mounted is only told.
  const isAhead = what !== 'ready' || of.kit < of.peer;
  results.push(ratio <= goal && isAhead);
  console.log(`${`${kind}: ${what}`.padEnd(24)} ${ratio.toFixed(2)} × the Lit floor (goal ${goal}${ratio <= goal ? '' : ', missed'}); ${(of.kit / of.peer).toFixed(2)} × ${peerName(kind)}${isAhead ? '' : ' (goal less than 1, missed)'}; by hand ${(of.kit / of.hand).toFixed(2)} ×; ${of.kit.toFixed(0)}, ${of.lit.toFixed(0)}, ${of.peer.toFixed(0)}, ${of.hand.toFixed(0)} ${unit}`);
};
const forEach = async (measure: (variant: Variant) => Promise<number>): Promise<Record<Variant, number>> => {
  const found: Record<Variant, number[]> = { hand: [], lit: [], peer: [], kit: [] };
  for (let round = 0; round < rounds; round += 1) for (const variant of variants) found[variant].push(await measure(variant));
  return { hand: median(found.hand), lit: median(found.lit), peer: median(found.peer), kit: median(found.kit) };
};

await using browser = await openBrowser();
const withPage = async <T>(work: (page: Page, protocol: CDPSession) => Promise<T>): Promise<T> => {
  const context = await browser.browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    return await work(page, protocol);
  } finally {
    await context.close();
  }
};

const ready = (kind: Kind, variant: Variant): Promise<number> => withPage(async (page, protocol) => {
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 });
  await page.addInitScript(([name, selector]) => {
    const look = (): void => {
      const host = document.querySelector(name!);
      if (!(host?.shadowRoot ?? host)?.querySelector(selector!)) return void requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { Object.assign(window, { readyAt: performance.now() }); };
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  }, [nameOf(variant, kind), variant === 'kit' ? kinds[kind].ready : '.ready'] as const);
  await page.goto(`${site}/${variant}/${kind}`);
  const at = await page.waitForFunction(() => (window as unknown as { readyAt?: number }).readyAt);
  return await at.jsonValue() as number;
});

/** Puts so many there and waits until all of them show their content; milliseconds. */
const mount = (page: Page, kind: Kind, variant: Variant, many: number, projects = 200): Promise<number> => page.evaluate(async ([name, selector, given, count]) => {
  const main = document.querySelector('main')!;
  const started = performance.now();
  const made = Array.from({ length: Number(count) }, () => Object.assign(document.createElement(String(name)), given ? { data: given } : {}));
  main.append(...made);
  while (made.some((one) => !(one.shadowRoot ?? one).querySelector(String(selector)))) await new Promise((resolve) => { requestAnimationFrame(resolve); });
  await new Promise<void>((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });
  return performance.now() - started;
}, [nameOf(variant, kind), variant === 'kit' ? kinds[kind].ready : '.ready', kind === 'results' ? ballotOf(projects) : kinds[kind].data, many] as const);
const clear = (page: Page): Promise<void> => page.evaluate(() => document.querySelector('main')!.replaceChildren());
const held = async (protocol: CDPSession): Promise<Record<'JSHeapUsedSize' | 'Nodes' | 'JSEventListeners', number>> => {
  for (let turn = 0; turn < 3; turn += 1) await protocol.send('HeapProfiler.collectGarbage');
  const { metrics } = await protocol.send('Performance.getMetrics') as { metrics: { name: string; value: number }[] };
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as Awaited<ReturnType<typeof held>>;
};
const heap = async (protocol: CDPSession): Promise<number> => (await held(protocol)).JSHeapUsedSize;

/** A thousand put there and taken away again, twice: what the browser compiles while it warms up is no matter of the second thousand. */
const leftBehind = (kind: Kind): Promise<void> => withPage(async (page, protocol) => {
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await protocol.send('Performance.enable');
  await page.goto(`${site}/all/${kind}`);
  const thousand = async (): Promise<Awaited<ReturnType<typeof held>>> => {
    for (let turn = 0; turn < 50; turn += 1) {
      await mount(page, kind, 'kit', 20, 10);
      await clear(page);
    }
    await page.waitForTimeout(1000);
    return held(protocol);
  };
  const [before, after] = [await thousand(), await thousand()];
  const ratio = after.JSHeapUsedSize / before.JSHeapUsedSize;
  const [nodes, listeners] = [after.Nodes - before.Nodes, after.JSEventListeners - before.JSEventListeners];
  const isReached = ratio <= goals.left && nodes <= 0 && listeners <= 0;
  results.push(isReached);
  console.log(`${`${kind}: 1,000 removed`.padEnd(24)} heap ${ratio.toFixed(3)} ×, ${nodes} nodes and ${listeners} listeners more (goal ${goals.left}, 0 and 0${isReached ? '' : ', missed'})`);
});

const wanted = (Object.keys(kinds) as Kind[]).filter((kind) => !process.env['KIND'] || process.env['KIND'] === kind);
for (const kind of wanted) {
  tell(kind, 'ready', await forEach((variant) => ready(kind, variant)), goals.ready, 'ms');
  await withPage(async (page, protocol) => {
    await protocol.send('Performance.enable');
    await page.goto(`${site}/all/${kind}`);
    for (const variant of variants) await mount(page, kind, variant, 1);
    await clear(page);
    tell(kind, 'mount of 20', await forEach(async (variant) => {
      const time = await mount(page, kind, variant, 20);
      await clear(page);
      return time;
    }), goals.mount, 'ms');
    const each = await forEach(async (variant) => {
      const before = await heap(protocol);
      await mount(page, kind, variant, 20);
      const after = await heap(protocol);
      await clear(page);
      return (after - before) / 20 / 1000;
    });
    tell(kind, 'heap of each', each, kind === 'results' ? goals['heap of results'] : goals.heap, 'kB');
  });
  await leftBehind(kind);
}
server.close();
process.exitCode = results.every(Boolean) ? 0 : 1;
