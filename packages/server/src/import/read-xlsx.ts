import readWorkbook from 'read-excel-file/node';
import { UnreadableFile, type Cell, type RawSheet } from './raw.ts';

/** All sheets of a workbook, in its order. */
export const readXlsx = async (bytes: Buffer): Promise<RawSheet[]> => {
  try {
    // The library's types name the constructor (`typeof Date`) where a cell holds a Date.
    const sheets = await readWorkbook(bytes) as unknown as { sheet: string; data: Cell[][] }[];
    return sheets.map(({ sheet, data }) => ({ name: sheet.trim(), rows: data }));
  } catch {
    // An old .xls, a renamed web page, half a download: for the person at the desk the way out is the same.
    throw new UnreadableFile('unreadable_file', '.xlsx');
  }
};
