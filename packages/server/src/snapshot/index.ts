import { contextFiles } from '@congress-kit/api/document/contexts';
import { dictionaryCsv } from '@congress-kit/api/document/dictionary';
import { buildApp } from '../app.ts';
import type { AppContext } from '../http/context.ts';
import { instantText } from '../store/format.ts';
import { bringAttachments, type AskFile } from './attachments.ts';
import { putCsv } from './csv.ts';
import { putFeeds } from './feeds.ts';
import { layOut, type Content, type Files } from './layout.ts';
import { readAnswers, type Ask, type ReadOptions } from './read.ts';
import { withSampleSite } from './sample-site.ts';
import { writeFolder } from './write.ts';

export type { AskFile } from './attachments.ts';
export type { Ask } from './read.ts';
export { NotASnapshot } from './write.ts';

export interface SnapshotOptions extends Pick<ReadOptions, 'onProgress'> {
  /** The folder; an older snapshot there is replaced as a whole. */
  readonly out: string;
  readonly ask: Ask;
  /** For the attachments; without it there are none in the snapshot. */
  readonly askFile?: AskFile;
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
export const askHere = async (ctx: AppContext): Promise<{ ask: Ask; askFile: AskFile; close(): Promise<void> }> => {
  const app = await buildApp({ ...ctx, config: { ...ctx.config, logLevel: 'silent' } });
  const ask: Ask = async (path) => {
    const answer = await app.inject({ url: `/v1${path}` });
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  };
  const askFile: AskFile = async (path) => {
    const answer = await app.inject({ url: `/v1${path}` });
    return answer.statusCode === 200 ? answer.rawPayload : undefined;
  };
  return { ask, askFile, close: () => app.close() };
};

/** Writes the public data as files. What is not part of a public answer of the contract cannot be in them. */
export const takeSnapshot = async ({ out, ask, now, perFile = 1000, url, pages = {}, sampleSite = false, askFile, onProgress }: SnapshotOptions): Promise<{ files: number; bytes: number }> => {
  const answers = await readAnswers({ ask, ...(onProgress && { onProgress }) });
  // First, because the records name them by the addresses they get here.
  const attachments: Files = new Map();
  if (askFile) bringAttachments(attachments, answers, askFile);
  const files: Files = new Map<string, Content>([...layOut(answers, { takenAt: instantText(now), perFile }), ...attachments]);
  putCsv(files, answers.lists);
  files.set('csv/data-dictionary.csv', dictionaryCsv());
  for (const [name, context] of Object.entries(contextFiles())) files.set(`contexts/${name}`, JSON.stringify(context));
  putFeeds(files, answers, { url, pages });
  return writeFolder(out, sampleSite ? withSampleSite(files) : files);
};
