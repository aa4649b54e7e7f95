import { html, nothing, type TemplateResult } from 'lit';
import { linkTo } from '../base/links.ts';
import { emptyView, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { finderWords } from './deputy-finder.words.ts';
import { sheetWords } from './sheet.words.ts';

/**
 * A county with nobody in its roll yet: what that means, and where to turn meanwhile.
 * @param stations those one can go to
 * @param form page with the form, where the webmaster named one
 */
export const emptyRollView = (stations: View, form: string | null | undefined, language: Language): TemplateResult => {
  const words = sheetWords[language];
  const href = form ? linkTo(form, {}) : undefined;
  return html`
    ${emptyView(finderWords[language].noneHere, html`${words.noneHereHelp}${href ? html`<span class="actions"><a class="button" part="write" href=${href}><span>${words.writeOffice}</span></a></span>` : nothing}`)}<slot></slot>
    ${stations}
  `;
};
