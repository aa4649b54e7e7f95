import { html, type TemplateResult } from 'lit';
import { labelOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import type { Typed } from './suggestion-draft.ts';
import { formWords } from './suggestion-form.words.ts';

/** Follows the choices made above it, so that nobody has to work out what they mean. */
export const whoSeesWhat = (typed: Typed, language: Language): TemplateResult => {
  const words = formWords[language];
  const named = typed.identityMode !== 'anonymous';
  const isPublic = typed.identityMode === 'public';
  const everyone = !typed.mayPublish ? words[isPublic ? 'seesUnticked' : 'seesNothing'] : isPublic ? words.seesPublicName : words.seesPublicNoName;
  return html`
    <table class="sees" part="who-sees-what">
      <caption><slot name="sees-title">${words.seesTitle}</slot> <span class="muted">${labelOf(suggestionLabels, 'identityModes', typed.identityMode, language)}</span></caption>
      <tbody>
        <tr><th scope="row">${words.sees.office}</th><td>${named ? words.seesAll : words.seesAllNoName}</td></tr>
        <tr><th scope="row">${words.sees.handler}</th><td>${words.seesHandler}</td></tr>
        <tr><th scope="row">${words.sees.everyone}</th><td>${everyone}</td></tr>
      </tbody>
    </table>
  `;
};
