import type { Readable } from 'node:stream';
import type { Config } from '../config.ts';
import type { Told } from '../told.ts';
import { diskFiles } from './disk.ts';
import { bucketFiles } from './s3.ts';

/** Where attachments lie. Names are made by the server: letters and digits, nothing of what a resident typed. */
export interface FileStore {
  /** Folder on this machine for files on their way in. */
  readonly incoming: string;
  /** Takes over the file at `path`. Resolves when it is where it will survive a crash, of the power too. */
  put(name: string, path: string, mediaType: string): Promise<void>;
  /** Undefined when there is no such file. */
  open(name: string): Promise<Readable | undefined>;
  /** One that is not there is removed already. */
  remove(name: string): Promise<void>;
  /** Keeps a file for a moment and removes it. What prevents that, or undefined. */
  check(): Promise<Told | undefined>;
  /** Did the last thing work that was asked of it? Never waits. */
  isUsable(): boolean;
}

/** On disk below `dataDir`, or in the bucket that the config names. */
export const openFiles = (config: Config): FileStore => (config.bucket ? bucketFiles(config.bucket, config.dataDir) : diskFiles(config.dataDir));
