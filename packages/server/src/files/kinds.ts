import type { attachmentTypes } from '@congress-kit/api';

export type MediaType = (typeof attachmentTypes)[number];

/**
 * What a file is, by its first bytes, whatever it is called and whatever its sender says. Strictly at the start: what other
 * programs would accept behind a kilobyte of something else is not accepted here.
 */
export const mediaTypeOf = (head: Buffer): MediaType | undefined => {
  const starts = (text: string, at = 0): boolean => head.toString('latin1', at, at + text.length) === text;
  if (starts('\xff\xd8\xff')) return 'image/jpeg';
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts('RIFF') && starts('WEBP', 8)) return 'image/webp';
  return starts('%PDF-') ? 'application/pdf' : undefined;
};

/** Does it end where a PDF ends? Readers look for the mark in the last kilobyte, and so does this. */
export const isWholePdf = (tail: Buffer): boolean => tail.toString('latin1').includes('%%EOF');

const endings: Readonly<Record<MediaType, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'], 'image/webp': ['webp'], 'application/pdf': ['pdf'],
};

// What separates folders, what shells and file systems read as more than a letter, and marks that turn the direction of writing
// around, so that “gpj.exe” is read as “exe.jpg”.
const harmful = /[\u0000-\u001f\u007f\\/:*?"<>|\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A resident's name for a file, made harmless: one name without folders, with the ending of what the file really is.
 * @param position from 1; names a file that has no name
 */
export const fileName = (given: string | undefined, mediaType: MediaType, position: number): string => {
  const last = (given ?? '').split(/[\\/]/).pop() ?? '';
  const name = last.replace(harmful, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const [usual] = endings[mediaType];
  if (name === '') return `attachment-${position}.${usual}`;
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings[mediaType].includes(ending) ? name : `${name}.${usual}`;
};

/** RFC 6266: always a download; the name in ASCII for old readers and in UTF-8 for all others. */
export const contentDisposition = (name: string): string => {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%*]/g, '_');
  const utf8 = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
};
