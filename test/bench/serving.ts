/**
 * What the server costs beside the least that could do the same, on both engines: hot public reads beside a Fastify that sends
 * the same bytes, reads the asker has already, accepted suggestions beside bare single-row inserts; and the memory it takes.
 * Rounds of both take turns, and a round's ratio is of its own two; absolutes are of this machine and this moment.
 *
 * Run: npm run bench -- serving
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draft, newKey } from '../server/writing.ts';
import { engines, type EngineName } from '../support/engines.ts';
import { createDatabase, startPostgres } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { Page } from './serving/bare.ts';
import { get, post, send, type Sending } from './serving/sender.ts';

const goals = { read: 0.7, conditional: 0.9, write: 0.5, p99: 250, memory: { pglite: 600, postgresql: 250 } } as const;
const rounds = { reads: 5, writes: 4 } as const;
const turn = { read: 400, write: 1000 } as const;
/**
 * So many writes each side has behind it when the first round begins: it runs for months, and young code is slow. A second of warming up
 * made the bare one, which takes the most, old and left ours young: of our first five thousand a suggestion takes half as long again.
 */
const warm = 12_000;

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
const results: boolean[] = [];
const say = (reached: boolean, what: string, figures: string): void => {
  results.push(reached);
  console.log(`${what.padEnd(34)} ${figures}${reached ? '' : '  missed'}`);
};

const child = async (...args: string[]): Promise<ChildProcess> => {
  const started = fork(join(import.meta.dirname, 'serving', 'bare.ts'), args);
  await once(started, 'message');
  return started;
};
const ask = async <T>(process: ChildProcess, message: object): Promise<T> => {
  const answer = once(process, 'message');
  process.send(message);
  return (await answer)[0] as T;
};
const portOf = (server: TestServer): number => Number(new URL(server.url).port);
const megabytes = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

const measureReads = async (engine: EngineName, server: TestServer): Promise<void> => {
  const first = async (path: string): Promise<any> => ((await (await fetch(`${server.url}${path}`)).json()) as { items: unknown[] }).items[0];
  const paths = ['/v1/suggestions', `/v1/deputies/${(await first('/v1/deputies')).id}`, `/v1/cases/${(await first('/v1/cases')).number}`, `/v1/ballots/${(await first('/v1/ballots')).id}`];
  const pages: Page[] = await Promise.all(paths.map(async (path) => {
    const answer = await fetch(`${server.url}${path}`);
    return { path, etag: answer.headers.get('etag')!, body: await answer.text() };
  }));
  const bare = await child('fastify');
  const { port } = await ask<{ port: number }>(bare, pages);
  for (const kind of ['read', 'conditional'] as const) {
    for (const { path, etag, body } of pages) {
      const request = get(path, kind === 'read' ? {} : { 'If-None-Match': etag });
      const ratios: number[] = [];
      const rates: [number, number] = [0, 0];
      for (let round = -1; round < rounds.reads; round += 1) {
        const [ours, theirs] = [await send(portOf(server), 50, turn.read, () => request), await send(port, 50, turn.read, () => request)];
        const wanted = kind === 'read' ? 200 : 304;
        if ((ours.statuses.get(wanted) ?? 0) !== ours.times.length) throw new Error(`${path}: ${JSON.stringify([...ours.statuses])}`);
        if (round < 0) continue;
        ratios.push(ours.rate / theirs.rate);
        rates[0] = ours.rate;
        rates[1] = theirs.rate;
      }
      const ratio = median(ratios);
      say(ratio >= goals[kind], `${engine} ${kind} ${path.split('/')[2]}`, `${ratio.toFixed(2)} of bare Fastify (goal ${goals[kind]}; ${(body.length / 1000).toFixed(1)} kB, ${rates[0].toFixed(0)} and ${rates[1].toFixed(0)}/s)`);
    }
  }
  bare.kill();
};

const measureWrites = async (engine: EngineName, server: TestServer): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-bench-'));
  const database = engine === 'postgresql' ? await createDatabase() : undefined;
  const bare = await child(engine, database?.url ?? join(folder, 'bare'));
  const body = JSON.stringify(draft());
  let people = 0;
  const request = (): string => {
    people += 1;
    return post('/v1/suggestions', body, { 'Idempotency-Key': newKey(), 'X-Forwarded-For': `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}` });
  };
  const ratios: number[] = [];
  const p99s: number[] = [];
  const rates: [number, number] = [0, 0];
  const ourTurn = async (): Promise<Sending> => {
    const ours = await send(portOf(server), 200, turn.write, request);
    if ((ours.statuses.get(201) ?? 0) !== ours.times.length) throw new Error(`suggestions: ${JSON.stringify([...ours.statuses])}`);
    return ours;
  };
  const theirTurn = (): Promise<{ milliseconds: number; number: number }> => ask(bare, { inserts: turn.write, row: body });
  for (let sent = 0; sent < warm;) sent += (await ourTurn()).times.length;
  let before = 0;
  while (before < warm) before = (await theirTurn()).number;
  for (let round = 0; round < rounds.writes; round += 1) {
    const ours = await ourTurn();
    const { milliseconds, number } = await theirTurn();
    const theirs = (number - before) / (milliseconds / 1000);
    before = number;
    ratios.push(ours.rate / theirs);
    p99s.push(ours.times[Math.floor(ours.times.length * 0.99)]!);
    rates[0] = ours.rate;
    rates[1] = theirs;
  }
  const ratio = median(ratios);
  say(ratio >= goals.write, `${engine} suggestions`, `${ratio.toFixed(2)} of bare inserts (goal ${goals.write}; ${rates[0].toFixed(0)} and ${rates[1].toFixed(0)}/s)`);
  say(median(p99s) < goals.p99, `${engine} suggestions, p99`, `${median(p99s).toFixed(0)} ms with 200 connections (goal ${goals.p99})`);
  bare.kill();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
};

// Both sides of a comparison keep their promise the same way: PostgreSQL waits for the disk at every commit; the embedded engine never does.
const cluster = await startPostgres({ durable: true });
if (cluster) process.env['TEST_POSTGRES_URL'] = cluster.url;
for (const { name } of engines()) {
  const server = await startServer({ engine: name, seed: 'sample', env: { SUBMIT_RATE: '1000/1000', TRUST_PROXY: '1', LOG_LEVEL: 'info' } });
  try {
    await measureReads(name, server);
    await measureWrites(name, server);
    // Opened again, as it runs for months: what the load before left behind is the next measure's.
    await server.restart();
    for (let round = 0; round < 3; round += 1) await send(portOf(server), 20, turn.read, () => get('/v1/suggestions'));
    const memory = megabytes(server.pid);
    say(memory < goals.memory[name], `${name} memory, reopened`, `${memory.toFixed(0)} MB (goal ${goals.memory[name]})`);
  } finally {
    await server.stop();
  }
}
await cluster?.stop();
process.exit(results.every(Boolean) ? 0 : 1);
