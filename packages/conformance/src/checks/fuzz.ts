import { submitSuggestion } from '@congress-kit/api';
import fc from 'fast-check';
import { check, type Check } from '../check.ts';
import { anyPathOf, details, filtersOf, lists, staffOperations, writes } from '../contract.ts';
import type { Exchange } from '../exchange.ts';
import { anyJson, anyText } from '../generate/values.ts';
import type { Site } from '../site.ts';
import type { Trial } from '../trial.ts';

/**
 * Invented requests. What breaks is made as small as it can be before it is reported; the same seed invents the same
 * requests again. No invented suggestion could be stored: all lack the consent.
 */

const longest = 6000;

const fuzz = async <T>(trial: Trial, runs: number, arbitrary: fc.Arbitrary<T>, send: (value: T) => Promise<Exchange>, sound: (exchange: Exchange) => boolean): Promise<void> => {
  let smallest: Exchange | undefined;
  const details = await fc.check(fc.asyncProperty(arbitrary, async (value) => {
    const exchange = await send(value);
    trial.looked += 1;
    if (sound(exchange)) return true;
    smallest = exchange;
    return false;
  }), { numRuns: runs, seed: trial.site.seed, interruptAfterTimeLimit: longest, endOnFailure: false });
  // A property that threw is no finding but a missing answer.
  if (details.failed && !smallest && details.errorInstance instanceof Error) throw details.errorInstance;
  trial.expect(!smallest, [`应答 ${smallest?.status}（种子 ${trial.site.seed}，已缩到最小）`, `${smallest?.status} came (seed ${trial.site.seed}, made as small as possible)`], smallest);
};

const stands = ({ status }: Exchange): boolean => status < 500;
const refuses = ({ status }: Exchange): boolean => status >= 400 && status < 500;

/** A suggestion with one to three fields spoilt, and never its consent. */
const spoilt = async (site: Site): Promise<fc.Arbitrary<unknown>> => {
  const { consent: _, ...good } = await site.draft();
  const names = [...Object.keys(good), 'divisionId', 'address', 'target', 'name', 'phone', 'channel'];
  return fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), anyText), fc.oneof(anyJson, anyText)), { minLength: 1, maxLength: 3 })
    .map((changes) => Object.fromEntries([...Object.entries(good), ...changes.filter(([name]) => name !== 'consent')]));
};

const bodies = check({
  id: 'fuzz.suggestions', level: 'must',
  title: ['随机编造的意见都被拒绝，而且不出错', 'Invented suggestions are refused without an error'],
  proves: ['想不到的内容也有明白的回答', 'What nobody thought of gets a clear answer too'],
  run: async (trial) => {
    const { site } = trial;
    await fuzz(trial, 80, await spoilt(site), (body) => site.post(submitSuggestion.path, body), refuses);
    await fuzz(trial, 30, anyJson.filter((value) => typeof value !== 'object' || value === null || !('consent' in value)), (body) => site.post(submitSuggestion.path, JSON.stringify(body)), refuses);
  },
});

const bytes = check({
  id: 'fuzz.bytes', level: 'must',
  title: ['随机字节都被拒绝，而且不出错', 'Random bytes are refused without an error'],
  proves: ['传坏的请求不会让服务器出错', 'A damaged request does not make the server fail'],
  run: async (trial) => {
    await fuzz(trial, 40, fc.uint8Array({ minLength: 1, maxLength: 60 }), (value) => trial.site.post(submitSuggestion.path, Buffer.from(value)), refuses);
  },
});

const receipts = check({
  id: 'fuzz.receipts', level: 'must',
  title: ['随机的回执编号、密码、内容都不出错', 'Invented receipts, secrets and bodies do no harm'],
  proves: ['乱试回执的人什么也得不到', 'Whoever tries receipts at random gets nothing'],
  run: async (trial) => {
    const operations = writes.filter(({ access }) => access === 'receipt');
    const header = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 40 });
    await fuzz(trial, 25, fc.tuple(fc.constantFrom(...operations), header, anyText, anyJson),
      ([operation, secret, no, body]) => trial.site.post(operation.path.replace(/\{\w+\}/, encodeURIComponent(no.toWellFormed()) || 'x'), JSON.stringify(body), { secret }), refuses);
  },
});

const queries = check({
  id: 'fuzz.queries', level: 'must',
  title: ['随机的查询参数都不出错', 'Invented queries do no harm'],
  proves: ['怎么筛选、怎么搜索都不会出错', 'No filter and no search makes the server fail'],
  run: async (trial) => {
    const query = fc.constantFrom(...lists).chain((list) => {
      const names = ['q', 'limit', 'cursor', ...filtersOf(list).map(({ name }) => name)];
      return fc.tuple(fc.constant(list), fc.array(fc.tuple(fc.constantFrom(...names), fc.oneof(anyText, fc.integer().map(String), fc.double().map(String))), { minLength: 1, maxLength: 4 }));
    });
    await fuzz(trial, 120, query, ([list, pairs]) => trial.site.ask({ path: `${list.path}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')}` }), stands);
  },
});

const paths = check({
  id: 'fuzz.paths', level: 'must',
  title: ['随机的编号都查不到，而且不出错', 'Invented ids are not found, without an error'],
  proves: ['乱写的链接不会让服务器出错', 'No mistyped link makes the server fail'],
  run: async (trial) => {
    await fuzz(trial, 60, fc.tuple(fc.constantFrom(...details), anyText.filter((text) => /[^.]/.test(text))), ([operation, id]) => trial.site.ask({ path: operation.path.replace(/\{\w+\}/, `~${encodeURIComponent(id.toWellFormed())}`) }), refuses);
  },
});

const staff = check({
  id: 'fuzz.staff', level: 'must',
  title: ['随机的令牌进不了工作人员的接口', 'No invented token opens the office’s side'],
  proves: ['乱猜令牌进不去，也不会让服务器出错', 'Guessing tokens neither gets in nor does harm'],
  run: async (trial) => {
    const token = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 80 });
    await fuzz(trial, 25, fc.tuple(fc.constantFrom(...staffOperations), token), ([operation, value]) => trial.site.ask({
      method: operation.method, path: anyPathOf(operation), headers: { Authorization: `Bearer ${value}`, ...(operation.method === 'POST' && { 'Content-Type': 'application/json', 'Idempotency-Key': 'x'.repeat(20) }) }, ...(operation.method === 'POST' && { body: '{}' }),
    }), refuses);
  },
});

export const fuzzing: readonly Check[] = [bodies, bytes, receipts, queries, paths, staff];
