import { css } from 'lit';

/** The track: top down, and left to right where there is room. The line belongs to the place it leads away from. */
export const trackStyles = css`
  .track {
    margin: 1.5em 0;
  }
  .place {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
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
  /* Across from its phase; where both do not fit one line, under it. */
  .place .day {
    color: var(--c-muted);
    font-size: 0.875em;
  }
  .place:not(:last-child) .day {
    margin-bottom: 0.5em;
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
    margin: 0;
  }
`;
