import { css, type CSSResult } from 'lit';
import { cardStyles } from './deputy-card.styles.ts';
import { rollStyles } from './roll.styles.ts';

/** Stations stand in lists and on cards, levels too: both parts wear the same, once. */
export const shownStyles: CSSResult = css`${rollStyles}${cardStyles}`;
