/**
 * A county, a city, a province (9,000, 80,000 and a million suggestions; 1,550, 13,000 and 120,000 deputies): every read at each
 * size, in turns, in the same minutes, on both engines. Told: how many times as long as in the county its 95th percentile is. And
 * the memory of a server that was started on the largest and has read all of it.
 *
 * Run: npm run bench -- growing     (GROW_SIZES=county,city and GROW_ENGINES=postgresql for less; a province takes many minutes to fill)
 */
import { readFileSync } from 'node:fs';
import { openStore } from '@congress-kit/server';
import { fill, sizes } from '../load/county.ts';
import { watch, type Watched } from '../load/plans.ts';
import { reads } from '../load/reads.ts';
import { engines, type Place } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';
import { ServerProcess } from '../support/process.ts';

const goals = { growth: 1.5, memory: { pglite: 600, postgresql: 250 } } as const;
const turns = { warm: 3, measured: 40 } as const;
const names = (process.env['GROW_SIZES'] ?? 'county,city,province').split(',') as (keyof typeof sizes)[];
const wanted = process.env['GROW_ENGINES']?.split(',');

const p95 = (times: readonly number[]): number => [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)]!;
const megabytes = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

const filled = async (place: Place, name: keyof typeof sizes): Promise<Watched> => {
  const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
  const began = performance.now();
  await fill(store.db, sizes[name]);
  await store.close();
  console.log(`${place.engine}: ${name} filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return watch(place);
};

/** @returns the reads that grew too much */
const measureReads = async (watched: readonly Watched[]): Promise<string[]> => {
  const beyond: string[] = [];
  const bySize = names.map((name) => reads(sizes[name]));
  for (const [number, { name }] of bySize[0]!.entries()) {
    const times: number[][] = watched.map(() => []);
    for (let turn = 0; turn < turns.warm + turns.measured; turn += 1) {
      for (const [index, one] of watched.entries()) {
        const read = bySize[index]![number]!;
        const began = performance.now();
        // Another address every time, or the answer that is kept would be measured.
        await one.ask({ ...read, path: `${read.path}${read.path.includes('?') ? '' : '?'}${'&'.repeat(turn + 3)}` });
        if (turn >= turns.warm) times[index]!.push(performance.now() - began);
      }
    }
    const all = times.map(p95);
    const ratios = all.map((time) => time / all[0]!);
    const isBeyond = ratios.some((ratio) => ratio > goals.growth);
    if (isBeyond) beyond.push(name);
    console.log(`${name.padEnd(52)} ${all[0]!.toFixed(1).padStart(6)} ms${ratios.slice(1).map((ratio) => `× ${ratio.toFixed(2)}`.padStart(9)).join('')}${isBeyond ? '  missed' : ''}`);
  }
  return beyond;
};

const measureMemory = async (place: Place): Promise<number> => {
  const server = await ServerProcess.start(await freePort(), { ...place.env, SEED: 'none', LOG_LEVEL: 'warn' });
  try {
    for (const { path, isStaff } of reads(sizes[names.at(-1)!])) if (!isStaff) await (await fetch(`${server.url}/v1${path}`)).text();
    return megabytes(server.pid);
  } finally {
    await server.stop();
  }
};

let isReached = true;
for (const engine of engines().filter(({ name }) => !wanted || wanted.includes(name))) {
  const places: Place[] = [];
  const watched: Watched[] = [];
  for (const name of names) {
    places.push(await engine.open());
    watched.push(await filled(places.at(-1)!, name));
  }
  const beyond = await measureReads(watched);
  const count = reads().length;
  console.log(`${engine.name}: ${count - beyond.length} of ${count} reads within ${goals.growth} × ${names[0]}${beyond.length > 0 ? `; beyond: ${beyond.join('; ')}` : ''}`);
  for (const one of watched) await one.close();
  const memory = await measureMemory(places.at(-1)!);
  console.log(`${engine.name}: ${memory.toFixed(0)} MB on a ${names.at(-1)} after all reads (goal ${goals.memory[engine.name]})${memory < goals.memory[engine.name] ? '' : '  missed'}`);
  isReached &&= beyond.length === 0 && memory < goals.memory[engine.name];
  for (const place of places) await place.close();
}
process.exit(isReached ? 0 : 1);
