import { html, isServer, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Ballot } from '@congress-kit/sdk';
import { CongressElement } from '../base/congress-element.ts';
import { CongressEvent } from '../base/events.ts';
import { lazyPart, type LazyPart } from '../base/lazy.ts';
import { emptyView, skeleton, switchView, type View } from '../base/views.ts';
import { fieldStyles } from '../fields/fields.styles.ts';
import { formatDay } from '../locale/format.ts';
import type { ChartActs } from './ballot-chart.ts';
import type { Choices } from './ballot-choices.ts';
import type { CountedBallot, Entry } from './ballot-figures.ts';
import { english, resultsPart, type ResultsPart } from './ballot-parts.ts';
import { BallotTally } from './ballot-tally.ts';
import type { YearsReader } from './compare-part.ts';
import type { FollowActs } from './follow-up.ts';
import type { ProjectReader } from './project-reader.ts';

/** What a person reaches only by acting. */
type OrderPart = typeof import('./order-part.ts');
const orderPart = lazyPart(() => import('./order-part.ts'));
const savePart = lazyPart(() => import('./save-part.ts'));
const comparePart = lazyPart(() => import('./compare-part.ts'));

/** A person picks another ballot from the list; prevent it to show it in a way of your own. */
export class CongressPickBallotEvent extends CongressEvent<{ ballot: string }> {
  constructor(ballot: string) {
    super('congress-pick-ballot', { ballot }, { cancelable: true });
  }
}

