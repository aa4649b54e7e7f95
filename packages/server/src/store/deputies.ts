import type { Deputy, listDeputies as listOperation, QueryOf } from '@congress-kit/api';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { counts, joinTownship, readFacets } from './facets.ts';
import { grouped, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, readPage, textKeys, within, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

type Row = RecordOf<'deputies'>;

const membershipsOf = (db: Database, ids: readonly string[]) =>
  db.selectFrom('memberships')
    .leftJoin('congresses', 'congresses.id', 'memberships.congress_id')
    .leftJoin('terms', 'terms.id', 'memberships.term_id')
    .leftJoin('organizations', 'organizations.id', 'memberships.delegation_id')
    .select([
      'memberships.deputy_id', 'memberships.level', 'memberships.congress_id', 'memberships.term_id', 'memberships.constituency', 'memberships.delegation_id',
      'memberships.start_date', 'memberships.end_date', 'memberships.end_reason',
      'congresses.name as congress_name', 'terms.name as term_name', 'organizations.name as delegation_name',
    ])
    .where('memberships.deputy_id', 'in', ids).orderBy('memberships.position').execute();

/** Rows → deputies with all they are tied to, in four queries whatever the number of rows. */
const toDeputies = async (db: Database, rows: readonly Row[]): Promise<Deputy[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [memberships, stations, groups, divisions] = await Promise.all([
    membershipsOf(db, ids),
    db.selectFrom('deputy_stations').innerJoin('stations', 'stations.id', 'station_id').select(['deputy_id', 'stations.id', 'stations.name'])
      .where('deputy_id', 'in', ids).orderBy('stations.id').execute(),
    db.selectFrom('deputy_groups').innerJoin('groups', 'groups.id', 'group_id').select(['deputy_id', 'groups.id', 'groups.name'])
      .where('deputy_id', 'in', ids).orderBy('groups.id').execute(),
    db.selectFrom('deputy_divisions').innerJoin('divisions', 'divisions.id', 'division_id').select(['deputy_id', 'divisions.id', 'divisions.name'])
      .where('deputy_id', 'in', ids).orderBy('divisions.id').execute(),
  ]);
  const byDeputy = <T extends { deputy_id: string }>(found: T[]) => grouped(found, (row) => row.deputy_id);
  const [membershipsBy, stationsBy, groupsBy, divisionsBy] = [byDeputy(memberships), byDeputy(stations), byDeputy(groups), byDeputy(divisions)];
  const refs = (found: { id: string; name: string }[] | undefined) => (found ?? []).map(({ id, name }) => ({ id, name }));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    pinyin: row.pinyin,
    post: some(row.post),
    photo: some(row.photo),
    memberships: (membershipsBy.get(row.id) ?? []).map((one) => ({
      level: one.level,
      congress: refTo(one.congress_id, one.congress_name)!,
      term: refTo(one.term_id, one.term_name),
      constituency: some(one.constituency),
      delegation: refTo(one.delegation_id, one.delegation_name),
      startDate: some(one.start_date),
      endDate: some(one.end_date),
      endReason: some(one.end_reason),
    })),
    stations: refs(stationsBy.get(row.id)),
    groups: refs(groupsBy.get(row.id)),
    divisions: refs(divisionsBy.get(row.id)),
    contactPolicy: row.contact_policy,
    ...provenanceOf(row),
  }));
};

type Query = QueryOf<typeof listOperation>;

export const deputySorts: Sorts<SortNames<Query>> = {
  list: 'deputies',
  orders: { id: textKeys('deputies.id'), name: textKeys('deputies.pinyin', 'deputies.id'), changedAt: changedKeys('deputies', 'id') },
  usual: 'id',
};

/** `level` means a level served at now; `division` a grid, village or township with everything below it. */
const matching = (query: Query, today: string) => allOf([
  query.level && sql<boolean>`exists (select 1 from memberships m where m.deputy_id = deputies.id and m.level in (${sql.join(query.level)}) and (m.end_date is null or m.end_date >= ${today}))`,
  query.division !== undefined && sql<boolean>`exists (select 1 from deputy_divisions served where served.deputy_id = deputies.id and ${within('served.division_id', query.division)})`,
  query.station !== undefined && sql<boolean>`exists (select 1 from deputy_stations at where at.deputy_id = deputies.id and at.station_id = ${query.station})`,
  query.group !== undefined && sql<boolean>`exists (select 1 from deputy_groups part where part.deputy_id = deputies.id and part.group_id = ${query.group})`,
  changedSince('deputies', query.updatedSince),
  searches('deputies', query.q),
]);

/** Deputies that the other filters let through. */
const among = (column: string, query: Query, today: string) => sql`${sql.ref(column)} in (select deputies.id from deputies where ${matching(query, today)})`;

const deputyFacets = (db: Database, query: Query, today: string) => ({
  level: () => counts(db, 'deputies', sql`select level as value, count(*)::integer as count from (select distinct seat.level, seat.deputy_id from memberships seat
    where (seat.end_date is null or seat.end_date >= ${today}) and ${among('seat.deputy_id', { ...query, level: undefined }, today)}) as held group by 1`),
  // Each place's township first, of which there are few; whoever serves two places of one township counts once.
  township: () => counts(db, 'deputies', sql`with part as materialized (
      select served.deputy_id, served.division_id from deputy_divisions served where ${among('served.deputy_id', { ...query, division: undefined }, today)}
    ), town_of as (select place.id as place_id, town.id, town.name from (select distinct division_id as id from part) as place ${joinTownship(sql.ref('place.id'))})
    select id as value, name, count(*)::integer as count from (select distinct town_of.id, town_of.name, part.deputy_id from part join town_of on town_of.place_id = part.division_id) as served group by 1, 2`),
  group: () => counts(db, 'deputies', sql`select groups.id as value, groups.name, count(*)::integer as count
    from deputy_groups part join groups on groups.id = part.group_id where ${among('part.deputy_id', { ...query, group: undefined }, today)} group by 1, 2`),
});

export const listDeputies = async (db: Database, query: Query, today: string): Promise<PageOf<Deputy>> => {
  const filtered = db.selectFrom('deputies').where(matching(query, today));
  const [page, facets] = await Promise.all([
    readPage(db, filtered, chosen(deputySorts, query.sort), query, (rows) => rows.select(recordColumns.deputies)),
    readFacets(query.facets, deputyFacets(db, query, today)),
  ]);
  return { ...page, ...facets, rows: await toDeputies(db, page.rows) };
};

export const getDeputy = async (db: Database, id: string): Promise<Deputy | undefined> => {
  const rows = await db.selectFrom('deputies').select(recordColumns.deputies).where('id', '=', id).execute();
  return (await toDeputies(db, rows))[0];
};
