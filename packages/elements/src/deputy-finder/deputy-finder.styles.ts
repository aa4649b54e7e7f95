import { css } from 'lit';
import { pressedStyles } from '../theme/chip.styles.ts';

/** The search box; what comes with the roll has styles of its own. */
export const finderStyles = css`
  .search label {
    display: block;
    margin-bottom: 0.25em;
    font-weight: 600;
  }
  .search + .notice {
    margin-top: 1em;
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
  ${pressedStyles}
`;
