import { isAbortedError, isProblemError, newIdempotencyKey, uploadAttachment } from '@congress-kit/sdk';
import { wordsOfContract } from '../base/words-of-refusals.ts';
import type { AttachmentItem, AttachmentStage } from './attachment-item.ts';
import { outcomeWords } from './attachment-outcome.words.ts';
import { attachmentWords } from './attachment.words.ts';
import type { Attachments } from './attachments.ts';
import { forgetFile, keepFile, keptFile } from './kept-files.ts';
import { proverFor } from './proof.ts';
import { jpegName, shrinkPhoto, typeOf } from './shrink-photo.ts';
import { thumbnailOf } from './thumbnail.ts';

export { attachmentStyles as styles } from './attachment.styles.ts';
export { itemsView, tooManyWords } from './attachment-view.ts';

/** Refusals that the same file would meet again. A proxy in front of the server says 413 in its own words. */
const finalCodes = ['file_too_large', 'file_type_not_allowed', 'file_unreadable', 'image_too_large'];
const codeOf = (error: unknown): string | undefined => {
  if (!isProblemError(error)) return undefined;
  return error.status === 413 ? 'file_too_large' : finalCodes.find((code) => code === error.code);
};

/** Lazy part: makes photos smaller, keeps files on the device, and sends them one after the other. */
export class AttachmentUploads {
  private readonly list: Attachments;
  private readonly files = new Map<string, Blob>();
  private readonly stops = new Map<string, AbortController>();
  private readonly thumbnails = new Map<string, HTMLCanvasElement>();
  /** What became of files since it was last told; told once nothing is under way, of all in one sentence: of several sentences only the last is heard. */
  private outcomes: { readonly name: string; readonly isStored: boolean }[] = [];
  private isLeftOut = false;
  /** The uploads so far. One at a time: side by side they would only slow each other down. */
  private line: Promise<void> = Promise.resolve();

  constructor(list: Attachments) {
    this.list = list;
  }

  add(files: readonly File[]): void {
    const { items, rules } = this.list;
    const taken = files.slice(0, Math.max(0, (rules?.count ?? 0) - items.length));
    const added = taken.map((file): AttachmentItem => ({
      key: newIdempotencyKey(), name: file.name || attachmentWords[this.list.host.spokenLanguage].pasted, type: typeOf(file), bytes: file.size, isKept: false, stage: { type: 'preparing' },
    }));
    this.list.change([...items, ...added], taken.length < files.length);
    this.isLeftOut ||= taken.length < files.length;
    if (added.length === 0) this.tell();
    added.forEach(({ key }, index) => void this.take(key, taken[index] as File));
  }

  /** How it looks, where it is a photo and has been drawn. */
  thumbnail(key: string): HTMLCanvasElement | undefined {
    return this.thumbnails.get(key);
  }

  /** Goes on after a reload with what had not arrived. */
  async resume(): Promise<void> {
    for (const { key, stage } of this.list.items) {
      const file = await keptFile(this.placeOf(key));
      if (file) void this.picture(key, file);
      if (stage.type !== 'preparing') continue;
      if (file) this.files.set(key, file);
      if (file) void this.send(key);
      else this.set(key, { stage: { type: 'refused', code: 'lost' }, isKept: false });
    }
  }

  remove(key: string): void {
    const { items } = this.list;
    const gone = items.find((item) => item.key === key);
    this.stops.get(key)?.abort();
    this.files.delete(key);
    this.thumbnails.delete(key);
    void forgetFile(this.placeOf(key));
    this.list.change(items.filter((item) => item.key !== key));
    if (gone) this.tell((words) => words.removed(gone.name));
  }

  send(key: string): Promise<void> {
    this.set(key, { stage: { type: 'waiting' } });
    this.line = this.line.then(() => this.upload(key));
    return this.line;
  }

