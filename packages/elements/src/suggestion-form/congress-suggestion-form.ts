import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { getDeputy, getStation, isProblemError, type BareFault, type Client } from '@congress-kit/sdk';
import { limits } from '@congress-kit/api/limits';
import { CongressElement } from '../base/congress-element.ts';
import { CongressEvent } from '../base/events.ts';
import { lazyPart } from '../base/lazy.ts';
import { explain } from '../base/explain.ts';
import { icon } from '../base/icons.ts';
import { RemoteController } from '../base/remote.ts';
import { button, emptyView, notice, type View } from '../base/views.ts';
import { errorSummary, focusSummary, type SummaryItem } from '../fields/error-summary.ts';
import { fieldStyles } from '../fields/fields.styles.ts';
import { faultWords } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { attachmentField, pastedFiles } from './attachment-field.ts';
import { attachmentPart, Attachments, type AttachmentsHost } from './attachments.ts';
import { DivisionChoice } from './division-choice.ts';
import { copyText, printOnly, receiptView } from './receipt-view.ts';
import { bodyOf, type Addressee, type Typed } from './suggestion-draft.ts';
import { suggestionFormStyles } from './suggestion-form.styles.ts';
import { formWords } from './suggestion-form.words.ts';
import { SuggestionWriting, type WritingHost } from './suggestion-writing.ts';
import { writingView } from './writing-view.ts';

const english = lazyPart(async () => (await import('./english.ts')).learn());

/** About to send: a page may look at it, or stop it and send it itself (`preventDefault`). */
export class CongressSubmitEvent extends CongressEvent<{ suggestion: ReturnType<typeof bodyOf> }> {
  constructor(suggestion: ReturnType<typeof bodyOf>) {
    super('congress-submit', { suggestion }, { cancelable: true });
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
    'congress-submit': CongressSubmitEvent;
    'congress-sent': CongressSentEvent;
  }
}

class AddresseeName extends RemoteController<{ name: string }> {
  private readonly ask: (signal: AbortSignal) => Promise<{ name: string }> | undefined;
  constructor(host: CongressSuggestionForm, ask: AddresseeName['ask']) {
    super(host);
    this.ask = ask;
  }
  protected async load(signal: AbortSignal): Promise<{ name: string } | undefined> {
    return this.ask(signal);
  }
}

/** As they stand on the page: the summary lists faults from the top down. */
const fieldOrder = ['target', 'kind', 'category', 'title', 'body', 'attachments', 'township', 'address', 'identityMode', 'name', 'phone', 'consent'];

/** Pointer of a fault → id of the field that mends it. */
const fieldOf = (pointer: string): string => {
  const first = pointer.split('/')[1] ?? '';
  if (first === 'divisionId') return 'township';
  return first === '' ? 'title' : first;
};

/**
 * 提意见建议: a form for making a suggestion to a deputy, a station or the congress office, ending in a receipt. What was typed
 * stays on this device until it is acknowledged.
 *
 * @summary Form for a suggestion, ending in a receipt
 * @attr {string} deputy - Id of the deputy it goes to
 * @attr {string} station - Id of the station it goes to; without either it goes to the congress office
 * @attr {boolean} from-address - Takes `?deputy=` or `?station=` from the page's address
 * @attr {string} tracker-href - Page with a `<congress-handling-tracker>`, offered on the receipt
 * @slot title - Heading of the form
 * @slot lead - Sentence below the heading
 * @fires {CongressSubmitEvent} congress-submit - About to send; `detail.suggestion`. Cancelable: prevented, the page sends it itself
 * @fires {CongressSentEvent} congress-sent - The server has acknowledged it; `detail.receiptNo`
 * @csspart form - The form
 * @csspart addressee - Whom it goes to
 * @csspart section - A group of fields
 * @csspart who-sees-what - What is published and what only the office sees
 * @csspart files - The chosen photos and files
 * @csspart file - One of them
 * @csspart submit - The button that sends
 * @csspart draft - The line about the kept draft
 * @csspart receipt - What stands there once it is sent
 * @csspart slip - Number and secret, as they are printed
 * @csspart receipt-number - The number
 * @csspart receipt-secret - The secret
 * @csspart attachments - The list of photos and files that went with it
 * @csspart copy - The button that copies both
 * @csspart print - The button that prints the slip
 * @csspart track - The link to the tracker
 * @cssproperty --congress-accent - Buttons, links, what is chosen
 */
