import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { checkSuggestion, isAbortedError, isProblemError, newIdempotencyKey, submitSuggestion, type BareFault, type Client, type SuggestionReceipt } from '@congress-kit/sdk';
import { discoveryOf } from '../base/client.ts';
import type { Attachments } from './attachments.ts';
import { blank, bodyOf, draftStore, isTouched, type Addressee, type Intent, type Typed } from './suggestion-draft.ts';

/** Sending is in exactly one of these states. Nothing counts as sent before the server has acknowledged it. */
export type Sending =
  | { readonly type: 'writing' }
  | { readonly type: 'sending' }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'sent'; readonly receipt: SuggestionReceipt; readonly title: string };

export interface WritingHost extends ReactiveControllerHost {
  readonly client: Client | undefined;
  readonly addressee: Addressee | undefined;
  readonly channel: 'web' | 'qr';
  /** Names the draft: one per API, so that two counties on one site do not mix. */
  readonly draftName: string;
  readonly attachments: Attachments;
  failed(error: unknown): void;
}

const isGoneFile = ({ pointer, code }: BareFault): boolean => code === 'unknown_reference' && /^\/attachments\/\d/.test(pointer);

/** The resident's text, its faults, its draft on the device and its way to the server. No DOM. */
export class SuggestionWriting implements ReactiveController {
  typed: Typed = { ...blank };
  faults: readonly BareFault[] = [];
  sending: Sending = { type: 'writing' };
  /** True once the draft is on the device; said to the resident, with a way to clear it. */
  kept = false;
  retentionMonths = 12;
  /** Where petitions are taken; only a web address is ever linked. */
  petitions: string | undefined;
  private intent: Intent | undefined;
  private textVersion: string | undefined;
  private readonly host: WritingHost;

  constructor(host: WritingHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.online);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.online);
  }

  /** Brings back what was typed here before. */
  restore(): void {
    const kept = draftStore(this.host.draftName).load();
    if (!kept || isTouched(this.typed)) return;
    this.typed = kept.typed;
    this.intent = kept.intent;
    void this.host.attachments.restore(kept.files ?? []).catch(() => undefined);
    this.kept = this.hasDraft;
    this.host.requestUpdate();
  }

  /** Asks for the notice's version and period early; sending asks again when this fails. */
  async prepare(): Promise<void> {
    const client = this.host.client;
    if (!client) return;
    try {
      const { consent, limits, links, uploads } = await discoveryOf(client);
      this.textVersion = consent.textVersion;
      this.retentionMonths = consent.retentionMonths;
      this.host.attachments.allow(uploads?.mediaTypes, limits);
      this.petitions = /^https?:\/\//.test(links['petitions'] ?? '') ? links['petitions'] : undefined;
      this.host.requestUpdate();
    } catch {
      // Writing needs no network. Sending will tell if there is still none.
    }
  }

  change(changed: Partial<Typed>): void {
    this.typed = { ...this.typed, ...changed };
    this.keep();
    // A fault goes as soon as its field is right again; new ones wait for the next “send”, not for every key.
    this.mend();
    this.host.requestUpdate();
  }

  /** What was wrong and is right again goes; called when the files have changed as well. */
  mend(): void {
    if (this.faults.length > 0) {
      const now = this.check();
      // That a file had waited too long only the server can tell: it stands until the next “send”.
      this.faults = this.faults.filter((old) => isGoneFile(old) || now.some((fault) => fault.pointer === old.pointer));
    }
    this.host.requestUpdate();
  }

  clear(): void {
    draftStore(this.host.draftName).clear();
    void this.host.attachments.clear().catch(() => undefined);
    this.typed = { ...blank };
    this.faults = [];
    this.intent = undefined;
    this.kept = false;
    this.sending = { type: 'writing' };
    this.host.requestUpdate();
  }

  /** What is wrong with the text now, by the very schema the server checks with. */
  check(): BareFault[] {
    const faults = checkSuggestion(this.body(this.textVersion ?? 'unknown'));
    // Ours, not the contract's: the file never reached the server, or was refused there.
    return this.host.attachments.refused > 0 ? [...faults, { pointer: '/attachments', code: 'not_allowed_here' }] : faults;
  }

  private body(textVersion: string) {
    return bodyOf(this.typed, this.host.addressee, textVersion, this.host.channel, this.host.attachments.named);
  }

  /**
   * Sends. A second call while the first is under way does nothing. The key goes to the device before the request goes out:
   * after a crash the same text is sent with the same key, and the server answers with the same receipt.
   */
  async send(): Promise<void> {
    const client = this.host.client;
    if (!client || this.sending.type === 'sending' || this.sending.type === 'sent') return;
    this.faults = this.check();
    if (this.faults.length > 0) {
      this.sending = { type: 'writing' };
      this.host.requestUpdate();
      return;
    }
    this.become({ type: 'sending' });
    try {
      await this.host.attachments.finish();
      if (this.host.attachments.refused > 0) {
        this.faults = this.check();
        return this.become({ type: 'writing' });
      }
      const textVersion = this.textVersion ?? (await discoveryOf(client)).consent.textVersion;
      const body = this.body(textVersion);
      const key = this.intentFor(JSON.stringify(body)).key;
      const receipt = await submitSuggestion(client, body, { idempotencyKey: key });
      draftStore(this.host.draftName).clear();
      void this.host.attachments.clear().catch(() => undefined);
      const title = this.typed.title.trim();
      this.typed = { ...blank };
      this.intent = undefined;
      this.kept = false;
      this.become({ type: 'sent', receipt, title });
    } catch (error) {
      this.settle(error);
    }
  }

  private settle(error: unknown): void {
    if (isAbortedError(error)) return this.become({ type: 'writing' });
    if (isProblemError(error)) {
      const faults = (error.problem.errors ?? []) as readonly BareFault[];
      // The kept key belongs to another text (a clock of 24 hours ran out, or two tabs): the next try takes a new one.
      if (error.code === 'idempotency_key_reused') this.intent = undefined;
      const gone = faults.filter(isGoneFile).map(({ pointer }) => Number(pointer.split('/')[2]));
      if (gone.length > 0) void this.host.attachments.renew(gone).catch(() => undefined);
      if (faults.length > 0) {
        this.faults = faults;
        this.become({ type: 'writing' });
        return;
      }
    }
    this.become({ type: 'failed', error });
    this.host.failed(error);
  }

  private get hasDraft(): boolean {
    return isTouched(this.typed) || this.host.attachments.items.length > 0;
  }

  private intentFor(body: string): Intent {
    const intent = this.intent?.body === body ? this.intent : { key: newIdempotencyKey(), body };
    this.intent = intent;
    this.keep();
    return intent;
  }

  keep(): void {
    this.kept = draftStore(this.host.draftName).save({ typed: this.typed, intent: this.intent, files: this.host.attachments.toKeep }) && this.hasDraft;
  }

  private readonly online = (): void => {
    // The resident pressed “send” and the network failed: finish what they asked for.
    if (this.sending.type === 'failed' && !isProblemError(this.sending.error)) void this.send();
  };

  private become(sending: Sending): void {
    this.sending = sending;
    this.host.requestUpdate();
  }
}
