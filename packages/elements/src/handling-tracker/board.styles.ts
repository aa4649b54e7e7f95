import { css } from 'lit';

/** Lines with a number and a bar below each; units as a table that becomes cards where there is no room. */
export const boardStyles = css`
  tbody th:not(:focus-within) {
    overflow-x: clip;
  }
  .board {
    margin-top: 1em;
  }
  .board .switch {
    margin: 0.75em 0;
  }
  .switch + .notice {
    margin-top: 0.75em;
  }
  .board section {
    margin-top: 1.75em;
  }
  .board h3 {
    margin-bottom: 0.5em;
  }
  .frame[data-width='wide'] .board-columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    grid-column-gap: 2.5em;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    max-width: none;
    padding: 0.25em 0;
  }
  .line-name {
    display: flex;
    align-items: center;
    flex: 1 1 0;
    min-width: 7em;
    margin-right: 1em;
  }
  .line-name .icon {
    margin-right: 0.5em;
    color: var(--tone);
  }
  .count-of {
    margin: 0;
    padding: 0.25em 0.5em;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: right;
  }
  button.count-of {
    min-width: var(--c-target);
    min-height: var(--c-target);
    border-radius: var(--c-radius);
    color: var(--c-accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  button.count-of:hover {
    background: var(--c-accent-soft);
    color: var(--c-accent-strong);
  }
  .bar-of {
    flex: 0 0 100%;
    height: 0.375em;
    color: var(--tone);
    background: var(--c-idle-soft);
  }
  .frame[dir='rtl'] .bar-of {
    transform: scaleX(-1);
  }
  .rates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    grid-gap: 1em 2em;
  }
  .percent {
    color: var(--c-muted);
  }
  .units {
    width: 100%;
    margin-top: 1em;
    border-collapse: collapse;
  }
  .units th,
  .units td {
    padding: 0.25em 0.5em 0.25em 0;
    border-bottom: 1px solid var(--c-line);
    font-weight: 400;
    text-align: right;
  }
  .units th:first-child {
    text-align: left;
    overflow-wrap: anywhere;
  }
  .units thead th {
    color: var(--c-muted);
    font-size: 0.875em;
  }
  .frame[data-width='narrow'] .units thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip: rect(0 0 0 0);
  }
  .frame[data-width='narrow'] .units tr,
  .frame[data-width='narrow'] .units th,
  .frame[data-width='narrow'] .units td {
    display: block;
  }
  .frame[data-width='narrow'] .units tr {
    padding: 0.5em 0;
    border-bottom: 1px solid var(--c-line);
  }
  .frame[data-width='narrow'] .units th,
  .frame[data-width='narrow'] .units td {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding: 0;
    border: 0;
  }
  .frame[data-width='narrow'] .units th {
    font-weight: 600;
  }
  .frame[data-width='narrow'] .units td::before {
    content: attr(data-label);
    color: var(--c-muted);
  }
  .more-filters .field {
    max-width: 24em;
    margin-bottom: 0.75em;
  }
  .more-filters {
    margin: 0 0 1.25em;
    padding: 0.75em 0 0;
  }
  .narrowed {
    align-items: center;
    max-width: none;
  }
  .narrowed > .small {
    margin-left: 0.25em;
  }
  .narrowed .chip {
    display: flex;
    align-items: center;
  }
  .narrowed .icon {
    width: 0.75em;
    height: 0.75em;
    margin-left: 0.375em;
  }
`;
