import { limits } from '@congress-kit/api';
import { ApiProblem } from '../http/problems.ts';
import type { MediaType } from './kinds.ts';

type Sharp = typeof import('sharp').default;

/** Seconds after which a picture is given up: an ordinary photo takes less than one. */
const patience = 20;
/** Pictures that wait for their turn; who comes after them is asked to come back. */
const longestQueue = 20;

let library: Promise<Sharp> | undefined;

/** Loaded with the first picture: a server that is sent none does not carry it. */
const loadSharp = (): Promise<Sharp> => {
  library ??= import('sharp').then(({ default: sharp }) => {
    // Only the three readers that are needed: every other format of the library is a way in that nobody asked for.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile'] });
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  library.catch(() => { library = undefined; });
  return library;
};

const maxMegapixels = limits.attachmentPixels / 1e6;
const formats: Readonly<Record<string, 'jpeg' | 'png' | 'webp'>> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' };

/** One picture at a time: each may unfold to 160 MB, and a small machine has other things to do. */
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (waiting >= longestQueue) throw new ApiProblem('temporarily_unavailable', { retryAfter: 5 });
  waiting += 1;
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
};

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/**
 * Reads a picture and writes it anew, upright: of what was in the file, only what can be seen is in the new one. Place, time,
 * camera, thumbnails, comments and whatever was hung on at its end are gone; of a moving picture the first image is kept.
 * Throws `file_unreadable` and, before anything is unfolded, `image_too_large`.
 */
export const rewritePicture = async (from: string, to: string, mediaType: MediaType): Promise<Picture> => {
  const sharp = await loadSharp();
  return inTurn(async () => {
    const source = sharp(from, { limitInputPixels: limits.attachmentPixels, failOn: 'error', sequentialRead: true });
    const known = await source.metadata().catch((error: Error) => {
      if (/pixel limit/.test(error.message)) throw new ApiProblem('image_too_large', { params: { max: maxMegapixels } });
      throw new ApiProblem('file_unreadable');
    });
    if (known.width * known.height > limits.attachmentPixels) throw new ApiProblem('image_too_large', { params: { max: maxMegapixels } });
    const format = formats[mediaType];
    if (!format || known.format !== format) throw new ApiProblem('file_unreadable');
    const { width, height, size } = await source.autoOrient().toFormat(format, { quality: format === 'png' ? 100 : 85 }).timeout({ seconds: patience }).toFile(to)
      .catch((error: NodeJS.ErrnoException) => {
        // A full disk is no fault of the picture.
        if (/No space left|write error|unable to write/i.test(error.message)) throw error;
        throw new ApiProblem('file_unreadable');
      });
    return { width, height, bytes: size };
  });
};
