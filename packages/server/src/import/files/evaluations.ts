import { limits } from '@congress-kit/api';
import { searchTexts } from '@congress-kit/api/rules/search-text';
import { sql } from 'kysely';
import { settleProjectStates } from '../../store/project-reports.ts';
import type { Trx } from '../../store/transaction.ts';
import { code, count, day, line, optional, reference, sheet, word, type SheetDefinition } from '../columns.ts';
import { SheetTally } from '../differences.ts';
import { file } from '../file.ts';
import { onlyLooks } from '../looking.ts';
import type { ParsedRow, ParsedSheet } from '../parse.ts';
import { syncRows, type RowOf } from '../rows.ts';
import { axisWords, evaluationMethodWords, subjectWords } from '../words.ts';

/** One row per axis; the rows of one 编号 are one evaluation. */
const evaluations = sheet({
  sheet: '满意度测评',
  columns: {
    id: code('编号', 'CP-2026-001', { also: ['测评编号'] }),
    subjectKind: word('对象类型', subjectWords, { also: ['测评对象类型'] }),
    subject: code('对象', 'JY-2026-0001', { also: ['对象编号', '测评对象'] }),
    subjectName: line('对象名称', { max: 120 }),
    round: count('轮次', { range: { min: 1, max: 100 } }),
    axis: word('项目', axisWords, { also: ['测评项目'] }),
    method: word('方式', evaluationMethodWords, { also: ['测评方式'] }),
    satisfied: count('满意'),
    basic: count('基本满意'),
    unsatisfied: count('不满意'),
    unknown: optional(count('不了解')),
    abstain: optional(count('弃权')),
    issued: count('发出', { also: ['发出票数'] }),
    returned: count('收回', { also: ['收回票数'] }),
    valid: count('有效', { also: ['有效票'] }),
    invalid: count('无效', { also: ['无效票'] }),
    collectedBy: reference('组织单位', 'organization', 'ZGW01', { also: ['组织单位编号'] }),
    day: day('测评日期', { also: ['日期'] }),
    sealedUntil: optional(day('密封至')),
    minimum: count('最少公布数', { also: ['最少公布份数'] }),
  },
  key: ['id', 'axis'],
});

/** What the rows of one evaluation have in common. */
const shared = ['subjectKind', 'subject', 'subjectName', 'round', 'method', 'issued', 'returned', 'valid', 'invalid', 'collectedBy', 'day', 'sealedUntil', 'minimum'] as const;

type Row = ParsedRow<typeof evaluations.columns>;

/** Of judges and prosecutors nothing else is here that the code could be looked up in. */
const hasRecord = (kind: Row['values']['subjectKind']): kind is Exclude<typeof kind, 'judge' | 'prosecutor'> => kind !== 'judge' && kind !== 'prosecutor';

/** The same of cases and projects that are stored already. */
const checkCollectors = async (trx: Trx, rows: ParsedSheet<typeof evaluations.columns>, groups: ReadonlyMap<string, readonly Row[]>): Promise<void> => {
  const subjects = [...groups.values()].map(([first]) => first!.values.subject);
  if (subjects.length === 0) return;
  const among = sql`in (${sql.join(subjects)})`;
  const { rows: handled } = await sql<{ subject: string; unit: string }>`
    select number as subject, lead_handler_id as unit from cases where number ${among} and lead_handler_id is not null union all select case_number, organization_id from case_co_handlers where case_number ${among}
    union all select id, lead_unit_id from projects where id ${among} union all select project_id, organization_id from project_units where project_id ${among}`.execute(trx);
  const handlers = new Set(handled.map(({ subject, unit }) => `${subject} ${unit}`));
  for (const [first] of groups.values()) {
    const { subject, collectedBy } = first!.values;
    if (handlers.has(`${subject} ${collectedBy}`)) rows.fault(first!, 'collectedBy', 'collects_own', { value: collectedBy });
  }
};

export const evaluationsFile = file({
  name: '满意度测评',
  also: ['测评'],
  sheets: { evaluations },
  check: ({ evaluations: rows }, { book, today, source }) => {
    const groups = new Map<string, Row[]>();
    for (const row of rows.sound) {
      const { values } = row;
      const kind = hasRecord(values.subjectKind) ? values.subjectKind : undefined;
      if (kind) rows.mustFind(row, 'subject', kind, values.subject);
      const sum = values.satisfied + values.basic + values.unsatisfied + (values.unknown ?? 0) + (values.abstain ?? 0);
      if (sum !== values.valid) rows.fault(row, 'valid', 'sum_mismatch', { value: String(sum), expected: String(values.valid) });
      const first = groups.get(values.id)?.[0];
      const differing = first && shared.find((key) => first.values[key] !== values[key]);
      if (differing) rows.fault(row, differing, 'inconsistent', { value: rows.written(row, differing), expected: rows.written(first, differing) });
      groups.set(values.id, [...(groups.get(values.id) ?? []), row]);
      // What the rows share is checked once.
      if (first) continue;
      // 背靠背: whoever is rated, or handled the matter, does not count the papers.
      const handlers = (kind && book.find(kind, values.subject)?.handlers) ?? [];
      if ([values.subject, ...handlers].includes(values.collectedBy)) rows.fault(row, 'collectedBy', 'collects_own', { value: values.collectedBy });
      if (values.valid + values.invalid !== values.returned) rows.fault(row, 'returned', 'sum_mismatch', { value: String(values.valid + values.invalid), expected: String(values.returned) });
      if (values.returned > values.issued) rows.fault(row, 'returned', 'out_of_range', { value: String(values.returned), expected: `≤ ${values.issued}` });
    }
    return async ({ trx, progress }) => {
      await checkCollectors(trx, rows, groups);
      const counts = new SheetTally(rows.definition as unknown as SheetDefinition, (id) => groups.get(id)?.[0]?.number);
      const wanted = [...groups].map(([id, [first, ...rest]]): RowOf<'evaluations'> => {
        const { values } = first!;
        return {
          id, subject_kind: values.subjectKind, subject_id: values.subject, subject_name: values.subjectName, round: values.round, method: values.method, collected_by: values.collectedBy,
          issued: values.issued, returned: values.returned, valid: values.valid, invalid: values.invalid,
          axes: [first!, ...rest].map((row) => ({
            axis: row.values.axis, satisfied: row.values.satisfied, basic: row.values.basic, unsatisfied: row.values.unsatisfied,
            ...(row.values.unknown !== null && { unknown: row.values.unknown }), ...(row.values.abstain !== null && { abstain: row.values.abstain }),
          })),
          sealed_until: values.sealedUntil, evaluated_on: values.day, minimum: Math.max(values.minimum, limits.minRatings), search: searchTexts.evaluations({ id, subject: { id: values.subject, name: values.subjectName } }), source, as_of: today,
        };
      });
      const synced = await syncRows(trx, 'evaluations', 'id', wanted, counts, progress);
      // Counted in rows of the spreadsheet, as everywhere.
      rows.counts.adopt(counts);
      for (const kind of ['inserted', 'updated', 'unchanged'] as const) rows.counts[kind] += synced[kind].reduce((sum, row) => sum + groups.get(row.id)!.length, 0);
      // An evaluated project is one.
      if (!onlyLooks(trx)) await settleProjectStates(trx, wanted.filter((row) => row.subject_kind === 'project').map((row) => row.subject_id));
    };
  },
});
