import type { Database, Store } from './database.ts';
import { rowsOf } from './unhurried.ts';

/**
 * Figures that hold as long as the data does. Who turns the pages of a list, or narrows it, asks on every one for the same figures of
 * all of it, and a city's 13,000 deputies take ten times as long to count as a page of them to read.
 *
 * Never older than the data, by the rule that whole answers are kept by: the version is asked for before the figure is counted and again
 * before it is told, and is another after every change, whoever made it.
 */

/** A table of so few rows is counted about as fast as the version is asked for. */
const least = 2000;
/** So many are kept, each of a list with its filters. */
const most = 1000;

interface Figure { readonly version: string; readonly value: Promise<unknown> }

const versions = new WeakMap<Database, { readonly ask: Store['version']; readonly figures: Map<string, Figure> }>();

/** From now on figures of this database are kept. What runs in a transaction is counted: it may see what nobody else does. */
export const keepFigures = (db: Database, version: Store['version']): void => { versions.set(db, { ask: version, figures: new Map() }); };

/**
 * The figure as it was counted since the data last changed, or as it is counted now. Many who ask at once wait for one.
 * @param name of the figure, with all that it depends on
 */
export const whileUnchanged = async <T>(db: Database, table: string, name: string, count: () => Promise<T>): Promise<T> => {
  const known = versions.get(db);
  if (!known || (await rowsOf(db, table)) < least) return count();
  const { ask, figures } = known;
  const version = await ask();
  const figure = figures.get(name);
  if (figure?.version === version) return figure.value as Promise<T>;
  const value = count();
  figures.delete(name);
  figures.set(name, { version, value });
  value.catch(() => { if (figures.get(name)?.value === value) figures.delete(name); });
  if (figures.size > most) figures.delete(figures.keys().next().value!);
  return value;
};
