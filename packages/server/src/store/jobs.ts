import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Work that is done once in so many hours, whatever the number of processes: who takes it writes that it has it, and whoever
 * looks meanwhile goes on. A process that dies with a job in hand leaves it to be taken again when the lease is over.
 */
export interface JobsTable {
  name: string;
  next_at: Date | string;
  leased_until: Date | string | null;
  /** When it last succeeded. */
  last_at: Date | string | null;
  last_error: string | null;
}

export interface Job {
  readonly name: string;
  /** Milliseconds from one start to the next. */
  readonly every: number;
  /** Longer than the work can take, in milliseconds. */
  readonly lease: number;
}

const take = async (db: Database, { name, every, lease }: Job, now: Date): Promise<boolean> => {
  const until = new Date(now.getTime() + lease).toISOString();
  const at = now.toISOString();
  // A next time further off than one round was set by a clock that has been put right since.
  const { rows } = await sql`insert into jobs as job (name, next_at, leased_until) values (${name}, ${at}, ${until}) on conflict (name) do update set leased_until = ${until}
    where (job.next_at <= ${at} or job.next_at > ${new Date(now.getTime() + every + lease).toISOString()})
      and (job.leased_until is null or job.leased_until <= ${at} or job.leased_until > ${until}) returning name`.execute(db);
  return rows.length > 0;
};

/**
 * Does the work if it is due and nobody else has it. What it throws is kept beside the job and thrown on; the next try comes
 * after one round all the same.
 * @returns whether it was done here
 */
export const runJob = async (db: Database, job: Job, now: () => Date, work: () => Promise<unknown>): Promise<boolean> => {
  const begun = now();
  if (!(await take(db, job, begun))) return false;
  const end = (error: string | null) => db.updateTable('jobs')
    .set({ next_at: new Date(begun.getTime() + job.every).toISOString(), leased_until: null, last_error: error, ...(error === null && { last_at: now().toISOString() }) }).where('name', '=', job.name).execute();
  try {
    await work();
  } catch (error) {
    // Its kind and not its words, which may quote what the work was about.
    await end(((error as { code?: unknown }).code ?? (error as Error).name).toString().slice(0, 100)).catch(() => undefined);
    throw error;
  }
  await end(null);
  return true;
};
