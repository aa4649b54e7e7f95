import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Figures over more rows than can be counted while somebody waits. A table of up to this many rows is counted for every answer; of
 * a larger one a figure may be some seconds old: it is made anew behind the answer that used it.
 */
const countedAtOnce = 20_000;

/** So many records of a larger table are counted for every answer all the same: about what a county's list finds. */
export const countedWaiting = 2000;

/** A figure older than this is made anew, milliseconds; one older than that is waited for, should nobody have asked meanwhile. */
const age = { fresh: 10_000, longest: 600_000 };
/** So many figures are kept, each of a list with its filters. */
const most = 1000;

interface Figure { value: unknown; at: number }

interface Keeping { readonly figures: Map<string, Figure>; readonly making: Map<string, Promise<unknown>>; turn: Promise<unknown>; sizes?: { at: number; rows: Promise<Map<string, number>> } }

const keepings = new WeakMap<Database, Keeping>();

const keepingOf = (db: Database): Keeping => {
  const known = keepings.get(db) ?? { figures: new Map(), making: new Map(), turn: Promise.resolve() };
  keepings.set(db, known);
  return known;
};

/** About how many rows the tables have, as the database last noted. */
const sizesOf = async (db: Database): Promise<Map<string, number>> => {
  const { rows } = await sql<{ name: string; rows: number }>`select relname::text as name, reltuples::float8 as rows from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'`.execute(db);
  return new Map(rows.map(({ name, rows: count }) => [name, count]));
};

export const isLarge = async (db: Database, table: string): Promise<boolean> => {
  const keeping = keepingOf(db);
  const now = performance.now();
  if (!keeping.sizes || now - keeping.sizes.at > 60_000) {
    const rows = sizesOf(db);
    keeping.sizes = { at: now, rows };
    rows.catch(() => { delete keeping.sizes; });
  }
  return ((await keeping.sizes.rows).get(table) ?? 0) > countedAtOnce;
};

/** One after the other: figures nobody waits for must not hold up what somebody does. */
const make = (keeping: Keeping, name: string, count: () => Promise<unknown>): Promise<unknown> => {
  const known = keeping.making.get(name);
  if (known) return known;
  const made = keeping.turn.then(count).then((value) => {
    keeping.figures.delete(name);
    keeping.figures.set(name, { value, at: performance.now() });
    for (const oldest of keeping.figures.keys()) {
      if (keeping.figures.size <= most) break;
      keeping.figures.delete(oldest);
    }
    return value;
  }).finally(() => { keeping.making.delete(name); });
  keeping.turn = made.catch(() => undefined);
  keeping.making.set(name, made);
  return made;
};

/** The figure as it was last counted, if it was. */
export const lastFigure = (db: Database, name: string): unknown => keepingOf(db).figures.get(name)?.value;

/** The figure as it was counted lately. */
export const lately = async <T>(db: Database, name: string, count: () => Promise<T>): Promise<T> => {
  const keeping = keepingOf(db);
  const figure = keeping.figures.get(name);
  const now = performance.now();
  if (!figure || now - figure.at > age.longest) return make(keeping, name, count) as Promise<T>;
  // Nobody waits for this one, so nobody hears of its failure either: the next who asks begins again.
  if (now - figure.at > age.fresh) make(keeping, name, count).catch(() => undefined);
  return figure.value as T;
};
