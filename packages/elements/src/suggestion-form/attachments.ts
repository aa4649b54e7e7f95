import type { ReactiveControllerHost } from 'lit';
import type { Client, SuggestionDraft } from '@congress-kit/sdk';
import { limits } from '@congress-kit/api/limits';
import { lazyPart } from '../base/lazy.ts';
import type { Language } from '../locale/language.ts';
import type { AttachmentItem, AttachmentRules, KeptItem } from './attachment-item.ts';
import type { AttachmentUploads } from './attachment-uploads.ts';

/** Whoever adds no file loads none of it. */
export const attachmentPart = lazyPart(() => import('./attachment-uploads.ts'));

export interface AttachmentsHost extends ReactiveControllerHost {
  readonly client: Client | undefined;
  readonly spokenLanguage: Language;
  readonly draftName: string;
  /** Says it through the live region that was there before. */
  say(words: string): void;
  /** The files are others than before, or further than before: what is kept of the draft is out of date. */
  filesChanged(): void;
}

/** The files of the draft. What happens to them is in a lazy part; this only holds them. No DOM. */
export class Attachments {
  items: readonly AttachmentItem[] = [];
  /** Until the server says otherwise: what this release's server takes. Undefined: none are taken. */
  rules: AttachmentRules | undefined = { mediaTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'], count: limits.attachments, bytes: limits.attachmentBytes };
  /** More were chosen than there may be. */
  tooMany = false;
  readonly host: AttachmentsHost;
  /** Chosen while what takes files was not here: taken as soon as it is. */
  private chosen: readonly File[] = [];
  private work: AttachmentUploads | undefined;

  constructor(host: AttachmentsHost) {
    this.host = host;
  }

  /** What the server takes, once it has said so. */
  allow(mediaTypes: readonly string[] | undefined, figures: Readonly<Record<string, number>>): void {
    this.rules = mediaTypes && { mediaTypes, count: figures['attachments'] ?? limits.attachments, bytes: figures['attachmentBytes'] ?? limits.attachmentBytes };
  }

  /** As they stand now; the draft on the device follows. */
  change(items: readonly AttachmentItem[], tooMany = false): void {
    this.items = items;
    this.tooMany = tooMany;
    this.host.filesChanged();
  }

  async add(files: readonly File[]): Promise<void> {
    if (!this.rules) return;
    this.chosen = this.chosen.concat(files);
    const work = await this.uploads();
    const { chosen } = this;
    this.chosen = [];
    if (chosen.length > 0) work.add(chosen);
  }

  async retry(key: string): Promise<void> {
    await (await this.uploads()).send(key);
  }

  async remove(key: string): Promise<void> {
    (await this.uploads()).remove(key);
  }

  /** Of a draft that was kept. What had not arrived goes on. */
  async restore(kept: readonly KeptItem[]): Promise<void> {
    if (kept.length === 0) return;
    this.items = kept.map(({ id, ...item }): AttachmentItem => ({ ...item, isKept: true, stage: id === undefined ? { type: 'preparing' } : { type: 'stored', id } }));
    await (await this.uploads()).resume();
  }

  /** Waits until every file has arrived, trying again those that failed on the way. Throws what keeps one from arriving. */
  async finish(): Promise<void> {
    if (this.chosen.length > 0) await this.add([]);
    if (this.items.some(({ stage }) => stage.type !== 'stored' && stage.type !== 'refused')) await (await this.uploads()).finish();
  }

  /** The server no longer has these (by their place in the draft): they are sent anew. */
  async renew(places: readonly number[]): Promise<void> {
    const named = this.items.filter(({ stage }) => stage.type === 'stored');
    const keys = places.flatMap((place) => named[place]?.key ?? []);
    // At once: whoever presses “send” again in this moment waits for them.
    this.change(this.items.map((item) => (keys.includes(item.key) ? { ...item, stage: { type: 'preparing' } } : item)));
    (await this.uploads()).renew(keys);
  }

  thumbnail(key: string): HTMLCanvasElement | undefined {
    return this.work?.thumbnail(key);
  }

  /** Sent, or cleared: nothing of them stays on this device. */
  async clear(): Promise<void> {
    this.chosen = [];
    if (this.items.length === 0) return;
    const { items } = this;
    this.items = [];
    this.tooMany = false;
    await (await this.uploads()).forget(items);
  }

  /** As they are called, for the summary. */
  get names(): readonly string[] {
    return [...this.items, ...this.chosen].map(({ name }) => name);
  }

  /** Some still have to be taken. */
  get isBehind(): boolean {
    return this.chosen.length > 0;
  }

  /** For the request: those that have arrived, in their order. */
  get named(): SuggestionDraft['attachments'] {
    const named = this.items.flatMap(({ name, stage }) => (stage.type === 'stored' ? [{ id: stage.id, name: Array.from(name).slice(-limits.line).join('') }] : []));
    return named.length > 0 ? named : undefined;
  }

  /** For the draft on the device. */
  get toKeep(): readonly KeptItem[] {
    return this.items
      .filter(({ stage, isKept }) => stage.type === 'stored' || (isKept && stage.type !== 'refused'))
      .map(({ key, name, type, bytes, stage }) => ({ key, name, type, bytes, ...(stage.type === 'stored' && { id: stage.id }) }));
  }

  /** Files that stand in the way of sending: only the resident can mend that. */
  get refused(): number {
    return this.items.filter(({ stage }) => stage.type === 'refused').length;
  }

  private async uploads(): Promise<AttachmentUploads> {
    const { AttachmentUploads: Uploads } = await attachmentPart.load();
    return (this.work ??= new Uploads(this));
  }
}
