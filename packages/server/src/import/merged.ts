import { columnIndex, isEmptyCell, type Cell, type Merge, type RawSheet } from './raw.ts';
import { attribute, tags } from './workbook.ts';

/**
 * Merged cells 合并单元格. A file keeps what is written in them in their first cell and leaves the others empty, while a person reads it in every row
 * that they reach over.
 */

/** What stands behind the cells of a sheet names those that are merged; the cells themselves are many times as long. */
export const mergesIn = (sheet: Buffer): Merge[] => {
  const rest = sheet.subarray(Math.max(0, sheet.lastIndexOf('sheetData'))).toString('utf8');
  return tags(rest, 'mergeCell').flatMap((tag) => {
    const [, left, top, right, bottom] = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(attribute(tag, 'ref')) ?? [];
    return left === undefined ? [] : [{ left: columnIndex(left), top: Number(top) - 1, right: columnIndex(right!), bottom: Number(bottom) - 1 }];
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
