import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { icons } from '../base/icons.ts';
import { onceOpen } from '../base/once-open.ts';
import { button, type View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { formatNumber } from '../locale/format.ts';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import type { DeputySearch, Filter } from './deputy-search.ts';
import { rollWords } from './roll.words.ts';
import type { SearchActs } from './search-box.ts';
import type { SearchIndex } from './search-index.ts';

const isVillage = (kind: string): boolean => kind === 'village' || kind === 'community';

/** Real names of this roll and this county: an example that finds nothing would teach the wrong thing. */
const examplesOf = (index: SearchIndex): { name: string; letters: string; place: string; group: string; isToday: boolean } => {
  const { data: { deputies, divisions, groups }, tree } = index;
  const surnames = new Map<string, number>();
  for (const name of deputies.name) surnames.set(name.charAt(0), (surnames.get(name.charAt(0)) ?? 0) + 1);
  const name = Array.from(surnames).sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
  const of = deputies.name.findIndex((one) => one.startsWith(name));
  const letters = (deputies.pinyin[of] ?? '').split(' ').map((syllable) => syllable.charAt(0)).join('');
  const village = divisions.kind.findIndex((kind, place) => isVillage(kind) && tree.within(place).length > 0);
  return { name, letters, place: divisions.name[village] ?? '', group: (groups.name[0] ?? '').replace(/(行业)?代表小组$/, ''), isToday: index.stationsToday().length > 0 };
};

/** Looked for once a roll: it goes through all of it. */
const examples = new WeakMap<SearchIndex, ReturnType<typeof examplesOf>>();

/** Before anything is asked: how many there are, and what can be typed. */
export const helpView = (index: SearchIndex, language: Language, acts: SearchActs): TemplateResult => {
  const words = rollWords[language];
  const villages = index.data.divisions.kind.filter(isVillage).length;
  const count = formatNumber(index.count, language);
  const known = examples.get(index) ?? examplesOf(index);
  examples.set(index, known);
  const { name, letters, place, group, isToday } = known;
  const shown = ([[words.helpName, name], [words.helpPinyin, letters], [words.helpPlace, place], [words.helpPost, group], [words.helpToday, isToday ? words.askToday : '']] as const).filter(([, example]) => example !== '');
  return html`
    <div class="help" part="help">
      <p>${villages > 0 ? words.count(count, formatNumber(villages, language)) : words.countOnly(count)}</p>
      <p class="muted"><slot name="help">${words.help}</slot></p>
      <ul>${shown.map(([what, example]) => html`
        <li><button type="button" class="example" @click=${() => acts.try(example)}>${example}</button><span>${what}</span></li>`)}
      </ul>
    </div>
  `;
};

interface Step {
  readonly id: string;
  readonly label: string;
  readonly any: string;
  readonly options: readonly number[];
  readonly chosen: number;
  /** What is chosen when this step is taken back. */
  readonly outer: number;
}

/** Township → village → grid, each step offered when the one before is taken; in a city the county comes first. */
const stepsOf = ({ data: { divisions }, tree }: SearchIndex, place: number, language: Language): Step[] => {
  const words = rollWords[language];
  const path = place < 0 ? [] : tree.path(place);
  const steps: Step[] = [];
  const step = (id: string, label: string, any: string, options: readonly number[], outer: number): number => {
    const chosen = path.find((at) => options.includes(at)) ?? -1;
    if (options.length > 0) steps.push({ id, label, any, options, chosen, outer });
    return chosen;
  };
  const counties = divisions.kind.flatMap((kind, at) => (kind === 'county' ? [at] : []));
  const county = counties.length > 1 ? step('county', labelOf(placeLabels, 'divisionKinds', 'county', language), words.all, counties, -1) : -1;
  if (counties.length > 1 && county < 0) return steps;
  const township = step('township', words.township, words.anyTownship, county < 0 ? tree.townships() : tree.childrenOf(county), county);
  const village = township < 0 ? -1 : step('village', words.village, words.anyVillage, tree.childrenOf(township), township);
  if (village >= 0) step('grid', words.grid, words.anyGrid, tree.childrenOf(village), village);
  return steps;
};

export interface FilterActs {
  readonly choose: (filter: Filter, position: number) => void;
  readonly clear: () => void;
}

/** Hundreds of choices are drawn and counted anew only when something else is asked: not while the list is scrolled. */
const unlessSame = (search: DeputySearch, language: Language, view: () => unknown): unknown =>
  guard([search.results, search.isTyping, search.place, search.group, search.station, language, search.slots], view);

/** Choices with how many each would leave. While keys are coming nothing is counted: it is not read, and every key would pay for it. */
const counted = (search: DeputySearch, filter: Filter, options: readonly number[], names: readonly string[], language: Language) => {
  const counts = search.isTyping ? [] : search.counts(filter, options);
  return options.map((at, nth) => ({
    value: String(at),
    label: counts[nth] === undefined ? names[at] ?? '' : rollWords[language].withCount(names[at] ?? '', formatNumber(counts[nth], language)),
  }));
};

export const browseView = (index: SearchIndex, search: DeputySearch, language: Language, acts: FilterActs): View => {
  const { name } = index.data.divisions;
  if (index.tree.townships().length === 0) return nothing;
  // Words and places together would push the results off a small screen: while words are typed the places fold up.
  const isOpen = search.query.trim() === '' || search.place >= 0;
  return html`
    <details class="browse screen-only" part="browse" ?open=${isOpen}>
      <summary>${icons.right}<span><slot name="browse-title">${rollWords[language].browse}</slot></span></summary>
      <div class="steps">
        ${onceOpen(isOpen, () => unlessSame(search, language, () => stepsOf(index, search.place, language).map(({ id, label, any, options, chosen, outer }) => selectField({
          id, label, language, empty: any, value: chosen < 0 ? '' : String(chosen),
          options: counted(search, 'place', options, name, language),
          change: (value) => acts.choose('place', value === '' ? outer : Number(value)),
        }))))}
      </div>
    </details>
  `;
};

/** By group and by station: for those who know them. Folded, and in elder mode left out as long as nobody chose one. */
export const moreFiltersView = (index: SearchIndex, search: DeputySearch, language: Language, acts: FilterActs): View => {
  const words = rollWords[language];
  const { groups, stations } = index.data;
  const isChosen = search.group >= 0 || search.station >= 0;
  const near = search.place < 0 ? stations.id.map((_, at) => at) : index.stationsFor(search.place);
  const offered = near.includes(search.station) || search.station < 0 ? near : [search.station, ...near];
  const filters = ([
    ['group', words.group, words.anyGroup, groups.name.map((_, at) => at), groups.name],
    ['station', words.station, words.anyStation, offered, stations.name],
  ] as const).filter(([, , , options]) => options.length > 0);
  if (filters.length === 0) return nothing;
  return html`
    <details class="browse more-filters screen-only ${isChosen ? 'chosen' : ''}" part="filters" ?open=${isChosen}>
      <summary>${icons.right}<span><slot name="filters-title">${words.moreFilters}</slot></span></summary>
      <div class="steps">
        ${onceOpen(isChosen, () => unlessSame(search, language, () => filters.map(([filter, label, any, options, names]) => selectField({
          id: `filter-${filter}`, label, language, empty: any, value: search[filter] < 0 ? '' : String(search[filter]),
          options: counted(search, filter, options, names, language),
          change: (value) => acts.choose(filter, value === '' ? -1 : Number(value)),
        }))))}
      </div>
      ${isChosen ? html`<div class="actions">${button(words.clearAll, acts.clear, { kind: 'plain', icon: icons.cross, part: 'clear-filters' })}</div>` : nothing}
    </details>
  `;
};

const levels = ['national', 'province', 'prefecture', 'county', 'township'];

/** Levels with how many there are of each: what is counted is what the words and the place have found. */
export const levelsView = (index: SearchIndex, search: DeputySearch, language: Language, choose: (level: string) => void): View => {
  const words = rollWords[language];
  const counts = search.results?.levels ?? index.levelsOf(index.everybody);
  const present = Array.from(counts.keys()).filter((level) => level !== '');
  const ordered = [...levels.filter((level) => present.includes(level)), ...present.filter((level) => !levels.includes(level))];
  if (ordered.length < 2 && !search.level) return nothing;
  if (search.level && !ordered.includes(search.level)) ordered.push(search.level);
  const isChosen = (level: string): boolean => search.level === level || (level === '' && search.level === undefined && search.results !== undefined);
  return html`
    <div class="levels screen-only" part="levels" role="group" aria-label=${words.levels}>
      ${['', ...ordered].map((level) => html`
        <button type="button" class="chip" part="chip" aria-pressed=${isChosen(level) ? 'true' : 'false'} @click=${() => choose(level)}>
          ${level === '' ? words.all : words.levelName(labelOf(placeLabels, 'levels', level, language))} <span class="figures count">${formatNumber(counts.get(level) ?? 0, language)}</span>
        </button>`)}
    </div>
  `;
};
