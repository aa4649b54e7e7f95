import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { fillPath, type OperationSpec, problemsOf } from '@congress-kit/api/operation';
import { operations } from '@congress-kit/api/operations';
import { problem } from '@congress-kit/api/problem';
import {
  createClient, type Deputy, getCase, getDeputy, getFinderIndex, getReceipt, getStaffSuggestion, getSuggestion, isContractError, isNetworkError, isProblemError, isTimeoutError, isUnreadableError,
  items, listActivities, listBallots, listCases, listDeputies, listDivisions, listDutyRecords, listStaffSuggestions, listSuggestions, moveSuggestion, rateReply, responseInfo, submitSuggestion, withdrawSuggestion,
} from '@congress-kit/sdk';
import { createFakeServer, type FakeServerOptions, nodeListener } from '@congress-kit/sdk/testing';
import { complete, shapeOf } from '../../packages/sdk/src/testing/generate.ts';
import { createRandom } from '../../packages/sdk/src/testing/random.ts';
import { movesOf } from '../../packages/sdk/src/testing/records.ts';
import { collectionOf } from '../../packages/sdk/src/testing/routes.ts';
import { draft, soon } from './server.ts';

type Row = Record<string, unknown>;
const keyOf = (row: Row): string => String(row['id'] ?? row['number'] ?? row['receiptNo']);
const open = (options: FakeServerOptions = {}) => {
  const server = createFakeServer(options);
  return { server, client: createClient({ api: server.api, fetch: server.fetch, token: 'office', retry: soon }) };
};
const receipts = (server: ReturnType<typeof createFakeServer>, state: string): { receiptNo: string; secret: string } =>
  server.data['suggestions']!.find((row) => row['state'] === state) as never;

