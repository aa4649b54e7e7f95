import type { SuggestionDraft, SuggestionReceipt } from '@congress-kit/sdk';
import { CongressEvent } from '../base/events.ts';

/** What was written is about to be shown to check: a page may look at it, or stop it (`preventDefault`). */
export class CongressReviewEvent extends CongressEvent<{ suggestion: SuggestionDraft }> {
  constructor(suggestion: SuggestionDraft) {
    super('congress-review', { suggestion }, { cancelable: true });
  }
}

/** About to send: a page may look at it, stop it (`preventDefault`), or send it itself (`respondWith`). */
export class CongressSubmitEvent extends CongressEvent<{ suggestion: SuggestionDraft }> {
  /** What the page does instead of the form. */
  delivery: Promise<SuggestionReceipt> | undefined;

  constructor(suggestion: SuggestionDraft) {
    super('congress-submit', { suggestion }, { cancelable: true });
  }

  /** The page sends it itself: the form waits, and shows the receipt or what failed. */
  respondWith(delivery: Promise<SuggestionReceipt>): void {
    this.delivery = delivery;
    this.preventDefault();
  }
}

/** About to second a similar suggestion 附议 instead of sending one more: a page may stop it (`preventDefault`). */
export class CongressSupportEvent extends CongressEvent<{ receiptNo: string }> {
  constructor(receiptNo: string) {
    super('congress-support', { receiptNo }, { cancelable: true });
  }
}

/** The server has it. Without the secret: that is the resident's alone. */
export class CongressSentEvent extends CongressEvent<{ receiptNo: string }> {
  constructor(receiptNo: string) {
    super('congress-sent', { receiptNo });
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-review': CongressReviewEvent;
    'congress-submit': CongressSubmitEvent;
    'congress-support': CongressSupportEvent;
    'congress-sent': CongressSentEvent;
  }
}
