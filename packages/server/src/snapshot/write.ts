import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { snapshotFormat, snapshotManifestFile } from '@congress-kit/api/snapshot';
import type { Files } from './layout.ts';

/** The folder holds something that is not a snapshot; nothing in it was touched. */
export class NotASnapshot extends Error {
  override readonly name = 'NotASnapshot';
  readonly folder: string;
  constructor(folder: string) {
    super(`${folder} holds something that is not a snapshot.`);
    this.folder = folder;
  }
}

const textOf = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

/** What is replaced is an older snapshot, or nothing at all: a slip in `--out` must not empty somebody's folder. */
const checkReplaceable = async (folder: string): Promise<boolean> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error.code === 'ENOTDIR' ? new NotASnapshot(folder) : error;
  });
  if (names === undefined) return false;
  const manifests = await Promise.all([snapshotManifestFile, join('data', snapshotManifestFile)].map((name) => textOf(join(folder, name))));
  if (names.length > 0 && !manifests.some((text) => text?.includes(`"${snapshotFormat}"`))) throw new NotASnapshot(folder);
  return true;
};

/**
 * Writes all files into a new folder beside the old one and then puts it in its place: a reader meets the old snapshot or the
 * new one, and a run that is cut off leaves the old one as it was.
 */
export const writeFolder = async (out: string, files: Files): Promise<{ files: number; bytes: number }> => {
  const folder = resolve(out);
  const isThere = await checkReplaceable(folder);
  const beside = (what: string): string => join(dirname(folder), `.${basename(folder)}.${what}-${process.pid}`);
  const [fresh, old] = [beside('new'), beside('old')];
  const count = { files: 0, bytes: 0 };
  try {
    const folders = new Set([...files.keys()].map((name) => dirname(join(fresh, name))));
    for (const one of folders) await mkdir(one, { recursive: true });
    for (const [name, content] of files) {
      const written = typeof content === 'string' ? content : await content();
      if (written === undefined) continue;
      await writeFile(join(fresh, name), written);
      count.files += 1;
      count.bytes += Buffer.byteLength(written);
    }
    if (isThere) await rename(folder, old);
    await rename(fresh, folder).catch(async (error: unknown) => {
      if (isThere) await rename(old, folder);
      throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await rm(old, { recursive: true, force: true });
  return count;
};
