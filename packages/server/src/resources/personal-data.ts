import { correctPersonalData, erasePersonalData, getPersonalData, receiptSecretHeader, type OperationSpec, type ResponseOf } from '@congress-kit/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { route, type Call, type RouteOptions } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { takeToken } from '../policies/rate-limit.ts';
import { discardAttachment, orphans } from '../store/attachments.ts';
import { actors, writeAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { correct, erase, readPersonalData, type Own } from '../store/personal-data.ts';
import { findReceipt } from '../store/receipts.ts';
import type { Trx } from '../store/transaction.ts';

/** A person's own data, by receipt number and secret; every other request gets the one answer that tells nothing. */

const options: RouteOptions = { paramsProblem: 'receipt_not_found', cacheControl: 'no-store' };
const secretOf = (request: FastifyRequest): string => String(request.headers[receiptSecretHeader.toLowerCase()] ?? '');

type OwnCall = { readonly params: { readonly receiptNo: string }; readonly request: FastifyRequest };

/** Looked for in both tables, whichever holds it: the time it takes tells nothing. */
const ownOf = async (db: Database, { params, request }: OwnCall): Promise<Own> => {
  const tables = ['suggestions', 'voices'] as const;
  const found = await Promise.all(tables.map((table) => findReceipt(db, params.receiptNo, secretOf(request), table)));
  const table = tables.find((_, index) => found[index] !== undefined);
  if (!table) throw new ApiProblem('receipt_not_found');
  return { table, receiptNo: found[tables.indexOf(table)]! };
};

export const personalData = (app: FastifyInstance, ctx: AppContext): void => {
  route(app, getPersonalData, async (call) => {
    await takeToken(ctx, 'lookup', call.request);
    return readPersonalData(ctx, ctx.store.db, await ownOf(ctx.store.db, call));
  }, options);

  /** Once per key, of the receipt's holder, and proved by the audit log, which keeps what was done and nothing of what it said. */
  const ownWrite = <const O extends OperationSpec>(
    operation: O, act: string, work: (call: Call<O>, trx: Trx, own: Own) => Promise<{ detail: Readonly<Record<string, unknown>>; answer: ResponseOf<O> }>,
  ) => once(ctx, operation, {
    credential: ({ request }) => secretOf(request),
    before: ({ request }) => takeToken(ctx, 'lookup', request),
    work: async (call, trx) => {
      const own = await ownOf(trx, call as unknown as OwnCall);
      const { detail, answer } = await work(call, trx, own);
      await writeAudit(ctx, trx, { by: actors.resident, act, subject: own.receiptNo, detail });
      return answer;
    },
  });
  const writes = { ...options, onRequest: needsKey };

  route(app, correctPersonalData, ownWrite(correctPersonalData, 'personal-data.correct', async ({ body }, trx, own) => {
    const fields = await correct(ctx, trx, own, body);
    return { detail: { fields }, answer: await readPersonalData(ctx, trx, own) };
  }), writes);

  const erasing = ownWrite(erasePersonalData, 'personal-data.erase', async (_call, trx, own) => {
    const answer = await erase(ctx, trx, own);
    const { contact, texts, files } = answer;
    return { detail: { contact, texts, files }, answer };
  });
  route(app, erasePersonalData, async (call) => {
    const answer = await erasing(call);
    // The files, now that their rows are given up for certain. What fails here the hourly sweep does.
    for (const file of await orphans(ctx.store.db, ctx.now())) await discardAttachment(ctx, file).catch((error: unknown) => app.log.warn({ err: error }, 'a file could not be deleted; next try within the hour'));
    return answer;
  }, writes);
};
