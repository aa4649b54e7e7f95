import { committees, givenNames, groups, posts, stationKinds, surnames, units } from './words.ts';
import { from, type Making, refOf, type Row, rowsOf } from './world.ts';

const padded = (number: number, width: number): string => String(number).padStart(width, '0');

/** Organizations, groups, stations and deputies; deputies belong to all of them, and the other way round. */
export const makePeople = (making: Making): void => {
  const { random, scale, world } = making;
  const divisions = rowsOf(world, 'divisions');
  const ofKind = (kind: string): Row[] => divisions.filter((row) => row['kind'] === kind);
  const [congress] = rowsOf(world, 'congresses') as [Row];
  const [term] = rowsOf(world, 'terms') as [Row];

  const organizations = rowsOf(world, 'organizations');
  const organize = (prefix: string, kind: string, names: readonly string[]): void =>
    names.forEach((name, at) => organizations.push({ id: `${prefix}${padded(at + 1, 2)}`, name, kind, congressId: congress['id'], ...from(making, '届次会议.xlsx') }));
  organize('ZGW', 'committee', committees);
  organize('DBT', 'delegation', ofKind('township').map((township) => `${String(township['name'])}代表团`));
  organize('DW', 'handling_unit', units);
  organize('ZF', 'government', ['青禾县人民政府']);
  const committee = organizations.filter(({ kind }) => kind === 'committee');
  const delegations = organizations.filter(({ kind }) => kind === 'delegation');

  groups.forEach(([name, kind], at) => rowsOf(world, 'groups').push({ id: `XZ${padded(at + 1, 2)}`, name, kind, committee: refOf(random.pick(committee)), deputyCount: 0, ...from(making, '代表小组.csv') }));
  ofKind('township').forEach((township, at) => {
    const [kind, word] = stationKinds[at % stationKinds.length]!;
    rowsOf(world, 'stations').push({
      id: `JZ${padded(at + 1, 3)}`, name: `${String(township['name'])}${word}`, kind, stars: random.int(3, 5), address: `青禾县${String(township['name'])}溪畔路${random.int(1, 99)}号`,
      geo: { latitude: 30.5 + random.int(0, 999) / 10_000, longitude: 104.2 + random.int(0, 999) / 10_000, datum: 'GCJ-02' },
      hours: '周一至周五 9:00-17:00', receptions: [{ id: '0', text: '每月15日 9:00-11:30', rrule: 'FREQ=MONTHLY;BYMONTHDAY=15' }],
      deputies: [], divisions: [refOf(township)], accessibility: '门口有坡道，一楼接待', officePhone: `0000-555${padded(random.int(0, 9999), 4)}`, ...from(making, '代表家站.csv'),
    });
  });

  const grids = ofKind('grid');
  for (let at = 0; at < 24 * scale; at += 1) {
    const [surname, surnamePinyin] = random.pick(surnames);
    const [given, givenPinyin] = random.pick(givenNames);
    const grid = grids[at % grids.length]!;
    const [, township, village] = grid['path'] as { id: string; name: string }[];
    const station = rowsOf(world, 'stations').find((one) => (one['divisions'] as { id: string }[])[0]!.id === township!.id)!;
    const group = random.chance(0.7) ? random.pick(rowsOf(world, 'groups')) : undefined;
    const level = random.chance(0.6) ? 'county' : 'township';
    const own = level === 'county' ? congress : rowsOf(world, 'congresses').find((one) => (one['division'] as { id: string }).id === township!.id)!;
    const deputy: Row = {
      id: `DB${padded(at + 1, 4)}`, name: surname + given, pinyin: `${surnamePinyin} ${givenPinyin}`, post: `${village!.name}${random.pick(posts)}`,
      memberships: [{
        level, congress: refOf(own), ...(level === 'county' && { term: refOf(term), delegation: refOf(delegations.find((one) => String(one['name']).startsWith(township!.name))!) }),
        constituency: `${township!.name}第${random.int(1, 9)}选区`, startDate: '2022-01-08',
      }],
      stations: [refOf(station)], groups: group ? [refOf(group)] : [], divisions: [refOf(grid)], contactPolicy: random.pick(['station_only', 'form', 'form']), ...from(making, '代表名册.xlsx'),
    };
    rowsOf(world, 'deputies').push(deputy);
    (station['deputies'] as object[]).push(refOf(deputy));
    if (group) group['deputyCount'] = Number(group['deputyCount']) + 1;
  }
  for (const station of rowsOf(world, 'stations')) {
    const received = (station['deputies'] as object[]).slice(0, 2);
    if (received.length > 0) station['receptions'] = (station['receptions'] as Row[]).map((one) => ({ ...one, deputies: received }));
  }
};
