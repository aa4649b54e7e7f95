import { getDeputy, getStation, type Client, type Deputy, type Station } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';

export interface RecordHost extends RemoteHost {
  readonly deputy: string | null | undefined;
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
}

export interface FullRecord {
  readonly deputy: Deputy;
  /** Those that could be read; a missing one does not hide the deputy. */
  readonly stations: readonly Station[];
  /** Where it was read. */
  readonly api: string;
}

/** What the index does not hold of one deputy: memberships, contact policy, and the stations with phone and rules. Empty from a file. */
export class DeputyRecord extends RemoteController<FullRecord> {
  private readonly wants: RecordHost;

  constructor(host: RecordHost) {
    super(host);
    this.wants = host;
  }

  /** One station in full. What receives today asks here, too: asked for by two parts, the operation would come with the script, for everybody. */
  station(client: Client, id: string, signal: AbortSignal): Promise<Station> {
    return getStation(client, { id }, { signal });
  }

  protected async load(signal: AbortSignal): Promise<FullRecord | undefined> {
    const id = this.wants.deputy;
    if (!id) return undefined;
    const given = await this.wants.read<Partial<FullRecord> | undefined>(signal, async (client, stop, isFile) => {
      if (isFile) return undefined;
      const deputy = await getDeputy(client, { id }, { signal: stop });
      const stations = await Promise.all(deputy.stations.map((station) => this.station(client, station.id, stop).catch(() => undefined)));
      return { deputy, stations: stations.filter((station) => station !== undefined), api: client.api };
    });
    return given?.deputy ? (given as FullRecord) : undefined;
  }
}
