import type { ReactiveController } from 'lit';
import { checkSuggestion, isAbortedError, isCongressError, isProblemError, isUnreadableError, newIdempotencyKey, plainJson, submitSuggestion, type BareFault, type SuggestionReceipt, type UnreadableError } from '@congress-kit/sdk';
import { limits } from '@congress-kit/api/limits';
import { discoveryOf } from '../base/client.ts';
import { proverFor } from './proof.ts';
import type { Intent } from './suggestion-draft.ts';
import type { SuggestionWriting, WritingHost } from './suggestion-writing.ts';

const hour = 3_600_000;
/** Seconds until a queued suggestion is tried again; the last one goes on. */
const pauses = [15, 30, 60, 120];

/**
 * The page of something that stands before the server, as a firewall that takes a web address or a rare sign for an attack: it is no matter of the line,
 * and nothing arrived. Who has to log in to a network first is told so with 200, a redirection, 407 or 511.
 */
export const isStopped = (error: unknown): error is UnreadableError => {
  const { status = 0 } = isUnreadableError(error) ? error.about : {};
  return status >= 400 && status < 500 && [404, 407, 408, 429].indexOf(status) === -1;
};

/** The server no longer has an uploaded file. */
const isGoneFile = ({ pointer, code }: BareFault): boolean => code === 'unknown_reference' && /^\/attachments\/\d/.test(pointer);

/** Lazy part: checks the text by the contract and takes it to the server, once, however often the line breaks. No DOM. */
export class SuggestionSending implements ReactiveController {
  private readonly host: WritingHost;
  private readonly writing: SuggestionWriting;
  private readonly settled: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;

