import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from './seal.ts';

/**
 * A ticket lets its bearer fetch one file for an hour. A link cannot send a header, and the receipt's secret must not stand
 * in an address; a ticket may, because it opens nothing else and soon nothing at all.
 */
const hours = 1;

const sign = (key: Buffer, id: string, until: string): string => keyedHash(key, 'attachment ticket', id, until);

export const ticketFor = (key: Buffer, id: string, now: Date): string => {
  const until = Math.ceil(now.getTime() / 1000 + hours * 3600).toString(36);
  return `${until}.${sign(key, id, until)}`;
};

export const isGoodTicket = (key: Buffer, id: string, ticket: string | undefined, now: Date): boolean => {
  const [until = '', given = ''] = (ticket ?? '').split('.');
  const wanted = Buffer.from(sign(key, id, until));
  const told = Buffer.from(given);
  return told.length === wanted.length && timingSafeEqual(told, wanted) && parseInt(until, 36) * 1000 > now.getTime();
};
