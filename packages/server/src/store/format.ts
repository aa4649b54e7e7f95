import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';

/** Rows of the database → words of the contract. */

/** `null` of a column → absent in the answer. */
export const some = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** An instant as the contract writes it, in Shanghai's time. */
export const instantText = (at: Date | string): string => {
  const date = new Date(at);
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().replace(/(\.000)?Z$/, '+08:00');
};

export const dayOf = (at: Date | string): string => shanghaiDay(new Date(at));

/** Where something is, if all of it is known. */
export const geoOf = ({ latitude, longitude, datum }: { readonly latitude: number | null; readonly longitude: number | null; readonly datum: string | null }) =>
  (latitude === null || longitude === null || datum === null ? undefined : { latitude, longitude, datum });

/** A reference with a name; the id stands in for a record that is not (or no longer) there. */
export const refTo = (id: string | null | undefined, name: string | null | undefined): { id: string; name: string } | undefined =>
  id === null || id === undefined ? undefined : { id, name: name ?? id };

/** Groups rows by a key, keeping their order. */
export const grouped = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const found = groups.get(key(row));
    if (found) found.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
};

/** What every public record ends with. */
export const provenanceOf = (row: { source: string; as_of: string; updated_at: Date | string }) => ({
  source: row.source, asOf: row.as_of, changedAt: instantText(row.updated_at),
});
