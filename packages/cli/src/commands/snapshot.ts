import { ConfigError, readConfig } from '@congress-kit/server/config';
import { openContext } from '@congress-kit/server/open';
import { askHere, NotASnapshot, takeSnapshot, type Ask, type AskFile } from '@congress-kit/server/snapshot/index';
import { DatabaseInUse } from '@congress-kit/server/store/lock';
import { SingleBar } from 'cli-progress';
import { InvalidArgumentError, type Command } from 'commander';
import { say } from '../language.ts';

/** Writes the public data as files for any static web server: JSON as the API has it, tables, feeds. */

interface SnapshotCommandOptions {
  readonly out: string;
  readonly api?: string;
  readonly perFile: number;
  readonly url?: string;
  readonly sampleSite?: boolean;
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError(say('请写一个大于零的整数。', 'Write a whole number above zero.'));
  return Number(text);
};

const askOver = (api: string): { ask: Ask; askFile: AskFile } => {
  const base = api.replace(/\/+$/, '');
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(base + path, { headers, signal: AbortSignal.timeout(60_000) }).catch((error: Error) => {
    throw new ConfigError(say(`${base} 没有应答：${error.message}`, `${base} does not answer: ${error.message}`));
  });
  const ask: Ask = async (path) => {
    const answer = await get(path, { accept: 'application/json' });
    const body = await answer.json().catch(() => {
      throw new ConfigError(say(`${base}${path} 回复的不是 JSON，请检查 --api。`, `${base}${path} does not answer in JSON; check --api.`));
    });
    return { status: answer.status, body };
  };
  const askFile: AskFile = async (path) => {
    const answer = await get(path);
    // Taken back between the list and the file, as a record may be.
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new ConfigError(say(`${base}${path} 回复 ${answer.status}。`, `${base}${path} answered ${answer.status}.`));
    return new Uint8Array(await answer.arrayBuffer());
  };
  return { ask, askFile };
};

/** This database, or a running server: an embedded database can be open only once, and the server has it. */
const openAsk = async (api: string | undefined): Promise<{ ask: Ask; askFile: AskFile; close(): Promise<void> }> => {
  if (api !== undefined) return { ...askOver(api), close: async () => undefined };
  try {
    const ctx = await openContext();
    const { ask, askFile, close } = await askHere(ctx);
    return { ask, askFile, close: () => close().finally(() => ctx.store.close()) };
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
    throw new ConfigError(say(
      `内置数据库正由进程 ${error.pid} 使用（服务器在运行）。请加 --api http://127.0.0.1:8080/v1，向运行中的服务器读取。`,
      `The embedded database is in use by process ${error.pid} (the server is running). Add --api http://127.0.0.1:8080/v1 to read from the running server.`,
    ));
  }
};

const run = async ({ out, api, perFile, url, sampleSite = false }: SnapshotCommandOptions): Promise<void> => {
  const { ask, askFile, close } = await openAsk(api);
  const bar = process.stderr.isTTY ? new SingleBar({ format: '{bar} {value}/{total} {path}', stream: process.stderr, clearOnComplete: true, hideCursor: true, barsize: 30 }) : undefined;
  bar?.start(1, 0, { path: '' });
  try {
    const { files, bytes } = await takeSnapshot({
      out, ask, askFile, perFile, sampleSite, now: new Date(), pages: readConfig().pages, ...(url !== undefined && { url }), ...(bar && { onProgress: (path, done, total) => { bar.setTotal(Math.max(1, total)); bar.update(done, { path }); } }),
    });
    bar?.stop();
    const size = (bytes / 1e6).toFixed(1);
    console.log(say(`已写入 ${out}：${files} 个文件，${size} MB。`, `Written to ${out}: ${files} files, ${size} MB.`));
  } catch (error) {
    if (!(error instanceof NotASnapshot)) throw error;
    throw new ConfigError(say(`${error.folder} 里不是快照，没有改动。请换一个空文件夹。`, `${error.folder} holds something that is not a snapshot; nothing was changed. Name an empty folder.`));
  } finally {
    bar?.stop();
    await close();
  }
};

export const addTo = (program: Command): void => {
  program.command('snapshot')
    .description(say('把公开数据写成静态文件（JSON、CSV、订阅、日历），可以放在任何网站上', 'write the public data as static files (JSON, CSV, feeds, calendars) for any web server'))
    .requiredOption('--out <folder>', say('写到哪个文件夹；里面的旧快照会整个换掉', 'the folder; an older snapshot in it is replaced as a whole'))
    .option('--api <address>', say('从运行中的服务器读取，而不是直接读数据库', 'read from a running server instead of the database'))
    .option('--sample-site', say('连同示例网站的网页一起写出，不需要任何服务程序', 'also the pages of the sample site, which then need no process at all'))
    .option('--url <address>', say('这个文件夹将来的网址，写进订阅源里', 'where the folder will be found; the feeds name themselves by it'))
    .option('--per-file <number>', say('清单每个文件多少条', 'records in one file of a list'), wholeNumber, 1000)
    .action(run);
};
