import { nothing } from 'lit';
import type { View } from '../base/views.ts';
import { focusField, focusSummary as focusFaults, type SummaryItem } from '../fields/error-summary.ts';
import type { Language } from '../locale/language.ts';
import { checkView, problemView } from './check-view.ts';
import { CongressReviewEvent, CongressSentEvent, CongressSubmitEvent, CongressSupportEvent } from './events.ts';
import { finishWords } from './finish.words.ts';
import type { FormAddressee } from './form-addressee.ts';
import { fieldOf, fieldOrder, type FormFlow, type Screen } from './form-flow.ts';
import { otherDrafts, otherDraftsView } from './other-drafts-view.ts';
import { SimilarSuggestions } from './similar-suggestions.ts';
import { similarView } from './similar-view.ts';
import { summaryItems } from './summary-items.ts';
import { blank } from './suggestion-draft.ts';
import { SuggestionSending } from './suggestion-sending.ts';
import type { SuggestionWriting, WritingHost } from './suggestion-writing.ts';

/** The form, as far as whoever leads through it needs it. */
export interface ConductHost extends WritingHost {
  readonly writing: SuggestionWriting;
  readonly flow: FormFlow;
  readonly to: FormAddressee;
  readonly isStepped: boolean;
  readonly trackerHref: string | null | undefined;
  readonly spokenLanguage: Language;
  readonly renderRoot: HTMLElement | DocumentFragment;
  dispatchEvent(event: Event): boolean;
  say(words: string): void;
  /** All of it is given up. */
  startAnew(): void;
}

/** Leads from the questions to the summary and off: what is checked when, what is shown next, and where focus goes. */
export class FormConduct {
  readonly similar: SimilarSuggestions;
  private readonly form: ConductHost;
  private readonly sending: SuggestionSending;

  constructor(form: ConductHost) {
    this.form = form;
    this.sending = new SuggestionSending(form, form.writing, () => void this.settled());
    this.similar = new SimilarSuggestions(form);
  }

  /** “On”, or “send”. */
  async goOn(): Promise<void> {
    const { flow, writing } = this.form;
    const { screen } = flow;
    if (screen === 'check') return this.send();
    // Typed and left a moment ago: what is still being looked for is no missing answer.
    await writing.categories?.looked;
    const following = screen === 'start' && writing.kept ? this.leftAt : flow.following;
    const faults = this.sending.check();
    writing.faults = following === 'check' ? faults : faults.filter((fault) => flow.stepOf(fieldOf(fault.pointer)) === screen);
    if (writing.faults.length > 0) return this.showFaults();
    if (following === 'check') {
      if (!this.form.dispatchEvent(new CongressReviewEvent(writing.body()))) return;
      this.similar.look(writing.typed.title);
    }
    flow.go(following);
    await this.focusScreen();
  }

  async goBack(): Promise<void> {
    const { flow, writing } = this.form;
    if (!flow.previous) return;
    this.sending.cancel();
    writing.faults = [];
    flow.go(flow.previous);
    await this.focusScreen();
  }

  /** To one question, wherever it stands. */
  async goToField(id: string, isReturning = this.form.flow.isReturning): Promise<void> {
    const { flow, isStepped, to } = this.form;
    this.sending.cancel();
    if (isStepped || flow.screen === 'check') flow.go(flow.stepOf(id), isReturning);
    if (id === 'target') return to.open();
    await this.form.updateComplete;
    focusField(this.form.renderRoot as ShadowRoot, id);
  }

  /** The browser went back or forward, to a screen that may be ahead of what was answered. */
  async arrived(): Promise<void> {
    const { flow, writing } = this.form;
    flow.isReturning = false;
    // The browser puts the page back to where it stood, for a screen that may be another one; after that the screen's head is brought into view.
    await new Promise(requestAnimationFrame);
    if (flow.screen !== 'check') this.sending.cancel();
    else if (this.sending.check().length > 0) {
      writing.faults = this.sending.check();
      return this.showFaults();
    }
    await this.focusScreen();
  }

  /** It was waiting when the page was left. */
  resume(): void {
    this.form.flow.screen = 'check';
    this.form.requestUpdate();
    this.sending.resume();
  }

  /** Nothing of the last one is left. */
  reset(): void {
    this.similar.look('');
    this.sending.cancel();
  }

  /** What is wrong, in words, from the top of the form down. */
  summaryItems(): readonly SummaryItem[] {
    const { writing, attachments, spokenLanguage } = this.form;
    const { categories } = writing;
    return summaryItems(writing.faults, spokenLanguage, attachments.refused, categories?.isLeft ? categories.query?.trim() : '');
  }

