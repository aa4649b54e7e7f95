import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Ballot } from '@congress-kit/sdk';
import { CongressElement } from '../base/congress-element.ts';
import { CongressEvent } from '../base/events.ts';
import { lazyPart } from '../base/lazy.ts';
import { emptyView, skeleton, switchView, type View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { fieldStyles } from '../fields/fields.styles.ts';
import { formatDay } from '../locale/format.ts';
import type { CountedBallot } from './ballot-figures.ts';
import { BallotTally, resultsPart, type ResultsPart } from './ballot-tally.ts';
import { ballotWords } from './ballot-words.ts';

const english = lazyPart(async () => (await import('./english.ts')).learn());

/** A person picked another ballot from the list. */
export class CongressPickBallotEvent extends CongressEvent<{ ballot: string }> {
  constructor(ballot: string) {
    super('congress-pick-ballot', { ballot });
  }
}

/**
 * 民生实事票决结果: who was elected, by which rule, with how many votes, and whether the published figures add up. Without
 * `ballot` it shows the newest and offers the others.
 *
 * @summary Results of a vote on livelihood projects
 * @fires {CongressPickBallotEvent} congress-pick-ballot - A person picked another ballot; `detail.ballot` is its id
 * @csspart title - Title of the ballot
 * @csspart summary - The sentence with candidates and places
 * @csspart turnout - The papers from all deputies down to the valid ones
 * @csspart rule - The rule in words
 * @csspart candidates - A group of candidates
 * @csspart candidate - One candidate with its bars
 * @csspart table - The same as a table
 * @csspart ties - The box on equal votes at the cut
 * @csspart faults - The box on figures that do not add up
 * @cssproperty --congress-accent - Yes votes, buttons, links
 * @cssproperty --congress-no - Bars of no votes
 * @cssproperty --congress-abstain - Bars of abstentions
 */
export class CongressBallotResults extends CongressElement {
  static override properties: PropertyDeclarations = {
    ballot: {},
    division: {},
    year: { type: Number },
    display: {},
  };
  static override styles: CSSResultGroup = [CongressElement.styles, fieldStyles];

  /** Id of one ballot; without it the newest is shown, with a picker. */
  declare ballot: string | null | undefined;
  /** Only ballots of this division. */
  declare division: string | null | undefined;
  /** Only ballots of this year. */
  declare year: number | null | undefined;
  /** `table` starts with the table instead of the chart. */
  declare display: 'chart' | 'table';
  declare data: Ballot | { readonly items: readonly Ballot[] } | readonly Ballot[] | undefined;

  protected override readonly english = english;
  private readonly tally = new BallotTally(this);

  constructor() {
    super();
    this.display = 'chart';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.sourceChanged(changed, 'ballot', 'division', 'year')) return;
    this.ahead(resultsPart);
    this.tally.start();
  }

  private pick(id: string): void {
    if (!id) return;
    this.tally.choose(id);
    this.dispatchEvent(new CongressPickBallotEvent(id));
  }

  protected override view(): TemplateResult {
    const words = ballotWords[this.language];
    return html`
      ${this.picker()}
      ${this.remoteView(this.tally.state, (counted) => this.later(resultsPart, (part) => this.results(part, counted)), {
        retry: () => this.tally.reload(),
        busy: this.tally.busy,
        loading: () => skeleton(this.language, ['head', 'short', 'block', 'line', 'short', 'block', 'block', 'block']),
        empty: () => emptyView(words.none, words.noneHelp),
      })}
    `;
  }

  private picker(): View {
    const { list, chosen } = this.tally;
    if (list.length < 2) return nothing;
    return html`<div class="picker screen-only">${selectField({
      id: 'picker',
      label: ballotWords[this.language].choose,
      language: this.language,
      value: chosen ?? '',
      noEmpty: true,
      options: list.map((one) => ({ value: one.id, label: `${one.title}${this.language === 'en' ? ' (' : '（'}${formatDay(one.votedOn, this.language)}${this.language === 'en' ? ')' : '）'}` })),
      change: (id) => this.pick(id),
    })}</div>`;
  }

  private results(part: ResultsPart, counted: CountedBallot): TemplateResult {
    const { chartView, contest, faultsView, heading, ruleView, tableView, tiesView, turnout } = part;
    const { language, display } = this;
    const words = ballotWords[language];
    const { source, asOf } = counted.ballot;
    return html`
      <article>
        ${heading(counted, language)}${contest(counted, language)}${faultsView(counted, language)}${tiesView(counted, language)}
        <div class="basis">${turnout(counted, language)}${ruleView(counted, language)}</div>
        <div class="actions screen-only">
          ${switchView(words.display, [['chart', words.chart], ['table', words.table]], display, (chosen) => {
            this.display = chosen;
          })}
        </div>
        ${display === 'table' ? tableView(counted, language) : chartView(counted, language, this.width)}
        ${source ? html`<footer class="small muted">${this.words.source(source, formatDay(asOf, language))}</footer>` : nothing}
      </article>
    `;
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-pick-ballot': CongressPickBallotEvent;
  }
}
