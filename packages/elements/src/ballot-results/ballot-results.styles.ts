import { css } from 'lit';
import { pressedStyles } from '../theme/chip.styles.ts';

export const ballotStyles = css`
  header p {
    margin-top: 0.25em;
  }
  /* Facts on one line, told apart by a dot that does not stand alone at a line's start. */
  .apart {
    display: inline-block;
    max-width: 100%;
    margin-right: 0.75em;
  }
  .lead {
    margin-top: 1em;
    font-size: 1.125em;
  }
  .lead b {
    color: var(--c-accent);
    font-size: 1.5em;
    line-height: 1.2;
  }
  ul.facts {
    display: flex;
    flex-wrap: wrap;
    margin: 0.25em 0 0;
  }
  ul.facts li {
    margin: 0 1.5em 0 0;
  }
  article > .notice {
    margin-top: 1.25em;
  }
  .notice li {
    padding: 0.25em 0;
  }
  .faults .sum {
    color: var(--c-muted);
  }
  section > h3 {
    margin-bottom: 0.5em;
  }
  .basis {
    margin: 1.5em 0;
    padding: 1.25em 0;
    border-top: 1px solid var(--c-line);
    border-bottom: 1px solid var(--c-line);
  }
  .basis > section + section {
    margin-top: 1.25em;
  }
  .picker {
    margin-bottom: 1.5em;
  }
  .picker .field {
    margin: 0;
  }

  /* Five counts: side by side where there is room, one under the other where there is not. */
  .turnout {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    grid-gap: 1em;
  }
  .turnout li {
    position: relative;
  }
  .turnout .name {
    display: block;
    color: var(--c-muted);
    font-size: 0.9375em;
  }
  .turnout .count b {
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.3;
  }
  .turnout .unit {
    color: var(--c-muted);
  }
  .measure {
    width: 100%;
    height: 0.375em;
    margin: 0.125em 0 0.25em;
  }
  .turnout .lost {
    display: block;
    min-height: 1.5em;
    color: var(--c-muted);
    font-size: 0.875em;
  }
  .turnout .lost.wrong {
    display: flex;
    align-items: center;
    color: var(--c-bad);
    font-weight: 600;
  }
  .lost .icon {
    margin-right: 0.375em;
  }
  .frame[data-width='medium'] .turnout {
    grid-gap: 0.75em;
  }
  .frame[data-width='narrow'] .turnout {
    display: block;
  }
  .frame[data-width='narrow'] .turnout li {
    display: grid;
    grid-template-columns: 1fr auto;
    grid-column-gap: 0.75em;
    align-items: baseline;
    padding: 0.25em 0;
  }
  .frame[data-width='narrow'] .turnout .count b {
    font-size: 1.125em;
  }
  .frame[data-width='narrow'] .measure {
    grid-column: 1 / 3;
  }
  .frame[data-width='narrow'] .turnout .lost {
    grid-column: 1 / 3;
    min-height: 0;
  }

  .track {
    fill: var(--c-raised);
  }
  .fill {
    fill: var(--c-accent);
  }
  .turnout .fill {
    fill: var(--c-muted);
  }
  .no .fill {
    fill: var(--c-no);
  }
  .abstain .fill {
    fill: var(--c-abstain);
  }
  .threshold {
    stroke: currentColor;
    stroke-width: 2;
    stroke-dasharray: 4 2;
  }

  .edge {
    stroke: var(--c-sheet);
    stroke-width: 5;
  }

  .group {
    margin-top: 2em;
  }
  .group > h3 {
    padding-bottom: 0.5em;
    border-bottom: 2px solid var(--c-line-strong);
  }
  .group.elected > h3 {
    border-bottom-color: var(--c-done);
  }
  li.candidate {
    max-width: none;
    padding: 0.875em 0;
    border-bottom: 1px solid var(--c-line);
  }
  .candidate:not(:focus-within),
  tbody th:not(:focus-within),
  td:not(:focus-within),
  footer:not(:focus-within) {
    overflow-x: clip;
  }
  .candidate h4 {
    position: relative;
    font-size: 1.0625em;
    line-height: 1.5;
  }
  .candidate .rank {
    position: absolute;
    right: 100%;
    margin-right: 0.5em;
    color: var(--c-muted);
    font-weight: 400;
  }
  .about {
    padding-left: 2.125em;
  }
  .outcome .badge,
  td .badge,
  .reason {
    margin-right: 0.5em;
  }
  .reason,
  tbody th {
    overflow-wrap: anywhere;
  }
  .group.not .fill {
    opacity: 0.75;
  }
  /* Votes that the page's own table has no column for: none told is not none cast. */
  .group:not([data-no]) .no,
  .group:not([data-abstain]) .abstain {
    display: none;
  }
  .group.not h4 {
    font-weight: 400;
  }
  /* The whole block opens the project's text; the word with the arrow says so. */
  summary {
    display: block;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .more {
    display: inline-flex;
    align-items: center;
    color: var(--c-accent);
  }
  .more .icon {
    width: 0.8em;
    height: 0.8em;
    margin-left: 0.375em;
    transition: transform 120ms;
  }
  details[open] .more .icon {
    transform: rotate(180deg);
  }
  summary:hover h4 {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .about .rows {
    padding: 0.25em 0 0.5em;
    font-size: 0.9375em;
  }
  .bars {
    margin-top: 0.5em;
  }
  .row {
    display: grid;
    grid-template-columns: 2.5em minmax(0, 1fr) 4em;
    grid-column-gap: 0.5em;
    align-items: center;
    line-height: 1.5;
  }
  .frame:not([lang|='zh']) .row {
    grid-template-columns: 4em minmax(0, 1fr) 3em;
  }
  .row .name {
    font-size: 0.875em;
    color: var(--c-muted);
  }
  .row .value {
    text-align: right;
    white-space: nowrap;
  }
  .row svg {
    width: 100%;
    height: 0.5em;
    overflow: visible;
  }
  .row.yes svg {
    height: 1.125em;
  }
  .row.yes .name {
    color: inherit;
  }
  .row.yes .value {
    font-weight: 600;
  }
  .axis {
    margin-top: 0.5em;
  }
  .axis .row svg {
    height: 1.75em;
  }
  .axis .note {
    display: flex;
    align-items: center;
    font-size: 0.875em;
  }
  .axis .note svg {
    flex: none;
    width: 0.75em;
    height: 1.25em;
    margin-right: 0.375em;
  }
  .axis text {
    fill: currentColor;
    font-size: 0.875em;
  }
  .unmarked {
    padding-left: 3.25em;
  }
  /* Large type leaves no room for a bar between its name and its votes: it has a line of its own. */
  .frame[data-elder][data-width='narrow'] .row {
    grid-template-columns: 1fr auto;
  }
  .frame[data-elder][data-width='narrow'] .row svg {
    grid-row: 2;
    grid-column: 1 / 3;
  }
  .frame[data-width='wide'] .candidate,
  .frame[data-width='wide'] .axis {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    grid-column-gap: 2em;
  }
  .frame[data-width='wide'] .axis .row {
    grid-column: 2;
  }
  .frame[data-width='wide'] .axis .row,
  .frame[data-width='wide'] .bars {
    margin-top: 0;
  }

  footer {
    margin-top: 1.5em;
  }
  /* Colours of ours would be left as they are: a bar that is light where the page is dark shows what is missing, not what was cast. */
  @media (forced-colors: active) {
    .track {
      fill: Canvas;
      stroke: GrayText;
    }
    .track + .fill {
      fill: CanvasText;
    }
    .edge {
      stroke: Canvas;
    }
  }
  @media print {
    .more {
      display: none;
    }
    .candidate,
    tr {
      break-inside: avoid;
    }
    svg {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
  ${pressedStyles}
`;
