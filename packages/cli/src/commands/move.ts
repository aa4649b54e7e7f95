import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { caseMove, moveCase, moveSuggestion, suggestionMove, uploadAttachment, type OperationSpec } from '@congress-kit/api';
import { decodeQuery } from '@congress-kit/api/query';
import * as en from '@congress-kit/api/messages/en';
import * as zh from '@congress-kit/api/messages/zh-CN';
import { ConfigError } from '@congress-kit/server/config';
import { mediaTypeOf } from '@congress-kit/server/files/kinds';
import { Argument, type Command } from 'commander';
import { addApiOptions, askApi, type ApiOptions } from '../api.ts';
import { isEnglish, say } from '../language.ts';

/** Moves a suggestion or a case through the office's API, and says in words what came of it. */

const operations = { suggestion: { operation: moveSuggestion, body: suggestionMove, param: 'receiptNo' }, case: { operation: moveCase, body: caseMove, param: 'number' } } as const;
type Kind = keyof typeof operations;

const words = () => (isEnglish() ? en.messages : zh.messages);

/** `--leadHandlerId DW1 --coHandlerIds DW2 --coHandlerIds DW3 --reply.text …`: names of the contract, a dot leads inside. */
const readFields = (kind: Kind, rest: readonly string[]): Record<string, unknown> => {
  const raw: Record<string, string | string[]> = {};
  for (let index = 0; index < rest.length; index += 2) {
    const [option = '', value] = [rest[index], rest[index + 1]];
    const [name = '', inline] = option.startsWith('--') ? option.slice(2).split(/=(.*)/s) : [];
    if (name === '' || (value === undefined && inline === undefined)) {
      throw new ConfigError(say(`看不懂“${option}”。字段写成 --名称 值，例如 --leadHandlerId DW001。`, `“${option}” is not understood. Write fields as --name value, for example --leadHandlerId DW001.`));
    }
    if (inline !== undefined) index -= 1;
    const given = inline ?? value!;
    const before = raw[name];
    raw[name] = before === undefined ? given : [before, given].flat();
  }
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(decodeQuery(operations[kind].body as never, raw))) {
    const path = name.split('.');
    let inside = fields;
    for (const part of path.slice(0, -1)) inside = (inside[part] ??= {}) as Record<string, unknown>;
    inside[path[path.length - 1]!] = value;
  }
  return fields;
};

const stateWord = (kind: Kind, state: string): string => {
  const { labels } = words();
  const known: Readonly<Record<string, string | undefined>> = { ...(kind === 'case' ? labels.caseStates : labels.suggestionStates), ...labels.caseActs };
  return known[state] ? `${state} ${known[state]}` : state;
};

/** `--evidence minutes.pdf`: files of this machine, each sent before the move names it. Of two that cannot be read the first is told, before anything is sent. */
const sendFiles = async (paths: readonly string[], options: ApiOptions & { api: string }): Promise<{ id: string; name: string }[]> => {
  const files = await Promise.all(paths.map(async (path) => {
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) throw new ConfigError(say(`--evidence：读不到文件 ${path}。`, `--evidence: the file ${path} cannot be read.`));
    const type = mediaTypeOf(bytes);
    if (!type) throw new ConfigError(say(`--evidence：${path} 不是 JPEG、PNG、WebP 或 PDF。`, `--evidence: ${path} is no JPEG, PNG, WebP or PDF.`));
    return { bytes, type, name: basename(path) };
  }));
  const sent: { id: string; name: string }[] = [];
  for (const { name, ...file } of files) sent.push({ id: (await askApi(options, uploadAttachment, { file })).id, name });
  return sent;
};

const run = async (kind: Kind, number: string, to: string, rest: readonly string[], options: ApiOptions & { api: string }): Promise<void> => {
  const { operation, param } = operations[kind];
  const { evidence, ...fields } = readFields(kind, rest);
  const files = evidence === undefined ? {} : { evidence: await sendFiles([evidence].flat().map(String), options) };
  const body = await askApi(options, operation as OperationSpec, { params: { [param]: number } as never, body: { to, ...fields, ...files } as never }, (state) => stateWord(kind, state)) as { state?: string; moves?: string[]; caseNumber?: string };
  console.log(`${number}  ${stateWord(kind, body.state ?? '')}${kind === 'suggestion' && body.caseNumber ? `  → ${body.caseNumber}` : ''}`);
  if (body.moves?.length) console.log(`${say('下一步可以：', 'Open next: ')}${body.moves.map((state) => stateWord(kind, state)).join(say('、', ', '))}`);
};

export const addTo = (program: Command): void => {
  addApiOptions(program.command('move'), 'http://127.0.0.1:8080/v1')
    .description(say('流转一件意见或办理件，例如 congress-kit move case QZ-2026-0001 assigned --leadHandlerId DW001', 'move a suggestion or a case'))
    .addArgument(new Argument('<kind>', '意见 suggestion 或办理件 case').choices(Object.keys(operations)))
    .argument('<number>', say('受理号或办理件编号', 'its number'))
    .argument('<to>', say('去向，如 accepted、assigned', 'where to'))
    .argument('[fields...]', say('这一步需要的字段：--名称 值', 'the fields it needs'))
    .allowUnknownOption()
    .action(async (kind: Kind, number: string, to: string, fields: string[], options: ApiOptions & { api: string }) => { await run(kind, number, to, fields, options); });
};
