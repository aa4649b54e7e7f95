/** Lazy part: one ballot, counted and drawn. Fetched beside the figures. */
export { chartView } from './ballot-chart.ts';
export { countBallot } from './ballot-figures.ts';
export { ballotStyles as styles } from './ballot-results.styles.ts';
export { contest, faultsView, heading, ruleView, tiesView, turnout } from './ballot-summary.ts';
export { tableView } from './ballot-table.ts';
