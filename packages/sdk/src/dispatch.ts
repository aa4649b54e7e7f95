import { proofHeader } from '@congress-kit/api/operation';
import { attempt, globalFetch, type Heard, type Transport } from './attempt.ts';
import { now, pause, startDeadline, untilAborted } from './deadline.ts';
import { type About, AbortedError, type AnyCongressError, isCongressError, isProblemError, TimeoutError } from './errors.ts';
import { entryOf, logOf } from './log.ts';
import { type ClientOptions, type Prover, quietly } from './options.ts';
import { refusalOf } from './refusal.ts';
import { waitBefore, worthRepeating } from './retry.ts';

export interface Dispatch {
  readonly about: About;
  readonly headers: Record<string, string>;
  readonly body?: string | Blob;
  /** For this call, unless the client has a `fetch` of its own. */
  readonly transport?: Transport;
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly signal?: AbortSignal;
  readonly prove?: Prover;
  /** May this be redirected? Not with a body, a secret or a token. */
  readonly open: boolean;
}

/** All tries of one call and the waits between them, within its total time. */
export const dispatch = async (options: ClientOptions, { about, headers, body, transport, timeout, totalTimeout, signal, prove, open }: Dispatch): Promise<Heard> => {
  const { limit = 2, maxWait = 10_000, delay } = options.retry === false ? { limit: 0 } : options.retry ?? {};
  const total = startDeadline(totalTimeout, signal);
  const init: RequestInit = { method: about.method, headers, body: body ?? null, redirect: open ? 'follow' : 'manual' };
  // Cookies have no meaning here. Some workers throw at the mere option.
  if ('credentials' in Request.prototype) init.credentials = 'omit';
  const context = { about, init, fetch: options.fetch ?? transport ?? globalFetch, timeout, signal: total.signal };
  const log = logOf(options);
  let refused: AnyCongressError | undefined;
  let proofs = 0;

  /** What the call ended in, seen from outside the try: the caller left, the time is up, or what the try itself says. */
  const nameOf = (error: unknown): unknown => {
    if (total.endedBy === 'parent') return new AbortedError('ended by its signal', about);
    // Time ran out between two tries: what the last try heard says more than “too long”.
    if (total.endedBy === 'clock') return refused ?? new TimeoutError(`no answer within ${totalTimeout} ms`, about);
    return error;
  };

  const once = async (tries: number): Promise<Heard> => {
    const started = now();
    let status: number | undefined;
    const report = (error?: AnyCongressError) => {
      const milliseconds = now() - started;
      quietly(options.onAttempt, { about, attempt: tries, milliseconds, status, error });
      log(entryOf('debug', 'attempt_ended', { ...about, status }, { attempt: tries, milliseconds }, error));
    };
    try {
      const heard = await attempt(context);
      status = heard.status;
      if (!heard.good) throw refusalOf(status, heard.headers, heard.take(), about);
      report();
      return heard;
    } catch (reason) {
      const error = nameOf(reason);
      if (isCongressError(error)) report(error);
      throw error;
    }
  };

  try {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(tries);
      } catch (error) {
        if (prove && !total.endedBy && isProblemError(error) && error.challenge && proofs < 2) {
          proofs += 1;
          refused = error;
          try {
            headers[proofHeader] = await untilAborted(prove(error.challenge, { signal: total.signal }), total.signal);
          } catch {
            throw nameOf(error);
          }
          continue;
        }
        if (total.endedBy || !isCongressError(error) || tries - proofs > limit || !worthRepeating(error, maxWait)) throw error;
        refused = error;
        log(entryOf('warn', 'attempt_repeated', about, { attempt: tries }, error));
      }
      await pause(waitBefore(tries, refused, delay), total.signal);
      if (total.endedBy) throw nameOf(refused);
    }
  } finally {
    total.release();
  }
};
