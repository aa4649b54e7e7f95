import type * as z from 'zod/mini';
import { commonProblems, type ProblemCode, proofProblems, uploadProblems, writeProblems } from './problem.ts';
import type { staffRoles } from './roles.ts';

/** Who may call: everyone, the holder of a receipt and its secret, or the congress office with a token. */
export type Access = 'public' | 'receipt' | 'staff';

/** What a token of the office's side says of its holder; the names are the contract's `staffRoles`. */
export type StaffRole = (typeof staffRoles)[number];

/** A file on the wire. */
export interface Bytes {
  readonly mediaTypes: readonly string[];
  /** In bytes. */
  readonly maxBytes: number;
}

export interface OperationSpec {
  /** camelCase verb and noun; the SDK's function, the route's name and the OpenAPI operationId. */
  readonly id: string;
  readonly tag: string;
  readonly method: 'GET' | 'POST';
  /** Below `/v1`, with `{name}` for path parameters. */
  readonly path: string;
  readonly access: Access;
  /** With `access: 'staff'`: the roles of a token that may call it; every role when absent, and then a flow's table decides. */
  readonly roles?: readonly StaffRole[];
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  /** The body is one file as it is, not JSON: its `Content-Type` is one of these. */
  readonly upload?: Bytes;
  /** Status of success and the schema of its body. */
  readonly status: 200 | 201;
  readonly response: z.ZodMiniType;
  /** The answer of success is one file as it is, not JSON; `response` says nothing about it. */
  readonly download?: Bytes;
  /** Problems beside the ones every operation may answer (see `commonProblems`). */
  readonly problems: readonly ProblemCode[];
}

/** Declares one operation. It is data: client, server, document and checker all read it. */
export const operation = <const T extends OperationSpec>(spec: T): T => spec;

type Out<T> = T extends z.ZodMiniType ? z.output<T> : undefined;
type In<T> = T extends z.ZodMiniType ? z.input<T> : undefined;

export type ParamsOf<O extends OperationSpec> = Out<O['params']>;
export type QueryOf<O extends OperationSpec> = Out<O['query']>;
export type BodyOf<O extends OperationSpec> = Out<O['body']>;
export type QueryInput<O extends OperationSpec> = In<O['query']>;
export type BodyInput<O extends OperationSpec> = In<O['body']>;
export type ResponseOf<O extends OperationSpec> = z.output<O['response']>;
/** Every problem an operation may answer: its own, the ones of every operation, and the ones of a write. */
export type ProblemsOf<O extends OperationSpec> =
  | O['problems'][number]
  | (typeof commonProblems)[number]
  | (O['method'] extends 'POST' ? (O['access'] extends 'public' ? (typeof proofProblems)[number] : never) : never)
  | (O['upload'] extends Bytes ? (typeof uploadProblems)[number] : O['method'] extends 'POST' ? (typeof writeProblems)[number] : never);

/** The header that carries the receipt's secret. A header, because an address ends up in logs and histories. */
export const receiptSecretHeader = 'Receipt-Secret';
/** The header that makes a write safe to repeat. */
export const idempotencyHeader = 'Idempotency-Key';
/** A key: long enough that no two people hit upon the same one; visible ASCII, because it is a header. */
export const idempotencyKey = { minLength: 16, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' } as const;
/** The header that carries a proof of work; at most 500 characters of visible ASCII. */
export const proofHeader = 'Proof-Of-Work';
/** Set on an answer that was kept from the first time. */
export const replayedHeader = 'Idempotent-Replayed';
/** Carries the id of a request, also in every problem, for asking the operator about it. */
export const requestIdHeader = 'Request-Id';

/** Does a proof of work let this operation through where there was too much of it? Every write that needs no receipt and no token. */
export const takesProof = ({ method, access }: Pick<OperationSpec, 'method' | 'access'>): boolean => method === 'POST' && access === 'public';

/** Fills `{name}` in a path, each value percent-encoded. */
export const fillPath = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`Path ${path} needs the parameter “${name}”.`);
    return encodeURIComponent(value);
  });

/** The same as a list. */
export const problemsOf = (operation: OperationSpec): ProblemCode[] =>
  [...commonProblems, ...(operation.upload ? uploadProblems : operation.method === 'POST' ? writeProblems : []), ...(takesProof(operation) ? proofProblems : []), ...operation.problems];
