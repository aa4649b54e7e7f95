import { css } from 'lit';

/** The form's own rhythm; its fields come from `fields.styles.ts`. */
export const suggestionFormStyles = css`
  .lead {
    margin-top: 0.5em;
    color: var(--c-muted);
  }
  .to {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-top: 1em;
    font-weight: 600;
  }
  .to > p {
    margin-right: 1em;
  }
  .about {
    margin: 1.25em 0 2em;
    padding: 1em 1.25em;
    border-radius: var(--c-radius);
    background: var(--c-raised);
    max-width: var(--c-measure);
  }
  .about h3 {
    font-size: 1em;
  }
  .about p {
    margin-top: 0.25em;
    font-size: 0.9375em;
  }
  .part {
    margin: 0 0 1em;
  }
  .part > legend {
    display: block;
    width: 100%;
    padding: 1.25em 0 1em;
    border-top: 1px solid var(--c-line);
  }
  .part > legend h3 {
    font-size: 1.1875em;
  }
  .summary,
  .failed {
    margin: 1em 0 2em;
    max-width: var(--c-measure);
  }
  .failed p + p {
    margin-top: 0.25em;
  }
  .failed:focus {
    outline: 3px solid var(--c-focus);
    outline-offset: 2px;
  }
  .dictation {
    margin-top: 0.75em;
  }
  .drop.over {
    outline: 2px dashed var(--c-accent);
    outline-offset: 0.5em;
  }
  .sees {
    width: 100%;
    max-width: var(--c-measure);
    margin: 0 0 1.5em;
    border-collapse: collapse;
    color: inherit;
    font: inherit;
    font-size: 0.9375em;
  }
  .sees caption {
    padding-bottom: 0.25em;
    font-weight: 600;
    text-align: left;
  }
  .sees caption .muted {
    font-weight: 400;
  }
  .sees th,
  .sees td {
    padding: 0.375em 1em 0.375em 0;
    border-top: 1px solid var(--c-line);
    font-weight: 400;
    text-align: left;
    vertical-align: top;
  }
  .sees th {
    width: 8em;
    color: var(--c-muted);
  }
  .draft {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-top: 1.25em;
    color: var(--c-muted);
    font-size: 0.9375em;
  }
  .draft p {
    display: flex;
    align-items: center;
    margin-right: 0.75em;
  }
  .draft .icon {
    margin-right: 0.5em;
  }
  .progress {
    margin-top: 1em;
  }
  h3.progress {
    margin-bottom: 0.75em;
    font-size: 1em;
    font-weight: 400;
  }
  .single .field > label,
  .single .field > legend {
    font-size: 1.125em;
  }
  .places .field {
    margin-bottom: 1em;
  }
`;
