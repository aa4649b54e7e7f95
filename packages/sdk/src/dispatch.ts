import ky, { isHTTPError } from 'ky';
import { attempt, type Heard, isEmptyStatus } from './attempt.ts';
import { startDeadline, untilAborted } from './deadline.ts';
import { type About, AbortedError, type AnyCongressError, isCongressError, TimeoutError } from './errors.ts';
import { type ClientOptions, quietly } from './options.ts';
import { refusalOf } from './refusal.ts';
import { retryStatuses, worthRepeating } from './retry.ts';

const now = (): number => (typeof performance === 'undefined' ? Date.now() : performance.now());

export interface Dispatch {
  readonly about: About;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly signal?: AbortSignal;
  /** May this be redirected? Not with a body, a secret or a token. */
  readonly open: boolean;
}

/** All tries of one call: ky repeats and minds `Retry-After`, each try is `attempt`. The one file that knows ky. */
export const dispatch = async (options: ClientOptions, { about, headers, body, timeout, totalTimeout, signal, open }: Dispatch): Promise<Heard> => {
  const { limit = 2, maxWait = 10_000, delay } = options.retry === false ? { limit: 0 } : options.retry ?? {};
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const total = startDeadline(totalTimeout, signal);
  let tries = 0;
  let heard: Heard | undefined;
  let refused: AnyCongressError | undefined;

  /** Our name for what ky throws. Anything else is a mistake in the program (an impossible address or header) and stays. */
  const nameOf = (error: unknown): unknown =>
    isHTTPError(error) ? refusalOf(error.response.status, error.response.headers, error.data, about) : error;

  const once = async (request: Request): Promise<Response> => {
    const started = now();
    const report = (rest: { status: number } | { error: AnyCongressError }) =>
      quietly(options.onAttempt, { about, attempt: tries, milliseconds: now() - started, ...rest });
    tries += 1;
    try {
      heard = await attempt(request, { about, fetch: send, timeout, signal: total.signal });
      report({ status: heard.status });
      return new Response(isEmptyStatus(heard.status) ? null : heard.text, { status: heard.status, headers: heard.headers });
    } catch (error) {
      if (isCongressError(error)) report({ error });
      throw error;
    }
  };

  try {
    await untilAborted(
      ky(about.url, {
        method: about.method,
        headers,
        body,
        // Cookies have no meaning here. Some workers throw at the mere option.
        ...('credentials' in Request.prototype ? { credentials: 'omit' as const } : {}),
        redirect: open ? 'follow' : 'manual',
        // One signal, made by us: ky loses all but one where AbortSignal.any is missing.
        signal: total.signal,
        timeout: false,
        throwHttpErrors: (status) => status !== 304,
        fetch: (request) => once(request as Request),
        retry: {
          limit,
          methods: ['get', 'post'],
          statusCodes: retryStatuses,
          afterStatusCodes: retryStatuses,
          maxRetryAfter: maxWait,
          jitter: true,
          ...(delay ? { delay } : {}),
          shouldRetry: ({ error }) => {
            const named = nameOf(error);
            if (!isCongressError(named)) return false;
            refused = named;
            if (!worthRepeating(named, maxWait)) return false;
            // Undecided for an answer, so that ky minds its Retry-After.
            return isHTTPError(error) ? undefined : true;
          },
        },
      }),
      total.signal,
    );
    return heard as Heard;
  } catch (error) {
    if (total.endedBy === 'parent') throw new AbortedError('ended by its signal', about);
    // Time ran out between two tries: what the last try heard says more than “too long”.
    if (total.endedBy === 'clock') throw refused ?? new TimeoutError(`no answer within ${totalTimeout} ms`, about);
    throw nameOf(error);
  } finally {
    total.release();
  }
};
