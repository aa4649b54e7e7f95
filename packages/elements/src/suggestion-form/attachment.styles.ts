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
`;
