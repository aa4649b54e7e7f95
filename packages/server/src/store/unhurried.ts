import { sql } from 'kysely';
import type { Database } from './database.ts';
import { noteCommonness } from './searching.ts';

/**
 * Figures over more rows than can be counted while somebody waits. A table of up to this many rows is counted for every answer, or after
 * every change of the data (`unchanged.ts`); of a larger one a figure may be some seconds old: it is made anew behind the answer that used it.
 */
const countedAtOnce = 20_000;

/** So many records of a larger table are counted for every answer all the same: who sees them all sees when the number is not theirs. */
export const countedAlways = 200;
/** So many are counted while somebody waits, once: about what a county's list finds. */
export const countedWaiting = 2000;

/** A table of more rows is not counted while somebody waits, not even once: what is told first is reckoned from so many of its rows. */
const countedFirst = 100_000;
const sampled = 20_000;

/** A figure older than this is made anew, milliseconds; one older than that is waited for, should nobody have asked meanwhile. */
const age = { fresh: 10_000, longest: 600_000 };
/** What takes long is made the more seldom: the embedded database does nothing else in this time. */
const restsAfter = 100;
/** So many figures are kept, each of a list with its filters. */
const most = 1000;

interface Figure { value: unknown; at: number; fresh: number }

interface Keeping { readonly figures: Map<string, Figure>; readonly making: Map<string, Promise<unknown>>; readonly planned: Set<string>; turn: Promise<unknown>; sizes?: { at: number; noted: Promise<Noted> } }

const keepings = new WeakMap<Database, Keeping>();

const keepingOf = (db: Database): Keeping => {
  const known = keepings.get(db) ?? { figures: new Map(), making: new Map(), planned: new Set(), turn: Promise.resolve() };
  keepings.set(db, known);
  return known;
};

interface NotedColumn { readonly name: string; readonly rows: number; readonly column: string | null; readonly pieces: readonly string[] | null; readonly parts: readonly number[] | null; readonly bounds: readonly string[] | null }

/** `bounds`: of an instant, where the records divide into as many even parts. */
interface Noted { readonly rows: ReadonlyMap<string, number>; readonly bounds: ReadonlyMap<string, readonly string[]> }

/** About how many rows the tables have, as the database last noted; what stands in many of their texts, for whoever searches; how they spread over the years. */
const readNoted = async (db: Database): Promise<Noted> => {
  const { rows } = await sql<NotedColumn>`select relname::text as name, reltuples::float8 as rows, attname::text as column, to_json(most_common_elems::text::text[]) as pieces, to_json(most_common_elem_freqs) as parts,
      case when attname = 'submitted_at' then to_json(histogram_bounds::text::text[]) end as bounds
    from pg_class left join pg_stats on schemaname = current_schema() and tablename = relname and attname in ('grams', 'pairs', 'submitted_at') where relnamespace = current_schema()::regnamespace and relkind = 'r'`.execute(db);
  const bounds = new Map<string, readonly string[]>();
  for (const { name, column, pieces, parts, bounds: found } of rows) {
    if (pieces && parts) noteCommonness(`${name}.${column}`, new Map(pieces.map((piece, index) => [piece, parts[index]!])));
    if (found) bounds.set(`${name}.${column}`, found);
  }
  return { rows: new Map(rows.map(({ name, rows: count }) => [name, count])), bounds };
};

const notedOf = async (db: Database): Promise<Noted> => {
  const keeping = keepingOf(db);
  const now = performance.now();
  if (!keeping.sizes || now - keeping.sizes.at > 60_000) {
    const noted = readNoted(db);
    keeping.sizes = { at: now, noted };
    noted.catch(() => { delete keeping.sizes; });
  }
  return keeping.sizes.noted;
};

/** About how many rows a table has. */
export const rowsOf = async (db: Database, table: string): Promise<number> => (await notedOf(db)).rows.get(table) ?? 0;

