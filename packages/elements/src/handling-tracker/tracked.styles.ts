import { css } from 'lit';
import { pressedStyles } from '../theme/chip.styles.ts';

/** What a row of the list and a record share. */
export const trackedStyles = css`
  .facts {
    display: flex;
    flex-wrap: wrap;
    max-width: none;
  }
  .facts > span {
    min-width: 0;
    overflow-wrap: anywhere;
    margin-right: 1.25em;
  }
  .tag {
    padding: 0 0.4375em;
    border: 1px solid currentColor;
    border-radius: var(--c-radius);
    color: var(--c-muted);
    line-height: 1.5;
    white-space: nowrap;
  }
  ${pressedStyles}
`;
