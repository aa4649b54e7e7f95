import { css } from 'lit';

/** The list of files; it comes with what draws it. */
export const attachmentStyles = css`
  .files {
    margin: 0.5em 0 0.75em;
    border-bottom: 1px solid var(--c-line);
    list-style: none;
  }
  .file {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    padding: 0.5em 0;
    border-top: 1px solid var(--c-line);
  }
  .file > * {
    grid-column: 2;
    min-width: 0;
  }
  .file > .thumbnail {
    grid-column: 1;
    grid-row: 1 / 4;
    align-self: start;
    max-width: 4.5em;
    max-height: 4.5em;
    margin: 0.25em 0.75em 0.25em 0;
    border: 1px solid var(--c-line);
  }
  .file > .actions {
    grid-column: 3;
    grid-row: 1 / 4;
    justify-content: flex-end;
    margin-left: 1em;
  }
  .frame[data-width='narrow'] .file > .actions {
    grid-column: 2;
    grid-row: auto;
    justify-content: flex-start;
    margin-left: 0;
  }
  .frame[data-width='narrow'] .file > .actions > .plain:first-child {
    margin-left: -0.5em;
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
`;
