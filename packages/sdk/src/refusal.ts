import { problem, type Problem, type ProblemCode } from '@congress-kit/api/problem';
import { type About, ProblemError, UnreadableError } from './errors.ts';

/**
 * What proxies and gateways answer in the server's stead, in HTML. Only these: a 404 in HTML is a wrong address, not a
 * record that does not exist, and a 403 in HTML is a firewall, not the office's refusal.
 */
const spokenByProxies: Readonly<Record<number, ProblemCode>> = {
  408: 'temporarily_unavailable',
  413: 'body_too_large',
  429: 'too_many_requests',
  500: 'internal_error',
  502: 'temporarily_unavailable',
  503: 'temporarily_unavailable',
  504: 'temporarily_unavailable',
};

/** Retry-After in seconds, from a number or a date. */
const retryAfterOf = (headers: Headers): number | undefined => {
  const value = headers.get('Retry-After');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
};

/** Turns an answer that is not a success into the error that tells why. */
export const refusalOf = (status: number, headers: Headers, data: unknown, about: About): ProblemError | UnreadableError => {
  const known: About = { ...about, status, requestId: headers.get('Request-Id') ?? undefined };
  const told = problem.safeParse(data);
  if (told.success) return new ProblemError({ ...told.data, status }, known, retryAfterOf(headers) ?? told.data.retryAfter);
  const code = spokenByProxies[status];
  if (code === undefined) return new UnreadableError('not_json', `status ${status} without a problem document; check the address of the API`, known);
  const stated: Problem = { type: 'about:blank', title: code, status, code };
  return new ProblemError(stated, known, retryAfterOf(headers));
};
