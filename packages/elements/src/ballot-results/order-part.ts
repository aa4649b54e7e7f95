/** Lazy part: the projects in another order, some of them, or as a table. */
import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { button, type View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { formatNumber } from '../locale/format.ts';
import { labelOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { noChoices, placeOf, valuesOf, type Choices, type SortKey } from './ballot-choices.ts';
import type { CountedBallot } from './ballot-figures.ts';
import { orderStyles } from './ballot-order.styles.ts';
import { tableStyles } from './ballot-table.styles.ts';
import { moreWords } from './more.words.ts';

export { chosenEntries, noChoices } from './ballot-choices.ts';
export { tableView } from './ballot-table.ts';

export const styles: CSSResult = css`${tableStyles}${orderStyles}`;

export const orderFields = (counted: CountedBallot, choices: Choices, language: Language, change: (choices: Choices) => void): TemplateResult => {
  const { candidates } = counted.ballot;
  const words = moreWords[language];
  const sorts = (['rank', 'listed', 'title', 'place', 'investment'] as const)
    .filter((sort) => (sort !== 'place' || candidates.some(placeOf)) && (sort !== 'investment' || candidates.some(({ investment }) => investment !== undefined)));
  const filter = (name: 'category' | 'place', label: string, any: string, labelled: (value: string) => string): View => {
    const values = valuesOf(counted, name);
    return values.length === 0 ? nothing : html`${selectField({
      id: `filter-${name}`, label, language, optional: false, empty: any, value: choices[name],
      options: values.map((value) => ({ value, label: labelled(value) })),
      change: (value) => change({ ...choices, [name]: value }),
    })}`;
  };
  return html`
    <div class="choices-row">
      ${selectField({
        id: 'sort', label: words.sort, language, noEmpty: true, value: (sorts as readonly SortKey[]).includes(choices.sort) && !choices.isTurned ? choices.sort : 'rank',
        options: sorts.map((sort) => ({ value: sort, label: words.sorts[sort] ?? sort })),
        change: (sort) => change({ ...choices, sort: (sort || 'rank') as SortKey, isTurned: false }),
      })}
      ${filter('category', words.category, words.anyCategory, (value) => labelOf(suggestionLabels, 'suggestionCategories', value, language))}
      ${filter('place', words.place, words.anyPlace, (value) => value)}
    </div>
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

