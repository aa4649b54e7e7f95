/** Lazy part: the ballots of one place, year by year. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { listBallots, type Ballot, type Client } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import { formatDay, formatNumber, formatYuan } from '../locale/format.ts';
import type { Language } from '../locale/language.ts';
import { countBallot, investmentOf } from './ballot-figures.ts';
import { percent } from './ballot-summary.ts';
import { tableStyles } from './ballot-table.styles.ts';
import { compareWords } from './compare.words.ts';

export interface CompareHost extends RemoteHost {
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
}

/** The same congress votes about once a year; more years than these no page compares. */
const most = 12;

/** Whole ballots of one division. From data in the page or one file they are handed over, and nothing is asked. */
export class YearsReader extends RemoteController<readonly Ballot[]> {
  private sought: { readonly ballot: Ballot; readonly known: readonly Ballot[] } | undefined;
  private readonly reads: CompareHost;

  constructor(host: CompareHost) {
    super(host);
    this.reads = host;
  }

  /** @param known other whole ballots that are here already */
  of(ballot: Ballot, known: readonly Ballot[]): void {
    if (this.sought?.ballot === ballot) return;
    this.sought = { ballot, known };
    this.start();
  }

  protected async load(signal: AbortSignal): Promise<readonly Ballot[] | undefined> {
    const { ballot, known } = this.sought!;
    const others = known.length > 0 ? known : (await this.reads.read<{ items: readonly unknown[] }>(signal, (client, stop, isFile) =>
      (isFile ? Promise.resolve({ items: [] }) : listBallots(client, { division: ballot.division.id, include: ['candidates'], limit: most }, { signal: stop }))))?.items ?? [];
    const all = [ballot, ...(others as readonly Ballot[]).filter((one) => one.id !== ballot.id && Array.isArray(one.candidates) && one.congress?.id === ballot.congress.id)];
    return all.sort((one, other) => (one.votedOn < other.votedOn ? 1 : -1));
  }
}

export const compareView = (ballots: readonly Ballot[], own: string, language: Language): TemplateResult => {
  const words = compareWords[language];
  const figure = (value: number) => formatNumber(value, language);
  const [first] = ballots;
  if (ballots.length < 2 || !first) return html`<p>${words.only}</p>`;
  const cell = (label: string, value: unknown) => html`<td role="cell" class="number" data-label=${label}>${value}</td>`;
  return html`
    <h3 id="compare"><slot name="compare-title">${words.title(first.division.name)}</slot></h3>
    <table class="figures compare-table" role="table" part="compare-table" aria-labelledby="compare">
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">${words.year}</th>
        ${[words.contest, words.margin, words.turnout, words.returned, words.elected, words.money].map((label) => html`<th role="columnheader" scope="col" class="number">${label}</th>`)}
      </tr></thead>
      <tbody role="rowgroup">${ballots.map((ballot) => {
        const counted = countBallot(ballot);
        const money = investmentOf(counted);
        const elected = counted.entries.filter((entry) => entry.elected).length;
        return html`
          <tr role="row" class=${ballot.id === own ? 'elected' : ''} aria-current=${ballot.id === own ? 'true' : nothing}>
            <th role="rowheader" scope="row">${ballot.year}${ballot.id === own ? ` · ${words.this}` : ''}<span class="small muted when">${formatDay(ballot.votedOn, language)}</span></th>
            ${cell(words.contest, words.of(figure(ballot.candidates.length), figure(ballot.seats)))}
            ${cell(words.margin, figure(ballot.candidates.length - ballot.seats))}
            ${cell(words.turnout, html`${words.present(figure(ballot.present), figure(ballot.totalDeputies))}<svg class="measure" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="fill" width=${percent(ballot.present, ballot.totalDeputies)} height="100%"/></svg>`)}
            ${cell(words.returned, words.valid(figure(ballot.returned), figure(counted.tally.valid)))}
            ${cell(words.elected, words.projects(figure(elected)))}
            ${cell(words.money, money === undefined ? '—' : formatYuan(money, language))}
          </tr>`;
      })}</tbody>
    </table>
  `;
};

export const styles = css`
  ${tableStyles}
  .compare {
    margin-top: 1.5em;
  }
  .frame[data-width='wide'] .compare-table tbody th {
    min-width: 6em;
  }
  .compare-table .when {
    display: block;
    font-weight: 400;
  }
  .compare-table .measure {
    display: block;
    min-width: 5em;
  }
  /* The bar says what the figures beside it say, and there is no room for both. */
  .frame[data-width='narrow'] .compare-table .measure {
    display: none;
  }
  .frame[data-width='narrow'] .compare-table td.number {
    white-space: normal;
  }
`;
