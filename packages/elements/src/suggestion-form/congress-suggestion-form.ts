import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { Client } from '@congress-kit/sdk';
import { CongressElement } from '../base/congress-element.ts';
import { contractPart } from '../base/contract-part.ts';
import { focusDrawn } from '../base/focus-drawn.ts';
import { button, skeleton, type View } from '../base/views.ts';
import { wordsOfContract } from '../base/words-of-refusals.ts';
import { fieldStyles } from '../fields/fields.styles.ts';
import type { Language } from '../locale/language.ts';
import type { Attachments, AttachmentsHost } from './attachments.ts';
import type { Dictation } from './dictation-part.ts';
import type { DraftLine } from './draft-line.ts';
import { CongressReviewEvent, CongressSentEvent, CongressSubmitEvent, CongressSupportEvent } from './events.ts';
import type { FormAddressee } from './form-addressee.ts';
import type { FormFiles } from './form-files.ts';
import type { FlowHost, FormFlow, Screen } from './form-flow.ts';
import { english, form, formPart } from './form-parts.ts';
import type { FormPlaces } from './form-places.ts';
import type { ConductHost, FormConduct } from './finish-part.ts';
import type { ReceiptPage } from './receipt-part.ts';
import type { Addressee, Typed } from './suggestion-draft.ts';
import type { SuggestionWriting } from './suggestion-writing.ts';
import type { WritingView } from './writing-view.ts';

export { CongressReviewEvent, CongressSentEvent, CongressSubmitEvent, CongressSupportEvent };

/**
 * 提意见建议: a form for making a suggestion to a deputy, a station or the congress office: questions, a summary to check, a
 * receipt. What was typed stays on this device until it is acknowledged; without a line it waits and is sent once.
 *
 * @summary Form for a suggestion, ending in a receipt
 * @attr {string} deputy - Id of the deputy it goes to
 * @attr {string} station - Id of the station it goes to; without either it goes to the congress office
 * @attr {boolean} steps - One question group after the other instead of one page; elder mode does so by itself
 * @attr {boolean} from-address - Takes `?deputy=` or `?station=` from the page's address, and lets the browser's “back” go a step back
 * @attr {string} tracker-href - Page with a `<congress-handling-tracker from-address>`, offered on the receipt and beside similar suggestions
 * @slot title - Heading of the form
 * @slot lead - Sentence below the heading
 * @slot notice-title - Heading of the notice on privacy
 * @slot notice - More to know before writing, below the notice on privacy
 * @slot what - Heading of the questions about the matter, on one page
 * @slot where - Heading of the questions about the place, on one page
 * @slot who - Heading of the questions about the person, on one page
 * @slot step-subject - Heading of the first step: to whom and what about
 * @slot step-words - Heading of the step with title and text
 * @slot step-files - Heading of the step with photos and files
 * @slot step-place - Heading of the step with the place
 * @slot step-who - Heading of the step with the person
 * @slot step-agree - Heading of the step with publishing and consent
 * @slot target-kind-label - Question to whom it goes
 * @slot target-kind-congress-hint - What writing to the office means
 * @slot target-kind-deputy-hint - What writing to a deputy means
 * @slot target-kind-station-hint - What writing to a station means
 * @slot target-name-label - Label of the name of the deputy or station
 * @slot target-name-hint - Help for that name
 * @slot kind-label - Question for the kind
 * @slot category-label - Label of the subject
 * @slot category-hint - Help for the subject
 * @slot title-label - Label of the title
 * @slot title-hint - Help for the title
 * @slot body-label - Label of the text
 * @slot body-hint - Help for the text
 * @slot attachments-label - Label of photos and files
 * @slot attachments-hint - What may be sent, and what it is good for
 * @slot attachments-full - What stands there once no more may be added
 * @slot place-label - Label of the place
 * @slot place-hint - Help for the place
 * @slot township-label - Label of the township, where the place is chosen step by step
 * @slot village-label - Label of the village, there
 * @slot grid-label - Label of the grid, there
 * @slot address-label - Label of the exact place
 * @slot address-hint - Help for the exact place
 * @slot identityMode-label - Question how the name is treated
 * @slot identityMode-public-hint - What being named in public means
 * @slot identityMode-withheld-hint - What being known to the office alone means
 * @slot identityMode-anonymous-hint - What being anonymous means
 * @slot name-label - Label of the name
 * @slot phone-label - Label of the telephone
 * @slot phone-hint - Help for the telephone
 * @slot mayPublish-label - Sentence beside the box for publishing
 * @slot mayPublish-hint - What publishing means
 * @slot consent-label - Sentence beside the box for consent
 * @slot sees-title - Heading of the table that says who sees what
 * @slot similar-title - Heading of similar suggestions
 * @slot similar - Sentence above similar suggestions
 * @slot check-title - Heading of the summary
 * @slot check - Sentence above the summary
 * @slot sent-title - Heading of the receipt
 * @slot keep - Sentence below the slip with number and secret
 * @slot next-title - Heading of what happens next, on the receipt
 * @slot next - What happens next, on the receipt; the day by which it is read stays
 * @fires {CongressReviewEvent} congress-review - About to show the summary; `detail.suggestion`. Cancelable: prevented, the form stays where it is
 * @fires {CongressSubmitEvent} congress-submit - About to send; `detail.suggestion`. Cancelable: prevented, the page sends it itself; `event.respondWith(promise of a receipt)` lets the form show what came of it
 * @fires {CongressSupportEvent} congress-support - About to second a similar suggestion; `detail.receiptNo`. Cancelable
 * @fires {CongressSentEvent} congress-sent - The server has acknowledged it; `detail.receiptNo`
 * @csspart form - The form
 * @csspart addressee - Whom it goes to
 * @csspart chooser - Where that is changed
 * @csspart notice - What to know before the first field
 * @csspart progress - Which step of how many
 * @csspart section - A group of fields
 * @csspart who-sees-what - What is published and what only the office sees
 * @csspart dictation - Speaking instead of typing, where the browser can
 * @csspart files - The chosen photos and files
 * @csspart file - One of them
 * @csspart next - The button that goes on
 * @csspart back - The button that goes back
 * @csspart check - The summary before sending
 * @csspart answers - The answers in it
 * @csspart similar - Similar suggestions
 * @csspart similar-item - One of them
 * @csspart similar-link - The link to its public page
 * @csspart second - The button that seconds it
 * @csspart proof - That the device works because much came from its address, and how far it is
 * @csspart submit - The button that sends
 * @csspart queued - What waits for the network, and that it is sent once
 * @csspart cancel - The button that stops the waiting
 * @csspart draft - The line about the kept draft
 * @csspart other-drafts - Drafts that were left in other tabs
 * @csspart receipt - What stands there once it is sent
 * @csspart slip - Number and secret, as they are printed
 * @csspart receipt-number - The number
 * @csspart receipt-secret - The secret
 * @csspart qr - The QR on it
 * @csspart attachments - The list of photos and files that went with it
 * @csspart copy - The button that copies both
 * @csspart print - The button that prints the slip
 * @csspart save - The button that saves the slip as a picture
 * @csspart track - The link to the tracker
 * @csspart own-data - The link to what is kept about the resident, there
 * @csspart qr - The code that opens the receipt on another device
 * @cssproperty --congress-accent - Buttons, links, what is chosen
 */
