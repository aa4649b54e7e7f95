import { answerQuestion, decideOnVoices, getStaffVoice, getVoice, listStaffVoices, moveVoice, receiptSecretHeader, reportOnCall, withdrawVoice } from '@congress-kit/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { found, pageAnswer } from '../http/answers.ts';
import { ApiProblem } from '../http/problems.ts';
import { route, type RouteOptions } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import type { Staff } from '../policies/identity.ts';
import { takeToken } from '../policies/rate-limit.ts';
import { staffRead, staffWrite } from '../policies/staff-writes.ts';
import { mayDecide, voiceRole } from '../policies/voice-visibility.ts';
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
  staffRead(app, ctx, listStaffVoices, async ({ query }, who, db) => pageAnswer(ctx, await listVoices(db, query, who)));

  staffRead(app, ctx, getStaffVoice, async ({ params }, who, db) => {
    const receiptNo = receiptNoOf(params.receiptNo);
    return readStaffVoice(db, receiptNo, who, found(await voiceRole(db, who, receiptNo)), ctx.now());
  });

  /** The voice this token may act on, locked. */
  const lockFor = async (trx: Trx, who: Staff, typedNo: string) => {
    const row: VoiceRow = found(await lockVoice(trx, receiptNoOf(typedNo)));
    const role = found(await voiceRole(trx, who, row.receipt_no));
    if (role === 'onlooker') throw new ApiProblem('forbidden');
    return { row, role };
  };

  staffWrite(app, ctx, moveVoice, {
    act: 'voice.move',
    work: async ({ params, body }, trx, who) => {
      const { row, role } = await lockFor(trx, who, params.receiptNo);
      await applyVoiceMove(ctx, trx, row, body, role);
      return { subject: row.receipt_no, detail: { from: row.state, to: body.to }, answer: await readStaffVoice(trx, row.receipt_no, who, role, ctx.now()) };
    },
  });

  staffWrite(app, ctx, answerQuestion, {
    act: 'question.answer',
    work: async ({ params, body }, trx, who) => {
      const { row, role } = await lockFor(trx, who, params.receiptNo);
      if (row.kind !== 'question') throw new ApiProblem('not_found');
      const call = await trx.selectFrom('calls').selectAll().where('id', '=', row.call_id).executeTakeFirstOrThrow();
      await answer(ctx, trx, row, call, body, who, role);
      return {
        subject: row.receipt_no, detail: { organizationId: body.organizationId, promised: body.promise?.dueOn },
        answer: await readStaffVoice(trx, row.receipt_no, who, role, ctx.now()),
      };
    },
  });

  /** The call this token may decide on, locked. */
  const callFor = async (trx: Trx, who: Staff, id: string) => {
    const call = found(await lockCall(trx, id));
    if (!mayDecide(who, call)) throw new ApiProblem('forbidden');
    return call;
  };

  staffWrite(app, ctx, decideOnVoices, {
    act: 'voices.decide',
    work: async ({ params, body }, trx, who) => {
      const call = await callFor(trx, who, params.id);
      if (call.kind === 'qa_session') throw new ApiProblem('not_found');
      const made = await decide(ctx, trx, call, body);
      return { subject: made.id, detail: { outcome: body.outcome, voices: body.voices.length }, answer: made };
    },
  });

  staffWrite(app, ctx, reportOnCall, {
    act: 'call.report',
    work: async ({ params, body }, trx, who) => {
      const call = await callFor(trx, who, params.id);
      const made = await report(ctx, trx, call, body);
      return { subject: call.id, detail: { issuedOn: made.issuedOn }, answer: made };
    },
  });
};

export const voices = (app: FastifyInstance, ctx: AppContext): void => {
  holder(app, ctx);
  office(app, ctx);
};
