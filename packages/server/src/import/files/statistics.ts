import { computedMetrics } from '@congress-kit/api/rules/statistics';
import { code, count, day, line, optional, reference, sheet, text, word } from '../columns.ts';
import { file } from '../file.ts';
import { plainSearch } from '../names.ts';
import { syncRows, type RowOf } from '../rows.ts';
import { metricWords } from '../words.ts';
import { divisionIdOf } from './divisions.ts';

const statistics = sheet({
  sheet: '统计数据',
  also: ['统计'],
  columns: {
    id: code('编号', 'TJ-2026-01', { also: ['统计编号'] }),
    metric: word('指标', metricWords, { also: ['统计指标'] }),
    name: line('名称', { also: ['指标名称'], max: 80 }),
    definition: text('口径', { also: ['统计口径', '指标解释'], max: 500 }),
    numerator: count('分子', { also: ['数值', '数量'] }),
    denominator: optional(count('分母', { also: ['总数'] })),
    unit: optional(line('单位', { max: 20 })),
    from: day('起始日期', { also: ['开始日期'] }),
    to: day('截止日期', { also: ['结束日期'] }),
    division: optional(reference('区划代码', 'division', '990101')),
  },
  key: ['id'],
});

export const statisticsFile = file({
  name: '统计数据',
  also: ['统计'],
  sheets: { statistics },
  check: ({ statistics: rows }, { today, source }) => {
    for (const row of rows.sound) {
      const { id, numerator, denominator, from, to } = row.values;
      if (to < from) rows.fault(row, 'to', 'wrong_order', { value: to, expected: from });
      if (denominator !== null && numerator > denominator) rows.fault(row, 'numerator', 'out_of_range', { value: String(numerator), expected: `≤ ${denominator}` });
      // These names belong to what is counted here.
      if (computedMetrics.some((metric) => id.startsWith(metric))) rows.fault(row, 'id', 'bad_format', { value: id, expected: 'TJ-2026-01' });
    }
    return async ({ trx, progress }) => {
      await syncRows(trx, 'statistics', 'id', rows.sound.map(({ values }): RowOf<'statistics'> => ({
        id: values.id, metric: values.metric, name: values.name, definition: values.definition, numerator: values.numerator, denominator: values.denominator, unit: values.unit,
        period_from: values.from, period_to: values.to, division_id: values.division ? divisionIdOf(values.division) : null, computed: false,
        search: plainSearch(values.name, values.id), source, as_of: today,
      })), rows.counts, progress);
    };
  },
});
