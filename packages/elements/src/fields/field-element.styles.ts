import { css } from 'lit';

/** Alone in a page's own form: the space around it is the page's. */
export const fieldElementStyles = css`
  .own > .field {
    margin: 0;
  }
  /* As in the theme's texts: full-width spaces would hang beyond the line. A label's box has its focus elsewhere. */
  .own label,
  .own legend,
  .own .hint:not(:focus-within),
  .own .error > span {
    overflow-x: clip;
  }
  /* A fault and a legend are as wide as their field, not as the longest word that a page puts there. */
  .own .error > span {
    min-width: 0;
  }
  .own legend {
    max-width: 100%;
    overflow-wrap: anywhere;
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
