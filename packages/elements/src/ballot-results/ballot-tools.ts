import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../base/icons.ts';
import { onceOpen } from '../base/once-open.ts';
import { button, type View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { formatNumber } from '../locale/format.ts';
import { labelOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { noChoices, valuesOf, type Choices, type SortKey } from './ballot-choices.ts';
import type { CountedBallot } from './ballot-figures.ts';
import { moreWords } from './more.words.ts';

/** Fewer than these are seen at once. */
const fewest = 4;

export const toolsView = (counted: CountedBallot, choices: Choices, language: Language, change: (choices: Choices) => void): View => {
  const { candidates } = counted.ballot;
  if (candidates.length < fewest) return nothing;
  const words = moreWords[language];
  const sorts = (['rank', 'listed', 'title', 'place', 'investment'] as const)
    .filter((sort) => (sort !== 'place' || candidates.some(({ place }) => place)) && (sort !== 'investment' || candidates.some(({ investment }) => investment !== undefined)));
  const filter = (name: 'category' | 'place', label: string, any: string, labelled: (value: string) => string): View => {
    const values = valuesOf(counted, name);
    return values.length === 0 ? nothing : html`${selectField({
      id: `filter-${name}`, label, language, optional: false, empty: any, value: choices[name],
      options: values.map((value) => ({ value, label: labelled(value) })),
      change: (value) => change({ ...choices, [name]: value }),
    })}`;
  };
  const isChosen = choices.category !== '' || choices.place !== '';
  return html`
    <details class="tools screen-only" part="tools" ?open=${isChosen}>
      <summary>${icon('right')}<span>${words.tools}</span></summary>
      <div class="choices-row">${onceOpen(isChosen, () => html`
        ${selectField({
          id: 'sort', label: words.sort, language, noEmpty: true, value: (sorts as readonly SortKey[]).includes(choices.sort) && !choices.isTurned ? choices.sort : 'rank',
          options: sorts.map((sort) => ({ value: sort, label: words.sorts[sort] ?? sort })),
          change: (sort) => change({ ...choices, sort: (sort || 'rank') as SortKey, isTurned: false }),
        })}
        ${filter('category', words.category, words.anyCategory, (value) => labelOf(suggestionLabels, 'suggestionCategories', value, language))}
        ${filter('place', words.place, words.anyPlace, (value) => value)}`)}
      </div>
    </details>
  `;
};

/** Said above a part of the projects: nobody takes it for all of them. */
export const partlyView = (shown: number, { ballot }: CountedBallot, choices: Choices, language: Language, change: (choices: Choices) => void): View => {
  const all = ballot.candidates.length;
  if (shown === all) return nothing;
  const words = moreWords[language];
  return html`<p class="partly" role="status">${shown === 0 ? words.none : words.some(formatNumber(shown, language), formatNumber(all, language))}
    ${button(words.all, () => change({ ...choices, category: noChoices.category, place: noChoices.place }), { kind: 'plain', part: 'show-all' })}</p>`;
};

export interface SaveActs {
  readonly csv: () => void;
  readonly png: () => void;
  readonly svg: () => void;
}

export const saveView = (language: Language, acts: SaveActs): TemplateResult => {
  const words = moreWords[language];
  return html`
    <div class="save actions screen-only" part="save" role="group" aria-label=${words.save}>
      <span class="muted" aria-hidden="true">${words.save}</span>
      ${(['csv', 'png', 'svg'] as const).map((kind) => button(words[kind], acts[kind], { kind: 'plain', part: `save-${kind}` }))}
    </div>
  `;
};

export const compareButton = (isOpen: boolean, language: Language, act: () => void): TemplateResult =>
  html`<div class="actions screen-only">${button(moreWords[language].compare, act, { kind: 'plain', icon: isOpen ? 'up' : 'down', part: 'compare-button', expanded: isOpen })}</div>`;

/** The address of this ballot, for whoever opens the fold. */
export const addressView = (code: () => View, language: Language): TemplateResult => html`
  <details class="tools screen-only" part="follow">
    <summary>${icon('right')}<span>${moreWords[language].address}</span></summary>
    ${onceOpen(false, code)}
  </details>
`;