/** Since when the newest came that make about this part of the table; undefined where that is not known, or would be nearly all. */
export const sinceWhen = async (db: Database, column: string, part: number): Promise<string | undefined> => {
  const bounds = (await notedOf(db)).bounds.get(column);
  return bounds && part < 0.5 ? bounds[Math.floor((bounds.length - 1) * (1 - part))] : undefined;
};

/** For tests: the sizes are asked for anew. */
export const forgetSizes = (db: Database): void => { delete keepingOf(db).sizes; };

export const isLarge = async (db: Database, table: string): Promise<boolean> => (await rowsOf(db, table)) > countedAtOnce;
export const isHuge = (rows: number): boolean => rows > countedFirst;

const keep = (keeping: Keeping, name: string, figure: Figure): void => {
  keeping.figures.delete(name);
  keeping.figures.set(name, figure);
  for (const oldest of keeping.figures.keys()) {
    if (keeping.figures.size <= most) break;
    keeping.figures.delete(oldest);
  }
};

/** One after the other: figures nobody waits for must not hold up what somebody does. */
const make = (keeping: Keeping, name: string, count: () => Promise<unknown>): Promise<unknown> => {
  const known = keeping.making.get(name);
  if (known) return known;
  let began = 0;
  const made = keeping.turn.then(() => {
    began = performance.now();
    return count();
  }).then((value) => {
    const at = performance.now();
    keep(keeping, name, { value, at, fresh: Math.min(age.longest / 2, Math.max(age.fresh, restsAfter * (at - began))) });
    return value;
  }).finally(() => { keeping.making.delete(name); });
  keeping.turn = made.catch(() => undefined);
  keeping.making.set(name, made);
  return made;
};

/** Makes it when the answer that used the old one has gone out: the embedded database does one thing after the other. */
const makeBehind = (keeping: Keeping, name: string, count: () => Promise<unknown>): void => {
  if (keeping.planned.has(name)) return;
  keeping.planned.add(name);
  setTimeout(() => {
    // Nobody waits for this one, so nobody hears of its failure either: the next who asks begins again.
    make(keeping, name, count).catch(() => undefined).finally(() => { keeping.planned.delete(name); });
  }, 300).unref();
};

/** The same query with other words where it reads the table; the same text where it names it in no way that is known. */
export const naming = (query: string, table: string, words: (from: string) => string): string =>
  query.replace(new RegExp(`\\b(from|join) "?${table}"?(?= where | on | join |$)`, 'g'), (_, from: string) => words(from));

/**
 * The same query of a part of the table's rows, which the database picks by their pages.
 * @param query names the table without an alias wherever it counts its rows
 */
export const ofSample = (query: string, table: string, rows: number): { query: string; part: number } => {
  const part = Math.min(1, sampled / rows);
  const some = naming(query, table, (from) => `${from} "${table}" tablesample system (${part * 100}) repeatable (1)`);
  return some === query ? { query, part: 1 } : { query: some, part };
};

/** A figure that was counted while somebody waited. */
export const counted = (db: Database, name: string, value: unknown): void => keep(keepingOf(db), name, { value, at: performance.now(), fresh: age.fresh });

/** A figure that was reckoned, told until it is counted: which whoever asks next for it sets off. */
export const reckoned = (db: Database, name: string, value: unknown): void => keep(keepingOf(db), name, { value, at: performance.now(), fresh: 0 });

/** The figure as it was last counted, if that was not too long ago. */
export const lastFigure = (db: Database, name: string): unknown => {
  const figure = keepingOf(db).figures.get(name);
  return figure && performance.now() - figure.at <= age.longest ? figure.value : undefined;
};

/** The figure as it was counted lately. */
export const lately = async <T>(db: Database, name: string, count: () => Promise<T>): Promise<T> => {
  const keeping = keepingOf(db);
  const figure = keeping.figures.get(name);
  const now = performance.now();
  if (!figure || now - figure.at > age.longest) return make(keeping, name, count) as Promise<T>;
  if (now - figure.at >= figure.fresh) makeBehind(keeping, name, count);
  return figure.value as T;
};
