/** A lazy part: the totals, and the filters that few ask for. */
export { Board } from './board.ts';
export { boardView } from './board-view.ts';
export { moreFilters, narrowedView } from './more-filters.ts';
export { boardStyles as styles } from './board.styles.ts';
