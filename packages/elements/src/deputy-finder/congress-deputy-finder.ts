import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { isProblemError, type FinderIndex } from '@congress-kit/sdk';
import { tellLack } from '../base/contract-part.ts';
import { CongressElement } from '../base/congress-element.ts';
import { lazyPart } from '../base/lazy.ts';
import { linkTo } from '../base/links.ts';
import { qrPart } from '../base/qr.ts';
import { skeleton, type View } from '../base/views.ts';
import { fieldStyles } from '../fields/fields.styles.ts';
import { formatDay, today } from '../locale/format.ts';
import type { AddressKeeper } from './address-keeper.ts';
import type { CardActs } from './deputy-card.ts';
import type { DeputyFacts } from './deputy-facts.ts';
import { finderStyles } from './deputy-finder.styles.ts';
import { DeputyRecord } from './deputy-record.ts';
import { DeputySearch, pageLength, rollPart, type RollPart } from './deputy-search.ts';
import { CongressPickDeputyEvent } from './events.ts';
import type { MapFold, Showing } from './map-fold.ts';
import type { ListActs } from './result-list.ts';
import { searchActs, searchBox, type SearchActs } from './search-box.ts';
import type { SearchIndex } from './search-index.ts';
import type { FilterActs } from './search-view.ts';
import type { StationActs } from './station-view.ts';
import type { TodayBoard } from './today-board.ts';
import type { WholeList } from './whole-list.ts';

const english = lazyPart(async () => (await import('./english.ts')).learn());
/** What a person reaches by acting. */
type CardPart = typeof import('./card-part.ts');
const cardPart = lazyPart(() => import('./card-part.ts'));
const sheetPart = lazyPart(() => import('./sheet-part.ts'));
const todayPart = lazyPart(() => import('./today-part.ts'));

const cardRows = ['head', 'short', 'line', 'block', 'line', 'line', 'block'] as const;

/** A pause in typing after which the count is said aloud: every key would be a flood. */
const pause = 800;

/**
 * 我要找代表: finds the deputies who serve a person, by name, pinyin, initials, place, station, group or post, and shows how to
 * meet or write to them. Where nothing fits, what is close or sounds alike is offered and said to be so. The whole roll is loaded once; every search is local.
 *
 * @summary Finder of deputies and their stations
 * @slot query-label - Label of the search box
 * @slot help - Sentence above the examples of what can be typed
 * @slot browse-title - Heading of the fold with township, village and grid
 * @slot county-label - Label of the county, where there are several
 * @slot township-label - Label of the township
 * @slot village-label - Label of the village
 * @slot grid-label - Label of the grid
 * @slot map-title - Heading of the fold with the map
 * @slot filters-title - Heading of the fold with group and station
 * @slot filter-group-label - Label of the group
 * @slot filter-station-label - Label of the station
 * @slot stations-title - Heading above the stations of a place, below the list or instead of it
 * @slot station-place-label - Question where somebody lives, above the stations that receive today or are offered when nobody was found
 * @slot meet-title - Heading above a deputy's stations
 * @slot memberships-title - Heading above where a deputy serves
 * @slot earlier-title - Heading of the fold with earlier memberships
 * @slot about-title - Heading above a deputy's places and groups
 * @slot code-title - Heading above a deputy's code
 * @slot sheet-title - Heading of a printed sheet of codes
 * @slot sheet - What to do with the codes, on a printed sheet
 * @fires {CongressWriteEvent} congress-write - “给这位代表提意见”; `detail` is `{ deputyId, name }`. Cancelable: prevented, nothing else happens
 * @fires {CongressPickDeputyEvent} congress-pick-deputy - A person is about to open a card; `detail` is `{ deputyId, name }`. Cancelable: prevented, the list stays
 * @csspart clear - The button that empties the search box
 * @csspart help - What stands before anything is asked
 * @csspart browse - Township, village, grid
 * @csspart chip - One level with its count
 * @csspart results - Count and list
 * @csspart list - The list of deputies
 * @csspart row - One deputy in the list
 * @csspart name - The name, in a row and on the card
 * @csspart level - A level held
 * @csspart filters - By group and by station
 * @csspart clear-filters - The button that takes all filters back
 * @csspart more - The button that shows the whole list
 * @csspart fewer - The button that shows the first page again
 * @csspart none - What stands there when nobody was found
 * @csspart card - One deputy
 * @csspart avatar - The circle with the surname
 * @csspart map-fold - What the map is folded in
 * @csspart map - The map with its words
 * @csspart map-up - The button that leads to the wider map
 * @csspart area - One place on the map
 * @csspart map-key - Places whose names have no room on the map, by their numbers
 * @csspart calendar - The link or button for a station's calendar
 * @csspart today - The stations that receive today
 * @csspart sheet-button - The button that makes a sheet of codes
 * @csspart sheet - The sheet of codes
 * @csspart code - One code on the sheet
 * @csspart print - The button that prints the sheet
 * @csspart write - The button that leads to the form
 * @csspart back - The button that leads back to the list
 * @csspart levels - The levels with their counts, each a `chip`
 * @csspart memberships - Where a deputy serves
 * @csspart policy - How a deputy may be reached
 * @csspart phone - A telephone number of a station
 * @csspart stations - A group of stations
 * @csspart station - A station
 * @csspart next-reception - The line with today's or the next reception
 * @csspart qr - The code that opens the card on a phone
 * @cssproperty --congress-accent - Buttons, links, what is chosen
 * @cssproperty --congress-accent-soft - Highlights, the avatar
 */
