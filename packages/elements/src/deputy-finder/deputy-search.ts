import { getFinderIndex, type Client, type FinderIndex } from '@congress-kit/sdk';
import { lazyPart } from '../base/lazy.ts';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import type { Causes, Found, SearchIndex } from './search-index.ts';

export type RollPart = typeof import('./roll-part.ts');
export const rollPart = lazyPart(() => import('./roll-part.ts'));

export interface SearchHost extends RemoteHost {
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
  /** The results are others now: to be told once the person pauses. @param isStep “back” leads to what was there before */
  changed?(isStep?: boolean): void;
  readonly children?: HTMLCollection;
}

/** What narrows the list beside words and level; each a position in its table, −1 when none is chosen. */
export type Filter = 'place' | 'group' | 'station';

/** What is asked, as an address or the page's attributes say it; nothing of it when empty or absent. */
export interface Asked {
  readonly query?: string;
  readonly division?: string;
  readonly level?: string;
  readonly group?: string;
  readonly station?: string;
}

export interface Results {
  /** Of the chosen level, best first. */
  readonly deputies: readonly number[];
  /** Whom the words fit, before anything was chosen; undefined when there are no words. */
  readonly found: readonly number[] | undefined;
  /** How many at each level, before a level was chosen; `''` is all of them. */
  readonly levels: ReadonlyMap<string, number>;
  readonly near: boolean;
  /** Places that the words or the cascade mean, for the heading and the stations. */
  readonly places: readonly number[];
  readonly words: readonly string[];
  readonly causes: Causes;
  /** Nobody's name is written so; these sound like it. */
  readonly sound?: RegExp;
}

/** Shown at once. */
export const pageLength = 30;
/** While keys are coming only what fits the screen below the box is drawn: drawing costs fifty times what searching does. */
const quickLength = 10;
/** A row is 84 px high and the list begins 170 px below the box, so one row for each of these fills the screen. */
const heightOfEach = 100;
const typingPause = 150;

const preparePause = 300;

/** Finders of one page that are given the same roll search one index. */
const indexes = new WeakMap<object, SearchIndex>();

/** The index, loaded once, and what the person asks of it. No DOM; every search is local. */
export class DeputySearch extends RemoteController<SearchIndex> {
  query = '';
  /** Position of the chosen division; −1 when none is. */
  place = -1;
  group = -1;
  station = -1;
  /** Chosen level, `''` for “all”, undefined when nobody has chosen. */
  level: string | undefined;
  /** The whole list is wanted, not only its first page. */
  isWhole = false;
  results: Results | undefined;
  /** Keys are coming: only what is seen at once is worked out. */
  isTyping = false;
  private quickLength = quickLength;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private found: { index: SearchIndex; query: string; found: Found } | undefined;
  /** Ids as the page asked for them; found once the index is there. */
  private sought: Asked = {};
  private readonly wants: SearchHost;
  private readonly lacking: (attribute: string) => void;

  /** @param lacking called where the index has not what an attribute names */
  constructor(host: SearchHost, lacking: (attribute: string) => void) {
    super(host);
    this.wants = host;
    this.lacking = lacking;
  }

  protected async load(signal: AbortSignal): Promise<SearchIndex | undefined> {
    const given = await this.wants.read<FinderIndex>(signal, (client, stop) => getFinderIndex(client, { signal: stop }));
    if (!isIndex(given)) return undefined;
    const part = await rollPart.load();
    const known = indexes.get(given);
    const index = known?.count === given.deputies.id.length ? known : new part.SearchIndex(part.unpackFinder(given));
    indexes.set(given, index);
    // What a page begins with is not first said to be found nowhere.
    if (index.search(this.query).isPending) await index.loadNear();
    return index;
  }

  protected override loaded(index: SearchIndex): void {
    this.found = undefined;
    this.resolve(index, this.sought);
    this.update(index);
    // Behind the first painting.
    setTimeout(() => index.prepare(), preparePause);
  }

  /** What the element's attributes or the address say; taken over when the index is there. */
  prefill(said: Asked): void {
    if (said.query !== undefined) this.query = said.query;
    if (said.level !== undefined) this.level = said.level === '' ? undefined : said.level;
    this.sought = { ...this.sought, ...said };
    this.isWhole = false;
    if (this.state.type !== 'loaded') return;
    this.resolve(this.state.data, said);
    this.update(this.state.data);
    this.host.requestUpdate();
  }

  private resolve(index: SearchIndex, { division, group, station }: Asked): void {
    if (division !== undefined) this.place = this.placeOf(index, division);
    if (division && index.divisionAt(division) < 0) this.lacking('division');
    if (group !== undefined) this.group = index.data.groups.id.indexOf(group);
    if (station !== undefined) this.station = index.data.stations.id.indexOf(station);
  }

  /** The whole county is no narrower than nothing chosen. */
  private placeOf(index: SearchIndex, division: string): number {
    const place = division ? index.divisionAt(division) : -1;
    return place === index.top ? -1 : place;
  }

  /** Those that the page has its own words for: what was drawn before they came is drawn again. */
  get slots(): string {
    return Array.from(this.wants.children ?? [], ({ slot }) => slot).join();
  }

