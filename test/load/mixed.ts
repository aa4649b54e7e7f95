/**
 * Mixed load on a server of its own, over loopback, for as many minutes as asked: pages and records, reads that the asker has
 * already, suggestions, receipts, seconding, the office's moves. It ends by itself. No answer may be an error that was not
 * announced (429 and 503 with Retry-After are), and memory at the end is within a tenth of what it was at minute ten.
 *
 * Run: npm run load -- [minutes, 60] [requests a second, 20] [pglite | postgresql]
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { receiptSecretHeader } from '@congress-kit/api';
import { draft, newKey } from '../server/writing.ts';
import { startServer } from '../support/server.ts';
import type { EngineName } from '../support/engines.ts';

const [minutes = 60, rate = 20] = process.argv.slice(2, 4).map(Number);
const engine = (process.argv[4] ?? 'pglite') as EngineName;
if (!(minutes > 0 && minutes <= 240 && rate > 0 && rate <= 200)) throw new Error('Minutes up to 240 and requests a second up to 200.');

const server = await startServer({ engine, seed: 'sample', env: { LOG_LEVEL: 'warn', TRUST_PROXY: '1' } });
const memory = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1024;

const counts = new Map<string, number>();
const wrong: string[] = [];
const times: number[] = [];
const tags = new Map<string, string>();
const receipts: { receiptNo: string; secret: string }[] = [];
const idsOf = async (path: string, key: string): Promise<string[]> => ((await (await fetch(`${server.api}${path}?limit=100`)).json()) as { items: Record<string, string>[] }).items.map((item) => item[key]!);
const [suggestions, deputies, cases, ballots] = [await idsOf('/suggestions', 'receiptNo'), await idsOf('/deputies', 'id'), await idsOf('/cases', 'number'), await idsOf('/ballots', 'id')];
const any = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)]!;
const address = (): string => `10.${Math.floor(Math.random() * 4)}.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

const ask = async (name: string, path: string, init: RequestInit = {}): Promise<any> => {
  const began = performance.now();
  const answer = await fetch(`${server.api}${path}`, { ...init, headers: { 'x-forwarded-for': address(), ...init.headers }, signal: AbortSignal.timeout(60_000) });
  const text = await answer.text();
  times.push(performance.now() - began);
  counts.set(`${name} ${answer.status}`, (counts.get(`${name} ${answer.status}`) ?? 0) + 1);
  const isAnnounced = [429, 503].includes(answer.status) && answer.headers.has('retry-after');
  if (answer.status >= 400 && !isAnnounced) wrong.push(`${name}: ${answer.status} ${text.slice(0, 200)}`);
  const tag = answer.headers.get('etag');
  if (tag) tags.set(path, tag);
  return answer.ok && text ? JSON.parse(text) : undefined;
};
const send = (name: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<any> =>
  ask(name, path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), ...headers } });

/** How often in a hundred, and what. */
const acts: readonly [number, () => Promise<unknown>][] = [
  [22, () => ask('list', any(['/suggestions', '/deputies', '/cases', '/ballots', '/stations', '/suggestions?category=roads', '/deputies?level=county', '/cases?phase=handling', '/finder-index']))],
  [10, () => ask('search', `/suggestions?q=${encodeURIComponent(any(['路灯', '公交', '积水', '校门', '垃圾']))}`)],
  [24, () => ask('record', any([`/suggestions/${any(suggestions)}`, `/deputies/${any(deputies)}`, `/cases/${any(cases)}`, `/ballots/${any(ballots)}`]))],
  [20, () => { const [path, tag] = any([...tags]) ?? ['/suggestions', '']; return ask('again', path, { headers: { 'if-none-match': tag } }); }],
  [10, async () => {
    const made = await send('submit', '/suggestions', draft({ title: `第${Math.floor(Math.random() * 1e6)}号路灯不亮` })) as { receiptNo: string; secret: string } | undefined;
    if (made) receipts.push(made);
    if (receipts.length > 5000) receipts.shift();
  }],
  [6, async () => {
    const one = any(receipts);
    if (one) await ask('receipt', `/receipts/${one.receiptNo}`, { headers: { [receiptSecretHeader]: one.secret } });
  }],
  [4, () => send('support', `/suggestions/${any(suggestions)}/supports`, {})],
  [4, async () => {
    const one = receipts.shift();
    if (!one) return;
    const headers = { authorization: `Bearer ${server.staffToken}` };
    await send('move', `/staff/suggestions/${one.receiptNo}/moves`, { to: 'screening' }, headers);
    await send('move', `/staff/suggestions/${one.receiptNo}/moves`, { to: 'accepted' }, headers);
  }],
];
const whole = acts.reduce((sum, [share]) => sum + share, 0);
const act = (): Promise<unknown> => {
  let left = Math.random() * whole;
  return acts.find(([share]) => (left -= share) < 0)![1]();
};

const began = performance.now();
const end = began + minutes * 60_000;
const reference = Math.min(10, minutes / 3);
let atReference: number | undefined;
let told = 0;
const open = new Set<Promise<unknown>>();
while (performance.now() < end) {
  const minute = (performance.now() - began) / 60_000;
  if (atReference === undefined && minute >= reference) atReference = memory();
  if (minute >= told + 1) {
    told = Math.floor(minute);
    times.sort((one, other) => one - other);
    console.log(`minute ${told}: ${memory().toFixed(0)} MB, p50 ${times[Math.floor(times.length / 2)]?.toFixed(1)} ms, p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(1)} ms, ${times.length} requests, ${wrong.length} wrong`);
    times.length = 0;
  }
  // A server that falls behind is not sent ever more at once.
  if (open.size < 100) {
    const one = act().catch((error: Error) => { wrong.push(error.message); }).finally(() => open.delete(one));
    open.add(one);
  }
  await pause(1000 / rate);
}
await Promise.all(open);
const last = memory();
await server.stop();
for (const [name, count] of [...counts].sort()) console.log(`${name.padEnd(16)} ${count}`);
for (const one of wrong.slice(0, 20)) console.log(one);
const grown = last / atReference! - 1;
console.log(`${engine}: ${minutes} minutes, memory ${atReference!.toFixed(0)} MB at minute ${reference.toFixed(1)}, ${last.toFixed(0)} MB at the end (${(100 * grown).toFixed(1)} %, goal 10)`);
const isGood = wrong.length === 0 && grown <= 0.1;
console.log(isGood ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exit(isGood ? 0 : 1);
