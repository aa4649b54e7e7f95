import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Client, SuggestionReceipt } from '@congress-kit/sdk';
import { clockPresets } from '@congress-kit/api/rules/clock';
import { attachmentListStyles } from '../base/attachment-list.styles.ts';
import { attachmentList } from '../base/attachment-list.ts';
import { copyText } from '../base/copy-text.ts';
import { linkTo } from '../base/links.ts';
import { icons } from '../base/icons.ts';
import { printOnly } from '../base/print-only.ts';
import { qrView } from '../base/qr-part.ts';
import { qrStyles } from '../base/qr.styles.ts';
import { button, definitionRows } from '../base/views.ts';
import { formatDay, formatInstant } from '../locale/format.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { savePicture } from './receipt-picture.ts';
import { receiptWords } from './receipt.words.ts';

/** Of a server that does not say by which rule. */
const usual = clockPresets.written_reply;

export interface ReceiptOptions {
  /** For the links to the files. */
  readonly client: Client | undefined;
  readonly trackerHref: string | null | undefined;
  readonly another: () => void;
}

interface ReceiptHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Lazy part: number, secret, and what comes next. Shown only for what the server has acknowledged. */
export class ReceiptPage implements ReactiveController {
  private readonly host: ReceiptHost;
  private readonly receipt: SuggestionReceipt;
  private readonly title: string;
  /** Copied, printed or saved: the page may be left without a word. */
  private isKept = false;
  private said: string | undefined;

  constructor(host: ReceiptHost, receipt: SuggestionReceipt, title: string) {
    this.host = host;
    this.receipt = receipt;
    this.title = title;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('beforeunload', this.warn);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('beforeunload', this.warn);
  }

  /** The resident goes on by themselves. */
  leave(): void {
    this.hostDisconnected();
    this.host.removeController(this);
  }

  view(language: Language, { client, trackerHref, another }: ReceiptOptions): TemplateResult {
    const words = receiptWords[language];
    const { receipt, title } = this;
    const track = trackerHref ? linkTo(trackerHref, { receipt: receipt.receiptNo }) : undefined;
    // Number and place only: the secret is typed there.
    const ownData = trackerHref ? linkTo(trackerHref, { receipt: receipt.receiptNo, show: 'own-data' }) : undefined;
    return html`
      <section class="receipt" part="receipt" aria-labelledby="receipt-title">
        <h2 id="receipt-title" tabindex="-1">${icons.done}<span><slot name="sent-title">${words.sentTitle}</slot></span></h2>
        <div class="slip" part="slip">
          <p class="slip-head">${words.head}</p>
          <dl>
            <div><dt>${words.receiptNo}</dt><dd class="code" part="receipt-number">${receipt.receiptNo}</dd></div>
            <div><dt>${words.secret}</dt><dd class="code" part="receipt-secret">${receipt.secret}</dd></div>
          </dl>
          ${definitionRows([
            [words.subject, title], [words.submittedAt, formatInstant(receipt.submittedAt, language)],
            [sharedWords[language].files, attachmentList(receipt.attachments, client, language)],
          ])}
          ${qrView(track ?? this.text(language), track ? { title: words.qrTrack, help: words.qrTrackHelp, address: false } : { title: words.qrText, help: words.qrTextHelp, address: false }, language)}
        </div>
        <p class="keep"><slot name="keep">${words.secretHint}</slot></p>
        <div class="actions screen-only">
          ${button(words.copy, () => void this.copy(language), { kind: 'primary', part: 'copy' })}
          ${button(words.save, () => void this.save(language, track), { part: 'save' })}
          ${button(words.print, () => this.print(), { part: 'print' })}
        </div>
        <p class="copied screen-only" role="status">${this.said ?? nothing}</p>
        <h3><slot name="next-title">${words.next}</slot></h3>
        <ol class="next">
          <li>${words.nextScreen(formatDay(receipt.screenedBy, language))}</li>
          <li><slot name="next">${words.nextHandle(receipt.replyMonths ?? usual.length, receipt.extendedMonths ?? usual.extensibleToMonths)}</slot></li>
          <li>${words.nextTrack}</li>
        </ol>
        <div class="actions screen-only">
          ${track ? html`<a class="button" part="track" href=${track}>${words.track}</a>` : nothing}
          ${ownData ? html`<a class="button plain" part="own-data" href=${ownData}>${words.ownData}</a>` : nothing}
          ${button(words.another, another, { kind: 'plain' })}
        </div>
      </section>
    `;
  }

