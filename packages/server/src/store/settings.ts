import type { FiguresSince } from '@congress-kit/api/rules/clock-figures';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Small facts about the deployment, one row each. Readable inside a transaction as well (`Transaction` is a `Database`). */
export interface Settings {
  /** Goes up with every import; caches of reads are keyed by it, in every process. */
  data_version: number;
  /** True when the data is the invented county; pages must say so. */
  sample: boolean;
  /** The instant the first start finished loading its data. */
  seeded_at: string;
  /** Which key contact details are encrypted with; see `key-mark.ts`. */
  key_mark: string;
  /** The congress whose site this is. */
  congress: { id: string; name: string };
  /** The letters its receipt numbers begin with. */
  receipt_prefix: string;
  /** The figures of its clocks, where they are or were not the usual ones, and since when. */
  clocks: FiguresSince[];
}

export const readSetting = async <K extends keyof Settings>(db: Database, key: K): Promise<Settings[K] | undefined> => {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value as Settings[K] | undefined;
};

export const writeSetting = async <K extends keyof Settings>(db: Database, key: K, value: Settings[K]): Promise<void> => {
  const text = JSON.stringify(value);
  await db.insertInto('settings').values({ key, value: text }).onConflict((row) => row.column('key').doUpdateSet({ value: text })).execute();
};

export const readDataVersion = async (db: Database): Promise<number> => (await readSetting(db, 'data_version')) ?? 0;

/** To be called in the transaction of every import. */
export const bumpDataVersion = async (db: Database): Promise<void> => {
  await sql`insert into settings (key, value) values ('data_version', '1') on conflict (key) do update set value = to_jsonb((settings.value #>> '{}')::integer + 1)`.execute(db);
};
