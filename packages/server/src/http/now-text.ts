// The present as text, made once for all who ask in the same moment: a line in the log costs little more.

let millisecond = 0;
let iso = '';

/** As in a log line: 2026-03-02T01:00:00.000Z. */
export const isoNow = (): string => {
  const now = Date.now();
  if (now !== millisecond) {
    millisecond = now;
    iso = new Date(now).toISOString();
  }
  return iso;
};

let second = 0;
let date = '';

/** As in the header `Date`. */
export const dateNow = (): string => {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    date = new Date(now * 1000).toUTCString();
  }
  return date;
};
