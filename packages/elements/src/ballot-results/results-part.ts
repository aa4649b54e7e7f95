/** Lazy part: one ballot, counted and drawn. Fetched beside the figures. */
import { css, type CSSResult } from 'lit';
import { ballotStyles } from './ballot-results.styles.ts';
import { toolStyles } from './ballot-tools.styles.ts';

export { selectField } from '../fields/choice-fields.ts';
export { chartView } from './ballot-chart.ts';
export { countBallot } from './ballot-figures.ts';
export { contest, faultsView, heading, ruleView, tiesView, turnout } from './ballot-summary.ts';
export { addressView, compareButton, saveView, toolsView } from './ballot-tools.ts';
export { ballotWords } from './ballot-words.ts';
export { followView } from './follow-up.ts';
export { moreWords } from './more.words.ts';

export const styles: CSSResult = css`${ballotStyles}${toolStyles}`;
