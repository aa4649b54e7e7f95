import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../base/icons.ts';
import { button, notice, type View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { formatNumber } from '../locale/format.ts';
import type { Language } from '../locale/language.ts';
import { levelBadges } from './level-badges.ts';
import { stationFacts } from './station-facts.ts';
import { pageLength, type DeputySearch, type Results } from './deputy-search.ts';
import { markName, markText } from './marks.ts';
import { finderWords } from './deputy-finder.words.ts';
import { rollWords } from './roll.words.ts';
import { asksForToday, type Cause, type SearchIndex } from './search-index.ts';
import { stationView, type StationActs } from './station-view.ts';
import type { WholeList } from './whole-list.ts';

export interface ListActs {
  readonly open: (deputyId: string) => void;
  /** All of them instead of the first page, or the first page again. */
  readonly showWhole: (isWhole: boolean) => void;
  /** That they could not be shown. */
  missing?: string;
  /** For the stations offered when nobody was found. */
  readonly chooseStationPlace: (place: number) => void;
  readonly allLevels: () => void;
  readonly clearFilters: () => void;
  /** The stations that receive today, instead of deputies. */
  readonly today: (stations: readonly number[]) => View;
  readonly station: StationActs;
  /** Codes of those in the list, to be printed; undefined where the page has no address that codes could lead to. */
  readonly sheet: (() => void) | undefined;
}

/** The place in the row: the one that was asked for, else where the deputy serves. */
const placeView = (index: SearchIndex, at: number, cause: Cause | undefined, words: readonly string[], language: Language): View => {
  const places = index.data.deputies.divisions[at] ?? [];
  const { name, pinyin } = index.data.divisions;
  const asked = cause?.type === 'division' ? cause.at : -1;
  const shown = places.find((place) => asked >= 0 && index.tree.contains(asked, place)) ?? places[0] ?? asked;
  if (shown < 0) return nothing;
  const outer = index.tree.path(shown).filter((place) => !index.tree.isWide(place) && place !== shown && !name[shown]?.startsWith(name[place] ?? ''));
  const mark = (place: number) => (asked >= 0 ? markName(name[place] ?? '', pinyin[place] ?? '', words, index.near) : name[place]);
  const full = html`${outer.map((place) => html`<span class="outer">${mark(place)}</span> `)}${mark(shown)}`;
  return places.length > 1 ? html`${full} <span class="rest">${rollWords[language].placeCount(formatNumber(places.length, language))}</span>` : full;
};

/** @param of its place among all, where not all of them are in the document */
const rowView = (index: SearchIndex, results: Results, at: number, language: Language, acts: ListActs, of?: { readonly position: number; readonly total: number }): TemplateResult => {
  const { deputies, stations, groups } = index.data;
  const cause = results.causes.get(at);
  const id = deputies.id[at] ?? '';
  const name = deputies.name[at] ?? '';
  const pinyin = deputies.pinyin[at] ?? '';
  const post = deputies.post[at] ?? '';
  const { words, sound } = results;
  const { near } = index;
  const station = cause?.type === 'station' ? cause.at : deputies.stations[at]?.[0] ?? -1;
  return html`
    <li class="row" part="row" aria-posinset=${of ? of.position + 1 : nothing} aria-setsize=${of ? of.total : nothing}>
      <div class="who">
        <button type="button" class="name" id="row-${id}" part="name" @click=${() => acts.open(id)}>${cause?.type === 'name' || words.length > 1 ? markName(name, pinyin, words, near, sound) : name}</button>
        <span class="held">${levelBadges(deputies.levels[at] ?? [], language)}</span>
        ${sound && near ? html`<span class="small muted">${near.soundWords[language].mark}</span>` : nothing}
        ${post ? html`<span class="post">${cause?.type === 'post' ? markText(post, words) : post}</span>` : nothing}
        ${cause?.type === 'group' ? html`<span class="post">${markText(groups.name[cause.at] ?? '', words)}</span>` : nothing}
      </div>
      <div class="where muted">
        <span>${placeView(index, at, cause, words, language)}</span>
        ${station >= 0 ? html`<span>${cause?.type === 'station' ? markText(stations.name[station] ?? '', words) : stations.name[station]}</span>` : nothing}
      </div>
      ${icons.right}
    </li>
  `;
};

/** The one place that the whole list is about; −1 when the words found people by their names, or several places. */
const placeMeant = (search: DeputySearch, { places, deputies, causes }: Results): number => {
  const isAbout = search.query.trim() === '' || causes.get(deputies[0] ?? -1)?.type === 'division';
  return places.length === 1 && isAbout ? places[0]! : -1;
};

/** 今天谁接待 is answered with stations, as long as there are any where one looks. */
const stationsAsked = (index: SearchIndex, search: DeputySearch, { deputies }: Results): readonly number[] =>
  asksForToday(search.query) ? index.stationsToday(search.place >= 0 || search.group >= 0 || search.station >= 0 || search.level ? deputies : undefined) : [];

/** How many were found is said in other words where the names only sound like what was typed. */
const soundWordsOf = (index: SearchIndex, { sound }: Results, language: Language, words: (typeof rollWords)[Language]): { found: (count: string) => string; note?: (words: string) => string } =>
  (sound && index.near?.soundWords[language]) || words;

/** What was found, for those who do not see it. */
export const countWords = (index: SearchIndex, search: DeputySearch, results: Results, language: Language): string => {
  const words = rollWords[language];
  const stations = stationsAsked(index, search, results).length;
  const count = results.deputies.length;
  return stations > 0 ? words.foundStations(formatNumber(stations, language)) : count > 0 ? soundWordsOf(index, results, language, words).found(formatNumber(count, language)) : words.foundNone;
};

/** The list; or, when it is empty, what to try and where to go. */
export const resultsView = (index: SearchIndex, search: DeputySearch, results: Results, stationPlace: number, whole: WholeList | undefined, language: Language, acts: ListActs): View => {
  const stations = stationsAsked(index, search, results);
  if (stations.length > 0) return acts.today(stations);
  const words = rollWords[language];
  const total = results.deputies.length;
  const place = placeMeant(search, results);
  const count = formatNumber(total, language);
  const said = soundWordsOf(index, results, language, words);
  if (total === 0) return nobodyView(index, search, results, stationPlace, language, acts);
  return html`
    <section class="results" part="results" aria-labelledby="found">
      <h3 id="found" tabindex="-1">${said.found(count)}</h3>
      ${said.note ? html`<p class="muted">${said.note(search.query.trim())}</p>` : results.near ? html`<p class="muted">${words.near(search.query.trim())}</p>` : place >= 0 ? html`<p class="muted">${words.serving(nameWithOuter(index, place, language))}</p>` : nothing}
      ${search.isWhole && whole ? wholeView(index, results, whole, language, acts) : html`
        <ul class="list" part="list">
          ${/* By their places, not by who they are: with every other key all of them are others, and new rows cost twice what new words do. */search.drawn.map((at) => rowView(index, results, at, language, acts))}
        </ul>
        ${total > pageLength ? html`
          <div class="actions screen-only">
            ${button(words.showAll(count), () => acts.showWhole(true), { id: 'more', part: 'more' })}
            <span class="muted figures">${(!whole && acts.missing) || words.shown(formatNumber(Math.min(pageLength, total), language), count)}</span>
          </div>` : nothing}`}
      ${place >= 0 ? stationsView(index, place, language, acts) : nothing}
      ${acts.sheet && total <= mostCodes && (search.place >= 0 || search.station >= 0) ? html`<div class="actions screen-only">${button(words.sheet, acts.sheet, { part: 'sheet-button', id: 'sheet-button' })}</div>` : nothing}
    </section>
  `;
};

/** All of them. */
const wholeView = (index: SearchIndex, results: Results, whole: WholeList, language: Language, acts: ListActs): TemplateResult => {
  const { deputies } = results;
  return whole.frame(repeat(whole.rows, (position) => index.data.deputies.id[deputies[position]!], (position) =>
    // Of those that stay while the list is scrolled nothing is drawn anew.
    guard([results, position, language], () => rowView(index, results, deputies[position]!, language, acts, { position, total: deputies.length }))), language, () => acts.showWhole(false));
};

/** “枣林村（柳溪镇）”: the narrow name first, and the wide one, because names repeat. */
const nameWithOuter = (index: SearchIndex, place: number, language: Language): string => {
  const name = index.data.divisions.name[place] ?? '';
  const outer = index.tree.path(place).slice(0, -1).filter((at) => !index.tree.isWide(at))[0];
  return outer === undefined ? name : name + rollWords[language].in(index.data.divisions.name[outer] ?? '');
};

/** More than these are no sign of one place. */
const mostCodes = 60;
const mostStations = 3;
const stationsView = (index: SearchIndex, place: number, language: Language, acts: ListActs): View => {
  const stations = index.stationsFor(place).slice(0, mostStations);
  if (stations.length === 0) return nothing;
  return html`
    <section class="stations" part="stations">
      <h3><slot name="stations-title">${rollWords[language].stationOf(index.data.divisions.name[place] ?? '')}</slot></h3>
      ${stations.map((station) => stationView(stationFacts(index, station), language, acts.station))}
    </section>
  `;
};

/**
 * Where deputies can be met, when none is shown.
 * @param named whose stations are shown; undefined where no place is known, and it is asked for
 * @param asked what was answered to that; −1 for nothing
 */
export const stationsInsteadView = (index: SearchIndex, named: number | undefined, asked: number, language: Language, acts: Pick<ListActs, 'chooseStationPlace' | 'station'>): View => {
  const words = rollWords[language];
  const townships = index.tree.townships();
  const place = named ?? asked;
  const at = place < 0 ? index.top : place;
  if (index.data.stations.id.length === 0) return nothing;
  return html`
    <section class="stations" part="stations">
      <h3><slot name="stations-title">${words.stationInstead}</slot></h3>
      ${named !== undefined || townships.length === 0 ? nothing : selectField({
        id: 'station-place', label: words.whereAreYou, language, empty: words.anyTownship, value: asked < 0 ? '' : String(asked),
        options: townships.map((one) => ({ value: String(one), label: index.data.divisions.name[one] ?? '' })),
        change: (value) => acts.chooseStationPlace(value === '' ? -1 : Number(value)),
      })}
      ${at < 0 ? nothing : index.stationsFor(at).slice(0, mostStations).map((station) => stationView(stationFacts(index, station), language, acts.station))}
    </section>`;
};

const nobodyView = (index: SearchIndex, search: DeputySearch, results: Results, stationPlace: number, language: Language, acts: ListActs): TemplateResult => {
  const words = rollWords[language];
  const query = search.query.trim();
  const atLevel = search.level && (results.levels.get('') ?? 0) > 0;
  // Somebody is there, only not with this group or at this station.
  const isFiltered = !atLevel && (search.group >= 0 || search.station >= 0);
  const place = results.places[0] ?? stationPlace;
  const tips = atLevel ? [words.tryLevels] : [words.tryShorter, words.tryPinyin, words.tryBrowse];
  const isToday = !atLevel && !isFiltered && asksForToday(query);
  return html`
    <section class="results nobody" part="none" aria-labelledby="found">
      <h3 id="found" tabindex="-1" class="visually-hidden">${isToday ? words.noneToday : words.foundNone}</h3>
      ${notice('idle', icons.info, atLevel ? words.noneLevel : isFiltered ? words.nobody : query === '' ? finderWords[language].noneHere : isToday ? words.noneToday : words.none(query), html`
        ${isFiltered || isToday || (query === '' && !atLevel) ? nothing : html`<p>${words.tryThis}</p><ul class="tips">${tips.map((tip) => html`<li>${tip}</li>`)}</ul>`}
        ${atLevel ? html`<div class="actions">${button(words.allLevels, acts.allLevels)}</div>` : nothing}
        ${isFiltered || (isToday && place >= 0) ? html`<div class="actions">${button(words.clearAll, acts.clearFilters)}</div>` : nothing}
      `, 'empty')}
      ${stationsInsteadView(index, results.places[0], stationPlace, language, acts)}
    </section>
  `;
};
