import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import pg from 'pg';
import { orDamaged } from './damaged.ts';
import { DatabaseNewer } from './newer.ts';
import { sealHandlers, unsealed, type Sealing } from './handler-role.ts';
import { takeLock, type Lock } from './lock.ts';
import { LocklessDialect, examine, openPool } from './postgresql.ts';
import { keepFigures } from './unchanged.ts';
import { orUnusable } from './unusable.ts';
import { countChanges, seenThrough, transactionsSeen } from './version.ts';
import * as firstTables from './migrations/001-first-tables.ts';
import * as deeperLists from './migrations/002-deeper-lists.ts';
import * as works from './migrations/003-works.ts';
import * as voices from './migrations/004-voices.ts';
import * as attachments from './migrations/005-attachments.ts';
import * as webhooks from './migrations/006-webhooks.ts';
import * as jobsAndPlans from './migrations/007-jobs-and-plans.ts';
import * as rights from './migrations/008-rights.ts';
import * as secondClocks from './migrations/011-second-clocks.ts';
import * as intake from './migrations/012-intake.ts';
import * as groupWrites from './migrations/013-group-writes.ts';
import * as portraits from './migrations/016-portraits.ts';
import * as searching from './migrations/017-searching.ts';
import * as lighterWrites from './migrations/018-lighter-writes.ts';
import * as fewerIndexes from './migrations/019-fewer-indexes.ts';
import * as oneOfManyCounties from './migrations/020-one-of-many-counties.ts';
import * as figures from './migrations/021-figures.ts';
import * as newestFirst from './migrations/022-newest-first.ts';
import * as coarserDays from './migrations/023-coarser-days.ts';
import * as whoReviewed from './migrations/024-who-reviewed.ts';
import * as whatIsOwed from './migrations/026-what-is-owed.ts';
import * as corrections from './migrations/027-corrections.ts';
import * as decembers from './migrations/028-decembers.ts';
import * as promises from './migrations/029-promises.ts';
import * as activities from './migrations/030-activities.ts';
import * as daysOfEvaluations from './migrations/031-days-of-evaluations.ts';
import * as receptions from './migrations/032-receptions.ts';
import * as wordsOfCases from './migrations/033-words-of-cases.ts';
import * as ownWords from './migrations/034-own-words.ts';
import * as placesOfCases from './migrations/035-places-of-cases.ts';
import * as splitCases from './migrations/036-split-cases.ts';
import * as figuresOfCases from './migrations/037-figures-of-cases.ts';
import * as evidence from './migrations/038-evidence.ts';
import * as positions from './migrations/039-positions.ts';
import type { Tables } from './tables.ts';
import { oneAtATime, takeTurn, type Trx } from './transaction.ts';
import { giveTurns } from './turns.ts';

export type Database = Kysely<Tables>;

export interface Store {
  readonly db: Database;
  readonly engine: 'pglite' | 'postgresql';
  /** Whether the database itself keeps single ratings from the units. */
  readonly sealing: Sealing;
  /** Another text after every change of the data, by this process or another one. */
  version(): string | Promise<string>;
  /**
   * Long work of this name that one of all processes on the database does while the others wait. The embedded one has its lock file, and one
   * connection, which the work needs.
   */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Closes the connection and, embedded, gives the folder's lock back. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** PostgreSQL connection string; absent: PGlite in `dataDir`. */
  readonly databaseUrl?: string;
  /** PostgreSQL: at most so many connections at once. */
  readonly connections?: number;
  /** Folder of the embedded database; its lock lies beside it. */
  readonly dataDir: string;
  /** False: the tables stay as they are, or are not there at all. For what is about to fill them. */
  readonly migrated?: boolean;
  /** The role that queries of handling units run as; tests on one cluster take one of their own. */
  readonly handlerRole?: string;
}

