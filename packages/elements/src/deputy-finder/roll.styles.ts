import { css } from 'lit';
import { chipStyles } from '../theme/chip.styles.ts';

/** Help, filters, the list. */
export const rollStyles = css`
  .help {
    margin-top: 1em;
  }
  .help > p + p {
    margin-top: 0.75em;
  }
  .help ul {
    max-width: var(--c-measure);
    margin-top: 0.25em;
  }
  .help li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-height: var(--c-target);
    padding: 0.125em 0;
  }
  /* A name of any length stays in its line. */
  .help li > * {
    min-width: 0;
    overflow-wrap: anywhere;
    overflow-x: clip;
  }
  /* Buttons that read as what they lead to. */
  .example,
  .row .name {
    margin: 0 0.5em 0 0;
    padding: 0;
    border: 0;
    background: transparent;
    color: var(--c-accent);
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .example {
    min-height: var(--c-target);
    padding: 0.25em 0;
  }
  .example,
  .row:hover .name {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  /* A short example is not broken to make room for its long explanation, which goes under it where there is none. */
  .help li > .example {
    flex: none;
    max-width: 100%;
  }
  .help li > .example + span {
    flex: 1 1 9em;
  }
  .example:hover {
    color: var(--c-accent-strong);
    text-decoration-thickness: 2px;
  }

  summary {
    display: inline-flex;
    align-items: center;
    min-height: var(--c-target);
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .icon,
  .row > .icon {
    width: 0.875em;
    height: 0.875em;
  }
  summary .icon {
    margin-right: 0.5em;
    transition: transform 120ms;
  }
  details[open] > summary .icon {
    transform: rotate(90deg);
  }
  .browse {
    margin-top: 1em;
  }
  .steps {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    grid-gap: 1em;
    margin-top: 0.25em;
  }
  .frame[data-width='medium'] .steps {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .frame[data-width='narrow'] .steps {
    grid-template-columns: minmax(0, 1fr);
  }
  .steps .field {
    margin: 0;
  }
  .steps .field > label {
    color: var(--c-muted);
    font-size: 0.9375em;
    font-weight: 400;
  }

  .browse + .browse {
    margin-top: 0.5em;
  }
  .frame[data-elder] .more-filters:not(.chosen) {
    display: none;
  }

  .levels {
    display: flex;
    flex-wrap: wrap;
    margin: 1em 0 -0.25em -0.25em;
  }
  ${chipStyles}
  .chip .count {
    margin-left: 0.25em;
    color: var(--c-muted);
  }
  .chip[aria-pressed='true'] .count {
    color: inherit;
  }

  .results {
    margin-top: 1.5em;
  }
  /* The list holds its place itself, in browsers that do not as well. */
  .whole {
    margin: 0;
  }
  .whole,
  .space {
    overflow-anchor: none;
  }
  .list {
    margin: 0.75em 0 1.25em;
    border-bottom: 1px solid var(--c-line);
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) auto;
    grid-gap: 0 1.5em;
    align-items: center;
    max-width: none;
    padding: 0.75em 0;
    border-top: 1px solid var(--c-line);
  }
  .frame[data-width='narrow'] .row {
    grid-template-columns: minmax(0, 1fr) auto;
    grid-column-gap: 0.75em;
  }
  .row > .icon {
    color: var(--c-muted);
  }
  .frame[data-width='narrow'] .row > .icon {
    grid-row: 1 / 3;
    grid-column: 2;
  }
  .row .name {
    max-width: calc(100% - 0.5em);
    font-size: 1.125em;
    font-weight: 600;
  }
  /* The whole row is the target of its name. */
  .row .name::after {
    content: '';
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
  }
  .row .name:focus {
    outline: none;
  }
  .row .name:focus::after {
    outline: 3px solid var(--c-focus);
    outline-offset: -3px;
  }
  .row .name:focus:not(:focus-visible)::after {
    outline: none;
  }
  .row:hover > .icon {
    color: var(--c-accent);
  }
  .list,
  h4,
  summary,
  footer:not(:focus-within) {
    overflow-x: clip;
  }
  .row .where {
    font-size: 0.9375em;
  }
  .row .post,
  .row .where > span {
    display: block;
  }
  .row .rest {
    display: inline-block;
  }
  .level {
    display: inline-block;
    margin: 0.125em 0.375em 0.125em 0;
    padding: 0 0.5em;
    border-radius: var(--c-radius);
    background: var(--c-idle-soft);
    color: var(--c-idle);
    font-size: 0.875em;
    line-height: 1.7;
    white-space: nowrap;
  }
  mark {
    border-radius: 0.125em;
    background: var(--c-accent-soft);
    color: var(--c-accent-strong);
    font-weight: 600;
  }
  .results .actions > .muted {
    margin-left: 0.75em;
  }

  .tips {
    padding-left: 1.25em;
  }
  .tips li {
    padding: 0.125em 0;
    list-style: disc;
  }
  .stations {
    margin-top: 2em;
  }
  .stations .field {
    margin: 1em 0;
  }
  footer {
    margin-top: 1.5em;
  }
`;
