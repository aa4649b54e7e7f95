import { sql } from 'kysely';
import { stepOwners } from '../store/steps.ts';
import type { Trx } from '../store/transaction.ts';
import { onlyLooks } from './looking.ts';
import { insertRows, type RowOf } from './rows.ts';

/**
 * Steps are append-only in the database itself: an import adds what is new at the end, and never changes what is there. A
 * history that went on here since the spreadsheet was written stays as it is, with everything it belongs to.
 */

type StepTable = keyof typeof stepOwners;

/** A step as a spreadsheet has it. A correction names the other step by its place in the same history, from 0. */
export type StepRow<T extends StepTable> = RowOf<T> & { readonly corrects: number | null };
/** The same as it is stored: there it is named by its id. */
type StoredRow<T extends StepTable> = StepRow<T> & { readonly id: number; readonly type: string };

export type Continuation<Step> =
  /** The steps to add; none when nothing happened since. `ids` are those of the steps before them. */
  | { readonly kind: 'append'; readonly steps: readonly Step[]; readonly stored: number; readonly ids: readonly number[] }
  /** More happened here than the spreadsheet knows. */
  | { readonly kind: 'ahead' }
  /** The first step (from 0) that is another one here. */
  | { readonly kind: 'differs'; readonly index: number };

const compared = ['type', 'at', 'role', 'organization_id', 'note', 'public'] as const;
const print = (step: object): string => JSON.stringify(compared.map((name) => (step as Readonly<Record<string, unknown>>)[name] ?? null));

const continuation = <T extends StepTable>(stored: readonly StoredRow<T>[], wanted: readonly StepRow<T>[]): Continuation<StepRow<T>> => {
  /** Of the steps of the spreadsheet that are here, one after the other. */
  const ids: number[] = [];
  for (const step of stored) {
    const next = wanted[ids.length];
    if (next && print(step) === print(next) && step.corrects === (next.corrects === null ? null : ids[next.corrects])) ids.push(step.id);
    // What was put right here changed nothing that the spreadsheet could contradict.
    else if (step.type !== 'correction') return next ? { kind: 'differs', index: ids.length } : { kind: 'ahead' };
  }
  return { kind: 'append', steps: wanted.slice(ids.length), stored: ids.length, ids };
};

/** How each history of the file goes on from what is stored. */
export const compareHistories = async <T extends StepTable>(trx: Trx, table: T, wanted: ReadonlyMap<string, readonly StepRow<T>[]>): Promise<Map<string, Continuation<StepRow<T>>>> => {
  const owner = stepOwners[table];
  const { rows } = await sql<StoredRow<T>>`
    select id, corrects, ${sql.ref(owner)}, ${sql.join(compared.map((name) => sql.ref(name)))} from ${sql.table(table)} where ${sql.ref(owner)} in (select jsonb_array_elements_text(${JSON.stringify([...wanted.keys()])}::jsonb)) order by id`.execute(trx);
  const stored = new Map<string, StoredRow<T>[]>();
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
  if (!onlyLooks(trx)) await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx);
};

/** One after the other: a correction names a step whose id is known only when it is there. */
const appendInOrder = async <T extends StepTable>(trx: Trx, table: T, steps: readonly StepRow<T>[], before: readonly number[]): Promise<void> => {
  if (onlyLooks(trx)) return;
  const ids = [...before];
  for (const { corrects, ...step } of steps) {
    const row = { ...step, corrects: corrects === null ? null : ids[corrects]! };
    const { id } = await trx.insertInto(table as StepTable).values(row as never).returning('id').executeTakeFirstOrThrow();
    ids.push(id);
  }
};

export const appendSteps = async <T extends StepTable>(trx: Trx, table: T, continuations: Iterable<Continuation<StepRow<T>>>, progress?: (rows: number) => void): Promise<void> => {
  const toAppend = [...continuations].filter((one) => one.kind === 'append');
  const hasCorrection = ({ steps }: { readonly steps: readonly StepRow<T>[] }): boolean => steps.some(({ corrects }) => corrects !== null);
  await insertRows(trx, table, toAppend.flatMap((one) => (hasCorrection(one) ? [] : one.steps)), progress);
  for (const { steps, ids } of toAppend.filter(hasCorrection)) {
    await appendInOrder(trx, table, steps, ids);
    progress?.(steps.length);
  }
};
