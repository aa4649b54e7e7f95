import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { count, day, id, instant, line, openEnum } from '../schema.ts';
import { attachment } from './attachments.ts';
import { authorShape, identityModes } from './author.ts';
import { geo } from './geo.ts';
import { rating, supplement } from './receipts.ts';

/**
 * What is kept about whoever wrote, for them alone, by receipt number and secret: to read, to correct and to have erased
 * (个人信息保护法 45 to 47). Receipts of suggestions and of comments, topics and questions alike.
 */
export const personalData = z.looseObject({
  receiptNo: z.string(),
  identityMode: openEnum(identityModes),
  contact: z.looseObject({ name: z.optional(z.string()), phone: z.optional(z.string()) }),
  /** The day after which the contact details are deleted, as things stand now; absent when there are none. */
  contactKeptUntil: z.optional(day),
  title: z.optional(z.string()),
  body: z.optional(z.string()),
  address: z.optional(z.string()),
  geo: z.optional(geo),
  supplements: z.array(supplement),
  attachments: z.optional(z.array(attachment)),
  /** Every rating given, the latest last. */
  ratings: z.array(rating),
  mayPublish: z.boolean(),
  /** The notice that was agreed to. */
  consent: z.optional(z.looseObject({ textVersion: z.string() })),
  submittedAt: instant,
});
export type PersonalData = z.output<typeof personalData>;

/** What is absent stays as it is; `null` takes it out. */
export const personalDataCorrection = /* @__PURE__ */ z.strictObject({
  name: z.optional(z.nullable(line(30))),
  phone: z.optional(z.nullable(authorShape.phone._zod.def.innerType)),
  address: z.optional(z.nullable(line())),
  identityMode: z.optional(z.enum(identityModes)),
  /** Only `false`: what may not be published is taken down at once. */
  mayPublish: z.optional(z.boolean()),
});
export type PersonalDataCorrection = z.input<typeof personalDataCorrection>;

export const erasure = z.looseObject({
  receiptNo: z.string(),
  erasedAt: instant,
  /** What there was to erase: contact details, texts (title, body, supplements, comments on ratings), files. */
  contact: z.boolean(),
  texts: count,
  files: count,
});
export type Erasure = z.output<typeof erasure>;

const params = z.strictObject({ receiptNo: id });

export const getPersonalData = operation({
  id: 'getPersonalData', tag: 'receipts', method: 'GET', path: '/receipts/{receiptNo}/personal-data', access: 'receipt',
  params, status: 200, response: personalData, problems: ['receipt_not_found'],
});
export const correctPersonalData = operation({
  id: 'correctPersonalData', tag: 'receipts', method: 'POST', path: '/receipts/{receiptNo}/corrections', access: 'receipt',
  params, body: personalDataCorrection, status: 201, response: personalData, problems: ['receipt_not_found'],
});
export const erasePersonalData = operation({
  id: 'erasePersonalData', tag: 'receipts', method: 'POST', path: '/receipts/{receiptNo}/erasures', access: 'receipt',
  params, body: z.strictObject({}), status: 201, response: erasure, problems: ['receipt_not_found'],
});
