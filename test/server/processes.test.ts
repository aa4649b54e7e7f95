// Two server processes on one PostgreSQL: to the outside they are one.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { openStore, readConfig, type Store } from '@congress-kit/server';
import { openFiles } from '@congress-kit/server/files/index';
import { runJob } from '@congress-kit/server/store/jobs';
import { addEndpoint } from '@congress-kit/server/webhooks/endpoints';
import { engineNamed, engines, type Place } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';
import { ServerProcess } from '../support/process.ts';
import { pdf } from './pictures.ts';
import { draft, newKey } from './writing.ts';

const token = 'a-token-of-the-office-director';

for (const { name } of engines().filter((engine) => engine.name === 'postgresql')) {
  describe(`several processes on ${name}`, () => {
    let place: Place;
    let servers: ServerProcess[];
    let store: Store;

    before(async () => {
      place = await engineNamed(name).open();
      const env = { ...place.env, SEED: 'none', STAFF_TOKEN: token, CONGRESS_KEY: 'ab'.repeat(32), LOG_LEVEL: 'warn', SUBMIT_RATE: '4/1', TRUST_PROXY: '1', WEBHOOK_PRIVATE: '1' };
      // Both at once, on a database without a table.
      servers = await Promise.all([1, 2].map(async () => ServerProcess.start(await freePort(), env)));
      store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
    });
    after(async () => {
      await store.close();
      for (const server of servers) assert.equal(await server.stop(), 0);
      await place.close();
    });

    const get = async (index: number, path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${servers[index]!.url}/v1${path}`, { headers });
      const text = await answer.text();
      return { status: answer.status, etag: answer.headers.get('etag') ?? '', body: text ? JSON.parse(text) : undefined };
    };
    const post = async (index: number, path: string, body: unknown, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${servers[index]!.url}/v1${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), ...headers } });
      return { status: answer.status, body: await answer.json() as any };
    };
    const office = { authorization: `Bearer ${token}` };
    const submit = (index: number, key: string, body = draft()) => fetch(`${servers[index]!.url}/v1/suggestions`, {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': key },
    });
    /** Each from an address of its own: limits are not what is tried. */
    let addresses = 0;
    const elsewhere = () => ({ 'x-forwarded-for': `198.51.100.${(addresses += 1)}` });
    const inTurn = <T>(count: number, ask: (process: number, index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, index) => ask(index % 2, index)));

    it('show at once what the other was given: records, the finder’s index and tags', async () => {
      const paths = ['/deputies?limit=5', '/finder-index', '/divisions'];
      const before = await Promise.all(paths.map((path) => get(1, path)));
      const again = await Promise.all(paths.map((path, index) => get(1, path, { 'if-none-match': before[index]!.etag })));
      assert.deepEqual(again.map(({ status }) => status), [304, 304, 304]);
      const file = Buffer.from('代码,名称,类型\n990101,青禾县,县\n');
      const answer = await fetch(`${servers[0]!.url}/v1/staff/imports?${new URLSearchParams({ name: '行政区划.csv', apply: 'true' })}`, {
        method: 'POST', body: file, headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}`, 'idempotency-key': newKey() },
      });
      const report = await answer.text();
      assert.ok(answer.ok, report);
      const after = await Promise.all(paths.map((path, index) => get(1, path, { 'if-none-match': before[index]!.etag })));
      assert.deepEqual(after.map(({ status }) => status), [304, 200, 200]);
      assert.equal(after[2]!.body.total, 1, report);
    });

    it('replay the first answer whichever is asked, also when both are asked at once', async () => {
      const key = newKey();
      const first = await submit(0, key);
      const { receiptNo } = await first.json() as { receiptNo: string };
      const second = await submit(1, key);
      assert.deepEqual([first.status, second.status, second.headers.get('idempotent-replayed')], [201, 201, 'true']);
      assert.equal((await second.json() as { receiptNo: string }).receiptNo, receiptNo);
      const shared = newKey();
      const both = await Promise.all([submit(0, shared), submit(1, shared)]);
      assert.ok(both.every(({ status }) => status === 201 || status === 409) && both.some(({ status }) => status === 201), both.map(({ status }) => status).join());
      const { count } = await store.db.selectFrom('suggestions').select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
      assert.equal(Number(count), 2);
    });

    it('count limits together', async () => {
      // Four at once from one address; the tests before took some.
      const statuses: number[] = [];
      for (let index = 0; index < 6; index += 1) statuses.push((await submit(index % 2, newKey(), draft({ title: `第${index}件` }))).status);
      assert.ok(statuses.filter((status) => status === 201).length <= 4, statuses.join());
      assert.deepEqual(statuses.slice(-2), [429, 429]);
    });

    it('give every receipt, case and foreign number once, without a gap, whoever is asked', async () => {
      const sequence = (number: string): number => Number(number.split('-')[2]);
      const inRow = (numbers: readonly string[]): void => {
        const found = numbers.map(sequence).sort((one, other) => one - other);
        assert.deepEqual(found, found.map((_, index) => found[0]! + index), numbers.join());
      };
      const sent = await inTurn(40, (index) => post(index, '/suggestions', draft(), elsewhere()));
      assert.deepEqual(sent.filter(({ status }) => status !== 201), []);
      inRow(sent.map(({ body }) => body.receiptNo));
      const filed = await inTurn(20, (index, n) => post(index, '/staff/cases', { origin: 'opinion', title: `审议意见${n}` }, office));
      assert.deepEqual(filed.filter(({ status }) => status !== 201), []);
      inRow(filed.map(({ body }) => body.number));
      const { name, identityMode, ...matter } = draft();
      const handed = await inTurn(12, (index, n) => post(index, '/staff/suggestions', { ...matter, identityMode: 'anonymous', channel: 'grid_platform', external: { system: 'grid', id: `WG-${n % 3}` } }, office));
      assert.ok(handed.every(({ status }) => status === 201 || status === 409), JSON.stringify(handed.map(({ status }) => status)));
      const numbers = new Map<string, Set<string>>();
      for (const { body } of handed.filter(({ status }) => status === 201)) numbers.set(body.external.id, (numbers.get(body.external.id) ?? new Set()).add(body.receiptNo));
      assert.deepEqual([...numbers.values()].map(({ size }) => size), [1, 1, 1]);
    });

    it('let one of several who act at once, count a voice once, and know a token that ended elsewhere', async () => {
      const { body: { receiptNo } } = await post(0, '/suggestions', draft(), elsewhere());
      const move = (index: number, to: string) => post(index, `/staff/suggestions/${receiptNo}/moves`, { to }, office);
      const tried = await inTurn(6, (index) => move(index, 'screening'));
      assert.deepEqual(tried.map(({ status }) => status).sort(), [201, 409, 409, 409, 409, 409]);
      assert.equal((await move(1, 'accepted')).status, 201);
      const device = 'a-device-of-one-person';
      const voices = await inTurn(6, (index) => post(index, `/suggestions/${receiptNo}/supports`, { device }, elsewhere()));
      assert.deepEqual([voices.filter(({ body }) => body.counted).length, Math.max(...voices.map(({ body }) => body.supportCount))], [1, 1]);
      const { body: made } = await post(0, '/staff/tokens', { name: '临时', role: 'read_only' }, office);
      const reads = (index: number) => get(index, '/staff/suggestions?limit=1', { authorization: `Bearer ${made.token}` });
      assert.equal((await reads(1)).status, 200);
      assert.equal((await post(0, `/staff/tokens/${made.id}/revocations`, {}, office)).status, 201);
      assert.equal((await reads(1)).status, 401);
    });

    it('open each other’s tickets for files', async () => {
      const upload = await fetch(`${servers[0]!.url}/v1/attachments`, { method: 'POST', body: new Uint8Array(pdf()), headers: { 'content-type': 'application/pdf', 'idempotency-key': newKey(), ...elsewhere() } });
      const { id } = await upload.json() as { id: string };
      const { status, body } = await post(1, '/suggestions', draft({ attachments: [{ id, name: '材料.pdf' }] }), elsewhere());
      assert.equal(status, 201);
      const { body: held } = await get(0, `/receipts/${body.receiptNo}`, { 'receipt-secret': body.secret });
      const [{ url }] = held.attachments;
      assert.match(url, /ticket=/);
      for (const server of servers) assert.equal((await fetch(`${server.url}/v1${url}`)).status, 200);
    });

    it('send each event once', async () => {
      const heard: string[] = [];
      const receiver = createServer((request, response) => {
        heard.push(String(request.headers['webhook-id']));
        // Slow enough that the other one looks meanwhile.
        request.resume().on('end', () => setTimeout(() => response.writeHead(204).end(), 30));
      });
      await new Promise<void>((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
      const config = { ...readConfig({ WEBHOOK_PRIVATE: '1' }), dataDir: place.dataDir };
      await addEndpoint({ store, config, files: openFiles(config), key: Buffer.from('ab'.repeat(32), 'hex'), now: () => new Date() }, `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, ['case.changed']);
      try {
        const filed = await inTurn(25, (index, n) => post(index, '/staff/cases', { origin: 'opinion', title: `通知${n}` }, office));
        await inTurn(25, (index, n) => post(index, `/staff/cases/${filed[n]!.body.number}/moves`, { to: 'reviewed' }, office));
        const deliveries = () => store.db.selectFrom('webhook_deliveries').select(['event_id', 'state', 'attempts']).execute();
        for (let tries = 0; tries < 300 && (await deliveries()).some(({ state }) => state === 'waiting'); tries += 1) await new Promise((resolve) => { setTimeout(resolve, 100); });
        const done = await deliveries();
        assert.deepEqual([done.length, done.every(({ state, attempts }) => state === 'delivered' && attempts === 1)], [50, true]);
        assert.deepEqual(heard.sort(), done.map(({ event_id }) => event_id).sort());
      } finally {
        receiver.closeAllConnections();
        receiver.close();
      }
    });

    it('do a job once, and again only when it is due or its holder is gone', async () => {
      const job = { name: 'a test', every: 60_000, lease: 10_000 };
      const other = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
      try {
        let [runs, now] = [0, Date.parse('2026-03-02T09:00:00Z')];
        const clock = () => new Date(now);
        const work = async () => { runs += 1; await new Promise((resolve) => { setTimeout(resolve, 30); }); };
        const round = () => Promise.all([store, other, store, other].map(({ db }) => runJob(db, job, clock, work)));
        assert.equal((await round()).filter(Boolean).length, 1);
        assert.equal((await round()).filter(Boolean).length, 0);
        now += 60_000;
        assert.equal((await round()).filter(Boolean).length, 1);
        // A holder that died has written when its time is over, and nothing else.
        now += 60_000;
        await store.db.updateTable('jobs').set({ leased_until: new Date(now + 5000).toISOString() }).where('name', '=', job.name).execute();
        assert.equal((await round()).filter(Boolean).length, 0);
        now += 5000;
        assert.equal((await round()).filter(Boolean).length, 1);
        // A clock that was a year ahead and was put right holds nothing up.
        await store.db.updateTable('jobs').set({ next_at: '2027-03-02T09:00:00Z' }).where('name', '=', job.name).execute();
        assert.equal((await round()).filter(Boolean).length, 1);
        assert.equal(runs, 4);
      } finally {
        await other.close();
      }
    });
  });
}
