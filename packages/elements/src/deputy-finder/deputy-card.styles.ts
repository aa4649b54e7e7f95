import { css } from 'lit';

/** One deputy, and the stations, which also stand below lists. */
export const cardStyles = css`
  .station,
  .card .rows {
    max-width: calc(var(--c-measure) * 1.1);
  }
  .station {
    margin-top: 0.75em;
    padding-top: 0.75em;
    border-top: 1px solid var(--c-line);
  }
  .station h4 {
    font-size: 1.0625em;
  }
  .station .kind {
    font-size: 0.875em;
    font-weight: 400;
    display: inline-block;
  }
  .next {
    display: flex;
    align-items: flex-start;
    margin: 0.5em 0 0.25em;
    padding: 0.5em 0.75em;
    border-radius: var(--c-radius);
    background: var(--tone-soft);
  }
  .next .icon {
    margin: 0.3em 0.5em 0 0;
    color: var(--tone);
  }
  .next b {
    font-weight: 600;
  }
  .tel {
    display: inline-flex;
    align-items: center;
    min-height: var(--c-target);
    margin: -0.5em 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }

  .card .columns {
    margin-top: 1.25em;
  }
  .card .contact > * + h3 {
    margin-top: 1.5em;
  }
  .columns > div > section {
    margin-top: 2em;
  }
  /* How to get in touch on the left, what they are on the right: the order of reading stays the same. */
  .frame[data-width='wide'] .columns {
    display: grid;
    grid-template-columns: minmax(0, 7fr) minmax(0, 6fr);
    grid-gap: 3em;
    margin-top: 1.5em;
  }
  .frame[data-width='wide'] .columns > div > section:first-child {
    margin-top: 0;
  }
  .card > .back {
    margin: 0 0 0.75em;
  }
  .card > header {
    display: flex;
    align-items: flex-start;
  }
  .card > header > div {
    flex: 1;
  }
  /* A long word is broken rather than cut. */
  .card > header > div,
  .memberships li > div,
  .next > span,
  summary > span {
    min-width: 0;
  }
  .card h2 {
    font-size: 1.625em;
    line-height: 1.3;
  }
  .avatar {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: 3.5em;
    height: 3.5em;
    margin-right: 1em;
    border-radius: 50%;
    background: var(--c-accent-soft);
    color: var(--c-accent-strong);
    font-size: 1.125em;
    font-weight: 600;
  }
  .avatar img {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    border-radius: inherit;
    object-fit: cover;
    object-position: center 20%;
  }
  .frame[data-width='narrow'] .avatar {
    width: 3em;
    height: 3em;
    margin-right: 0.75em;
  }
  .frame[data-width='narrow'] .write .button {
    flex: 1;
  }
  .write + .policy {
    margin-top: 0.75em;
  }
  .policy {
    color: var(--c-muted);
  }
  .memberships {
    margin-top: 0.5em;
  }
  .memberships li {
    display: flex;
    align-items: flex-start;
    padding: 0.625em 0;
    border-top: 1px solid var(--c-line);
  }
  .memberships .level {
    flex: none;
    min-width: 5.5em;
    margin: 0.2em 1em 0 0;
    text-align: center;
  }
  .memberships li > div {
    overflow-wrap: anywhere;
  }
  .memberships .congress {
    font-weight: 600;
  }
  .apart {
    display: inline-block;
    max-width: 100%;
    margin-right: 0.75em;
  }
  .plain li {
    padding: 0.125em 0;
  }
  .frame[data-width='narrow'] .memberships li,
  .frame[data-elder] .memberships li,
  .frame[data-elder] .card > header {
    display: block;
  }
  .frame[data-width='narrow'] .memberships .level,
  .frame[data-elder] .memberships .level {
    min-width: 0;
  }
  .frame[data-elder] .avatar,
  .frame[data-elder][data-width='narrow'] .next .icon {
    display: none;
  }
`;