/**
 * 民生实事票决结果: who was elected, by which rule, with how many votes, and whether the published figures add up. Without
 * `ballot` it shows the newest and offers the others. A `<table>` that the page already has between the tags is read and shown in
 * its place, unless the element names another source; one that is not understood stays as it is.
 *
 * @summary Results of a vote on livelihood projects
 * @slot picker-label - Label of the choice among several ballots
 * @slot turnout-title - Heading of the papers from all deputies down to the valid ones
 * @slot rule-title - Heading of the rule
 * @slot rule-note - Sentence below the rule
 * @slot faults - Sentence below the heading of what does not add up
 * @slot tools-title - Heading of the fold with order and filters
 * @slot sort-label - Label of the order
 * @slot filter-category-label - Label of the subject
 * @slot filter-place-label - Label of the place
 * @slot elected-title - Heading above those that were elected
 * @slot tied-title - Heading above those that wait for a decision
 * @slot not-title - Heading above those that were not elected
 * @slot table-title - Name of the table, for a screen reader
 * @slot compare-title - Heading of the years beside each other
 * @slot follow-title - Heading of the fold with the result's own address
 * @fires {CongressPickBallotEvent} congress-pick-ballot - A person picks another ballot; `detail.ballot` is its id. Cancelable: prevented, what is shown stays
 * @csspart title - Title of the ballot
 * @csspart summary - The sentence with candidates and places
 * @csspart turnout - The papers from all deputies down to the valid ones
 * @csspart rule - The rule in words
 * @csspart candidates - A group of candidates
 * @csspart candidate - One candidate with its bars
 * @csspart table - The same as a table
 * @csspart tools - Order and filters
 * @csspart sort - A heading of the table that sorts
 * @csspart show-all - The button that takes the filters back
 * @csspart more - The button that shows the rest of a long group
 * @csspart origin - The suggestions a project came from
 * @csspart progress-button - The button that shows how a project is carried out
 * @csspart progress - How a project is carried out
 * @csspart project-link - The link to the project's own page
 * @csspart follow - The fold with the ballot's own address
 * @csspart qr - The code that opens it on a phone
 * @csspart save - The buttons that make files
 * @csspart compare-button - The button that compares years
 * @csspart compare - The comparison of years
 * @csspart compare-table - Its table
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
    projectHref: { attribute: 'project-href' },
    suggestionHref: { attribute: 'suggestion-href' },
    fromAddress: { type: Boolean, attribute: 'from-address' },
    choices: { state: true },
    comparing: { state: true },
    isWhole: { state: true },
    followed: { state: true },
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
  /** Page of one project; `?project=…` is added. */
  declare projectHref: string | null | undefined;
  /** Page of one public suggestion; `?suggestion=…` is added. */
  declare suggestionHref: string | null | undefined;
  /** Takes `?ballot=` from the page's address, and offers the address of the ballot that is shown, as a link and a QR. */
  declare fromAddress: boolean;
  declare data: Ballot | { readonly items: readonly Ballot[] } | readonly Ballot[] | undefined;

  private hasPicker = false;
  private hasShown = false;
  protected override readonly english = english;
  private declare choices: Choices | undefined;
  private declare comparing: boolean;
  /** Long groups of candidates are drawn to their end. */
  private declare isWhole: boolean;
  /** For the controller: the ballot in the page's address, until the page or a person names another. */
  asked: string | undefined;
  private readonly tally = new BallotTally(this);
  /** Id of the project whose progress is open. */
  private declare followed: string | undefined;
  private reader: ProjectReader | undefined;
  private years: YearsReader | undefined;
  private tableText: string | undefined;

  constructor() {
    super();
    this.display = 'chart';
    this.comparing = false;
    this.fromAddress = false;
    // What a server sends is for readers who may have no script, and nothing of it may go again.
    this.isWhole = isServer || this.shadowRoot !== null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.fromAddress) this.asked = new URLSearchParams(location.search).get('ballot') ?? undefined;
  }

  /** For the controller. A table between the tags is the data, unless the element itself names another source. */
  get table(): HTMLTableElement | null {
    const isNamed = [this.api, this.src, this.ballot, this.data].some((said) => said !== undefined && said !== null && said !== '');
    return isNamed || this.querySelector(':scope > script[type="application/json"]') ? null : this.querySelector('table');
  }

  protected override willUpdate(changed: PropertyValues): void {
    const text = this.table?.textContent ?? undefined;
    const isOther = text !== this.tableText;
    this.tableText = text;
    if (this.hasUpdated && ['ballot', 'division', 'year'].some((name) => changed.has(name))) this.asked = undefined;
    if (!this.sourceChanged(changed, 'ballot', 'division', 'year') && !isOther) return;
    this.choices = undefined;
    this.comparing = false;
    this.ahead(resultsPart);
    if (this.display === 'table') this.ahead(orderPart);
    this.tally.start();
  }

  private pick(id: string): void {
    if (!id) return;
    // The list goes back to what is shown.
    if (!this.dispatchEvent(new CongressPickBallotEvent(id))) return this.requestUpdate();
    this.choices = undefined;
    this.comparing = false;
    this.tally.choose(id);
  }

  protected override view(): TemplateResult {
    // While the page's own table is being read, and when it cannot be, it stands where it stood.
    if (this.table && this.tally.state.type !== 'loaded' && (this.tally.isLeft || this.tally.state.type === 'loading')) return html`<slot></slot>`;
    // Never above a first skeleton, which it would push down; once it was there it stays, and the focus in it.
    this.hasPicker ||= this.tally.state.type !== 'loading';
    return html`
      ${resultsPart.part && this.hasPicker ? this.picker(resultsPart.part) : nothing}
      ${this.remoteView(this.tally.state, (counted) => this.later(resultsPart, (part) => this.settled(() => this.results(part, counted))), {
        retry: () => this.tally.reload(),
        busy: this.tally.busy,
        loading: () => this.waiting(),
        empty: () => this.later(resultsPart, ({ ballotWords: { [this.language]: words } }) => emptyView(words.none, words.noneHelp)),
      })}
    `;
  }

  private waiting(): View {
    return skeleton(this.language, ['head', 'short', 'block', 'line', 'short', 'block', 'block', 'block']);
  }

  /** Where the page begins with the table nothing stands in its place first. */
  private settled(view: () => View): View {
    if (!this.hasShown && this.display === 'table' && orderPart.state !== 'failed') return this.later(orderPart, view, () => this.waiting());
    return view();
  }

  private picker({ ballotWords, selectField }: ResultsPart): View {
    const { list, chosen } = this.tally;
    if (list.length < 2) return nothing;
    return html`<div class="picker screen-only">${selectField({
      id: 'picker',
      label: ballotWords[this.language].choose,
      language: this.language,
      value: chosen ?? '',
      noEmpty: true,
      options: list.map((one) => ({ value: one.id, label: one.title + this.words.brackets(formatDay(one.votedOn, this.language)) })),
      change: (id) => this.pick(id),
    })}</div>`;
  }

  private results(part: ResultsPart, counted: CountedBallot): TemplateResult {
    this.hasShown = true;
    const { language, display, choices } = this;
    const words = part.ballotWords[language];
    const { source, asOf } = counted.ballot;
    const change = (chosen: Choices): void => {
      this.choices = chosen;
    };
    const chart = (entries: readonly Entry[]): TemplateResult =>
      part.chartView(counted, entries, language, this.width, { follow: (entry) => part.followView(entry, language, this.following()), isWhole: this.isWhole, drawWhole: this.drawWhole });
    const asPublished = (): TemplateResult => chart(counted.entries);
    return html`
      <article>
        ${part.heading(counted, language)}${part.contest(counted, language)}${part.faultsView(counted, language)}${part.tiesView(counted, language)}
        ${counted.says.turnout || counted.says.rule ? html`<div class="basis">${part.turnout(counted, language)}${part.ruleView(counted, language)}</div>` : nothing}
        <div class="actions screen-only">
          ${switchView(words.display, [['chart', words.chart], ['table', words.table]], display, (chosen) => {
            this.display = chosen;
          })}
        </div>
        ${part.toolsView(counted, choices, language, () => this.later(orderPart, ({ orderFields, noChoices }) => orderFields(counted, choices ?? noChoices, language, change)))}
        ${display === 'chart' && !choices ? asPublished() : this.inOrder(({ chosenEntries, noChoices, partlyView, tableView }) => {
          const chosen = choices ?? noChoices;
          const entries = chosenEntries(counted, chosen, language);
          return html`${partlyView(entries.length, counted, chosen, language, change)}${display === 'table' ? tableView(counted, entries, chosen, language, change) : chart(entries)}`;
        }, asPublished)}
        ${part.saveView(language, { csv: () => this.save('csv', counted), png: () => this.save('png', counted), svg: () => this.save('svg', counted) })}${this.missing(savePart)}
        ${this.comparison(part, counted)}
        ${this.fromAddress && !this.table ? part.addressView(counted, language, (lazy, view) => this.later(lazy, view)) : nothing}
        ${source ? html`<footer class="small muted">${this.words.source(source, formatDay(asOf, language))}</footer>` : nothing}
      </article>
    `;
  }

  /** What cannot be put in order is shown as it was published. */
  private inOrder(view: (part: OrderPart) => View, asPublished: () => TemplateResult): View {
    if (orderPart.state === 'failed') return html`${this.missing(orderPart)}${asPublished()}`;
    return this.later(orderPart, view, asPublished);
  }

  /** That a part cannot be had, and a button to ask again; nothing when it can. */
  private missing(lazy: LazyPart<unknown>): View {
    return lazy.state === 'failed' ? this.later(lazy, () => nothing, () => nothing) : nothing;
  }

  /** On to the first that is new: the button is gone, and it is what was asked for. */
  private readonly drawWhole: ChartActs['drawWhole'] = (list, from) => {
    this.isWhole = true;
    void this.updateComplete.then(() => {
      const first = list?.children[from] as HTMLElement | undefined;
      first?.setAttribute('tabindex', '-1');
      first?.focus({ preventScroll: true });
    });
  };

  override heard(event: string): void {
    // Nobody can ask paper for the rest.
    if (event === 'beforeprint' && !this.isWhole) {
      this.isWhole = true;
      this.performUpdate();
    }
    super.heard(event);
  }

  /** Whole ballots that came beside this one: a file or data in the page holds them all. */
  private get known(): readonly Ballot[] {
    return this.tally.list.filter((one): one is Ballot => Array.isArray(one.candidates));
  }

  private get isApi(): boolean {
    const { source } = this;
    return !this.table && source.type === 'client' && !source.isFile;
  }

  private comparison({ compareButton }: ResultsPart, { ballot }: CountedBallot): View {
    if (!this.isApi && this.known.length < 2) return nothing;
    return html`
      ${compareButton(this.comparing, this.language, () => {
        this.comparing = !this.comparing;
      })}
      ${this.comparing ? html`<section class="compare" part="compare">${this.later(comparePart, ({ YearsReader, compareView }) => {
        const years = (this.years ??= new YearsReader(this));
        years.of(ballot, this.known);
        return this.remoteView(years.state, (all) => compareView(all, ballot.id, this.language), { retry: () => years.reload(), busy: years.busy });
      })}</section>` : nothing}
    `;
  }

  private following(): FollowActs {
    return {
      canRead: this.isApi,
      opened: this.followed,
      toggle: (id) => {
        this.followed = this.followed === id ? undefined : id;
        // Opened again, it is read again.
        if (this.reader) this.reader.opened = undefined;
      },
      reader: ({ ProjectReader }) => (this.reader ??= new ProjectReader(this)),
      projectHref: this.projectHref, suggestionHref: this.suggestionHref,
      later: (lazy, view) => this.later(lazy, view),
      remote: (remote, loaded, retry, busy) => this.remoteView(remote, loaded, { retry, busy }),
    };
  }

  private save(kind: 'csv' | 'png' | 'svg', counted: CountedBallot): void {
    const { language, choices } = this;
    const frame = this.renderRoot.querySelector('.frame');
    void savePart.load().then(({ saveAs, chosenEntries, noChoices }) => {
      // All of them, in the order chosen: a file is read without the filter beside it.
      const entries = chosenEntries(counted, { ...(choices ?? noChoices), category: '', place: '' }, language);
      if (frame) saveAs(kind, counted, entries, language, frame);
    }, () => {
      this.announce(this.words.partMissing);
      this.requestUpdate();
    });
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-pick-ballot': CongressPickBallotEvent;
  }
}
