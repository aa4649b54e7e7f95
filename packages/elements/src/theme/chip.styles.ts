import { css } from 'lit';

/** What is pressed, where a person has colours of their own: soft grounds and shadows are not drawn there. For chips and switches. */
export const pressedStyles = css`
  @media (forced-colors: active) {
    .frame [aria-pressed='true'][type] {
      background: Highlight;
      color: HighlightText;
      box-shadow: none;
      outline-color: CanvasText;
      forced-color-adjust: none;
    }
  }
`;

/** A choice of one among several, as a pressed button; finder and tracker filter by them. */
export const chipStyles = css`
  .chip {
    min-height: var(--c-target);
    margin: 0.25em;
    padding: 0.25em 0.875em;
    border: 1px solid var(--c-line-strong);
    border-radius: 1.375em;
    background: transparent;
    color: inherit;
    font: inherit;
    line-height: 1.3;
    cursor: pointer;
    -webkit-appearance: none;
    appearance: none;
    touch-action: manipulation;
  }
  .chip:hover {
    border-color: var(--c-accent);
    background: var(--c-raised);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--c-accent);
    background: var(--c-accent-soft);
    color: var(--c-accent-strong);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--c-accent);
  }
`;
