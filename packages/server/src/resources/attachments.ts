import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { getAttachment, uploadAttachment } from '@congress-kit/api';
import { maskPrivate } from '@congress-kit/api/rules/text';
import type { FastifyInstance } from 'fastify';
import { contentDisposition } from '../files/kinds.ts';
import { judge, receive } from '../files/receive.ts';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { download, route } from '../http/route.ts';
import { uploadSeconds } from '../http/transport.ts';
import { mediaTypeSaid, refuseEarly } from '../http/uploads.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { takeTokenOrProof } from '../policies/rate-limit.ts';
import { isGoodTicket } from '../policies/tickets.ts';
import { announceAttachment, confirmAttachment, discardAttachment } from '../store/attachments.ts';
import { findAttachment } from '../store/public-files.ts';

/** Files go in by themselves and out as downloads; whose they are is said by the suggestion or the move that names them. */
export const attachments = (app: FastifyInstance, ctx: AppContext): void => {
  // Apart from the other routes, because here and only here a body is anything but JSON.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser([...uploadAttachment.upload.mediaTypes], (_, body, done) => done(null, body));
    route(scope, uploadAttachment, async (call) => {
      await takeTokenOrProof(ctx, 'upload', uploadAttachment, call.request);
      const incoming = await receive(ctx.files.incoming, call.request.body as Readable);
      try {
        const kept = await judge(incoming, mediaTypeSaid(call.request));
        const row = await announceAttachment(ctx, kept);
        let isNew = false;
        try {
          await ctx.files.put(row.stored_name, kept.path, kept.mediaType);
          return await once(ctx, uploadAttachment, {
            fingerprint: () => `${kept.mediaType} ${incoming.sha256}`,
            work: async (_, trx) => {
              isNew = true;
              return confirmAttachment(trx, row);
            },
          })(call);
        } catch (error) {
          isNew = false;
          throw error;
        } finally {
          // A repeat is answered with the file of the first time; what fails here the sweep will find.
          if (!isNew) await discardAttachment(ctx, row).catch(() => undefined);
        }
      } finally {
        await rm(incoming.path, { force: true });
        await rm(`${incoming.path}-new`, { force: true });
      }
    }, { onRequest: [needsKey, refuseEarly(uploadAttachment.upload, 'file_type_not_allowed', 'file_too_large')], answersWithin: uploadSeconds * 1000 });
  });

  download(app, getAttachment, async ({ params, query }) => {
    const found = await findAttachment(ctx, params.id);
    const isHolders = isGoodTicket(ctx.key, params.id, query.ticket, ctx.now());
    if (!found || !(found.isPublic || isHolders)) throw new ApiProblem('not_found');
    const stream = await ctx.files.open(found.stored_name);
    if (!stream) throw new ApiProblem('not_found');
    const name = isHolders ? (found.name ?? '') : maskPrivate(found.name ?? '');
    return {
      stream, bytes: found.bytes, mediaType: found.media_type, etag: `"${found.sha256.slice(0, 32)}"`, disposition: contentDisposition(name),
      isPrivate: !found.isPublic || query.ticket !== undefined,
    };
  });
};
