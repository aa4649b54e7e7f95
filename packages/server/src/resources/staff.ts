import { getStaffCase, getStaffSuggestion, listStaffCases, listStaffSuggestions, moveCase, moveSuggestion, registerCase, takeInSuggestion } from '@congress-kit/api';
import type { Role } from '@congress-kit/api/rules/moves';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { found, pageAnswer } from '../http/answers.ts';
import { ApiProblem } from '../http/problems.ts';
import { decorateStaff } from '../policies/identity.ts';
import { staffRead, staffWrite } from '../policies/staff-writes.ts';
import { caseRole, suggestionRole } from '../policies/visibility.ts';
import { applyCaseMove, lockCase } from '../store/case-moves.ts';
import { fileCase } from '../store/case-registration.ts';
import { takeIn } from '../store/intake.ts';
import { receiptNoOf, moveByStaff } from '../store/staff-moves.ts';
import * as store from '../store/staff.ts';
import { lockSuggestion } from '../store/suggestion-moves.ts';

/** The office's side: a token says who acts, the flows' tables say what they may do, and every act is written down. */
export const staff = (app: FastifyInstance, ctx: AppContext): void => {
  decorateStaff(app);

  staffRead(app, ctx, listStaffSuggestions, async ({ query }, who, db) => pageAnswer(ctx, await store.listStaffSuggestions(db, query, who)));

  staffRead(app, ctx, getStaffSuggestion, async ({ params }, who, db) => {
    const row = found(await db.selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNoOf(params.receiptNo)).executeTakeFirst());
    return store.readStaffSuggestion(ctx, db, row, who, found(await suggestionRole(db, who, row)));
  });

  staffWrite(app, ctx, takeInSuggestion, {
    act: 'suggestion.take_in',
    work: async ({ body }, trx, who) => {
      const answer = await takeIn(ctx, trx, body, who);
      return { subject: answer.receiptNo, detail: { channel: body.channel, system: body.external.system, known: answer.known }, answer };
    },
  });

  staffWrite(app, ctx, moveSuggestion, {
    act: 'suggestion.move',
    work: async ({ params, body }, trx, who) => {
      const row = found(await lockSuggestion(trx, receiptNoOf(params.receiptNo), body.caseNumber));
      const role = found(await suggestionRole(trx, who, row));
      if (role === 'onlooker') throw new ApiProblem('forbidden');
      await moveByStaff(ctx, trx, row, body, who, role);
      const moved = await trx.selectFrom('suggestions').selectAll().where('receipt_no', '=', row.receipt_no).executeTakeFirstOrThrow();
      return {
        subject: row.receipt_no, detail: { from: row.state, to: body.to, code: body.code, deputyId: body.deputyId, corrects: body.corrects, evidence: body.evidence?.length },
        // Handing it on may take it out of the mover's sight; the answer to the move is still theirs.
        answer: await store.readStaffSuggestion(ctx, trx, moved, who, (await suggestionRole(trx, who, moved)) ?? 'onlooker'),
      };
    },
  });

  staffRead(app, ctx, listStaffCases, async ({ query }, who, db) => pageAnswer(ctx, await store.listStaffCases(db, query, who)));

  staffWrite(app, ctx, registerCase, {
    act: 'case.register',
    work: async ({ body }, trx, who) => {
      const number = await fileCase(ctx, trx, body, { role: who.role as Role, organizationId: who.organizationId, congressId: who.congressId });
      const row = await trx.selectFrom('cases').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
      return { subject: number, detail: { origin: body.origin }, answer: await store.readStaffCase(ctx, trx, row, (await caseRole(trx, who, row)) ?? 'onlooker') };
    },
  });

  staffRead(app, ctx, getStaffCase, async ({ params }, who, db) => {
    const row = found(await db.selectFrom('cases').selectAll().where('number', '=', params.number).executeTakeFirst());
    return store.readStaffCase(ctx, db, row, found(await caseRole(db, who, row)));
  });

  staffWrite(app, ctx, moveCase, {
    act: 'case.move',
    work: async ({ params, body }, trx, who) => {
      const row = found(await lockCase(trx, params.number));
      const role = found(await caseRole(trx, who, row));
      if (role === 'onlooker') throw new ApiProblem('forbidden');
      await applyCaseMove(ctx, trx, row, body, { role, organizationId: who.organizationId, congressId: who.congressId });
      const moved = await trx.selectFrom('cases').selectAll().where('number', '=', row.number).executeTakeFirstOrThrow();
      return {
        subject: row.number,
        detail: { from: row.state, to: body.to, on: body.on, leadHandlerId: body.leadHandlerId, mode: body.mode, reviewer: body.reviewer, totalMonths: body.totalMonths, corrects: body.corrects, evidence: body.evidence?.length },
        answer: await store.readStaffCase(ctx, trx, moved, (await caseRole(trx, who, moved)) ?? 'onlooker'),
      };
    },
  });
};
