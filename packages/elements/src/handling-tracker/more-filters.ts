import { html, nothing } from 'lit';
import type { Light } from '@congress-kit/api/rules/light';
import { icons } from '../base/icons.ts';
import { switchView, type View } from '../base/views.ts';
import { checkbox, selectField } from '../fields/choice-fields.ts';
import type { Language } from '../locale/language.ts';
import { boardWords } from './board.words.ts';
import { overdueLights } from './board.ts';
import type { CaseList, Narrowing } from './case-list.ts';

type LightChoice = 'inTime' | 'soon' | 'overdue' | 'extended' | 'answered' | 'standing';
const choices: Readonly<Record<LightChoice, readonly Light[]>> = { inTime: ['green'], soon: ['yellow'], overdue: overdueLights, extended: ['blue'], answered: ['done'], standing: ['grey'] };

const choiceOf = ({ lights }: Narrowing): LightChoice | '' =>
  (Object.keys(choices) as LightChoice[]).find((name) => choices[name].join() === lights.join()) ?? '';

/** Time limit, 重点督办 and the order. */
export const moreFilters = (list: CaseList, language: Language): View => {
  const words = boardWords[language];
  const { narrowing } = list;
  return html`
    <div class="more-filters screen-only" part="more-filters">
      ${selectField<LightChoice>({
        id: 'filter-light', language, label: words.light, value: choiceOf(narrowing), empty: words.anyLight,
        options: (Object.keys(choices) as LightChoice[]).map((value) => ({ value, label: words[value] })), change: (value: LightChoice | '') => list.narrow({ lights: value === '' ? [] : choices[value] }),
      })}
      ${checkbox({ id: 'filter-priority', language, label: words.priorityOnly, checked: narrowing.isPriority, change: (isPriority) => list.narrow({ isPriority }) })}
      ${switchView(words.sort, [['newest', words.sorts.newest], ['due', words.sorts.due]], narrowing.order, (order) => list.narrow({ order }))}
    </div>
  `;
};

/** The last button in the row goes with its press: the focus goes on to the one before it, or to how many there are. */
const passOn = (chip: HTMLElement): void => {
  if (chip.nextElementSibling) return;
  const root = chip.getRootNode() as ShadowRoot;
  const left = ['.narrowed button:nth-last-of-type(2)', '#count', '#search'].map((selector) => root.querySelector<HTMLElement>(selector)).find((each) => each);
  left?.focus();
};

/** What the list is narrowed to, each with a way out. */
export const narrowedView = (list: CaseList, language: Language): View => {
  if (!list.isNarrowed) return nothing;
  const words = boardWords[language];
  const { narrowing } = list;
  const light = choiceOf(narrowing);
  const chips = ([
    ['light', light && words[light], { lights: [] }], ['priority', narrowing.isPriority ? words.priorityOnly : undefined, { isPriority: false }], ['unit', narrowing.unit?.name, { unit: undefined }],
  ] as const).flatMap(([id, what, without]) => (what ? [{ id, what, without }] : []));
  // Named by texts, and not in attributes: a unit's name in them says which language it is in.
  return html`
    <p class="chips narrowed" role="group" aria-label=${words.narrowed}>
      <span class="small muted">${words.narrowed}</span>
      ${chips.map(({ id, what, without }) => html`<button type="button" class="chip" part="filter" aria-labelledby="remove-${id}" @click=${({ currentTarget }: Event) => {
        passOn(currentTarget as HTMLElement);
        list.narrow(without);
      }}>${what} ${icons.cross}</button>`)}
    </p>
    <div hidden>${chips.map(({ id, what }) => html`<p id="remove-${id}">${words.remove(what)}</p>`)}</div>
  `;
};
