import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { CaseDetail, Client, Receipt, SuggestionDetail } from '@congress-kit/sdk';
import { CongressElement } from '../base/congress-element.ts';
import type { LazyPart } from '../base/lazy.ts';
import { button, skeleton, type View } from '../base/views.ts';
import type { CaseAddress } from './case-address.ts';
import { CaseList, type CasesFound } from './case-list.ts';
import { CongressOpenCaseEvent, CongressRateEvent } from './events.ts';
import type { HolderActs } from './holder-acts.ts';
import type { ListTools } from './list-tools.ts';
import type { ReceiptLookup } from './receipt-lookup.ts';
import type { Holder } from './receipt-writing.ts';
import type { RecordReading } from './record-reading.ts';
import { ShownRecord } from './shown-record.ts';
import { TabReturn } from './tab-return.ts';
import { trackedStyles } from './tracked.styles.ts';
import type { TrackedWords } from './tracked.words.ts';
import { addressPart, english, holderPart, home, homePart, recordPart, type RecordPart } from './tracker-parts.ts';
import type { Tracked } from './tracked.ts';
import { wayBack } from './way-back.ts';

export { CongressOpenCaseEvent, CongressRateEvent };
export type { CongressActEvent } from './act-event.ts';
export type { CongressLookUpEvent } from './look-up-event.ts';

/**
 * 办理进度: how far a suggestion or a case is, who has it, what was answered. By receipt (number and secret), by the number of
 * a public case or suggestion, or out of the public list.
 *
 * @summary Progress of a suggestion or case, with the holder's rating
 * @attr {string} receipt - Receipt number to begin with; the secret is always typed
 * @attr {string} case - Number of a public case to show instead of form and list
 * @attr {string} suggestion - Receipt number of a public suggestion to show instead of form and list; no secret is asked
 * @attr {boolean} from-address - Take `?receipt=`, `?case=` or `?suggestion=` from the page's address; `&show=own-data` beside a receipt opens what is kept about its holder
 * @attr {boolean} keep-address - The same, and a case opened from the list is written into the address: it can be shared, and “back” leads to the list
 * @attr {boolean} board - Begins with the totals of the public cases instead of the list
 * @attr {boolean} no-list - Only the receipt form, without the public list
 * @slot title - Heading of the form for receipt number and secret
 * @slot lead - Sentence below it
 * @slot receipt-no-label - Label of the number
 * @slot receipt-no-hint - Help for the number
 * @slot receipt-secret-label - Label of the secret
 * @slot receipt-secret-hint - Help for the secret
 * @slot list-title - Heading of the public list
 * @slot list-lead - Sentence below it
 * @slot search-label - Label of the search in the list
 * @slot search-hint - Help for that search
 * @slot filter-light-label - Label of the time limit, among more filters
 * @slot filter-priority-label - Words beside the box for cases under special supervision
 * @slot board-phases - Heading of how many are where
 * @slot board-lights - Heading of how many are in time
 * @slot board-rates - Heading of the rates
 * @slot board-units - Heading of the table of units
 * @slot board-units-lead - Sentence below it
 * @slot due-title - Heading of the due day
 * @slot deadlines-title - Heading of the other time limits: handing over, sending back, publishing
 * @slot who-title - Heading above who handles and who supervises
 * @slot reply-title - Heading of the newest answer
 * @slot evaluations-title - Heading of how the handling was rated
 * @slot timeline-title - Heading of the steps
 * @slot text-title - Heading of the text of the suggestion or case
 * @slot outcome-title - Heading of what became of a public suggestion
 * @slot follow-title - Heading of the fold with calendar, feed and QR
 * @slot follow-lead - Sentence in it
 * @slot rate-title - Heading of the rating
 * @slot rate-lead - What happens with a rating
 * @slot rate-attitude-label - Question for the attitude
 * @slot rate-attitude-hint - What is asked there
 * @slot rate-result-label - Question for the result
 * @slot rate-result-hint - What is asked there
 * @slot rate-comment-label - Label of the comment
 * @slot rate-comment-hint - Help for the comment
 * @slot rated-title - Heading of the recorded rating
 * @slot rated - What follows when somebody is unsatisfied, below the recorded rating
 * @slot supplement-title - Heading of the office's question
 * @slot supplement-lead - Sentence below the office's question
 * @slot supplement-text-label - Label of the answer to it
 * @slot withdraw-title - Heading of taking it back
 * @slot withdraw-lead - What taking it back means
 * @slot withdraw-reason-label - Label of the reason
 * @slot own-lead - Sentence above what is kept about the holder
 * @slot own-correct-title - Heading of the form that puts it right
 * @slot own-correct-lead - Sentence below it
 * @slot own-identity-label - Question how the name is treated, there
 * @slot own-name-label - Label of the name, there
 * @slot own-phone-label - Label of the telephone, there
 * @slot own-phone-hint - Help for it
 * @slot own-address-label - Label of the exact place, there
 * @slot own-publish-label - Sentence beside the box for publishing, there
 * @slot own-publish-hint - What publishing means, there
 * @slot own-anonymous - What being anonymous means, there
 * @slot own-same - What stands there as long as nothing was changed
 * @slot own-erase-title - Heading of the form that has it erased
 * @slot own-know-label - Sentence beside the box to tick before
 * @slot erased-title - Heading of what was erased
 * @fires {CongressRateEvent} congress-rate - A rating was recorded; `detail.receiptNo`
 * @fires {CongressLookUpEvent} congress-look-up - A person is about to open a receipt; `detail.receiptNo`. Cancelable: prevented, nothing is asked and what was typed stays
 * @fires {CongressActEvent} congress-act - About to send what the holder of a receipt wrote; `detail` is `{ receiptNo, act }`. Cancelable: prevented, nothing is sent and what was written stays
 * @fires {CongressOpenCaseEvent} congress-open-case - A person is about to open a case; `detail.case` is its number. Cancelable: prevented, the list stays
 * @csspart lookup - The form for receipt number and secret
 * @csspart submit - The button that sends a form
 * @csspart listing - The public list with its search
 * @csspart filters - The filters of the list
 * @csspart filter - One of them
 * @csspart cases - The list
 * @csspart case - A row of it
 * @csspart more - The button that shows more
 * @csspart board - The totals: how many are where, in time or not, by unit
 * @csspart count - A number of it that leads to its cases
 * @csspart rate - A rate with its numerator, denominator and definition
 * @csspart units - The table of units
 * @csspart more-filters - Time limit, priority and order
 * @csspart follow - Calendar, feed and QR of a case
 * @csspart qr - The QR with its words
 * @csspart record - One record
 * @csspart title - Its title
 * @csspart lead - The sentence that says how far it is
 * @csspart track - The places on the track
 * @csspart place - One of them
 * @csspart ending - Why the track ended before its last place
 * @csspart reply - The answer
 * @csspart class - How far it solves the matter
 * @csspart evaluations - How the handling was rated, or why that is not public and until when
 * @csspart due - Due day, light and rule
 * @csspart deadlines - The other time limits, where one is owed or was missed, and how much of the reply is public
 * @csspart who - Who handles and who supervises
 * @csspart timeline - All steps
 * @csspart phase - Steps of one place on the track
 * @csspart step - One step
 * @csspart corrected - What a later correction says of a step
 * @csspart original - The text of the suggestion or case
 * @csspart outcome - What became of a public suggestion: ballots and its case
 * @csspart linked-case - The button that shows that case, or the one a merged case goes on in
 * @csspart attachments - The list of photos and files that went with it
 * @csspart rating - The rating form
 * @csspart rated - The rating once it is recorded
 * @csspart supplement - The form for what the office asked
 * @csspart supplemented - Says that the answer to the office's question has arrived
 * @csspart withdrawal - The form for taking it back
 * @csspart own-data - What is kept about the holder of the receipt
 * @csspart correction - The form that puts it right
 * @csspart erasure - The form that has it erased
 * @csspart erased - What was erased
 * @csspart own-save - The button that keeps a copy
 * @cssproperty --congress-accent - Buttons, links, the place it stands at
 * @cssproperty --congress-done - Places passed
 */
