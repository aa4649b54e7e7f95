import { levels, type FinderIndex } from '@congress-kit/api';
import { packFinder } from '@congress-kit/api/rules/finder-pack';
import type { Database } from './database.ts';
import { grouped } from './format.ts';

/**
 * All that is needed to find a deputy, as columns (see the contract). Only what is in force today: a deputy whose last
 * membership has ended is not found here, and a division that was merged away is not offered.
 */
export const readFinderIndex = async (db: Database, today: string): Promise<FinderIndex> => {
  const [divisions, stations, stationDivisions, groups, deputies, memberships, deputyDivisions, deputyStations, deputyGroups] = await Promise.all([
    db.selectFrom('divisions').select(['id', 'name', 'pinyin', 'kind', 'parent_id', 'valid_to']).orderBy('id').execute(),
    db.selectFrom('stations').select(['id', 'name', 'kind', 'address', 'hours', 'receptions']).orderBy('id').execute(),
    db.selectFrom('station_divisions').selectAll().orderBy('division_id').execute(),
    db.selectFrom('groups').select(['id', 'name']).orderBy('id').execute(),
    db.selectFrom('deputies').select(['id', 'name', 'pinyin', 'post', 'source', 'as_of']).orderBy('id').execute(),
    db.selectFrom('memberships').select(['deputy_id', 'level', 'end_date']).execute(),
    db.selectFrom('deputy_divisions').selectAll().orderBy('division_id').execute(),
    db.selectFrom('deputy_stations').selectAll().orderBy('station_id').execute(),
    db.selectFrom('deputy_groups').selectAll().orderBy('group_id').execute(),
  ]);
  const inForce = divisions.filter((row) => row.valid_to === null || row.valid_to >= today);
  const current = grouped(memberships.filter((row) => row.end_date === null || row.end_date >= today), (row) => row.deputy_id);
  const serving = deputies.filter((row) => current.has(row.id));

  const positions = (rows: readonly { id: string }[]): Map<string, number> => new Map(rows.map((row, index) => [row.id, index]));
  const divisionAt = positions(inForce);
  const stationAt = positions(stations);
  const groupAt = positions(groups);
  /** For each record the positions it points at; what is not in force is left out. */
  const places = <T>(records: readonly { id: string }[], links: readonly T[], from: (link: T) => string, to: (link: T) => number | undefined): number[][] => {
    const linksOf = grouped(links, from);
    return records.map((record) => (linksOf.get(record.id) ?? []).map(to).filter((place) => place !== undefined));
  };
  const levelsOf = (id: string): string[] => {
    const held = new Set((current.get(id) ?? []).map((row) => row.level));
    return [...levels.filter((level) => held.delete(level)), ...held];
  };
  return packFinder({
    asOf: serving.reduce((latest, row) => (row.as_of > latest ? row.as_of : latest), serving[0]?.as_of ?? today),
    source: serving[0]?.source ?? '',
    divisions: {
      id: inForce.map((row) => row.id),
      name: inForce.map((row) => row.name),
      pinyin: inForce.map((row) => row.pinyin),
      kind: inForce.map((row) => row.kind),
      parent: inForce.map((row) => divisionAt.get(row.parent_id ?? '') ?? -1),
    },
    stations: {
      id: stations.map((row) => row.id),
      name: stations.map((row) => row.name),
      kind: stations.map((row) => row.kind),
      address: stations.map((row) => row.address),
      hours: stations.map((row) => row.hours ?? ''),
      receptions: stations.map((row) => (row.receptions as { text: string }[]).map((one) => one.text).join('；')),
      divisions: places(stations, stationDivisions, (link) => link.station_id, (link) => divisionAt.get(link.division_id)),
    },
    groups: { id: groups.map((row) => row.id), name: groups.map((row) => row.name) },
    deputies: {
      id: serving.map((row) => row.id),
      name: serving.map((row) => row.name),
      pinyin: serving.map((row) => row.pinyin),
      post: serving.map((row) => row.post ?? ''),
      levels: serving.map((row) => levelsOf(row.id)),
      divisions: places(serving, deputyDivisions, (link) => link.deputy_id, (link) => divisionAt.get(link.division_id)),
      stations: places(serving, deputyStations, (link) => link.deputy_id, (link) => stationAt.get(link.station_id)),
      groups: places(serving, deputyGroups, (link) => link.deputy_id, (link) => groupAt.get(link.group_id)),
    },
  });
};