export class CongressSuggestionForm extends CongressElement implements ConductHost, AttachmentsHost, FlowHost {
  static override properties = {
    deputy: { reflect: true },
    station: { reflect: true },
    steps: { type: Boolean },
    fromAddress: { type: Boolean, attribute: 'from-address' },
    trackerHref: { attribute: 'tracker-href' },
    waiting: { state: true },
  };
  static override styles: CSSResultGroup = [CongressElement.styles, fieldStyles];

  declare deputy: string | null | undefined;
  declare station: string | null | undefined;
  declare steps: boolean;
  declare fromAddress: boolean;
  declare trackerHref: string | null | undefined;
  /** “On” was pressed, and what checks is still on its way. */
  private declare waiting: boolean;

  protected override readonly english = english;
  // Made when what they are is here, see `open`; nothing below asks for them before.
  declare readonly attachments: Attachments;
  declare readonly writing: SuggestionWriting;
  declare readonly flow: FormFlow;
  declare readonly to: FormAddressee;
  declare private readonly draft: DraftLine;
  private conduct: FormConduct | undefined;
  private files: FormFiles | undefined;
  private places: FormPlaces | undefined;
  private receipt: ReceiptPage | undefined;
  private dictation: Dictation | undefined;

  get client(): Client | undefined {
    const { source } = this;
    return source.type === 'client' && source.takesIn ? source.client : undefined;
  }

  get addressee(): Addressee | undefined {
    return this.to.addressee;
  }

  get channel(): 'web' | 'qr' {
    return this.fromAddress && new URLSearchParams(location.search).get('channel') === 'qr' ? 'qr' : 'web';
  }

  get draftName(): string {
    return String(this.api || 'page');
  }

  get spokenLanguage(): Language {
    return this.language;
  }

  get isStepped(): boolean {
    return this.steps || this.isElder;
  }

  get asksSingly(): boolean {
    return this.isElder;
  }

  get isAnonymous(): boolean {
    return this.writing.typed.identityMode === 'anonymous';
  }

