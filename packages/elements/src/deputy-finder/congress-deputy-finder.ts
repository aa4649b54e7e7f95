import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { isProblemError, type FinderIndex } from '@congress-kit/sdk';
import { CongressElement } from '../base/congress-element.ts';
import { lazyPart } from '../base/lazy.ts';
import { emptyView, skeleton, type View } from '../base/views.ts';
import { fieldStyles } from '../fields/fields.styles.ts';
import { formatDay, formatNumber, today } from '../locale/format.ts';
import type { CardActs } from './deputy-card.ts';
import type { DeputyFacts } from './deputy-facts.ts';
import { finderStyles } from './deputy-finder.styles.ts';
import { finderWords } from './deputy-finder.words.ts';
import { DeputyRecord } from './deputy-record.ts';
import { DeputySearch, rollPart, type RollPart } from './deputy-search.ts';
import type { ListActs } from './result-list.ts';
import { searchBox, type SearchActs } from './search-box.ts';
import type { SearchIndex } from './search-index.ts';
import { formAddress, formNear, CongressPickDeputyEvent, takeToForm, CongressWriteEvent } from './write-to-deputy.ts';

const english = lazyPart(async () => (await import('./english.ts')).learn());

/** A pause in typing after which the count is said aloud: every key would be a flood. */
const pause = 800;