export class CongressSuggestionForm extends CongressElement implements WritingHost, AttachmentsHost {
  static override properties = {
    deputy: { reflect: true },
    station: { reflect: true },
    fromAddress: { type: Boolean, attribute: 'from-address' },
    trackerHref: { attribute: 'tracker-href' },
    copied: { state: true },
    clearing: { state: true },
  };
  static override styles: CSSResultGroup = [CongressElement.styles, fieldStyles, suggestionFormStyles];

  declare deputy: string | null | undefined;
  declare station: string | null | undefined;
  declare fromAddress: boolean;
  declare trackerHref: string | null | undefined;
  private declare copied: string | undefined;
  private declare clearing: boolean;

  protected override readonly english = english;
  readonly attachments = new Attachments(this);
  private readonly writing = new SuggestionWriting(this);
  private readonly townships = new DivisionChoice(this, () => ({ client: this.client, kinds: ['township', 'subdistrict'] }));
  private readonly villages = new DivisionChoice(this, () => ({
    client: this.client, kinds: ['village', 'community'], ...(this.writing.typed.township ? { parentId: this.writing.typed.township } : {}),
  }));
  private readonly addresseeName = new AddresseeName(this, (signal) => {
    const { client, addressee } = this;
    if (!client || !addressee) return undefined;
    return addressee.kind === 'deputy' ? getDeputy(client, { id: addressee.id }, { signal }) : getStation(client, { id: addressee.id }, { signal });
  });

  get client(): Client | undefined {
    const { source } = this;
    return source.type === 'client' && source.takesIn ? source.client : undefined;
  }

  get addressee(): Addressee | undefined {
    // A deputy who is not there (any more) must not stand between the resident and the office.
    if (this.addresseeName.state.type === 'error' && isProblemError(this.addresseeName.state.error)) return undefined;
    if (this.deputy) return { kind: 'deputy', id: this.deputy };
    return this.station ? { kind: 'station', id: this.station } : undefined;
  }

  get channel(): 'web' | 'qr' {
    return this.fromAddress && new URLSearchParams(location.search).get('channel') === 'qr' ? 'qr' : 'web';
  }

