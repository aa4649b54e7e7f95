import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../files/index.ts';
import type { AppContext } from '../http/context.ts';

export const isThere = async (files: FileStore, name: string): Promise<boolean> => {
  const stream = await files.open(name);
  stream?.on('error', () => undefined).destroy();
  return stream !== undefined;
};

/** Takes one over by way of the folder for what is on its way in. False: it is not there, or it is not what its row says. */
const takeOver = async (from: FileStore, to: FileStore, { stored_name: name, media_type: mediaType, sha256 }: { stored_name: string; media_type: string; sha256: string }): Promise<boolean> => {
  const stream = await from.open(name);
  if (!stream) return false;
  const path = join(to.incoming, randomBytes(16).toString('hex'));
  const hash = createHash('sha256');
  try {
    await pipeline(stream, new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    }), createWriteStream(path, { mode: 0o600 }));
    if (hash.digest('hex') !== sha256) return false;
    await to.put(name, path, mediaType);
    return true;
  } finally {
    await rm(path, { force: true });
  }
};

/**
 * The attachments alone, while their rows stay where they are: from the folder into a bucket, or back. What is there already is passed over, so
 * that it can be done beside a running server and once more after it.
 */
export const transferFiles = async ({ store, files }: Pick<AppContext, 'store' | 'files'>, to: FileStore): Promise<{ files: number; already: number; missing: string[] }> => {
  const rows = await store.db.selectFrom('attachments').select(['stored_name', 'media_type', 'sha256']).where('stored', '=', true).orderBy('stored_name').execute();
  await mkdir(to.incoming, { recursive: true, mode: 0o700 });
  const done = { files: 0, already: 0, missing: [] as string[] };
  for (const row of rows) {
    if (await isThere(to, row.stored_name)) done.already += 1;
    else if (await takeOver(files, to, row)) done.files += 1;
    else done.missing.push(row.stored_name);
  }
  return done;
};