  checkView(): View {
    const { writing, attachments, to, spokenLanguage: language } = this.form;
    return checkView({
      typed: writing.typed, language, addressee: to.shortWords, files: attachments.names, sending: writing.sending,
      problem: problemView(writing.sending, language, { send: () => void this.send(), cancel: () => this.stopWaiting(), mayHaveArrived: this.sending.mayHaveArrived }),
      similar: writing.sending.type === 'sending' ? nothing : similarView(this.similar, language, { page: this.form.trackerHref, second: (receiptNo) => this.second(receiptNo), discard: () => this.form.startAnew() }),
      change: (field) => void this.goToField(field, true), back: () => void this.goBack(),
    });
  }

  /** Of drafts that another tab has left on this device. */
  othersView(): View {
    const { writing, draftName, spokenLanguage } = this.form;
    return writing.sending.type !== 'writing' ? nothing : otherDraftsView(otherDrafts(draftName), spokenLanguage, (place) => void this.turnTo(place));
  }

  /** Another draft; the one that is left stays where it lies. */
  async turnTo(place: string): Promise<void> {
    const { writing, attachments, flow } = this.form;
    this.similar.look('');
    writing.faults = [];
    writing.typed = { ...blank };
    writing.intent = writing.mark = undefined;
    writing.categories?.settle();
    writing.places?.forget();
    attachments.items = [];
    writing.restore(place);
    flow.reset();
    await this.focusScreen();
  }

  /** Where a draft was left: at the first question that was not answered, also one that need not be. */
  private get leftAt(): Screen {
    const { flow, attachments, writing: { typed } } = this.form;
    const isOpen: Readonly<Record<string, boolean>> = {
      category: !typed.category, title: !typed.title.trim(), body: !typed.body.trim(), attachments: attachments.items.length === 0, place: !typed.divisionId && !typed.address.trim(),
      identityMode: typed.identityMode !== 'anonymous' && !typed.name.trim(), mayPublish: !typed.agreed,
    };
    return fieldOrder.filter((field) => isOpen[field]).map((field) => flow.stepOf(field)).find((step) => flow.steps.includes(step)) ?? 'check';
  }

  private async send(): Promise<void> {
    if (this.form.writing.sending.type === 'sending') return;
    const event = new CongressSubmitEvent(this.form.writing.body());
    if (this.form.dispatchEvent(event) || event.delivery) await this.sending.send(event.delivery);
  }

  /** An attempt to send has come to an end, also one that was made by itself. */
  private async settled(): Promise<void> {
    const { form } = this;
    const { sending, faults } = form.writing;
    if (faults.length > 0) return this.showFaults();
    if (sending.type === 'sent') form.flow.reset();
    await form.updateComplete;
    if (sending.type !== 'sent') return this.focusSummary();
    form.say(finishWords[form.spokenLanguage].sentSay(sending.receipt.receiptNo));
    this.focus('#receipt-title');
    form.dispatchEvent(new CongressSentEvent(sending.receipt.receiptNo));
  }

  /** The screen with the first fault, its summary at the top and with focus. */
  private async showFaults(): Promise<void> {
    const { form } = this;
    const { flow } = form;
    const first = this.summaryItems()[0];
    if (first && (flow.screen === 'check' || form.isStepped)) flow.go(flow.stepOf(first.id), flow.screen === 'check' || flow.isReturning);
    form.requestUpdate();
    await form.updateComplete;
    this.focusSummary();
  }

  private stopWaiting(): void {
    const words = finishWords[this.form.spokenLanguage];
    this.form.say(this.sending.mayHaveArrived ? words.cancelledUnsure : words.cancelled);
    this.sending.cancel();
    void this.focusScreen();
  }

  private second(receiptNo: string): void {
    if (this.form.dispatchEvent(new CongressSupportEvent(receiptNo))) void this.seconded(receiptNo);
  }

  /** The button goes with its success, and the focus must not go with it. */
  private async seconded(receiptNo: string): Promise<void> {
    await this.similar.second(receiptNo);
    await this.form.updateComplete;
    if (document.activeElement === document.body) this.form.renderRoot.querySelector<HTMLElement>(`[id="seconded-${receiptNo}"]`)?.focus();
  }

  private async focusScreen(): Promise<void> {
    await this.form.updateComplete;
    this.focus('#check-title') || this.focus('#step-title') || this.focus('#form-title');
  }

  private focus(selector: string): boolean {
    const head = this.form.renderRoot.querySelector<HTMLElement>(selector);
    head?.scrollIntoView({ block: this.showReading() ? 'nearest' : 'start' });
    head?.focus({ preventScroll: true });
    return head !== null;
  }

  private focusSummary(): void {
    this.showReading();
    focusFaults(this.form.renderRoot);
  }

  /** 长辈模式: the button that reads aloud is in its corner on every screen, not above what is seen. */
  private showReading(): boolean {
    const bar = this.form.renderRoot.querySelector('.frame[data-elder] > .elder-bar');
    bar?.scrollIntoView({ block: 'start' });
    return bar !== null;
  }
}
