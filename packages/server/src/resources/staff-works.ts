import { addProjectReport, hideDisclosure, listStaffDisclosures, publishDisclosure } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { normalizeText } from '@congress-kit/api/rules/text';
import type { FastifyInstance } from 'fastify';
import { sql, type Updateable } from 'kysely';
import { found, pageAnswer } from '../http/answers.ts';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { decorateStaff, type Staff } from '../policies/identity.ts';
import { staffRead, staffWrite } from '../policies/staff-writes.ts';
import { disclosedBy, listStaffDisclosures as listStored, readStaffDisclosure } from '../store/disclosures.ts';
import { addReport } from '../store/project-reports.ts';
import { getProject } from '../store/projects.ts';
import type { DisclosuresTable } from '../store/tables.ts';
import type { Trx } from '../store/transaction.ts';

/** What the office and the units do to projects and disclosures: roles by the contract, once per key, and written down. */
export const staffWorks = (app: FastifyInstance, ctx: AppContext): void => {
  decorateStaff(app);
  const today = () => shanghaiDay(ctx.now());

  staffWrite(app, ctx, addProjectReport, {
    act: 'project.report',
    work: async ({ params, body }, trx, who) => {
      await addReport(trx, params.id, body, who, ctx.now());
      return { subject: params.id, detail: { on: body.on ?? today(), percent: body.percent, spent: body.spent, milestones: body.milestones }, answer: found(await getProject(trx, params.id)) };
    },
  });

  staffRead(app, ctx, listStaffDisclosures, async ({ query }, { congressId }, db) => pageAnswer(ctx, await listStored(db, query, today(), congressId)));

  /** Moves a document from one of the states to another, locked. */
  const publicationOf = async (trx: Trx, { congressId }: Staff, id: string, from: readonly string[], set: Updateable<DisclosuresTable>): Promise<string> => {
    const row = await trx.selectFrom('disclosures').select('publication').where('id', '=', id).where(disclosedBy(congressId) ?? sql<boolean>`true`).forUpdate().executeTakeFirst();
    if (!row) throw new ApiProblem('not_found');
    if (!from.includes(row.publication)) throw new ApiProblem('move_not_allowed', { allowed: row.publication === 'published' ? ['hidden'] : ['published'] });
    await trx.updateTable('disclosures').set({ ...set, as_of: today() }).where('id', '=', id).execute();
    return row.publication;
  };

  staffWrite(app, ctx, publishDisclosure, {
    act: 'disclosure.publish',
    work: async ({ params, body }, trx, who) => {
      const from = await publicationOf(trx, who, params.id, ['draft', 'hidden'], { publication: 'published', reviewer: body.reviewer, hidden_reason: null });
      return { subject: params.id, detail: { from, reviewer: body.reviewer }, answer: found(await readStaffDisclosure(trx, params.id, today())) };
    },
  });

  staffWrite(app, ctx, hideDisclosure, {
    act: 'disclosure.hide',
    work: async ({ params, body }, trx, who) => {
      const from = await publicationOf(trx, who, params.id, ['published'], { publication: 'hidden', hidden_reason: normalizeText(body.reason) });
      return { subject: params.id, detail: { from }, answer: found(await readStaffDisclosure(trx, params.id, today())) };
    },
  });
};
