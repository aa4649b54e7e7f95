import { attachmentTypes } from '@congress-kit/api';
import type { Files } from './layout.ts';
import type { Json, ReadAnswers } from './read.ts';

/** Files as they are, by their path below the API's address; undefined when it is gone. */
export type AskFile = (path: string) => Promise<Uint8Array | undefined>;

const endings: Readonly<Record<(typeof attachmentTypes)[number], string>> = { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/webp': '.webp', 'application/pdf': '.pdf' };

const isPublicFile = (value: unknown): value is { url: string; mediaType: keyof typeof endings } => {
  const { url, mediaType } = (value ?? {}) as { url?: unknown; mediaType?: unknown };
  return typeof url === 'string' && /^\/attachments\/[A-Za-z0-9._-]+$/.test(url) && typeof mediaType === 'string' && mediaType in endings;
};

type WithFiles = Json & { attachments?: readonly unknown[]; steps?: readonly { evidence?: readonly unknown[] }[] };

/**
 * The attachments of what is public, and those of its steps, under the address that the records have for them, with the ending of their kind: a static
 * web server tells from it what they are. Each is read when it is written, one at a time; they may be more than fits in memory.
 */
export const bringAttachments = (files: Files, { lists, documents }: ReadAnswers, askFile: AskFile): void => {
  const records = [...lists.flatMap((list) => list.records), ...documents.map(({ body }) => body)];
  for (const one of records as readonly WithFiles[]) {
    for (const file of [one.attachments, ...(one.steps ?? []).map(({ evidence }) => evidence)].flat()) {
      if (!isPublicFile(file)) continue;
      const asked = file.url;
      file.url = asked + endings[file.mediaType];
      files.set(file.url.slice(1), () => askFile(asked));
    }
  }
};
