import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { attachments } from './attachments.ts';
import { contacts } from './contacts.ts';
import { imports } from './imports.ts';
import { personalData } from './personal-data.ts';
import { receipts } from './receipts.ts';
import { staff } from './staff.ts';
import { staffTokens } from './staff-tokens.ts';
import { staffWorks } from './staff-works.ts';
import { suggestionWrites } from './suggestion-writes.ts';
import { supports } from './supports.ts';
import { voices } from './voices.ts';

/** All that changes something. */
export const registerWrites = (app: FastifyInstance, ctx: AppContext): void => {
  attachments(app, ctx);
  suggestionWrites(app, ctx);
  supports(app, ctx);
  receipts(app, ctx);
  personalData(app, ctx);
  staff(app, ctx);
  contacts(app, ctx);
  staffTokens(app, ctx);
  staffWorks(app, ctx);
  voices(app, ctx);
  imports(app, ctx);
};
