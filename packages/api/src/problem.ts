import * as z from 'zod/mini';
import { countCharacters } from './rules/text.ts';

/** RFC 9457 problem details, and the faults of a request by JSON pointer (RFC 6901). */

/** What a client says in a server's stead, without asking: a browser carries these and not the whole list. */
export const ownProblems = { invalid_request: 422, not_found: 404, receipt_not_found: 404 } as const;

/** Every problem the API answers, with its status. The words for people are in `messages/`. */
export const problems = {
  invalid_request: ownProblems.invalid_request,
  malformed_body: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: ownProblems.not_found,
  receipt_not_found: ownProblems.receipt_not_found,
  method_not_allowed: 405,
  not_acceptable: 406,
  body_too_large: 413,
  unsupported_media_type: 415,
  file_too_large: 413,
  file_type_not_allowed: 415,
  file_unreadable: 422,
  image_too_large: 422,
  spreadsheet_too_large: 413,
  spreadsheet_type_not_allowed: 415,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  idempotency_in_flight: 409,
  move_not_allowed: 409,
  rating_not_open: 409,
  already_rated: 409,
  window_closed: 409,
  too_many_requests: 429,
  proof_not_accepted: 429,
  internal_error: 500,
  temporarily_unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problems;
export const problemCodes = /* @__PURE__ */ Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** What any operation may answer, whatever it does. */
export const commonProblems = [
  'invalid_request',
  'not_acceptable',
  'too_many_requests',
  'internal_error',
  'temporarily_unavailable',
] as const satisfies readonly ProblemCode[];

/** What a write may answer beside them. */
export const writeProblems = [
  'malformed_body',
  'body_too_large',
  'unsupported_media_type',
  'idempotency_key_missing',
  'idempotency_key_reused',
  'idempotency_in_flight',
] as const satisfies readonly ProblemCode[];

/** What a public write may answer beside them: its proof of work was spoilt, old, or another act's. */
export const proofProblems = ['proof_not_accepted'] as const satisfies readonly ProblemCode[];

/** What an upload may answer instead: its body is a file, and what can be wrong with it is told by the operation itself. */
export const uploadProblems = [
  'idempotency_key_missing',
  'idempotency_key_reused',
  'idempotency_in_flight',
] as const satisfies readonly ProblemCode[];

/** What can be wrong with one value. `params` carries the figures of the message, e.g. `{ max: 60 }`. */
export const faultCodes = [
  'required',
  'wrong_type',
  'too_long',
  'too_short',
  'too_small',
  'too_large',
  'too_many',
  'bad_format',
  'bad_characters',
  'not_one_of',
  'unknown_field',
  'unknown_reference',
  'not_allowed_here',
  'not_correctable',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export const fault = z.looseObject({
  /** Which part of the request: body, query, path or header. */
  in: z.string(),
  /** JSON pointer into that part, e.g. `/title`; for a query or header `/name`. */
  pointer: z.string(),
  code: z.string(),
  params: z.optional(z.record(z.string(), z.unknown())),
  /** The same in words, in the language of the answer. */
  detail: z.string(),
});
export type Fault = z.output<typeof fault>;

/**
 * Work that lets a public write through although too much came from one address; `rules/proof-of-work` says what is to be
 * solved. The proof goes into the header `Proof-Of-Work` of the same write, with the same idempotency key.
 */
export const proofChallenge = z.looseObject({
  token: z.string(),
  bits: z.int(),
  count: z.int(),
  /** Seconds from now. Relative, because clocks of old phones are wrong. */
  expiresIn: z.int(),
});
export type ProofChallenge = z.output<typeof proofChallenge>;

export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  /** Machine-readable name, one of `problemCodes` or a newer one. */
  code: z.string(),
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(fault)),
  /** For `move_not_allowed`: the moves that are. */
  allowed: z.optional(z.array(z.string())),
  /** Seconds to wait, as in the Retry-After header. */
  retryAfter: z.optional(z.number()),
  /** With a 429 to a public write: work that makes waiting unnecessary. Absent: there is nothing but to wait. */
  challenge: z.optional(proofChallenge),
});
export type Problem = z.output<typeof problem>;

export const problemMediaType = 'application/problem+json';
export const problemType = (code: ProblemCode): string => `urn:congress-kit:problem:${code}`;

/** The pieces of a zod issue that we read; zod's own words are never shown (all copies on a page share one config). */
interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly [key: string]: unknown;
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => '/' + String(key).replace(/~/g, '~0').replace(/\//g, '~1')).join('');

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value === null || typeof value !== 'object' ? undefined : (value as Record<PropertyKey, unknown>)[key]), input);

// Counted as the schemas and the forms count, without the blanks around.
const lengthOf = (value: unknown): number => countCharacters(String(value).trim());

type BareFault = { pointer: string; code: FaultCode; params?: Record<string, unknown> };

const faultOf = (issue: Issue, input: unknown): BareFault[] => {
  const pointer = pointerOf(issue.path);
  const is = (code: FaultCode, params?: Record<string, unknown>): BareFault[] => [params ? { pointer, code, params } : { pointer, code }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return (issue['keys'] as string[]).map((key) => ({ pointer: pointer + pointerOf([key]), code: 'unknown_field' as const }));
    case 'invalid_type':
      return valueAt(input, issue.path) === undefined ? is('required') : is('wrong_type', { expected: issue['expected'] });
    case 'invalid_value':
      return valueAt(input, issue.path) === undefined ? is('required') : is('not_one_of', { values: issue['values'] });
    case 'too_small': {
      const origin = issue['origin'];
      if (origin === 'string') return Number(issue['minimum']) <= 1 ? is('required') : is('too_short', { min: issue['minimum'] });
      if (origin === 'array') return is('required');
      return is('too_small', { min: issue['minimum'] });
    }
    case 'too_big': {
      const origin = issue['origin'];
      if (origin === 'string') return is('too_long', { max: issue['maximum'], now: lengthOf(valueAt(input, issue.path)) });
      return is(origin === 'array' ? 'too_many' : 'too_large', { max: issue['maximum'] });
    }
    case 'invalid_format':
      // The only patterns that speak of surrogates are the ones that keep control characters out of text.
      return String(issue['pattern']).includes('uD800') ? is('bad_characters') : is('bad_format', { format: issue['format'] });
    case 'invalid_union':
      return valueAt(input, issue.path) === undefined ? is('required') : is('bad_format', { format: 'object' });
    case 'custom':
      return is(((issue['params'] as { fault?: FaultCode } | undefined)?.fault ?? 'bad_format') as FaultCode);
    default:
      return is('bad_format');
  }
};

/** Turns zod's issues into faults without words, one per pointer and code. */
export const faultsOf = (issues: readonly unknown[], input: unknown): BareFault[] => {
  const seen = new Set<string>();
  return (issues as Issue[])
    .reduce<BareFault[]>((all, issue) => all.concat(faultOf(issue, input)), [])
    .filter((found) => {
      // A blank required field fails min length and pattern at once; the first says what to do.
      if (seen.has(found.pointer)) return false;
      seen.add(found.pointer);
      return true;
    });
};
export type { BareFault };
