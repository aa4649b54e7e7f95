import { randomBytes } from 'node:crypto';
import { caseMove, fillPath, idempotencyHeader, moveCase, moveSuggestion, suggestionMove, type Problem } from '@congress-kit/api';
import { decodeQuery } from '@congress-kit/api/query';
import { fieldName } from '@congress-kit/api/messages/describe';
import * as en from '@congress-kit/api/messages/en';
import * as zh from '@congress-kit/api/messages/zh-CN';
import { ConfigError } from '@congress-kit/server';
import { Argument, type Command } from 'commander';
import { isEnglish, say } from '../language.ts';

/** Moves a suggestion or a case through the office's API, and says in words what came of it. */

const operations = { suggestion: { operation: moveSuggestion, body: suggestionMove, param: 'receiptNo' }, case: { operation: moveCase, body: caseMove, param: 'number' } } as const;
type Kind = keyof typeof operations;
interface MoveOptions { api: string; token?: string }

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

/** The same key for every try: when an answer was lost, asking again does not move twice. */
const send = async (url: string, token: string, body: unknown): Promise<Response> => {
  const key = randomBytes(16).toString('hex');
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(url, {
        method: 'POST', body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(20_000),
        headers: { 'Content-Type': 'application/json', [idempotencyHeader]: key, Authorization: `Bearer ${token}`, 'Accept-Language': isEnglish() ? 'en' : 'zh-CN' },
      });
    } catch (error) {
      if (attempt < 2) continue;
      const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
      throw new ConfigError(say(`连不上 ${url}（${cause}）。请确认服务器在运行，且 --api 正确。`, `${url} cannot be reached (${cause}). Is the server running, and is --api right?`));
    }
  }
};

const stateWord = (kind: Kind, state: string): string => {
  const { labels } = words();
  const known: Readonly<Record<string, string | undefined>> = kind === 'case' ? { ...labels.caseStates, ...labels.caseActs } : labels.suggestionStates;
  return known[state] ? `${state} ${known[state]}` : state;
};

const tellProblem = (kind: Kind, problem: Problem): string => [
  problem.title,
  problem.detail,
  ...(problem.errors ?? []).map(({ pointer, detail }) => `  --${pointer.slice(1).replace(/\//g, '.')}  ${fieldName(words(), pointer)}  ${detail}`),
  ...(problem.allowed?.length ? [say('现在可以：', 'Open now:'), ...problem.allowed.map((state) => `  ${stateWord(kind, state)}`)] : []),
  ...(problem.requestId ? [say(`请求编号 ${problem.requestId}`, `Request ${problem.requestId}`)] : []),
].filter(Boolean).join('\n');

const run = async (kind: Kind, number: string, to: string, rest: readonly string[], options: MoveOptions): Promise<void> => {
  const token = options.token ?? process.env['CONGRESS_TOKEN'] ?? process.env['STAFF_TOKEN'];
  if (!token) throw new ConfigError(say('需要令牌：--token，或环境变量 CONGRESS_TOKEN。', 'A token is needed: --token, or CONGRESS_TOKEN in the environment.'));
  const { operation, param } = operations[kind];
  const url = options.api.replace(/\/+$/, '') + fillPath(operation.path, { [param]: number });
  const answer = await send(url, token, { to, ...readFields(kind, rest) });
  const body = await answer.json().catch(() => undefined) as (Problem & { state?: string; moves?: string[]; caseNumber?: string }) | undefined;
  if (!body) throw new ConfigError(say(`${url} 的回答不是接口的回答（${answer.status}）。请检查 --api。`, `${url} does not answer like the API (${answer.status}). Check --api.`));
  if (!answer.ok) {
    console.error(tellProblem(kind, body));
    process.exitCode = 1;
    return;
  }
  console.log(`${number}  ${stateWord(kind, body.state ?? '')}${kind === 'suggestion' && body.caseNumber ? `  → ${body.caseNumber}` : ''}`);
  if (body.moves?.length) console.log(`${say('下一步可以：', 'Open next: ')}${body.moves.map((state) => stateWord(kind, state)).join(say('、', ', '))}`);
};

export const addTo = (program: Command): void => {
  program.command('move')
    .description('流转一件意见或办理件，例如 congress-kit move case QZ-2026-0001 assigned --leadHandlerId DW001 – move a suggestion or a case')
    .addArgument(new Argument('<kind>', '意见 suggestion 或办理件 case').choices(Object.keys(operations)))
    .argument('<number>', '受理号或办理件编号 – its number')
    .argument('<to>', '去向，如 accepted、assigned – where to')
    .argument('[fields...]', '这一步需要的字段：--名称 值 – the fields it needs')
    .option('--api <url>', '接口地址 – where the API begins', 'http://127.0.0.1:8080/v1')
    .option('--token <token>', '令牌，默认取 CONGRESS_TOKEN – else CONGRESS_TOKEN')
    .allowUnknownOption()
    .action(async (kind: Kind, number: string, to: string, fields: string[], options: MoveOptions) => { await run(kind, number, to, fields, options); });
};
