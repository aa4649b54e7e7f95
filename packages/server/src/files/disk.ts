import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './index.ts';

/** What was written reaches the disk before anybody is told that it is kept; the name in its folder as well. */
const sync = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A folder that is made is on disk like what will lie in it. */
const folder = async (path: string): Promise<void> => {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made) await sync(dirname(made));
};

/** Files below `dataDir/attachments`, spread over folders by the first two characters of their random names. */
export const diskFiles = (dataDir: string): FileStore => {
  const root = join(dataDir, 'attachments');
  const placeOf = (name: string): string => join(root, name.slice(0, 2), name);
  return {
    incoming: join(root, 'incoming'),
    async put(name, path) {
      const place = placeOf(name);
      await folder(dirname(place));
      await chmod(path, 0o600);
      await sync(path);
      await rename(path, place);
      await sync(dirname(place));
    },
    async open(name) {
      const file = await open(placeOf(name), 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return file?.createReadStream();
    },
    remove: (name) => rm(placeOf(name), { force: true }),
    // What a disk refuses, the database beside it is refused, too: it is told by `disk_full`, and by the system.
    check: async () => undefined,
    isUsable: () => true,
  };
};
