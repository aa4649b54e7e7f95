import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../base/icons.ts';
import { printOnly } from '../base/print-only.ts';
import { qrPicture } from '../base/qr-part.ts';
import { button } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import type { DeputySearch } from './deputy-search.ts';
import { rollWords } from './roll.words.ts';
import type { SearchIndex } from './search-index.ts';
import { sheetWords } from './sheet.words.ts';

export interface SheetActs {
  readonly back: () => void;
  /** Address of this page that asks for this, e.g. `{ deputy: 'DB0001' }`. */
  readonly link: (query: Readonly<Record<string, string>>) => string | undefined;
}

const print = (event: Event): void => {
  const sheet = (event.currentTarget as Element).closest('.sheet');
  if (sheet) printOnly(sheet, (sheet.getRootNode() as ShadowRoot).adoptedStyleSheets);
};

/** One code to cut out: the picture, who it is, and what they are. */
const codeView = (address: string | undefined, title: string, below: string): TemplateResult | typeof nothing =>
  address === undefined ? nothing : html`<li part="code">${qrPicture(address, title) ?? nothing}<b>${title}</b>${below ? html`<span>${below}</span>` : nothing}</li>`;

/** For the sign of a grid or the wall of a station: a code for the place itself, then one for each deputy. */
export const sheetView = (index: SearchIndex, search: DeputySearch, language: Language, acts: SheetActs): TemplateResult => {
  const words = sheetWords[language];
  const { deputies, divisions, stations, asOf } = index.data;
  const isStation = search.station >= 0;
  const place = (isStation ? stations.name[search.station] : divisions.name[search.place]) ?? '';
  const own = acts.link(isStation ? { station: stations.id[search.station] ?? '' } : { division: divisions.id[search.place] ?? '' });
  return html`
    <p class="back screen-only">${button(words.back, acts.back, { kind: 'plain', icon: icons.left, part: 'back', id: 'back' })}</p>
    <article class="sheet" part="sheet">
      <h2 id="sheet-title" tabindex="-1"><slot name="sheet-title">${isStation ? words.station(place) : words.title(place)}</slot></h2>
      <p><slot name="sheet">${words.how}</slot></p>
      <div class="actions screen-only">${button(words.print, print, { kind: 'primary', part: 'print' })}<span class="muted small">${words.help}</span></div>
      <ul>
        ${codeView(own, words.all(place), '')}
        ${(search.results?.deputies ?? []).map((at) => codeView(
          acts.link({ deputy: deputies.id[at] ?? '' }), deputies.name[at] ?? '', (deputies.levels[at] ?? []).map((level) => rollWords[language].levelName(labelOf(placeLabels, 'levels', level, language))).join('、'),
        ))}
      </ul>
      <footer class="small muted">${words.source(formatDay(asOf, language))}</footer>
    </article>
  `;
};
