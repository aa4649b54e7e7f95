import { listSimilarSuggestions, newIdempotencyKey, supportSuggestion, type Client, type SimilarSuggestion } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import { proverFor } from './proof.ts';

export interface SimilarHost extends RemoteHost {
  readonly client: Client | undefined;
  readonly draftName: string;
}

/** 附议 of one suggestion, as far as it has come. */
export type Seconding =
  | { readonly type: 'asking' }
  | { readonly type: 'done'; readonly count: number; readonly counted: boolean }
  | { readonly type: 'failed'; readonly error: unknown };

const most = 3;

/** Public suggestions that sound like this one. Their absence, for whatever reason, stands in nobody's way. */
export class SimilarSuggestions extends RemoteController<readonly SimilarSuggestion[]> {
  readonly seconded = new Map<string, Seconding>();
  private title = '';
  private readonly ours: SimilarHost;

  constructor(host: SimilarHost) {
    super({ addController: (one) => host.addController(one), removeController: (one) => host.removeController(one), requestUpdate: () => host.requestUpdate(), get updateComplete() { return host.updateComplete; } });
    this.ours = host;
    this.state = { type: 'empty' };
  }

  /** Asks for this title, unless it was the last one. */
  look(title: string): void {
    const asked = title.trim();
    if (asked === this.title) return;
    this.title = asked;
    if (Array.from(asked).length < 4) this.state = { type: 'empty' };
    else this.start();
  }

  protected async load(signal: AbortSignal): Promise<readonly SimilarSuggestion[] | undefined> {
    const { client } = this.ours;
    // As long as a title may be; a longer one is a fault that is told elsewhere.
    return client && (await listSimilarSuggestions(client, { title: Array.from(this.title).slice(0, 60).join(''), limit: most }, { signal })).items;
  }

  protected override isEmpty(items: readonly SimilarSuggestion[]): boolean {
    return items.length === 0;
  }

  async second(receiptNo: string): Promise<void> {
    const { client } = this.ours;
    const before = this.seconded.get(receiptNo);
    if (!client || before?.type === 'asking' || before?.type === 'done') return;
    this.mark(receiptNo, { type: 'asking' });
    try {
      const { supportCount, counted } = await supportSuggestion(client, { receiptNo }, { device: deviceMark() }, { prove: proverFor() });
      this.mark(receiptNo, { type: 'done', count: supportCount, counted });
    } catch (error) {
      this.mark(receiptNo, { type: 'failed', error });
    }
  }

  private mark(receiptNo: string, seconding: Seconding): void {
    this.seconded.set(receiptNo, seconding);
    this.ours.requestUpdate();
  }
}

const place = 'congress-kit:device';
let mark: string | undefined;

/** A random mark of this browser, so that one device counts once. It says nothing about whoever uses it. */
const deviceMark = (): string => {
  try {
    mark ??= localStorage.getItem(place) ?? undefined;
    mark ??= newIdempotencyKey();
    localStorage.setItem(place, mark);
  } catch {
    // Not kept, then: the server counts one a day for the address.
  }
  return (mark ??= newIdempotencyKey());
};
