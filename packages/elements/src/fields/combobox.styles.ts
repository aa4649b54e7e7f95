import { css } from 'lit';

/** The list lies over what follows: nothing on the page moves when it opens. */
export const comboboxStyles = css`
  .combo {
    position: relative;
  }
  .combo > .control {
    padding-right: 3em;
  }
  .combo-open {
    position: absolute;
    top: 0;
    right: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    width: var(--c-target);
    height: 100%;
    max-height: var(--c-target);
    margin: 0;
    padding: 0;
    border: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
    -webkit-appearance: none;
    appearance: none;
  }
  .combo-list {
    position: absolute;
    z-index: 2;
    top: 100%;
    right: 0;
    left: 0;
    margin-top: 0.25em;
    border: 1px solid var(--c-line-strong);
    border-radius: var(--c-radius);
    background: var(--c-sheet);
    box-shadow: 0 0.25em 1em rgba(0, 0, 0, 0.18);
  }
  /* The list itself scrolls, not a box around it: keys move in a list, and whatever scrolls must be reached by keys. */
  .combo-list ul {
    max-height: 20em;
    overflow-y: auto;
  }
  .combo-list p {
    padding: 0.75em;
  }
  .combo-list li {
    min-height: var(--c-target);
    max-width: none;
    padding: 0.5em 0.75em;
    cursor: pointer;
  }
  .combo-list li + li {
    border-top: 1px solid var(--c-line);
  }
  .combo-list li:hover {
    background: var(--c-raised);
  }
  .combo-list li[aria-selected='true'] {
    background: var(--c-accent-soft);
    box-shadow: inset 0.25em 0 0 var(--c-accent);
  }
  @media (forced-colors: active) {
    .combo-list li[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
