import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '@congress-kit/server/config';
import { writeDump } from '@congress-kit/server/dump/file';
import type { Command } from 'commander';
import { tellMissing } from '../dump-words.ts';
import { say } from '../language.ts';
import { inStore } from '../store.ts';

/** Everything the server keeps, in one file: rows and attachments. */

const nameOf = (now: Date): string => `congress-kit-${now.toISOString().slice(0, 16).replace(/[:T]/g, '-')}.dump.gz`;

const run = (file: string | undefined, { force = false }: { force?: boolean }): Promise<void> => inStore(async (ctx) => {
  const path = resolve(file ?? nameOf(ctx.now()));
  if (existsSync(path) && !force) throw new ConfigError(say(`${path} 已存在。请换一个名字，或加 --force 覆盖。`, `${path} is there already. Take another name, or --force to replace it.`));
  const { tables, rows, files, missing, bytes } = await writeDump(ctx, path);
  tellMissing(missing);
  console.log(say(`已写入 ${path}：${tables} 张表，${rows} 行，${files} 个附件，共 ${bytes} 字节。`, `Wrote ${path}: ${tables} tables, ${rows} rows, ${files} attachments, ${bytes} bytes.`));
  console.log(ctx.config.serverKey
    ? say('联系方式仍是加密的，恢复时需要同一个 CONGRESS_KEY；密钥不在文件里，请另行保管。', 'Contact details in it stay encrypted: restoring needs the same CONGRESS_KEY, which is not in the file. Keep it elsewhere.')
    : say(`联系方式仍是加密的，恢复时需要 ${ctx.config.dataDir}/server.key；密钥不在文件里，请另行保管。`, `Contact details in it stay encrypted: restoring needs ${ctx.config.dataDir}/server.key, which is not in the file. Keep it elsewhere.`));
});

export const addTo = (program: Command): void => {
  program
    .command('dump')
    .argument('[file]', say('写到哪个文件；默认在当前目录，以时间命名', 'the file to write; by default in this folder, named by the time'))
    .option('--force', say('文件已存在时覆盖', 'replace a file that is there already'))
    .description(say('把全部数据（含附件）写成一个文件', 'write everything, attachments too, into one file'))
    .action(run);
};
