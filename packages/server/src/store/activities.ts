import type { Activity, listActivities as listOperation, QueryOf } from '@congress-kit/api';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { countBy, counts, readFacets } from './facets.ts';
import { grouped, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, within, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

type Query = QueryOf<typeof listOperation>;

export const activitySorts: Sorts<SortNames<Query>> = {
  list: 'activities',
  orders: { on: textKeys('activities.held_on', 'activities.id'), id: textKeys('activities.id'), changedAt: changedKeys('activities', 'id') },
  usual: '-on',
};

const extraColumns = [
  sql<string | null>`(select name from divisions where id = activities.division_id)`.as('division_name'),
  sql<string | null>`(select name from stations where id = activities.station_id)`.as('station_name'),
];
type Row = RecordOf<'activities'> & { division_name: string | null; station_name: string | null };
type Present = readonly { readonly deputy_id: string; readonly name: string | null }[];

const toActivity = (row: Row, deputies: Present): Activity => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  on: row.held_on,
  until: some(row.until),
  place: some(row.place),
  division: refTo(row.division_id, row.division_name),
  station: refTo(row.station_id, row.station_name),
  organizer: some(row.organizer),
  deputies: deputies.map((one) => refTo(one.deputy_id, one.name)!),
  summary: some(row.summary),
  residents: some(row.residents),
  opinions: some(row.opinions),
  ...provenanceOf(row),
});

const withDeputies = async (db: Database, rows: readonly Row[]): Promise<Activity[]> => {
  const present = rows.length === 0 ? [] : await db.selectFrom('activity_deputies').leftJoin('deputies', 'deputies.id', 'activity_deputies.deputy_id')
    .select(['activity_id', 'deputy_id', 'deputies.name']).where('activity_id', 'in', rows.map(({ id }) => id)).orderBy('activity_id').orderBy('position').execute();
  const byActivity = grouped(present, (one) => one.activity_id);
  return rows.map((row) => toActivity(row, byActivity.get(row.id) ?? []));
};

/** By the first day: an activity over New Year is of the year in which it began. */
const yearOf = sql`substr(activities.held_on, 1, 4)`;

const matching = (query: Query) => allOf([
  oneOf('activities.kind', query.kind),
  query.deputy !== undefined && sql<boolean>`exists (select 1 from activity_deputies present where present.activity_id = activities.id and present.deputy_id = ${query.deputy})`,
  equals('activities.station_id', query.station),
  query.division !== undefined && within('activities.division_id', query.division),
  query.year !== undefined && sql<boolean>`${yearOf} = ${String(query.year)}`,
  changedSince('activities', query.updatedSince),
  searches('activities', query.q),
]);

const activityFacets = (db: Database, query: Query) => ({
  kind: () => countBy(db, 'activities', 'activities.kind', matching({ ...query, kind: undefined })),
  year: () => counts(db, 'activities', sql`select ${yearOf} as value, count(*)::integer as count from activities where ${matching({ ...query, year: undefined })} group by 1`),
});

export const listActivities = async (db: Database, query: Query): Promise<PageOf<Activity>> => {
  const filtered = db.selectFrom('activities').where(matching(query));
  const [page, facets] = await Promise.all([
    readPage(db, filtered, chosen(activitySorts, query.sort), query, (rows) => rows.select(recordColumns.activities).select(extraColumns)),
    readFacets(query.facets, activityFacets(db, query)),
  ]);
  return { ...page, ...facets, rows: await withDeputies(db, page.rows as Row[]) };
};

export const getActivity = async (db: Database, id: string): Promise<Activity | undefined> => {
  const row = await db.selectFrom('activities').select(recordColumns.activities).select(extraColumns).where('activities.id', '=', id).executeTakeFirst() as Row | undefined;
  return row && (await withDeputies(db, [row]))[0];
};
