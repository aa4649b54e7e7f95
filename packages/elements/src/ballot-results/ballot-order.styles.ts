import { css } from 'lit';

/** Orders and filters. */
export const orderStyles = css`
  .choices-row {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    grid-gap: 1em;
  }
  .frame[data-width='medium'] .choices-row {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .frame[data-width='narrow'] .choices-row {
    grid-template-columns: minmax(0, 1fr);
  }
  .choices-row .field {
    margin: 0;
  }
  .choices-row .field > label {
    color: var(--c-muted);
    font-size: 0.9375em;
    font-weight: 400;
  }
  .partly {
    margin-top: 1em;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    min-height: var(--c-target);
    margin: 0;
    padding: 0;
    border: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
  }
  .sort:hover span {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .sort .icon {
    flex: none;
    width: 0.75em;
    height: 0.75em;
    margin-left: 0.25em;
  }
  th[aria-sort] {
    color: var(--c-text);
    font-weight: 600;
  }
`;
