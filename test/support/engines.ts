// Both database engines behind one shape, so that a test can loop: for (const engine of engines()) describe(engine.name, …)
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '../../.scripts/hash.mjs';
import { openStore } from '../../packages/server/src/store/database.ts';
import { cache, copyFolder, forgetOthers, onlyOne } from './cache.ts';
import { createDatabase, findPostgres } from './postgres.ts';
import { root } from './process.ts';

export type EngineName = 'pglite' | 'postgresql';

/** An empty place for one server or store; close it when the test ends. */
export interface Place {
  engine: EngineName;
  /** Alone in a temporary folder. It holds the empty, migrated tables, or none without `tables`, or does not exist yet when asked for `fresh`. */
  dataDir: string;
  /** Only with PostgreSQL. */
  databaseUrl: string | undefined;
  /** The same as environment variables of the server. */
  env: { DATA_DIR: string; DATABASE_URL?: string };
  close(): Promise<void>;
}

export interface Engine {
  name: EngineName;
  open(options?: OpenOptions): Promise<Place>;
}

export interface OpenOptions {
  /** PostgreSQL: the database to copy. */
  template?: string;
  /** PGlite: no folder yet, as on a county's first start. Making its files takes seconds, so by default they are copied. */
  fresh?: boolean;
  /** False: a database without tables, for what makes them itself. PostgreSQL: one is always so. */
  tables?: boolean;
}

const pglite: Engine = {
  name: 'pglite',
  async open({ fresh = false, tables = true } = {}) {
    const made = place('pglite');
    if (!fresh) copyFolder(await emptyDatabase(tables), made.dataDir);
    return made;
  },
};

const postgresql: Engine = {
  name: 'postgresql',
  async open(options = {}) {
    const database = await createDatabase(options);
    return place('postgresql', database.url, database.drop);
  },
};

/** The engines this machine has. Says once when PostgreSQL is not among them. */
export function engines(): Engine[] {
  const { reason } = findPostgres();
  if (!reason) return [pglite, postgresql];
  if (!said) console.log(`PostgreSQL tests are skipped: ${reason}`);
  said = true;
  return [pglite];
}

export function engineNamed(name: EngineName): Engine {
  return name === 'pglite' ? pglite : postgresql;
}

let said = false;

/** The folder of an embedded database with nothing but its tables, or without them. */
async function emptyDatabase(tables: boolean): Promise<string> {
  const hash = tablesHash ??= hashOf(root, ['packages/server/src/store', 'package-lock.json']);
  const name = tables ? 'empty' : 'bare';
  const folder = join(cache, `${name}-${hash}`);
  await onlyOne(name, async () => {
    if (existsSync(folder)) return;
    forgetOthers(`${name}-`, hash);
    if (tables) copyFolder(await emptyDatabase(false), `${folder}.new`);
    await (await openStore({ dataDir: `${folder}.new`, migrated: tables })).close();
    renameSync(`${folder}.new`, folder);
  });
  return folder;
}

let tablesHash: string | undefined;

function place(engine: EngineName, databaseUrl?: string, drop?: () => Promise<void>): Place {
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-data-'));
  const dataDir = join(folder, 'data');
  return {
    engine,
    dataDir,
    databaseUrl,
    env: { DATA_DIR: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
    async close() {
      await drop?.();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
