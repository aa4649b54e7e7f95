import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import pg from 'pg';
import { takeLock, type Lock } from './lock.ts';
import * as firstTables from './migrations/001-first-tables.ts';
import * as deeperLists from './migrations/002-deeper-lists.ts';
import * as works from './migrations/003-works.ts';
import * as voices from './migrations/004-voices.ts';
import * as attachments from './migrations/005-attachments.ts';
import * as webhooks from './migrations/006-webhooks.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

export interface Store {
  readonly db: Database;
  readonly engine: 'pglite' | 'postgresql';
  /** Closes the connection and, embedded, gives the folder's lock back. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** PostgreSQL connection string; absent: PGlite in `dataDir`. */
  readonly databaseUrl?: string;
  /** Folder of the embedded database; its lock lies beside it. */
  readonly dataDir: string;
}

const migrations: Record<string, Migration> = {
  '001-first-tables': firstTables, '002-deeper-lists': deeperLists, '003-works': works, '004-voices': voices, '005-attachments': attachments,
  '006-webhooks': webhooks,
};

// int8 arrives as text by default; every int8 of ours is money below 2^53, where a number is exact.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Brings the tables up to date. Forward only; Kysely takes an advisory lock, so that several processes may start at once. */
const migrate = async (db: Database): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(String(error));
};

const openEmbedded = async (dataDir: string): Promise<{ db: Database; lock: Lock }> => {
  await mkdir(dataDir, { recursive: true });
  const lock = await takeLock(join(dataDir, 'database.lock'));
  try {
    return { db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: await PGlite.create(join(dataDir, 'database')) }) }), lock };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

/** Opens the store and migrates it. Throws `DatabaseInUse` when another process holds the embedded database. */
export const openStore = async ({ databaseUrl, dataDir }: StoreOptions): Promise<Store> => {
  if (databaseUrl) {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, connectionTimeoutMillis: 10_000 });
    // A connection that dies while idle raises an event; unheard, it would end the process.
    pool.on('error', () => undefined);
    const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    await migrate(db);
    return { db, engine: 'postgresql', close: () => db.destroy() };
  }
  const { db, lock } = await openEmbedded(dataDir);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    await lock.release();
    throw error;
  }
  return {
    db,
    engine: 'pglite',
    close: async () => {
      await db.destroy();
      await lock.release();
    },
  };
};
