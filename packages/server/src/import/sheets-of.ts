import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { UnreadableFile, type RawSheet } from './raw.ts';

/** A workbook is a ZIP archive, whatever its name says. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What the bytes of a spreadsheet hold, sheet by sheet. Throws `UnreadableFile`. */
export const sheetsOf = async (name: string, bytes: Buffer): Promise<RawSheet[]> => {
  if (isWorkbook(bytes)) return readXlsx(bytes);
  if (/\.(csv|tsv|txt)$/i.test(name)) return [readCsv(bytes)];
  // A workbook with a password lies in a container of the kind that .xls files are, whose directory names what is in it.
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new UnreadableFile('locked_file', '.xlsx');
  throw new UnreadableFile('unreadable_file', '.xlsx');
};