const migrations: Record<string, Migration> = {
  '001-first-tables': firstTables, '002-deeper-lists': deeperLists, '003-works': works, '004-voices': voices, '005-attachments': attachments,
  '006-webhooks': webhooks, '007-jobs-and-plans': jobsAndPlans, '008-rights': rights, '011-second-clocks': secondClocks, '012-intake': intake,
  '013-group-writes': groupWrites, '016-portraits': portraits, '017-searching': searching, '018-lighter-writes': lighterWrites, '019-fewer-indexes': fewerIndexes, '020-one-of-many-counties': oneOfManyCounties, '021-figures': figures, '022-newest-first': newestFirst, '023-coarser-days': coarserDays, '024-who-reviewed': whoReviewed, '026-what-is-owed': whatIsOwed, '027-corrections': corrections, '028-decembers': decembers, '029-promises': promises, '030-activities': activities, '031-days-of-evaluations': daysOfEvaluations, '032-receptions': receptions, '033-words-of-cases': wordsOfCases, '034-own-words': ownWords, '035-places-of-cases': placesOfCases, '036-split-cases': splitCases, '037-figures-of-cases': figuresOfCases, '038-evidence': evidence, '039-positions': positions,
};

// int8 arrives as text by default; every int8 of ours is money below 2^53, where a number is exact.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export const migrationNames: readonly string[] = Object.keys(migrations).sort();

/** What several processes that start at once do one after the other. */
const tables = 'congress-kit tables';

/** As nearly every start finds them. The migrator would read the whole catalog first, a third of what opening an embedded database takes. */
const areUpToDate = async (db: Database): Promise<boolean> => {
  const { rows: [kept] } = await sql<{ known: boolean }>`select to_regclass('kysely_migration') is not null as known`.execute(db);
  if (!kept!.known) return false;
  const { rows: made } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return made.length === migrationNames.length && made.every(({ name }) => name in migrations);
};

/** Brings the tables up to date, or to what one migration left. Forward only, all of it or nothing. In a transaction it is a part of that one. */
export const migrate = async (db: Database, to?: string): Promise<void> => {
  if (db.isTransaction) await takeTurn(db as Trx, tables);
  if (to === undefined && await areUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  // The tables know a migration that this version does not: a later version was here.
  const later = /previously executed migration (\S+) is missing/.exec(String(error));
  if (later) throw new DatabaseNewer(later[1]!);
  if (error) throw error instanceof Error ? error : new Error(String(error));
};

const openEmbedded = async (dataDir: string): Promise<{ db: Database; lock: Lock; version: () => string }> => {
  await mkdir(dataDir, { recursive: true });
  const lock = await takeLock(join(dataDir, 'database.lock'));
  try {
    const folder = join(dataDir, 'database');
    const pglite = await PGlite.create(folder).catch((error: unknown) => { throw orDamaged(folder, error); });
    giveTurns(pglite);
    const version = countChanges(pglite);
    return { db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }), lock, version };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

/** Enough for one process: more at once only wait for the disk and for each other. */
export const defaultConnections = 20;

/** Opens the store and migrates it. Throws `DatabaseInUse` when another process holds the embedded database, `DatabaseDamaged` when its files make none, `DatabaseUnusable` when PostgreSQL is not to be had. */
export const openStore = async ({ databaseUrl, connections = defaultConnections, dataDir, migrated = true, handlerRole }: StoreOptions): Promise<Store> => {
  const aloneOn = (db: Database): Store['alone'] => (name, work) => (databaseUrl ? oneAtATime(db, name, work) : work());
  const prepare = async (db: Database): Promise<Sealing> => {
    if (!migrated) return unsealed;
    await aloneOn(db)(tables, () => migrate(db));
    return sealHandlers(db, handlerRole);
  };
  if (databaseUrl) {
    const pool = openPool(databaseUrl, connections);
    const db: Database = new Kysely<Tables>({ dialect: new LocklessDialect({ pool }) });
    const seen = seenThrough(pool);
    const close = (): Promise<void> => {
      seen.close();
      return db.destroy();
    };
    const version = transactionsSeen(seen.read);
    keepFigures(db, version);
    try {
      await examine(databaseUrl, pool);
      return { db, engine: 'postgresql', version, sealing: await prepare(db), alone: aloneOn(db), close };
    } catch (error) {
      await close();
      throw orUnusable(databaseUrl, error);
    }
  }
  const { db, lock, version } = await openEmbedded(dataDir);
  keepFigures(db, version);
  let sealing: Sealing;
  try {
    sealing = await prepare(db);
  } catch (error) {
    await db.destroy();
    await lock.release();
    throw error;
  }
  return {
    db,
    engine: 'pglite',
    sealing,
    version,
    alone: aloneOn(db),
    close: async () => {
      await db.destroy();
      await lock.release();
    },
  };
};
