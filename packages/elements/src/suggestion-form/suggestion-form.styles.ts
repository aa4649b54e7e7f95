import { css } from 'lit';

/** The form's own rhythm; its fields come from `fields.styles.ts`. */
export const suggestionFormStyles = css`
  .lead {
    margin-top: 0.5em;
    color: var(--c-muted);
  }
  .to {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-top: 1em;
    font-weight: 600;
  }
  .to > p {
    margin-right: 1em;
  }
  .about {
    margin: 1.25em 0 2em;
    padding: 1em 1.25em;
    border-radius: var(--c-radius);
    background: var(--c-raised);
    max-width: var(--c-measure);
  }
  .about h3 {
    font-size: 1em;
  }
  .about p {
    margin-top: 0.25em;
    font-size: 0.9375em;
  }
  .part {
    margin: 0 0 1em;
  }
  .part > legend {
    display: block;
    width: 100%;
    padding: 1.25em 0 1em;
    border-top: 1px solid var(--c-line);
  }
  .part > legend h3 {
    font-size: 1.1875em;
  }
  .summary,
  .failed {
    margin-bottom: 2em;
    max-width: var(--c-measure);
  }
  .failed p + p {
    margin-top: 0.25em;
  }
  .failed:focus {
    outline: 3px solid var(--c-focus);
    outline-offset: 2px;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr;
    max-width: var(--c-measure);
  }
  .frame[data-width='wide'] .pair {
    grid-template-columns: 1fr 1fr;
    grid-gap: 0 1.5em;
  }
  .files {
    margin: 0.5em 0 0.75em;
    border-bottom: 1px solid var(--c-line);
    list-style: none;
  }
  .file {
    display: grid;
    grid-template-columns: 1fr auto;
    grid-gap: 0 1em;
    align-items: center;
    padding: 0.5em 0;
    border-top: 1px solid var(--c-line);
  }
  .file > * {
    grid-column: 1;
    min-width: 0;
  }
  .file > .actions {
    grid-column: 2;
    grid-row: 1 / 4;
    justify-content: flex-end;
  }
  .frame[data-width='narrow'] .file > .actions {
    grid-column: 1;
    grid-row: auto;
    justify-content: flex-start;
    margin-left: -1em;
  }
  .file-name {
    overflow-wrap: anywhere;
  }
  .file-facts,
  .file-state {
    color: var(--c-muted);
    font-size: 0.9375em;
  }
  .file-state {
    display: flex;
    align-items: baseline;
  }
  .file-state .icon {
    flex: none;
    align-self: flex-start;
    margin: 0.35em 0.375em 0 0;
  }
  .file-state.good {
    color: var(--c-good);
  }
  .file-state.bad {
    color: var(--c-bad);
    font-weight: 600;
  }
  .file-state progress {
    width: 8em;
    max-width: 50%;
    height: 0.5em;
    margin-right: 0.75em;
    border: 0;
    border-radius: var(--c-radius);
    background: var(--c-idle-soft);
    -webkit-appearance: none;
    appearance: none;
  }
  .file-state progress::-webkit-progress-bar {
    border-radius: var(--c-radius);
    background: var(--c-idle-soft);
  }
  .file-state progress::-webkit-progress-value {
    border-radius: var(--c-radius);
    background: var(--c-accent);
  }
  .file-state progress::-moz-progress-bar {
    border-radius: var(--c-radius);
    background: var(--c-accent);
  }
  .drop.over {
    outline: 2px dashed var(--c-accent);
    outline-offset: 0.5em;
  }
  .sees {
    width: 100%;
    max-width: var(--c-measure);
    margin: 0 0 1.5em;
    border-collapse: collapse;
    color: inherit;
    font: inherit;
    font-size: 0.9375em;
  }
  .sees caption {
    padding-bottom: 0.25em;
    font-weight: 600;
    text-align: left;
  }
  .sees caption .muted {
    font-weight: 400;
  }
  .sees th,
  .sees td {
    padding: 0.375em 1em 0.375em 0;
    border-top: 1px solid var(--c-line);
    font-weight: 400;
    text-align: left;
    vertical-align: top;
  }
  .sees th {
    width: 8em;
    color: var(--c-muted);
  }
  .draft {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-top: 1.25em;
    color: var(--c-muted);
    font-size: 0.9375em;
  }
  .draft p {
    display: flex;
    align-items: center;
    margin-right: 0.75em;
  }
  .draft .icon {
    margin-right: 0.5em;
  }

  .receipt h2 {
    display: flex;
    align-items: center;
    color: var(--c-good);
  }
  .receipt h2 .icon {
    margin-right: 0.5em;
  }
  .slip {
    margin: 1.25em 0 1em;
    padding: 1.25em 1.5em;
    max-width: var(--c-measure);
    border: 1px solid var(--c-line-strong);
    border-top: 0.25em solid var(--c-accent);
    border-radius: 0 0 var(--c-radius) var(--c-radius);
  }
  .slip-head {
    margin-bottom: 0.75em;
    color: var(--c-muted);
    letter-spacing: 0.08em;
  }
  .slip dt {
    color: var(--c-muted);
    font-size: 0.9375em;
  }
  .code {
    margin-bottom: 0.75em;
    font-family: ui-monospace, Consolas, Menlo, monospace;
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.5;
    letter-spacing: 0.02em;
    word-break: break-word;
    user-select: all;
  }
  .slip .rows {
    margin-top: 0.25em;
    border-top: 1px dashed var(--c-line-strong);
  }
  .keep {
    margin-bottom: 1em;
    font-weight: 600;
  }
  .copied {
    color: var(--c-good);
    font-weight: 600;
  }
  .receipt h3 {
    margin: 2em 0 0.5em;
  }
  .next {
    margin-bottom: 1.5em;
    padding-left: 1.5em;
    list-style: decimal;
  }
  .next li {
    padding: 0.25em 0;
  }
`;
