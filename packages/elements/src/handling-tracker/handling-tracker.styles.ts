import { css } from 'lit';
import { homeStyles } from './home.styles.ts';

/** One record. The way in (form and list) is in `home.styles.ts`. */
const recordStyles = css`
  .bar {
    margin: 0 0 0.75em -0.5em;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    max-width: none;
  }
  .facts > span {
    margin-right: 1.25em;
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
  .lead .actions {
    margin-top: 0.5em;
  }

  /* The track: top down, and left to right where there is room. The line belongs to the place it leads away from. */
  .track {
    margin: 1.5em 0;
  }
  .place {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    min-height: 2.75em;
    padding-left: 2.5em;
    max-width: 26em;
    line-height: 1.75;
  }
  .place:last-child {
    min-height: 0;
  }
  .mark {
    position: absolute;
    top: 0;
    left: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    width: 1.75em;
    height: 1.75em;
    border: 2px solid var(--c-line-strong);
    border-radius: 50%;
    background: var(--c-sheet);
    color: var(--c-muted);
  }
  .mark .icon {
    width: 0.875em;
    height: 0.875em;
  }
  .place::before {
    content: '';
    position: absolute;
    top: 2em;
    bottom: -0.25em;
    left: 0.8125em;
    border-left: 2px solid var(--c-line);
  }
  .place:last-child::before {
    display: none;
  }
  .place .name {
    margin-right: 0.75em;
  }
  .place .day {
    margin-left: auto;
    color: var(--c-muted);
    font-size: 0.875em;
  }
  .frame[data-elder] .place .day {
    flex-basis: 100%;
    margin: 0 0 0.5em;
  }
  .place.done .mark {
    border-color: var(--c-done);
    background: var(--c-done-soft);
    color: var(--c-done);
  }
  .place.done::before {
    border-color: var(--c-done);
  }
  .place.current .mark {
    border-color: var(--c-accent);
    background: var(--c-accent);
    color: var(--c-on-accent);
  }
  .place.current .name,
  .place[aria-current] .name {
    font-weight: 600;
  }
  .place.current .name {
    color: var(--c-accent);
  }
  .place.ahead {
    color: var(--c-muted);
  }
  .place.ahead .mark {
    border-style: dashed;
  }
  .place.ended .mark {
    border-color: var(--c-note);
    background: var(--c-note-soft);
    color: var(--c-note);
  }
  .now {
    margin-left: 0.25em;
    padding: 0.0625em 0.375em;
    border-radius: var(--c-radius);
    background: var(--c-accent-soft);
    color: var(--c-accent-strong);
    font-size: 0.8125em;
    font-weight: 600;
    white-space: nowrap;
  }
  .frame[data-width='wide'] .track {
    display: flex;
    margin: 1.75em 0 2em;
  }
  .frame[data-width='wide'] .place {
    display: block;
    flex: 1 1 0;
    max-width: 12em;
    min-height: 0;
    padding: 2.25em 0.5em 0 0;
    line-height: 1.5;
  }
  .frame[data-width='wide'] .place::before {
    top: 0.8125em;
    bottom: auto;
    left: 2.125em;
    right: 0.375em;
    border-left: 0;
    border-top: 2px solid var(--c-line);
  }
  .frame[data-width='wide'] .place.done::before {
    border-color: var(--c-done);
  }
  .frame[data-width='wide'] .place .name {
    display: block;
    margin: 0;
  }
  .frame[data-width='wide'] .place .day {
    display: block;
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
  summary .phase {
    color: var(--c-accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .fold {
    position: absolute;
    top: calc(var(--c-target) / 2 - 0.5625em);
    left: 0.25em;
  }
  .fold .icon {
    color: var(--c-accent);
    transform: rotate(-90deg);
    transition: transform 120ms;
  }
  details[open] > summary .fold .icon {
    transform: none;
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
    width: 0.625em;
    height: 0.625em;
    border-radius: 50%;
    background: var(--c-line-strong);
  }
  .step.newest::before {
    background: var(--c-accent);
  }
  .step.newest .what {
    font-weight: 600;
  }
  .by::before {
    content: ' · ';
  }
  .step .note {
    margin-top: 0.125em;
  }

  .act {
    padding: 1.25em 1.25em 1.5em;
    border: 1px solid var(--c-line-strong);
    border-top: 0.25em solid var(--c-accent);
    border-radius: 0 0 var(--c-radius) var(--c-radius);
  }
  .act > .hint {
    margin-bottom: 1.25em;
  }
  .act .field {
    margin-bottom: 1.25em;
  }
  .act.rated {
    border-top-color: var(--c-done);
  }
  .record > .act {
    margin-bottom: 2em;
    max-width: var(--c-measure);
  }
  .consequence {
    margin: -0.25em 0 1.25em;
    padding-left: 0.875em;
    border-left: 0.25em solid var(--c-note);
  }
  .failed,
  .act .summary {
    margin-bottom: 1.5em;
  }
  .failed:focus {
    outline: 3px solid var(--c-focus);
    outline-offset: 2px;
  }
  .withdraw {
    margin-left: -0.5em;
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

export const trackerStyles = [homeStyles, recordStyles];
