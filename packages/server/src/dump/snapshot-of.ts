import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database, Store } from '../store/database.ts';
import { keyOrder, readTables, rowLine, type DumpTable } from './tables.ts';

/** The whole database as it was at one instant, read in pieces while it goes on. */
export interface Still {
  readonly tables: readonly DumpTable[];
  /** Where to ask what is not a row of a table. */
  readonly db: Database;
  /** Lines of a table's rows in the order of its key, some hundred at a time. */
  lines(table: DumpTable): AsyncGenerator<readonly string[]>;
  /** For how long nobody else could work, in milliseconds. */
  readonly pause: number;
  end(): Promise<void>;
}

const lot = 500;

/** PostgreSQL: a transaction that sees nothing of what comes after it and hinders nobody. */
const stillOfServer = async (store: Store): Promise<Still> => {
  const trx = await store.db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    return {
      tables: await readTables(trx),
      db: trx,
      pause: 0,
      async *lines(table) {
        await sql`declare dump_rows no scroll cursor for select ${rowLine(table)} as line from ${sql.table(table.name)} order by ${keyOrder(table)}`.execute(trx);
        for (;;) {
          const { rows } = await sql<{ line: string }>`fetch ${sql.raw(String(lot))} from dump_rows`.execute(trx);
          if (rows.length > 0) yield rows.map(({ line }) => line);
          if (rows.length < lot) break;
        }
        await sql`close dump_rows`.execute(trx);
      },
      // Nothing was written: giving up and being done are the same.
      end: async () => { await trx.rollback().execute(); },
    };
  } catch (error) {
    await trx.rollback().execute();
    throw error;
  }
};

const copyOf = (table: string) => sql.table(`dump_copy_${table}`);

/** Pages of 8 kB that are read in one go, between which everybody else has a turn. */
const pages = 16;

/**
 * The embedded engine has one session: a transaction that lasts would keep everybody out. So the tables are copied to temporary
 * ones inside the database, in one short transaction, and those are read at leisure.
 */
const stillOfEmbedded = async ({ db }: Store): Promise<Still> => {
  const drop = async (tables: readonly DumpTable[]): Promise<void> => {
    for (const { name } of tables) await sql`drop table if exists pg_temp.${copyOf(name)}`.execute(db);
  };
  const tables = await readTables(db);
  await drop(tables);
  let pause = 0;
  await db.transaction().execute(async (trx) => {
    const begun = performance.now();
    for (const table of tables) await sql`create temp table ${copyOf(table.name)} as select * from ${sql.table(table.name)} order by ${keyOrder(table)}`.execute(trx);
    pause = performance.now() - begun;
  });
  return {
    tables,
    db,
    pause,
    async *lines(table) {
      const { rows: [size] } = await sql<{ pages: number }>`select (pg_relation_size(${`pg_temp.dump_copy_${table.name}`}::regclass) / current_setting('block_size')::integer)::integer as pages`.execute(db);
      // As they lie, which is the order they were copied in.
      for (let page = 0; page < (size?.pages ?? 0); page += pages) {
        const { rows } = await sql<{ line: string }>`select ${rowLine(table)} as line from pg_temp.${copyOf(table.name)}
          where ctid >= ${`(${page},0)`}::tid and ctid < ${`(${page + pages},0)`}::tid`.execute(db);
        if (rows.length > 0) yield rows.map(({ line }) => line);
        // Whoever waits for an answer comes first.
        await setImmediate();
      }
      await sql`drop table pg_temp.${copyOf(table.name)}`.execute(db);
    },
    end: () => drop(tables),
  };
};

export const stillOf = (store: Store): Promise<Still> => (store.engine === 'pglite' ? stillOfEmbedded(store) : stillOfServer(store));
