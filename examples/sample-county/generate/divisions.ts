import { chineseNumber, dice, padded } from './seed.ts';
import { date, type Sheet } from './write.ts';

export type DivisionKind = '县' | '乡' | '镇' | '街道' | '村' | '社区' | '网格';
export interface Division { code: string; name: string; kind: DivisionKind; parent?: Division; from: string; to?: string; into?: Division; children: Division[] }
export interface Divisions {
  county: Division;
  /** 乡镇街道 in force. */
  townships: Division[];
  /** Those of them with a congress: 乡 and 镇. */
  withCongress: Division[];
  /** 村 and 社区 in force. */
  villages: Division[];
  grids: Division[];
  all: Division[];
}

const subdistrictNames = ['禾城', '稻香', '河东里', '北门桥', '新苗'];
const townNames = [
  '石磨', '柳溪', '青杠坪', '双泉井', '白鹭洲', '枫香渡', '麦垄', '半坡塘', '南雁', '荷塘湾', '竹篙滩', '望禾', '金穗', '老槐', '清水河口', '桐花'];
const townshipNames = ['鹿鸣岭', '野菊坳', '松针坪', '云雀山'];

const firsts = [...'枣杏桃梨槐柳桑榆杉松竹荷菱麦稻豆棉麻茶橘石沙泥清白黄青红金银上下前后东西南北小新老高长'];
const seconds = [...'林坡塘湾坪沟井桥畈垄岗岭坝洼滩渡圩冲坳墩'];

export function divisions(): Divisions {
  const roll = dice('divisions');
  const county: Division = { code: '990101', name: '青禾县', kind: '县', from: '2003-07-01', children: [] };
  const add = (parent: Division, part: string, name: string, kind: DivisionKind, from: string): Division => {
    const division: Division = { code: parent.code + part, name, kind, parent, from, children: [] };
    parent.children.push(division);
    return division;
  };
  const townships = [
    ...subdistrictNames.map((name, index) => add(county, padded(index + 1, 3), `${name}街道`, '街道', '2011-01-01')),
    ...townNames.map((name, index) => add(county, String(101 + index), `${name}镇`, '镇', '2003-07-01')),
    ...townshipNames.map((name, index) => add(county, String(201 + index), `${name}乡`, '乡', '2003-07-01')),
  ];

  const unused = roll.shuffle(firsts.flatMap((first) => seconds.map((second) => first + second)).filter((name) => name !== '枣林'));
  const counts = spread(450 - 5 * 14, 20, 14, 24, roll.between);
  const villages: Division[] = [];
  const former: Division[] = [];
  for (const [index, township] of townships.entries()) {
    const town = index - subdistrictNames.length;
    const count = town < 0 ? 14 : counts[town]!;
    const communities = town < 0 ? count : township.kind === '镇' ? 2 : 1;
    const stem = (): string => unused.pop()!;
    const own: Division[] = [];
    for (let nth = 1; nth <= communities; nth++) own.push(add(township, padded(nth, 3), `${stem()}社区`, '社区', town < 0 ? '2011-01-01' : '2006-01-01'));
    for (let nth = 1; nth <= count - communities; nth++) {
      const name = township.name === '柳溪镇' && nth === 4 ? '枣林' : stem();
      own.push(add(township, String(199 + nth), `${name}村`, '村', '2003-07-01'));
    }
    villages.push(...own);
    if ([2, 6, 8, 13, 17, 22].includes(index)) {
      // A village merged into its neighbour in the village reform of 2020; its code is not given away again.
      const gone = town < 0 ? add(township, '090', `${stem()}社区`, '社区', '2011-01-01') : add(township, '280', `${stem()}村`, '村', '2003-07-01');
      gone.to = '2020-10-31';
      gone.into = own.at(-1)!;
      former.push(gone);
    }
  }

  const gridCounts = spread(1700, 450, 2, 6, roll.between);
  const grids = villages.flatMap((village, index) => Array.from({ length: gridCounts[index]! }, (_, nth) =>
    add(village, padded(nth + 1, 2), `${village.name}第${chineseNumber(nth + 1)}网格`, '网格', '2021-03-01')));

  const all: Division[] = [];
  const collect = (division: Division) => { all.push(division); division.children.forEach(collect); };
  collect(county);
  return { county, townships, withCongress: townships.filter(({ kind }) => kind !== '街道'), villages, grids, all };
}

/** `parts` whole numbers between `low` and `high` that add up to `total`. */
export function spread(total: number, parts: number, low: number, high: number, between: (low: number, high: number) => number): number[] {
  const numbers = Array.from({ length: parts }, () => Math.floor(total / parts));
  let rest = total - numbers.reduce((sum, value) => sum + value, 0);
  for (let index = 0; rest > 0; index++, rest--) numbers[index % parts]!++;
  for (let move = 0; move < parts * 6; move++) {
    const [from, to] = [between(0, parts - 1), between(0, parts - 1)];
    if (from !== to && numbers[from]! > low && numbers[to]! < high) { numbers[from]!--; numbers[to]!++; }
  }
  return numbers;
}

export const townshipOf = (division: Division): Division => {
  let found = division;
  while (found.code.length > 9) found = found.parent!;
  return found;
};

export const divisionSheet = ({ all }: Divisions): Sheet => ({
  name: '行政区划',
  headings: ['代码', '名称', '类型', '上级代码', '启用日期', '停用日期', '并入代码'],
  widths: [18, 26, 8, 16, 12, 12, 16],
  rows: all.map((division) => ({
    代码: division.code, 名称: division.name, 类型: division.kind, 上级代码: division.parent?.code,
    启用日期: date(division.from), 停用日期: date(division.to), 并入代码: division.into?.code,
  })),
});
