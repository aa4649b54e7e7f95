import { html, type TemplateResult } from 'lit';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { rollWords } from './roll.words.ts';

export const levelBadges = (levels: readonly string[], language: Language): TemplateResult =>
  html`${levels.map((level) => html`<span class="level" part="level">${rollWords[language].levelName(labelOf(placeLabels, 'levels', level, language))}</span>`)}`;
