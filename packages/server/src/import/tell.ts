import { messages as english } from '@congress-kit/api/messages/en';
import { fill } from '@congress-kit/api/messages/fill';
import { everyLabel } from '@congress-kit/api/messages/every';
import { messages as chinese, type Messages } from '@congress-kit/api/messages/zh-CN';
import type { FileReport, ImportFault, ImportLanguage, ImportReport, ToldFault } from './report.ts';

/** The report in words: for a terminal, aligned, in Chinese or English. */

const wordsIn = (language: ImportLanguage): Messages => (language === 'en' ? english : chinese);

const columnOf = ({ letter, heading }: ImportFault): string | undefined => [letter, heading].filter(Boolean).join(' ') || undefined;

export const tellFault = (fault: ImportFault, language: ImportLanguage): { place: string; message: string } => {
  const { importFaults, ...words } = wordsIn(language);
  const tables = { ...words, projectFaults: everyLabel[language].projectFaultCodes };
  const { because } = fault;
  const reason = because && fill((tables[because.table] as Record<string, string>)[because.code]!, 'numbers' in because ? because.numbers : {});
  return {
    place: fill(importFaults.place, { file: fault.file, sheet: fault.sheet, row: fault.row, column: columnOf(fault) }),
    message: fill(importFaults[fault.code], { value: fault.value, expected: fault.expected, reason }),
  };
};

/** Columns a terminal takes: a Chinese character is as wide as two letters. */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFF}“”]/u.test(character) ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const paddedLeft = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

const reportWords = {
  'zh-CN': {
    faults: '有错误，要改好才能导入', warnings: '请核对，已照样导入', more: (count: number) => `……还有 ${count} 条没有列出；加上 --report 文件名.json 可以看到全部`,
    heads: ['文件', '表', '行数', '新增', '更新', '未变', '保留', '表中没有', '结果'],
    changes: { new: '新增', changed: '更新', missing: '表中没有（保留不动）' }, differences: '与现有数据的差别', row: (row: number) => `${row} 行`, empty: '（空）', nothing: '与现有数据没有差别。',
    status: { imported: '已导入', checked: '可以导入', refused: '没有导入', skipped: '跳过' },
    dryRun: '只是检查，没有写入任何内容。', total: (faults: number, warnings: number, seconds: string) => `错误 ${faults} 处，提醒 ${warnings} 处，用时 ${seconds} 秒。`,
  },
  en: {
    faults: 'Faults: to be mended before the file can be imported', warnings: 'Please check; imported as it is', more: (count: number) => `… and ${count} more; --report file.json shows all of them`,
    heads: ['file', 'sheet', 'rows', 'new', 'updated', 'same', 'kept', 'not in it', 'result'],
    changes: { new: 'new', changed: 'changed', missing: 'not in the sheet (left alone)' }, differences: 'Differences from what is stored', row: (row: number) => `row ${row}`, empty: '(empty)', nothing: 'No difference from what is stored.',
    status: { imported: 'imported', checked: 'can be imported', refused: 'not imported', skipped: 'skipped' },
    dryRun: 'Checked only; nothing was written.', total: (faults: number, warnings: number, seconds: string) => `${faults} faults, ${warnings} warnings, ${seconds} s.`,
  },
} as const;

/** `4 行 B 列` … under the file and sheet they stand in, from the top down, places and sentences each in a column of their own. */
const tellGroup = (faults: readonly ToldFault[], language: ImportLanguage): string[] => {
  const groups = new Map<string, { where: string; message: string }[]>();
  for (const fault of [...faults].sort((one, other) => (one.row ?? 0) - (other.row ?? 0))) {
    const head = fill(wordsIn(language).importFaults.place, { file: fault.file, sheet: fault.sheet });
    const line = { where: fault.place.slice(head.length).replace(/^[，,\s]+/, ''), message: fault.message };
    groups.set(head, [...(groups.get(head) ?? []), line]);
  }
  return [...groups].flatMap(([head, lines]) => {
    const width = Math.max(...lines.map((line) => widthOf(line.where)));
    return [head, ...lines.map((line) => `  ${line.where === '' ? '' : `${padded(line.where, width)}  `}${line.message}`)];
  });
};

/** @param lines how many faults and how many warnings are printed at most; the count is always full */
export const tellFaults = (report: ImportReport, language: ImportLanguage, lines = 50): string => {
  const words = reportWords[language];
  const parts = (['fault', 'warning'] as const).flatMap((severity) => {
    const mine = report.faults.filter((fault) => fault.severity === severity);
    if (mine.length === 0) return [];
    const head = `${severity === 'fault' ? words.faults : words.warnings} (${mine.length})`;
    return [head, ...tellGroup(mine.slice(0, lines), language), ...(mine.length > lines ? [words.more(mine.length - lines)] : []), ''];
  });
  return parts.join('\n').trimEnd();
};

/**
 * What an import changes, or would: file by file and sheet by sheet, changed rows before new ones, each field as it is and as
 * it becomes.
 * @param lines how many rows are printed at most; the summary's counts are always full
 */
export const tellDifferences = (report: ImportReport, language: ImportLanguage, lines = 50): string => {
  const words = reportWords[language];
  const order = ['changed', 'missing', 'new'];
  const said: string[] = [];
  let left = lines;
  for (const { file, differences, sheets } of report.files) {
    for (const { sheet, inserted, updated, missing } of sheets) {
      const mine = differences.filter((one) => one.sheet === sheet).sort((one, other) => order.indexOf(one.change) - order.indexOf(other.change));
      if (mine.length === 0) continue;
      said.push(`${file} · ${sheet}`);
      for (const { key, row, change, fields = [] } of mine.slice(0, left)) {
        const told = fields.map(({ heading, before, after }) => `${heading} ${before || words.empty} → ${after || words.empty}`).join('；');
        said.push(`  ${[row === undefined ? '' : words.row(row), key, words.changes[change], told].filter(Boolean).join('  ')}`);
      }
      left = Math.max(0, left - mine.length);
      const total = inserted + updated + missing;
      const shown = Math.min(mine.length, lines);
      if (total > shown && left === 0) said.push(`  ${words.more(total - shown)}`);
    }
  }
  return said.length === 0 ? words.nothing : [words.differences, ...said].join('\n');
};

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  const isNumber = (column: number) => column >= 2 && column <= 7;
  return rows.map((row) => row.map((text, column) => (isNumber(column) ? paddedLeft : padded)(text, widths[column]!)).join('  ').trimEnd());
};

const summaryRows = ({ file, status, sheets }: FileReport, words: (typeof reportWords)[ImportLanguage]): string[][] => {
  const result = words.status[status];
  if (sheets.length === 0) return [[file, '', '', '', '', '', '', '', result]];
  return sheets.map((sheet, index) => [
    index === 0 ? file : '', sheet.sheet, ...[sheet.read, sheet.inserted, sheet.updated, sheet.unchanged, sheet.kept, sheet.missing].map(String), index === 0 ? result : '',
  ]);
};

export const tellSummary = (report: ImportReport, language: ImportLanguage): string => {
  const words = reportWords[language];
  return [
    ...table([[...words.heads], ...report.files.flatMap((one) => summaryRows(one, words))]), '',
    words.total(report.counts.faults, report.counts.warnings, (report.milliseconds / 1000).toFixed(1)), ...(report.dryRun ? [words.dryRun] : []),
  ].join('\n');
};
