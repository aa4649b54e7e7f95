import { randomBytes } from 'node:crypto';
import { fillPath, idempotencyHeader, type BodyInput, type OperationSpec, type ParamsOf, type Problem, type QueryInput, type ResponseOf } from '@congress-kit/api';
import { encodeQuery } from '@congress-kit/api/query';
import { fieldName } from '@congress-kit/api/messages/describe';
import * as en from '@congress-kit/api/messages/en';
import * as zh from '@congress-kit/api/messages/zh-CN';
import { ConfigError } from '@congress-kit/server/config';
import type { Command } from 'commander';
import { isEnglish, say } from './language.ts';

/** Work through the office's API of a running server, which says in words what it refuses. */

export interface ApiOptions { api?: string; token?: string }

export const addApiOptions = (command: Command, standard?: string): Command => command
  .option('--api <url>', say('接口地址，服务器运行时用', 'where the API of a running server begins'), standard)
  .option('--token <token>', say('令牌，默认取 CONGRESS_TOKEN', 'a token; else CONGRESS_TOKEN of the environment'));

const tokenOf = ({ token }: ApiOptions): string => {
  const given = token ?? process.env['CONGRESS_TOKEN'] ?? process.env['STAFF_TOKEN'];
  if (!given) throw new ConfigError(say('需要令牌：--token，或环境变量 CONGRESS_TOKEN。', 'A token is needed: --token, or CONGRESS_TOKEN in the environment.'));
  return given;
};

/** The same key for every try: when an answer was lost, asking again does not act twice. */
const send = async (url: string, method: 'GET' | 'POST', token: string, body: unknown, type = 'application/json'): Promise<Response> => {
  const key = randomBytes(16).toString('hex');
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(url, {
        method, redirect: 'error', signal: AbortSignal.timeout(120_000),
        headers: { Authorization: `Bearer ${token}`, 'Accept-Language': isEnglish() ? 'en' : 'zh-CN', ...(method === 'POST' && { 'Content-Type': type, [idempotencyHeader]: key }) },
        ...(method === 'POST' && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
      });
    } catch (error) {
      if (attempt < 2) continue;
      const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
      throw new ConfigError(say(`连不上 ${url}（${cause}）。请确认服务器在运行，且 --api 正确。`, `${url} cannot be reached (${cause}). Is the server running, and is --api right?`));
    }
  }
};

/** @param state how a state among the allowed ones is called */
const tellProblem = (problem: Problem, state: (code: string) => string): string => [
  problem.title,
  problem.detail,
  ...(problem.errors ?? []).map(({ pointer, detail }) => `  --${pointer.slice(1).replace(/\//g, '.')}  ${fieldName((isEnglish() ? en : zh).messages, pointer)}  ${detail}`),
  ...(problem.allowed?.length ? [say('现在可以：', 'Open now:'), ...problem.allowed.map((one) => `  ${state(one)}`)] : []),
  ...(problem.requestId ? [say(`请求编号 ${problem.requestId}`, `Request ${problem.requestId}`)] : []),
].filter(Boolean).join('\n');

interface Input<O extends OperationSpec> { params?: ParamsOf<O>; query?: QueryInput<O>; body?: BodyInput<O> }

/**
 * Calls one operation; what it refuses becomes the command's own message.
 * @param input.file for an upload, in the place of a body
 */
export const askApi = async <const O extends OperationSpec>(
  options: ApiOptions & { api: string }, operation: O, { params, query, body, file }: Input<O> & { file?: { bytes: Buffer; type: string } } = {}, state = (code: string): string => code,
): Promise<ResponseOf<O>> => {
  const asked = encodeQuery((query ?? {}) as Record<string, unknown>).map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const url = options.api.replace(/\/+$/, '') + fillPath(operation.path, params as Record<string, string> | undefined) + (asked && `?${asked}`);
  const answer = await send(url, operation.method, tokenOf(options), file?.bytes ?? body, file?.type);
  const read = await answer.json().catch(() => undefined) as (Problem & ResponseOf<O>) | undefined;
  if (!read) throw new ConfigError(say(`${url} 的回答不是接口的回答（${answer.status}）。请检查 --api。`, `${url} does not answer like the API (${answer.status}). Check --api.`));
  if (!answer.ok) throw new ConfigError(tellProblem(read, state));
  return read;
};