  /** What is asked now, by ids: for the address. */
  get asked(): Required<Asked> {
    const { state, place, group, station, sought } = this;
    const query = this.query.trim();
    const level = this.level ?? '';
    if (state.type !== 'loaded') return { query, level, division: sought.division ?? '', group: sought.group ?? '', station: sought.station ?? '' };
    const { divisions, groups, stations } = state.data.data;
    return { query, level, division: divisions.id[place] ?? '', group: groups.id[group] ?? '', station: stations.id[station] ?? '' };
  }

  type(query: string): void {
    if (query === this.query) return;
    this.query = query;
    // Asked before anything is drawn: a browser may have to lay out the page to know it.
    if (!this.isTyping) this.quickLength = Math.min(quickLength, Math.ceil(innerHeight / heightOfEach));
    this.isTyping = true;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.isTyping = false;
      this.lookAgain();
      this.host.requestUpdate();
    }, typingPause);
    this.changed();
  }

  choose(filter: Filter, position: number): void {
    this[filter] = position;
    this.changed();
  }

  chooseLevel(level: string | undefined): void {
    this.level = level;
    this.changed();
  }

  /** Everything chosen is taken back; what was typed stays. */
  clearFilters(): void {
    this.place = this.group = this.station = -1;
    this.level = undefined;
    this.changed();
  }

  showWhole(isWhole: boolean): void {
    this.isWhole = isWhole;
    this.host.requestUpdate();
  }

  /** Those to draw now, where the whole list was not asked for. */
  get drawn(): readonly number[] {
    return this.results?.deputies.slice(0, this.isTyping ? this.quickLength : pageLength) ?? [];
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    clearTimeout(this.typing);
    this.isTyping = false;
  }

  /** Nothing asked yet: the help stands where the results will. */
  get isIdle(): boolean {
    return this.query.trim() === '' && this.place < 0 && this.group < 0 && this.station < 0 && this.level === undefined;
  }

  private changed(): void {
    this.isWhole = false;
    if (this.state.type === 'loaded') this.update(this.state.data);
    this.host.requestUpdate();
    this.wants.changed?.();
  }

  private update(index: SearchIndex): void {
    const results = this.isIdle ? undefined : this.look(index);
    // Nothing fits, and what is close is looked for in a moment: until then what was there stays.
    if (results && this.isPending && index.near !== null) {
      if (!index.near) void index.loadNear().then(() => this.lookAgain());
      return;
    }
    this.results = results;
  }

  /** What is shown is not yet what is asked. */
  get isPending(): boolean {
    return !!(this.query.trim() && this.found?.found.isPending);
  }

  /** Where nothing fitted and keys were coming, or what looks for what is close was: said anew, since it was nothing before. */
  private lookAgain(): void {
    if (this.isTyping || !this.isPending || this.state.type !== 'loaded') return;
    this.update(this.state.data);
    this.host.requestUpdate();
    if (!this.isPending) this.wants.changed?.(false);
  }

  private look(index: SearchIndex): Results {
    const query = this.query.trim();
    if (query !== '' && (this.found?.query !== query || this.found.index !== index || (this.found.found.isPending && !this.isTyping))) this.found = { index, query, found: index.search(query, this.isTyping) };
    const found = query === '' ? undefined : this.found?.found;
    const chosen = [this.place < 0 ? undefined : index.serving(this.place), this.group < 0 ? undefined : index.inGroup(this.group), this.station < 0 ? undefined : index.atStation(this.station)];
    const all = chosen.reduce(narrowed, found?.deputies) ?? index.everybody;
    const deputies = this.level ? all.filter((deputy) => index.holds(deputy, this.level ?? '')) : all;
    const places = this.place < 0 ? found?.places ?? [] : [this.place];
    return { near: false, words: [], causes: new Map(), ...found, deputies, found: found?.deputies, levels: index.levelsOf(all), places };
  }

  /**
   * How many each choice of a filter would leave, everything else being as it is.
   * @param choices positions in the filter's table
   */
  counts(filter: Filter, choices: readonly number[]): readonly number[] {
    if (this.state.type !== 'loaded') return [];
    const index = this.state.data;
    const others: (readonly number[] | undefined)[] = [];
    if (filter !== 'place' && this.place >= 0) others.push(index.serving(this.place));
    if (filter !== 'group' && this.group >= 0) others.push(index.inGroup(this.group));
    if (filter !== 'station' && this.station >= 0) others.push(index.atStation(this.station));
    const left = others.reduce(narrowed, this.results?.found) ?? index.everybody;
    const isLeft = new Uint8Array(index.count);
    for (const deputy of left) if (!this.level || index.holds(deputy, this.level)) isLeft[deputy] = 1;
    const of = { place: (at: number) => index.serving(at), group: (at: number) => index.inGroup(at), station: (at: number) => index.atStation(at) }[filter];
    return choices.map((choice) => of(choice).reduce((sum, deputy) => sum + isLeft[deputy]!, 0));
  }
}

/** Those of the first who are in the second, in the order of the first; undefined stands for everybody. */
const narrowed = (deputies: readonly number[] | undefined, to: readonly number[] | undefined): readonly number[] | undefined => {
  if (!to || !deputies) return to ?? deputies;
  const allowed = new Set(to);
  return deputies.filter((deputy) => allowed.has(deputy));
};

const tables = ['divisions', 'stations', 'groups', 'deputies'] as const;
/** Data given by the page is not checked by the SDK; enough of it must be there to look into. */
const isIndex = (given: unknown): given is FinderIndex =>
  typeof given === 'object' && given !== null && tables.every((table) => Array.isArray((given as Partial<FinderIndex>)[table]?.id));