  async finish(): Promise<void> {
    for (const { key, stage } of this.list.items) if (stage.type === 'failed') void this.send(key);
    // Another may have been added while the last was on its way.
    while (this.isUnderWay) {
      await this.line;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    const failed = this.list.items.map(({ stage }) => stage).find((stage): stage is AttachmentStage & { type: 'failed' } => stage.type === 'failed');
    if (failed) throw failed.error;
  }

  renew(keys: readonly string[]): void {
    for (const key of keys) void this.anew(key);
  }

  async forget(items: readonly AttachmentItem[]): Promise<void> {
    this.stops.forEach((stop) => stop.abort());
    this.files.clear();
    this.thumbnails.clear();
    // Not those of another draft on this device.
    for (const { key } of items) await forgetFile(this.placeOf(key));
  }

  /** The old key is answered with the old id, so it gets a new one. */
  private async anew(key: string): Promise<void> {
    const file = this.files.get(key) ?? (await keptFile(this.placeOf(key)));
    if (!file) return this.set(key, { stage: { type: 'refused', code: 'lost' }, isKept: false });
    const fresh = newIdempotencyKey();
    void forgetFile(this.placeOf(key));
    this.files.set(fresh, file);
    void this.picture(fresh, file);
    this.list.change(this.list.items.map((item) => (item.key === key ? { ...item, key: fresh } : item)));
    this.set(fresh, { isKept: await keepFile(this.placeOf(fresh), file) });
    await this.send(fresh);
  }

  private async take(key: string, chosen: File): Promise<void> {
    const { rules } = this.list;
    const type = typeOf(chosen);
    if (!rules) return;
    const file = await shrinkPhoto(chosen, type, rules.mediaTypes.includes(type));
    if (!this.item(key)) return;
    if (!rules.mediaTypes.includes(file.type)) return this.refuse(key, 'file_type_not_allowed');
    if (file.size > rules.bytes) return this.refuse(key, 'file_too_large');
    this.files.set(key, file);
    void this.picture(key, file);
    this.set(key, { bytes: file.size, type: file.type, name: file.type === type ? this.item(key)!.name : jpegName(this.item(key)!.name) });
    this.set(key, { isKept: await keepFile(this.placeOf(key), file) });
    await this.send(key);
  }

  private async picture(key: string, file: Blob): Promise<void> {
    const thumbnail = await thumbnailOf(file);
    if (!thumbnail || !this.item(key)) return;
    this.thumbnails.set(key, thumbnail);
    this.list.host.requestUpdate();
  }

  private async upload(key: string): Promise<void> {
    const file = this.files.get(key);
    const { client } = this.list.host;
    const item = this.item(key);
    if (!file || !client || item?.stage.type !== 'waiting') return;
    const stop = new AbortController();
    this.stops.set(key, stop);
    this.set(key, { stage: { type: 'sending', sent: 0 } });
    try {
      const { id } = await uploadAttachment(client, file, { signal: stop.signal, idempotencyKey: key, prove: proverFor(), onProgress: ({ sent }) => this.set(key, { stage: { type: 'sending', sent } }) });
      this.set(key, { stage: { type: 'stored', id } });
      this.over(item.name, true);
    } catch (error) {
      if (isAbortedError(error)) return;
      const code = codeOf(error);
      if (code !== undefined) return this.refuse(key, code);
      this.set(key, { stage: { type: 'failed', error } });
      this.over(item.name, false);
    } finally {
      this.stops.delete(key);
    }
  }

  private async refuse(key: string, code: string): Promise<void> {
    // No server has refused it, so nothing has brought the words for why.
    await wordsOfContract(this.list.host.spokenLanguage);
    this.set(key, { stage: { type: 'refused', code } });
    const item = this.item(key);
    void forgetFile(this.placeOf(key));
    if (item) this.over(item.name, false);
  }

  private item(key: string): AttachmentItem | undefined {
    return this.list.items.find((item) => item.key === key);
  }

  private set(key: string, changed: Partial<AttachmentItem>): void {
    if (this.item(key)) this.list.change(this.list.items.map((item) => (item.key === key ? { ...item, ...changed } : item)), this.list.tooMany);
  }

  private placeOf(key: string): string {
    return `${this.list.host.draftName} ${key}`;
  }

  private get isUnderWay(): boolean {
    return this.list.items.some(({ stage }) => ['preparing', 'waiting', 'sending'].includes(stage.type));
  }

  private over(name: string, isStored: boolean): void {
    this.outcomes.push({ name, isStored });
    if (!this.isUnderWay) this.tell();
  }

  /** @param first what has to be told at once, whatever is under way */
  private tell(first?: (words: (typeof attachmentWords)['zh-CN']) => string): void {
    const { list: { host, rules }, outcomes, isLeftOut } = this;
    const words = attachmentWords[host.spokenLanguage];
    const several = outcomeWords[host.spokenLanguage];
    const said = first ? [first(words)] : [];
    if (!this.isUnderWay) {
      const named = (isStored: boolean): string[] => outcomes.filter((one) => one.isStored === isStored).map(({ name }) => name);
      const [stored, failed] = [named(true), named(false)];
      const isOne = outcomes.length === 1;
      const sentence = [
        ...stored.length === 0 ? [] : [isOne ? words.stored(stored[0]!) : several.stored(stored.length)],
        ...failed.length === 0 ? [] : [isOne ? words.failedSay(failed[0]!) : several.failed(failed.length, failed.join(several.listSeparator))],
      ];
      if (sentence.length > 0) said.push(sentence.join(words.comma));
      if (isLeftOut) said.push(words.tooMany(rules?.count ?? 0));
      this.outcomes = [];
      this.isLeftOut = false;
    }
    // Files that were left out while others are under way are told with those.
    if (said.length > 0) host.say(said.join(words.stop));
  }
}
