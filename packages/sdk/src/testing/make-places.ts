import { county, townships, villages } from './words.ts';
import { from, type Making, refOf, type Row, rowsOf } from './world.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** Divisions from the county down to the grids, and the congress with its terms, sessions and organizations. */
export const makePlaces = (making: Making): void => {
  const { random, scale, world } = making;
  const divisions = rowsOf(world, 'divisions');
  const add = (kind: string, id: string, name: string, pinyin: string, parent?: Row): Row => {
    const path = parent ? [...(parent['path'] as object[]), refOf(parent)] : [];
    const row = { id, code: id.replace(/\./g, ''), kind, ...(parent && { parentId: parent['id'] }), name, pinyin, path, validFrom: '2003-07-01', ...from(making, '行政区划.xlsx') };
    divisions.push(row);
    return row;
  };
  const top = add('county', '990101', ...county);
  townships.slice(0, 3 + scale).forEach(([name, pinyin], at) => {
    const township = add('township', `990101.${101 + at}`, name, pinyin, top);
    random.some(villages, 3).forEach(([village, spelt], place) => {
      const parent = add('village', `${String(township['id'])}.${201 + place}`, village, spelt, township);
      for (let grid = 1; grid <= 2; grid += 1) add('grid', `${String(parent['id'])}.${two(grid)}`, `${village}第${'一二'[grid - 1]}网格`, `${spelt} di ${['yi', 'er'][grid - 1]} wang ge`, parent);
    });
  });

  const source = from(making, '届次会议.xlsx');
  const congress = { id: 'RD-990101', name: `${county[0]}人民代表大会`, level: 'county', division: refOf(top), ...source };
  rowsOf(world, 'congresses').push(congress);
  for (const township of divisions.filter(({ kind }) => kind === 'township')) {
    rowsOf(world, 'congresses').push({ id: `RD-${String(township['code'])}`, name: `${String(township['name'])}人民代表大会`, level: 'township', division: refOf(township), ...source });
  }
  const term = { id: 'JC-990101-18', congressId: congress.id, number: 18, name: '第十八届', startDate: '2022-01-08', ...source };
  rowsOf(world, 'terms').push(term);
  for (let number = 1; number <= 5; number += 1) {
    rowsOf(world, 'sessions').push({
      id: `HY-990101-18-${number}`, termId: term.id, congressId: congress.id, number, name: `${county[0]}第十八届人民代表大会第${'一二三四五'[number - 1]}次会议`,
      startDate: `${2021 + number}-01-12`, endDate: `${2021 + number}-01-15`, ...source,
    });
  }
};
