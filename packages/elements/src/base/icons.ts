import { svg, html, type TemplateResult } from 'lit';

/**
 * Drawn on 16 × 16, in the colour of their text. Lights differ by shape before they differ by colour: ring, disc, triangle,
 * diamond, octagon, square, check — readable in grey print and by colour-blind people.
 */
const shapes = {
  grey: svg`<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 1.72"/>`,
  green: svg`<circle cx="8" cy="8" r="6.5" fill="currentColor"/>`,
  yellow: svg`<path d="M8 1.2 15.4 14.4H.6z" fill="currentColor"/>`,
  red: svg`<path d="M8 .6 15.4 8 8 15.4.6 8z" fill="currentColor"/>`,
  dark_red: svg`<path d="M4.9.7h6.2l4.2 4.2v6.2l-4.2 4.2H4.9L.7 11.1V4.9z" fill="currentColor"/><path d="M4.2 8h7.6" class="cut" stroke-width="2.2"/>`,
  blue: svg`<rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.5" fill="currentColor"/><path d="m5.2 5 3 3-3 3m3.6-6 3 3-3 3" class="cut" fill="none" stroke-width="1.6"/>`,
  done: svg`<path d="m2 8.6 4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  done_late: svg`<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m4.8 8.2 2.4 2.4 4.2-4.8" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  paused: svg`<path d="M4.6 2.4v11.2M11.4 2.4v11.2" stroke="currentColor" stroke-width="3.2"/>`,
  info: svg`<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M8 7.2v4M8 4.4v.2" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>`,
  warning: svg`<path d="M8 2.2 14.6 14H1.4z" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round"/><path d="M8 6.6v3.2m0 2.1v.1" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>`,
  cross: svg`<path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>`,
  minus: svg`<path d="M3 8h10" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>`,
  equal: svg`<path d="M3 5.6h10M3 10.4h10" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>`,
  search: svg`<circle cx="6.8" cy="6.8" r="4.8" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m10.4 10.4 4.2 4.2" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>`,
  down: svg`<path d="m3 5.6 5 5 5-5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  left: svg`<path d="m10.4 3-5 5 5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  right: svg`<path d="m5.6 3 5 5-5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
} as const;

export type IconName = keyof typeof shapes;

/** Always beside its word, never instead of it: hidden from screen readers. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
