import { createToken, listAuditEntries, listTokens, revokeToken, verifyAuditLog } from '@congress-kit/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { found, pageAnswer } from '../http/answers.ts';
import { ApiProblem, invalid } from '../http/problems.ts';
import type { Staff } from '../policies/identity.ts';
import { staffRead, staffWrite } from '../policies/staff-writes.ts';
import { auditPage, proveAudit, readHead } from '../store/audit-reading.ts';
import { endOfDay, makeTokenIn, readToken, revokeTokenIn, tokenPage, unknownOwner, type NewToken } from '../store/tokens.ts';
import type { Trx } from '../store/transaction.ts';

/**
 * Tokens and the audit log over the wire, for the director: the command line asks here while the server has the embedded
 * database. A director for one congress lets in nobody for another, and sees what those they let in did.
 */
export const staffTokens = (app: FastifyInstance, ctx: AppContext): void => {
  staffRead(app, ctx, listTokens, async ({ query }, { congressId }, db) => pageAnswer(ctx, await tokenPage(db, query, congressId, ctx.now())));

  const draftFor = async (trx: Trx, draft: NewToken, { congressId: own }: Staff): Promise<NewToken> => {
    const unknown = await unknownOwner(trx, draft);
    if (unknown) throw invalid('body', `/${unknown.field}`, 'unknown_reference');
    if (own === null) return draft;
    if (draft.congressId !== undefined && draft.congressId !== own) throw invalid('body', '/congressId', 'not_allowed_here');
    const unit = draft.organizationId === undefined ? undefined : await trx.selectFrom('organizations').select('congress_id').where('id', '=', draft.organizationId).executeTakeFirst();
    if (unit && unit.congress_id !== null && unit.congress_id !== own) throw invalid('body', '/organizationId', 'not_allowed_here');
    return { ...draft, congressId: own };
  };

  staffWrite(app, ctx, createToken, {
    act: 'token.create',
    work: async ({ body: { expiresOn, ...body } }, trx, who) => {
      const expiresAt = expiresOn === undefined ? undefined : endOfDay(expiresOn);
      if (expiresAt && expiresAt <= ctx.now()) throw invalid('body', '/expiresOn', 'too_small');
      const { id, token, detail } = await makeTokenIn(ctx, trx, await draftFor(trx, { ...body, expiresAt }, who));
      return { subject: id, detail, answer: { ...found(await readToken(trx, id, ctx.now())), token } };
    },
  });

  staffWrite(app, ctx, revokeToken, {
    act: 'token.revoke',
    work: async ({ params: { id } }, trx, who) => {
      const token = found(await readToken(trx, id, ctx.now()));
      if (who.congressId !== null && token.congress?.id !== who.congressId) throw new ApiProblem('not_found');
      // Whoever ends their own token ends it by mistake, and may be the last who could make another.
      if (id === who.tokenId || !(await revokeTokenIn(trx, id, ctx.now()))) throw new ApiProblem('move_not_allowed', { allowed: [] });
      return { subject: id, answer: found(await readToken(trx, id, ctx.now())) };
    },
  });

  staffRead(app, ctx, listAuditEntries, async ({ query }, { congressId }, db) => pageAnswer(ctx, await auditPage(db, query, congressId)));

  staffRead(app, ctx, verifyAuditLog, ({ query }) => proveAudit(ctx, query.head === undefined ? undefined : readHead(query.head)), { answersWithin: 120_000 });
};
