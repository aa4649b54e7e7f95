import { listCases, listStatistics, type Client, type Statistic } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import type { CaseListHost } from './case-list.ts';

/** One unit's cases: in all, overdue today, completed. */
export interface UnitCounts {
  readonly id: string;
  readonly name: string;
  readonly total: number;
  readonly overdue: number;
  readonly completed: number;
}

export interface BoardData {
  readonly total: number;
  readonly phases: ReadonlyMap<string, number>;
  readonly lights: ReadonlyMap<string, number>;
  /** By name: comparing units is what a person asks for, not what the page does. */
  readonly units: readonly UnitCounts[];
  /** Rates of the newest year that has any, each with numerator, denominator and definition. */
  readonly rates: readonly Statistic[];
}

export type UnitOrder = 'name' | 'total' | 'overdue';

export const overdueLights = ['red', 'dark_red'] as const;
export const completedPhases = ['completed', 'published'] as const;
const rates = ['case_completion', 'case_reply', 'case_reply_on_time'] as const;

/** The public cases summed up. The server adds: however many cases there are, the answers stay this small. */
export class Board extends RemoteController<BoardData> {
  order: UnitOrder = 'name';
  /** Units on screen. */
  shown = 20;
  private readonly from: CaseListHost;

  constructor(host: CaseListHost & RemoteHost) {
    super(host);
    this.from = host;
  }

  sort(order: UnitOrder): void {
    this.order = order;
    this.host.requestUpdate();
  }

  showMore(): void {
    this.shown += 50;
    this.host.requestUpdate();
  }

  /** In the order that was asked for. */
  unitsOf({ units }: BoardData): readonly UnitCounts[] {
    const { order } = this;
    return order === 'name' ? units : units.slice().sort((one, other) => other[order] - one[order]);
  }

  protected override isEmpty({ total }: BoardData): boolean {
    return total === 0;
  }

  protected load(signal: AbortSignal): Promise<BoardData | undefined> {
    return this.from.read<BoardData>(signal, (client, stop) => countCases(client, stop));
  }
}

const countCases = async (client: Client, signal: AbortSignal): Promise<BoardData> => {
  const [all, overdue, completed, figures] = await Promise.all([
    listCases(client, { limit: 1, facets: ['phase', 'light', 'organization'] }, { signal }),
    listCases(client, { limit: 1, light: [...overdueLights], facets: ['organization'] }, { signal }),
    listCases(client, { limit: 1, phase: [...completedPhases], facets: ['organization'] }, { signal }),
    // A server that keeps no statistics still has its counts.
    listStatistics(client, { metric: [...rates], limit: 100 }, { signal }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return { items: [] as Statistic[] };
    }),
  ]);
  const [late, done] = [countsOf(overdue.facets?.organization), countsOf(completed.facets?.organization)];
  const collator = new Intl.Collator('zh-CN');
  return {
    total: all.total,
    phases: countsOf(all.facets?.phase),
    lights: countsOf(all.facets?.light),
    units: (all.facets?.organization ?? [])
      .map(({ value, name, count }) => ({ id: value, name: name ?? value, total: count, overdue: late.get(value) ?? 0, completed: done.get(value) ?? 0 }))
      .sort((one, other) => collator.compare(one.name, other.name)),
    rates: newestOf(figures.items),
  };
};

const countsOf = (facet: readonly { value: string; count: number }[] | undefined): Map<string, number> => new Map((facet ?? []).map(({ value, count }) => [value, count]));

const newestOf = (figures: readonly Statistic[]): Statistic[] =>
  rates.flatMap((metric) => figures.filter((one) => one.metric === metric && one.denominator).sort((one, other) => (one.period.to < other.period.to ? 1 : -1)).slice(0, 1));
