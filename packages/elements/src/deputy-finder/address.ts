import type { Asked } from './deputy-search.ts';

/** What the page's address says of the finder, for links, codes and “back”. What else stands in the address is the page's own. */
export interface Addressed extends Required<Asked> {
  readonly deputy: string;
}

const names: readonly (readonly [keyof Addressed, string])[] = [
  ['query', 'q'], ['division', 'division'], ['level', 'level'], ['group', 'group'], ['station', 'station'], ['deputy', 'deputy'],
];

export const askedOf = (search: string): Addressed => {
  const said = new URLSearchParams(search);
  return Object.fromEntries(names.map(([key, name]) => [key, said.get(name) ?? ''])) as unknown as Addressed;
};

/** The address with this in it; what is empty is left out. */
export const addressWith = (address: string, asked: Partial<Addressed>): string => {
  const url = new URL(address);
  for (const [key, name] of names) {
    if (asked[key]) url.searchParams.set(name, asked[key]);
    else url.searchParams.delete(name);
  }
  return url.href;
};
