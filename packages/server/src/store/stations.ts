import type { listStations as listOperation, QueryOf, Station } from '@congress-kit/api';
import { sql } from 'kysely';
import type { CancelledReception, Reception } from '../import/receptions.ts';
import type { Database } from './database.ts';
import { geoOf, grouped, provenanceOf, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, lineage, oneOf, readPage, textKeys, within, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

type Row = RecordOf<'stations'>;

const toStations = async (db: Database, rows: readonly Row[]): Promise<Station[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [deputies, divisions] = await Promise.all([
    // Each name by its key: joined, all of a city's deputies would be read for the hundred and thirty of twenty stations.
    db.selectFrom('deputy_stations').select(['station_id', 'deputy_id as id', sql<string>`(select name from deputies where deputies.id = deputy_stations.deputy_id)`.as('name')])
      .where('station_id', 'in', ids).orderBy('deputy_id').execute(),
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
    geo: geoOf(row),
    hours: some(row.hours),
    receptions: withNames(row.receptions as readonly Reception[], deputiesOf.get(row.id) ?? []),
    ...cancelledIn(row.cancelled_receptions as readonly CancelledReception[]),
    deputies: (deputiesOf.get(row.id) ?? []).map(ref),
    divisions: (divisionsOf.get(row.id) ?? []).map(ref),
    accessibility: some(row.accessibility),
    officePhone: some(row.office_phone),
    ...provenanceOf(row),
  }));
};

/** Names and numbers as the office wrote them → who they are, where one deputy of the station is meant. */
const withNames = (receptions: readonly Reception[], deputies: readonly { id: string; name: string }[]): Station['receptions'] => receptions.map(({ deputies: written, ...said }) => ({
  ...said,
  ...(written && { deputies: written.map((one) => {
    const meant = deputies.filter(({ id, name }) => id === one || name === one);
    return meant.length === 1 ? { id: meant[0]!.id, name: meant[0]!.name } : { name: one };
  }) }),
}));

const cancelledIn = (cancelled: readonly CancelledReception[]): Pick<Station, 'cancelledReceptions'> => (cancelled.length === 0 ? {} : { cancelledReceptions: cancelled.map((one) => ({ ...one })) });

type Query = QueryOf<typeof listOperation>;

export const stationSorts: Sorts<SortNames<Query>> = { list: 'stations', orders: { id: textKeys('stations.id'), changedAt: changedKeys('stations', 'id') }, usual: 'id' };

/** Whoever lives in a village may go to a station that serves its township: ancestors count as well as what lies below. */
const serves = (division: string) => sql<boolean>`exists (select 1 from station_divisions served where served.station_id = stations.id
  and (served.division_id in (${sql.join(lineage(division))}) or ${within('served.division_id', division)}))`;

export const listStations = async (db: Database, query: Query): Promise<PageOf<Station>> => {
  const filtered = db.selectFrom('stations').where(allOf([
    oneOf('stations.kind', query.kind),
    query.division !== undefined && serves(query.division),
    changedSince('stations', query.updatedSince),
    searches('stations', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(stationSorts, query.sort), query, (rows) => rows.select(recordColumns.stations));
  return { ...page, rows: await toStations(db, page.rows) };
};

export const getStation = async (db: Database, id: string): Promise<Station | undefined> => {
  const rows = await db.selectFrom('stations').select(recordColumns.stations).where('id', '=', id).execute();
  return (await toStations(db, rows))[0];
};
