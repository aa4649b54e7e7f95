import { css } from 'lit';

/** Folds, following up, files. */
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
