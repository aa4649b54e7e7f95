import readWorkbook from 'read-excel-file/universal';
import { mergesIn } from './merged.ts';
import { tooLarge, UnreadableFile, type Cell, type RawSheet } from './raw.ts';
import { checkExtent, eachSheet, mostUnpacked, unpackedBytes } from './workbook.ts';

/**
 * The time of a cell is a fraction of a day, and 17:00 is none that can be written in full: whoever counts it back is a thousandth of a second
 * beside it. Nobody means parts of a second.
 */
const settled = (cell: Cell): Cell => (cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000) : cell);

/** All sheets of a workbook, in its order. */
export const readXlsx = async (bytes: Buffer): Promise<RawSheet[]> => {
  try {
    if (unpackedBytes(bytes) > mostUnpacked) throw tooLarge();
    // Before the library makes a cell of every place.
    const merged = eachSheet(bytes, (sheet) => {
      checkExtent(sheet);
      return mergesIn(sheet);
    });
    // This entry of the library unpacks no more of a part than its archive says. Its types name the constructor (`typeof Date`) where a cell holds a Date.
    const sheets = await readWorkbook(new Blob([bytes as Buffer<ArrayBuffer>])) as unknown as { sheet: string; data: Cell[][] }[];
    return sheets.map(({ sheet, data }, index) => ({ name: sheet.trim(), rows: data.map((row) => row.map(settled)), merged: merged[index] ?? [] }));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    // A renamed web page, half a download: for the person at the desk the way out is the same.
    throw new UnreadableFile('unreadable_file', '.xlsx');
  }
};
