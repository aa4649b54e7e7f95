/**
 * A county, a city, a province (9,000, 80,000 and a million suggestions; 1,550, 13,000 and 120,000 deputies): every read at each
 * size, in turns, in rounds, on both engines. Told: how many times as long as in the county its 95th percentile is. And
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
import { growthOf, timesOf } from './growing/times.ts';

const goals = { growth: 1.5, memory: { pglite: 600, postgresql: 250 } } as const;
const names = (process.env['GROW_SIZES'] ?? 'county,city,province').split(',') as (keyof typeof sizes)[];
const wanted = process.env['GROW_ENGINES']?.split(',');

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
  const measured = await timesOf(watched, bySize);
  for (const [number, { name }] of bySize[0]!.entries()) {
    const { base, ratios } = growthOf(measured[number]!);
    const isBeyond = ratios.some((ratio) => ratio > goals.growth);
    if (isBeyond) beyond.push(name);
    // A page that is half empty in a county is full in a province. Missed all the same, but told.
    const lengths = measured[number]!.bytes.map((bytes) => bytes / measured[number]!.bytes[0]!);
    const longer = isBeyond && lengths.some((length) => length > 1.1) ? `, its answer is × ${lengths.slice(1).map((length) => length.toFixed(1)).join(' × ')} as long` : '';
    console.log(`${name.padEnd(52)} ${base.toFixed(1).padStart(6)} ms${ratios.map((ratio) => `× ${ratio.toFixed(2)}`.padStart(9)).join('')}${isBeyond ? `  missed${longer}` : ''}`);
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
