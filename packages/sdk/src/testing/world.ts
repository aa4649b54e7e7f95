import { makeDuties } from './make-duties.ts';
import { makeMatters } from './make-matters.ts';
import { makePlaces } from './make-places.ts';
import { makePeople } from './make-people.ts';
import { makeVotes } from './make-votes.ts';
import type { Random } from './random.ts';

/** One record with everything that is known of it; what an operation shows of it is cut out by that operation's schema. */
export type Row = Record<string, unknown>;
/** Records by collection, as the paths name them: `deputies`, `cases`, … */
export type World = Record<string, Row[]>;

export interface Making {
  readonly random: Random;
  /** Today, in Asia/Shanghai. */
  readonly today: string;
  /** 1 is a county that fits on a few pages. */
  readonly scale: number;
  readonly world: World;
}

export const rowsOf = (world: World, name: string): Row[] => (world[name] ??= []);
export const refOf = (row: Row): { id: string; name: string } => ({
  id: String(row['id'] ?? row['number'] ?? row['receiptNo']),
  name: String(row['shortName'] ?? row['name'] ?? row['title']),
});
/** Where a record comes from; every public one says it. */
export const from = ({ today }: Making, source: string): Row => ({ source, asOf: today, changedAt: `${today}T08:00:00+08:00` });

/** The county: places first, then who serves there, then what they were told, then what they voted on and did. Ids lead somewhere. */
export const makeWorld = (random: Random, today: string, scale: number): World => {
  const world: World = {};
  for (const [name, make] of Object.entries({ places: makePlaces, people: makePeople, matters: makeMatters, votes: makeVotes, duties: makeDuties })) {
    make({ random: random.fork(name), today, scale, world });
  }
  return world;
};
