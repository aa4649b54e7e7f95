/** Lazy part: 今天谁接待, station by station. Asked for with that question. */
export { todayStyles as styles } from './today.styles.ts';
export { TodayBoard } from './today-board.ts';
