import { css } from 'lit';

export const mapStyles = css`
  .map {
    max-width: var(--c-measure);
  }
  .map svg.county {
    width: 100%;
    height: auto;
    max-height: 36em;
    font-size: 0.9375em;
    margin: 0.5em 0;
    overflow: visible;
    touch-action: manipulation;
  }
  .map .area {
    cursor: pointer;
    outline: none;
  }
  .map .area path {
    fill: var(--c-raised);
    stroke: var(--c-line-strong);
    stroke-width: 1.5;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .map .area text {
    fill: var(--c-text);
    text-anchor: middle;
    dominant-baseline: middle;
    pointer-events: none;
  }
  .map .area:hover path,
  .map .area[aria-selected='true'] path {
    fill: var(--c-accent-soft);
  }
  .map .area[aria-selected='true'] path {
    stroke: var(--c-accent);
    stroke-width: 4;
  }
  .map .area[aria-selected='true'] text {
    font-weight: 700;
  }
  /* Drawn once more on top of its neighbours, so that the ring is whole. */
  .map .ring {
    fill: none;
    stroke: var(--c-focus);
    stroke-width: 5;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
    pointer-events: none;
  }
  .frame[data-elder] .map svg.county {
    font-size: 1em;
  }
  .map-key {
    display: flex;
    flex-wrap: wrap;
    margin: 0.5em 0 0.5em -0.5em;
    padding: 0;
    list-style: none;
  }
  .map-key button {
    min-height: var(--c-target);
    padding: 0.25em 0.5em;
    border: 0;
    border-radius: var(--c-radius);
    background: none;
    color: var(--c-accent);
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .map-key b {
    color: var(--c-text);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .map-key button:hover,
  .map-key [aria-current] {
    background: var(--c-accent-soft);
  }
  .map .says {
    min-height: 1.7em;
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .map .area path {
      fill: Canvas;
      stroke: CanvasText;
    }
    .map .area[aria-selected='true'] path {
      fill: Highlight;
    }
    .map .area[aria-selected='true'] text {
      fill: HighlightText;
    }
    .map .ring {
      stroke: Highlight;
    }
  }
`;