export class CongressDeputyFinder extends CongressElement {
  static override properties: PropertyDeclarations = {
    q: {},
    division: {},
    deputy: {},
    formHref: { attribute: 'form-href' },
    fromAddress: { type: Boolean, attribute: 'from-address' },
    keepAddress: { type: Boolean, attribute: 'keep-address' },
    pageHref: { attribute: 'page-href' },
    map: {},
    composing: { state: true },
    isSheet: { state: true },
    stationPlace: { state: true },
  };
  static override styles: CSSResultGroup = [CongressElement.styles, fieldStyles, finderStyles];

  /** Words to start with. */
  declare q: string | null | undefined;
  /** Id of a division to start with, e.g. `990101.102`. */
  declare division: string | null | undefined;
  /** Id of a deputy whose card is open. */
  declare deputy: string | null | undefined;
  /** Page with the form; `?deputy=…` is added. Without it the `<congress-suggestion-form>` of this page is used. */
  declare formHref: string | null | undefined;
  /** Takes `?q=`, `?division=`, `?level=`, `?group=`, `?station=` and `?deputy=` from the page's address: for QR codes and links. */
  declare fromAddress: boolean;
  /** Also writes what is asked into the page's address, so that it can be shared and “back” leads to what was there before. */
  declare keepAddress: boolean;
  /**
   * Page with a finder that reads its address (`from-address`): where codes and links lead. This page when absent and it reads its address;
   * name it when this page needs a query of its own.
   */
  declare pageHref: string | null | undefined;
  /** GeoJSON with boundaries of the divisions (ids, codes or names as in the index): a map to choose a place on. No tiles, no third party. */
  declare map: string | null | undefined;
  /** The finder index; wins over every other way. */
  declare data: FinderIndex | undefined;

