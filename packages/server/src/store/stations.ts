import type { listStations as listOperation, QueryOf, Station } from '@congress-kit/api';
import { sql, type Selectable } from 'kysely';
import type { Database } from './database.ts';
import { grouped, provenanceOf, some } from './format.ts';
import { byText, lineage, readPage, searches, within, type PageOf } from './paging.ts';
import type { StationsTable } from './tables.ts';

type Row = Selectable<StationsTable>;

const toStations = async (db: Database, rows: readonly Row[]): Promise<Station[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [deputies, divisions] = await Promise.all([
    db.selectFrom('deputy_stations').innerJoin('deputies', 'deputies.id', 'deputy_stations.deputy_id')
      .select(['station_id', 'deputies.id', 'deputies.name']).where('station_id', 'in', ids).orderBy('deputies.id').execute(),
    db.selectFrom('station_divisions').innerJoin('divisions', 'divisions.id', 'station_divisions.division_id')
      .select(['station_id', 'divisions.id', 'divisions.name']).where('station_id', 'in', ids).orderBy('divisions.id').execute(),
  ]);
  const deputiesOf = grouped(deputies, (row) => row.station_id);
  const divisionsOf = grouped(divisions, (row) => row.station_id);
  const ref = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    stars: some(row.stars),
    address: row.address,
    geo: row.latitude === null || row.longitude === null || row.datum === null ? undefined : { latitude: row.latitude, longitude: row.longitude, datum: row.datum },
    hours: some(row.hours),
    receptions: row.receptions as Station['receptions'],
    deputies: (deputiesOf.get(row.id) ?? []).map(ref),
    divisions: (divisionsOf.get(row.id) ?? []).map(ref),
    accessibility: some(row.accessibility),
    officePhone: some(row.office_phone),
    ...provenanceOf(row),
  }));
};

export const listStations = async (db: Database, query: QueryOf<typeof listOperation>): Promise<PageOf<Station>> => {
  let filtered = db.selectFrom('stations');
  if (query.kind) filtered = filtered.where('stations.kind', 'in', query.kind);
  if (query.division) {
    // Whoever lives in a village may go to a station that serves its township: ancestors count as well as what lies below.
    const above = sql.join(lineage(query.division));
    filtered = filtered.where(sql<boolean>`exists (select 1 from station_divisions served where served.station_id = stations.id and (served.division_id in (${above}) or ${within('served.division_id', query.division)}))`);
  }
  const matching = searches('stations.search', query.q);
  if (matching) filtered = filtered.where(matching);
  const page = await readPage(filtered, byText('stations', 'stations.id'), query, (rows) => rows.selectAll('stations'));
  return { ...page, rows: await toStations(db, page.rows) };
};

export const getStation = async (db: Database, id: string): Promise<Station | undefined> => {
  const rows = await db.selectFrom('stations').selectAll().where('id', '=', id).execute();
  return (await toStations(db, rows))[0];
};
