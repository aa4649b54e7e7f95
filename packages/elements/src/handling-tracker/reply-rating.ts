import { rateReply, type RatingDraft, type Receipt, type WriteOptions } from '@congress-kit/sdk';
import { faultOf, ReceiptWriting, type Holder } from './receipt-writing.ts';

export type Mark = RatingDraft['result'];

export interface Choice {
  readonly attitude: Mark | '';
  readonly result: Mark | '';
  readonly comment: string;
}

const untouched: Choice = { attitude: '', result: '', comment: '' };

/** The resident's word on the reply: two axes and a comment. */
export class ReplyRating extends ReceiptWriting<RatingDraft> {
  protected readonly act = 'rate';
  choice: Choice = untouched;
  faults: readonly (keyof Choice)[] = [];

  change(changed: Partial<Choice>): void {
    this.choice = { ...this.choice, ...changed };
    if (this.faults.length > 0) {
      const now = this.check();
      this.faults = this.faults.filter((old) => now.includes(old));
    }
    this.host.requestUpdate();
  }

  check(): (keyof Choice)[] {
    const { attitude, result, comment } = this.choice;
    const faults: (keyof Choice)[] = [];
    if (!attitude) faults.push('attitude');
    if (!result) faults.push('result');
    if (faultOf(comment, false)) faults.push('comment');
    return faults;
  }

  protected body(): RatingDraft | undefined {
    this.faults = this.check();
    const { attitude, result, comment } = this.choice;
    if (this.faults.length > 0 || !attitude || !result) return undefined;
    return { attitude, result, ...(comment.trim() ? { comment } : {}) };
  }

  protected post(holder: Holder, body: RatingDraft, options: WriteOptions & { secret: string }): Promise<Receipt> {
    return rateReply(holder.client, { receiptNo: holder.receiptNo }, body, options);
  }

  protected blank(): void {
    this.choice = untouched;
    this.faults = [];
  }
}

/** The worse of the two counts: whoever is unsatisfied with either is unsatisfied. */
export const overall = (attitude: string, result: string): string =>
  attitude === 'unsatisfied' || result === 'unsatisfied' ? 'unsatisfied' : attitude === 'basic' || result === 'basic' ? 'basic' : attitude;
