import { answerQuestion, decideOnVoices, getStaffVoice, getVoice, listStaffVoices, moveVoice, receiptSecretHeader, reportOnCall, withdrawVoice, type OperationSpec } from '@congress-kit/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { found, pageAnswer } from '../http/answers.ts';
import { ApiProblem } from '../http/problems.ts';
import { route, type RouteOptions } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { needsRole, needsStaff, staffOf } from '../policies/identity.ts';
import { takeToken } from '../policies/rate-limit.ts';
import { mayDecide, voiceRole } from '../policies/voice-visibility.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { findReceipt } from '../store/receipts.ts';
import { receiptNoOf } from '../store/staff-moves.ts';
import type { Trx } from '../store/transaction.ts';
import { answer, applyVoiceMove, decide, lockCall, lockVoice, report, type VoiceRow } from '../store/voice-office.ts';
import { listStaffVoices as listVoices, readStaffVoice, readVoice } from '../store/voice-views.ts';

/** What the holder of a receipt sees and does with a comment, topic or question; a wrong number or secret tells nothing. */
const holder = (app: FastifyInstance, ctx: AppContext): void => {
  const options: RouteOptions = { paramsProblem: 'receipt_not_found', cacheControl: 'no-store' };
  const secretOf = (request: FastifyRequest): string => String(request.headers[receiptSecretHeader.toLowerCase()] ?? '');
  const own = async (db: Database, typedNo: string, request: FastifyRequest): Promise<string> => {
    const receiptNo = await findReceipt(db, typedNo, secretOf(request), 'voices');
    if (receiptNo === undefined) throw new ApiProblem('receipt_not_found');
    return receiptNo;
  };

  route(app, getVoice, async ({ params, request }) => {
    await takeToken(ctx, 'lookup', request);
    return readVoice(ctx.store.db, await own(ctx.store.db, params.receiptNo, request), ctx.now());
  }, options);

  route(app, withdrawVoice, once(ctx, withdrawVoice, {
    credential: ({ request }) => secretOf(request),
    before: ({ request }) => takeToken(ctx, 'lookup', request),
    work: async ({ params, request }, trx) => {
      const receiptNo = await own(trx, params.receiptNo, request);
      const row = await lockVoice(trx, receiptNo);
      if (!row) throw new ApiProblem('receipt_not_found');
      await applyVoiceMove(ctx, trx, row, { to: 'withdrawn' }, 'resident');
      return readVoice(trx, receiptNo, ctx.now());
    },
  }), { ...options, onRequest: needsKey });
};

/** The office's side. After `staff`, which teaches the app who calls. */
const office = (app: FastifyInstance, ctx: AppContext): void => {
  const { db } = ctx.store;
  const reads = { onRequest: needsStaff(ctx), cacheControl: 'no-store' };
  const writes = (operation: OperationSpec) => ({ onRequest: [needsStaff(ctx), needsRole(operation), needsKey] });
  const credential = ({ request }: { request: FastifyRequest }) => staffOf(request).tokenId;
  const audit = (trx: Trx, request: FastifyRequest, act: string, subject: string, detail: Record<string, unknown>) =>
    writeAudit(trx, { at: ctx.now(), tokenId: staffOf(request).tokenId, act, subject, detail });

  route(app, listStaffVoices, async ({ query, request }) => pageAnswer(ctx, await listVoices(db, query, staffOf(request))), reads);

  route(app, getStaffVoice, async ({ params, request }) => {
    const receiptNo = receiptNoOf(params.receiptNo);
    const role = found(await voiceRole(db, staffOf(request), receiptNo));
    return readStaffVoice(db, receiptNo, staffOf(request), role, ctx.now());
  }, reads);

  /** The voice this token may act on, locked. */
  const lockFor = async (trx: Trx, request: FastifyRequest, typedNo: string) => {
    const row: VoiceRow = found(await lockVoice(trx, receiptNoOf(typedNo)));
    const role = found(await voiceRole(trx, staffOf(request), row.receipt_no));
    if (role === 'onlooker') throw new ApiProblem('forbidden');
    return { row, role };
  };

  route(app, moveVoice, once(ctx, moveVoice, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const { row, role } = await lockFor(trx, request, params.receiptNo);
      await applyVoiceMove(ctx, trx, row, body, role);
      await audit(trx, request, 'voice.move', row.receipt_no, { from: row.state, to: body.to });
      return readStaffVoice(trx, row.receipt_no, staffOf(request), role, ctx.now());
    },
  }), writes(moveVoice));

  route(app, answerQuestion, once(ctx, answerQuestion, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const { row, role } = await lockFor(trx, request, params.receiptNo);
      if (row.kind !== 'question') throw new ApiProblem('not_found');
      const call = await trx.selectFrom('calls').selectAll().where('id', '=', row.call_id).executeTakeFirstOrThrow();
      await answer(ctx, trx, row, call, body, staffOf(request), role);
      await audit(trx, request, 'question.answer', row.receipt_no, { organizationId: body.organizationId, promised: body.promise?.dueOn });
      return readStaffVoice(trx, row.receipt_no, staffOf(request), role, ctx.now());
    },
  }), writes(answerQuestion));

  /** The call this token may decide on, locked. */
  const callFor = async (trx: Trx, request: FastifyRequest, id: string) => {
    const call = found(await lockCall(trx, id));
    if (!mayDecide(staffOf(request), call)) throw new ApiProblem('forbidden');
    return call;
  };

  route(app, decideOnVoices, once(ctx, decideOnVoices, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const call = await callFor(trx, request, params.id);
      if (call.kind === 'qa_session') throw new ApiProblem('not_found');
      const made = await decide(ctx, trx, call, body);
      await audit(trx, request, 'voices.decide', made.id, { outcome: body.outcome, voices: body.voices.length });
      return made;
    },
  }), writes(decideOnVoices));

  route(app, reportOnCall, once(ctx, reportOnCall, {
    credential,
    work: async ({ params, body, request }, trx) => {
      const call = await callFor(trx, request, params.id);
      const made = await report(ctx, trx, call, body);
      await audit(trx, request, 'call.report', call.id, { issuedOn: made.issuedOn });
      return made;
    },
  }), writes(reportOnCall));
};

export const voices = (app: FastifyInstance, ctx: AppContext): void => {
  holder(app, ctx);
  office(app, ctx);
};
