import { buildApp } from '../app.ts';
import type { AppContext } from '../http/context.ts';
import { instantText } from '../store/format.ts';
import { putCsv } from './csv.ts';
import { putFeeds } from './feeds.ts';
import { layOut, type Files } from './layout.ts';
import { readAnswers, type Ask, type ReadOptions } from './read.ts';
import { withSampleSite } from './sample-site.ts';
import { writeFolder } from './write.ts';

export type { Ask } from './read.ts';
export { NotASnapshot } from './write.ts';

export interface SnapshotOptions extends Pick<ReadOptions, 'onProgress'> {
  /** The folder; an older snapshot there is replaced as a whole. */
  readonly out: string;
  readonly ask: Ask;
  /** When it is taken. The manifest says so, and nothing else does. */
  readonly now: Date;
  /** Records in one file of a list. Default 1000, some 500 kB. */
  readonly perFile?: number;
  /** Where the folder will be found, for the feeds, which should know their own address. */
  readonly url?: string;
  /** Pages for people, as the feeds link to them: an address with `{id}`, by kind of record. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Also the pages of the sample site, working from these files alone; the files are then in `data/`. */
  readonly sampleSite?: boolean;
}

/**
 * Asks through the routes of this process without a port: the same answers that anybody gets, and no others.
 * @returns the way to ask, and how to end it
 */
export const askHere = async (ctx: AppContext): Promise<{ ask: Ask; close(): Promise<void> }> => {
  const app = await buildApp({ ...ctx, config: { ...ctx.config, logLevel: 'silent' } });
  const ask: Ask = async (path) => {
    const answer = await app.inject({ url: `/v1${path}` });
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  };
  return { ask, close: () => app.close() };
};

/** Writes the public data as files. What is not part of a public answer of the contract cannot be in them. */
export const takeSnapshot = async ({ out, ask, now, perFile = 1000, url, pages = {}, sampleSite = false, onProgress }: SnapshotOptions): Promise<{ files: number; bytes: number }> => {
  const answers = await readAnswers({ ask, ...(onProgress && { onProgress }) });
  const files: Files = layOut(answers, { takenAt: instantText(now), perFile });
  putCsv(files, answers.lists);
  putFeeds(files, answers, { url, pages });
  const all = sampleSite ? withSampleSite(files) : files;
  await writeFolder(out, all);
  return { files: all.size, bytes: [...all.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0) };
};
