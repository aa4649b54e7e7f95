/** Reads the sample county's spreadsheets the plain way, so that the test does not lean on the importer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readWorkbook from 'read-excel-file/node';

export type Value = string | number | undefined;
export type Record_ = Record<string, Value>;
export const folder = fileURLToPath(new URL('../../examples/sample-county/', import.meta.url));

/** A workbook as an importer meets it: date cells as calendar days, empty cells absent. */
export async function workbook(file: string): Promise<Record<string, Record_[]>> {
  const sheets = await readWorkbook(join(folder, file));
  return Object.fromEntries(sheets.map(({ sheet, data: [headings, ...rows] }) => [sheet, rows.map((row) => Object.fromEntries(
    headings!.map((heading, index): [string, Value] => {
      const cell = row[index];
      return [String(heading), cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? undefined : (cell as string | number)];
    })))]));
}
export const csv = (file: string, encoding: string): Record_[] =>
  parse(iconv.decode(readFileSync(join(folder, file)), encoding), { columns: true, bom: true, cast: (value) => (value === '' ? undefined : value) });
