import { html, type TemplateResult } from 'lit';

/**
 * Drawn on 16 × 16, in the colour of their text. Lights differ by shape before they differ by colour: ring, disc, triangle,
 * diamond, octagon, square, check — readable in grey print and by colour-blind people. Arrows (`way`) turn round where the language runs
 * from the right. Each is one template without a value in it: there are hundreds on a page.
 */
const shapes = {
  grey: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 1.72"/></svg>`,
  green: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.5" fill="currentColor"/></svg>`,
  yellow: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.2 15.4 14.4H.6z" fill="currentColor"/></svg>`,
  red: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 .6 15.4 8 8 15.4.6 8z" fill="currentColor"/></svg>`,
  dark_red: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4.9.7h6.2l4.2 4.2v6.2l-4.2 4.2H4.9L.7 11.1V4.9z" fill="currentColor"/><path d="M4.2 8h7.6" class="cut" stroke-width="2.2"/></svg>`,
  blue: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.5" fill="currentColor"/><path d="m5.2 5 3 3-3 3m3.6-6 3 3-3 3" class="cut" fill="none" stroke-width="1.6"/></svg>`,
  done: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m2 8.6 4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  done_late: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m4.8 8.2 2.4 2.4 4.2-4.8" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  paused: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4.6 2.4v11.2M11.4 2.4v11.2" stroke="currentColor" stroke-width="3.2"/></svg>`,
  info: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M8 7.2v4M8 4.4v.2" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>`,
  warning: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.2 14.6 14H1.4z" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round"/><path d="M8 6.6v3.2m0 2.1v.1" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/></svg>`,
  cross: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`,
  minus: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h10" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`,
  equal: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 5.6h10M3 10.4h10" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`,
  search: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="6.8" cy="6.8" r="4.8" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m10.4 10.4 4.2 4.2" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>`,
  down: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 5.6 5 5 5-5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  up: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 10.4 5-5 5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  left: html`<svg class="icon way" viewBox="0 0 16 16" aria-hidden="true"><path d="m10.4 3-5 5 5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  onward: html`<svg class="icon way" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 8h11M8.6 3.4 13.2 8l-4.6 4.6" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  right: html`<svg class="icon way" viewBox="0 0 16 16" aria-hidden="true"><path d="m5.6 3 5 5-5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
} as const;

export type IconName = keyof typeof shapes;

/** Always beside its word, never instead of it: hidden from screen readers. */
export const icon = (name: IconName): TemplateResult => shapes[name];
