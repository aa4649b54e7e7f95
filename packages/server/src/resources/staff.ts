import { getStaffCase, getStaffSuggestion, listStaffCases, listStaffSuggestions, moveCase, moveSuggestion, registerCase, type OperationSpec } from '@congress-kit/api';
import type { Role } from '@congress-kit/api/rules/moves';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { pageAnswer } from '../http/answers.ts';
import { ApiProblem } from '../http/problems.ts';
import { route } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { decorateStaff, needsRole, needsStaff, staffOf } from '../policies/identity.ts';
import { caseRole, suggestionRole } from '../policies/visibility.ts';
import { writeAudit } from '../store/audit.ts';
import { applyCaseMove, lockCase } from '../store/case-moves.ts';
import { fileCase } from '../store/case-registration.ts';
import { receiptNoOf, moveByStaff } from '../store/staff-moves.ts';
import * as store from '../store/staff.ts';
import { lockSuggestion } from '../store/suggestion-moves.ts';

/** The office's side: a token says who acts, the flows' tables say what they may do, and every act is written down. */
export const staff = (app: FastifyInstance, ctx: AppContext): void => {
  const { db } = ctx.store;
  decorateStaff(app);
  const reads = { onRequest: needsStaff(ctx), cacheControl: 'no-store' };
  const writes = (operation: OperationSpec) => ({ onRequest: [needsStaff(ctx), needsRole(operation), needsKey] });
  const credential = ({ request }: { request: FastifyRequest }) => staffOf(request).tokenId;

  route(app, listStaffSuggestions, async ({ query, request }) => pageAnswer(ctx, await store.listStaffSuggestions(db, query, staffOf(request))), reads);

  route(app, getStaffSuggestion, async ({ params, request }) => {
    const row = await db.selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNoOf(params.receiptNo)).executeTakeFirst();
    const role = row && (await suggestionRole(db, staffOf(request), row));
    if (!row || !role) throw new ApiProblem('not_found');
    return store.readStaffSuggestion(ctx, db, row, staffOf(request), role);
  }, reads);

  route(app, moveSuggestion, once(ctx, moveSuggestion, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const who = staffOf(request);
      const row = await lockSuggestion(trx, receiptNoOf(params.receiptNo), body.caseNumber);
      const role = row && (await suggestionRole(trx, who, row));
      if (!row || !role) throw new ApiProblem('not_found');
      if (role === 'onlooker') throw new ApiProblem('forbidden');
      await moveByStaff(ctx, trx, row, body, who, role);
      await writeAudit(trx, { at: ctx.now(), tokenId: who.tokenId, act: 'suggestion.move', subject: row.receipt_no, detail: { from: row.state, to: body.to, code: body.code, deputyId: body.deputyId } });
      const moved = await trx.selectFrom('suggestions').selectAll().where('receipt_no', '=', row.receipt_no).executeTakeFirstOrThrow();
      // Handing it on may take it out of the mover's sight; the answer to the move is still theirs.
      return store.readStaffSuggestion(ctx, trx, moved, who, (await suggestionRole(trx, who, moved)) ?? 'onlooker');
    },
  }), writes(moveSuggestion));

  route(app, listStaffCases, async ({ query, request }) => pageAnswer(ctx, await store.listStaffCases(db, query, staffOf(request))), reads);

  route(app, registerCase, once(ctx, registerCase, {
    credential,
    work: async ({ body, request }, trx) => {
      const who = staffOf(request);
      const number = await fileCase(ctx, trx, body, { role: who.role as Role, organizationId: who.organizationId });
      await writeAudit(trx, { at: ctx.now(), tokenId: who.tokenId, act: 'case.register', subject: number, detail: { origin: body.origin } });
      const row = await trx.selectFrom('cases').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
      return store.readStaffCase(trx, row, (await caseRole(trx, who, row)) ?? 'onlooker', ctx.now());
    },
  }), writes(registerCase));

  route(app, getStaffCase, async ({ params, request }) => {
    const row = await db.selectFrom('cases').selectAll().where('number', '=', params.number).executeTakeFirst();
    const role = row && (await caseRole(db, staffOf(request), row));
    if (!row || !role) throw new ApiProblem('not_found');
    return store.readStaffCase(db, row, role, ctx.now());
  }, reads);

  route(app, moveCase, once(ctx, moveCase, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const who = staffOf(request);
      const row = await lockCase(trx, params.number);
      const role = row && (await caseRole(trx, who, row));
      if (!row || !role) throw new ApiProblem('not_found');
      if (role === 'onlooker') throw new ApiProblem('forbidden');
      await applyCaseMove(ctx, trx, row, body, { role, organizationId: who.organizationId });
      await writeAudit(trx, {
        at: ctx.now(), tokenId: who.tokenId, act: 'case.move', subject: row.number,
        detail: { from: row.state, to: body.to, on: body.on, leadHandlerId: body.leadHandlerId, mode: body.mode, reviewer: body.reviewer, totalMonths: body.totalMonths },
      });
      const moved = await trx.selectFrom('cases').selectAll().where('number', '=', row.number).executeTakeFirstOrThrow();
      return store.readStaffCase(trx, moved, (await caseRole(trx, who, moved)) ?? 'onlooker', ctx.now());
    },
  }), writes(moveCase));
};
