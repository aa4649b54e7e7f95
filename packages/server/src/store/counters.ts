import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { sql } from 'kysely';
import { readSetting } from './settings.ts';
import type { Trx } from './transaction.ts';

/** Numbers that count up within a year, without gaps and without doubles, whatever was imported beside them. */
const next = async (trx: Trx, name: string, count = 1): Promise<number> => {
  const row = await trx.insertInto('counters').values({ name, value: count })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: sql<number>`counters.value + ${count}::integer` }))
    .returning('value').executeTakeFirstOrThrow();
  return row.value - count + 1;
};

const raise = async (trx: Trx, name: string, value: number): Promise<void> => {
  await trx.updateTable('counters').set({ value }).where('name', '=', name).execute();
};

/** The highest sequence in use: the third part of `QH-2026-000123-X`. */
const highest = async (trx: Trx, table: 'suggestions' | 'cases' | 'voices', column: 'receipt_no' | 'number', series: string): Promise<number> => {
  const part = sql`split_part(${sql.ref(column)}, '-', 3)`;
  const { rows } = await sql<{ top: number | null }>`
    select max(case when ${part} ~ '^[0-9]{1,9}$' then ${part}::integer end) as top from ${sql.table(table)} where ${sql.ref(column)} like ${series + '-%'}`.execute(trx);
  return rows[0]?.top ?? 0;
};

/** The letters of the county's numbers, by the setting `receipt_prefix`. */
export const prefixIn = (setting: unknown): string => (typeof setting === 'string' ? setting : 'QH');

/** Letters behind the county's own, so that a number tells what it is of: 法规 F, 征集 Z, 问政 W. */
const voiceLetters = { comment: 'F', topic: 'Z', question: 'W' } as const;
export type Numbered = 'suggestion' | keyof typeof voiceLetters;

interface Numbering {
  readonly year: number;
  /** Default: a suggestion. */
  readonly of?: Numbered;
  /** The county's own letters, where they are known already. */
  readonly letters?: string;
}

/** The next receipt numbers. The counter's row is locked from here to the commit: ask for them last. */
export const nextReceiptNos = async (trx: Trx, count: number, { year, of = 'suggestion', letters }: Numbering): Promise<string[]> => {
  const table = of === 'suggestion' ? 'suggestions' : 'voices';
  const own = letters ?? prefixIn(await readSetting(trx, 'receipt_prefix'));
  const prefix = of === 'suggestion' ? own : `${own.slice(0, 7)}${voiceLetters[of]}`;
  const name = `receipt ${prefix} ${year}`;
  const from = (first: number): string[] => Array.from({ length: count }, (_, index) => formatReceiptNo({ prefix, year, sequence: first + index }));
  const numbers = from(await next(trx, name, count));
  const { rows: taken } = await sql`select 1 from ${sql.table(table)} where receipt_no = any (array(select json_array_elements_text(${JSON.stringify(numbers)}::json))) limit 1`.execute(trx);
  if (taken.length === 0) return numbers;
  const first = (await highest(trx, table, 'receipt_no', `${prefix}-${year}`)) + 1;
  await raise(trx, name, first + count - 1);
  return from(first);
};

/** 群众意见, 代表建议, 审议意见 and 问政承诺, as the office numbers them. */
const casePrefixes = { public_suggestion: 'QZ', deputy_suggestion: 'JY', opinion: 'SY', qa_promise: 'WZ' } as const;

export const nextCaseNumber = async (trx: Trx, origin: keyof typeof casePrefixes, year: number): Promise<string> => {
  const series = `${casePrefixes[origin]}-${year}`;
  const written = (sequence: number) => `${series}-${String(sequence).padStart(4, '0')}`;
  const first = written(await next(trx, `case ${series}`));
  const taken = await trx.selectFrom('cases').select('number').where('number', '=', first).executeTakeFirst();
  if (!taken) return first;
  const sequence = (await highest(trx, 'cases', 'number', series)) + 1;
  await raise(trx, `case ${series}`, sequence);
  return written(sequence);
};
