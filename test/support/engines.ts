// Both database engines behind one shape, so that a test can loop: for (const engine of engines()) describe(engine.name, …)
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '../../.scripts/hash.mjs';
import { openStore } from '../../packages/server/src/store/database.ts';
import { cache, forgetOthers, onlyOne } from './cache.ts';
import { createDatabase, findPostgres } from './postgres.ts';
import { root } from './process.ts';

export type EngineName = 'pglite' | 'postgresql';

/** An empty place for one server or store; close it when the test ends. */
export interface Place {
  engine: EngineName;
  /** Alone in a temporary folder. It holds the empty, migrated tables, or does not exist yet when asked for `fresh`. */
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
}

const pglite: Engine = {
  name: 'pglite',
  async open({ fresh = false } = {}) {
    const made = place('pglite');
    if (!fresh) cpSync(await emptyTables(), made.dataDir, { recursive: true });
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

/** The folder of an embedded database with nothing but its tables. */
async function emptyTables(): Promise<string> {
  const hash = tablesHash ??= hashOf(root, ['packages/server/src/store', 'package-lock.json']);
  const folder = join(cache, `empty-${hash}`);
  await onlyOne('empty', async () => {
    if (existsSync(folder)) return;
    forgetOthers('empty-', hash);
    await (await openStore({ dataDir: `${folder}.new` })).close();
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
