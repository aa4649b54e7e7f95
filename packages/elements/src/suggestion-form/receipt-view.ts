import { html, nothing, type TemplateResult } from 'lit';
import type { Client, SuggestionReceipt } from '@congress-kit/sdk';
import { attachmentList } from '../base/attachment-list.ts';
import { button, definitionRows } from '../base/views.ts';
import { icon } from '../base/icons.ts';
import { formatDay, formatInstant } from '../locale/format.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { formWords } from './suggestion-form.words.ts';

export interface ReceiptActs {
  /** For the links to the files. */
  readonly client: Client | undefined;
  readonly copy: () => void;
  readonly print: () => void;
  readonly another: () => void;
  /** Words after copying: worked, or not. */
  readonly copied?: string | undefined;
  readonly trackerHref?: string | undefined;
}

/** Number, secret, and what comes next. Shown only for what the server has acknowledged. */
export const receiptView = (receipt: SuggestionReceipt, title: string, language: Language, acts: ReceiptActs): TemplateResult => {
  const words = formWords[language];
  return html`
    <section class="receipt" part="receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" tabindex="-1">${icon('done')}<span>${words.sentTitle}</span></h2>
      <div class="slip" part="slip">
        <p class="slip-head">${words.receiptHead}</p>
        <dl>
          <div><dt>${words.receiptNo}</dt><dd class="code" part="receipt-number">${receipt.receiptNo}</dd></div>
          <div><dt>${words.secret}</dt><dd class="code" part="receipt-secret">${receipt.secret}</dd></div>
        </dl>
        ${definitionRows([
          [words.about2, title], [words.submittedAt, formatInstant(receipt.submittedAt, language)],
          [sharedWords[language].files, attachmentList(receipt.attachments, acts.client, language)],
        ])}
      </div>
      <p class="keep">${words.secretHint}</p>
      <div class="actions screen-only">
        ${button(words.copy, acts.copy, { kind: 'primary', part: 'copy' })}
        ${button(words.print, acts.print, { part: 'print' })}
        <span class="copied" role="status">${acts.copied ?? nothing}</span>
      </div>
      <h3>${words.next}</h3>
      <ol class="next">
        <li>${words.nextScreen(formatDay(receipt.screenedBy, language))}</li>
        <li>${words.nextTrack}</li>
      </ol>
      <div class="actions screen-only">
        ${acts.trackerHref ? html`<a class="button" part="track" href=${acts.trackerHref}>${words.track}</a>` : nothing}
        ${button(words.another, acts.another, { kind: 'plain' })}
      </div>
    </section>
  `;
};

/** Clipboard access does not exist on http:// pages; the older command does, and works on a selection. */
export const copyText = async (text: string): Promise<boolean> => {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed in this frame: try the older way.
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  const worked = document.execCommand('copy');
  area.remove();
  return worked;
};

/**
 * Prints only this: the host's page around it is not part of the receipt. A frame of our own gets a copy and the same
 * constructed styles, which a strict CSP allows. Where that is not possible the whole page is printed.
 */
export const printOnly = (node: Element, styles: readonly CSSStyleSheet[]): void => {
  const frame = document.createElement('iframe');
  frame.style.position = 'fixed';
  frame.style.width = frame.style.height = '0';
  frame.style.border = '0';
  document.body.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  const paper = frame.contentDocument;
  try {
    if (!view || !paper) throw new Error('no frame');
    paper.documentElement.lang = node.closest('[lang]')?.getAttribute('lang') ?? '';
    paper.body.append(paper.importNode(node, true));
    paper.body.className = 'frame';
    paper.adoptedStyleSheets = styles.map((style) => {
      const copy = new view.CSSStyleSheet();
      copy.replaceSync(Array.from(style.cssRules, (rule) => rule.cssText).join('\n'));
      return copy;
    });
    view.addEventListener('afterprint', () => frame.remove());
    view.focus();
    view.print();
  } catch {
    frame.remove();
    globalThis.print();
  }
};
