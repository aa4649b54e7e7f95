import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, getDeputy, isContractError, isProblemError, listDeputies, listStaffSuggestions, responseInfo, type LogEntry, type Skipped } from '@congress-kit/sdk';
import { deputy, json, misbehaving, pageOf } from './server.ts';

test('a read asks the operation’s address, in the language of the page, with nothing that needs a preflight', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1')])));
  const client = createClient({ api: `${server.api}/`, language: () => 'zh-CN', token: 'office' });
  const page = await listDeputies(client, { q: '单 & 小', level: ['county', 'township'], limit: 5, cursor: undefined });
  assert.equal(page.items[0]!.name, '单小梅');
  const { method, url, headers } = server.seen[0]!;
  assert.equal(method, 'GET');
  assert.equal(url, `/v1/deputies?q=${encodeURIComponent('单 & 小')}&level=county&level=township&limit=5`);
  assert.equal(headers.accept, 'application/json');
  assert.equal(headers['accept-language'], 'zh-CN');
  for (const name of ['authorization', 'idempotency-key', 'receipt-secret', 'if-none-match', 'content-type', 'cookie']) assert.equal(headers[name], undefined, name);
});

test('the language of one call goes before the client’s', async (t) => {
  const server = await misbehaving(t, json(deputy('d1')));
  await getDeputy(createClient({ api: server.api, language: 'zh-CN' }), { id: 'd1' }, { language: 'en' });
  assert.equal(server.seen[0]!.headers['accept-language'], 'en');
});

test('the token goes with the office’s operations, also when it has to be fetched first', async (t) => {
  const server = await misbehaving(t, json(pageOf([])));
  await listStaffSuggestions(createClient({ api: server.api, token: async () => 'office' }));
  assert.equal(server.seen[0]!.headers.authorization, 'Bearer office');
});

test('a field and a word that are newer than this client pass and stay', async (t) => {
  const server = await misbehaving(t, json(deputy('d1', { contactPolicy: 'video_call', honour: { stars: 3 } })));
  const found = await getDeputy(createClient({ api: server.api }), { id: 'd1' });
  assert.equal(found.contactPolicy, 'video_call');
  assert.deepEqual(found['honour'], { stars: 3 });
});

test('one bad record is left out, told, and the rest is shown', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1'), deputy('d2', { name: 7 }), deputy('d3')])));
  const skipped: Skipped[] = [];
  const logged: LogEntry[] = [];
  const client = createClient({ api: server.api, log: (entry) => logged.push(entry) });
  const page = await listDeputies(client, {}, { onSkipped: (one) => skipped.push(one) });
  assert.deepEqual(page.items.map((one) => one.id), ['d1', 'd3']);
  assert.equal(page.total, 3);
  assert.deepEqual(skipped, [{ operation: 'listDeputies', index: 1, faults: [{ pointer: '/name', code: 'wrong_type', params: { expected: 'string' } }] }]);
  assert.equal(logged[0]!.skipped, skipped[0]);
  assert.equal(responseInfo(page)!.skipped, 1);
});

test('a page with no good record fails: an empty list would say that there are none', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d2', { name: 7 })])));
  await assert.rejects(listDeputies(createClient({ api: server.api })), isContractError);
});

test('an empty page is a page', async (t) => {
  const server = await misbehaving(t, json(pageOf([])));
  assert.deepEqual((await listDeputies(createClient({ api: server.api }))).items, []);
});

test('an answer that does not fit says where, not what', async (t) => {
  const server = await misbehaving(t, json(deputy('d1', { memberships: [{ level: 'county', congress: { id: 'c1', name: { secret: 'value' } } }] })));
  await assert.rejects(getDeputy(createClient({ api: server.api }), { id: 'd1' }), (error) => {
    assert(isContractError(error));
    assert.deepEqual(error.faults.map((fault) => fault.pointer), ['/memberships/0/congress/name']);
    assert.equal(error.requestId, 'req-1');
    assert.doesNotMatch(JSON.stringify(error) + error.message, /secret|value/);
    return true;
  });
  assert.equal(server.seen.length, 1);
});

test('what is known about an answer is beside the value, not in it', async (t) => {
  const server = await misbehaving(t, json(deputy('d1')));
  const found = await getDeputy(createClient({ api: server.api }), { id: 'd1' });
  assert.deepEqual(found, deputy('d1'));
  assert.equal(JSON.stringify({ ...found }).includes('req-1'), false);
  const info = responseInfo(found)!;
  assert.equal(info.requestId, 'req-1');
  assert.equal(info.status, 200);
  assert.equal(info.replayed, false);
  assert.equal(responseInfo({}), undefined);
});

test('an id that cannot exist never becomes another address', async (t) => {
  const server = await misbehaving(t, json(pageOf([])));
  const client = createClient({ api: server.api });
  for (const id of ['', '..', '.', 'a/b', 'a?b', ' ', '\ud800']) {
    await assert.rejects(getDeputy(client, { id }), (error) => {
      assert(isProblemError(error, 'invalid_request'));
      assert.equal(error.errors[0]!.in, 'path');
      assert.equal(error.errors[0]!.pointer, '/id');
      return true;
    });
  }
  assert.equal(server.seen.length, 0);
});

test('a listener that throws does not fail the call', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1'), 7])));
  const fail = () => {
    throw new Error('listener');
  };
  const page = await listDeputies(createClient({ api: server.api, onAttempt: fail, log: fail }), {}, { onSkipped: fail });
  assert.equal(page.items.length, 1);
});

test('a client without an address is refused at once; an impossible one is the program’s mistake, not the network’s', async () => {
  assert.throws(() => createClient({ api: '' }), TypeError);
  assert.throws(() => createClient({} as { api: string }), TypeError);
  await assert.rejects(listDeputies(createClient({ api: 'no address' })), TypeError);
});
