import type { Bytes } from '@congress-kit/api';
import type { FastifyRequest } from 'fastify';
import { ApiProblem } from './problems.ts';

/** What is said of a file, without its parameters: `text/csv; charset=gbk` → `text/csv`. */
export const mediaTypeSaid = (request: FastifyRequest): string => (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

/** `{max}` of the sentence: whole megabytes. */
export const tooLarge = (code: 'file_too_large' | 'spreadsheet_too_large', { maxBytes }: Bytes): ApiProblem => new ApiProblem(code, { params: { max: maxBytes / 1_048_576 } });

/** Route option `onRequest`: what can be refused without reading the file is refused without reading it. */
export const refuseEarly = (upload: Bytes, wrongType: 'file_type_not_allowed' | 'spreadsheet_type_not_allowed', tooMuch: Parameters<typeof tooLarge>[0]) => async (request: FastifyRequest): Promise<void> => {
  if (!upload.mediaTypes.includes(mediaTypeSaid(request))) throw new ApiProblem(wrongType);
  if (Number(request.headers['content-length'] ?? 0) > upload.maxBytes) throw tooLarge(tooMuch, upload);
};
