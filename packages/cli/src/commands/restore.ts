import { ConfigError, findServerKey, readConfig } from '@congress-kit/server/config';
import { readDump } from '@congress-kit/server/dump/file';
import { openTarget } from '@congress-kit/server/open';
import type { Command } from 'commander';
import { readable, telling } from '../dump-words.ts';
import { say } from '../language.ts';

/** Puts a dump into the database and the folder or bucket that the settings name: all of it or nothing. */

interface RestoreCommandOptions { readonly replace?: boolean; readonly otherKey?: boolean }

const run = (file: string, { replace = false, otherKey = false }: RestoreCommandOptions): Promise<void> => telling(async () => {
  await readable(file);
  const config = readConfig();
  const key = await findServerKey(config);
  if (!key) {
    throw new ConfigError(say(
      `这里没有密钥。请把原来的 server.key 放到 ${config.dataDir}/，或设 CONGRESS_KEY 为原来的密钥，再恢复；没有它，备份里的联系方式打不开。`,
      `There is no key here. Put the former server.key into ${config.dataDir}/ or set CONGRESS_KEY to the former key, then restore: without it the contact details in the dump cannot be opened.`,
    ));
  }
  const ctx = await openTarget(config, key);
  try {
    const { tables, rows, files, takenAt, withFiles } = await readDump(ctx, file, { replace, otherKey });
    console.log(say(`已恢复 ${takenAt} 的备份：${tables} 张表，${rows} 行，${files} 个附件。`, `Restored the dump of ${takenAt}: ${tables} tables, ${rows} rows, ${files} attachments.`));
    if (!withFiles) {
      console.log(say('这份备份不含附件文件：请把原来的 attachments 文件夹（或存储桶）也放好。', 'This dump has no attachment files in it: see that the former folder attachments (or the bucket) is in its place, too.'));
    }
  } finally {
    await ctx.store.close();
  }
});

export const addTo = (program: Command): void => {
  program
    .command('restore')
    .argument('<file>', say('congress-kit dump 写的文件', 'a file that congress-kit dump wrote'))
    .option('--replace', say('先删除现有的全部数据；不加时，有数据就拒绝', 'delete everything that is there first; without it a place with data is refused'))
    .option('--other-key', say('密钥不同也恢复：联系方式从此打不开', 'restore although the key is another one: contact details can never be opened again'))
    .description(say('恢复 dump 写的文件：全部恢复，或一点不动', 'put a dump back: all of it or nothing'))
    .action(run);
};
