import { html, type TemplateResult } from 'lit';

/**
 * Drawn on 16 × 16, in the colour of their text. Always beside their word, never instead of it: hidden from screen readers. Arrows (`way`)
 * turn round where the language runs from the right. Each is one template without a value in it: there are hundreds on a page.
 *
 * These are what every script carries; `state-icons.ts` comes with the parts that draw it.
 */
export const icons: Readonly<Record<'info' | 'warning' | 'cross' | 'search' | 'left' | 'done' | 'down' | 'up' | 'right', TemplateResult>> = {
  info: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M8 7.2v4M8 4.4v.2" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>`,
  warning: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.2 14.6 14H1.4z" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round"/><path d="M8 6.6v3.2m0 2.1v.1" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/></svg>`,
  cross: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`,
  search: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="6.8" cy="6.8" r="4.8" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m10.4 10.4 4.2 4.2" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>`,
  left: html`<svg class="icon way" viewBox="0 0 16 16" aria-hidden="true"><path d="m10.4 3-5 5 5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  done: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m2 8.6 4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  down: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 5.6 5 5 5-5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  up: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 10.4 5-5 5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  right: html`<svg class="icon way" viewBox="0 0 16 16" aria-hidden="true"><path d="m5.6 3 5 5-5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
};
