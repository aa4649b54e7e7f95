import { html, nothing } from 'lit';
import { linkTo } from '../base/links.ts';
import { emptyView, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { stationsInsteadView, type ListActs } from './result-list.ts';
import { rollWords } from './roll.words.ts';
import type { SearchIndex } from './search-index.ts';
import { sheetWords } from './sheet.words.ts';

/**
 * A county with nobody in its roll yet: what that means, and where to turn meanwhile.
 * @param form page with the form, where the webmaster named one
 */
export const emptyRollView = (index: SearchIndex, stationPlace: number, form: string | null | undefined, language: Language, acts: Pick<ListActs, 'chooseStationPlace' | 'station'>): View => {
  const words = sheetWords[language];
  const formHref = form ? linkTo(form, {}) : undefined;
  return html`
    ${emptyView(rollWords[language].noneHere, html`${words.noneHereHelp}${formHref ? html`<span class="actions"><a class="button" part="write" href=${formHref}><span>${words.writeOffice}</span></a></span>` : nothing}`)}<slot></slot>
    ${stationsInsteadView(index, undefined, stationPlace, language, acts)}
  `;
};
