import { getReceipt, idempotencyHeader, proofHeader, receiptSecretHeader, replayedHeader, requestIdHeader, submitSuggestion } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { anyPathOf, lists, pathOf, publicReads, staffOperations, writes } from '../contract.ts';
import type { Exchange } from '../exchange.ts';
import type { Trial } from '../trial.ts';
import { provoke } from './refusals.ts';

/** Any county's page may read and write the public API from the browser; no cookies are involved, and the office's side is apart. */

const Origin = 'https://county.example';
const listed = (text: string | undefined): string[] => (text ?? '').toLowerCase().split(',').map((one) => one.trim()).filter(Boolean);

const open = (trial: Trial, exchange: Exchange): void => {
  const origin = exchange.headers['access-control-allow-origin'];
  trial.expect(origin === '*', [`Access-Control-Allow-Origin 是“${origin ?? ''}”，应为 *`, `Access-Control-Allow-Origin is “${origin ?? ''}”; * was due`], exchange);
};

const readable = check({
  id: 'cors.reads', level: 'must',
  title: ['任何网站的页面都能读公开数据', 'Pages of any origin may read public data'],
  proves: ['县里的网站不用改服务器就能嵌入', 'A county’s site embeds the elements without a change on the server'],
  run: async (trial) => {
    for (const operation of publicReads) open(trial, await trial.site.ask({ path: anyPathOf(operation), headers: { Origin } }));
  },
});

const refusals = check({
  id: 'cors.refusals', level: 'must',
  title: ['拒绝的原因也能被页面读到', 'Pages can read why something was refused'],
  proves: ['填错了能说出哪里错，而不是“网络错误”', 'A page can say what is wrong instead of “network error”'],
  run: async (trial) => {
    for (const { method, url, requestHeaders, requestBody, shell } of await provoke(trial)) {
      if (url.includes('/staff/')) continue;
      open(trial, await trial.site.ask({ method, path: url, headers: { ...requestHeaders, Origin }, ...(requestBody !== undefined && { body: requestBody }), ...(shell && { shell }) }));
    }
  },
});

const exposed = check({
  id: 'cors.exposed', level: 'must',
  title: ['页面读得到 ETag、请求编号、重试时间、是否重放', 'Pages can read ETag, request id, Retry-After and Idempotent-Replayed'],
  proves: ['页面能报编号、会等、知道是不是重复提交', 'A page can quote the id, wait as told, and knows a repeat from a first time'],
  run: async (trial) => {
    for (const path of [pathOf(lists[0]!), '/deputies/no-such-thing-4', '/']) {
      const answer = await trial.site.ask({ path, headers: { Origin } });
      const names = listed(answer.headers['access-control-expose-headers']);
      for (const name of ['ETag', requestIdHeader, 'Retry-After', replayedHeader]) {
        trial.expect(names.includes(name.toLowerCase()) || names.includes('*'), [`Access-Control-Expose-Headers 里没有 ${name}`, `Access-Control-Expose-Headers lacks ${name}`], answer);
      }
    }
  },
});

