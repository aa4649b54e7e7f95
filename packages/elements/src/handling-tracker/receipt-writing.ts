import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  isAbortedError, isProblemError, newIdempotencyKey, supplementSuggestion, withdrawSuggestion, type Client, type Receipt, type WriteOptions,
} from '@congress-kit/sdk';
import { limits } from '@congress-kit/api/limits';
import { lengthOf } from '../fields/text-field.ts';
import { CongressActEvent, type Act } from './act-event.ts';
import type { ReceiptKey } from './receipt-lookup.ts';

export type Writing =
  | { readonly type: 'idle' }
  | { readonly type: 'sending' }
  | { readonly type: 'failed'; readonly error: unknown };

/** Whose receipt it is and where it goes. */
export interface Holder extends ReceiptKey {
  readonly client: Client;
  /** Answers so far; the same words about another answer are another intent. */
  readonly round: number;
}

export interface WritingHost extends ReactiveControllerHost {
  readonly holder: Holder | undefined;
  dispatchEvent(event: Event): boolean;
  failed(error: unknown, isTold?: boolean): void;
  /** The server has it: the receipt as it is now. */
  acknowledged(receipt: Receipt, by: object): void;
  /** The server says that what is shown is out of date. */
  outdated(): void;
}

/** The receipt has moved on since it was shown: reading it again says more than the refusal. */
const outdatedBy = ['already_rated', 'rating_not_open', 'move_not_allowed'] as const;

/**
 * One thing the holder of a receipt sends. One idempotency key per intent, kept over retries; what was chosen or typed stays
 * until the server has acknowledged it; a second call while one is under way does nothing.
 */
export abstract class ReceiptWriting<Body, Answer = Receipt> implements ReactiveController {
  state: Writing = { type: 'idle' };
  protected readonly host: WritingHost;
  private intent: { readonly of: string; readonly key: string } | undefined;

  constructor(host: WritingHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  protected abstract readonly act: Act;
  /** What is sent; undefined while something is missing. */
  protected abstract body(): Body | undefined;
  protected abstract post(holder: Holder, body: Body, options: WriteOptions & { secret: string }): Promise<Answer>;
  /** Back to the beginning. */
  protected abstract blank(): void;

  /** The server has it. What answers with something else than the receipt says itself what becomes of it. */
  protected arrived(answer: Answer): void {
    this.host.acknowledged(answer as Receipt, this);
  }

  /** It was refused because the receipt had moved on. */
  get isOvertaken(): boolean {
    return this.state.type === 'failed' && isProblemError(this.state.error, ...outdatedBy);
  }

  async send(): Promise<void> {
    const { holder } = this.host;
    if (!holder || this.state.type === 'sending') return;
    const body = this.body();
    if (body === undefined || !this.host.dispatchEvent(new CongressActEvent(holder.receiptNo, this.act))) return this.become({ type: 'idle' });
    const of = JSON.stringify([holder.receiptNo, holder.round, body]);
    const intent = this.intent?.of === of ? this.intent : { of, key: newIdempotencyKey() };
    this.intent = intent;
    this.become({ type: 'sending' });
    try {
      const answer = await this.post(holder, body, { secret: holder.secret, idempotencyKey: intent.key });
      this.clear();
      this.arrived(answer);
    } catch (error) {
      if (isAbortedError(error)) return this.become({ type: 'idle' });
      if (isProblemError(error, 'idempotency_key_reused')) this.intent = undefined;
      this.become({ type: 'failed', error });
      this.host.failed(error, true);
      if (this.isOvertaken) this.host.outdated();
    }
  }

  clear(): void {
    this.intent = undefined;
    this.blank();
    this.become({ type: 'idle' });
  }

  protected become(state: Writing): void {
    this.state = state;
    this.host.requestUpdate();
  }
}

export type TextFault = 'missing' | 'long';

/** What the office asked for. */
export class Supplement extends ReceiptWriting<{ body: string }> {
  protected readonly act = 'supplement';
  text = '';
  fault: TextFault | undefined;
  /** It has arrived, and the holder is to see that it has. */
  isSent = false;

  change(text: string): void {
    this.text = text;
    if (this.fault) this.fault = faultOf(text, true);
    this.host.requestUpdate();
  }

  protected body(): { body: string } | undefined {
    this.fault = faultOf(this.text, true);
    return this.fault ? undefined : { body: this.text };
  }

  protected post(holder: Holder, body: { body: string }, options: WriteOptions & { secret: string }): Promise<Receipt> {
    return supplementSuggestion(holder.client, { receiptNo: holder.receiptNo }, body, options);
  }

  protected override arrived(receipt: Receipt): void {
    this.isSent = true;
    super.arrived(receipt);
  }

  protected blank(): void {
    this.text = '';
    this.fault = undefined;
    this.isSent = false;
  }
}

/** Taking it back, after a second thought. */
export class Withdrawal extends ReceiptWriting<{ reason?: string }> {
  protected readonly act = 'withdraw';
  /** The person has pressed the first button and is asked again. */
  asking = false;
  reason = '';
  fault: TextFault | undefined;

  ask(asking: boolean): void {
    this.asking = asking;
    this.become({ type: 'idle' });
  }

  change(reason: string): void {
    this.reason = reason;
    if (this.fault) this.fault = faultOf(reason, false);
    this.host.requestUpdate();
  }

  protected body(): { reason?: string } | undefined {
    this.fault = faultOf(this.reason, false);
    if (this.fault) return undefined;
    return this.reason.trim() ? { reason: this.reason } : {};
  }

  protected post(holder: Holder, body: { reason?: string }, options: WriteOptions & { secret: string }): Promise<Receipt> {
    return withdrawSuggestion(holder.client, { receiptNo: holder.receiptNo }, body, options);
  }

  protected blank(): void {
    this.asking = false;
    this.reason = '';
    this.fault = undefined;
  }
}

export const faultOf = (text: string, isNeeded: boolean): TextFault | undefined => {
  const length = lengthOf(text);
  if (isNeeded && length === 0) return 'missing';
  return length > limits.note ? 'long' : undefined;
};
