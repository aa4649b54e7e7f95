import type { Deputy, listDeputies as listOperation, QueryOf } from '@congress-kit/api';
import { sql, type Selectable } from 'kysely';
import type { Database } from './database.ts';
import { grouped, provenanceOf, refTo, some } from './format.ts';
import { byText, readPage, searches, within, type PageOf } from './paging.ts';
import type { DeputiesTable } from './tables.ts';

type Row = Selectable<DeputiesTable>;

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

/** `level` means a level served at now; `division` a grid, village or township with everything below it. */
export const listDeputies = async (db: Database, query: QueryOf<typeof listOperation>, today: string): Promise<PageOf<Deputy>> => {
  let filtered = db.selectFrom('deputies');
  if (query.level) {
    const levels = sql.join(query.level);
    filtered = filtered.where(sql<boolean>`exists (select 1 from memberships m where m.deputy_id = deputies.id and m.level in (${levels}) and (m.end_date is null or m.end_date >= ${today}))`);
  }
  if (query.division) {
    filtered = filtered.where(sql<boolean>`exists (select 1 from deputy_divisions served where served.deputy_id = deputies.id and ${within('served.division_id', query.division)})`);
  }
  if (query.station) filtered = filtered.where(sql<boolean>`exists (select 1 from deputy_stations at where at.deputy_id = deputies.id and at.station_id = ${query.station})`);
  if (query.group) filtered = filtered.where(sql<boolean>`exists (select 1 from deputy_groups part where part.deputy_id = deputies.id and part.group_id = ${query.group})`);
  const matching = searches('deputies.search', query.q);
  if (matching) filtered = filtered.where(matching);
  const page = await readPage(filtered, byText('deputies', 'deputies.id'), query, (rows) => rows.selectAll('deputies'));
  return { ...page, rows: await toDeputies(db, page.rows) };
};

export const getDeputy = async (db: Database, id: string): Promise<Deputy | undefined> => {
  const rows = await db.selectFrom('deputies').selectAll().where('id', '=', id).execute();
  return (await toDeputies(db, rows))[0];
};
