import { unzipSync } from 'fflate';
import { isEmptyCell, type Cell, type Merge, type RawSheet } from './raw.ts';

/**
 * Merged cells 合并单元格. A file keeps what is written in them in their first cell and leaves the others empty, while a person reads it in every row
 * that they reach over.
 */

const partsOf = (bytes: Uint8Array, isWanted: (name: string) => boolean): Record<string, Uint8Array> => unzipSync(bytes, { filter: ({ name }) => isWanted(name) });
const attribute = (tag: string, name: string): string => new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const tags = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** What stands behind the cells of a sheet names those that are merged; the cells themselves are many times as long. */
const mergesIn = (sheet: Uint8Array): Merge[] => {
  const bytes = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength);
  const rest = bytes.subarray(Math.max(0, bytes.lastIndexOf('sheetData'))).toString('utf8');
  return tags(rest, 'mergeCell').flatMap((tag) => {
    const [, left, top, right, bottom] = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(attribute(tag, 'ref')) ?? [];
    return left === undefined ? [] : [{ left: columnOf(left), top: Number(top) - 1, right: columnOf(right!), bottom: Number(bottom) - 1 }];
  });
};

/** Of every sheet of a workbook, in its order. */
export const readMerges = (bytes: Uint8Array): Merge[][] => {
  const text = (name: string): string => Buffer.from(partsOf(bytes, (one) => one === name)[name] ?? []).toString('utf8');
  const files = new Map(tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  return tags(text('xl/workbook.xml'), 'sheet').map((tag) => {
    const target = files.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
    const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    // One at a time: a large one is let go before the next is unpacked.
    const part = partsOf(bytes, (one) => one === name)[name];
    return part ? mergesIn(part) : [];
  });
};

export interface Filled {
  readonly rows: RawSheet['rows'];
  /** Which merged cells reach over several rows, and which over several columns, by the column they begin in. */
  readonly down: ReadonlyMap<number, ReadonlySet<Merge>>;
  readonly across: readonly Merge[];
}

/**
 * The rows below the headings as a person reads them: what stands in a merged cell is true of every row it reaches over. A row in which nothing else
 * stands is none. Of several columns it is true of the first.
 * @param head the last row of the headings
 */
export const filledDown = ({ rows, merged = [] }: RawSheet, head: number): Filled => {
  const inTable = merged.filter(({ top, left, bottom }) => top > head && bottom < rows.length && !isEmptyCell(rows[top]?.[left]));
  const over = new Map<number, Merge[]>();
  for (const one of inTable) for (let row = one.top + 1; row <= one.bottom; row += 1) over.set(row, [...over.get(row) ?? [], one]);
  const changed = new Map<number, Cell[]>();
  const down = new Map<number, Set<Merge>>();
  for (const [row, merges] of over) {
    const isCovered = (column: number): boolean => merges.some(({ left, right }) => column >= left && column <= right);
    if ((rows[row] ?? []).every((cell, column) => isEmptyCell(cell) || isCovered(column))) continue;
    const cells = [...rows[row]!];
    for (const one of merges) {
      while (cells.length <= one.left) cells.push(null);
      cells[one.left] = rows[one.top]![one.left]!;
      down.set(one.left, (down.get(one.left) ?? new Set()).add(one));
    }
    changed.set(row, cells);
  }
  return { rows: changed.size === 0 ? rows : rows.map((cells, row) => changed.get(row) ?? cells), down, across: inTable.filter(({ left, right }) => right > left) };
};
