import { sql } from 'kysely';
import type { Trx } from '../store/transaction.ts';
import { insertRows, type RowOf } from './rows.ts';

/**
 * Steps are append-only in the database itself: an import adds what is new at the end, and never changes what is there. A
 * history that went on here since the spreadsheet was written stays as it is, with everything it belongs to.
 */

const tables = { case_steps: 'case_number', suggestion_steps: 'receipt_no' } as const;
type StepTable = keyof typeof tables;
type StepRow<T extends StepTable> = RowOf<T>;

export type Continuation<Step> =
  /** The steps to add; none when nothing happened since. */
  | { readonly kind: 'append'; readonly steps: readonly Step[]; readonly stored: number }
  /** More happened here than the spreadsheet knows. */
  | { readonly kind: 'ahead' }
  /** The first step (from 0) that is another one here. */
  | { readonly kind: 'differs'; readonly index: number };

const compared = ['type', 'at', 'role', 'organization_id', 'note', 'public'] as const;

const continuation = <Step>(stored: readonly Step[], wanted: readonly Step[]): Continuation<Step> => {
  const print = (step: Step | undefined) => JSON.stringify(compared.map((name) => (step as Readonly<Record<string, unknown>>)[name] ?? null));
  const index = stored.slice(0, wanted.length).findIndex((step, at) => print(step) !== print(wanted[at]));
  if (index >= 0) return { kind: 'differs', index };
  return stored.length > wanted.length ? { kind: 'ahead' } : { kind: 'append', steps: wanted.slice(stored.length), stored: stored.length };
};

/** How each history of the file goes on from what is stored. */
export const compareHistories = async <T extends StepTable>(trx: Trx, table: T, wanted: ReadonlyMap<string, readonly StepRow<T>[]>): Promise<Map<string, Continuation<StepRow<T>>>> => {
  const owner = tables[table];
  const { rows } = await sql<StepRow<T>>`
    select * from ${sql.table(table)} where ${sql.ref(owner)} in (select jsonb_array_elements_text(${JSON.stringify([...wanted.keys()])}::jsonb)) order by id`.execute(trx);
  const stored = new Map<string, StepRow<T>[]>();
  for (const row of rows) {
    const id = (row as Readonly<Record<string, unknown>>)[owner] as string;
    const list = stored.get(id);
    if (list) list.push(row);
    else stored.set(id, [row]);
  }
  return new Map([...wanted].map(([id, steps]) => [id, continuation(stored.get(id) ?? [], steps)]));
};

/**
 * Nobody moves a case or sends a suggestion between the comparing and the storing, or the spreadsheet would speak over them.
 * They wait for a moment; reading goes on.
 */
export const holdStill = async (trx: Trx, table: 'cases' | 'suggestions'): Promise<void> => {
  await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx);
};

export const appendSteps = async <T extends StepTable>(trx: Trx, table: T, continuations: Iterable<Continuation<StepRow<T>>>, progress?: (rows: number) => void): Promise<void> => {
  const steps = [...continuations].flatMap((one) => (one.kind === 'append' ? one.steps : []));
  await insertRows(trx, table, steps, progress);
};
