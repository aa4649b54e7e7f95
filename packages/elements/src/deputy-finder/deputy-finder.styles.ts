import { css } from 'lit';

/** Search, browsing and the list. */
export const finderStyles = css`
  .search label {
    display: block;
    margin-bottom: 0.25em;
    font-weight: 600;
  }
  .search .box {
    position: relative;
    max-width: var(--c-measure);
  }
  .search .control {
    min-height: max(3.25em, var(--c-target));
    padding: 0.5em 3em 0.5em 2.75em;
    border-radius: calc(var(--c-radius) * 1.5);
  }
  .search .control::-webkit-search-cancel-button,
  .search .control::-webkit-search-decoration {
    -webkit-appearance: none;
    appearance: none;
  }
  .search .box > .icon {
    position: absolute;
    top: 50%;
    left: 0.9375em;
    margin-top: -0.5625em;
    color: var(--c-muted);
    pointer-events: none;
  }
  .clear {
    position: absolute;
    top: 50%;
    right: 0.25em;
    display: flex;
    align-items: center;
    justify-content: center;
    width: var(--c-target);
    height: var(--c-target);
    margin: calc(var(--c-target) / -2) 0 0;
    padding: 0;
    border: 0;
    border-radius: var(--c-radius);
    background: transparent;
    color: var(--c-muted);
    font: inherit;
    cursor: pointer;
  }
  .clear:hover {
    color: var(--c-accent-strong);
  }
  .clear .icon {
    width: 0.875em;
    height: 0.875em;
  }

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
    align-items: center;
    min-height: var(--c-target);
  }
  .example {
    flex: none;
    min-height: var(--c-target);
    min-width: 5.5em;
    margin: 0 0.5em 0 0;
    padding: 0.25em 0;
    border: 0;
    background: transparent;
    color: var(--c-accent);
    font: inherit;
    text-align: left;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
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
  summary .icon {
    width: 0.875em;
    height: 0.875em;
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

  .levels {
    display: flex;
    flex-wrap: wrap;
    margin: 1em -0.25em -0.25em;
  }
  .chip {
    min-height: var(--c-target);
    margin: 0.25em;
    padding: 0.25em 0.875em;
    border: 1px solid var(--c-line-strong);
    border-radius: 2em;
    background: transparent;
    color: inherit;
    font: inherit;
    line-height: 1.3;
    cursor: pointer;
    -webkit-appearance: none;
    appearance: none;
  }
  .chip:hover {
    border-color: var(--c-accent);
  }
  .chip .count {
    margin-left: 0.25em;
    color: var(--c-muted);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--c-accent);
    background: var(--c-accent-soft);
    color: var(--c-accent-strong);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--c-accent);
  }
  .chip[aria-pressed='true'] .count {
    color: inherit;
  }

  .results {
    margin-top: 1.5em;
  }
  .results > h3:focus {
    outline: none;
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
    width: 0.875em;
    height: 0.875em;
    color: var(--c-muted);
  }
  .frame[data-width='narrow'] .row > .icon {
    grid-row: 1 / 3;
    grid-column: 2;
  }
  .row .name {
    min-height: 0;
    margin: 0 0.5em 0 0;
    padding: 0;
    border: 0;
    background: transparent;
    color: var(--c-accent);
    font: inherit;
    font-size: 1.125em;
    font-weight: 600;
    text-align: left;
    cursor: pointer;
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
  .row:hover .name {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .row .post {
    display: block;
  }
  .row .where {
    font-size: 0.9375em;
  }
  .row .where > span {
    display: block;
  }
  .row .rest {
    white-space: nowrap;
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
