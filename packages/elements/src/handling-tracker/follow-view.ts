import { html, nothing, type TemplateResult } from 'lit';
import { feedUrl, type CaseDetail, type Client } from '@congress-kit/sdk';
import type { LazyPart } from '../base/lazy.ts';
import { linkTo } from '../base/links.ts';
import { qrPart } from '../base/qr.ts';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { recordWords } from './record.words.ts';
import type { Tracked } from './tracked.ts';

export type Later = <Part>(lazy: LazyPart<Part>, view: (part: Part) => View) => View;

/** The way to follow a public case. The QR is drawn once somebody unfolds it. */
export class Follow {
  /** The case whose QR is unfolded. */
  private unfolded: string | undefined;
  private readonly host: { requestUpdate(): void };
  private readonly later: Later;

  constructor(host: { requestUpdate(): void }, later: Later) {
    this.host = host;
    this.later = later;
  }

  /**
   * Nothing beside a receipt: what is the holder's has no public address.
   * @param client of a server that has feeds
   * @param hasAddress this page opens a case that its address names
   */
  view({ case: found, receipt }: Tracked, client: Client | undefined, hasAddress: boolean, language: Language): View {
    const address = hasAddress && found ? linkTo(undefined, { case: found.number }) : undefined;
    if (!found || receipt || (!client && !address)) return nothing;
    const qr = address && this.unfolded === found.number ? this.later(qrPart, ({ qrView }) => qrView(address, { title: found.title }, language)) : nothing;
    return followView(found, client, qr, (isOpen) => {
      this.unfolded = isOpen ? found.number : undefined;
      this.host.requestUpdate();
    }, language);
  }
}

/** Being told of what happens: the due day for a calendar, a feed of the steps, and the address on a phone. Public cases only. */
const followView = ({ number, clock }: CaseDetail, client: Client | undefined, qr: View, toggled: (isOpen: boolean) => void, language: Language): TemplateResult => {
  const words = recordWords[language];
  return html`
    <details class="original follow screen-only" part="follow" @toggle=${(event: Event) => toggled((event.target as HTMLDetailsElement).open)}>
      <summary><span class="phase"><slot name="follow-title">${words.follow}</slot></span></summary>
      ${client ? html`
        <p class="small muted"><slot name="follow-lead">${words.followLead}</slot></p>
        <p class="actions">${clock ? html`<a class="button" href=${feedUrl(client, 'caseFeed', 'ics', { number })}>${words.addToCalendar}</a>` : nothing}<a class="button" href=${feedUrl(client, 'caseFeed', 'atom', { number })}>${words.subscribe}</a></p>` : nothing}
      ${qr}
    </details>
  `;
};
