import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigError, findServerKey, readConfig, type Config } from '@congress-kit/server/config';
import { transfer } from '@congress-kit/server/dump/file';
import { transferFiles } from '@congress-kit/server/dump/files';
import { openFiles } from '@congress-kit/server/files/index';
import type { AppContext } from '@congress-kit/server/http/context';
import { openTarget } from '@congress-kit/server/open';
import type { Command } from 'commander';
import { tellMissing, telling } from '../dump-words.ts';
import { say } from '../language.ts';
import { inStore } from '../store.ts';

/**
 * From the embedded database to PostgreSQL or back, from a folder to a bucket or back, with no file in between. Where to is said
 * by the same settings with TO_ before them, so that no password stands on a command line.
 */

interface TransferOptions { readonly to?: string; readonly replace?: boolean }

const targetOf = (to: string | undefined): Config => {
  const told = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('TO_')).map(([name, value]) => [name.slice(3), value]));
  const short = to === undefined ? {} : /^postgres(ql)?:\/\//.test(to) ? { DATABASE_URL: to } : { DATA_DIR: to };
  const named: Readonly<Record<string, string | undefined>> = { ...told, ...short };
  if (!named['DATABASE_URL'] && !named['DATA_DIR'] && !named['S3_BUCKET']) {
    throw new ConfigError(say(
      '请说明转到哪里：--to 文件夹 或 --to postgresql://…，或设 TO_DATABASE_URL、TO_DATA_DIR、TO_S3_…。',
      'Say where to: --to a-folder or --to postgresql://…, or set TO_DATABASE_URL, TO_DATA_DIR, TO_S3_….',
    ));
  }
  // Where only a bucket is named, the rows stay where they are; attachments on disk and the key stay in their folder unless another one is named.
  const rows = named['DATABASE_URL'] || named['DATA_DIR'] ? {} : { DATABASE_URL: process.env['DATABASE_URL'] };
  return readConfig({ DATA_DIR: process.env['DATA_DIR'], ...rows, ...named });
};

const isSameDatabase = (one: Config, other: Config): boolean =>
  (one.databaseUrl ? one.databaseUrl === other.databaseUrl : !other.databaseUrl && resolve(one.dataDir) === resolve(other.dataDir));

const placeOfFiles = ({ bucket, dataDir }: Config): string => (bucket ? `${bucket.endpoint}/${bucket.bucket}` : resolve(dataDir));

/** Attachments alone: the rows stay in their database. */
const moveFiles = async (from: AppContext, config: Config): Promise<void> => {
  const { files, already, missing } = await transferFiles(from, openFiles(config));
  tellMissing(missing);
  console.log(say(
    `已复制 ${files} 个附件，已经在那里的 ${already} 个。原处没有改动。请把服务的设置改成新的地方，重新启动，然后再执行一次本命令，把这期间新上传的也带过去。`,
    `Copied ${files} attachments; ${already} were there already. What was there before stays as it is. Now give the server the new settings and start it again, then run this once more for what was sent meanwhile.`,
  ));
};

const run = ({ to, replace = false }: TransferOptions): Promise<void> => telling(() => inStore(async (from) => {
  const config = targetOf(to);
  if (isSameDatabase(config, from.config)) {
    if (placeOfFiles(config) !== placeOfFiles(from.config)) return moveFiles(from, config);
    throw new ConfigError(say('来源和去处是同一个数据库，附件也在同一个地方。', 'Both ends are the same database, with its attachments in the same place.'));
  }
  const known = await findServerKey(config);
  const target = await openTarget(config, known ?? from.key);
  try {
    const { tables, rows, files, missing } = await transfer(from, target, { replace });
    if (!known) {
      await mkdir(config.dataDir, { recursive: true });
      await writeFile(join(config.dataDir, 'server.key'), `${from.key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    }
    tellMissing(missing);
    console.log(say(`已转移：${tables} 张表，${rows} 行，${files} 个附件。原处没有改动。`, `Transferred ${tables} tables, ${rows} rows, ${files} attachments. What was there before stays as it is.`));
    if (!known) console.log(say(`密钥已放到 ${config.dataDir}/server.key。`, `The key was put into ${config.dataDir}/server.key.`));
  } finally {
    await target.store.close();
  }
}));

export const addTo = (program: Command): void => {
  program
    .command('transfer')
    .option('--to <place>', say('文件夹（内置数据库）或 postgresql://…；也可用 TO_DATABASE_URL、TO_DATA_DIR、TO_S3_…', 'a folder (embedded database) or postgresql://…; or TO_DATABASE_URL, TO_DATA_DIR, TO_S3_…'))
    .option('--replace', say('先删除去处现有的全部数据', 'delete everything that is there first'))
    .description(say('把全部数据（含附件）转到另一个数据库：内置 ⇄ PostgreSQL', 'carry everything, attachments too, to another database: embedded ⇄ PostgreSQL'))
    .action(run);
};