/** Every way there is to ask for an operation: each record of its collection, with a body that fits. */
const requestsFor = (operation: OperationSpec, data: Record<string, Row[]>, seed: number): { path: string; init: RequestInit }[] => {
  const rows: Row[] = operation.params ? data[collectionOf(operation)] ?? [] : Array.from({ length: 6 }, () => ({}));
  // A body made by chance does not meet every condition between fields; of several one does.
  const tries = operation.method === 'POST' && rows.length < 10 ? [...rows, ...rows, ...rows, ...rows] : rows;
  return tries.map((row, position) => {
    const names = Object.keys(operation.params?._zod.def.shape ?? {});
    const path = fillPath(operation.path, Object.fromEntries(names.map((name) => [name, keyOf(row)])));
    const random = createRandom(`${seed}/${operation.id}/${position}`);
    const query = operation.query ? complete(operation.query, {}, { random, world: data, today: '2026-11-20', position }) : {};
    const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
    const secret = { 'Receipt-Secret': String(row['secret'] ?? '') };
    const headers = { Authorization: 'Bearer office', ...(operation.access === 'receipt' && secret) };
    if (operation.method === 'GET') return { path: search ? `${path}?${search}` : path, init: { headers } };
    const moves = operation.id.startsWith('move') ? movesOf(collectionOf(operation), row, '2026-11-20T08:00:00+08:00', 'office_director') : [];
    const to = moves.find((one) => shapeOf(operation.body!)?.['to']?.safeParse(one).success);
    // Fields that make others necessary, which a schema alone does not tell.
    const asked = (operation.body as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape ?? {};
    const plain = { ...('identityMode' in asked && { identityMode: 'anonymous' }), ...('stance' in asked && { stance: 'support' }) };
    const body = operation.body ? complete(operation.body, to ? { to } : plain, { random, world: data, today: '2026-11-20', position }, { optional: position % 2 === 1 }) : {};
    return { path, init: { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': `key-of-request-${position}` }, body: JSON.stringify(body) } };
  });
};

suite('the fake server', () => {
  for (const seed of [1, 2, 20_261_120]) {
    test(`answers every operation as the contract says, with seed ${seed}`, async () => {
      for (const operation of operations) {
        const server = createFakeServer({ seed });
        // What nobody has asked for yet is not made yet.
        const list = operations.find((other) => other.method === 'GET' && !other.params && collectionOf(other) === collectionOf(operation));
        if (list) await server.fetch(server.api + list.path, { headers: { Authorization: 'Bearer office' } });
        const requests = requestsFor(operation, server.data as Record<string, Row[]>, seed);
        let good = 0;
        for (const { path, init } of requests) {
          const answer = await server.fetch(server.api + path, init);
          if ('download' in operation) {
            good += Number(answer.ok);
            continue;
          }
          const body: unknown = await answer.json();
          if (answer.status === operation.status) {
            const checked = operation.response.safeParse(body);
            assert(checked.success, `${operation.id} ${path}: ${JSON.stringify(checked.error?.issues)}`);
            good += 1;
          } else {
            const refused = problem.parse(body);
            assert(problemsOf(operation).includes(refused.code as never), `${operation.id} ${path} refuses with ${JSON.stringify(refused)}`);
          }
        }
        assert(good > 0 || requests.length === 0 && 'download' in operation, `${operation.id} has no good answer in ${requests.length}`);
      }
    });
  }

  test('says the same for the same seed, and something else for another', async () => {
    const story = async (seed: number): Promise<string> => {
      const { client } = open({ seed });
      const said = [await listDeputies(client), await listCases(client, { include: ['steps'] }), await listBallots(client, { include: ['candidates'] }), await submitSuggestion(client, draft)];
      return JSON.stringify(said);
    };
    assert.equal(await story(5), await story(5));
    assert.notEqual(await story(5), await story(6));
  });

  test('has what deputies did, and in each year of each of them as much as they took part in', async () => {
    const { client, server } = open();
    const counted = new Map<string, number>();
    for await (const { on, kind, station, deputies } of items(client, listActivities)) {
      assert.ok(deputies.length > 0);
      if (kind === 'reception') assert.ok(server.data['stations']!.some(({ id }) => id === station!.id));
      for (const { id } of deputies) {
        assert.ok(server.data['deputies']!.some((row) => row['id'] === id), id);
        const year = `${id}-${on.slice(0, 4)}`;
        counted.set(year, (counted.get(year) ?? 0) + 1);
      }
    }
    assert.ok(counted.size > 0);
    let told = 0;
    for await (const { id, total, kinds } of items(client, listDutyRecords)) {
      assert.deepEqual([total, kinds.reduce((sum, { count }) => sum + count, 0)], [counted.get(id), total], id);
      told += 1;
    }
    assert.equal(told, counted.size);
  });

  test('has ids that lead somewhere', async () => {
    const { client, server } = open();
    for await (const deputy of items(client, listDeputies)) {
      for (const { id } of [...deputy.stations, ...deputy.groups, ...deputy.divisions]) {
        assert(['stations', 'groups', 'divisions'].some((name) => server.data[name]!.some((row) => row['id'] === id)), id);
      }
    }
    for await (const one of items(client, listSuggestions)) if (one.caseNumber) assert.equal((await getCase(client, { number: one.caseNumber })).title, one.title);
    for (const ballot of server.data['ballots']!) {
      for (const { yes, no, abstain, blank } of ballot['candidates'] as Record<string, number>[]) assert.equal(yes! + no! + abstain! + blank! + Number(ballot['invalid']), ballot['returned']);
    }
    const index = await getFinderIndex(client);
    assert.equal(index.deputies.id.length, (await listDeputies(client)).total);
    assert(index.deputies.stations.every(([place]) => index.stations.id[place!] !== undefined));
  });

  test('pages, filters, sorts and counts', async () => {
    const { client } = open({ scale: 3 });
    const first = await listDeputies(client, { limit: 10, facets: ['level', 'township'] });
    const all: string[] = [];
    for await (const one of items(client, listDeputies, { limit: 10 })) all.push(one.id);
    assert.equal(new Set(all).size, first.total);
    assert.equal(first.facets!.level!.reduce((sum, { count }) => sum + count, 0), first.total);
    const township = first.facets!.township![0]!;
    assert.match(township.name!, /[镇乡]$/);
    const there = await listDeputies(client, { division: township.value, level: ['county'], limit: 100 });
    assert(there.total > 0 && there.total < first.total);
    assert(there.items.every((one) => one.memberships.some(({ level }) => level === 'county') && one.divisions.some(({ id }) => id.startsWith(township.value))));
    const name = there.items[0]!;
    assert((await listDeputies(client, { q: name.pinyin.replace(/ /g, '') })).items.some(({ id }) => id === name.id));
    const sorted = await listSuggestions(client, { sort: '-submittedOn' });
    assert.deepEqual(sorted.items.map((one) => one.submittedOn), sorted.items.map((one) => one.submittedOn).sort().reverse());
    assert.equal((await listSuggestions(client)).items[0]!.steps, undefined);
    assert((await listSuggestions(client, { include: ['steps'] })).items[0]!.steps!.length > 0);
    await assert.rejects(listDeputies(client, { limit: 1000 }), (error) => isProblemError(error, 'invalid_request') && error.errors[0]!.pointer === '/limit' && error.errors[0]!.detail.includes('100'));
    await assert.rejects(listDeputies(client, { cursor: 'none of ours' }), (error) => isProblemError(error, 'invalid_request'));
    await assert.rejects(getDeputy(client, { id: 'nobody' }), (error) => isProblemError(error, 'not_found'));
  });

  test('keeps what is written: sent, screened, replied, rated, once for each key', async () => {
    const { client, server } = open();
    const [grid] = (await listDivisions(client, { kind: ['grid'] })).items;
    const sent = await submitSuggestion(client, { ...draft, divisionId: grid!.id, mayPublish: true }, { idempotencyKey: 'one-intent-of-mine' });
    const again = await submitSuggestion(client, { ...draft, divisionId: grid!.id, mayPublish: true }, { idempotencyKey: 'one-intent-of-mine' });
    assert.deepEqual(again, sent);
    assert.equal(responseInfo(again)!.replayed, true);
    await assert.rejects(submitSuggestion(client, draft, { idempotencyKey: 'one-intent-of-mine' }), (error) => isProblemError(error, 'idempotency_key_reused'));
    const at = { receiptNo: sent.receiptNo };
    await assert.rejects(getReceipt(client, at, { secret: 'wrong' }), (error) => isProblemError(error, 'receipt_not_found'));
    assert.equal((await getReceipt(client, at, sent)).division!.id, grid!.id);
    await assert.rejects(getSuggestion(client, at), (error) => isProblemError(error, 'not_found'), 'nothing is public before it was screened');
    await assert.rejects(moveSuggestion(client, at, { to: 'replied' }), (error) => isProblemError(error, 'move_not_allowed') && error.allowed.includes('screening'));
    for (const to of ['screening', 'accepted', 'answered_on_spot', 'replied'] as const) await moveSuggestion(client, at, { to, ...(to === 'replied' && { answer: '已经修好。' }) });
    assert.equal((await getSuggestion(client, at)).state, 'replied');
    const rated = await rateReply(client, at, { attitude: 'satisfied', result: 'basic' }, sent);
    assert.deepEqual([rated.state, rated.rating!.result, rated.replies[0]!.text], ['rated', 'basic', '已经修好。']);
    await assert.rejects(rateReply(client, at, { attitude: 'satisfied', result: 'basic' }, sent), (error) => isProblemError(error, 'already_rated'));
    assert.equal(server.requests.filter(({ operation }) => operation === 'submitSuggestion').length, 3);
  });

  test('refuses what a server refuses', async () => {
    const { client, server } = open();
    const rejected = await submitSuggestion(client, { ...draft, title: '一'.repeat(61) }).catch((error: unknown) => error);
    assert(isProblemError(rejected, 'invalid_request'));
    assert.deepEqual([rejected.errors[0]!.pointer, rejected.errors[0]!.code], ['/title', 'too_long']);
    await assert.rejects(submitSuggestion(client, { ...draft, divisionId: 'nowhere' }), (error) => isProblemError(error, 'invalid_request') && error.errors[0]!.code === 'unknown_reference');
    await assert.rejects(listStaffSuggestions(createClient({ api: server.api, fetch: server.fetch })), (error) => isProblemError(error, 'unauthorized'));
    const waiting = receipts(server, 'transferred');
    const at = { receiptNo: waiting.receiptNo };
    await assert.rejects(rateReply(client, at, { attitude: 'satisfied', result: 'basic' }, waiting), (error) => isProblemError(error, 'rating_not_open'));
    assert.equal((await withdrawSuggestion(client, at, {}, waiting)).state, 'withdrawn');
    assert.deepEqual((await getStaffSuggestion(client, at)).moves, ['correction']);
    const [first] = (await getStaffSuggestion(client, at)).steps;
    const corrected = await moveSuggestion(client, at, { to: 'correction', corrects: first!.id!, note: '当时登记有误' });
    assert.deepEqual([corrected.state, corrected.steps.at(-1)!.corrects, corrected.steps.at(-1)!.note], ['withdrawn', first!.id, '当时登记有误']);
    for (const [fields, pointer, code] of [[{ corrects: 'nothing', note: '不对' }, '/corrects', 'unknown_reference'], [{ corrects: corrected.steps.at(-1)!.id!, note: '不对' }, '/corrects', 'not_correctable'], [{ corrects: first!.id! }, '/note', 'required']] as const) {
      const refused = await moveSuggestion(client, at, { to: 'correction', ...fields }).catch((error: unknown) => error);
      assert(isProblemError(refused, 'invalid_request'));
      assert.deepEqual([refused.errors[0]!.pointer, refused.errors[0]!.code], [pointer, code]);
    }
    for (const [path, init, status] of [['/nothing-here', {}, 404], ['/deputies', { method: 'DELETE' }, 405], ['/suggestions', { method: 'POST', body: '{}' }, 400]] as const) {
      const answer = await server.fetch(server.api + path, init);
      assert.equal(answer.status, status);
      assert.match(answer.headers.get('Content-Type')!, /^application\/problem\+json/);
    }
    assert.match((await (await server.fetch(`${server.api}/deputies/nobody`, { headers: { 'Accept-Language': 'en' } })).json() as { title: string }).title, /[a-z]/);
  });

  test('fails on demand: by operation, by number, in every way a network knows', async () => {
    const { client, server } = open({ failures: [{ operation: 'listDeputies', problem: 'temporarily_unavailable', retryAfter: 0, times: 2 }] });
    assert.equal((await listDeputies(client)).items.length > 0, true);
    assert.equal(server.requests.length, 3);
    const once = createClient({ api: server.api, fetch: server.fetch, retry: false });
    // Impatient only where no answer comes: a busy machine may need longer than this for one that does.
    const impatient = createClient({ api: server.api, fetch: server.fetch, retry: false, timeout: 40 });
    for (const [breaks, is] of [
      ['network', isNetworkError], ['silence', isTimeoutError], ['stall', isTimeoutError], ['cut', isNetworkError], ['broken_json', isUnreadableError], ['html', isUnreadableError],
    ] as const) {
      server.fail({ breaks });
      await assert.rejects(listDeputies(is === isTimeoutError ? impatient : once), is, breaks);
      server.heal();
    }
    server.fail({ breaks: 'bad_record' });
    assert.equal(responseInfo(await listDeputies(once))!.skipped, 1);
    await assert.rejects(getDeputy(once, { id: 'DB0001' }), isContractError);
    server.heal();
    server.fail({ operation: ['getDeputy'], problem: 'forbidden', after: 1, times: 1 });
    await getDeputy(once, { id: 'DB0001' });
    await assert.rejects(getDeputy(once, { id: 'DB0001' }), (error) => isProblemError(error, 'forbidden'));
    await getDeputy(once, { id: 'DB0001' });
  });

  test('loses an answer without losing the write: the repetition gets the first answer', async () => {
    const { client, server } = open({ failures: [{ operation: 'submitSuggestion', breaks: 'network', lost: true, times: 1 }] });
    const before = server.data['suggestions']!.length;
    const sent = await submitSuggestion(client, draft);
    assert.equal(responseInfo(sent)!.replayed, true);
    assert.equal(server.data['suggestions']!.length, before + 1);
  });

  test('is as slow as it is told, and lets go of whoever leaves', async () => {
    const asked: string[] = [];
    const { client, server } = open({ latency: (operation) => { asked.push(operation); return operation === 'listCases' ? 60_000 : 0; } });
    await listDeputies(client);
    const leaving = new AbortController();
    const call = listCases(client, {}, { signal: leaving.signal });
    while (server.requests.length < 2) await new Promise(setImmediate);
    leaving.abort();
    await assert.rejects(call, { name: 'AbortError' });
    assert.deepEqual(asked, ['listDeputies', 'listCases']);
  });

  test('shows the records it is given', async () => {
    const one: Deputy = { id: 'D1', name: '单小梅', pinyin: 'shan xiao mei', memberships: [], stations: [], groups: [], divisions: [], contactPolicy: 'form', source: '名册', asOf: '2026-11-01' };
    const { client } = open({ data: { deputies: [one], ballots: [] } });
    assert.deepEqual((await listDeputies(client)).items, [one]);
    assert.equal((await listBallots(client)).total, 0);
  });

  test('stands in for the global fetch, for its own address alone', async (t) => {
    const server = createFakeServer({ api: 'https://county.example/v1' });
    const outside = t.mock.method(globalThis, 'fetch', () => Promise.resolve(new Response('outside')));
    const remove = server.install();
    assert.equal((await listDeputies(createClient({ api: server.api }))).items.length, 20);
    assert.equal(await (await fetch('https://county.example/v10/deputies')).text(), 'outside');
    remove();
    assert.equal(outside.mock.callCount(), 1);
    await fetch('https://county.example/v1/deputies');
    assert.equal(outside.mock.callCount(), 2);
  });

  test('stands behind a port: reads, writes, failures, preflight', async (t) => {
    const server = createFakeServer({ api: '/v1' });
    const http = createServer(nodeListener(server));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    t.after(() => { http.closeAllConnections(); http.close(); });
    const api = `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`;
    const client = createClient({ api, retry: false });
    assert.equal((await listDeputies(client)).items.length, 20);
    assert.match((await submitSuggestion(client, draft)).receiptNo, /^QH-2026-/);
    for (const breaks of ['network', 'cut'] as const) {
      server.fail({ breaks, times: 1 });
      await assert.rejects(listDeputies(client), isNetworkError);
    }
    assert.equal((await fetch(`${api}/suggestions`, { method: 'OPTIONS' })).headers.get('Access-Control-Allow-Origin'), '*');
  });
});
