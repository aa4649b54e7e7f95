import { problem, problemMediaType, problems, problemsOf, withdrawSuggestion, type OperationSpec, type ProblemCode } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import { operationProse } from '@congress-kit/api/prose/index';
import { check, type Check } from '../check.ts';
import { lists, paramsOf } from '../contract.ts';
import { field, isObject, mediaType, type Exchange } from '../exchange.ts';
import type { Known } from '../generate/requests.ts';
import { NoAnswer } from '../probe.ts';
import type { Said } from '../said.ts';
import type { Site } from '../site.ts';

/**
 * Requests made from the contract, as many as one likes, for every operation: whatever is sent, the answer is one of those that
 * the contract names for it, with the body that it names. The same seed makes the same requests.
 */

/** What of an answer is not as the contract has it; undefined: nothing. */
const faultOf = (operation: OperationSpec, exchange: Exchange): Said | undefined => {
  const { status, json } = exchange;
  if (status >= 500) return [`应答 ${status}`, `${status} came`];
  if (status === 304 && operation.method === 'GET' && operation.access === 'public') return undefined;
  if (status === operation.status) {
    if (operation.download) return undefined;
    const read = operation.response.safeParse(json);
    const issue = read.error?.issues[0];
    return issue && [`${status} 的内容与约定不符：/${issue.path.join('/')}`, `the body of ${status} is not the contract’s: /${issue.path.join('/')}`];
  }
  const codes = problemsOf(operation);
  if (!codes.some((code) => problems[code] === status)) return [`约定里没有 ${status} 这种应答`, `the contract names no ${status}`];
  if (mediaType(exchange) !== problemMediaType || !problem.safeParse(json).success) return [`${status} 没有合格的说明`, `${status} came without a sound problem`];
  const code = field(exchange, 'code') as ProblemCode;
  return codes.includes(code) && problems[code] === status ? undefined : [`${status} 的 code 是 ${code}，约定里没有`, `${status} came with the code ${code}, which the contract does not name`];
};

const recordsOf = (exchange: Exchange): Record<string, unknown>[] => {
  const items = field(exchange, 'items');
  return Array.isArray(items) ? items.filter(isObject) : [];
};

const textsOf = (records: readonly Record<string, unknown>[], name: string): string[] => records.map((record) => record[name]).filter((value) => typeof value === 'string');

/** What is there, a few of each list. */
const recordsThere = (site: Site): Promise<Map<string, string[]>> => site.once('records for generated requests', async () => {
  const found = new Map<string, string[]>();
  for (const list of lists.filter(({ path }) => !path.includes('{'))) {
    const records = recordsOf(await site.ask({ path: `${list.path}?limit=20` }));
    found.set(list.path, ['id', 'number', 'receiptNo'].flatMap((name) => textsOf(records, name)));
  }
  return found;
});

const targetsOf = async (site: Site, operation: OperationSpec): Promise<Known['targets']> => {
  const [name] = paramsOf(operation.path);
  if (name === undefined) return [];
  if (operation.access === 'receipt') {
    if (site.submitted.size === 0) for (let more = 0; more < 5; more += 1) await site.submit();
    // A receipt of its own kind: of a suggestion, or of a comment, topic or question.
    const kindOf = ({ path }: OperationSpec): string | undefined => path.split('/')[1];
    const own = [...site.submitted.values()].filter(({ withdrawn, withdrawal = withdrawSuggestion }) => !withdrawn && kindOf(withdrawal) === kindOf(operation));
    return own.slice(-100).map(({ receiptNo, secret }) => ({ id: receiptNo, secret }));
  }
  const path = operation.path.slice(0, operation.path.indexOf('/{'));
  if (!operations.some((one) => one.method === 'GET' && one.path === path)) return [...(await recordsThere(site)).values()].flat().map((id) => ({ id }));
  const headers: Record<string, string> = operation.access === 'staff' && site.token ? { Authorization: `Bearer ${site.token}` } : {};
  return textsOf(recordsOf(await site.ask({ path: `${path}?limit=100`, headers })), name).map((id) => ({ id }));
};

const atOnce = 8;
const batch = 400;

const generated = (operation: OperationSpec, count: number): Check => check({
  id: `generated.${operation.id}`, level: 'must',
  title: [`${operationProse[operation.id]?.summaryZh ?? operation.id}：${count} 个生成的请求都得到约定的应答`, `${operation.id}: ${count} generated requests get answers of the contract`],
  proves: ['不管发来什么，应答都是文档里写的那几种', 'Whatever is sent, the answer is one that the document names'],
  needs: [...(operation.method === 'POST' ? ['write' as const] : []), ...(operation.access === 'staff' ? ['token' as const] : [])],
  run: async (trial) => {
    const { site } = trial;
    const { sample } = await import('../generate/requests.ts');
    for (let done = 0; done < count; done += batch) {
      // Anew for each batch: what the last one stored or moved is there to be asked for.
      const known: Known = { records: await recordsThere(site), targets: await targetsOf(site, operation), token: site.token, consent: await site.consent() };
      const waiting = sample(operation, known, Math.min(batch, count - done), site.seed + done);
      await Promise.all(Array.from({ length: atOnce }, async () => {
        for (let ask = waiting.pop(); ask; ask = waiting.pop()) {
          const one = ask;
          const exchange = await site.ask(one).catch((error: unknown) => {
            if (!(error instanceof NoAnswer)) throw error;
            trial.expect(false, [`没有应答（${error.code}）：${one.method} ${one.path}`, `no answer (${error.code}): ${one.method} ${one.path}`]);
            return undefined;
          });
          const fault = exchange && faultOf(operation, exchange);
          trial.expect(!fault, fault ?? ['', ''], exchange);
        }
      }));
    }
  },
});

/** Reads first, then what residents send, then what is done with it. */
const order = ({ method, access }: OperationSpec): number => (access === 'receipt' ? 2 : method === 'GET' ? 0 : access === 'public' ? 1 : 3);

/** One check for each operation. They store whatever they can: only for a server that may be filled with rubbish. */
export const generatedChecks = (count: number): Check[] => [...operations].sort((one, other) => order(one) - order(other)).map((operation) => generated(operation, count));