  protected override readonly english = english;
  private declare composing: boolean;
  private declare stationPlace: number;
  private declare isSheet: boolean;
  readonly search: DeputySearch = new DeputySearch(this, (name) => tellLack(this, name));
  private readonly record = new DeputyRecord(this);
  private whole: WholeList | undefined;
  private keeper: AddressKeeper | undefined;
  private mapFold: MapFold | undefined;
  private today: TodayBoard | undefined;
  /** The index is asked for; a page that opens on a card has no need of it until the person goes on. */
  private started = false;
  private saying: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.fromAddress = false;
    this.keepAddress = false;
    this.composing = false;
    this.stationPlace = -1;
    this.isSheet = false;
  }

  override connectedCallback(): void {
    if (this.readsAddress) {
      const asked = new URLSearchParams(location.search);
      const said = (name: string): string | undefined => asked.get(name) ?? undefined;
      this.q ??= said('q');
      this.division ??= said('division');
      this.deputy ??= said('deputy');
      this.search.prefill({ level: said('level'), group: said('group'), station: said('station') });
    }
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.saying);
  }

  private get readsAddress(): boolean {
    return this.fromAddress || this.keepAddress;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const moved = this.sourceChanged(changed);
    // Said again only what was said anew: an attribute that changes must not wipe out what the person has typed.
    if (changed.has('q')) this.search.prefill({ query: this.q ?? '' });
    if (changed.has('division')) this.search.prefill({ division: this.division ?? '' });
    if (moved) this.started = false;
    if (!this.started && (!this.deputy || !this.apiAddress)) {
      this.started = true;
      this.ahead(rollPart);
      this.search.start();
    }
    if (this.deputy && (moved || changed.has('deputy'))) {
      this.ahead(cardPart);
      this.record.start();
    }
  }

  /** Where single records and feeds are; undefined for one file, and for data in the page. */
  private get apiAddress(): string | undefined {
    try {
      const { source } = this;
      return source.type === 'client' && !source.isFile ? source.client.api : undefined;
    } catch {
      return undefined;
    }
  }

  /** The public address of what this finder shows; undefined where no page is known to read it. */
  private readonly link = (query: Readonly<Record<string, string>>): string | undefined =>
    this.pageHref || this.readsAddress ? linkTo(this.pageHref, query) : undefined;

  /** Called by the search after a person's act, and when it knows more about the last one. */
  changed(isStep = !this.search.isTyping): void {
    clearTimeout(this.saying);
    if (isStep) this.keeper?.note(true);
    this.saying = setTimeout(() => {
      this.keeper?.note(false);
      const { index, search: { results } } = this;
      if (index && results && !this.deputy && !this.search.isPending) this.announce(rollPart.part!.countWords(index, this.search, results, this.language));
    }, pause);
  }

  private readonly searchActs: SearchActs = searchActs((words) => this.search.type(words), () => this.composing, (composing) => { this.composing = composing; }, (selector) => this.focusOn(selector));

  private readonly stationActs: StationActs = {
    calendar: (id) => this.apiAddress && new URL(`feeds/stations/${encodeURIComponent(id)}.ics`, this.apiAddress.replace(/\/?$/, '/')).href,
    saveCalendar: (station) => void cardPart.load().then(({ saveCalendar }) => saveCalendar(station), () => this.requestUpdate()),
  };

  private readonly listActs: Omit<ListActs, 'sheet' | 'today'> = {
    station: this.stationActs,
    open: (id) => this.open(id),
    showWhole: (isWhole) => void this.showWhole(isWhole),
    chooseStationPlace: (place) => { this.stationPlace = place; },
    allLevels: () => {
      this.search.chooseLevel('');
      this.focusOn('#found');
    },
    clearFilters: () => this.filterActs.clear(),
  };

  private readonly filterActs: FilterActs = {
    choose: (filter, position) => this.search.choose(filter, position),
    clear: () => {
      this.search.clearFilters();
      this.focusOn('#query');
    },
  };

  private async showWhole(isWhole: boolean): Promise<void> {
    const { results } = this.search;
    if (!results) return;
    if (!isWhole) {
      this.search.showWhole(false);
      return this.focusOn('#found');
    }
    try {
      this.whole ??= new (await sheetPart.load()).WholeList(this);
    } catch {
      return this.announce(this.listActs.missing = this.words.partMissing);
    }
    if (results !== this.search.results) return;
    this.search.showWhole(true);
    // On to the first that is new: the button is gone, and it is what was asked for.
    this.whole.start(results.deputies.length, pageLength);
    this.focusOn(`#row-${CSS.escape(this.index?.data.deputies.id[results.deputies[pageLength]!] ?? '')}`);
  }

  private open(id: string): void {
    const { index } = this;
    if (!this.dispatchEvent(new CongressPickDeputyEvent(id, index?.data.deputies.name[index.find(id)] ?? ''))) return;
    this.turnTo(id);
    this.keeper?.open();
  }

  private readonly back = (): void => {
    if (this.keeper?.back()) return;
    this.close();
    this.keeper?.note(false);
  };

  /** For the keeper of the address. */
  turnTo(deputy: string): void {
    if (!deputy) return this.close();
    this.deputy = deputy;
    this.focusOn('#deputy-name', true);
  }

  private close(): void {
    const id = this.deputy ?? '';
    this.deputy = null;
    this.whole?.keep(this.search.results?.deputies.indexOf(this.index?.find(id) ?? -1) ?? -1);
    this.focusOn(`#row-${CSS.escape(id)}`, false, 'center');
  }

  private showSheet(isSheet: boolean): void {
    this.isSheet = isSheet;
    this.focusOn(isSheet ? '#sheet-title' : '#sheet-button', isSheet);
  }

  private focusOn(selector: string, atTop = false, block: ScrollLogicalPosition = 'nearest'): void {
    void this.updateComplete.then(() => {
      const found = this.renderRoot.querySelector<HTMLElement>(selector) ?? this.renderRoot.querySelector<HTMLElement>('#query');
      if (atTop) this.scrollIntoView({ block: 'nearest' });
      found?.scrollIntoView({ block });
      found?.focus({ preventScroll: true });
    });
  }

  private get index(): SearchIndex | undefined {
    const { state } = this.search;
    return state.type === 'loaded' ? state.data : undefined;
  }

  /** What is known of the open deputy: from the index at once, and all of it when it has been read. */
  private get facts(): DeputyFacts | undefined {
    const { deputy, index } = this;
    const { part } = cardPart;
    if (!deputy || !part) return undefined;
    const at = index?.find(deputy) ?? -1;
    const known = index && at >= 0 ? part.factsFromIndex(index, at) : undefined;
    const { state } = this.record;
    return state.type === 'loaded' && state.data.deputy.id === deputy ? part.factsFromRecord(state.data, today(), known) : known;
  }

  private readonly write = (event: Event): void => {
    if (this.facts) cardPart.part?.writeTo(this, this.formHref, this.facts, event);
  };

  protected override view(): View {
    const { index } = this;
    if (this.deputy) {
      // A card that could not be had leaves the list where it was.
      return [this.later(cardPart, (part) => this.card(part), () => skeleton(this.language, cardRows)), cardPart.state === 'failed' && index ? this.finder() : nothing];
    }
    if (this.isSheet && index && this.search.results) {
      return this.later(sheetPart, ({ sheetView }) => sheetView(index, this.search, this.language, { back: () => this.showSheet(false), link: this.link }));
    }
    return this.finder();
  }

  private card({ backView, cardView, formAddress, formNear, goneView }: CardPart): View {
    const { language, facts, record, record: { state }, deputy } = this;
    const formHref = formAddress(this.formHref, deputy ?? '');
    const code = this.link({ deputy: deputy ?? '' });
    const acts: CardActs = {
      back: this.back, write: this.write, formHref, canWrite: formHref !== undefined || formNear(this) !== null, fromList: this.search.results !== undefined,
      station: this.stationActs,
      code: code ? this.later(qrPart, ({ qrView }) => qrView(code, { title: facts?.name ?? '' }, language)) : nothing,
    };
    if (facts) return cardView(facts, record, language, acts);
    this.isWaiting = state.type === 'loading' || (this.started && this.search.state.type === 'loading');
    if (this.isWaiting) return skeleton(language, cardRows);
    const isGone = state.type === 'empty' || (state.type === 'error' && isProblemError(state.error, 'not_found'));
    return html`${backView(language, acts)}${isGone
      ? goneView(language)
      : this.remoteView(state, () => nothing, { retry: () => record.reload(), busy: record.busy })}`;
  }

  private finder(): View {
    const { language, search } = this;
    return html`
      ${searchBox(search, this.composing, language, this.searchActs)}
      ${this.remoteView(search.state, (index) => this.later(rollPart, (part) => this.loadedView(part, index)), {
        retry: () => search.reload(),
        busy: search.busy,
        loading: () => skeleton(language, ['line', 'short', 'short', 'short', 'block', 'line']),
      })}
    `;
  }

  private loadedView(part: RollPart, index: SearchIndex): View {
    const { language, search } = this;
    if (index.count === 0) return this.later(sheetPart, ({ emptyRollView }) => emptyRollView(part.stationsInsteadView(index, undefined, this.stationPlace, language, this.listActs), this.formHref, language));
    const { source, asOf } = index.data;
    const mapFold = (this.mapFold ??= new part.MapFold(this));
    this.keeper ??= new part.AddressKeeper(this);
    const showing: Showing = { later: (lazy, view) => this.later(lazy, view), remote: (remote, loaded, retry, busy) => this.remoteView(remote, loaded, { retry, busy }) };
    // Likely to be wanted next: one press away.
    if (search.results && cardPart.state === 'absent') this.ahead(cardPart);
    const today = (stations: readonly number[]): View => this.later(todayPart, ({ TodayBoard }) => (this.today ??= new TodayBoard(this, this.record)).view(index, search, stations, language, this.listActs.open));
    const list: ListActs = { ...this.listActs, today, sheet: this.link({}) ? () => this.showSheet(true) : undefined };
    return html`
      ${search.results ? nothing : part.helpView(index, language, this.searchActs)}
      ${part.browseView(index, search, language, this.filterActs)}
      ${mapFold.view(index, search, language, (place) => this.filterActs.choose('place', place), showing)}
      ${part.moreFiltersView(index, search, language, this.filterActs)}
      ${part.levelsView(index, search, language, (level) => search.chooseLevel(search.level === level ? undefined : level))}
      ${search.results ? part.resultsView(index, search, search.results, this.stationPlace, this.whole, language, list) : nothing}
      ${source ? html`<footer class="small muted">${this.words.source(source, formatDay(asOf, language))}</footer>` : nothing}
    `;
  }
}
