import { getProject, type Client, type Project } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';

export interface ProjectHost extends RemoteHost {
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined>;
}

/** What became of one elected project, read when somebody asks for it; one at a time is open. */
export class ProjectReader extends RemoteController<Project> {
  /** Id of the open one. */
  opened: string | undefined;
  private readonly reads: ProjectHost;

  constructor(host: ProjectHost) {
    super(host);
    this.reads = host;
  }

  show(id: string): void {
    if (this.opened === id) return;
    this.opened = id;
    this.start();
  }

  protected async load(signal: AbortSignal): Promise<Project | undefined> {
    const id = this.opened;
    return id ? this.reads.read<Project>(signal, (client, stop) => getProject(client, { id }, { signal: stop })) : undefined;
  }
}
