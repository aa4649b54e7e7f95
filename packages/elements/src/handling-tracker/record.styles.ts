import { css } from 'lit';
import { attachmentListStyles } from '../base/attachment-list.styles.ts';
import { trackStyles } from './track.styles.ts';

/** One record. The way in (form and list) is in `home.styles.ts`, the track in `track.styles.ts`. */
export const recordStyles = css`
  ${attachmentListStyles}
  ${trackStyles}
  footer:not(:focus-within) {
    overflow-x: clip;
  }
  .record header .facts {
    margin-top: 0.25em;
  }
  .record h2 {
    max-width: 30em;
    font-size: 1.5em;
  }
  .record h3 {
    margin-bottom: 0.5em;
  }
  .reply h3 + .class {
    margin-top: -0.125em;
  }
  .lead {
    margin-top: 1em;
  }
  .lead > p {
    font-size: 1.125em;
  }
  .lead .badge {
    margin-left: 0.25em;
    white-space: nowrap;
  }
  .frame[data-width='narrow'] .lead .badge {
    white-space: normal;
  }
  .lead .actions,
  .outcome .actions {
    margin-top: 0.5em;
  }

  .record > .notice {
    margin: 0 0 2em;
    max-width: var(--c-measure);
  }
  .advice {
    margin-top: 0.25em;
    font-weight: 600;
  }

  /* The answer and the way it came in one column, who and when beside it; one under the other where there is no room. */
  .columns {
    display: block;
  }
  .columns section,
  .columns form,
  .columns .original {
    margin-bottom: 2.25em;
    max-width: var(--c-measure);
  }
  .frame[data-width='wide'] .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 17em;
    grid-template-rows: auto 1fr;
    grid-template-areas: 'first side' 'second side';
    grid-column-gap: 3.5em;
  }
  .frame[data-width='wide'] .first {
    grid-area: first;
  }
  .frame[data-width='wide'] .side {
    grid-area: side;
  }
  .frame[data-width='wide'] .second {
    grid-area: second;
  }
  /* A long word breaks rather than pushing its row off the page. */
  .rows dt,
  .rows dd {
    min-width: 0;
  }
  /* Named by whoever answers, as an axis of ratings that this copy does not know: as dd in theme.styles.ts. */
  .rows dt {
    overflow-x: clip;
  }
  .side .rows dt {
    flex-basis: 14em;
  }
  .frame[data-width='wide'] .side .rows > div {
    display: block;
  }
  .frame[data-width='wide'] .side .rows dt,
  .frame[data-width='narrow'] .rows dt {
    font-size: 0.875em;
  }
  .due p + p {
    margin-top: 0.375em;
  }
  .big {
    margin-right: 0.5em;
    font-size: 1.25em;
    font-weight: 600;
  }
  .day-light {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }

  .text {
    margin: 0.75em 0;
    padding-left: 1em;
    border-left: 3px solid var(--c-line);
  }
  .text p + p {
    margin-top: 0.75em;
  }
  .class .badge {
    margin-right: 0.5em;
  }
  .reply .rows,
  .rated .rows {
    margin-top: 1em;
    border-top: 1px solid var(--c-line);
  }
  .reply .rows dt,
  .rated .rows dt {
    flex-basis: 9em;
  }

  details {
    border-top: 1px solid var(--c-line);
  }
  .timeline details:last-of-type {
    border-bottom: 1px solid var(--c-line);
  }
  .timeline {
    margin-bottom: 1.5em;
  }
  summary {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-height: var(--c-target);
    padding: 0.375em 0 0.375em 2em;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary > * {
    margin-right: 0.75em;
  }
  /* No day is broken in two. */
  summary .figures {
    word-break: keep-all;
  }
  summary .phase {
    color: var(--c-accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  /* An arrow of two borders, and no picture: a record has many folds, and a picture is three elements more to draw in each. It turns round its own middle. */
  summary::before {
    content: '';
    position: absolute;
    top: calc(var(--c-target) / 2 - 0.45em);
    left: 0.3625em;
    width: 0.6em;
    height: 0.6em;
    border: solid var(--c-accent);
    border-width: 0 0.15em 0.15em 0;
    transform: rotate(-45deg);
    transform-origin: 75% 75%;
    transition: transform 120ms;
  }
  details[open] > summary::before {
    transform: rotate(45deg);
  }
  .frame[dir='rtl'] summary::before {
    transform: rotate(45deg);
    transform-origin: 25% 75%;
  }
  .frame[dir='rtl'] details[open] > summary::before {
    transform: rotate(-45deg);
  }
  .later > section {
    margin-top: 1em;
  }
  .original {
    border-bottom: 1px solid var(--c-line);
  }

  .steps {
    margin: 0.25em 0 1em 0.375em;
    border-left: 2px solid var(--c-line);
  }
  .step {
    position: relative;
    padding: 0.25em 0 0.75em 1.25em;
  }
  .step::before {
    content: '';
    position: absolute;
    top: 0.8125em;
    left: calc(-0.3125em - 1px);
    border: 0.3125em solid var(--c-line-strong);
    border-radius: 50%;
  }
  .step.newest::before {
    border-color: var(--c-accent);
  }
  .step.newest .what {
    font-weight: 600;
  }
  .note:empty {
    display: none;
  }
  .step .note {
    margin-top: 0.125em;
  }
  .corrected {
    display: flex;
    font-weight: 600;
  }
  .corrected + .corrected {
    font-weight: 400;
  }
  .corrected > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .corrected .icon {
    flex: none;
    margin: 0.25em 0.375em 0 0;
  }

  .act {
    padding: 1.25em 1.25em 1.5em;
    border: 1px solid var(--c-line-strong);
    border-top: 0.25em solid var(--c-accent);
    border-radius: 0 0 var(--c-radius) var(--c-radius);
  }
  .act > .corrected {
    margin-bottom: 0.75em;
  }
  .act > .hint,
  .act > .before {
    margin-bottom: 1.25em;
  }
  .act .field {
    margin-bottom: 1.25em;
  }
  .act.rated {
    border-top-color: var(--c-done);
  }
  .record > .act,
  .supplemented {
    margin-bottom: 2em;
    max-width: var(--c-measure);
  }
  .consequence {
    margin: -0.25em 0 1.25em;
    padding-left: 0.875em;
    border-left: 0.25em solid var(--c-note);
  }
  .act .summary {
    margin-bottom: 1.5em;
  }
  footer {
    padding-top: 0.75em;
    border-top: 1px solid var(--c-line);
  }
  @media print {
    details:not([open]) {
      display: none;
    }
  }
`;
