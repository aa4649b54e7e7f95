import { css } from 'lit';

/** Lazy part: checking, what is wrong, the summary, similar suggestions, sending. Whoever only reads the form loads none of it. */
export { errorSummary } from '../fields/error-summary.ts';
export { FormConduct, type ConductHost } from './conduct.ts';

export const styles = css`
  /* Scrolled to, it leaves room for which step it is, and of how many. */
  #step-title {
    scroll-margin-top: 3.5em;
  }
  .check > h3 {
    margin-top: 0.75em;
    font-size: 1.1875em;
  }
  .check > .lead {
    margin-bottom: 1em;
  }
  .proof {
    margin-bottom: 1.5em;
  }
  .answers {
    margin: 1.25em 0 1.5em;
    max-width: var(--c-measure);
    border-bottom: 1px solid var(--c-line);
  }
  .answers > div {
    display: grid;
    grid-template-columns: 8em 1fr auto;
    grid-gap: 0 1em;
    padding: 0.5em 0;
    border-top: 1px solid var(--c-line);
  }
  .similar h4 {
    overflow-x: clip;
  }
  .answers dt {
    padding: 0.5em 0;
    color: var(--c-muted);
  }
  .answers dd {
    padding: 0.5em 0;
    overflow-wrap: anywhere;
  }
  .answers .change {
    padding: 0;
  }
  .frame[data-width='narrow'] .answers > div {
    grid-template-columns: 1fr auto;
  }
  .frame[data-width='narrow'] .answers dt {
    grid-column: 1 / 3;
    padding-bottom: 0;
  }
  .said {
    white-space: pre-line;
  }
  .similar {
    margin: 0 0 2em;
    max-width: var(--c-measure);
  }
  section.similar {
    padding: 1em 1.25em;
    border-radius: var(--c-radius);
    background: var(--c-raised);
  }
  .similar h3 {
    font-size: 1.0625em;
  }
  .similar li {
    padding: 0.75em 0;
    border-top: 1px solid var(--c-line);
  }
  .similar ul {
    margin-top: 0.75em;
  }
  .similar summary {
    display: flex;
    align-items: center;
    min-height: var(--c-target);
    color: var(--c-accent);
    cursor: pointer;
  }
  .seconded {
    display: flex;
    align-items: center;
    color: var(--c-good);
    font-weight: 600;
  }
  .seconded .icon {
    margin-right: 0.5em;
  }
`;
