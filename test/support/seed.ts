// Seeding the sample county takes many seconds, so it happens once per state of the sources and is copied afterwards.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../.scripts/hash.mjs';
import { cache, copyFolder, forgetOthers, onlyOne } from './cache.ts';
import { engineNamed, type EngineName, type Place } from './engines.ts';
import { adminUrl, ask } from './postgres.ts';
import { freePort } from './ports.ts';
import { ServerProcess, root } from './process.ts';

/** A place whose database and data folder already hold the sample county. */
export async function openSeeded(engine: EngineName, env: Record<string, string>): Promise<Place> {
  const hash = sourcesHash();
  const key = engine === 'pglite' ? `pglite-${hash}` : `postgresql-${hash}-${new URL(await adminUrl()).port}`;
  const template = `ck_seed_${hash}`;
  const folder = join(cache, key);
  await onlyOne(key, async () => {
    if (existsSync(folder) && (engine === 'pglite' || await hasDatabase(template))) return;
    rmSync(folder, { recursive: true, force: true });
    forgetOthers(`${engine}-`, hash);
    await seed(engine, env, folder, template);
  });
  const place = await engineNamed(engine).open({ fresh: true, ...(engine === 'postgresql' && { template }) });
  copyFolder(folder, place.dataDir);
  return place;
}

async function seed(engine: EngineName, env: Record<string, string>, folder: string, template: string): Promise<void> {
  const place = await engineNamed(engine).open();
  try {
    const server = await ServerProcess.start(await freePort(), { ...place.env, ...env, SEED: 'sample' });
    await server.stop();
    mkdirSync(place.dataDir, { recursive: true });
    if (place.databaseUrl) await makeTemplate(place.databaseUrl, template);
    copyFolder(place.dataDir, `${folder}.new`);
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

let known: string | undefined;

function sourcesHash(): string {
  return known ??= hashOf(root, [
    'packages/api/src', 'packages/server', 'packages/cli/src', 'examples/sample-county', 'package-lock.json',
  ]);
}
