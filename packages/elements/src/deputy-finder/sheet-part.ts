/** Lazy part: what goes beyond the first page of a list: all of it, and a sheet of codes to print. */
export { sheetView } from './code-sheet.ts';
export { sheetStyles as styles } from './sheet.styles.ts';
export { WholeList } from './whole-list.ts';
