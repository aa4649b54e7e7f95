import { submitSuggestion } from '@congress-kit/api';
import fc from 'fast-check';
import { anyPathOf, details, filtersOf, lists, staffOperations, writes } from '../contract.ts';
import type { Exchange } from '../exchange.ts';
import type { Site } from '../site.ts';
import type { Trial } from '../trial.ts';
import { anyJson, anyText } from './values.ts';

/** What the checks of `fuzz` send. */

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

export const bodies = async (trial: Trial): Promise<void> => {
  const { site } = trial;
  await fuzz(trial, 80, await spoilt(site), (body) => site.post(submitSuggestion.path, body), refuses);
  await fuzz(trial, 30, anyJson.filter((value) => typeof value !== 'object' || value === null || !('consent' in value)), (body) => site.post(submitSuggestion.path, JSON.stringify(body)), refuses);
};

export const bytes = async (trial: Trial): Promise<void> => {
  await fuzz(trial, 40, fc.uint8Array({ minLength: 1, maxLength: 60 }), (value) => trial.site.post(submitSuggestion.path, Buffer.from(value)), refuses);
};

export const receipts = async (trial: Trial): Promise<void> => {
  const operations = writes.filter(({ access }) => access === 'receipt');
  const header = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 40 });
  await fuzz(trial, 25, fc.tuple(fc.constantFrom(...operations), header, anyText, anyJson),
    ([operation, secret, no, body]) => trial.site.post(operation.path.replace(/\{\w+\}/, encodeURIComponent(no.toWellFormed()) || 'x'), JSON.stringify(body), { secret }), refuses);
};

export const queries = async (trial: Trial): Promise<void> => {
  const query = fc.constantFrom(...lists).chain((list) => {
    const names = ['q', 'limit', 'cursor', ...filtersOf(list).map(({ name }) => name)];
    return fc.tuple(fc.constant(list), fc.array(fc.tuple(fc.constantFrom(...names), fc.oneof(anyText, fc.integer().map(String), fc.double().map(String))), { minLength: 1, maxLength: 4 }));
  });
  await fuzz(trial, 120, query, ([list, pairs]) => trial.site.ask({ path: `${list.path}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')}` }), stands);
};

export const paths = async (trial: Trial): Promise<void> => {
  await fuzz(trial, 60, fc.tuple(fc.constantFrom(...details), anyText.filter((text) => /[^.]/.test(text))), ([operation, id]) => trial.site.ask({ path: operation.path.replace(/\{\w+\}/, `~${encodeURIComponent(id.toWellFormed())}`) }), refuses);
};

export const staff = async (trial: Trial): Promise<void> => {
  const token = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 80 });
  await fuzz(trial, 25, fc.tuple(fc.constantFrom(...staffOperations), token), ([operation, value]) => trial.site.ask({
    method: operation.method, path: anyPathOf(operation), headers: { Authorization: `Bearer ${value}`, ...(operation.method === 'POST' && { 'Content-Type': 'application/json', 'Idempotency-Key': 'x'.repeat(20) }) }, ...(operation.method === 'POST' && { body: '{}' }),
  }), refuses);
};
