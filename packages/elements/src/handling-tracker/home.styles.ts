import { css } from 'lit';
import { fieldStyles } from '../fields/fields.styles.ts';
import { chipStyles } from '../theme/chip.styles.ts';

/** The way in: the receipt's form and the public list. Fields are here and, once a receipt was found, in its forms; who reads a record sees none. */
export const homeStyles = css`
  ${fieldStyles}
  .bar {
    margin: 0 0 0.75em;
  }
  .failed {
    margin-bottom: 1.5em;
  }
  .failed:focus,
  .open:focus::after {
    outline: 3px solid var(--c-focus);
    outline-offset: 2px;
  }
  .intro {
    margin: 0.25em 0 1.25em;
  }
  /* The secret's is long: in a cell or a float, which are as wide as what is in them, it would be wider than a telephone. */
  .frame[data-width='narrow'] .lookup .control[size='36'] {
    width: 100%;
  }
  .lookup .field {
    margin-bottom: 1.25em;
  }
  .lookup .control,
  .groups {
    font-family: ui-monospace, Consolas, Menlo, monospace;
  }
  /* All 33 characters in sight on a telephone: they are compared with the paper one by one. */
  .groups {
    display: none;
    margin: -0.75em 0 1em;
    color: var(--c-muted);
  }
  .frame[data-width='narrow'] .groups {
    display: block;
  }
  .frame[data-width='narrow'] #receipt-secret {
    padding-left: 0.375em;
    padding-right: 0.375em;
    letter-spacing: -0.04em;
  }
  .listing {
    margin-top: 2.5em;
    padding-top: 1.75em;
    border-top: 1px solid var(--c-line);
  }
  .listing > .intro {
    margin-bottom: 1em;
  }
  .switch + .search,
  .search + .chips {
    margin-top: 1em;
  }
  #count {
    margin-bottom: 0.5em;
  }
  .search .field {
    margin-bottom: 0.75em;
    max-width: 24em;
  }
  .looking {
    position: relative;
  }
  .looking .icon {
    position: absolute;
    top: 50%;
    left: 0.875em;
    margin-top: -0.5625em;
    color: var(--c-muted);
    pointer-events: none;
  }
  .looking .control {
    padding-left: 2.5em;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    margin: 0 0 0.75em -0.25em;
  }
  ${chipStyles}
  .cases {
    border-top: 1px solid var(--c-line);
  }
  .cases[aria-busy] {
    opacity: 0.6;
  }
  .case {
    position: relative;
    max-width: none;
    padding: 0.875em 0;
    border-bottom: 1px solid var(--c-line);
  }
  .case:hover {
    background: var(--c-raised);
  }
  .case .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-top: 0.25em;
  }
  .case .state > * {
    margin: 0 0.75em 0.125em 0;
  }
  /* Two columns where there is room, so that the states stand below each other. */
  .frame[data-width='wide'] .case {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 21em;
    grid-column-gap: 2em;
    align-items: center;
  }
  .frame[data-width='wide'] .case h3,
  .frame[data-width='wide'] .case .facts {
    grid-column: 1;
  }
  .frame[data-width='wide'] .case .state {
    grid-area: 1 / 2 / 3;
    margin-top: 0;
  }
  .frame[data-width='wide'] .case .state > .badge:first-child {
    min-width: 5.5em;
  }
  .open {
    max-width: 100%;
    overflow-wrap: anywhere;
    padding: 0;
    border: 0;
    background: transparent;
    color: var(--c-accent);
    font: inherit;
    line-height: 1.5;
    text-align: left;
    text-decoration: underline;
    text-decoration-color: transparent;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .case:hover .open {
    color: var(--c-accent-strong);
    text-decoration-color: currentColor;
  }
  /* The whole row is the target. */
  .open::after {
    content: '';
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
  }
  .open:focus {
    outline: none;
  }
  .open:focus::after {
    outline-offset: -3px;
  }
  .open:focus:not(:focus-visible)::after {
    outline: none;
  }
  .more {
    margin-top: 1.25em;
  }
  .none .actions {
    margin-top: 0.5em;
  }
`;
