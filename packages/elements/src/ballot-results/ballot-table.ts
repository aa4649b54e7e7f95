import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../base/icons.ts';
import { formatNumber, formatYuan } from '../locale/format.ts';
import type { Language } from '../locale/language.ts';
import { outcome } from './ballot-chart.ts';
import type { Choices, SortKey } from './ballot-choices.ts';
import type { CountedBallot, Entry } from './ballot-figures.ts';
import { ballotWords } from './ballot-words.ts';

/**
 * The same as the chart, in figures. Where it is narrow the styles lay each row out as a card; roles are written out,
 * because `display: block` takes a table's meaning away.
 */
export const tableView = (counted: CountedBallot, entries: readonly Entry[], choices: Choices, language: Language, change: (choices: Choices) => void): TemplateResult => {
  const words = ballotWords[language];
  const { says } = counted;
  const figure = (value: number) => formatNumber(value, language);
  const hasBlank = counted.ballot.candidates.some(({ blank }) => blank);
  const hasMoney = counted.ballot.candidates.some(({ investment }) => investment !== undefined);
  const share = words.share(figure(counted.tally.valid));
  const head = (text: string, number = true, sort?: SortKey) => {
    if (!sort) return html`<th role="columnheader" scope="col" class=${number ? 'number' : ''}>${text}</th>`;
    const isSorted = choices.sort === sort;
    // The first press puts the most, or the first, at the top; the next one turns it round.
    const isRising = isSorted && (sort === 'rank' || sort === 'title') !== choices.isTurned;
    return html`<th role="columnheader" scope="col" class=${number ? 'number' : ''} aria-sort=${isSorted ? (isRising ? 'ascending' : 'descending') : nothing}>
      <button type="button" class="sort" part="sort" @click=${() => change({ ...choices, sort, isTurned: isSorted && !choices.isTurned })}><span>${text}</span>${isSorted ? isRising ? icons.up : icons.down : nothing}</button></th>`;
  };
  const cell = (label: string, value: unknown) => html`<td role="cell" class="number" data-label=${label}>${value}</td>`;
  return html`
    <table class="figures" role="table" part="table">
      <caption class="visually-hidden"><slot name="table-title">${words.caption}</slot></caption>
      <thead role="rowgroup">
        <tr role="row">
          ${head(words.rank, true, 'rank')}${head(words.project, false, 'title')}${head(words.yes, true, 'yes')}${says.no ? head(words.no, true, 'no') : nothing}${says.abstain ? head(words.abstain, true, 'abstain') : nothing}
          ${hasBlank ? head(words.blank) : nothing}${head(share)}${hasMoney ? head(words.investment, true, 'investment') : nothing}${says.outcome ? head(words.result, false) : nothing}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${entries.map((entry) => {
          const { candidate, row } = entry;
          return html`
            <tr role="row" class=${entry.elected ? 'elected' : ''}>
              ${cell(words.rank, row.rank)}
              <th role="rowheader" scope="row">${candidate.title}</th>
              ${cell(words.yes, figure(candidate.yes))}${says.no ? cell(words.no, figure(candidate.no)) : nothing}${says.abstain ? cell(words.abstain, figure(candidate.abstain)) : nothing}
              ${hasBlank ? cell(words.blank, figure(candidate.blank ?? 0)) : nothing}
              ${cell(share, shareOf(candidate.yes, counted.tally.valid))}
              ${hasMoney ? cell(words.investment, candidate.investment === undefined ? '—' : formatYuan(candidate.investment, language)) : nothing}
              ${says.outcome ? html`<td role="cell" data-label=${words.result}>${outcome(entry, counted, language)}</td>` : nothing}
            </tr>`;
        })}
      </tbody>
    </table>
  `;
};

/** One decimal, half up; 100 % only for all of them. More votes than papers has no share, only a fault. */
export const shareOf = (yes: number, valid: number): string => {
  if (valid <= 0 || yes > valid) return '—';
  const tenths = Math.floor((yes * 2000 + valid) / (2 * valid));
  const kept = yes < valid ? Math.min(tenths, 999) : tenths;
  return `${(yes > 0 ? Math.max(kept, 1) / 10 : 0).toFixed(1)}%`;
};
