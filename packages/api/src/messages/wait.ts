import { fill } from './fill.ts';

/** Up to a minute in seconds, up to an hour and a half in minutes, then in hours: nobody counts 600 seconds. */
const units = [['second', 1, 60], ['minute', 60, 5400], ['hour', 3600, Infinity]] as const;

/** A wait as it is told, rounded up: “10 分钟”, “10 minutes”. */
export const waitWords = (seconds: number, language: string): string => {
  const [unit, size] = units.find(([, , end]) => seconds < end) ?? units[2];
  const count = Math.max(1, Math.ceil(seconds / size));
  // In Chinese the long name of a second is 秒钟, which nobody says here. A figure stands apart from the Chinese beside it.
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: /^zh/.test(language) ? 'short' : 'long' }).format(count).replace(/(\d)(?=\p{sc=Han})/u, '$1 ');
};

/** What to do about a problem, with its figures; `{wait}` is how long `retryAfter` is. */
export const problemDetail = (detail: string, params: Readonly<Record<string, unknown>>, language: string): string => {
  const { retryAfter } = params;
  return fill(detail, typeof retryAfter === 'number' ? { ...params, wait: waitWords(retryAfter, language) } : params);
};
