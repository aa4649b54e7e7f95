// Packing the finder index: nothing is lost, whatever stands in it, and a city fits into its budget.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { packFinder, unpackFinder, type FinderColumns } from '@congress-kit/api/rules/finder-pack';

const texts = { name: fc.stringMatching(/^[单解小梅张三李四仇a·𠮷]{1,4}$/u), pinyin: fc.stringMatching(/^([a-z]{1,5}( [a-z]{1,5}){0,4})?$/), id: fc.oneof(fc.stringMatching(/^[A-Z]{1,3}-?\d{0,17}$/), fc.constant('DB0009'), fc.constant('DB0010'), fc.constant('DB99')) };
const columns = (names: [string, string, string, number[]][]) => ({ id: names.map(([id]) => id || 'X'), name: names.map(([, name]) => name), pinyin: names.map(([, , pinyin]) => pinyin), divisions: names.map(([, , , places]) => places) });
const people = fc.array(fc.tuple(texts.id, texts.name, texts.pinyin, fc.array(fc.nat(30), { maxLength: 3 })), { maxLength: 30 });
const places = fc.array(fc.tuple(fc.nat(40), fc.boolean(), fc.boolean(), texts.name, texts.pinyin), { maxLength: 30 });

const indexes: fc.Arbitrary<FinderColumns> = fc.tuple(people, people, places).map(([deputies, stations, divisions]) => {
  const table: FinderColumns['divisions'] = { id: [], name: [], pinyin: [], parent: [] };
  divisions.forEach(([choice, goesOn, isNamedAfter, name, pinyin], at) => {
    const parent = at === 0 || choice > 35 ? -1 : choice % at;
    table.id.push(parent >= 0 && goesOn ? `${table.id[parent]}.${String(at).padStart(2, '0')}` : `9901${at}`);
    table.name.push(parent >= 0 && isNamedAfter ? table.name[parent]! + name : name);
    table.pinyin.push(pinyin);
    table.parent.push(parent);
  });
  const { id, divisions: served } = columns(stations);
  return { divisions: table, stations: { id, divisions: served }, deputies: columns(deputies) };
});

test('what is packed comes back as it was', () => {
  fc.assert(fc.property(indexes, (index) => {
    assert.deepEqual(unpackFinder(JSON.parse(JSON.stringify(packFinder(index)))), index);
  }), { numRuns: 500 });
});

test('a plain index is handed back as it is', () => {
  const plain: FinderColumns = { divisions: { id: ['1'], name: ['~县'], pinyin: [''], parent: [-1] }, stations: { id: [], divisions: [] }, deputies: { id: [''], name: ['单'], pinyin: [''], divisions: [[0]] } };
  assert.equal(unpackFinder(plain), plain);
});

test('a surname with a reading of its own keeps it, and the table is nobody’s prototype', () => {
  const of = (name: string[], pinyin: string[]): FinderColumns => ({ divisions: { id: [], name: [], pinyin: [], parent: [] }, stations: { id: [], divisions: [] }, deputies: { id: name.map((_, at) => `DB${at}`), name, pinyin, divisions: name.map(() => []) } });
  const packed = packFinder(of(['单小梅', '简单', '李简单'], ['shan xiao mei', 'jian dan', 'li jian dan']));
  assert.deepEqual([packed.deputies.pinyin, packed.packed!.readings['单'], packed.deputies.id], [['shan xiao mei', '', ''], 'dan', ['DB0', '', '']]);
  const hostile = { ...packed, packed: { readings: JSON.parse('{"__proto__":{"单":"x"}}') as Record<string, string> } };
  assert.deepEqual(unpackFinder(hostile).deputies.pinyin, ['shan xiao mei', '', '']);
});

test('13,000 deputies with 19,600 places stay under 300 kB (gzip)', () => {
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  // As many characters and syllables as names really have; which ones is all the same to a compressor.
  const character = (from: number, many: number): string => String.fromCharCode(from + random(many));
  const spelling = (text: string): string => Array.from(text, (one) => `s${(one.charCodeAt(0) % 410).toString(36)}`).join(' ');
  const divisions = { id: [] as string[], name: [] as string[], pinyin: [] as string[], kind: [] as string[], parent: [] as number[] };
  const add = (id: string, name: string, kind: string, parent: number): number => {
    divisions.id.push(id);
    divisions.name.push(name);
    divisions.pinyin.push(spelling(name));
    divisions.kind.push(kind);
    return divisions.parent.push(parent) - 1;
  };
  const two = (figure: number): string => String(figure).padStart(3, '0');
  for (let county = 0; county < 8; county += 1) {
    const top = add(`9901${county}1`, `${character(0x4e00, 500)}${character(0x4e00, 500)}县`, 'county', -1);
    for (let township = 0; township < 23; township += 1) {
      const town = add(`${divisions.id[top]}.${two(township)}`, `${character(0x4e00, 900)}${character(0x4e00, 900)}镇`, 'township', top);
      for (let village = 0; village < 18; village += 1) {
        const place = add(`${divisions.id[town]}.${two(village)}`, `${character(0x4e00, 900)}${character(0x4e00, 900)}村`, 'village', town);
        for (let grid = 1; grid <= 5; grid += 1) add(`${divisions.id[place]}.0${grid}`, `${divisions.name[place]}第${'一二三四五'[grid - 1]}网格`, 'grid', place);
      }
    }
  }
  const posts = ['村党支部书记', '村委会主任', '小学教师', '卫生院医生', '种植大户', '网格员', '企业经理', '退休干部'];
  const names = Array.from({ length: 13_000 }, () => character(0x5000, 300) + character(0x5200, 700) + (random(6) > 0 ? character(0x5200, 700) : ''));
  const people = names.map((_, at) => Math.floor((at / 13_000) * divisions.id.length));
  const stations = Array.from({ length: 1_600 }, (_, at) => Math.floor((at / 1_600) * divisions.id.length));
  const index = {
    asOf: '2026-11-20', source: '代表名册.xlsx', divisions,
    stations: {
      id: stations.map((_, at) => `JZ${String(at).padStart(4, '0')}`), name: stations.map((place) => `${divisions.name[place]}代表联络站`), kind: stations.map(() => 'station'),
      address: stations.map((place) => `${divisions.name[place]}党群服务中心${random(30)}号`), hours: stations.map(() => '工作日 08:30-12:00'), receptions: stations.map(() => `每月${1 + random(28)}日 09:00-11:30`),
      divisions: stations.map((place) => [place]),
    },
    groups: { id: Array.from({ length: 250 }, (_, at) => `XZ${at}`), name: Array.from({ length: 250 }, () => `${character(0x5200, 700)}${character(0x5200, 700)}代表小组`) },
    deputies: {
      id: names.map((_, at) => `DB${String(at).padStart(5, '0')}`), name: names, pinyin: names.map(spelling), post: people.map((place) => divisions.name[place]! + posts[random(posts.length)]!),
      levels: names.map(() => [['township'], ['county'], ['county', 'township']][random(3)]!), divisions: people.map((place) => [place, Math.min(place + 1, divisions.id.length - 1)]),
      stations: names.map((_, at) => [Math.floor((at / 13_000) * 1_600)]), groups: names.map(() => (random(10) === 0 ? [random(250)] : [])),
    },
  };
  const bytes = (value: unknown): number => gzipSync(JSON.stringify(value), { level: 6 }).length;
  const packed = packFinder(index);
  assert.deepEqual(unpackFinder(packed), index);
  assert.ok(divisions.id.length > 19_600);
  assert.ok(bytes(packed) < 300_000, `${bytes(packed)} bytes packed, ${bytes(index)} plain`);
});
