import { css } from 'lit';

/** Alone in a page's own form: the space around it is the page's. */
export const fieldElementStyles = css`
  .own > .field {
    margin: 0;
  }
  /* It rests: nothing invites to be pressed. */
  .own:disabled label,
  .own:disabled .button,
  .own:disabled .control {
    color: var(--c-muted);
    cursor: not-allowed;
  }
  .own:disabled .control {
    background: var(--c-idle-soft);
    border: 1px dashed var(--c-line-strong);
  }
`;