  get draftName(): string {
    return String(this.api || 'page');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.fromAddress) return;
    const asked = new URLSearchParams(location.search);
    this.deputy ??= asked.get('deputy');
    this.station ??= asked.get('station');
  }

  protected override willUpdate(changed: PropertyValues): void {
    const moved = this.sourceChanged(changed);
    if (moved) {
      this.writing.restore();
      void this.writing.prepare();
      if (this.client) {
        void this.askForSample(this.client);
        this.townships.start();
        if (this.writing.typed.township) this.villages.start();
      }
    }
    if ((moved || changed.has('deputy') || changed.has('station')) && (this.deputy || this.station)) this.addresseeName.start();
  }

  private change(changed: Partial<Typed>): void {
    const before = this.writing.typed.township;
    this.writing.change(changed);
    if (this.writing.typed.township && this.writing.typed.township !== before) this.villages.start();
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.writing.sending.type === 'sending') return;
    if (this.writing.check().length === 0) {
      const suggestion = bodyOf(this.writing.typed, this.addressee, 'announced', this.channel);
      if (!this.dispatchEvent(new CongressSubmitEvent(suggestion))) return;
    }
    await this.send();
  };

  private async send(): Promise<void> {
    await this.writing.send();
    await this.updateComplete;
    const { sending, faults } = this.writing;
    if (sending.type === 'sent') {
      this.announce(formWords[this.language].sentSay(sending.receipt.receiptNo));
      const head = this.renderRoot.querySelector<HTMLElement>('#receipt-title');
      head?.scrollIntoView({ block: 'start' });
      head?.focus({ preventScroll: true });
      this.dispatchEvent(new CongressSentEvent(sending.receipt.receiptNo));
    } else if (faults.length > 0 || sending.type === 'failed') {
      focusSummary(this.renderRoot);
    }
  }

  private wordsOf(fault: BareFault): string {
    const words = formWords[this.language];
    if (fieldOf(fault.pointer) === 'consent') return words.agreeMissing;
    if (fieldOf(fault.pointer) === 'attachments') return fault.code === 'unknown_reference' ? words.filesExpired : words.filesRefused(Math.max(1, this.attachments.refused));
    return faultWords(fault, this.language);
  }

  private labelOfField(id: string): string {
    const words = formWords[this.language];
    const labels: Record<string, string> = {
      kind: words.kind, category: words.category, title: words.titleLabel, body: words.body, township: words.where, address: words.address,
      identityMode: words.identity, name: words.name, phone: words.phone, consent: words.agreeShort, target: words.toWhom,
      attachments: words.files,
    };
    return labels[id] ?? id;
  }

  protected override view(): View {
    const { sending } = this.writing;
    const words = formWords[this.language];
    if (sending.type === 'sent') {
      return receiptView(sending.receipt, sending.title, this.language, {
        client: this.client,
        copied: this.copied,
        trackerHref: this.trackerHref ? `${this.trackerHref}?receipt=${encodeURIComponent(sending.receipt.receiptNo)}` : undefined,
        another: () => this.startAnew(),
        copy: () => void this.copy(`${words.receiptNo} ${sending.receipt.receiptNo}\n${words.secret} ${sending.receipt.secret}`),
        print: () => this.print(),
      });
    }
    if (this.source.type === 'client' && !this.takesIn) return html`${emptyView(this.words.readOnly, this.words.readOnlyHelp)}<slot></slot>`;
    if (!this.client) return html`${emptyView(this.words.unconfigured, this.words.unconfiguredHelp)}<slot></slot>`;
    const items = this.summaryItems();
    const busy = sending.type === 'sending';
    return html`
      <form part="form" novalidate @submit=${this.submit} @paste=${this.paste} aria-labelledby="form-title">
        <h2 id="form-title" tabindex="-1"><slot name="title">${words.title}</slot></h2>
        <p class="lead"><slot name="lead">${words.lead}</slot></p>
        ${this.addresseeView()}
        <div class="about" part="notice">
          <h3>${words.aboutTitle}</h3>
          <p>${words.about(this.writing.retentionMonths)}</p>
          <p>${words.notPetition}${this.writing.petitions ? html` <a href=${this.writing.petitions} rel="noreferrer">${words.petitions}</a>` : nothing}</p>
        </div>
        ${this.problemView(items)}
        ${writingView({
          typed: this.writing.typed, language: this.language, readonly: busy, retentionMonths: this.writing.retentionMonths, limits,
          errors: Object.fromEntries(items.map(({ id, error }) => [id, error])),
          townships: this.townships.state, villages: this.villages.state, change: (changed) => this.change(changed),
          files: this.filesView(items.find(({ id }) => id === 'attachments')?.error, busy),
        })}
        <div class="actions">
          ${button(busy ? words.sending : sending.type === 'failed' ? words.resend : words.submit, undefined, { kind: 'primary', type: 'submit', busy, part: 'submit' })}
        </div>
        ${this.draftView(busy)}
      </form>
    `;
  }

  get spokenLanguage(): Language {
    return this.language;
  }

  say(words: string): void {
    this.announce(words);
  }

  filesChanged(): void {
    this.writing.mend();
    this.writing.keep();
    this.requestUpdate();
  }

  private addFiles(files: readonly File[]): void {
    void this.attachments.add(files).catch(() => this.requestUpdate());
  }

  private readonly paste = (event: ClipboardEvent): void => {
    const files = pastedFiles(event);
    if (files.length === 0 || !this.attachments.rules || this.writing.sending.type === 'sending') return;
    event.preventDefault();
    this.addFiles(files);
  };

  private filesView(error: string | undefined, readonly: boolean): View {
    const { rules, items, tooMany } = this.attachments;
    if (!rules) return nothing;
    const acts = { retry: (key: string) => void this.attachments.retry(key), remove: (key: string) => this.removeFile(key) };
    return attachmentField({
      language: this.language, readonly, rules, isFull: items.length >= rules.count, add: (files) => this.addFiles(files),
      error: error ?? (tooMany ? attachmentPart.part?.tooManyWords(rules.count, this.language) : undefined),
      list: items.length > 0 || attachmentPart.state === 'failed' ? this.later(attachmentPart, (part) => part.itemsView(items, rules, this.language, readonly, acts)) : nothing,
    });
  }

  /** Focus is not lost with the row: it moves to the next one, else to where files are chosen. */
  private removeFile(key: string): void {
    const { items } = this.attachments;
    const at = items.findIndex((item) => item.key === key);
    const next = (items[at + 1] ?? items[at - 1])?.key;
    void this.attachments.remove(key).then(() => this.updateComplete).then(() => {
      const row = next === undefined ? null : this.renderRoot.querySelector<HTMLElement>(`#file-${next} button:last-of-type`);
      (row ?? this.renderRoot.querySelector<HTMLElement>('#choose-files'))?.focus();
    });
  }

  private summaryItems(): SummaryItem[] {
    return this.writing.faults
      .map((fault) => {
        const id = fieldOf(fault.pointer);
        return { id, label: this.labelOfField(id), error: this.wordsOf(fault) };
      })
      .sort((one, other) => fieldOrder.indexOf(one.id) - fieldOrder.indexOf(other.id));
  }

  /** What stands in the way, at the top and with focus: faults of the fields, or a failure on the way. */
  private problemView(items: readonly SummaryItem[]): View {
    const { sending } = this.writing;
    if (sending.type !== 'failed') return errorSummary(items, this.language);
    const words = formWords[this.language];
    const { title, help } = explain(sending.error, this.language);
    const onTheWay = !isProblemError(sending.error);
    return html`
      <div id="error-summary" tabindex="-1" part="summary" class="failed">
        ${notice('bad', 'warning', words.failedTitle, html`
          <p>${title}${this.language === 'en' ? '. ' : '。'}${help}</p>
          <p>${words.failedKept}${onTheWay ? words.unsure : nothing}</p>
          ${onTheWay ? html`<p>${words.failedOnline}</p>` : nothing}
          <div class="actions">${button(words.resend, () => void this.send(), { kind: 'primary' })}</div>
        `, 'error')}
      </div>
    `;
  }

  private addresseeView(): TemplateResult {
    const words = formWords[this.language];
    const { state } = this.addresseeName;
    const to = (text: unknown, more: unknown = nothing) => html`<div class="to" part="addressee"><p>${text}</p>${more}</div>`;
    if (!this.deputy && !this.station) return to(words.toOffice);
    if (state.type === 'error' && isProblemError(state.error)) return to(words.targetMissing);
    const name = state.type === 'loaded' ? state.data.name : state.type === 'loading' ? words.targetLoading : (this.deputy ?? this.station ?? '');
    return to(
      this.deputy && state.type === 'loaded' ? words.toDeputy(name) : state.type === 'loaded' ? words.to(name) : name,
      button(words.insteadOffice, () => this.addressOffice(), { kind: 'plain' }),
    );
  }

  private addressOffice(): void {
    this.deputy = null;
    this.station = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#form-title')?.focus());
  }

  private draftView(busy: boolean): View {
    if (!this.writing.kept || busy) return nothing;
    const words = formWords[this.language];
    return html`
      <div class="draft" part="draft">
        <p>${icon('info')}<span>${this.clearing ? words.draftClearAsk : words.draftKept}</span></p>
        <div class="actions">
          ${this.clearing
            ? html`${button(words.draftClearYes, () => this.startAnew(), { id: 'clear-yes' })}${button(words.draftClearNo, () => this.askToClear(false), { kind: 'plain' })}`
            : button(words.draftClear, () => this.askToClear(true), { kind: 'plain', id: 'clear' })}
        </div>
      </div>
    `;
  }

  private askToClear(asking: boolean): void {
    this.clearing = asking;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(asking ? '#clear-yes' : '#clear')?.focus());
  }

  private startAnew(): void {
    this.clearing = false;
    this.copied = undefined;
    this.writing.clear();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#form-title')?.focus());
  }

  private async copy(text: string): Promise<void> {
    const words = formWords[this.language];
    this.copied = (await copyText(text)) ? words.copied : words.copyFailed;
  }

  private print(): void {
    const receipt = this.renderRoot.querySelector('.receipt');
    if (receipt) printOnly(receipt, (this.renderRoot as ShadowRoot).adoptedStyleSheets);
  }
}
