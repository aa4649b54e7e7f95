import { addProjectReport, hideDisclosure, listStaffDisclosures, publishDisclosure, type OperationSpec } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { normalizeText } from '@congress-kit/api/rules/text';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Updateable } from 'kysely';
import { found, pageAnswer } from '../http/answers.ts';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { route } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { decorateStaff, needsRole, needsStaff, staffOf } from '../policies/identity.ts';
import { writeAudit } from '../store/audit.ts';
import { listStaffDisclosures as listStored, readStaffDisclosure } from '../store/disclosures.ts';
import { addReport } from '../store/project-reports.ts';
import { getProject } from '../store/projects.ts';
import type { DisclosuresTable } from '../store/tables.ts';
import type { Trx } from '../store/transaction.ts';

/** What the office and the units do to projects and disclosures: roles by the contract, once per key, and written down. */
export const staffWorks = (app: FastifyInstance, ctx: AppContext): void => {
  decorateStaff(app);
  const today = () => shanghaiDay(ctx.now());
  const writes = (operation: OperationSpec) => ({ onRequest: [needsStaff(ctx), needsRole(operation), needsKey] });
  const credential = ({ request }: { request: FastifyRequest }) => staffOf(request).tokenId;

  route(app, addProjectReport, once(ctx, addProjectReport, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const who = staffOf(request);
      await addReport(trx, params.id, body, who, ctx.now());
      await writeAudit(trx, { at: ctx.now(), tokenId: who.tokenId, act: 'project.report', subject: params.id, detail: { on: body.on ?? today(), percent: body.percent, spent: body.spent, milestones: body.milestones } });
      return found(await getProject(trx, params.id));
    },
  }), writes(addProjectReport));

  route(app, listStaffDisclosures, async ({ query }) => pageAnswer(ctx, await listStored(ctx.store.db, query, today())), {
    onRequest: [needsStaff(ctx), needsRole(listStaffDisclosures)], cacheControl: 'no-store',
  });

  /** Moves a document from one of the states to another, locked. */
  const publicationOf = async (trx: Trx, id: string, from: readonly string[], set: Updateable<DisclosuresTable>): Promise<string> => {
    const row = await trx.selectFrom('disclosures').select('publication').where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) throw new ApiProblem('not_found');
    if (!from.includes(row.publication)) throw new ApiProblem('move_not_allowed', { allowed: row.publication === 'published' ? ['hidden'] : ['published'] });
    await trx.updateTable('disclosures').set({ ...set, as_of: today() }).where('id', '=', id).execute();
    return row.publication;
  };

  route(app, publishDisclosure, once(ctx, publishDisclosure, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const from = await publicationOf(trx, params.id, ['draft', 'hidden'], { publication: 'published', reviewer: body.reviewer, hidden_reason: null });
      await writeAudit(trx, { at: ctx.now(), tokenId: staffOf(request).tokenId, act: 'disclosure.publish', subject: params.id, detail: { from, reviewer: body.reviewer } });
      return found(await readStaffDisclosure(trx, params.id, today()));
    },
  }), writes(publishDisclosure));

  route(app, hideDisclosure, once(ctx, hideDisclosure, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const from = await publicationOf(trx, params.id, ['published'], { publication: 'hidden', hidden_reason: normalizeText(body.reason) });
      await writeAudit(trx, { at: ctx.now(), tokenId: staffOf(request).tokenId, act: 'disclosure.hide', subject: params.id, detail: { from } });
      return found(await readStaffDisclosure(trx, params.id, today()));
    },
  }), writes(hideDisclosure));
};
