import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../base/icons.ts';
import { button, notice, type View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { formatNumber } from '../locale/format.ts';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { stationFacts } from './deputy-facts.ts';
import { finderWords } from './deputy-finder.words.ts';
import { pageLength, type DeputySearch, type Results } from './deputy-search.ts';
import { markName, markText } from './marks.ts';
import type { Cause, SearchIndex } from './search-index.ts';
import { stationView } from './station-view.ts';

export interface ListActs {
  readonly open: (deputyId: string) => void;
  readonly more: () => void;
  /** For the stations offered when nobody was found. */
  readonly chooseStationPlace: (place: number) => void;
  readonly allLevels: () => void;
}

export const levelBadges = (levels: readonly string[], language: Language): TemplateResult =>
  html`${levels.map((level) => html`<span class="level" part="level">${finderWords[language].levelName(labelOf(placeLabels, 'levels', level, language))}</span>`)}`;

/** The place in the row: the one that was asked for, else where the deputy serves. */
const placeView = (index: SearchIndex, at: number, cause: Cause | undefined, words: readonly string[], language: Language): View => {
  const places = index.data.deputies.divisions[at] ?? [];
  const { name, pinyin } = index.data.divisions;
  const asked = cause?.type === 'division' ? cause.at : -1;
  const shown = places.find((place) => asked >= 0 && index.tree.contains(asked, place)) ?? places[0] ?? asked;
  if (shown < 0) return nothing;
  const outer = index.tree.path(shown).filter((place) => !index.tree.isWide(place) && place !== shown && !name[shown]?.startsWith(name[place] ?? ''));
  const mark = (place: number) => (asked >= 0 ? markName(name[place] ?? '', pinyin[place] ?? '', words) : name[place]);
  const full = html`${outer.map((place) => html`<span class="outer">${mark(place)}</span> `)}${mark(shown)}`;
  return places.length > 1 ? html`${full} <span class="rest">${finderWords[language].placeCount(formatNumber(places.length, language))}</span>` : full;
};

const rowView = (index: SearchIndex, results: Results, at: number, language: Language, acts: ListActs): TemplateResult => {
  const { deputies, stations, groups } = index.data;
  const cause = results.causes.get(at);
  const id = deputies.id[at] ?? '';
  const post = deputies.post[at] ?? '';
  const words = results.words;
  const station = cause?.type === 'station' ? cause.at : deputies.stations[at]?.[0] ?? -1;
  return html`
    <li class="row" part="row">
      <div class="who">
        <button type="button" class="name" id="row-${id}" part="name" @click=${() => acts.open(id)}>${cause?.type === 'name' || words.length > 1 ? markName(deputies.name[at] ?? '', deputies.pinyin[at] ?? '', words) : deputies.name[at]}</button>
        <span class="held">${levelBadges(deputies.levels[at] ?? [], language)}</span>
        ${post ? html`<span class="post">${cause?.type === 'post' ? markText(post, words) : post}</span>` : nothing}
        ${cause?.type === 'group' ? html`<span class="post">${markText(groups.name[cause.at] ?? '', words)}</span>` : nothing}
      </div>
      <div class="where muted">
        <span>${placeView(index, at, cause, words, language)}</span>
        ${station >= 0 ? html`<span>${cause?.type === 'station' ? markText(stations.name[station] ?? '', words) : stations.name[station]}</span>` : nothing}
      </div>
      ${icon('right')}
    </li>
  `;
};

/** The one place that the whole list is about; −1 when the words found people by their names, or several places. */
const placeMeant = (search: DeputySearch, { places, deputies, causes }: Results): number => {
  const isAbout = search.query.trim() === '' || causes.get(deputies[0] ?? -1)?.type === 'division';
  return places.length === 1 && isAbout ? places[0]! : -1;
};

/** The list; or, when it is empty, what to try and where to go. */
export const resultsView = (index: SearchIndex, search: DeputySearch, results: Results, stationPlace: number, language: Language, acts: ListActs): TemplateResult => {
  const words = finderWords[language];
  const total = results.deputies.length;
  const place = placeMeant(search, results);
  const count = formatNumber(total, language);
  if (total === 0) return nobodyView(index, search, results, stationPlace, language, acts);
  return html`
    <section class="results" part="results" aria-labelledby="found">
      <h3 id="found" tabindex="-1">${words.found(count, total === 1)}</h3>
      ${results.near ? html`<p class="muted">${words.near(search.query.trim())}</p>` : place >= 0 ? html`<p class="muted">${words.serving(nameWithOuter(index, place, language))}</p>` : nothing}
      <ul class="list" part="list">
        ${repeat(search.drawn, (at) => index.data.deputies.id[at], (at) => rowView(index, results, at, language, acts))}
      </ul>
      ${total > search.shown ? html`
        <div class="actions screen-only">
          ${button(words.more(formatNumber(Math.min(pageLength, total - search.shown), language)), acts.more, { id: 'more', part: 'more' })}
          <span class="muted figures">${words.shown(formatNumber(search.shown, language), count)}</span>
        </div>` : nothing}
      ${place >= 0 ? stationsView(index, place, language) : nothing}
    </section>
  `;
};

/** “枣林村（柳溪镇）”: the narrow name first, and the wide one, because names repeat. */
const nameWithOuter = (index: SearchIndex, place: number, language: Language): string => {
  const name = index.data.divisions.name[place] ?? '';
  const outer = index.tree.path(place).slice(0, -1).filter((at) => !index.tree.isWide(at))[0];
  return outer === undefined ? name : name + finderWords[language].in(index.data.divisions.name[outer] ?? '');
};

const mostStations = 3;
const stationsView = (index: SearchIndex, place: number, language: Language): View => {
  const stations = index.stationsFor(place).slice(0, mostStations);
  if (stations.length === 0) return nothing;
  return html`
    <section class="stations" part="stations">
      <h3>${finderWords[language].stationOf(index.data.divisions.name[place] ?? '')}</h3>
      ${stations.map((station) => stationView(stationFacts(index, station), language))}
    </section>
  `;
};

const nobodyView = (index: SearchIndex, search: DeputySearch, results: Results, stationPlace: number, language: Language, acts: ListActs): TemplateResult => {
  const words = finderWords[language];
  const query = search.query.trim();
  const atLevel = search.level && (results.levels.get('') ?? 0) > 0;
  const place = results.places[0] ?? stationPlace;
  const tips = atLevel ? [words.tryLevels] : [words.tryShorter, words.tryPinyin, words.tryBrowse];
  const townships = index.tree.townships();
  const stationsOf = (at: number) => at < 0 ? nothing : index.stationsFor(at).slice(0, mostStations).map((station) => stationView(stationFacts(index, station), language));
  return html`
    <section class="results nobody" part="none" aria-labelledby="found">
      <h3 id="found" tabindex="-1" class="visually-hidden">${words.foundNone}</h3>
      ${notice('idle', 'info', atLevel ? words.noneLevel : query === '' ? words.noneHere : words.none(query), html`
        ${query === '' && !atLevel ? nothing : html`<p>${words.tryThis}</p><ul class="tips">${tips.map((tip) => html`<li>${tip}</li>`)}</ul>`}
        ${atLevel ? html`<div class="actions">${button(words.allLevels, acts.allLevels)}</div>` : nothing}
      `, 'empty')}
      ${index.data.stations.id.length === 0 ? nothing : html`
        <section class="stations" part="stations">
          <h3>${words.stationInstead}</h3>
          ${results.places.length > 0 || townships.length === 0 ? nothing : selectField({
            id: 'station-place', label: words.whereAreYou, language, empty: words.anyTownship, value: stationPlace < 0 ? '' : String(stationPlace),
            options: townships.map((at) => ({ value: String(at), label: index.data.divisions.name[at] ?? '' })),
            change: (value) => acts.chooseStationPlace(value === '' ? -1 : Number(value)),
          })}
          ${stationsOf(place >= 0 ? place : index.top)}
        </section>`}
    </section>
  `;
};
