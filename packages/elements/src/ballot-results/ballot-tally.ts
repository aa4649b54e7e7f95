import { getBallot, isContractError, listBallots, type Ballot, type BallotSummary, type Client } from '@congress-kit/sdk';
import { lazyPart } from '../base/lazy.ts';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import type { CountedBallot } from './ballot-figures.ts';
import { resultsPart } from './ballot-parts.ts';

const authorPart = lazyPart(() => import('./author-part.ts'));

/** What the element says it wants; read anew at every load. */
export interface BallotHost extends RemoteHost {
  readonly ballot: string | null | undefined;
  /** Named by the page's address: shown first, and the others beside it. */
  readonly asked: string | undefined;
  readonly division: string | null | undefined;
  readonly year: number | null | undefined;
  /** The page's own table, where that is the data. */
  readonly table: HTMLTableElement | null;
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
}

/** How many ballots the picker offers. A county with its townships holds about twenty a year. */
const offered = 50;

/** One ballot, counted, and the others to choose from. */
export class BallotTally extends RemoteController<CountedBallot> {
  /** The ballots to choose from; empty when the element names one. */
  list: readonly BallotSummary[] = [];
  /** Chosen by the person; the newest when undefined. */
  chosen: string | undefined;
  /** The page's own table could not be read as a ballot: it stays as its author wrote it. */
  isLeft = false;
  private readonly wants: BallotHost;

  constructor(host: BallotHost) {
    super(host);
    this.wants = host;
  }

  override start(): void {
    this.list = [];
    this.chosen = this.wants.asked;
    super.start();
  }

  choose(id: string): void {
    if (id === this.chosen) return;
    this.chosen = id;
    super.start();
  }

  protected async load(signal: AbortSignal): Promise<CountedBallot | undefined> {
    const { table } = this.wants;
    this.isLeft = false;
    if (table) return this.fromTable(table);
    const given = await this.wants.read<unknown>(signal, (client, stop, isFile) => (isFile ? this.fromFile(client, stop) : this.fromApi(client, stop)));
    const ballot = this.pick(given);
    if (!ballot) return undefined;
    this.chosen = ballot.id;
    const { countBallot } = await resultsPart.load();
    return countBallot(ballot);
  }

  private async fromTable(table: HTMLTableElement): Promise<CountedBallot | undefined> {
    const [{ readTable }, { countBallot }] = await Promise.all([authorPart.load(), resultsPart.load()]);
    const read = readTable(table, table.closest('congress-ballot-results') ?? table);
    if ('ballot' in read) return countBallot(read.ballot);
    // For the webmaster; residents see the table.
    console.info(`congress-kit: the table in <congress-ballot-results> stays as it is: ${read.why}.`);
    this.isLeft = true;
    return undefined;
  }

  private async fromApi(client: Client, signal: AbortSignal): Promise<unknown> {
    const id = this.wants.ballot || this.chosen;
    if (id && (this.wants.ballot || this.list.length > 0)) return getBallot(client, { id }, { signal });
    const { division, year } = this.wants;
    const [page, asked] = await Promise.all([
      listBallots(client, { limit: offered, ...(division ? { division } : {}), ...(year ? { year } : {}) }, { signal }),
      id ? getBallot(client, { id }, { signal }) : undefined,
    ]);
    this.list = newestFirst(asked && !page.items.some((one) => one.id === id) ? [...page.items, asked] : page.items);
    const newest = this.list[0];
    return asked ?? (newest && getBallot(client, { id: newest.id }, { signal }));
  }

  /** A file holds one ballot, or a list of whole ballots as the snapshot writes them. */
  private async fromFile(client: Client, signal: AbortSignal): Promise<unknown> {
    try {
      return await getBallot(client, { id: 'file' }, { signal });
    } catch (error) {
      if (!isContractError(error)) throw error;
      try {
        return await listBallots(client, {}, { signal });
      } catch {
        // It is neither; what was wrong with it as a ballot says more.
        throw error;
      }
    }
  }

  /** One ballot out of whatever was given: a ballot, a page of them, an array. */
  private pick(given: unknown): Ballot | undefined {
    if (isBallot(given)) return given;
    const items = Array.isArray(given) ? (given as unknown[]) : (given as { items?: unknown[] } | undefined)?.items ?? [];
    const ballots = newestFirst(items.filter(isBallot));
    const named = this.wants.ballot;
    if (!named) this.list = ballots;
    return ballots.find((one) => one.id === (this.chosen ?? named)) ?? (named ? undefined : ballots[0]);
  }
}

const isBallot = (value: unknown): value is Ballot => typeof value === 'object' && value !== null && Array.isArray((value as Partial<Ballot>).candidates);

/** By day; on one day the higher congress first is not ours to know, so the order of the list stays. */
const newestFirst = <T extends { readonly votedOn: string }>(ballots: readonly T[]): T[] =>
  ballots.slice().sort((one, other) => (one.votedOn < other.votedOn ? 1 : one.votedOn > other.votedOn ? -1 : 0));
