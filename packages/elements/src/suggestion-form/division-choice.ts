import { items, listDivisions, type Client, type Division } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';

/** Places to choose from, one level: the townships of the county, or the villages of one township. */
export class DivisionChoice extends RemoteController<readonly Division[]> {
  private readonly ask: () => { client: Client | undefined; kinds: readonly Division['kind'][]; parentId?: string } | undefined;

  constructor(host: RemoteHost, ask: DivisionChoice['ask']) {
    super(host);
    this.ask = ask;
  }

  protected async load(signal: AbortSignal): Promise<readonly Division[] | undefined> {
    const asked = this.ask();
    if (!asked?.client) return undefined;
    const all: Division[] = [];
    const query = { kind: asked.kinds as never, ...(asked.parentId ? { parentId: asked.parentId } : {}), limit: 100 };
    for await (const division of items(asked.client, listDivisions, query, { signal })) if (!division.validTo) all.push(division);
    return all;
  }
}
