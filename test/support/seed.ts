// Seeding the sample county takes many seconds, so it happens once per state of the sources and is copied afterwards.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../.scripts/hash.mjs';
import { engineNamed, type EngineName, type Place } from './engines.ts';
import { adminUrl, ask } from './postgres.ts';
import { freePort } from './ports.ts';
import { ServerProcess, root } from './process.ts';

const cache = join(root, '.cache', 'test-seed');

/** A place whose database and data folder already hold the sample county. */
export async function openSeeded(engine: EngineName, env: Record<string, string>): Promise<Place> {
  const hash = sourcesHash();
  const key = engine === 'pglite' ? `pglite-${hash}` : `postgresql-${hash}-${new URL(await adminUrl()).port}`;
  const template = `ck_seed_${hash}`;
  const folder = join(cache, key);
  await onlyOne(key, async () => {
    if (existsSync(folder) && (engine === 'pglite' || await hasDatabase(template))) return;
    rmSync(folder, { recursive: true, force: true });
    forgetOldSeeds(engine, hash);
    await seed(engine, env, folder, template);
  });
  const place = await engineNamed(engine).open(engine === 'pglite' ? {} : { template });
  cpSync(folder, place.dataDir, { recursive: true });
  return place;
}

async function seed(engine: EngineName, env: Record<string, string>, folder: string, template: string): Promise<void> {
  const place = await engineNamed(engine).open();
  try {
    const server = await ServerProcess.start(await freePort(), { ...place.env, ...env, SEED: 'sample' });
    await server.stop();
    mkdirSync(place.dataDir, { recursive: true });
    if (place.databaseUrl) await makeTemplate(place.databaseUrl, template);
    cpSync(place.dataDir, `${folder}.new`, { recursive: true });
    renameSync(`${folder}.new`, folder);
  } finally {
    await place.close();
  }
}

async function makeTemplate(databaseUrl: string, template: string): Promise<void> {
  const admin = await adminUrl();
  const source = new URL(databaseUrl).pathname.slice(1);
  await ask(admin, `DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
  await ask(admin, `ALTER DATABASE "${source}" RENAME TO "${template}"`);
}

async function hasDatabase(name: string): Promise<boolean> {
  return (await ask(await adminUrl(), 'SELECT 1 FROM pg_database WHERE datname = $1', [name])).length > 0;
}

/** Lets one process at a time do the work; a lock whose owner is gone is taken over. */
async function onlyOne(name: string, work: () => Promise<void>): Promise<void> {
  const lock = join(cache, `${name}.lock`);
  mkdirSync(cache, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isAlive(ownerOf(lock))) rmSync(lock, { force: true });
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function ownerOf(lock: string): number {
  try {
    // Between creating and writing, a lock is empty for a moment.
    return Number(readFileSync(lock, 'utf8')) || (Date.now() - statSync(lock).mtimeMs < 5000 ? process.pid : 0);
  } catch {
    return process.pid;
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function forgetOldSeeds(engine: EngineName, hash: string): void {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(engine) && !name.includes(hash)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

let known: string | undefined;

function sourcesHash(): string {
  return known ??= hashOf(root, [
    'packages/api/src', 'packages/server', 'packages/cli/src', 'examples/sample-county', 'package-lock.json',
  ]);
}
