import { createHash } from 'node:crypto';
import { keyedHash } from '../policies/seal.ts';

/**
 * A dump is one text, a line of JSON for each thing, gzip around it. It reads from the front to the end with nothing looked up
 * in between, so neither side ever holds more than a piece of it:
 *
 * - the head (an object): what wrote it, when, up to which migration, and with which key contact details are encrypted;
 * - for each table, in the order in which they can be filled: its columns, its rows (arrays of text or null, in the order of the
 *   primary key), its number of rows and their checksum;
 * - the counters behind the tables' own numbers;
 * - for each attachment: its name and media type, its bytes in base64 (strings), its length and checksum;
 * - the end: how much of everything, and the checksum of all that stands before.
 *
 * The same data gives the same lines on both engines, but for the head and the end.
 */
export const format = 1;

export interface Head {
  readonly dump: 'congress-kit';
  readonly format: number;
  readonly version: string;
  readonly takenAt: string;
  readonly engine: string;
  readonly migrations: readonly string[];
  readonly key: string;
  /** False: attachments were left where they were. */
  readonly files: boolean;
}

export interface TableHead { readonly table: string; readonly columns: readonly string[] }
export interface TableEnd { readonly rows: number; readonly sha256: string }
export interface SequenceLine { readonly sequence: string; readonly column: string; readonly last: string; readonly called: boolean }
export interface FileHead { readonly file: string; readonly mediaType: string }
/** `missing`: the row was there and the file was not. */
export interface FileEnd { readonly bytes: number; readonly sha256: string; readonly missing?: boolean }
export interface End { readonly end: true; readonly tables: number; readonly rows: number; readonly files: number; readonly sha256: string }

export type Line = Head | TableHead | TableEnd | SequenceLine | FileHead | FileEnd | End | readonly (string | null)[] | string;

/** Tells two keys apart and gives neither away. */
export const keyMark = (key: Buffer): string => keyedHash(key, 'dump mark').slice(0, 16);

/** Lines that pass, added up. */
export class Checksum {
  readonly #hash = createHash('sha256');
  add(text: string | Buffer): void {
    this.#hash.update(text);
  }
  /** So far; more may come. */
  get value(): string {
    return this.#hash.copy().digest('hex');
  }
}
