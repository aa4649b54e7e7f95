/**
 * What checking every answer costs: the SDK's call beside bare `fetch` and `JSON.parse` of the same bytes over loopback, for a
 * page of 100 deputies and for the finder index of 13,000, in Node and in Chromium. Ratios within one run.
 *
 * Run: npm run bench -- reading
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openEngine } from '../support/browser-engines.ts';
import { root } from '../support/process.ts';
import { measure, type Measured } from './reading/measure.ts';
import type { Sender } from './reading/answers.ts';

const goals = { page: 1.3, index: 2 } as const;
const effort = { page: [60, 20], index: [25, 1] } as const;

const folder = join(root, '.cache', 'bench');
mkdirSync(folder, { recursive: true });
const script = join(folder, 'measure.js');
const { outputFiles } = await build({ entryPoints: [join(root, 'test/bench/reading/measure.ts')], bundle: true, write: false, format: 'esm', target: 'chrome80', minify: true, conditions: ['congress-source'] });
writeFileSync(script, outputFiles[0]!.text);

const child = fork(join(import.meta.dirname, 'reading', 'sender.ts'), [script]);
const [{ url, sizes }] = (await once(child, 'message')) as [Sender];
const median = (times: readonly number[]): number => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)]!;

const report = (where: string, what: keyof typeof goals, { ours, bare }: Measured): boolean => {
  // Round by round, because the two of a round ran in the same weather.
  const ratio = median(ours.map((time, round) => time / bare[round]!));
  const reached = ratio <= goals[what];
  const size = sizes[what === 'page' ? '/v1/deputies?limit=100' : '/v1/finder-index']! / 1000;
  console.log(`${where.padEnd(9)} ${(what === 'page' ? '100 deputies' : 'index 13,000').padEnd(13)} ${size.toFixed(0).padStart(5)} kB  ${ratio.toFixed(2)} × bare  (goal ${goals[what]}${reached ? '' : ', missed'}; ${(median(ours) / effort[what][1]).toFixed(2)} and ${(median(bare) / effort[what][1]).toFixed(2)} ms)`);
  return reached;
};

const results: boolean[] = [];
for (const what of ['page', 'index'] as const) results.push(report('Node', what, await measure(`${url}/v1`, what, effort[what][0], effort[what][1])));

const engine = await openEngine('Chromium');
if ('reason' in engine) console.log(`Chromium is not measured: ${engine.reason}`);
else {
  const page = await engine.newPage();
  await page.goto(`${url}/`);
  await page.until(() => 'measure' in window);
  for (const what of ['page', 'index'] as const) {
    const measured = await page.evaluate((api, one, rounds, calls) => (window as unknown as { measure: typeof measure }).measure(api, one, rounds, calls), `${url}/v1`, what, effort[what][0], effort[what][1]);
    results.push(report('Chromium', what, measured));
  }
  await engine.close();
}
child.disconnect();
process.exitCode = results.every(Boolean) ? 0 : 1;
