// Both database engines behind one shape, so that a test can loop: for (const engine of engines()) describe(engine.name, …)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, findPostgres } from './postgres.ts';

export type EngineName = 'pglite' | 'postgresql';

/** An empty place for one server or store; close it when the test ends. */
export interface Place {
  engine: EngineName;
  /** A folder that does not exist yet, alone in a temporary folder. */
  dataDir: string;
  /** Only with PostgreSQL. */
  databaseUrl: string | undefined;
  /** The same as environment variables of the server. */
  env: { DATA_DIR: string; DATABASE_URL?: string };
  close(): Promise<void>;
}

export interface Engine {
  name: EngineName;
  open(options?: { template?: string }): Promise<Place>;
}

const pglite: Engine = { name: 'pglite', open: async () => place('pglite') };

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
