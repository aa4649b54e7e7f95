import { nothing } from 'lit';
import type { LazyPart } from '../base/lazy.ts';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { attachmentField, pastedFiles } from './attachment-field.ts';
import { attachmentPart, type Attachments } from './attachments.ts';

interface FilesHost {
  readonly attachments: Attachments;
  readonly spokenLanguage: Language;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

/** The question for photos and files: what a person does there, and where focus goes. */
export class FormFiles {
  private readonly host: FilesHost;
  private readonly later: <Part>(lazy: LazyPart<Part>, view: (part: Part) => View) => View;

  constructor(host: FilesHost, later: FormFiles['later']) {
    this.host = host;
    this.later = later;
  }

  view(error: string | undefined, readonly: boolean): View {
    const { attachments, spokenLanguage: language } = this.host;
    const { rules, items, tooMany } = attachments;
    if (!rules) return nothing;
    const acts = { thumbnail: (key: string) => attachments.thumbnail(key), retry: (key: string) => void attachments.retry(key), remove: (key: string) => this.remove(key) };
    return attachmentField({
      language, readonly, rules, isFull: items.length >= rules.count, add: (files) => this.add(files),
      error: error ?? (tooMany ? attachmentPart.part?.tooManyWords(rules.count, language) : undefined),
      list: items.length > 0 || attachmentPart.state === 'failed' ? this.later(attachmentPart, (part) => {
        if (attachments.isBehind) this.add([]);
        return part.itemsView(items, rules, language, readonly, acts);
      }) : nothing,
    });
  }

  /** For the whole form: a pasted picture is a file. */
  paste(event: ClipboardEvent): void {
    const files = pastedFiles(event);
    if (files.length === 0 || !this.host.attachments.rules) return;
    event.preventDefault();
    this.add(files);
  }

  private add(files: readonly File[]): void {
    void this.host.attachments.add(files).catch(() => this.host.requestUpdate());
  }

  /** Focus is not lost with the row: it moves to the next one, else to where files are chosen. */
  private remove(key: string): void {
    const { attachments, renderRoot } = this.host;
    const at = attachments.items.findIndex((item) => item.key === key);
    const next = (attachments.items[at + 1] ?? attachments.items[at - 1])?.key;
    void attachments.remove(key).then(() => this.host.updateComplete).then(() => {
      const row = next === undefined ? null : renderRoot.querySelector<HTMLElement>(`#file-${next} button:last-of-type`);
      (row ?? renderRoot.querySelector<HTMLElement>('#choose-files'))?.focus();
    });
  }
}
