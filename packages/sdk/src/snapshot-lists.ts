import type { FacetCount } from '@congress-kit/api/page';
import { countingClock, lightOfDue } from '@congress-kit/api/rules/light';
import { plainText, searchTexts, unsaid } from '@congress-kit/api/rules/search-text';

/**
 * What the server's SQL asks of a list, as functions over the records of a snapshot: one table, list by list. A test asks both
 * the same questions about the sample county.
 */
// A record has not been checked when a filter looks at it: what does not fit is asked for nothing and matches nothing.
export type Row = any;

/** What rows alone do not tell. */
export interface Around {
  /** The day in Shanghai. */
  readonly today: string;
  /** Townships and subdistricts by their id. */
  readonly towns: ReadonlyMap<string, string>;
}

/** `wanted` has every value that was asked for, as it stands in an address. */
type Filter = (row: Row, wanted: readonly string[], around: Around) => boolean;
/** The values a record counts for, with their names. */
type Facet = (row: Row, around: Around) => readonly (readonly [value: string, name?: string])[];

export interface ListRules {
  /** The last sort key: unique. */
  readonly key: string;
  /** The order of the files; without a minus. */
  readonly usual: string;
  readonly usualIsBackwards?: boolean;
  /** Sort keys of the orders that differ from the usual one. */
  readonly orders?: Readonly<Record<string, (row: Row) => string | number>>;
  /** What `q` looks through; undefined for a record that no search finds. */
  readonly search?: (row: Row) => string | undefined;
  /** `q` as one piece, not word by word. */
  readonly searchesWhole?: boolean;
  readonly filters?: Readonly<Record<string, Filter>>;
  /** By the filter a count leaves out. */
  readonly facets?: Readonly<Record<string, { readonly of: string; readonly values: Facet }>>;
}

const ids = (refs: Row): string[] => (refs ?? []).map((ref: Row) => ref.id);
const has = (refs: Row, id: string | undefined): boolean => (ids(refs) as unknown[]).indexOf(id) !== -1;
const isIn = (value: unknown, values: readonly unknown[]): boolean => values.indexOf(value) !== -1;

/** A division or anything below it: the ids are paths. */
const within = (id: string | undefined, division: string | undefined): boolean => id === division || (id ?? '').lastIndexOf(`${division}.`, 0) === 0;
/** The division itself and all above it. */
const lineage = (id: string): string[] => id.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));
const townsOf = (divisions: readonly (string | undefined)[], { towns }: Around): [string, string][] => {
  const found = new Map<string, string>();
  for (const id of divisions) for (const one of lineage(id ?? '')) if (towns.has(one)) found.set(one, towns.get(one)!);
  return [...found];
};

/** Levels served at now. */
const levels = (row: Row, { today }: Around): string[] =>
  (row.memberships ?? []).filter((seat: Row) => seat.endDate === undefined || seat.endDate >= today).map((seat: Row) => seat.level);
const once = <T>(values: readonly T[]): T[] => values.filter((value, index) => values.indexOf(value) === index);

/** 亮灯 on that day, of the clock that counts now. */
const lightToday = (row: Row, today: string): string => lightOfDue(countingClock(row) ?? {}, `${today}T12:00:00+08:00`).light;

const unlessPrivate = (title: string, text: string): string | undefined => (title.endsWith(unsaid) ? undefined : text);
const byName = { key: 'id', usual: 'id', search: (row: Row) => plainText(row.name), searchesWhole: true } as const;
const pinyin = (row: Row): string => row.pinyin;

export const listRules: Readonly<Record<string, ListRules>> = {
  listDivisions: { key: 'id', usual: 'id', orders: { name: pinyin }, search: searchTexts.divisions },
  listCongresses: byName,
  listTerms: byName,
  listSessions: { ...byName, usual: 'startDate', usualIsBackwards: true },
  listOrganizations: { key: 'id', usual: 'id', search: searchTexts.organizations },
  listGroups: { key: 'id', usual: 'id', search: searchTexts.groups },
  listDeputies: {
    key: 'id', usual: 'id', orders: { name: pinyin }, search: searchTexts.deputies,
    filters: {
      level: (row, wanted, around) => levels(row, around).some((level) => isIn(level, wanted)),
      division: (row, [wanted]) => ids(row.divisions).some((id) => within(id, wanted)),
      station: (row, [wanted]) => has(row.stations, wanted),
      group: (row, [wanted]) => has(row.groups, wanted),
    },
    facets: {
      level: { of: 'level', values: (row, around) => once(levels(row, around)).map((level) => [level]) },
      township: { of: 'division', values: (row, around) => townsOf(ids(row.divisions), around) },
      group: { of: 'group', values: (row) => row.groups.map(({ id, name }: Row) => [id, name]) },
    },
  },
  listStations: {
    key: 'id', usual: 'id', search: searchTexts.stations,
    // Whoever lives in a village may go to a station that serves its township: what lies above counts as well.
    filters: { division: (row, [wanted = '']) => ids(row.divisions).some((id) => within(id, wanted) || isIn(id, lineage(wanted))) },
  },
  listSuggestions: {
    key: 'receiptNo', usual: 'submittedOn', usualIsBackwards: true, orders: { supportCount: (row) => row.supportCount }, search: searchTexts.suggestions,
    filters: {
      division: (row, [wanted]) => within(row.division?.id, wanted),
      deputy: (row, [wanted]) => row.target?.kind === 'deputy' && row.target.id === wanted,
    },
    facets: {
      category: { of: 'category', values: (row) => [[row.category]] },
      state: { of: 'state', values: (row) => [[row.state]] },
      township: { of: 'division', values: (row, around) => townsOf([row.division?.id], around) },
    },
  },
  listCases: {
    key: 'number', usual: 'registeredOn', usualIsBackwards: true, orders: { dueOn: (row) => countingClock(row)?.dueOn ?? '9999-12-31' }, search: (row) => unlessPrivate(row.title, searchTexts.cases(row)),
    filters: {
      congressId: (row, [wanted]) => row.congress?.id === wanted,
      division: (row, [wanted]) => within(row.division?.id, wanted),
      organization: (row, [wanted]) => row.leadHandler?.id === wanted || has(row.coHandlers, wanted),
      deputy: (row, [wanted]) => has(row.leadDeputies, wanted) || has(row.coSigners, wanted),
      light: (row, wanted, { today }) => isIn(lightToday(row, today), wanted),
    },
    facets: {
      light: { of: 'light', values: (row, { today }) => [[lightToday(row, today)]] },
      phase: { of: 'phase', values: (row) => [[row.phase]] },
      organization: {
        of: 'organization',
        values: (row) => {
          const units: Row[] = (row.leadHandler ? [row.leadHandler] : []).concat(row.coHandlers);
          return units.filter((unit, index) => ids(units).indexOf(unit.id) === index).map(({ id, name }) => [id, name]);
        },
      },
    },
  },
  listEvaluations: {
    key: 'id', usual: 'id', search: (row) => unlessPrivate(row.subject.name, searchTexts.evaluations(row)),
    filters: { subjectKind: (row, wanted) => isIn(row.subject.kind, wanted), subject: (row, [wanted]) => row.subject.id === wanted },
  },
  listBallots: { key: 'id', usual: 'votedOn', usualIsBackwards: true, search: searchTexts.ballots, filters: { division: (row, [wanted]) => within(row.division?.id, wanted) } },
};

/** Most first, equal ones by their value. */
export const largerFirst = (one: FacetCount, other: FacetCount): number => other.count - one.count || (one.value < other.value ? -1 : 1);
