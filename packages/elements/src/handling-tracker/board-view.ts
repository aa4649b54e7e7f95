import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Light } from '@congress-kit/api/rules/light';
import type { Statistic } from '@congress-kit/sdk';
import { button, switchView, type View } from '../base/views.ts';
import { formatDay, formatNumber } from '../locale/format.ts';
import { labelOf, progressLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { boardWords } from './board.words.ts';
import { completedPhases, overdueLights, type Board, type BoardData, type UnitCounts, type UnitOrder } from './board.ts';
import { filters, type Filter, type Narrowing } from './case-list.ts';
import { lightIcons } from './light-view.ts';

/** Leads from a number to the cases it counts. */
export type ShowCases = (filter: Filter, narrowing: Partial<Narrowing>) => void;

/** How many are where, in time or not, what came of them, and by unit: counts first, every rate with what it is a share of. */
export const boardView = (data: BoardData, board: Board, language: Language, show: ShowCases): TemplateResult => {
  const words = boardWords[language];
  return html`
    <div class="board" part="board">
      <p class="muted">${words.total(formatNumber(data.total, language))}<span class="screen-only">${words.pick}</span></p>
      <div class="board-columns">
        <section aria-labelledby="board-phases"><h3 id="board-phases"><slot name="board-phases">${words.phases}</slot></h3>${phasesView(data, language, show)}</section>
        <section aria-labelledby="board-lights"><h3 id="board-lights"><slot name="board-lights">${words.lights}</slot></h3>${lightsView(data, language, show)}</section>
      </div>
      ${data.rates.length === 0 ? nothing : html`<section aria-labelledby="board-rates"><h3 id="board-rates"><slot name="board-rates">${words.rates}</slot></h3><div class="rates">${data.rates.map((one) => rateView(one, language))}</div></section>`}
      ${data.units.length === 0 ? nothing : unitsView(data, board, language, show)}
    </div>
  `;
};

/** A number that leads somewhere; nothing to see leads nowhere. What is named after a unit names it by its own text: that says which language it is in. */
const countView = (count: number, name: { readonly label?: string; readonly id?: string; readonly by?: string }, language: Language, act: () => void): View => {
  const said = boardWords[language].cases(formatNumber(count, language));
  return count === 0 ? html`<span class="count-of figures">${said}</span>`
    : html`<button type="button" class="count-of figures" part="count" @click=${act} id=${name.id ?? nothing} aria-label=${name.label ? `${name.label} ${said}` : nothing} aria-labelledby=${name.by ?? nothing}>${said}</button>`;
};

const barView = (count: number, most: number): TemplateResult =>
  html`<svg class="bar-of" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${svg`<rect width=${most === 0 ? 0 : (count / most) * 100} height="8" fill="currentColor"/>`}</svg>`;

interface Line {
  readonly name: string;
  readonly count: number;
  readonly act?: () => void;
  readonly mark?: TemplateResult;
  readonly tone?: string;
}

const linesView = (lines: readonly Line[], language: Language): TemplateResult => {
  const most = Math.max(...lines.map(({ count }) => count), 1);
  return html`<ul class="lines">${lines.map(({ name, count, act, mark, tone }) => html`
    <li class="line ${tone ? `tone-${tone}` : 'tone-accent'}"><span class="line-name">${mark}<span>${name}</span></span>${act ? countView(count, { label: name }, language, act) : html`<span class="count-of figures">${boardWords[language].cases(formatNumber(count, language))}</span>`}${barView(count, most)}</li>`)}</ul>`;
};

const places: readonly Exclude<Filter, 'all'>[] = ['received', 'assigning', 'handling', 'replied', 'evaluating', 'completed'];

const phasesView = ({ phases, total }: BoardData, language: Language, show: ShowCases): TemplateResult => {
  const lines: Line[] = places.map((place) => ({
    name: place === 'completed' ? completedPhases.map((phase) => labelOf(progressLabels, 'publicPhases', phase, language)).join(' / ') : labelOf(progressLabels, 'publicPhases', place, language),
    count: filters[place].reduce((sum, phase) => sum + (phases.get(phase) ?? 0), 0), act: () => show(place, {}),
  }));
  const others = total - lines.reduce((sum, { count }) => sum + count, 0);
  return linesView(others > 0 ? [...lines, { name: boardWords[language].others, count: others, tone: 'idle' }] : lines, language);
};

const lightsView = ({ lights }: BoardData, language: Language, show: ShowCases): TemplateResult => {
  const words = boardWords[language];
  const line = (name: string, of: readonly Light[], mark: TemplateResult, tone: string): Line =>
    ({ name, count: of.reduce((sum, one) => sum + (lights.get(one) ?? 0), 0), mark, tone, act: () => show('all', { lights: of, order: of.includes('done') ? 'newest' : 'due' }) });
  return linesView([
    line(words.inTime, ['green'], lightIcons.green, 'good'), line(words.soon, ['yellow'], lightIcons.yellow, 'warn'), line(words.overdue, overdueLights, lightIcons.red, 'bad'),
    line(words.extended, ['blue'], lightIcons.blue, 'note'), line(words.answered, ['done'], lightIcons.done, 'done'), line(words.standing, ['grey'], lightIcons.grey, 'idle'),
  ], language);
};

/** The counts before the percent, and the definition with it. Chinese definitions are the server's own words. */
const rateView = (one: Statistic, language: Language): TemplateResult => {
  const words = boardWords[language];
  return html`
    <div class="rate" part="rate">
      <h4>${words.metrics[one.metric] ?? one.name}</h4>
      <p class="figures"><b>${words.ofMany(formatNumber(one.numerator, language), formatNumber(one.denominator ?? 0, language))}</b>${one.percent === undefined ? nothing : html` <span class="percent">${one.percent}%</span>`}</p>
      <p class="small muted">${language === 'zh-CN' ? one.definition : words.definitions[one.metric] ?? one.definition}</p>
      <p class="small muted">${words.period(formatDay(one.period.from, language), formatDay(one.period.to, language))}<br />${words.asOf(formatDay(one.asOf, language))}</p>
    </div>
  `;
};

const unitsView = (data: BoardData, board: Board, language: Language, show: ShowCases): TemplateResult => {
  const words = boardWords[language];
  const units = board.unitsOf(data);
  const left = units.length - board.shown;
  const orders = (['name', 'total', 'overdue'] as const).map((order): readonly [UnitOrder, string] => [order, words.order[order]]);
  const cell = (unit: UnitCounts, at: number, column: 'all' | 'overdue' | 'completed', count: number, filter: Filter, narrowing: Partial<Narrowing>) =>
    html`<td role="cell" data-label=${words[column]}>${countView(count, { id: `count-${at}-${column}`, by: `unit-${at} units-${column} count-${at}-${column}` }, language, () => show(filter, { unit: { id: unit.id, name: unit.name }, ...narrowing }))}</td>`;
  return html`
    <section aria-labelledby="board-units">
      <h3 id="board-units"><slot name="board-units">${words.units}</slot></h3>
      <p class="small muted"><slot name="board-units-lead">${words.unitsLead}</slot></p>
      ${switchView(words.orderBy, orders, board.order, (order) => board.sort(order))}
      <table class="units" part="units" role="table">
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${words.unit}</th>${(['all', 'overdue', 'completed'] as const).map((column) => html`<th scope="col" role="columnheader" id="units-${column}">${words[column]}</th>`)}</tr></thead>
        <tbody role="rowgroup">${units.slice(0, board.shown).map((unit, at) => html`
          <tr role="row"><th scope="row" role="rowheader" id="unit-${at}">${unit.name}</th>${cell(unit, at, 'all', unit.total, 'all', {})}${cell(unit, at, 'overdue', unit.overdue, 'all', { lights: overdueLights, order: 'due' })}${cell(unit, at, 'completed', unit.completed, 'completed', {})}</tr>`)}</tbody>
      </table>
      ${left > 0 ? html`<p class="more">${button(words.moreUnits(formatNumber(left, language)), () => board.showMore(), { part: 'more' })}</p>` : nothing}
    </section>
  `;
};
