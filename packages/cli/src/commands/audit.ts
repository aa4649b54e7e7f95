import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AuditEntry, AuditProof } from '@congress-kit/api';
import { everyLabel } from '@congress-kit/api/messages/every';
import { fill } from '@congress-kit/api/messages/fill';
import * as operations from '@congress-kit/api/resources/staff-tokens';
import { ConfigError } from '@congress-kit/server/config';
import { auditPage, auditRows, proveAudit, readHead } from '@congress-kit/server/store/audit-reading';
import type { Database } from '@congress-kit/server/store/database';
import { InvalidArgumentError, type Command } from 'commander';
import { addApiOptions, askApi, type ApiOptions } from '../api.ts';
import { isEnglish, say } from '../language.ts';
import { inStore } from '../store.ts';

/** Who did what when. The log takes no change and no deletion; whether that is so is proved, not believed. */

const tell = ({ whole, entries, head, faults }: AuditProof): void => {
  const words = everyLabel[isEnglish() ? 'en' : 'zh-CN'].auditFaultKinds as Readonly<Record<string, string>>;
  for (const { kind, position } of faults) console.error(fill(words[kind] ?? kind, { position }) + say('。', '.'));
  if (whole) console.log(say(`审计记录完整，共 ${entries} 条。`, `The audit log is whole: ${entries} entries.`));
  else process.exitCode = 1;
  if (head) console.log(`${say('结尾，请另外记下：', 'Its end, to be noted down elsewhere: ')}${head}`);
};

const verify = async ({ api, head, ...options }: ApiOptions & { head?: string }): Promise<void> => {
  const noted = head === undefined ? undefined : readHead(head);
  if (head !== undefined && !noted) throw new ConfigError(say('--head 请写以前记下的“序号:校验值”。', '--head takes what was noted down before, “position:hash”.'));
  tell(api === undefined ? await inStore((ctx) => proveAudit(ctx, noted)) : await askApi({ ...options, api }, operations.verifyAuditLog, { query: head === undefined ? {} : { head } }));
};

const lineOf = ({ position, at, by, act, subject, detail }: AuditEntry): string => [position, at, by, act, subject, JSON.stringify(detail)].join('\t');

interface ListOptions extends ApiOptions { act?: string; subject?: string; by?: string; limit: number }

/** The newest last, as logs are read. */
const list = async ({ api, token, limit, ...filter }: ListOptions): Promise<void> => {
  const query = { ...filter, limit };
  const { rows } = api === undefined ? await inStore(({ store }) => auditPage(store.db, query, null)) : await askApi({ api, ...(token && { token }) }, operations.listAuditEntries, { query }).then(({ items }) => ({ rows: items }));
  for (const row of [...rows].reverse()) console.log(lineOf(row));
};

/** Line by line, so that a log of years needs no memory. */
const own = async function* (db: Database): AsyncGenerator<string> {
  for await (const { token_id: by, at, ...row } of auditRows(db)) yield JSON.stringify({ ...row, at: at.toISOString(), by }) + '\n';
};

/** The same of a running server. It tells the newest first, so all of it is read before the first line is written. */
const theirs = async function* (options: ApiOptions & { api: string }): AsyncGenerator<string> {
  const entries: AuditEntry[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await askApi(options, operations.listAuditEntries, { query: { limit: 100, ...(cursor !== undefined && { cursor }) } });
    entries.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) break;
  }
  for (const entry of entries.reverse()) yield JSON.stringify(entry) + '\n';
};

const put = async (lines: AsyncGenerator<string>, out: string | undefined): Promise<void> => {
  const here = new Writable({ write: (chunk, _encoding, done) => { process.stdout.write(chunk as Buffer, done); } });
  await pipeline(lines, out === undefined ? here : createWriteStream(out, { mode: 0o600 })).catch((error: Error) => {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(say(`写不进 ${out ?? '标准输出'}：${error.message}`, `${out ?? 'Standard output'} cannot be written: ${error.message}`));
  });
};

const write = async ({ out, api, ...options }: ApiOptions & { out?: string }): Promise<void> => {
  if (api === undefined) return inStore(({ store }) => put(own(store.db), out));
  await put(theirs({ ...options, api }), out);
};

const wholeNumber = (text: string): number => {
  if (!/^([1-9]\d?|100)$/.test(text)) throw new InvalidArgumentError(say('请写 1 到 100 的整数。', 'Write a whole number from 1 to 100.'));
  return Number(text);
};

export const addTo = (program: Command): void => {
  const group = program.command('audit').description(say('审计记录：谁在什么时候做了什么', 'the audit log: who did what when'));
  addApiOptions(group.command('verify')).description(say('检查记录有没有被改过、删过、截断', 'prove that nothing in it was changed, taken out or cut off'))
    .option('--head <number:hash>', say('以前记下的结尾，检查它之前的有没有变', 'an end noted down before: nothing up to there may have changed'))
    .action(verify);
  addApiOptions(group.command('list')).description(say('看最近的记录，最新的在最后', 'the latest entries, the newest last'))
    .option('--act <act>', say('只看这类，如 token、case.move', 'only these, such as token or case.move'))
    .option('--subject <id>', say('只看这一件的编号', 'only about this record'))
    .option('--by <token>', say('只看这个令牌的', 'only by this token'))
    .option('--limit <number>', say('最多多少条', 'at most so many'), wholeNumber, 50)
    .action(list);
  addApiOptions(group.command('export')).description(say('全部导出，每行一条 JSON', 'all of it, one JSON object a line')).option('--out <file>', say('写到文件', 'into a file')).action(write);
};
