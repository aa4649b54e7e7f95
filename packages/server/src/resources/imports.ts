import { createHash } from 'node:crypto';
import { importSpreadsheet, limits } from '@congress-kit/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { route } from '../http/route.ts';
import { uploadSeconds } from '../http/transport.ts';
import { refuseEarly, tooLarge } from '../http/uploads.ts';
import type { ImportReport } from '../import/index.ts';
import { staffOf } from '../policies/identity.ts';
import { staffOnce, staffOnly } from '../policies/staff-writes.ts';

/** The office's spreadsheets over the wire: the same import as the command's, in one transaction with its key and its audit. */
export const imports = (app: FastifyInstance, ctx: AppContext): void => {
  // Apart from the other routes, because here a body is a spreadsheet.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser([...importSpreadsheet.upload.mediaTypes], { parseAs: 'buffer', bodyLimit: limits.importBytes }, (_, body, done) => done(null, body));
    scope.addHook('onError', async (_, __, error) => {
      if ((error as { code?: string }).code === 'FST_ERR_CTP_BODY_TOO_LARGE') throw tooLarge('spreadsheet_too_large', importSpreadsheet.upload);
    });
    route(scope, importSpreadsheet, async (call) => {
      const bytes = call.request.body as Buffer;
      const { name, apply = false } = call.query;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      // The readers of spreadsheets are heavy, and most servers never read one.
      const { importSent, readSent } = await import('../import/index.ts');
      const sent = await readSent(name, bytes);
      let looked: ImportReport | undefined;
      return staffOnce(ctx, importSpreadsheet, {
        act: 'import',
        fingerprint: () => JSON.stringify([name, apply, sha256]),
        before: async ({ request, language }) => {
          // A spreadsheet may hold the rows of every congress.
          if (staffOf(request).congressId !== null) throw new ApiProblem('forbidden');
          // Before the transaction, or everybody else would wait for all of it where there is one connection.
          if (!apply) looked = await importSent(ctx, sent, { language, dryRun: true });
        },
        work: async ({ language }, trx) => {
          const report = looked ?? await importSent({ ...ctx, store: { ...ctx.store, db: trx } }, sent, { language });
          const [file] = report.files;
          return {
            subject: sha256, detail: { status: file?.status, sheets: file?.sheets, faults: report.counts.faults, warnings: report.counts.warnings },
            answer: {
              file: name, status: file?.status ?? 'refused', sheets: (file?.sheets ?? []).map((sheet) => ({ ...sheet })),
              faults: report.faults.slice(0, limits.importFaults).map(({ severity, code, sheet, row, letter, heading, place, message }) => ({ severity, code, sheet, row, letter, heading, place, message })),
              differences: (file?.differences ?? []).slice(0, limits.importFaults).map((one) => ({ ...one, fields: one.fields?.map((field) => ({ ...field })) })),
              faultCount: report.counts.faults, warningCount: report.counts.warnings,
            },
          };
        },
      })(call);
    }, { onRequest: [...staffOnly(ctx, importSpreadsheet), refuseEarly(importSpreadsheet.upload, 'spreadsheet_type_not_allowed', 'spreadsheet_too_large')], answersWithin: uploadSeconds * 1000 });
  });
};
