import type { ReactiveControllerHost } from 'lit';
import { newIdempotencyKey, type BareFault, type Client, type Discovery, type SuggestionReceipt } from '@congress-kit/sdk';
import { discoveryOf } from '../base/client.ts';
import type { Combobox } from '../fields/combobox.ts';
import type { Attachments } from './attachments.ts';
import { blank, bodyOf, draftStore, isTouched, type Addressee, type Intent, type Typed } from './suggestion-draft.ts';

/** Sending is in exactly one of these states. Nothing counts as sent before the server has acknowledged it. */
export type Sending =
  | { readonly type: 'writing' }
  /** `proof`: too much came from this address, and the device works instead of waiting. */
  | { readonly type: 'sending'; readonly proof?: { readonly solved: number; readonly total: number } }
  /** The line is down: it goes by itself when it is back, unless the resident says otherwise. */
  | { readonly type: 'queued'; readonly error: unknown }
  | { readonly type: 'failed'; readonly error: unknown }
  /** It waited longer than servers remember a key: only the resident can say whether it arrived. */
  | { readonly type: 'stale' }
  | { readonly type: 'sent'; readonly receipt: SuggestionReceipt; readonly title: string };

export interface WritingHost extends ReactiveControllerHost {
  readonly client: Client | undefined;
  readonly addressee: Addressee | undefined;
  readonly channel: 'web' | 'qr';
  /** Names the draft: one per API, so that two counties on one site do not mix. */
  readonly draftName: string;
  readonly attachments: Attachments;
  failed(error: unknown, isTold?: boolean): void;
}

/** How long a form that a server has drawn stands there for the answer that it was drawn from. */
const patience = 2000;

/** For a second form on the page, which is drawn once, with all of it. */
const learnt = new WeakMap<Client, Discovery>();

/** The resident's text, its faults and its draft on the device. Checking and sending come later, see `suggestion-sending.ts`. No DOM. */
export class SuggestionWriting {
  typed: Typed = { ...blank };
  faults: readonly BareFault[] = [];
  sending: Sending = { type: 'writing' };
  /** True once the draft is on the device; said to the resident, with a way to clear it. */
  kept = false;
  retentionMonths = 12;
  /** Where petitions are taken; only a web address is ever linked. */
  petitions: string | undefined;
  intent: Intent | undefined;
  /** Of this draft, wherever it is open: what two tabs send of it is one suggestion. */
  mark: string | undefined;
  textVersion: string | undefined;
  /** The server has not said yet what it takes; where it is slow, nobody waits for that. */
  isAsking = true;
  isLate = false;
  /** Those of them that are still there; whatever finds faults brings it. */
  stillThere: ((faults: readonly BareFault[]) => readonly BareFault[]) | undefined;
  /** Fields that are typed in until something is chosen: what is typed there so far goes with the rest. */
  categories: Combobox | undefined;
  places: { forget(): void } | undefined;
  private readonly host: WritingHost;

  constructor(host: WritingHost) {
    this.host = host;
  }

  /** Brings back what was typed here before, or what lies at that place of this device. */
  restore(place?: string): void {
    const kept = isTouched(this.typed) ? undefined : draftStore(this.host.draftName).load(place);
    if (!kept) return;
    // One that an older release has kept may lack what was not asked for then.
    this.typed = { ...blank, ...kept.typed };
    ({ intent: this.intent, mark: this.mark } = kept);
    void this.host.attachments.restore(kept.files ?? []).catch(() => undefined);
    this.kept = this.hasDraft;
    this.host.requestUpdate();
  }

  /** Asks for the notice's version and period early; sending asks again when this fails. */
  async prepare(): Promise<void> {
    const client = this.host.client;
    const known = client && learnt.get(client);
    if (known && !this.host.addressee) return this.learn(known);
    setTimeout(() => {
      this.isLate = true;
      this.host.requestUpdate();
    }, patience);
    try {
      if (!client) return;
      const discovery = await discoveryOf(client);
      learnt.set(client, discovery);
      this.learn(discovery);
    } catch {
      // Writing needs no network. Sending will tell if there is still none.
    } finally {
      this.isAsking = false;
      this.host.requestUpdate();
    }
  }

  private learn({ consent, limits, links, uploads }: Discovery): void {
    this.textVersion = consent.textVersion;
    this.retentionMonths = consent.retentionMonths;
    this.host.attachments.allow(uploads?.mediaTypes, limits);
    this.petitions = /^https?:\/\/[^[\s]/.test(links['petitions'] ?? '') ? links['petitions'] : undefined;
    this.isAsking = false;
  }

  change(changed: Partial<Typed>): void {
    this.typed = { ...this.typed, ...changed };
    this.keep();
    // A fault goes as soon as its field is right again; new ones wait for the next “on”, not for every key.
    this.mend();
    this.host.requestUpdate();
  }

  /** What was wrong and is right again goes; called when the files have changed as well. */
  mend(): void {
    if (this.faults[0]) this.faults = this.stillThere!(this.faults);
    this.host.requestUpdate();
  }

  /** Sent, or given up: nothing of it stays here. */
  clear(): void {
    draftStore(this.host.draftName).clear();
    void this.host.attachments.clear().catch(() => undefined);
    this.typed = { ...blank };
    this.categories?.settle();
    this.places?.forget();
    this.faults = [];
    this.intent = this.mark = undefined;
    this.kept = false;
    this.become({ type: 'writing' });
  }

  body(textVersion = this.textVersion ?? 'unknown'): ReturnType<typeof bodyOf> {
    return bodyOf(this.typed, this.host.addressee, textVersion, this.host.channel, this.host.attachments.named);
  }

  keep(): void {
    this.mark ??= newIdempotencyKey();
    this.kept = draftStore(this.host.draftName).save({ typed: this.typed, intent: this.intent, files: this.host.attachments.toKeep, mark: this.mark }) && this.hasDraft;
  }

  become(sending: Sending): void {
    this.sending = sending;
    this.host.requestUpdate();
  }

  private get hasDraft(): boolean {
    return isTouched(this.typed) || this.host.attachments.items.length > 0;
  }
}
