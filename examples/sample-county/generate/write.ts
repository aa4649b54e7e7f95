import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import writeExcelFile from 'write-excel-file/node';

/** What stands in one cell. A `Day` object becomes a real date cell in a workbook. */
export type Cell = string | number | Day | undefined;
export interface Day { day: string }
export type Row = Record<string, Cell>;
export interface Sheet { name: string; headings: readonly string[]; widths?: readonly number[]; rows: readonly Row[] }
export type Encoding = 'gb18030' | 'utf8' | 'utf8-bom';

export const date = (day: string | undefined): Day | undefined => (day === undefined ? undefined : { day });
export const yesNo = (value: boolean): string => (value ? '是' : '否');
export const several = (values: readonly string[]): string | undefined => (values.length === 0 ? undefined : values.join('、'));

function assertKnown(sheet: Pick<Sheet, 'name' | 'headings' | 'rows'>) {
  for (const row of sheet.rows) {
    for (const heading of Object.keys(row)) {
      if (!sheet.headings.includes(heading)) throw new Error(`${sheet.name}: no column ${heading}`);
    }
  }
}

export async function writeWorkbook(folder: string, file: string, sheets: readonly Sheet[]): Promise<void> {
  sheets.forEach(assertKnown);
  const buffer = await writeExcelFile(sheets.map((sheet) => ({
    sheet: sheet.name,
    stickyRowsCount: 1,
    columns: sheet.headings.map((heading, index) => ({ width: sheet.widths?.[index] ?? Math.max(10, heading.length * 2 + 2) })),
    data: [
      sheet.headings.map((heading) => ({ value: heading, fontWeight: 'bold' as const, backgroundColor: '#E7EEF7' })),
      ...sheet.rows.map((row) => sheet.headings.map((heading) => {
        const cell = row[heading];
        if (cell === undefined || cell === '') return null;
        if (typeof cell !== 'object') return cell;
        return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
      })),
    ],
  })), { fontFamily: '宋体', fontSize: 11 }).toBuffer();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), withoutTimestamps(buffer));
}

/** A workbook is a zip, and the zip notes when each part was written. The only moving bytes of the file, set to 1 January 2026. */
function withoutTimestamps(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  const stamp = ((2026 - 1980) << 25 | 1 << 21 | 1 << 16) >>> 0;
  const end = fixed.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip');
  let entry = fixed.readUInt32LE(end + 16);
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left--) {
    if (fixed.readUInt32LE(entry) !== 0x02014b50) throw new Error('broken zip directory');
    fixed.writeUInt32LE(stamp, entry + 12);
    fixed.writeUInt32LE(stamp, fixed.readUInt32LE(entry + 42) + 10);
    entry += 46 + fixed.readUInt16LE(entry + 28) + fixed.readUInt16LE(entry + 30) + fixed.readUInt16LE(entry + 32);
  }
  return fixed;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function writeCsv(folder: string, file: string, sheet: Omit<Sheet, 'name' | 'widths'>, encoding: Encoding): void {
  assertKnown({ name: file, ...sheet });
  const written = (cell: Cell): string => {
    if (cell === undefined) return '';
    if (typeof cell !== 'object') return quoted(String(cell));
    // Excel saves dates to a Chinese CSV as 2026/3/5.
    return encoding === 'gb18030' ? cell.day.split('-').map(Number).join('/') : cell.day;
  };
  const lines = [sheet.headings.map(quoted), ...sheet.rows.map((row) => sheet.headings.map((heading) => written(row[heading])))];
  const text = lines.map((line) => `${line.join(',')}\r\n`).join('');
  mkdirSync(folder, { recursive: true });
  const bytes = encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(encoding === 'utf8-bom' ? `\uFEFF${text}` : text, 'utf8');
  if (encoding === 'gb18030' && iconv.decode(bytes, 'gb18030') !== text) throw new Error(`${file}: a character is not in GB18030`);
  writeFileSync(join(folder, file), bytes);
}