  get takesFiles(): boolean {
    return this.attachments.rules !== undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.fromAddress) return;
    const asked = new URLSearchParams(location.search);
    this.deputy ??= asked.get('deputy');
    this.station ??= asked.get('station');
  }

  /** Takes up work with what the part brings; true once it has. */
  private open(): boolean {
    // What failed is asked for again by a person, with the button that `later` shows.
    if (formPart.state !== 'failed') this.ahead(formPart);
    if (formPart.state !== 'here') return false;
    if (this.writing) return true;
    Object.assign(this, {
      attachments: new form.Attachments(this), writing: new form.SuggestionWriting(this), flow: new form.FormFlow(this),
      to: new form.FormAddressee(this, (part, view, waiting) => this.later(part, view, waiting), (part) => this.ahead(part)),
      draft: new form.DraftLine(this, () => this.startAnew()),
    });
    form.bringCategories(this);
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.open()) return;
    if (this.sourceChanged(changed)) {
      this.writing.restore();
      void this.writing.prepare();
      if (this.client) void this.askForSample(this.client);
      if (this.writing.intent?.isQueued) void this.ready().then((conduct) => conduct.resume());
      else if (this.writing.kept && this.fromAddress) this.flow.screen = this.flow.asked;
      // Also for the summary, if that is where it was left, and for other drafts on this device.
      if (this.writing.kept) this.begun();
    }
    this.to.look();
    this.places?.sync(this.writing.typed);
  }

  say(words: string): void {
    this.announce(words);
  }

  filesChanged(): void {
    this.writing.mend();
    this.writing.keep();
    this.requestUpdate();
  }

  screenAsked(screen: Screen): void {
    if (this.writing.sending.type === 'sent') return;
    this.flow.screen = screen;
    this.requestUpdate();
    void this.ready().then((conduct) => conduct.arrived());
  }

  private change(changed: Partial<Typed>): void {
    this.writing.change(changed);
  }

  /** What checks and sends, once it is here. Throws when it cannot be had. */
  private async ready(): Promise<FormConduct> {
    this.ahead(form.finishPart);
    // With the words for what may be wrong, so that it is said in one go.
    if (contractPart.state === 'absent' || contractPart.state === 'coming') await wordsOfContract(this.language);
    const { FormConduct: Conduct } = await form.finishPart.load();
    if (!this.conduct) this.requestUpdate();
    return (this.conduct ??= new Conduct(this));
  }

  /** Asked for when somebody begins, so that it is here when they go on, also without a line by then. */
  private readonly begun = (): void => void this.ready().catch(() => undefined);

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.waiting || this.writing.sending.type === 'sending') return;
    this.waiting = true;
    try {
      const conduct = await this.ready();
      this.waiting = false;
      await conduct.goOn();
    } catch {
      // A sentence with a button stands at the top, see `questionsView`; whoever went on is at the bottom.
      this.waiting = false;
      void focusDrawn(this, 'form [part=error] button');
    }
  };

  protected override view(): View {
    const waiting = () => skeleton(this.language, ['head', 'line', 'line', 'block', 'block', 'line', 'block', 'line', 'block', 'block', 'block']);
    const shown = this.later(formPart, () => this.formView(), waiting);
    const view: View = formPart.state === 'failed' ? [shown, html`<slot></slot>`] : shown;
    // What a server drew stands until what it was drawn from is known here, too: then nothing moves.
    if (this.isSent && this.writing && !this.writing.isLate && (this.writing.isAsking || this.to.isComing)) this.isWaiting = true;
    return view;
  }

  private formView(): View {
    const { sending } = this.writing;
    const words = form.formWords[this.language];
    if (sending.type === 'sent') {
      return this.later(form.receiptPart, (part) => {
        this.receipt ??= new part.ReceiptPage(this, sending.receipt, sending.title);
        return this.receipt.view(this.language, { client: this.client, trackerHref: this.trackerHref, another: () => this.startAnew() });
      });
    }
    if (this.source.type === 'client' && !this.takesIn) return html`${this.toldView('readOnly')}<slot></slot>`;
    if (!this.client) return html`${this.toldView('unconfigured')}<slot></slot>`;
    const { screen } = this.flow;
    const isFirst = screen !== 'check' && (!this.isStepped || screen === this.flow.steps[0]);
    return html`
      <form method="dialog" part="form" novalidate @submit=${this.submit} @focusin=${this.begun} @paste=${(event: ClipboardEvent) => sending.type === 'sending' || this.files?.paste(event)} aria-labelledby="form-title">
        <h2 id="form-title" tabindex="-1"><slot name="title">${words.title}</slot></h2>
        ${isFirst ? html`<p class="lead"><slot name="lead">${words.lead}</slot></p>${this.isElder ? nothing : this.to.view()}${this.noticeView()}` : nothing}
        ${screen === 'check' ? this.later(form.finishPart, () => this.conduct?.checkView() ?? nothing) : this.questionsView(screen)}
        ${this.draft.view(this.writing.kept && sending.type !== 'sending')}${this.conduct?.othersView()}
      </form>
    `;
  }

  private noticeView(title = form.formWords[this.language].aboutTitle): TemplateResult {
    const words = form.formWords[this.language];
    const { retentionMonths, petitions } = this.writing;
    return html`
      <div class="about" part="notice">
        <h3><slot name="notice-title">${title}</slot></h3>
        <p>${words.about(retentionMonths)}</p>
        <p>${words.notPetition}${petitions ? html` <a href=${petitions} rel="noreferrer">${words.petitions}</a>` : html`<span class="reserved" aria-hidden="true"> ${words.petitions}</span>`}</p>
        <slot name="notice"></slot>
      </div>
    `;
  }

  private questionsView(screen: Exclude<Screen, 'check'>): TemplateResult {
    const words = form.formWords[this.language];
    const { typed } = this.writing;
    const items = this.conduct?.summaryItems() ?? [];
    const errors = Object.fromEntries(items.map(({ id, error }) => [id, error]));
    const readonly = this.waiting;
    const view: WritingView = {
      typed, language: this.language, errors, readonly, isElder: this.isElder, limits: form.limits, categories: this.writing.categories!,
      change: (changed) => this.change(changed), titled: () => this.conduct?.similar.look(typed.title),
      later: (show) => this.later(form.restPart, (part) => {
        this.files ??= new part.FormFiles(this, (lazy, shown) => this.later(lazy, shown));
        this.places ??= new part.FormPlaces(this, (lazy, shown) => this.later(lazy, shown), (changed) => this.change(changed));
        return show(part);
      }, () => skeleton(this.language, ['line', 'block', 'line', 'block'])),
      files: (error) => this.files?.view(error, readonly) ?? nothing, place: (error) => this.places?.view(typed, this.isElder, error, readonly) ?? nothing, dictation: this.dictationView(),
      addressee: this.to.view(), notice: this.isStepped ? this.noticeView(form.formWords[this.language].agreedTitle) : nothing,
    };
    const { steps, following, previous } = this.flow;
    // The first screen of 长辈模式 asks nothing, and does not count.
    const asked = this.isElder ? 0 : 1;
    return html`
      ${form.finishPart.state === 'failed' ? this.later(form.finishPart, () => nothing) : form.finishPart.part?.errorSummary(items, this.language, nothing, (id) => void this.conduct?.goToField(id)) ?? nothing}
      ${this.isStepped ? form.stepView(screen, steps.indexOf(screen) + asked, steps.length - 1 + asked, view) : form.writingView(view)}
      <div class="actions">
        ${form.submitButton(this.waiting ? words.waiting : screen === 'start' ? words[this.writing.kept ? 'goOn' : 'begin'] : following !== 'check' ? words.next : this.flow.isReturning ? words.backToCheck : words.toCheck, { kind: 'primary', busy: this.waiting, part: 'next' })}
        ${previous ? button(words.previous, () => void this.conduct?.goBack(), { kind: 'plain', part: 'back' }) : nothing}
      </div>
    `;
  }

  /** Where the browser can listen; only on https pages does any. */
  private dictationView(): View {
    const able = globalThis as { SpeechRecognition?: new () => unknown; webkitSpeechRecognition?: new () => unknown };
    const make = able.SpeechRecognition ?? able.webkitSpeechRecognition;
    if (!make || !isSecureContext) return nothing;
    if (this.dictation || form.dictationPart.state === 'failed') return this.later(form.dictationPart, () => this.dictation?.view() ?? nothing);
    return html`<div class="dictation screen-only" part="dictation">${button(form.formWords[this.language].speak, () => void this.dictate(make).catch(() => this.requestUpdate()), { id: 'dictation' })}</div>`;
  }

  private async dictate(make: new () => unknown): Promise<void> {
    const { Dictation: Listening } = await form.dictationPart.load();
    this.dictation ??= new Listening(this, make, (text) => {
      const { body } = this.writing.typed;
      this.change({ body: body && this.language !== 'zh-CN' ? `${body} ${text.trim()}` : body + text });
    });
    this.dictation.ask();
  }

  startAnew(): void {
    this.receipt?.leave();
    this.receipt = undefined;
    this.conduct?.reset();
    this.writing.clear();
    this.flow.reset();
    void focusDrawn(this, '#form-title');
  }
}
