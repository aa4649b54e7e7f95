import type { Client, Station } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import type { DeputyRecord } from './deputy-record.ts';

export interface TodayHost extends RemoteHost {
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
}

/**
 * The full records of the stations that are shown: who receives is said there, not in the index. Only of those on the screen, so that a
 * city with a thousand stations asks for a dozen. Empty from one file.
 */
export class TodayStations extends RemoteController<ReadonlyMap<string, Station>> {
  readonly known = new Map<string, Station>();
  private readonly wants: TodayHost;
  private readonly record: Pick<DeputyRecord, 'station'>;
  private ids: readonly string[] = [];
  private of: unknown;

  constructor(host: TodayHost, record: Pick<DeputyRecord, 'station'>) {
    super(host);
    this.wants = host;
    this.record = record;
  }

  /** @param of what they were found in: of another index other stations are meant */
  want(ids: readonly string[], of: unknown): void {
    if (of !== this.of) this.known.clear();
    else if (ids.join() === this.ids.join()) return;
    this.of = of;
    this.ids = ids;
    if (this.missing.length === 0) return;
    this.busy = true;
    // After this drawing: it asks the element to draw anew.
    void Promise.resolve().then(() => this.reload());
  }

  isComing(id: string): boolean {
    return this.busy && !this.known.has(id);
  }

  private get missing(): readonly string[] {
    return this.ids.filter((id) => !this.known.has(id));
  }

  /** Some could not be read: their time and place are shown all the same. All of them failed: that is said. */
  protected async load(signal: AbortSignal): Promise<ReadonlyMap<string, Station> | undefined> {
    const failures: unknown[] = [];
    const read: readonly (Station | undefined)[] | undefined = await this.wants.read(signal, async (client, stop, isFile) => (isFile ? [] : Promise.all(this.missing.map((id) => this.record.station(client, id, stop).catch((error: unknown) => {
      if (stop.aborted) throw error;
      failures.push(error);
      return undefined;
    })))));
    // Data of the page's own is no list of stations.
    const stations = Array.isArray(read) ? (read as readonly (Station | undefined)[]) : [];
    for (const station of stations) if (station) this.known.set(station.id, station);
    if (failures.length > 0 && failures.length === stations.length) throw failures[0];
    return this.known;
  }
}
