import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { limits, uploadAttachment } from '@congress-kit/api';
import { ApiProblem } from '../http/problems.ts';
import { tooLarge } from '../http/uploads.ts';
import { isWholePdf, mediaTypeOf, type MediaType } from './kinds.ts';
import { rewritePicture } from './pictures.ts';

/** A file as it came over the wire, in the folder for what is on its way in. */
export interface Incoming {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is kept of it. */
export interface Kept extends Incoming {
  readonly mediaType: MediaType;
  readonly width: number | null;
  readonly height: number | null;
}

const newPath = (folder: string): string => join(folder, randomBytes(16).toString('hex'));

/** Counts and hashes what flows through, and ends it where the limit is. */
const measured = () => {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > limits.attachmentBytes) return done(tooLarge('file_too_large', uploadAttachment.upload));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
};

/** Writes a body to the folder while it arrives; memory holds a piece of it at a time. */
export const receive = async (folder: string, body: Readable): Promise<Incoming> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = newPath(folder);
  const meter = measured();
  try {
    await pipeline(body, meter.stream, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, ...meter.result() };
};

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  const file = await open(path);
  for await (const chunk of file.createReadStream()) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

const read = async (path: string, position: number, length: number): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/**
 * Judges what came and makes of it what is kept: a picture written anew, a PDF as it is.
 * @param declared what the sender says it is; it has to be that
 */
export const judge = async ({ path, bytes, sha256 }: Incoming, declared: string): Promise<Kept> => {
  const mediaType = mediaTypeOf(await read(path, 0, 16));
  // Nothing at all, or something else than announced: in both cases the file is not what its sender took it for.
  if (mediaType === undefined || mediaType !== declared) throw new ApiProblem('file_unreadable');
  if (mediaType === 'application/pdf') {
    if (!isWholePdf(await read(path, Math.max(0, bytes - 1024), 1024))) throw new ApiProblem('file_unreadable');
    return { path, bytes, sha256, mediaType, width: null, height: null };
  }
  const rewritten = `${path}-new`;
  try {
    const { width, height } = await rewritePicture(path, rewritten, mediaType);
    return { path: rewritten, bytes: (await stat(rewritten)).size, sha256: await hashOf(rewritten), mediaType, width, height };
  } catch (error) {
    await rm(rewritten, { force: true });
    throw error;
  }
};

/** What a crash left half way. Nothing is on its way for an hour. */
export const sweepIncoming = async (folder: string, now: Date): Promise<void> => {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.mtimeMs < now.getTime() - 3_600_000) await rm(join(folder, name), { force: true });
  }
};
