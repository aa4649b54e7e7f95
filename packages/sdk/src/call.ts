import { type BodyInput, type Bytes, fillPath, type OperationSpec, type ParamsOf, type QueryInput, replayedHeader, type ResponseOf } from '@congress-kit/api/operation';
import { type BareFault, faultsOf, ownProblems, type Problem, problemType } from '@congress-kit/api/problem';
import { encodeQuery } from '@congress-kit/api/query';
import { bare } from './bare.ts';
import type { Client, Upload } from './client.ts';
import { now } from './deadline.ts';
import { type About, isAbortedError, isCongressError, ProblemError } from './errors.ts';
import { responseInfo, withInfo } from './info.ts';
import { newIdempotencyKey } from './keys.ts';
import { entryOf } from './log.ts';
import { type CallOptions, quietly, type ReceiptOptions, type Skipped, type WriteOptions } from './options.ts';
import { readAnswer } from './reading.ts';

/** What an operation has to be given: only what it declares, and all that it declares. */
export type InputOf<O extends OperationSpec> = (ParamsOf<O> extends undefined ? { readonly params?: undefined } : { readonly params: ParamsOf<O> }) & {
  readonly query?: QueryInput<O>;
} & (O['upload'] extends Bytes ? { readonly upload: Upload } : { readonly upload?: undefined }) & (BodyInput<O> extends undefined ? { readonly body?: undefined } : { readonly body: BodyInput<O> });

export type OptionsOf<O extends OperationSpec> = O['access'] extends 'receipt' ? ReceiptOptions : O['method'] extends 'POST' ? WriteOptions : CallOptions;

/** Refuses without asking, in the words the server would use. */
const refuse = (operation: OperationSpec, faults: BareFault[], about: About): ProblemError => {
  const hidden = operation.problems.indexOf('receipt_not_found') !== -1;
  const code = hidden ? 'receipt_not_found' : 'invalid_request';
  const problem: Problem = { type: problemType(code), title: code, status: ownProblems[code], code };
  if (!hidden) problem.errors = faults.map((fault) => ({ ...fault, in: 'path', detail: fault.code }));
  return new ProblemError(problem, about);
};

type Given = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown; readonly upload?: Upload | undefined };

const perform = async (client: Client, operation: OperationSpec, given: Given, options: CallOptions | undefined, about: About): Promise<unknown> => {
  const own: WriteOptions & { idempotencyKey?: string; secret?: string } = bare(options);
  const input = bare(given);
  if (operation.method === 'POST' && !own.idempotencyKey) own.idempotencyKey = newIdempotencyKey();
  own.secret = own.secret?.trim();

  // An empty id would ask for the list and `..` for its parent; and a header can only carry ASCII. Neither can exist.
  const params = bare(operation).params?.safeParse(input.params ?? {});
  const faults = params && !params.success ? faultsOf(params.error.issues, input.params ?? {}) : [];
  if (faults.length > 0 || (own.secret !== undefined && !/^[\x20-\x7e]+$/.test(own.secret))) {
    throw refuse(operation, faults, about);
  }
  const pairs = encodeQuery(input.query as Record<string, unknown> | undefined);
  const query = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const path = fillPath(operation.path, input.params as Record<string, string> | undefined) + (query && `?${query}`);

  const answer = await client.send({ operation, path, body: input.body, upload: input.upload, options: own });

  let skipped = 0;
  const skip = (one: Skipped) => {
    skipped += 1;
    quietly(own.onSkipped, one);
    client.log(entryOf('warn', 'item_skipped', answer.about, { skipped: one }));
  };
  const value = readAnswer(operation, answer, skip);
  return withInfo(value, { ...answer.about, replayed: answer.headers.get(replayedHeader) === 'true', skipped });
};

/**
 * One operation → one checked request → one checked value. Everything about the address, the fields and the answer comes
 * from the operation's own definition.
 */
export const call = async <O extends OperationSpec>(
  client: Client,
  operation: O,
  input: InputOf<O>,
  ...[options]: O['access'] extends 'receipt' ? [options: OptionsOf<O>] : [options?: OptionsOf<O>]
): Promise<ResponseOf<O>> => {
  const started = now();
  const about: About = { operation: operation.id, method: operation.method, url: client.api + operation.path };
  try {
    const value = (await perform(client, operation, input, options, about)) as ResponseOf<O>;
    client.log(entryOf('info', 'call_ended', responseInfo(value) ?? about, { milliseconds: now() - started }));
    return value;
  } catch (error) {
    // Who leaves did not fail.
    const level = isAbortedError(error) ? 'info' : 'error';
    if (isCongressError(error)) client.log(entryOf(level, 'call_failed', about, { milliseconds: now() - started }, error));
    throw error;
  }
};
