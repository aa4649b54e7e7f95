import { access, constants } from 'node:fs/promises';
import { ConfigError } from '@congress-kit/server/config';
import { DumpRefused, type DumpFault } from '@congress-kit/server/dump/refused';
import { say } from './language.ts';

/** What the terminal says when a dump is not taken or not put back: what is wrong and what to do. */
const words: Readonly<Record<DumpFault, (about: string) => string>> = {
  not_a_dump: () => say('这个文件不是 congress-kit dump 写的。', 'This file was not written by congress-kit dump.'),
  newer: (about) => say(`备份来自更新的版本（${about}）。请先升级 congress-kit，再恢复。`, `The dump comes from a newer version (${about}). Update congress-kit first, then restore.`),
  damaged: (about) => say(`备份已损坏（${about}），什么都没有恢复。请换另一份备份。`, `The dump is damaged (${about}); nothing was restored. Take another one.`),
  cut_off: () => say('备份不完整，结尾缺失，什么都没有恢复。请换另一份备份。', 'The dump stops before its end; nothing was restored. Take another one.'),
  not_empty: () => say('目标里已有数据，什么都没有改动。请换一个空的数据库或文件夹；确实要全部替换，请加 --replace。', 'There is data at the target, and nothing was changed. Take an empty database or folder; to replace everything that is there, add --replace.'),
  needs_new_place: (about) => say(`备份来自较早的版本（${about}），只能恢复到全新的数据库或文件夹，恢复时自动升级。`, `The dump comes from an earlier version (${about}) and can only be put into a new database or folder; it is brought up to date on the way.`),
  other_key: () => say('这里的密钥与备份时的不同，联系方式将打不开。请放回原来的 server.key 或 CONGRESS_KEY；确实不需要联系方式，请加 --other-key。', 'The key here is not the one of the dump: contact details could not be opened. Put back the former server.key or CONGRESS_KEY; if contact details are not needed, add --other-key.'),
  no_key: () => say('这里没有密钥。', 'There is no key here.'),
  no_room: (about) => say(`磁盘空间不足（${about}）。`, `There is not enough room on the disk (${about}).`),
};

export const telling = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    throw error instanceof DumpRefused ? new ConfigError(words[error.fault](error.about)) : error;
  }
};

export const readable = async (file: string): Promise<void> => {
  await access(file, constants.R_OK).catch(() => { throw new ConfigError(say(`读不到文件 ${file}。`, `The file ${file} cannot be read.`)); });
};

export const tellMissing = (missing: readonly string[]): void => {
  if (missing.length === 0) return;
  console.error(say(
    `注意：${missing.length} 个附件的文件缺失或已损坏，其余全部在内：${missing.slice(0, 5).join('、')}${missing.length > 5 ? '……' : ''}`,
    `Mind: the files of ${missing.length} attachments are missing or damaged; everything else is in: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}`,
  ));
};
