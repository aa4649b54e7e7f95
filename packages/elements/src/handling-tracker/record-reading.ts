import { html, nothing } from 'lit';
import { isCongressError, type Client, type SuggestionDetail } from '@congress-kit/sdk';
import { attachmentList } from '../base/attachment-list.ts';
import { lazyPart } from '../base/lazy.ts';
import { linkTo } from '../base/links.ts';
import { qrPart } from '../base/qr.ts';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { noForms, recordView, type About, type RecordHost } from './case-view.ts';
import { withClocks } from './clocks.ts';
import { Follow, type Later } from './follow-view.ts';
import { recordWords } from './record.words.ts';
import type { Tracked } from './tracked.ts';

/** A public suggestion; its words come in both languages. */
const suggestionPart = lazyPart(() => import('./suggestion-part.ts'));

export const readSuggestion = async (client: Client, receiptNo: string, signal: AbortSignal): Promise<SuggestionDetail> =>
  (await suggestionPart.load()).getSuggestion(client, { receiptNo }, { signal });

/** Under a suggestion that nobody may read here, or that there is none of: its author has another way. */
export const otherWay = (error: unknown, language: Language): View => {
  const words = suggestionPart.part?.suggestionWords[language];
  return words && isCongressError(error) && error.kind === 'problem' && error.status === 404 ? html`<p>${words.notPublic}</p>` : nothing;
};

interface ReadingHost extends RecordHost {
  /** This page opens a record that its address names. */
  readonly fromAddress: boolean;
  readonly renderRoot: ParentNode;
  requestUpdate(): void;
}

/** A record as everybody reads it: a public case or suggestion, or what the page has given. */
export class RecordReading {
  private readonly follow: Follow;
  private readonly later: Later;
  private readonly host: ReadingHost;
  private readonly open: RecordHost['open'];
  private readonly focus: (selector: string) => void;
  private shown: Tracked | undefined;
  /** What has led to the case that is shown instead of it. */
  private left: Tracked | undefined;

  /** @param focus moves the focus to what is drawn now */
  constructor(host: ReadingHost, later: Later, focus: RecordReading['focus']) {
    this.host = host;
    this.follow = new Follow(host, later);
    this.later = later;
    this.open = (number) => {
      this.left = this.shown;
      host.open(number);
    };
    this.focus = focus;
  }

  /** The way back from a case to the suggestion or the case it came from. */
  backWords(language: Language): string | undefined {
    return this.left?.case ? recordWords[language].backTo(this.left.case.number) : suggestionPart.part?.suggestionWords[language].back;
  }

  /** @param takesIn a server, which has feeds and calendars */
  view(tracked: Tracked, language: Language, isElder: boolean, takesIn: boolean): View {
    const { later, open, host: { client, fromAddress: hasAddress } } = this;
    const { suggestion } = tracked;
    const record = (about?: About): View => withClocks(tracked, language, later, (clocks) =>
      recordView(tracked, language, noForms, isElder, { client, open }, this.follow.view(tracked, takesIn ? client : undefined, hasAddress, language), about, clocks));
    this.shown = tracked;
    // Back from the case it has led to, unless the person has gone elsewhere.
    if (this.left && isSame(this.left, tracked)) {
      if (document.activeElement === document.body || this.host.renderRoot.querySelector('.frame:focus')) this.focus('[part~=linked-case]');
      this.left = undefined;
    }
    if (!suggestion) return record();
    const { receiptNo, title, attachments } = suggestion;
    const address = hasAddress ? linkTo(undefined, { suggestion: receiptNo }) : undefined;
    return later(suggestionPart, ({ aboutSuggestion }) => record(aboutSuggestion(suggestion, language, {
      files: attachmentList(attachments, client, language), openCase: client && open, code: address ? () => later(qrPart, ({ qrView }) => qrView(address, { title }, language)) : undefined,
    })));
  }
}

const isSame = (one: Tracked, other: Tracked): boolean => one.case?.number === other.case?.number && one.suggestion?.receiptNo === other.suggestion?.receiptNo;
