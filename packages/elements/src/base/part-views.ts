import { html, nothing, type TemplateResult } from 'lit';
import type { Tone, View } from './views.ts';

/** Icon, word, colour: in this order of importance. Like all of this file, shown by lazy parts alone. */
export const badge = (tone: Tone, icon: TemplateResult, word: unknown, soft = false): TemplateResult =>
  html`<span class=${`badge tone-${tone} ${soft ? 'soft' : ''}`} part="badge">${icon}<span>${word}</span></span>`;

/** Label and value; rows without a value are left out. */
export const definitionRows = (rows: readonly (readonly [label: string, value: unknown])[]): View => {
  const shown = rows.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== nothing);
  return shown.length === 0 ? nothing : html`<dl class="rows" part="rows">${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
};
