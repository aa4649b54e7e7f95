import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, getReceipt, isProblemError, isProblemOf, listDeputies, type LogEntry, type LogLevel, rateReply, submitSuggestion } from '@congress-kit/sdk';
import { deputy, draft, hangUp, json, misbehaving, pageOf, problem, receipt, soon } from './server.ts';

const told = (logLevel?: LogLevel) => {
  const entries: LogEntry[] = [];
  return { entries, log: (entry: LogEntry) => void entries.push(entry), ...(logLevel && { logLevel }) };
};
const said = (entries: LogEntry[]) => entries.map((entry) => [entry.level, entry.event, entry.attempt, entry.kind, entry.status].filter((one) => one !== undefined).join(' '));

test('from `debug` on, everything that happens in a call is told, in order', async (t) => {
  const server = await misbehaving(t, hangUp, problem('temporarily_unavailable', 503, {}, { 'Request-Id': 'req-2' }), json(pageOf([deputy('d1'), 7])));
  const log = told('debug');
  await listDeputies(createClient({ api: server.api, retry: soon, ...log }));
  assert.deepEqual(said(log.entries), [
    'debug attempt_ended 1 network', 'warn attempt_repeated 1 network',
    'debug attempt_ended 2 problem 503', 'warn attempt_repeated 2 problem 503',
    'debug attempt_ended 3 200', 'warn item_skipped 200', 'info call_ended 200',
  ]);
  assert.equal(log.entries[3]!.code, 'temporarily_unavailable');
  assert.equal(log.entries[3]!.requestId, 'req-2');
  assert(log.entries[6]!.milliseconds! >= log.entries[4]!.milliseconds!);
});

test('without a level only what is worth a look is told: repetitions, bad records, failures', async (t) => {
  const server = await misbehaving(t, hangUp, json(pageOf([])), problem('forbidden', 403));
  const log = told();
  const client = createClient({ api: server.api, retry: soon, ...log });
  await listDeputies(client);
  await assert.rejects(listDeputies(client), isProblemError);
  assert.deepEqual(said(log.entries), ['warn attempt_repeated 1 network', 'error call_failed problem 403']);
});

test('whoever leaves did not fail', async (t) => {
  const server = await misbehaving(t, json(pageOf([])));
  const gone = new AbortController();
  gone.abort();
  const log = told('info');
  await listDeputies(createClient({ api: server.api, ...log }), {}, { signal: gone.signal }).catch(() => undefined);
  assert.deepEqual(said(log.entries), ['info call_failed aborted']);
});

test('nothing that people wrote, looked for or hold is in an entry', async (t) => {
  const server = await misbehaving(t, json(receipt, 201), json(pageOf([])), problem('receipt_not_found', 404), hangUp);
  const log = told('debug');
  const client = createClient({ api: server.api, retry: soon, token: 'office-token', ...log });
  await submitSuggestion(client, draft, { idempotencyKey: 'key-of-the-intent' });
  await listDeputies(client, { q: '单小梅' });
  await getReceipt(client, { receiptNo: 'R-4711' }, { secret: 'hidden-word' }).catch(() => undefined);
  await rateReply(client, { receiptNo: 'R-4711' }, { attitude: 'satisfied', result: 'basic', comment: '路灯' }, { secret: 'hidden-word' }).catch(() => undefined);
  assert(log.entries.length > 10);
  assert.doesNotMatch(decodeURIComponent(JSON.stringify(log.entries)), /路灯|单小梅|4711|hidden-word|0123-4567|key-of-the-intent|office-token|\/v1/);
});

test('a refusal is known by its operation and its code', async (t) => {
  const server = await misbehaving(t, problem('already_rated', 409));
  const rate = rateReply(createClient({ api: server.api }), { receiptNo: 'R-1' }, { attitude: 'satisfied', result: 'basic' }, { secret: 's' });
  const error = await rate.catch((reason: unknown) => reason);
  assert.equal(isProblemOf(error, 'rateReply'), true);
  assert.equal(isProblemOf(error, 'rateReply', 'already_rated'), true);
  assert.equal(isProblemOf(error, 'rateReply', 'rating_not_open', 'too_many_requests'), false);
  assert.equal(isProblemOf(error, 'withdrawSuggestion'), false);
  assert.equal(isProblemOf(new Error(), 'rateReply'), false);
});
