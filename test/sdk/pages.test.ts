import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, isProblemError, items, listDeputies, pages } from '@congress-kit/sdk';
import { createClient as createClientWithAll, createCongress } from '@congress-kit/sdk/congress';
import { deputy, json, misbehaving, pageOf, problem } from './server.ts';

const all = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
};

test('all records of a list, page after page, with the same filter', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1'), deputy('d2')], { nextCursor: 'c/2' })), json(pageOf([deputy('d3')])));
  const client = createClient({ api: server.api });
  assert.deepEqual((await all(items(client, listDeputies, { q: 'x' }))).map((one) => one.id), ['d1', 'd2', 'd3']);
  assert.deepEqual(server.seen.map((one) => one.url), ['/v1/deputies?q=x', '/v1/deputies?q=x&cursor=c%2F2']);
});

test('a page is asked for when it is wanted', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1')], { nextCursor: '2' })));
  for await (const page of pages(createClient({ api: server.api }), listDeputies)) {
    assert.equal(page.items.length, 1);
    break;
  }
  assert.equal(server.seen.length, 1);
});

test('a cursor that comes twice does not go round for ever', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1')], { nextCursor: 'same' })));
  assert.equal((await all(items(createClient({ api: server.api }), listDeputies))).length, 2);
  assert.equal(server.seen.length, 2);
});

test('a page that fails ends the walk with its reason, after what came before', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1')], { nextCursor: '2' })), problem('forbidden', 403));
  const found: string[] = [];
  await assert.rejects(
    async () => {
      for await (const one of items(createClient({ api: server.api }), listDeputies)) found.push(one.id);
    },
    (error) => isProblemError(error, 'forbidden'),
  );
  assert.deepEqual(found, ['d1']);
});

test('the convenience object says the same', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1')])), json(deputy('d2')), json(pageOf([deputy('d3')])));
  const congress = createCongress({ api: server.api });
  assert.equal((await congress.deputies.list({ level: ['county'] })).items[0]!.id, 'd1');
  assert.equal((await congress.deputies.get({ id: 'd2' })).id, 'd2');
  assert.equal((await all(congress.deputies.each()))[0]!.id, 'd3');
  assert.deepEqual(server.seen.map((one) => one.url), ['/v1/deputies?level=county', '/v1/deputies/d2', '/v1/deputies']);
});

test('the same by the name of the main entry; the object is a client too', async (t) => {
  const server = await misbehaving(t, json(pageOf([deputy('d1')])));
  const client = createClientWithAll({ api: server.api, language: 'en' });
  assert.deepEqual(await client.deputies.list({ q: 'x' }), await listDeputies(client, { q: 'x' }));
  assert.deepEqual(server.seen.map((one) => [one.url, one.headers['accept-language']]), [['/v1/deputies?q=x', 'en'], ['/v1/deputies?q=x', 'en']]);
});