const preflight = (trial: Trial, path: string, method: string, headers: string): Promise<Exchange> =>
  trial.site.ask({ method: 'OPTIONS', path, headers: { Origin, 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': headers } });

const allows = (trial: Trial, answer: Exchange, method: string, headers: readonly string[]): void => {
  if (!trial.status(answer, 200, 204)) return;
  open(trial, answer);
  const [methods, names] = [listed(answer.headers['access-control-allow-methods']), listed(answer.headers['access-control-allow-headers'])];
  // GET, HEAD and POST need not be named: browsers allow them by themselves.
  trial.expect(['get', 'head', 'post'].includes(method.toLowerCase()) || methods.includes(method.toLowerCase()), [`不允许 ${method}`, `${method} is not allowed`], answer);
  for (const name of headers) trial.expect(names.includes(name.toLowerCase()) || names.includes('*'), [`不允许请求头 ${name}`, `the header ${name} is not allowed`], answer);
};

const preflightRead = check({
  id: 'cors.preflight-read', level: 'must',
  title: ['浏览器先问能不能读，得到允许', 'A browser that asks whether it may read is told yes'],
  proves: ['带缓存标记的查询在浏览器里能用', 'Conditional reads work from a browser'],
  run: async (trial) => {
    for (const operation of publicReads) allows(trial, await preflight(trial, anyPathOf(operation), 'GET', 'if-none-match,accept-language'), 'GET', ['If-None-Match']);
  },
});

const preflightWrite = check({
  id: 'cors.preflight-write', level: 'must',
  title: ['浏览器先问能不能提交，得到允许', 'A browser that asks whether it may write is told yes'],
  proves: ['群众在县里的网站上就能提意见', 'Residents can send a suggestion from the county’s own site'],
  run: async (trial) => {
    allows(trial, await preflight(trial, submitSuggestion.path, 'POST', 'content-type,idempotency-key'), 'POST', ['Content-Type', idempotencyHeader]);
  },
});

const preflightProof = check({
  id: 'cors.preflight-proof', level: 'should',
  title: ['浏览器先问能不能用计算代替等候，得到允许', 'A browser that asks whether it may send a proof of work is told yes'],
  proves: ['提交太多被拦下时，县里网站的页面能算完接着提交', 'A page on the county’s own site can work instead of waiting'],
  run: async (trial) => {
    allows(trial, await preflight(trial, submitSuggestion.path, 'POST', 'content-type,idempotency-key,proof-of-work'), 'POST', [proofHeader]);
  },
});

const preflightReceipt = check({
  id: 'cors.preflight-receipt', level: 'must',
  title: ['浏览器先问能不能查回执、评价、撤回，得到允许', 'A browser that asks whether it may use a receipt is told yes'],
  proves: ['群众在县里的网站上就能查办理进度', 'Residents can follow their suggestion from the county’s own site'],
  run: async (trial) => {
    allows(trial, await preflight(trial, anyPathOf(getReceipt), 'GET', 'receipt-secret'), 'GET', [receiptSecretHeader]);
    for (const operation of writes.filter(({ access }) => access === 'receipt')) {
      allows(trial, await preflight(trial, anyPathOf(operation), 'POST', 'content-type,idempotency-key,receipt-secret'), 'POST', ['Content-Type', idempotencyHeader, receiptSecretHeader]);
    }
  },
});

const noCredentials = check({
  id: 'cors.no-credentials', level: 'must',
  title: ['跨站请求从不带身份', 'No request from another site carries credentials'],
  proves: ['别的网站不能借用访问者的登录', 'No other site can use a visitor’s log-in'],
  run: async (trial) => {
    await preflight(trial, submitSuggestion.path, 'POST', 'content-type');
    trial.looked += 1;
  },
  observe: (exchange, trial) => {
    trial.expect(!/true/i.test(exchange.headers['access-control-allow-credentials'] ?? ''), ['Access-Control-Allow-Credentials 是 true', 'Access-Control-Allow-Credentials is true'], exchange);
  },
});

const staffApart = check({
  id: 'cors.staff-apart', level: 'must',
  title: ['工作人员的接口不对任意网站开放', 'The office’s side is not open to pages of any origin'],
  proves: ['陌生网页不能借工作人员的浏览器办件', 'A strange page cannot act through an officer’s browser'],
  run: async (trial) => {
    for (const operation of staffOperations) {
      for (const answer of [await trial.site.ask({ method: operation.method, path: anyPathOf(operation), headers: { Origin } }), await preflight(trial, anyPathOf(operation), operation.method, 'authorization')]) {
        const allowed = answer.headers['access-control-allow-origin'];
        trial.expect(allowed === undefined || (allowed !== '*' && allowed !== Origin), [`对 ${Origin} 开放（${allowed}）`, `it is open to ${Origin} (${allowed})`], answer);
      }
    }
  },
});

export const cors: readonly Check[] = [readable, refusals, exposed, preflightRead, preflightWrite, preflightProof, preflightReceipt, noCredentials, staffApart];
