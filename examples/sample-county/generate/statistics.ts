import { dice, padded } from './seed.ts';
import { date, type Row } from './write.ts';

/** Figures of what happens outside of the system; what it can count itself is not typed. */
interface Figure { metric: string; name: string; definition: string; numerator: number; denominator?: number; unit: string; from: string; to: string }

export function statistics(): Figure[] {
  const roll = dice('statistics');
  const list: Figure[] = [];
  for (const [year, to] of [['2025', '2025-12-31'], ['2026', '2026-10-31']] as const) {
    const period = { from: `${year}-01-01`, to };
    const add = (metric: string, name: string, unit: string, definition: string, numerator: number, denominator?: number) =>
      list.push({ metric, name: `${name}（${year}年）`, definition, numerator, ...(denominator !== undefined && { denominator }), unit, ...period });
    const reported = roll.between(2900, 3300);
    const planned = roll.between(5200, 5600);
    add('接待群众', '代表接待群众', '人次', '代表在家站接待日接待的群众人次，按登记簿统计，同一人当天只计一次。', roll.between(2400, 2800));
    add('收集意见', '走访收集意见建议', '件', '走访和接待中登记的意见建议件数，不含网上提交的。', roll.between(280, 340));
    add('网格事项', '网格事项办结', '件', '分子是已办结的网格上报事项，分母是同期全部上报事项。', reported - roll.between(40, 60), reported);
    add('家站开放', '家站按期开放', '次', '分子是按公布的接待日实际开放的次数，分母是应当开放的次数。', planned - roll.between(60, 160), planned);
    add('代表述职', '县级代表述职', '人', '分子是当年向选区述职的县人大代表，分母是全体县人大代表。', roll.between(150, 190), 201);
    add('执法检查', '执法检查', '部', '当年检查实施情况的法律法规部数。', roll.between(3, 6));
    add('审议意见回头看', '审议意见回头看', '条', '分子是当年回头看的审议意见，分母是上一年度交办的审议意见。', roll.between(26, 32), roll.between(92, 98));
  }
  return list;
}

export const statisticHeadings = ['编号', '指标', '名称', '口径', '分子', '分母', '单位', '起始日期', '截止日期', '区划代码'];
export const statisticRows = (all: readonly Figure[]): Row[] => all.map((each, index) => ({
  编号: `TJ-${each.to.slice(0, 4)}-${padded(index + 1, 2)}`, 指标: each.metric, 名称: each.name, 口径: each.definition, 分子: each.numerator, 分母: each.denominator, 单位: each.unit,
  起始日期: date(each.from), 截止日期: date(each.to), 区划代码: '990101' }));
