/**
 * Receipt number and receipt secret: the two things a resident keeps instead of an account.
 *
 * Both end in one check character of the same scheme: the values are the coefficients of a polynomial over the field
 * with 32 elements, and the check character brings its value at the generator to 0. It catches every single mistyped
 * character and every swap of two (neighbours or not, up to 30 places apart), and it is always a letter or a digit.
 * The usual schemes were passed over for a reason: ISO 7064 mod 37,36 misses some swaps, and Crockford's mod 37 checks with
 * `* ~ $ = U`, which nobody can read out over the telephone.
 */
import { RuleError } from './rule-error.ts';

/** Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of the secret without its check character: 26 × 5 = 130 bits. */
export const secretLength = 26;

/** One step of the check: times the generator of GF(32), whose polynomial is x⁵ + x² + 1. */
function timesGenerator(value: number): number {
  const doubled = value << 1;
  return doubled < 32 ? doubled : doubled ^ 0b100101;
}

function checkCharacter(values: readonly number[]): string {
  const check = values.reduce((sum, value) => timesGenerator(sum ^ value), 0);
  return alphabet.charAt(check);
}

/** Full-width to half-width, upper case, without blanks and the many dashes keyboards and printers know. */
function tidy(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s\u200B-\u200D\uFEFF]/g, '').replace(/[‐‑‒–—―−ー_·.]/g, '-');
}

/** I and L are read as 1, O as 0: nobody can tell them apart on paper. */
function untangle(text: string): string {
  return text.replace(/[IL]/g, '1').replace(/O/g, '0');
}

function valuesOf(text: string): number[] {
  return text.split('').map((character) => alphabet.indexOf(character));
}

/**
 * A secret from random bytes.
 * @param bytes at least 17 bytes from a cryptographic source, made by the caller
 * @returns 27 characters: 26 of Crockford's base 32 and the check character, ungrouped
 */
export function secretFromBytes(bytes: Uint8Array): string {
  if (bytes.length * 8 < secretLength * 5) {
    throw new RuleError('too_few_bytes', 'A receipt secret needs 17 random bytes', { bytes: bytes.length });
  }
  let bits = 0;
  let held = 0;
  let body = '';
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && body.length < secretLength) {
      bits -= 5;
      body += alphabet.charAt((held >> bits) & 31);
    }
  }
  return body + checkCharacter(valuesOf(body));
}

/** The secret as people read it: groups of four, `7K3M-9QXA-…-T4B`. */
export function formatSecret(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join('-');
}

export type SecretFault = 'empty' | 'wrong_length' | 'wrong_character' | 'wrong_check';
export type ParsedSecret = { ok: true; secret: string } | { ok: false; fault: SecretFault };

/**
 * Reads a secret as it was pasted or typed: any grouping, lower case, full-width, O for 0, I or L for 1.
 * @returns the 27 characters to hash, or what is wrong with it
 */
export function parseSecret(text: string): ParsedSecret {
  const secret = untangle(tidy(text).replace(/-/g, ''));
  if (secret === '') return { ok: false, fault: 'empty' };
  const values = valuesOf(secret);
  if (values.includes(-1)) return { ok: false, fault: 'wrong_character' };
  if (secret.length !== secretLength + 1) return { ok: false, fault: 'wrong_length' };
  const right = checkCharacter(values.slice(0, -1)) === secret.charAt(secretLength);
  return right ? { ok: true, secret } : { ok: false, fault: 'wrong_check' };
}

/**
 * `prefix` 2 to 8 letters of the congress, without I, L and O: beside the year they would be read as digits, and two
 * neighbours changed over would not be noticed. `year` 2000 to 2999, `sequence` 1 to 999,999,999 within the year.
 */
export type ReceiptNo = { prefix: string; year: number; sequence: number };
export type ReceiptNoFault = 'empty' | 'malformed' | 'wrong_check';
export type ParsedReceiptNo = ({ ok: true; receiptNo: string } & ReceiptNo) | { ok: false; fault: ReceiptNoFault };

/**
 * Digits count as themselves and letters from A = 6 to Z = 31. The only place that could be either, when the hyphens are
 * missing, is the first digit of the year, always a 2: no letter has that value, so a 2 read as a letter is noticed.
 */
function receiptCheck(prefix: string, digits: string): string {
  const letters = prefix.split('').map((letter) => letter.charCodeAt(0) - 59);
  return checkCharacter([...letters, ...digits.split('').map(Number)]);
}

/**
 * The receipt number, `QH-2026-000123-` and its check character.
 * @throws RuleError `not_a_receipt_no` for a prefix, year or sequence outside the format
 */
export function formatReceiptNo({ prefix, year, sequence }: ReceiptNo): string {
  const letters = prefix.toUpperCase();
  const fits = /^[A-HJKMNP-Z]{2,8}$/.test(letters) && Number.isInteger(year) && year >= 2000 && year <= 2999 &&
    Number.isInteger(sequence) && sequence >= 1 && sequence <= 999_999_999;
  if (!fits) {
    throw new RuleError('not_a_receipt_no', 'A receipt number has 2–8 letters (not I, L or O), a year and a sequence from 1', { year, sequence });
  }
  const number = String(sequence).padStart(6, '0');
  return `${letters}-${year}-${number}-${receiptCheck(letters, `${year}${number}`)}`;
}

/**
 * Reads a receipt number as it was typed: full-width, lower case, any dashes or none, O for 0 and I or L for 1 among the
 * digits.
 * @returns the number in its one written form and its parts, or what is wrong with it
 */
export function parseReceiptNo(text: string): ParsedReceiptNo {
  const tidied = tidy(text).replace(/-/g, '');
  if (tidied === '') return { ok: false, fault: 'empty' };
  // A year begins with 2, never with O, I or L, so the letters before it are all of the prefix.
  const match = /^([A-HJKMNP-Z]{2,8})(2[0-9OIL]{3})([0-9OIL]{6,9})([0-9A-Z])$/.exec(tidied);
  if (!match) return { ok: false, fault: 'malformed' };
  const [prefix, year, number, check] = [match[1] as string, ...match.slice(2).map(untangle)] as [string, string, string, string];
  // 0000123 would be a second way to write 000123.
  const sequence = Number(number);
  if (sequence < 1 || String(sequence).padStart(6, '0') !== number) return { ok: false, fault: 'malformed' };
  if (receiptCheck(prefix, year + number) !== check) return { ok: false, fault: 'wrong_check' };
  return { ok: true, receiptNo: formatReceiptNo({ prefix, year: Number(year), sequence }), prefix, year: Number(year), sequence };
}
