/** Lazy part: reads the table a page already has. */
export { readTable } from './author-table.ts';