  private text(language: Language): string {
    const words = receiptWords[language];
    return `${words.receiptNo} ${this.receipt.receiptNo}\n${words.secret} ${this.receipt.secret}`;
  }

  private async copy(language: Language): Promise<void> {
    const words = receiptWords[language];
    const worked = await copyText(this.text(language));
    this.say(worked ? words.copied : words.copyFailed, worked);
  }

  private async save(language: Language, track: string | undefined): Promise<void> {
    const words = receiptWords[language];
    const { receipt, title } = this;
    const worked = await savePicture({
      name: words.image(receipt.receiptNo), head: words.head, code: track ?? this.text(language), codeWords: track ? words.qrTrack : words.qrText,
      rows: [[words.receiptNo, receipt.receiptNo], [words.secret, receipt.secret], [words.subject, title], [words.submittedAt, formatInstant(receipt.submittedAt, language)]],
      foot: words.nextScreen(formatDay(receipt.screenedBy, language)),
    });
    this.say(worked ? words.saved : words.saveFailed, worked);
  }

  private print(): void {
    const receipt = this.host.renderRoot.querySelector('.receipt');
    if (receipt) printOnly(receipt, (this.host.renderRoot as ShadowRoot).adoptedStyleSheets);
    this.isKept = true;
  }

  private say(words: string, isKept: boolean): void {
    this.said = words;
    this.isKept ||= isKept;
    this.host.requestUpdate();
  }

  /** The secret is shown only this once. */
  private readonly warn = (event: BeforeUnloadEvent): void => {
    if (this.isKept) return;
    event.preventDefault();
    // What browsers before 2024 ask for.
    event.returnValue = '';
  };
}

export const styles = css`
  ${attachmentListStyles}
  ${qrStyles}
  .receipt h2 {
    display: flex;
    align-items: center;
    color: var(--c-good);
  }
  .receipt h2 .icon {
    margin-right: 0.5em;
  }
  .slip {
    margin: 1.25em 0 1em;
    padding: 1.25em 1.5em;
    max-width: var(--c-measure);
    border: 1px solid var(--c-line-strong);
    border-top: 0.25em solid var(--c-accent);
    border-radius: 0 0 var(--c-radius) var(--c-radius);
  }
  .slip-head {
    margin-bottom: 0.75em;
    color: var(--c-muted);
    letter-spacing: 0.08em;
  }
  .slip dt {
    color: var(--c-muted);
    font-size: 0.9375em;
  }
  .slip .qr {
    margin-top: 1em;
  }
  .slip .qr-picture {
    width: 8em;
  }
  .code {
    margin-bottom: 0.75em;
    font-family: ui-monospace, Consolas, Menlo, monospace;
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.5;
    letter-spacing: 0.02em;
    word-break: break-word;
    user-select: all;
  }
  /* Groups of signs stay whole, to be copied by hand. */
  .frame[data-elder][data-width='narrow'] .slip {
    padding: 1em 0.5em;
  }
  .frame[data-elder][data-width='narrow'] .code {
    font-size: 1em;
  }
  .slip .rows {
    margin-top: 0.25em;
    border-top: 1px dashed var(--c-line-strong);
  }
  .keep {
    margin-bottom: 1em;
    font-weight: 600;
  }
  .copied {
    margin-top: 0.5em;
    color: var(--c-good);
    font-weight: 600;
  }
  .receipt h3 {
    margin: 2em 0 0.5em;
  }
  .next {
    margin-bottom: 1.5em;
    padding-left: 1.5em;
    list-style: decimal;
  }
  .next li {
    padding: 0.25em 0;
  }
`;
