/** Lazy part: what goes beyond the first page of a list: all of it, a sheet of codes to print, and what stands there when nobody is in it. */
export { sheetView } from './code-sheet.ts';
export { emptyRollView } from './empty-roll.ts';
export { sheetStyles as styles } from './sheet.styles.ts';
export { WholeList } from './whole-list.ts';