  /** @param settled hears that an attempt has come to an end */
  constructor(host: WritingHost, writing: SuggestionWriting, settled: () => void) {
    this.host = host;
    this.writing = writing;
    this.settled = settled;
    writing.stillThere = (faults) => {
      const now = this.check();
      // That a file had waited too long only the server can tell: it stands until the next “send”.
      return faults.filter((old) => isGoneFile(old) || now.some(({ pointer }) => pointer === old.pointer));
    };
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.again);
    document.addEventListener('visibilitychange', this.again);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.again);
    document.removeEventListener('visibilitychange', this.again);
    clearTimeout(this.timer);
  }

  /** What is wrong with the text now, by the very schema the server checks with. */
  check(): BareFault[] {
    const faults = checkSuggestion(this.writing.body());
    // Ours, not the contract's: the file never reached the server, or was refused there.
    return this.host.attachments.refused > 0 ? [...faults, { pointer: '/attachments', code: 'not_allowed_here' }] : faults;
  }

  /** It was waiting when the page was left. */
  resume(): void {
    const { intent } = this.writing;
    if (!intent?.isQueued || this.writing.sending.type !== 'writing') return;
    // The server has forgotten the key by now: whether it arrived only the resident can tell, by the receipt in their hand.
    if (this.isStale(intent)) return this.writing.become({ type: 'stale' });
    void this.send();
  }

  /**
   * Sends. A second call while the first is under way does nothing. The key goes to the device before the request goes out:
   * after a crash the same text is sent with the same key, and the server answers with the same receipt.
   *
   * @param own the page sends it itself
   */
  async send(own?: Promise<SuggestionReceipt>): Promise<void> {
    const { client } = this.host;
    const { writing } = this;
    if (!client || writing.sending.type === 'sending' || writing.sending.type === 'sent') return;
    clearTimeout(this.timer);
    writing.faults = this.check();
    if (writing.faults.length === 0) {
      writing.become({ type: 'sending' });
      try {
        const receipt = own ? await own : await this.deliver(client);
        const title = writing.typed.title.trim();
        if (receipt) writing.clear();
        writing.become(receipt ? { type: 'sent', receipt, title } : { type: 'writing' });
      } catch (error) {
        this.settle(error, own !== undefined);
      }
    } else writing.become({ type: 'writing' });
    this.settled();
  }

  /** The resident would rather not send it now. */
  cancel(): void {
    clearTimeout(this.timer);
    const { intent } = this.writing;
    this.writing.intent = intent && { ...intent, isQueued: false };
    this.writing.keep();
    this.writing.become({ type: 'writing' });
  }

  /** It went out at least once and may have arrived: the same text again is no second one, a changed text would be. */
  get mayHaveArrived(): boolean {
    const { sending } = this.writing;
    return (sending.type === 'failed' || sending.type === 'queued') && (!isCongressError(sending.error) || sending.error.mayHaveArrived);
  }

  private async deliver(client: NonNullable<WritingHost['client']>): Promise<SuggestionReceipt | undefined> {
    const { writing, host } = this;
    await host.attachments.finish();
    if (host.attachments.refused > 0) {
      writing.faults = this.check();
      return undefined;
    }
    const body = writing.body(writing.textVersion ?? (await discoveryOf(client)).consent.textVersion);
    return submitSuggestion(client, body, {
      idempotencyKey: this.intentFor(plainJson(body)).key, prove: proverFor((proof) => writing.become({ type: 'sending', proof })),
    });
  }

  private settle(error: unknown, isOwn: boolean): void {
    const { writing, host } = this;
    this.queue(false);
    if (isAbortedError(error)) return writing.become({ type: 'writing' });
    if (isProblemError(error)) {
      const faults = (error.problem.errors ?? []) as readonly BareFault[];
      // The kept key belongs to another text (a clock of 24 hours ran out, or two tabs): the next try takes a new one.
      if (error.code === 'idempotency_key_reused') writing.intent = writing.mark = undefined;
      const gone = faults.filter(isGoneFile).map(({ pointer }) => Number(pointer.split('/')[2]));
      if (gone.length > 0) void host.attachments.renew(gone).catch(() => undefined);
      if (faults.length > 0) {
        writing.faults = faults;
        return writing.become({ type: 'writing' });
      }
    }
    host.failed(error, true);
    const waits = !isOwn && isCongressError(error) && ['network', 'timeout', 'unreadable'].indexOf(error.kind) !== -1 && !isStopped(error);
    if (!waits) return writing.become({ type: 'failed', error });
    this.queue(true);
    writing.become({ type: 'queued', error });
    const pause = pauses[Math.min(this.tries, pauses.length - 1)] as number;
    this.tries += 1;
    this.timer = setTimeout(this.again, pause * 1000);
  }

  private queue(isQueued: boolean): void {
    const { writing } = this;
    // Files may have failed before the text ever went out.
    if (isQueued) writing.intent ??= this.newIntent(plainJson(writing.body()));
    if (writing.intent) writing.intent = { ...writing.intent, isQueued };
    writing.keep();
  }

  private intentFor(body: string): Intent {
    const known = this.writing.intent;
    const intent = known?.body === body && !this.isStale(known) ? known : this.newIntent(body);
    // Whoever comes back after a crash in this moment has asked for it to be sent.
    this.writing.intent = { ...intent, isQueued: true };
    this.writing.keep();
    return intent;
  }

  /** The same text of the same draft has the same key, also in another tab or after its receipt came there: the server answers with that receipt. */
  private newIntent(body: string): Intent {
    const mark = this.writing.mark ??= newIdempotencyKey();
    let sum = 0;
    for (let at = 0; at < body.length; at += 1) sum = (Math.imul(sum, 31) + body.charCodeAt(at)) | 0;
    return { key: `${mark}${sum}`, body, since: Date.now() };
  }

  /** An hour is left for clocks that differ and for the way. */
  private isStale({ since }: Intent): boolean {
    return Date.now() - since > (limits.idempotencyHours - 1) * hour;
  }

  private readonly again = (): void => {
    const { sending, intent } = this.writing;
    // Looked at again, or on line again: either event comes back here.
    if (sending.type !== 'queued' || document.visibilityState === 'hidden' || !navigator.onLine) return;
    if (intent && this.isStale(intent)) return this.writing.become({ type: 'stale' });
    void this.send();
  };
}
