import { html, type TemplateResult } from 'lit';

/** Drawn like `icons.ts`, by lazy parts that say how something stands. */
export const stateIcons: Readonly<Record<'ring' | 'disc' | 'paused' | 'minus' | 'onward', TemplateResult>> = {
  ring: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 1.72"/></svg>`,
  disc: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.5" fill="currentColor"/></svg>`,
  paused: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4.6 2.4v11.2M11.4 2.4v11.2" stroke="currentColor" stroke-width="3.2"/></svg>`,
  minus: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h10" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`,
  onward: html`<svg class="icon way" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 8h11M8.6 3.4 13.2 8l-4.6 4.6" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
};
