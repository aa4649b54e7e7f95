import { getFinderIndex, type Client, type FinderIndex } from '@congress-kit/sdk';
import { lazyPart } from '../base/lazy.ts';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import type { Cause, Found, SearchIndex } from './search-index.ts';

export type RollPart = typeof import('./roll-part.ts');
export const rollPart = lazyPart(() => import('./roll-part.ts'));

export interface SearchHost extends RemoteHost {
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
  /** The results are others now: to be told once the person pauses. */
  changed?(): void;
}

export interface Results {
  /** Of the chosen level, best first. */
  readonly deputies: readonly number[];
  /** How many at each level, before a level was chosen; `''` is all of them. */
  readonly levels: ReadonlyMap<string, number>;
  readonly near: boolean;
  /** Places that the words or the cascade mean, for the heading and the stations. */
  readonly places: readonly number[];
  readonly words: readonly string[];
  readonly causes: ReadonlyMap<number, Cause>;
}

/** Shown at once, and added by “show more”. */
export const pageLength = 30;
/** While keys are coming only what fits a screen is drawn: drawing costs fifty times what searching does. */
const quickLength = 10;
const typingPause = 150;

/** The index, loaded once, and what the person asks of it. No DOM; every search is local. */
export class DeputySearch extends RemoteController<SearchIndex> {
  query = '';
  /** Position of the chosen division; −1 when none is. */
  place = -1;
  /** Chosen level, `''` for “all”, undefined when nobody has chosen. */
  level: string | undefined;
  shown = pageLength;
  results: Results | undefined;
  private isTyping = false;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private found: { index: SearchIndex; query: string; found: Found } | undefined;
  /** As the page asked for it; found once the index is there. */
  private division = '';
  private readonly wants: SearchHost;

  constructor(host: SearchHost) {
    super(host);
    this.wants = host;
  }

  protected async load(signal: AbortSignal): Promise<SearchIndex | undefined> {
    const given = await this.wants.read<FinderIndex>(signal, (client, stop) => getFinderIndex(client, { signal: stop }));
    if (!isIndex(given)) return undefined;
    const { SearchIndex, unpackFinder } = await rollPart.load();
    return new SearchIndex(unpackFinder(given));
  }

  protected override isEmpty(index: SearchIndex): boolean {
    return index.count === 0;
  }

  protected override loaded(index: SearchIndex): void {
    this.found = undefined;
    this.place = this.placeOf(index);
    this.update(index);
  }

  /** What the element's attributes say; taken over when the index is there. */
  prefill(said: { query?: string; division?: string }): void {
    if (said.query !== undefined) this.query = said.query;
    if (said.division !== undefined) this.division = said.division;
    if (this.state.type !== 'loaded') return;
    if (said.division !== undefined) this.place = this.placeOf(this.state.data);
    this.update(this.state.data);
  }

  /** The whole county is no narrower than nothing chosen. */
  private placeOf(index: SearchIndex): number {
    const place = this.division ? index.divisionAt(this.division) : -1;
    return place === index.top ? -1 : place;
  }

  type(query: string): void {
    if (query === this.query) return;
    this.query = query;
    this.isTyping = true;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.isTyping = false;
      this.host.requestUpdate();
    }, typingPause);
    this.changed();
  }

  choosePlace(place: number): void {
    this.place = place;
    this.changed();
  }

  chooseLevel(level: string | undefined): void {
    this.level = level;
    this.changed();
  }

  showMore(): void {
    this.shown += pageLength;
    this.host.requestUpdate();
  }

  /** Those to draw now. */
  get drawn(): readonly number[] {
    return this.results?.deputies.slice(0, this.isTyping ? quickLength : this.shown) ?? [];
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    clearTimeout(this.typing);
    this.isTyping = false;
  }

  /** Nothing asked yet: the help stands where the results will. */
  get isIdle(): boolean {
    return this.query.trim() === '' && this.place < 0 && this.level === undefined;
  }

  private changed(): void {
    this.shown = pageLength;
    if (this.state.type === 'loaded') this.update(this.state.data);
    this.host.requestUpdate();
    this.wants.changed?.();
  }

  private update(index: SearchIndex): void {
    this.results = this.isIdle ? undefined : this.look(index);
  }

  private look(index: SearchIndex): Results {
    const query = this.query.trim();
    if (query !== '' && (this.found?.query !== query || this.found.index !== index)) this.found = { index, query, found: index.search(query) };
    const found = query === '' ? undefined : this.found?.found;
    const here = this.place < 0 ? undefined : index.serving(this.place);
    const all = found ? narrowed(found.deputies, here) : here ?? Array.from({ length: index.count }, (_, at) => at);
    const held = index.data.deputies.levels;
    const levels = new Map([['', all.length]]);
    for (const deputy of all) for (const level of held[deputy] ?? []) levels.set(level, (levels.get(level) ?? 0) + 1);
    const deputies = this.level ? all.filter((deputy) => held[deputy]?.includes(this.level ?? '')) : all;
    const places = this.place < 0 ? found?.places ?? [] : [this.place];
    return { deputies, levels, places, near: found?.near ?? false, words: found?.words ?? [], causes: found?.causes ?? new Map() };
  }
}

const narrowed = (deputies: readonly number[], to: readonly number[] | undefined): readonly number[] => {
  if (!to) return deputies;
  const allowed = new Set(to);
  return deputies.filter((deputy) => allowed.has(deputy));
};

const tables = ['divisions', 'stations', 'groups', 'deputies'] as const;
/** Data given by the page is not checked by the SDK; enough of it must be there to look into. */
const isIndex = (given: unknown): given is FinderIndex =>
  typeof given === 'object' && given !== null && tables.every((table) => Array.isArray((given as Partial<FinderIndex>)[table]?.id));
