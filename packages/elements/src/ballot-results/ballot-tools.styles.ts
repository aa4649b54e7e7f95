import { css } from 'lit';

/** Sorting, filtering, following up, files. */
export const toolStyles = css`
  .tools {
    margin-top: 1em;
  }
  .tools > summary {
    display: inline-flex;
    align-items: center;
    min-height: var(--c-target);
    font-weight: 600;
  }
  .tools > summary .icon {
    width: 0.875em;
    height: 0.875em;
    margin-right: 0.5em;
    transition: transform 120ms;
  }
  .tools[open] > summary .icon {
    transform: rotate(90deg);
  }
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
  .follow {
    margin-top: 0.25em;
  }
  /* Opens like the project's text above it, so it looks like it: the word, then the arrow. */
  .follow .button {
    font-size: 0.875em;
    text-decoration: none;
  }
  .follow .button:hover {
    text-decoration: underline;
  }
  .follow .button .icon {
    order: 1;
    width: 0.8em;
    height: 0.8em;
    margin: 0 0 0 0.375em;
  }
  .save {
    align-items: center;
    margin-top: 2em;
  }
`;
