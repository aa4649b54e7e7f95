import { getCase, isContractError, type Client } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import { recordPart } from './tracker-parts.ts';
import type { Tracked } from './tracked.ts';

export interface ShownHost extends RemoteHost {
  /** Number of the public case to show; undefined when the data itself was given. */
  readonly wanted: string | undefined;
  /** Receipt number of the public suggestion to show where no case is wanted. */
  readonly suggestion: string | null | undefined;
  /** Steps came that were not there before. */
  news(): void;
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
}

/** One record to show: a public case, or whatever case or receipt the page has given (file, JSON child, property). */
export class ShownRecord extends RemoteController<Tracked> {
  private readonly from: ShownHost;
  private refreshing = false;

  constructor(host: ShownHost) {
    super(host);
    this.from = host;
  }

  /** Reads again what is shown. A failure changes nothing: what was read is still worth reading. */
  refresh(): void {
    if (this.state.type !== 'loaded') return;
    this.refreshing = true;
    this.reload();
  }

  protected override loaded(tracked: Tracked): void {
    if (this.state.type === 'loaded' && this.state.data.case?.number === tracked.case?.number && this.state.data.steps.length !== tracked.steps.length) this.from.news();
  }

  protected async load(signal: AbortSignal): Promise<Tracked | undefined> {
    const { refreshing, state } = this;
    this.refreshing = false;
    try {
      const found = await this.from.read<unknown>(signal, (client, stop, isFile) => (isFile ? fromFile(client, stop) : this.ask(client, stop)));
      if (found === undefined) return undefined;
      return (await recordPart.load()).trackedOf(found);
    } catch (error) {
      if (refreshing && state.type === 'loaded') return state.data;
      throw error;
    }
  }

  private async ask(client: Client, signal: AbortSignal): Promise<unknown> {
    const { wanted = '', suggestion } = this.from;
    if (!wanted && suggestion) return (await recordPart.load()).readSuggestion(client, suggestion, signal);
    const found = await getCase(client, { number: wanted }, { signal });
    return (await recordPart.load()).withEvaluations(client, found, signal);
  }
}

/** Asked for at once, beside the part that shows it; most files are cases. */
const fromFile = async (client: Client, signal: AbortSignal): Promise<unknown> => {
  try {
    return await getCase(client, { number: 'file' }, { signal });
  } catch (error) {
    if (!isContractError(error)) throw error;
    return (await (await recordPart.load()).seldomPart.load()).readOtherFile(client, signal, error);
  }
};
