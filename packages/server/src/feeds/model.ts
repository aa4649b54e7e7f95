import { createHash } from 'node:crypto';

/** Records that have a page for people, which a feed leads to. */
export const linkedKinds = ['suggestion', 'case', 'ballot', 'project', 'disclosure', 'event', 'station', 'activity', 'consultation', 'solicitation', 'qa-session'] as const;
export type Linked = (typeof linkedKinds)[number];

/** What a feed says, whatever it is written in. Instants carry their offset, days are days in Asia/Shanghai. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  /** Who publishes it. */
  readonly author: string;
  /** Its address without the ending; absolute, or relative to the file. */
  readonly self: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly id: string;
  readonly title: string;
  /** When something in it last changed. */
  readonly updated: string;
  readonly published?: string | undefined;
  readonly link?: string | undefined;
  /** Plain. */
  readonly text: string;
  readonly category?: string | undefined;
}

export interface Calendar {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
}

export interface CalendarEvent {
  readonly uid: string;
  readonly summary: string;
  /** When this version of it was made. */
  readonly changed: string;
  /** A day (the whole of it) or an instant; `ends` is of the same kind, and of days the last one. */
  readonly starts: string;
  readonly ends?: string | undefined;
  readonly rrule?: string | undefined;
  /** Called off it stays: whoever had it in a calendar must hear of it. */
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly location?: string | undefined;
  readonly description?: string | undefined;
  readonly url?: string | undefined;
}

export const isDay = (at: string): boolean => at.length === 10;
/** A day as the instant it begins. */
export const instantOfDay = (at: string): string => (isDay(at) ? `${at}T00:00:00+08:00` : at);

/** Ours alone, for names of records (RFC 9562, version 5). */
const namespace = Buffer.from('6f1d9b7e3a544c0e8d21c0a4b5e7f913', 'hex');

/** The same record has the same id for ever, wherever it is served from. */
export const stableId = (...names: readonly string[]): string => {
  const hash = createHash('sha1').update(namespace).update(names.join('\n')).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
