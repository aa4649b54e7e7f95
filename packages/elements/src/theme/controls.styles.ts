import { css } from 'lit';

/** Buttons, badges, notices and the remote states: the pieces of `base/views.ts`. */
export const controlStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: var(--c-target);
    margin: 0;
    padding: 0.375em 1.25em;
    border: 1px solid var(--c-line-strong);
    border-radius: var(--c-radius);
    background: transparent;
    color: var(--c-accent);
    font: inherit;
    font-weight: 600;
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    -webkit-appearance: none;
    appearance: none;
    touch-action: manipulation;
    transition: background-color 120ms, border-color 120ms;
  }
  .button:hover {
    border-color: var(--c-accent);
    background: var(--c-accent-soft);
    color: var(--c-accent-strong);
  }
  .button.primary {
    border-color: var(--c-accent);
    background: var(--c-accent);
    color: var(--c-on-accent);
  }
  .button.primary:hover {
    border-color: var(--c-accent-strong);
    background: var(--c-accent-strong);
    color: var(--c-on-accent);
  }
  /* Its words stand where other words do; the room around them is for fingers. */
  .button.plain {
    margin-left: -0.5em;
    padding: 0.375em 0.5em;
    text-align: left;
    border-color: transparent;
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  /* A button that waits stays focusable (aria-disabled, not disabled): focus is never lost during a call. */
  .button[aria-disabled='true'],
  .button[aria-disabled='true']:hover {
    border-color: var(--c-line);
    background: var(--c-idle-soft);
    color: var(--c-muted);
    cursor: default;
  }
  .button .icon {
    margin-right: 0.5em;
  }
  /* Rows of buttons wrap; the negative margin stands in for gap, which flex boxes learnt in Chromium 85. */
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin: -0.25em 0 -0.25em -0.5em;
  }
  .actions > *,
  .actions > .plain {
    margin: 0.25em 0 0.25em 0.5em;
  }
  .actions > .plain:first-child {
    margin-left: 0;
  }

  /* A choice of one among few, as a bar of buttons. */
  .switch {
    display: inline-flex;
    flex-wrap: wrap;
    border: 1px solid var(--c-line-strong);
    border-radius: var(--c-radius);
  }
  .switch button {
    min-height: var(--c-target);
    margin: 0;
    padding: 0.25em 1em;
    border: 0;
    border-radius: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    line-height: 1.3;
    cursor: pointer;
    -webkit-appearance: none;
    appearance: none;
  }
  .switch button:hover {
    background: var(--c-raised);
  }
  .switch button + button {
    border-left: 1px solid var(--c-line-strong);
  }
  .switch button[aria-pressed='true'] {
    background: var(--c-accent-soft);
    color: var(--c-accent-strong);
    font-weight: 600;
    box-shadow: inset 0 -3px 0 var(--c-accent);
  }

  .badge {
    display: inline-flex;
    align-items: center;
    color: var(--tone);
    font-weight: 600;
    line-height: 1.4;
  }
  .badge .icon {
    margin-right: 0.3125em;
  }
  .badge.soft {
    padding: 0.125em 0.5em 0.125em 0.375em;
    border-radius: var(--c-radius);
    background: var(--tone-soft);
  }
  .tone-accent {
    --tone: var(--c-accent);
    --tone-soft: var(--c-accent-soft);
  }
  .tone-good {
    --tone: var(--c-good);
    --tone-soft: var(--c-good-soft);
  }
  .tone-warn {
    --tone: var(--c-warn);
    --tone-soft: var(--c-warn-soft);
  }
  .tone-bad {
    --tone: var(--c-bad);
    --tone-soft: var(--c-bad-soft);
  }
  .tone-worst {
    --tone: var(--c-worst);
    --tone-soft: var(--c-worst-soft);
  }
  .tone-note {
    --tone: var(--c-note);
    --tone-soft: var(--c-note-soft);
  }
  .tone-idle {
    --tone: var(--c-idle);
    --tone-soft: var(--c-idle-soft);
  }
  .tone-done {
    --tone: var(--c-done);
    --tone-soft: var(--c-done-soft);
  }

  .notice {
    display: flex;
    align-items: flex-start;
    padding: 0.75em 1em;
    border-left: 0.25em solid var(--tone);
    border-radius: 0 var(--c-radius) var(--c-radius) 0;
    background: var(--tone-soft);
  }
  .notice[part='offline'] {
    margin-bottom: 1em;
  }
  .notice > .icon {
    margin: 0.3em 0.625em 0 0;
    color: var(--tone);
  }
  .notice > .body {
    flex: 1;
    min-width: 0;
  }
  .notice .title {
    font-weight: 600;
  }
  .notice .actions {
    margin-top: 0.5em;
  }

  .sample {
    display: flex;
    align-items: center;
    margin-top: 1.5em;
    padding-top: 0.5em;
    border-top: 1px dashed var(--c-line-strong);
    color: var(--c-muted);
    font-size: 0.875em;
  }
  .sample .icon {
    margin-right: 0.5em;
  }

  /* Label and value; stacked where there is no room. */
  .rows > div {
    display: flex;
    padding: 0.5em 0;
    border-top: 1px solid var(--c-line);
  }
  .rows > div:first-child {
    border-top: 0;
  }
  .rows dt {
    flex: 0 0 7em;
    padding-right: 1em;
    color: var(--c-muted);
  }
  .rows dd {
    flex: 1;
  }
  .frame[data-width='narrow'] .rows > div {
    display: block;
  }

  .skeleton > div {
    height: 1em;
    margin: 0 0 0.75em;
    border-radius: var(--c-radius);
    background: var(--c-idle-soft);
    animation: breathe 1.6s ease-in-out infinite;
  }
  .skeleton > .head {
    width: 55%;
    height: 1.75em;
    margin-bottom: 1.25em;
  }
  .skeleton > .short {
    width: 70%;
  }
  .skeleton > .block {
    height: 4em;
  }
  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }
  @media print {
    .button,
    .switch {
      display: none;
    }
  }
`;
