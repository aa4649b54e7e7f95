import { nothing } from 'lit';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import type { HolderForms } from './case-view.ts';
import { ratedView, ratingForm, supplementForm, withdrawalForm } from './forms-view.ts';
import { Supplement, Withdrawal, type ReceiptWriting, type WritingHost } from './receipt-writing.ts';
import { ReplyRating } from './reply-rating.ts';
import { timesHandledAgain, type Tracked } from './tracked.ts';

/** What the holder of a receipt may do: rate, supplement, withdraw. Each keeps what was typed until it is acknowledged. */
export class HolderActs {
  readonly rating: ReplyRating;
  readonly supplement: Supplement;
  readonly withdrawal: Withdrawal;
  private readonly focus: (selector: string) => void;
  private readonly isFocusSet: () => boolean;

  /**
   * @param focus moves the focus to what is drawn next
   * @param isFocusSet true when an answer has moved it already
   */
  constructor(host: WritingHost, focus: HolderActs['focus'], isFocusSet: HolderActs['isFocusSet']) {
    this.rating = new ReplyRating(host);
    this.supplement = new Supplement(host);
    this.withdrawal = new Withdrawal(host);
    this.focus = focus;
    this.isFocusSet = isFocusSet;
  }

  clear(): void {
    for (const one of [this.rating, this.supplement, this.withdrawal]) one.clear();
  }

  /** The forms that are open now. */
  forms(tracked: Tracked, language: Language): HolderForms {
    const { receipt } = tracked;
    const may = receipt?.may ?? [];
    const question = receipt?.steps.slice().reverse().find(({ type }) => type === 'needs_supplement')?.note;
    return {
      rating: may.includes('rate') ? ratingForm(this.rating, language, () => void this.send(this.rating, 'rating')) : rated(tracked, language),
      supplement: may.includes('supplement') ? supplementForm(this.supplement, question, language, () => void this.send(this.supplement, 'supplement')) : nothing,
      withdrawal: may.includes('withdraw')
        ? withdrawalForm(this.withdrawal, language, { ask: (asking) => this.askToWithdraw(asking), send: () => void this.send(this.withdrawal, 'withdrawal') })
        : nothing,
      jump: (id) => this.focus(`#${id}`),
    };
  }

  private async send(writing: ReceiptWriting<unknown>, form: string): Promise<void> {
    await writing.send();
    // A success has moved the focus already.
    if (!this.isFocusSet()) this.focus(`form[part='${form}'] #error-summary`);
  }

  private askToWithdraw(asking: boolean): void {
    this.withdrawal.ask(asking);
    this.focus(asking ? '#withdrawal' : '#withdraw');
  }
}

const rated = (tracked: Tracked, language: Language): View =>
  tracked.receipt?.rating ? ratedView(tracked.receipt.rating, timesHandledAgain(tracked), language) : nothing;
