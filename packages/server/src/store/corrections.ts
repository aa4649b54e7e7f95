import { isCorrectable } from '@congress-kit/api/rules/moves';
import { sql } from 'kysely';
import { invalid } from '../http/problems.ts';
import { stepOwners } from './steps.ts';
import type { Trx } from './transaction.ts';

/**
 * 更正: a step that names another of its record and says what is right instead. It changes nothing but the list of steps: no state,
 * no clock, none of the 30 days; and it is told to whom that other step was told.
 */
export interface Corrected {
  readonly id: number;
  readonly type: string;
  readonly isPublic: boolean;
}

/** The step that a correction names, of this record and no other; refused where there is none, and where it may not be corrected. */
export const stepToCorrect = async (trx: Trx, table: keyof typeof stepOwners, owner: string, mark: string): Promise<Corrected> => {
  const { rows: [step] } = await sql<{ id: number; type: string; public: boolean }>`
    select id, type, public from ${sql.table(table)} where ${sql.ref(stepOwners[table])} = ${owner} and mark = ${mark}`.execute(trx);
  if (!step) throw invalid('body', '/corrects', 'unknown_reference');
  if (!isCorrectable(step.type)) throw invalid('body', '/corrects', 'not_correctable');
  return { id: step.id, type: step.type, isPublic: step.public };
};
