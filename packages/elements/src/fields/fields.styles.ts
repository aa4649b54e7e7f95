import { css } from 'lit';

/** Forms: one column, label above, hint under it, error between hint and field. Add to an element's `static styles`. */
export const fieldStyles = css`
  .field {
    margin: 0 0 1.75em;
    max-width: var(--c-measure);
  }
  .field > label,
  .field > legend {
    display: block;
    padding: 0;
    margin-bottom: 0.25em;
    font-weight: 600;
  }
  .field .optional {
    color: var(--c-muted);
    font-weight: 400;
  }
  .hint {
    margin-bottom: 0.375em;
    color: var(--c-muted);
    font-size: 0.9375em;
    line-height: 1.6;
  }
  .field.wrong {
    padding-left: 0.875em;
    border-left: 0.25em solid var(--c-bad);
  }
  .error {
    display: flex;
    margin-bottom: 0.375em;
    color: var(--c-bad);
    font-weight: 600;
  }
  .error .icon {
    margin: 0.25em 0.375em 0 0;
  }
  .counter {
    margin-top: 0.25em;
    color: var(--c-muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .counter.over {
    color: var(--c-bad);
    font-weight: 600;
  }

  .control {
    display: block;
    width: 100%;
    min-height: var(--c-target);
    margin: 0;
    padding: 0.5em 0.75em;
    border: 1px solid var(--c-line-strong);
    border-radius: var(--c-radius);
    background: var(--c-sheet);
    color: inherit;
    font: inherit;
    line-height: 1.5;
    -webkit-appearance: none;
    appearance: none;
  }
  .control:hover {
    border-color: var(--c-accent);
  }
  .control.sized {
    width: auto;
    max-width: 100%;
  }
  .control[readonly],
  .control[aria-disabled='true'] {
    background: var(--c-idle-soft);
    border-color: var(--c-line);
  }
  .wrong .control {
    border-color: var(--c-bad);
    box-shadow: inset 0 0 0 1px var(--c-bad);
  }
  /* A field shows its focus to the mouse as well: it is where the typing goes. */
  .control:focus {
    border-color: var(--c-focus);
    outline: 3px solid var(--c-focus);
    outline-offset: 0;
  }
  textarea.control {
    min-height: 7em;
    line-height: 1.7;
    resize: vertical;
  }
  .select {
    position: relative;
  }
  .select .control {
    /* In WebKit a long word that is chosen would make the element scroll sideways. */
    overflow: hidden;
    padding-right: 2.5em;
    cursor: pointer;
  }
  .select .icon {
    position: absolute;
    top: 50%;
    right: 0.875em;
    margin-top: -0.5625em;
    pointer-events: none;
  }

  .choices.inline {
    display: flex;
    flex-wrap: wrap;
  }
  .choices.inline .choice {
    margin-right: 1.5em;
  }
  /* The box is drawn by hand to be large enough; the label's padding makes the whole line the target. */
  .choice {
    position: relative;
    min-height: var(--c-target);
    padding-left: 2.25em;
  }
  .choice > input {
    position: absolute;
    top: 0.5875em;
    left: 0;
    width: 1.625em;
    height: 1.625em;
    margin: 0;
    border: 2px solid var(--c-line-strong);
    background: var(--c-sheet);
    /* Browsers give controls 13 px of their own; the box is measured in the text's em. */
    font-size: inherit;
    cursor: pointer;
    -webkit-appearance: none;
    appearance: none;
  }
  .choice > input[type='radio'],
  .choice > input[type='radio']::after {
    border-radius: 50%;
  }
  .choice > input[type='checkbox'] {
    border-radius: var(--c-radius);
  }
  .choice > input:hover,
  .choice > input:checked {
    border-color: var(--c-accent);
  }
  .choice > input[type='checkbox']:checked {
    background: var(--c-accent);
  }
  /* Dot and tick are borders: where a person has colours of their own, backgrounds and shadows are not drawn. */
  .choice > input:checked::after {
    content: '';
    position: absolute;
    top: 0.25em;
    left: 0.25em;
    border: calc(0.5625em - 2px) solid var(--c-accent);
  }
  .choice > input[type='checkbox']:checked::after {
    top: 0.125em;
    left: 0.4em;
    width: 0.45em;
    height: 0.8em;
    border: solid var(--c-on-accent);
    border-width: 0 0.1875em 0.1875em 0;
    transform: rotate(45deg);
  }
  .choice > label {
    display: block;
    margin-left: -2.25em;
    padding: 0.6em 0 0.6em 2.25em;
    line-height: 1.6;
    cursor: pointer;
  }
  .choice > .hint {
    margin-top: -0.375em;
  }
  .wrong .choice > input {
    border-color: var(--c-bad);
  }

  .summary {
    margin-bottom: 2em;
  }
  .summary:focus {
    outline: 3px solid var(--c-focus);
  }
  .summary li {
    padding: 0.25em 0;
  }
  .summary a {
    color: var(--c-bad);
    font-weight: 600;
  }
`;
