import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, createMemory, getReceipt, isAbortedError, listDeputies, listStaffSuggestions, submitSuggestion } from '@congress-kit/sdk';
import { type Behaviour, deputy, draft, json, misbehaving, pageOf, problem } from './server.ts';

/** Answers all at once when it is opened, so that calls overlap for certain. */
const gate = (then: Behaviour) => {
  const held: (() => void)[] = [];
  let open = false;
  const behaviour: Behaviour = (response, request) => (open ? then(response, request) : held.push(() => then(response, request)));
  return { behaviour, open: () => { open = true; held.forEach((go) => go()); } };
};

test('the same question in the same moment is asked once; everyone gets a value of their own', async (t) => {
  const door = gate(json(pageOf([deputy('d1')])));
  const server = await misbehaving(t, door.behaviour);
  const client = createClient({ api: server.api });
  const calls = [listDeputies(client, { q: 'a' }), listDeputies(client, { q: 'a' }), listDeputies(client, { q: 'b' })];
  await server.until(() => server.seen.length === 2);
  door.open();
  const [first, second] = await Promise.all(calls);
  assert.deepEqual(first, second);
  first!.items.length = 0;
  assert.equal(second!.items.length, 1);
  assert.equal(server.seen.length, 2);
  await listDeputies(client, { q: 'a' });
  assert.equal(server.seen.length, 3);
});

test('who does not want to share asks alone, by client or by call', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1')])));
  const alone = createClient({ api: server.api, share: false });
  await Promise.all([listDeputies(alone), listDeputies(alone)]);
  assert.equal(server.seen.length, 2);
  await Promise.all([listDeputies(alone, {}, { share: true }), listDeputies(alone, {}, { share: true })]);
  assert.equal(server.seen.length, 3);
  const together = createClient({ api: server.api });
  await Promise.all([listDeputies(together), listDeputies(together, {}, { share: false })]);
  assert.equal(server.seen.length, 5);
});

test('who asks alone can leave, and is told so', async (t) => {
  const door = gate(json(pageOf([deputy('d1')])));
  const server = await misbehaving(t, door.behaviour);
  const controller = new AbortController();
  const call = listDeputies(createClient({ api: server.api }), {}, { share: false, signal: controller.signal });
  await server.until(() => server.seen.length === 1);
  controller.abort();
  await assert.rejects(call, isAbortedError);
  await server.until(() => server.left.length === 1);
});

test('who leaves does not take the answer from the others', async (t) => {
  const door = gate(json(pageOf([deputy('d1')])));
  const server = await misbehaving(t, door.behaviour);
  const client = createClient({ api: server.api });
  const controller = new AbortController();
  const leaving = listDeputies(client, {}, { signal: controller.signal });
  const staying = listDeputies(client, {}, { signal: new AbortController().signal });
  await server.until(() => server.seen.length === 1);
  controller.abort();
  await assert.rejects(leaving, isAbortedError);
  door.open();
  assert.equal((await staying).items.length, 1);
  assert.equal(server.left.length, 0);
});

test('when the last one leaves, the request ends, and the next question is asked anew', async (t) => {
  const door = gate(json(pageOf([deputy('d1')])));
  const server = await misbehaving(t, door.behaviour);
  const client = createClient({ api: server.api });
  const controllers = [new AbortController(), new AbortController()];
  const calls = controllers.map(({ signal }) => listDeputies(client, {}, { signal }));
  await server.until(() => server.seen.length === 1);
  controllers.forEach((controller) => controller.abort());
  for (const call of calls) await assert.rejects(call, isAbortedError);
  await server.until(() => server.left.length === 1);
  door.open();
  assert.equal((await listDeputies(client)).items.length, 1);
  assert.equal(server.seen.length, 2);
});

test('a failure is everyone’s', async (t) => {
  const server = await misbehaving(t, problem('forbidden', 403));
  const client = createClient({ api: server.api });
  const results = await Promise.allSettled([listDeputies(client), listDeputies(client)]);
  assert(results.every((one) => one.status === 'rejected'));
  assert.equal(server.seen.length, 1);
});

test('writes, receipts and the office’s side are never shared', async (t) => {
  const server = await misbehaving(t, problem('forbidden', 403));
  const client = createClient({ api: server.api });
  const twice = <T>(run: () => Promise<T>) => [run(), run()];
  await Promise.allSettled([
    ...twice(() => submitSuggestion(client, draft, { idempotencyKey: 'k' })),
    ...twice(() => getReceipt(client, { receiptNo: 'R-1' }, { secret: 's' })),
    ...twice(() => listStaffSuggestions(client)),
  ]);
  assert.equal(server.seen.length, 6);
});

test('with a memory an unchanged list costs a 304', async (t) => {
  const server = await misbehaving(t, (response, request) => {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304, { ETag: '"v1"' }).end();
    else json(pageOf([deputy('d1')]), 200, { ETag: '"v1"' })(response, request);
  });
  const client = createClient({ api: server.api, memory: createMemory({ entries: 1 }) });
  const first = await listDeputies(client);
  first.items.length = 0;
  assert.equal((await listDeputies(client)).items.length, 1);
  assert.equal(server.seen[1]!.headers['if-none-match'], '"v1"');
  await listDeputies(client, { q: 'x' });
  await listDeputies(client);
  assert.equal(server.seen[3]!.headers['if-none-match'], undefined, 'the oldest is forgotten');
});

test('what is private is not remembered', async (t) => {
  const server = await misbehaving(t, json(pageOf([]), 200, { ETag: '"v1"' }));
  const memory = createMemory();
  memory.set = () => assert.fail('kept something private');
  const client = createClient({ api: server.api, memory });
  await listStaffSuggestions(client);
  await getReceipt(client, { receiptNo: 'R-1' }, { secret: 's' }).catch(() => undefined);
  await submitSuggestion(client, draft).catch(() => undefined);
  assert.equal(server.seen.length, 3);
});
