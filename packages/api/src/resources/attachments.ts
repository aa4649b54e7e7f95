import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { id, instant, line, openEnum } from '../schema.ts';

/**
 * 附件: pictures and papers that go with a suggestion, or with a step of the office, a unit or a deputy (佐证). A file is uploaded
 * first, by itself; the suggestion or the move then names it by the id it was given. Whoever knows an id that nobody has named
 * yet may name it, so an id is long and random; one that nobody names is deleted after `limits.attachmentHours`. Who may read a
 * file is decided by the suggestion or the step.
 */
export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;

const file = {
  id: z.string(),
  /** As it is kept: pictures are written anew, so this may differ from what was sent. */
  mediaType: openEnum(attachmentTypes),
  bytes: z.int(),
  /** Of the bytes as they are kept, 64 hexadecimal digits. */
  sha256: z.string(),
  /** Of pictures, in pixels, upright. */
  width: z.optional(z.int()),
  height: z.optional(z.int()),
};

/** A file of a suggestion or of a step, for those who may read it. */
export const attachment = z.looseObject({
  ...file,
  name: z.string(),
  /**
   * Where to get it: below the API's address when it begins with `/`, else an address by itself. For the holder of a receipt
   * and for staff it carries a ticket of its own and works for an hour, without any header.
   */
  url: z.optional(z.string()),
});
export type Attachment = z.output<typeof attachment>;

/** How a suggestion, a supplement or a move names a file that was uploaded before. */
export const attachmentNaming = z.strictObject({
  id,
  /** What the file is called; what could harm whoever opens it is taken out. */
  name: z.optional(line()),
});
/** The files of one suggestion, supplement or step, in the order they are shown. */
export const attachmentNamings = z.array(attachmentNaming).check(z.maxLength(limits.attachments));

/** The answer to an upload: name it before `keptUntil`. */
export const uploadedFile = z.looseObject({ ...file, keptUntil: instant });
export type UploadedFile = z.output<typeof uploadedFile>;

const bytes = { mediaTypes: attachmentTypes, maxBytes: limits.attachmentBytes };

export const uploadAttachment = operation({
  id: 'uploadAttachment', tag: 'attachments', method: 'POST', path: '/attachments', access: 'public',
  upload: bytes, status: 201, response: uploadedFile, problems: ['file_too_large', 'file_type_not_allowed', 'file_unreadable', 'image_too_large'],
});
export const getAttachment = operation({
  id: 'getAttachment', tag: 'attachments', method: 'GET', path: '/attachments/{id}', access: 'public',
  params: z.strictObject({ id }), query: z.strictObject({ ticket: z.optional(z.string().check(z.maxLength(100), z.regex(/^[A-Za-z0-9._-]*$/))) }),
  status: 200, response: z.unknown(), download: bytes, problems: ['not_found'],
});
