/** Why a dump is not taken or not put back. The words are the terminal's; the code says which. */
export type DumpFault =
  /** The file is something else. */
  | 'not_a_dump'
  /** Written by a later version than this one can read: its format, or a table it knows and this one does not. */
  | 'newer'
  /** A piece is not what its checksum or its count says. */
  | 'damaged'
  /** The end is missing. */
  | 'cut_off'
  /** The place holds data already. */
  | 'not_empty'
  /** An older dump needs a place without any tables: it is brought up to date on the way. */
  | 'needs_new_place'
  /** Its contact details were encrypted with another key than the one here. */
  | 'other_key'
  /** There is no key here at all. */
  | 'no_key'
  /** The disk would be full before the end. */
  | 'no_room';

export class DumpRefused extends Error {
  override readonly name = 'DumpRefused';
  readonly fault: DumpFault;
  /** What it is about: a table, a file, a version. */
  readonly about: string;
  constructor(fault: DumpFault, about = '') {
    super(`${fault}${about && ` (${about})`}`);
    this.fault = fault;
    this.about = about;
  }
}
