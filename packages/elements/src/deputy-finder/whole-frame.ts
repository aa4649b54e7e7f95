import { html, type TemplateResult } from 'lit';
import { button } from '../base/views.ts';
import { formatNumber } from '../locale/format.ts';
import type { Language } from '../locale/language.ts';
import { pageLength } from './deputy-search.ts';
import { sheetWords } from './sheet.words.ts';

/** What stands around all rows: a way out before them, for what stands below the list would be far away. */
export const wholeFrame = (rows: unknown, language: Language, fewer: () => void): TemplateResult => {
  const words = sheetWords[language];
  return html`
    <div class="actions screen-only">${button(words.fewer(formatNumber(pageLength, language)), fewer, { kind: 'plain', part: 'fewer' })}</div>
    <p class="small muted screen-only">${words.wholeHelp}</p>
    <div class="space"></div>
    <ul class="list whole" part="list">${rows}</ul>
    <div class="space"></div>
  `;
};
