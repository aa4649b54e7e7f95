import type { Config } from '../config.ts';
import type { FileStore } from '../files/index.ts';
import type { Store } from '../store/database.ts';

/** What every part of the server is handed: nothing reads the environment, the clock or the key anywhere else. */
export interface AppContext {
  readonly store: Store;
  readonly config: Config;
  /** Where attachments lie. */
  readonly files: FileStore;
  /** A test may stand still. */
  now(): Date;
  /** 32 bytes; derive from it (HKDF), never use it as it is. */
  readonly key: Buffer;
  /** Whoever opened it has read by which holidays and clocks days are counted here. */
  readonly counts?: boolean;
}
