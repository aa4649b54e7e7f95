import { isAbortedError, listCases, type CaseSummary, type Client } from '@congress-kit/sdk';
import type { Light } from '@congress-kit/api/rules/light';
import { RemoteController, type RemoteHost } from '../base/remote.ts';

export interface CaseListHost extends RemoteHost {
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
  readonly client: Client | undefined;
  /** A search, a filter or a further page has come: how many match. */
  counted(found: CasesFound): void;
}

export interface CasesFound {
  readonly items: readonly CaseSummary[];
  readonly total: number;
  readonly nextCursor?: string | undefined;
}

/** Places to filter by; the last one is two phases. */
export const filters = {
  all: [], received: ['received'], assigning: ['assigning'], handling: ['handling'], replied: ['replied'], evaluating: ['evaluating'], completed: ['completed', 'published'],
} as const;
export type Filter = keyof typeof filters;

/** What a person has narrowed the list to, beside phase and words. */
export interface Narrowing {
  readonly lights: readonly Light[];
  readonly isPriority: boolean;
  /** A unit in the lead or helping. */
  readonly unit?: { readonly id: string; readonly name: string } | undefined;
  /** The newest first, or what is due first. */
  readonly order: 'newest' | 'due';
}
export const unnarrowed: Narrowing = { lights: [], isPriority: false, order: 'newest' };

type Query = NonNullable<Parameters<typeof listCases>[1]>;

/** The public cases: search, filter, page after page. What is shown stays until the answer is there. */
export class CaseList extends RemoteController<CasesFound> {
  filter: Filter = 'all';
  q = '';
  narrowing: Narrowing = unnarrowed;
  /** What is wrong with “show more”; the list itself stays. */
  moreError: unknown;
  loadingMore = false;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private readonly from: CaseListHost;
  /** The list that is asked for now; an older one's next page is dropped. */
  private turn = 0;
  private asked = false;

  constructor(host: CaseListHost) {
    super(host);
    this.from = host;
  }

  get isFiltered(): boolean {
    return this.filter !== 'all' || this.q.trim() !== '' || this.isNarrowed;
  }

  get isNarrowed(): boolean {
    const { lights, isPriority, unit } = this.narrowing;
    return lights.length > 0 || isPriority || unit !== undefined;
  }

  choose(filter: Filter): void {
    this.filter = filter;
    this.ask(0);
  }

  /** These and no others, e.g. the cases that a number counts. */
  only(filter: Filter, narrowing: Partial<Narrowing>): void {
    this.q = '';
    this.narrowing = { ...unnarrowed, ...narrowing };
    this.choose(filter);
  }

  narrow(changed: Partial<Narrowing>): void {
    this.narrowing = { ...this.narrowing, ...changed };
    this.ask(0);
  }

  /** Searches once the typing rests; Enter need not wait. */
  search(q: string, wait = 350): void {
    this.q = q;
    this.ask(wait);
    this.host.requestUpdate();
  }

  showAll(): void {
    this.q = '';
    this.narrowing = unnarrowed;
    this.choose('all');
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    clearTimeout(this.waiting);
  }

  protected override loaded(found: CasesFound): void {
    if (this.asked) this.from.counted(found);
    this.asked = false;
  }

  protected async load(signal: AbortSignal): Promise<CasesFound | undefined> {
    return this.from.read<CasesFound>(signal, (client, stop) => listCases(client, this.query(), { signal: stop }));
  }

  /** @returns the first that is new, where the last page has come */
  async more(): Promise<string | undefined> {
    const { client } = this.from;
    if (!client || this.loadingMore || this.state.type !== 'loaded' || !this.state.data.nextCursor) return undefined;
    const turn = this.turn;
    const { items, nextCursor } = this.state.data;
    this.loadingMore = true;
    this.moreError = undefined;
    this.host.requestUpdate();
    try {
      const page = await listCases(client, { ...this.query(), cursor: nextCursor });
      // A case registered meanwhile shifts the pages: none is shown twice.
      const fresh = page.items.filter((one) => !items.some((other) => other.number === one.number));
      if (turn !== this.turn) return undefined;
      this.asked = true;
      this.set({ items: [...items, ...fresh], total: page.total, nextCursor: page.nextCursor });
      return page.nextCursor ? undefined : fresh[0]?.number;
    } catch (error) {
      if (turn === this.turn && !isAbortedError(error)) {
        this.moreError = error;
        this.from.failed?.(error);
      }
    } finally {
      if (turn === this.turn) this.loadingMore = false;
      this.host.requestUpdate();
    }
    return undefined;
  }

  private ask(wait: number): void {
    clearTimeout(this.waiting);
    this.turn += 1;
    this.asked = true;
    this.loadingMore = false;
    this.moreError = undefined;
    if (wait === 0) this.reload();
    else this.waiting = setTimeout(() => this.reload(), wait);
  }

  private query(): Query {
    const q = this.q.trim().slice(0, 100);
    const phase = filters[this.filter];
    const { lights, isPriority, unit, order } = this.narrowing;
    return {
      limit: 20, ...(lights.length > 0 && { light: lights.slice() }), ...(isPriority && { priority: true }), ...(unit && { organization: unit.id }), ...(order === 'due' && { sort: 'dueOn' }), ...(q ? { q } : {}), ...(phase.length > 0 ? { phase: phase.slice() as NonNullable<Query['phase']> } : {}),
    };
  }
}