export class CongressHandlingTracker extends CongressElement {
  static override properties: PropertyDeclarations = {
    receipt: {},
    case: {},
    suggestion: {},
    fromAddress: { type: Boolean, attribute: 'from-address' },
    keepAddress: { type: Boolean, attribute: 'keep-address' },
    noList: { type: Boolean, attribute: 'no-list' },
    board: { type: Boolean },
    opened: { state: true },
    listing: { state: true },
  };
  static override styles: CSSResultGroup = [CongressElement.styles, trackedStyles];

  declare receipt: string | null | undefined;
  declare case: string | null | undefined;
  declare suggestion: string | null | undefined;
  declare fromAddress: boolean;
  declare keepAddress: boolean;
  declare noList: boolean;
  /** The totals are shown; a person may change it. */
  declare board: boolean;
  declare data: CaseDetail | Receipt | SuggestionDetail | undefined;
  /** A case opened from the list, or from the suggestion or case that led to it. */
  private declare opened: string | undefined;
  /** The first of those opened one from another: the row, or the button, that led there. */
  private row: string | undefined;
  /** In elder mode the list waits behind a button: one thing at once. */
  private declare listing: boolean;
  protected override readonly english = english;
  private readonly list = new CaseList(this);
  private readonly record = new ShownRecord(this);
  /** Comes with the form. */
  private lookup: ReceiptLookup | undefined;
  /** What the holder of a receipt may do; comes with the record. */
  private acts: HolderActs | undefined;
  /** Totals and filters of the list. */
  private tools: ListTools | undefined;
  private reading: RecordReading | undefined;
  private address: CaseAddress | undefined;
  /** What gets the focus as soon as it is there. */
  private focusOn: string | undefined;
  private opening = false;

