import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { parseReceiptNo, parseSecret, type ReceiptNoFault, type SecretFault } from '@congress-kit/api/rules/receipt';
import { getReceipt, isAbortedError, isNetworkError, type Client, type Receipt } from '@congress-kit/sdk';
import { CongressLookUpEvent } from './look-up-event.ts';

export type Lookup =
  | { readonly type: 'asking' }
  | { readonly type: 'looking' }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'found'; readonly receipt: Receipt };

export type LookupFault =
  | { readonly field: 'receiptNo'; readonly fault: ReceiptNoFault }
  | { readonly field: 'secret'; readonly fault: SecretFault; readonly length: number };

export interface LookupHost extends ReactiveControllerHost {
  readonly client: Client | undefined;
  dispatchEvent(event: Event): boolean;
  failed(error: unknown): void;
  /** Steps came that were not there before. */
  news(): void;
}

/** What opens a receipt. Kept in memory while it is shown, nowhere else. */
export interface ReceiptKey {
  readonly receiptNo: string;
  readonly secret: string;
}

/**
 * The way in by receipt: what was typed, what is wrong with it, and the receipt once it is found. No DOM. The secret goes into
 * a header (the SDK's doing) and is forgotten with the receipt.
 */
export class ReceiptLookup implements ReactiveController {
  typed: ReceiptKey = { receiptNo: '', secret: '' };
  faults: readonly LookupFault[] = [];
  state: Lookup = { type: 'asking' };
  /** Opens the receipt that is shown. */
  key: ReceiptKey | undefined;
  private running: AbortController | undefined;
  private asked: ReceiptKey | undefined;
  private readonly host: LookupHost;
  private readonly again: (lookup: ReceiptLookup) => void;

  /** @param again presses the button once more, after the line was down */
  constructor(host: LookupHost, again: ReceiptLookup['again']) {
    this.host = host;
    this.again = again;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.online);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.online);
    this.running?.abort();
    if (this.state.type === 'looking') this.state = { type: 'asking' };
  }

  change(changed: Partial<ReceiptKey>): void {
    if (this.state.type === 'looking') return;
    this.typed = { ...this.typed, ...changed };
    const both = findBoth(changed.receiptNo ?? changed.secret ?? '');
    if (both) this.typed = both;
    // A fault goes as soon as it is mended; new ones wait for the button, not for every key.
    if (this.faults.length > 0) {
      const now = this.check();
      this.faults = this.faults.filter((old) => now.some((one) => one.field === old.field));
    }
    this.host.requestUpdate();
  }

  check(): LookupFault[] {
    const number = parseReceiptNo(this.typed.receiptNo);
    const secret = parseSecret(this.typed.secret);
    const faults: LookupFault[] = [];
    if (!number.ok) faults.push({ field: 'receiptNo', fault: number.fault });
    if (!secret.ok) faults.push({ field: 'secret', fault: secret.fault, length: lengthOfSecret(this.typed.secret) });
    return faults;
  }

  async look(): Promise<void> {
    const { client } = this.host;
    if (!client || this.state.type === 'looking') return;
    // Swapped, or both in one field with the other half typed over.
    const both = findBoth(`${this.typed.receiptNo}\n${this.typed.secret}`) ?? findBoth(`${this.typed.secret}\n${this.typed.receiptNo}`);
    if (both && this.check().length > 0) this.typed = both;
    this.faults = this.check();
    const number = parseReceiptNo(this.typed.receiptNo);
    const secret = parseSecret(this.typed.secret);
    if (!number.ok || !secret.ok || !this.host.dispatchEvent(new CongressLookUpEvent(number.receiptNo))) return this.become({ type: 'asking' });
    const key: ReceiptKey = { receiptNo: number.receiptNo, secret: secret.secret };
    const running = new AbortController();
    this.running = running;
    this.asked = this.typed;
    this.become({ type: 'looking' });
    try {
      const receipt = await getReceipt(client, { receiptNo: key.receiptNo }, { secret: key.secret, signal: running.signal });
      if (running !== this.running) return;
      this.key = key;
      this.become({ type: 'found', receipt });
    } catch (error) {
      if (running !== this.running || isAbortedError(error)) return;
      this.become({ type: 'failed', error });
      this.host.failed(error);
    }
  }

  /** Reads again what is shown. A failure changes nothing: what was read is still worth reading. */
  async refresh(): Promise<void> {
    const { client } = this.host;
    const { key } = this;
    if (!client || !key || this.state.type !== 'found') return;
    try {
      const receipt = await getReceipt(client, { receiptNo: key.receiptNo }, { secret: key.secret });
      if (this.key !== key) return;
      const before = this.state;
      this.become({ type: 'found', receipt });
      if (countOf(before.receipt) !== countOf(receipt)) this.host.news();
    } catch {
      // Nobody asked for it just now.
    }
  }

  /** The receipt as a write has left it. */
  replace(receipt: Receipt): void {
    if (this.state.type === 'found') this.become({ type: 'found', receipt });
  }

  /** Forgets everything, so that the next person at this device finds nothing. */
  clear(): void {
    this.running?.abort();
    this.running = undefined;
    this.key = undefined;
    this.asked = undefined;
    this.typed = { receiptNo: '', secret: '' };
    this.faults = [];
    this.become({ type: 'asking' });
  }

  /** What the sentence on the line promises, unless what was typed has changed meanwhile. */
  private readonly online = (): void => {
    if (this.state.type === 'failed' && isNetworkError(this.state.error) && this.typed === this.asked) this.again(this);
  };

  private become(state: Lookup): void {
    this.state = state;
    this.host.requestUpdate();
  }
}

const countOf = ({ steps, case: found }: Receipt): number => steps.length + (found?.steps.length ?? 0);

const plain = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[‐‑‒–—―−ー_·.]/g, '-');

const lengthOfSecret = (text: string): number => plain(text).replace(/[\s-]/g, '').length;

/**
 * Number and secret out of a text that holds both: what the receipt's copy button gives, with its labels, and without the
 * line break, which a one-line field swallows. Undefined unless both are there.
 */
export const findBoth = (text: string): ReceiptKey | undefined => {
  const tidy = plain(text);
  for (const digits of [6, 7, 8, 9]) {
    const pattern = new RegExp(`[A-Z]{2,8}[\\s-]*2[0-9OIL]{3}[\\s-]*[0-9OIL]{${digits}}[\\s-]*[0-9A-Z]`, 'g');
    for (const [written] of tidy.matchAll(pattern)) {
      const number = parseReceiptNo(written);
      if (!number.ok) continue;
      const secret = secretIn(tidy.replace(written, '\n'));
      if (secret) return { receiptNo: number.receiptNo, secret };
    }
  }
  return undefined;
};

/** In groups as printed, or in one piece; never cut out of a longer word. */
const secretIn = (tidy: string): string | undefined => {
  const found = /(?:^|[^0-9A-Z])([0-9A-Z]{4}(?:[\s-]+[0-9A-Z]{4}){5}[\s-]+[0-9A-Z]{3})(?![0-9A-Z])/.exec(tidy) ?? /(?:^|[^0-9A-Z])([0-9A-Z]{27})(?![0-9A-Z])/.exec(tidy);
  return found?.[1]?.replace(/\s+/g, '-');
};
