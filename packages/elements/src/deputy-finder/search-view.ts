import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../base/icons.ts';
import type { View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { formatNumber } from '../locale/format.ts';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { finderWords } from './deputy-finder.words.ts';
import type { DeputySearch } from './deputy-search.ts';
import type { SearchActs } from './search-box.ts';
import type { SearchIndex } from './search-index.ts';

/** Real names of this roll and this county: an example that finds nothing would teach the wrong thing. */
const examplesOf = ({ data: { deputies, divisions, groups }, tree }: SearchIndex): { name: string; letters: string; place: string; group: string } => {
  const surnames = new Map<string, number>();
  for (const name of deputies.name) surnames.set(name.charAt(0), (surnames.get(name.charAt(0)) ?? 0) + 1);
  const name = Array.from(surnames).sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
  const of = deputies.name.findIndex((one) => one.startsWith(name));
  const letters = (deputies.pinyin[of] ?? '').split(' ').map((syllable) => syllable.charAt(0)).join('');
  const village = divisions.kind.findIndex((kind, place) => (kind === 'village' || kind === 'community') && tree.within(place).length > 0);
  return { name, letters, place: divisions.name[village] ?? '', group: (groups.name[0] ?? '').replace(/(行业)?代表小组$/, '') };
};

/** Before anything is asked: how many there are, and what can be typed. */
export const helpView = (index: SearchIndex, language: Language, acts: SearchActs): TemplateResult => {
  const words = finderWords[language];
  const { kind } = index.data.divisions;
  const villages = kind.filter((one) => one === 'village' || one === 'community').length;
  const count = formatNumber(index.count, language);
  const { name, letters, place, group } = examplesOf(index);
  const examples = ([[words.helpName, name], [words.helpPinyin, letters], [words.helpPlace, place], [words.helpPost, group]] as const).filter(([, example]) => example !== '');
  return html`
    <div class="help" part="help">
      <p>${villages > 0 ? words.count(count, formatNumber(villages, language)) : words.countOnly(count)}</p>
      <p class="muted">${words.help}</p>
      <ul>${examples.map(([what, example]) => html`
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
  const words = finderWords[language];
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

export const browseView = (index: SearchIndex, search: DeputySearch, language: Language, choose: (place: number) => void): View => {
  const steps = stepsOf(index, search.place, language);
  if (steps.length === 0) return nothing;
  const { name } = index.data.divisions;
  // Words and places together would push the results off a small screen: while words are typed the places fold up.
  return html`
    <details class="browse screen-only" part="browse" ?open=${search.query.trim() === '' || search.place >= 0}>
      <summary>${icon('right')}<span>${finderWords[language].browse}</span></summary>
      <div class="steps">
        ${steps.map(({ id, label, any, options, chosen, outer }) => selectField({
          id, label, language, optional: false, empty: any, value: chosen < 0 ? '' : String(chosen),
          options: options.map((at) => ({ value: String(at), label: name[at] ?? '' })),
          change: (value) => choose(value === '' ? outer : Number(value)),
        }))}
      </div>
    </details>
  `;
};

const levels = ['national', 'province', 'prefecture', 'county', 'township'];

/** Levels with how many there are of each: what is counted is what the words and the place have found. */
export const levelsView = (index: SearchIndex, search: DeputySearch, language: Language, choose: (level: string) => void): View => {
  const words = finderWords[language];
  const counts = search.results?.levels ?? allLevels(index);
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

const counted = new WeakMap<SearchIndex, ReadonlyMap<string, number>>();
const allLevels = (index: SearchIndex): ReadonlyMap<string, number> => {
  let counts = counted.get(index) as Map<string, number> | undefined;
  if (!counts) {
    counts = new Map([['', index.count]]);
    for (const held of index.data.deputies.levels) for (const level of held) counts.set(level, (counts.get(level) ?? 0) + 1);
    counted.set(index, counts);
  }
  return counts;
};
