import { html, nothing } from 'lit';
import type { Erasure, Step } from '@congress-kit/sdk';
import { lazyPart, type LazyPart } from '../base/lazy.ts';
import { button, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import type { HolderForms } from './case-view.ts';
import { overtakenView, ratedView, ratingForm, supplementedView, supplementForm, withdrawalForm } from './forms-view.ts';
import { holderWords } from './holder.words.ts';
import type { OwnData } from './own-data.ts';
import { Supplement, Withdrawal, type ReceiptWriting, type WritingHost } from './receipt-writing.ts';
import { ReplyRating } from './reply-rating.ts';
import { recordPart } from './tracker-parts.ts';
import { timesHandledAgain, type Tracked } from './tracked.ts';

const ownDataPart = lazyPart(() => import('./own-data-part.ts'));
/** What was sent too late and is told. */
const late = new WeakSet<object>();
type Later = <Part>(lazy: LazyPart<Part>, view: (part: Part) => View) => View;

/** What the holder of a receipt may do: rate, supplement, withdraw, and see what is kept about them. Each keeps what was typed until it is acknowledged. */
export class HolderActs {
  readonly rating: ReplyRating;
  readonly supplement: Supplement;
  readonly withdrawal: Withdrawal;
  private ownData: OwnData | undefined;
  /** Asked for by the person. */
  private isOwnDataOpen: boolean;
  private erasure: Erasure | undefined;
  private readonly host: WritingHost & { readonly fromAddress: boolean };
  private readonly focus: (selector: string) => void;
  private readonly isFocusSet: () => boolean;
  private readonly later: Later;

  /**
   * @param focus moves the focus to what is drawn next
   * @param isFocusSet true when an answer has moved it already
   */
  constructor(host: HolderActs['host'], focus: HolderActs['focus'], isFocusSet: HolderActs['isFocusSet'], later: Later) {
    this.isOwnDataOpen = (host.fromAddress && new URLSearchParams(location.search).get('show')) === 'own-data';
    this.host = host;
    this.later = later;
    this.rating = new ReplyRating(host);
    this.supplement = new Supplement(host);
    this.withdrawal = new Withdrawal(host);
    this.focus = focus;
    this.isFocusSet = isFocusSet;
  }

  /** What gets the focus with the record: whoever comes for what is kept about them finds it open. */
  get arrival(): string | undefined {
    return this.isOwnDataOpen ? '#own-data' : undefined;
  }

  /** What is said once something has arrived, and where the focus goes. */
  afterwards(by: object): readonly [said: 'ratedThanks' | 'supplemented' | 'withdrawn', place: string] {
    return by === this.rating ? ['ratedThanks', '#rated'] : by === this.supplement ? ['supplemented', '#supplemented'] : ['withdrawn', '#record-title'];
  }

  clear(): void {
    for (const one of [this.rating, this.supplement, this.withdrawal]) one.clear();
    this.forgetOwnData();
    this.erasure = undefined;
  }

  /** The record with the forms that are open now; once everything was erased, that it was. */
  view(tracked: Tracked, language: Language, record: (forms: HolderForms) => View): View {
    const { erasure } = this;
    return erasure ? this.later(ownDataPart, ({ erasedView }) => erasedView(erasure, language)) : record(this.forms(tracked, language));
  }

  private forms(tracked: Tracked, language: Language): HolderForms {
    const { receipt } = tracked;
    const may = receipt?.may ?? [];
    const { asked, corrected } = questionOf(tracked);
    // Its form goes with the right to send it; what was written stays to be seen.
    const overtaken = (act: 'rating' | 'supplement' | 'withdrawal', typed: string): View => {
      const { isOvertaken, state } = this[act];
      if (!isOvertaken) return nothing;
      // The focus was on what is gone now; it is moved once, not with every drawing.
      if (!late.has(state)) queueMicrotask(() => this.focus('#overtaken'));
      late.add(state);
      return overtakenView(act, typed, language);
    };
    return {
      rating: may.includes('rate') ? ratingForm(this.rating, language, () => void this.send(this.rating, 'rating')) : [overtaken('rating', this.rating.choice.comment), rated(tracked, language)],
      supplement: may.includes('supplement') ? supplementForm(this.supplement, asked, corrected && recordPart.part ? recordPart.part.correctedView(corrected, language) : nothing, language, () => void this.send(this.supplement, 'supplement'))
        : this.supplement.isSent && receipt?.state === 'screening' ? supplementedView(language) : overtaken('supplement', this.supplement.text),
      withdrawal: may.includes('withdraw')
        ? withdrawalForm(this.withdrawal, language, { ask: (asking) => this.askToWithdraw(asking), send: () => void this.send(this.withdrawal, 'withdrawal') })
        : overtaken('withdrawal', this.withdrawal.reason),
      ownData: this.ownDataView(may.includes('withdraw'), language),
      jump: (id) => this.focus(`#${id}`),
    };
  }

  /** @param done gets the focus after a success that has not moved it itself */
  private async send(writing: Pick<ReceiptWriting<unknown>, 'send' | 'state'>, form: string, done = ''): Promise<void> {
    await writing.send();
    // A success has moved the focus already.
    if (!this.isFocusSet()) this.focus(`form[part='${form}'] #error-summary${done && `, ${done}`}`);
  }

  private ownDataView(withdraws: boolean, language: Language): View {
    const words = holderWords[language];
    const fold = button(words.ownData, () => this.unfold(), { kind: 'plain', id: 'own-data', expanded: this.isOwnDataOpen });
    const content = !this.isOwnDataOpen ? nothing : this.later(ownDataPart, ({ OwnData: Own, ownDataView }) => {
      if (!this.ownData) {
        this.ownData = new Own(this.host, (erasure) => {
          this.forgetOwnData();
          this.erasure = erasure;
          this.focus('#erased-title');
        });
        this.ownData.start();
      }
      const own = this.ownData;
      return ownDataView(own, language, {
        turn: (screen) => {
          const from = own.screen;
          own.turn(screen);
          this.focus(screen === 'kept' ? `#own-${from === 'erasing' ? 'erase' : 'correct'}` : `#own-${screen === 'erasing' ? 'erase' : 'correct'}-title`);
        },
        correct: () => void this.send(own.correction, 'correction', '#own-correct'), erase: () => void this.send(own.erasing, 'erasure'),
        withdraws, client: this.host.holder?.client,
      });
    });
    return html`<p class="screen-only">${fold}</p>${content}`;
  }

  private unfold(): void {
    this.isOwnDataOpen = !this.isOwnDataOpen;
    if (!this.isOwnDataOpen) this.forgetOwnData();
    this.host.requestUpdate();
  }

  /** Not kept longer than it is looked at. */
  private forgetOwnData(): void {
    if (this.ownData) this.host.removeController(this.ownData);
    this.ownData = undefined;
    this.isOwnDataOpen = false;
  }

  private askToWithdraw(asking: boolean): void {
    this.withdrawal.ask(asking);
    this.focus(asking ? '#withdrawal' : '#withdraw');
  }
}

const rated = (tracked: Tracked, language: Language): View =>
  tracked.receipt?.rating ? ratedView(tracked.receipt.rating, timesHandledAgain(tracked), language) : nothing;

/** What the office asks the holder of a receipt, and what it put right of that since; of several corrections the latest holds. */
const questionOf = ({ receipt }: Tracked): { readonly asked: Step | undefined; readonly corrected: Step | undefined } => {
  const newestFirst = (receipt?.steps ?? []).slice().reverse();
  const asked = newestFirst.find(({ type }) => type === 'needs_supplement');
  return { asked, corrected: newestFirst.find(({ corrects }) => corrects && corrects === asked?.id) };
};
