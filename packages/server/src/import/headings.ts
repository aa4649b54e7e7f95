import type { Columns } from './columns.ts';
import { cellText, type Cell, type RawSheet } from './raw.ts';

/** Where the headings of a sheet stand, and what they are. */

/** A heading without what people put around it: blanks, width, a mark for “required”, a unit in brackets. */
export const bare = (heading: string): string => heading.normalize('NFKC').replace(/\(.*?\)|[\s*:?]/g, '').toLowerCase();

/** All that a column may be called, bare. */
export const wordings = (column: Columns[string]): string[] => [column.heading, ...column.also].map(bare);

/** Below a title, a line of who fills it in and when, and a row of groups. */
const lookedThrough = 8;

/**
 * The headings stand in row 1, or below a title: the first of the first rows with the most known ones. Where they are in two rows (任期 over
 * 起始日期 and 终止日期, and 姓名 as high as both), each stands in one of the two.
 * @param known bare wordings
 * @returns the last row of the headings, counted from 0
 */
export const headingsOf = ({ rows }: RawSheet, known: readonly string[]): { row: number; headings: string[] } => {
  const isKnown = (cell: Cell | undefined): boolean => typeof cell === 'string' && known.includes(bare(cell));
  const knownIn = (row: readonly Cell[] | undefined): number => (row ?? []).filter(isKnown).length;
  const scores = rows.slice(0, lookedThrough).map(knownIn);
  const best = Math.max(0, scores.indexOf(Math.max(0, ...scores)));
  const head = rows[best] ?? [];
  const adds = (other: readonly Cell[] | undefined): boolean => (other ?? []).some((cell, column) => isKnown(cell) && !isKnown(head[column]) && !head.some((one) => isKnown(one) && bare(one as string) === bare(cell as string)));
  const [above, below] = [rows[best - 1], rows[best + 1]];
  const other = adds(below) ? below! : adds(above) ? above! : [];
  const width = Math.max(head.length, other.length);
  const headings = Array.from({ length: width }, (_, column) => cellText((isKnown(other[column]) && !isKnown(head[column]) ? other[column] : head[column]) ?? null));
  return { row: other === below && other.length > 0 ? best + 1 : best, headings };
};