/**
 * 我要找代表: finds the deputies who serve a person, by name, pinyin, initials, place, station, group or post, and shows how to
 * meet or write to them. The whole roll is loaded once; every search is local.
 *
 * @summary Finder of deputies and their stations
 * @fires {CongressWriteEvent} congress-write - “给这位代表提意见”; `detail` is `{ deputyId, name }`. Cancelable: prevented, nothing else happens
 * @fires {CongressPickDeputyEvent} congress-pick-deputy - A person opened a card; `detail` is `{ deputyId, name }`
 * @csspart clear - The button that empties the search box
 * @csspart help - What stands before anything is asked
 * @csspart browse - Township, village, grid
 * @csspart chip - One level with its count
 * @csspart results - Count and list
 * @csspart list - The list of deputies
 * @csspart row - One deputy in the list
 * @csspart name - The name, in a row and on the card
 * @csspart level - A level held
 * @csspart more - The button that shows more
 * @csspart none - What stands there when nobody was found
 * @csspart card - One deputy
 * @csspart avatar - The circle with the surname
 * @csspart write - The button that leads to the form
 * @csspart back - The button that leads back to the list
 * @csspart levels - The levels with their counts, each a `chip`
 * @csspart memberships - Where a deputy serves
 * @csspart policy - How a deputy may be reached
 * @csspart phone - A telephone number of a station
 * @csspart stations - A group of stations
 * @csspart station - A station
 * @csspart next-reception - The line with today's or the next reception
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
    composing: { state: true },
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
  /** Takes `?q=`, `?division=` and `?deputy=` from the page's address: for QR codes and links. */
  declare fromAddress: boolean;
  /** The finder index; wins over every other way. */
  declare data: FinderIndex | undefined;

  protected override readonly english = english;
  private declare composing: boolean;
  private declare stationPlace: number;
  private readonly search = new DeputySearch(this);
  private readonly record = new DeputyRecord(this);
  /** The index is asked for; a page that opens on a card has no need of it until the person goes on. */
  private started = false;
  private saying: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.fromAddress = false;
    this.composing = false;
    this.stationPlace = -1;
  }

  override connectedCallback(): void {
    if (this.fromAddress) {
      const asked = new URLSearchParams(location.search);
      this.q ??= asked.get('q');
      this.division ??= asked.get('division');
      this.deputy ??= asked.get('deputy');
    }
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.saying);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const moved = this.sourceChanged(changed);
    // Said again only what was said anew: an attribute that changes must not wipe out what the person has typed.
    if (changed.has('q')) this.search.prefill({ query: this.q ?? '' });
    if (changed.has('division')) this.search.prefill({ division: this.division ?? '' });
    if (moved) this.started = false;
    if (!this.started && (!this.deputy || !this.isAsked)) {
      this.started = true;
      this.ahead(rollPart);
      this.search.start();
    }
    if ((moved || changed.has('deputy')) && this.deputy) this.record.start();
  }

  /** True when there is an API to ask for single records. */
  private get isAsked(): boolean {
    try {
      const { source } = this;
      return source.type === 'client' && !source.isFile;
    } catch {
      return false;
    }
  }

  /** Called by the search after a person's act. */
  changed(): void {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      const { results } = this.search;
      if (!results || this.deputy) return;
      const words = finderWords[this.language];
      const count = results.deputies.length;
      this.announce(count > 0 ? words.found(formatNumber(count, this.language), count === 1) : words.foundNone);
    }, pause);
  }

  private readonly searchActs: SearchActs = {
    input: (event) => {
      if (!this.composing && !event.isComposing) this.search.type((event.target as HTMLInputElement).value);
    },
    compose: (event) => {
      this.composing = event.type === 'compositionstart';
      if (!this.composing) this.search.type((event.target as HTMLInputElement).value);
    },
    clear: () => {
      this.search.type('');
      this.focusOn('#query');
    },
    go: () => this.focusOn('#found'),
    try: (query) => {
      this.search.type(query);
      this.focusOn('#query');
    },
  };

  private readonly listActs: ListActs = {
    open: (id) => this.open(id),
    more: () => this.showMore(),
    chooseStationPlace: (place) => {
      this.stationPlace = place;
    },
    allLevels: () => {
      this.search.chooseLevel('');
      this.focusOn('#found');
    },
  };

  private chooseLevel(level: string): void {
    // Pressed again it is taken back; where nothing else was asked that leads to the help.
    this.search.chooseLevel(this.search.level === level ? undefined : level);
  }

  private showMore(): void {
    const first = this.search.results?.deputies[this.search.shown];
    this.search.showMore();
    const { state } = this.search;
    // On to the first that is new: the button may be gone, and it is what was asked for.
    if (first !== undefined && state.type === 'loaded') this.focusOn(`#row-${CSS.escape(state.data.data.deputies.id[first] ?? '')}`);
  }

  private open(id: string): void {
    this.deputy = id;
    this.dispatchEvent(new CongressPickDeputyEvent(id, this.facts?.name ?? ''));
    this.focusOn('#deputy-name', true);
  }

  private back(): void {
    const id = this.deputy ?? '';
    this.deputy = null;
    void this.updateComplete.then(() => {
      const row = this.renderRoot.querySelector<HTMLElement>(`#row-${CSS.escape(id)}`) ?? this.renderRoot.querySelector<HTMLElement>('#query');
      row?.scrollIntoView({ block: 'center' });
      row?.focus({ preventScroll: true });
    });
  }

  private focusOn(selector: string, atTop = false): void {
    void this.updateComplete.then(() => {
      const found = this.renderRoot.querySelector<HTMLElement>(selector);
      if (atTop) this.scrollIntoView({ block: 'nearest' });
      found?.scrollIntoView({ block: 'nearest' });
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
    const { part } = rollPart;
    if (!deputy || !part) return undefined;
    const at = index?.find(deputy) ?? -1;
    const known = index && at >= 0 ? part.factsFromIndex(index, at) : undefined;
    const { state } = this.record;
    return state.type === 'loaded' && state.data.deputy.id === deputy ? part.factsFromRecord(state.data, today(), known) : known;
  }

  private readonly write = (event: Event): void => {
    const { facts } = this;
    if (!facts) return;
    if (!this.dispatchEvent(new CongressWriteEvent(facts.id, facts.name))) {
      event.preventDefault();
      return;
    }
    // With an address it is a link, and the browser goes there.
    if (formAddress(this.formHref, facts.id)) return;
    const form = formNear(this);
    if (form) void takeToForm(form, facts.id);
  };

  protected override view(): View {
    return this.deputy ? this.later(rollPart, (part) => this.card(part), () => this.cardSkeleton()) : this.finder();
  }

  private cardSkeleton(): View {
    return skeleton(this.language, ['head', 'short', 'line', 'block', 'line', 'line', 'block']);
  }

  private card({ backView, cardView }: RollPart): View {
    const { language, facts, record, deputy } = this;
    const formHref = formAddress(this.formHref, deputy ?? '');
    const acts: CardActs = {
      back: () => this.back(), write: this.write, formHref, canWrite: formHref !== undefined || formNear(this) !== null, fromList: this.search.results !== undefined,
    };
    if (facts) return cardView(facts, record.state, language, acts);
    const waiting = record.state.type === 'loading' || (this.started && this.search.state.type === 'loading');
    if (waiting) return this.cardSkeleton();
    const words = finderWords[language];
    const isGone = record.state.type === 'empty' || (record.state.type === 'error' && isProblemError(record.state.error, 'not_found'));
    return html`${backView(language, acts)}${isGone
      ? html`${emptyView(words.gone, words.goneHelp)}`
      : this.remoteView(record.state, () => nothing, { retry: () => record.reload(), busy: record.busy })}`;
  }

  private finder(): View {
    const { language, search } = this;
    return html`
      ${searchBox(search, this.composing, language, this.searchActs)}
      ${this.remoteView(search.state, (index) => this.later(rollPart, (part) => this.loadedView(part, index)), {
        retry: () => search.reload(),
        busy: search.busy,
        loading: () => skeleton(language, ['line', 'short', 'short', 'short', 'block', 'line']),
        empty: () => emptyView(finderWords[language].noneHere),
      })}
    `;
  }

  private loadedView({ browseView, helpView, levelsView, resultsView }: RollPart, index: SearchIndex): View {
    const { language, search } = this;
    const { source, asOf } = index.data;
    return html`
      ${search.results ? nothing : helpView(index, language, this.searchActs)}
      ${browseView(index, search, language, (place) => search.choosePlace(place))}
      ${levelsView(index, search, language, (level) => this.chooseLevel(level))}
      ${search.results ? resultsView(index, search, search.results, this.stationPlace, language, this.listActs) : nothing}
      ${source ? html`<footer class="small muted">${this.words.source(source, formatDay(asOf, language))}</footer>` : nothing}
    `;
  }
}