  constructor() {
    super();
    this.fromAddress = this.keepAddress = this.noList = this.board = this.listing = false;
    new TabReturn(this, () => this.refresh());
  }

  get client(): Client | undefined {
    const { source } = this;
    return source.type === 'client' && !source.isFile ? source.client : undefined;
  }

  get wanted(): string | undefined { return this.opened || this.case || undefined; }
  get holder(): Holder | undefined {
    const { client, lookup } = this;
    if (!client || !lookup?.key || lookup.state.type !== 'found') return undefined;
    return { ...lookup.key, client, round: lookup.state.receipt.steps.filter(({ type }) => type === 'replied').length };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.fromAddress && !this.keepAddress) return;
    const asked = new URLSearchParams(location.search);
    // Where the address is kept, its case is one of the list; see `CaseAddress`.
    for (const name of ['receipt', 'suggestion', 'case'] as const) if (name !== 'case' || !this.keepAddress) this[name] ??= asked.get(name);
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Beside the data. What failed is asked for again by a person, with the button that `later` shows.
    const needed: LazyPart<unknown> = this.isHome ? this.homePart : recordPart;
    if (needed.state !== 'failed') this.ahead(needed);
    if (this.sourceChanged(changed, 'case', 'suggestion', 'noList')) {
      this.opened = undefined;
      if (!this.isHome) this.showRecord();
      else if (!this.noList || !this.client) this.list.start();
    }
    if (homePart.state !== 'here') return;
    if (addressPart.part) this.address ??= new addressPart.part.CaseAddress(this);
    const isNew = !this.lookup;
    this.lookup ??= new home.ReceiptLookup(this, (lookup) => void this.look(lookup));
    if (this.receipt && (isNew || changed.has('receipt')) && this.lookup.state.type === 'asking') this.lookup.change({ receiptNo: this.receipt });
  }

  protected override updated(): void {
    // While a case is being read the focus waits on the way back; it goes on to the title unless the person has gone elsewhere.
    if (this.opening && this.record.state.type !== 'loading') {
      this.opening = false;
      const waiting = (this.renderRoot as ShadowRoot).activeElement;
      if (this.record.state.type === 'loaded' && waiting?.matches('.bar button')) this.focusOn = '#record-title';
    }
    const target = this.focusOn === undefined ? undefined : this.renderRoot.querySelector<HTMLElement>(this.focusOn);
    this.focusOn = undefined;
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: target.matches('.open') ? 'center' : 'nearest' });
  }

  /** Form and list, unless the page has named or given one record. */
  private get isHome(): boolean {
    if (this.case || this.suggestion) return false;
    try {
      return this.client !== undefined || this.source.type === 'none';
    } catch {
      return false;
    }
  }

  private get homePart(): LazyPart<unknown> { return this.keepAddress ? addressPart : homePart; }
  private refresh(): void {
    if (this.lookup?.state.type === 'found') void this.lookup.refresh();
    else if (this.wanted || !this.isHome) this.record.refresh();
    else if (this.board) this.tools?.reload();
  }

  /** Side by side: what shows the record, and the record. */
  private showRecord(): void {
    this.ahead(recordPart);
    this.record.start();
  }

  readonly open = (number: string): void => {
    if (!this.dispatchEvent(new CongressOpenCaseEvent(number))) return;
    this.address?.open(number);
    this.turnTo(number);
  };

  /** Another case, or the list again. `isStart`: the page began with it, and nobody's focus moves. */
  turnTo(number: string, isStart?: boolean): void {
    if (!number) return this.close();
    if (!this.opened) this.row = number;
    this.opened = number;
    this.showRecord();
    this.opening = !isStart;
    if (!isStart) this.focusOn = '.bar button';
  }

  private close(): void {
    this.focusOn = `[id="case-${this.row}"]`;
    this.opened = undefined;
    if (!this.isHome) this.record.start();
  }

  private async look(lookup: ReceiptLookup): Promise<void> {
    // Beside the question: the answer is shown with it.
    this.ahead(recordPart);
    this.ahead(holderPart);
    await lookup.look();
    await this.updateComplete;
    if (lookup.state.type === 'found') this.focusSoon(this.acts?.arrival ?? '#record-title');
    else this.focusSoon('#error-summary');
  }

  private forget(): void {
    this.acts?.clear();
    this.lookup?.clear();
    this.focusSoon('#receipt-no');
  }

  private readonly focusSoon = (selector: string): void => {
    this.focusOn = selector;
    this.requestUpdate();
  };

  /** Of the record that is shown, so its words are here. */
  private readonly say = (word: keyof TrackedWords): void => this.announce(recordPart.part?.trackedWords[this.language][word] ?? '');

  /** A write was acknowledged: its answer is the receipt as it is now. */
  acknowledged(receipt: Receipt, by: object): void {
    this.lookup?.replace(receipt);
    const [said, place] = this.acts!.afterwards(by);
    this.say(said);
    this.focusSoon(place);
    if (place === '#rated') this.dispatchEvent(new CongressRateEvent(receipt.receiptNo));
  }

  news(): void { this.say('updated'); }
  counted(found: CasesFound): void { this.announce(home.foundWords(found, this.language)); }
  private async more(): Promise<void> {
    const next = await this.list.more();
    // The button goes with the last page, and the focus must not go with it.
    if (next) this.focusSoon(`[id="case-${next}"]`);
  }

  outdated(): void { void this.lookup?.refresh(); }
  protected override view(): View {
    if (this.opened) {
      const back = this.isHome ? home.trackerWords[this.language].backToList : this.reading?.backWords(this.language);
      return [wayBack(back, () => this.address?.back() || this.close()), this.recordState()];
    }
    if (!this.isHome) return this.recordState();
    const waiting = () => skeleton(this.language, ['head', 'line', 'short', 'block', 'short', 'block', 'head', 'line', 'block', 'line', 'short', 'line', 'short']);
    return [this.later(this.homePart, () => this.homeView(), waiting), this.homePart.state === 'failed' ? html`<slot></slot>` : nothing];
  }

  private homeView(): View {
    const { lookup, language } = this;
    const words = home.trackerWords[language];
    if (lookup?.state.type === 'found') {
      const { receipt } = lookup.state;
      return [wayBack(words.anotherReceipt, () => this.forget()), this.later(recordPart, (part) => this.receiptRecord(part, part.trackedReceipt(receipt)), this.recordSkeleton)];
    }
    return [lookup && this.takesIn ? home.lookupForm(lookup, language, () => void this.look(lookup)) : nothing, this.listView()];
  }

  private readonly recordSkeleton = (): View => skeleton(this.language, ['head', 'short', 'block', 'line', 'line', 'short', 'block']);

  private recordState(): View {
    const { state } = this.record;
    const shown = this.remoteView(state, (tracked) => this.later(recordPart, (part) => {
      this.reading ??= new part.RecordReading(this, this.later.bind(this), this.focusSoon);
      return this.reading.view(tracked, this.language, this.isElder, this.takesIn);
    }, this.recordSkeleton), {
      retry: () => this.record.reload(), busy: this.record.busy, loading: this.recordSkeleton,
    });
    return this.suggestion && !this.opened && state.type === 'error' ? [shown, recordPart.part?.otherWay(state.error, this.language) ?? nothing] : shown;
  }

  private listView(): View {
    const { list, language } = this;
    const words = home.trackerWords[language];
    if (this.noList && this.client) return nothing;
    if (this.takesIn && this.isElder && !this.listing) return html`<p class="listing">${button(words.listOpen, () => {
      this.listing = true;
      this.focusSoon('#listing');
    })}</p>`;
    const found = this.remoteView(list.state, (cases) => home.casesView(cases, list, language, { open: this.open, more: () => void this.more(), focus: this.focusSoon }), {
      retry: () => list.reload(), busy: list.busy, loading: () => skeleton(language, ['line', 'short', 'line', 'short', 'line', 'short']),
    });
    if (!this.client) return found;
    this.tools ??= new home.ListTools(this, list, { later: this.later.bind(this), remote: this.remoteView.bind(this), focus: this.focusSoon });
    return html`
      <section class="listing" part="listing" aria-labelledby="listing">
        <h2 id="listing" tabindex="-1"><slot name="list-title">${words.listTitle}</slot></h2>
        <p class="muted intro"><slot name="list-lead">${words.listLead}</slot></p>
        ${this.tools.view(found, language, this.isElder)}
      </section>
    `;
  }

  private receiptRecord(part: RecordPart, tracked: Tracked): View {
    const record = part.holdersRecord(tracked, this.language, this.isElder, this, this.later.bind(this));
    // Without the forms the record is still worth reading.
    if (holderPart.state === 'failed') return record(part.noForms, this.later(holderPart, () => nothing, () => nothing));
    return this.later(holderPart, ({ HolderActs: Acts }) => {
      this.acts ??= new Acts(this, this.focusSoon, () => this.focusOn !== undefined, this.later.bind(this));
      return this.acts.view(tracked, this.language, record);
    }, this.recordSkeleton);
  }
}
