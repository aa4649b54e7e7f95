// Outgoing events: written with the change, sent once whoever sends, signed so that others can prove it, and nothing private in them.
import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { verifyWebhook, WebhookError, type WebhookEvent } from '@congress-kit/sdk/webhooks';
import type { AppContext } from '@congress-kit/server';
import { checkAddress, isClosed, openLookup, RefusedAddress } from '@congress-kit/server/webhooks/address';
import { deliverDue, forgetOld } from '@congress-kit/server/webhooks/deliver';
import { addEndpoint, listEndpoints, outcomeOf, removeEndpoint, retryDead, rotateSecret, secretsOf, UnknownEndpoint, writeTest } from '@congress-kit/server/webhooks/endpoints';
import { Webhook } from 'standardwebhooks';
import { engines } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';
import { runCommand } from '../support/process.ts';
import { inHandling, openCounty, reply, type County } from './writing.ts';

interface Received { headers: IncomingHttpHeaders; body: string; event: WebhookEvent; id: string }

/** Somebody else's server. It answers as it is told to, or 204. */
class Receiver {
  readonly got: Received[] = [];
  readonly answers: { status: number; headers?: Record<string, string> }[] = [];
  /** What is answered when `answers` has nothing left. */
  usual = 204;
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      this.got.push({ headers: request.headers, body, event: JSON.parse(body), id: String(request.headers['webhook-id']) });
      const { status, headers = {} } = this.answers.shift() ?? { status: this.usual };
      response.writeHead(status, headers).end();
    });
  });
  async open(): Promise<this> {
    await new Promise<void>((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    return this;
  }
  get url(): string { return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`; }
  get types(): string[] { return this.got.map(({ event }) => event.type); }
  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => { this.server.close(() => resolve()); });
  }
}

for (const engine of engines()) {
  describe(`webhooks on ${engine.name}`, () => {
    let county: County;
    let ctx: AppContext;
    let receiver: Receiver;
    before(async () => {
      county = await openCounty(engine, { env: { WEBHOOK_PRIVATE: '1' } });
      ({ ctx } = county);
      receiver = await new Receiver().open();
    });
    after(async () => {
      await receiver.close();
      await county.close();
    });
    const heard = async (): Promise<Received[]> => {
      receiver.got.length = 0;
      await deliverDue(ctx);
      return [...receiver.got];
    };

    it('tells what the public sees change, in its order of writing, and nothing else', async () => {
      const { id } = await addEndpoint(ctx, receiver.url);
      const one = await inHandling(county, { name: '金丝雀甲', phone: '13900001234', title: '金丝雀标题', mayPublish: true });
      const quiet = await inHandling(county, { mayPublish: false, title: '金丝雀内部', body: '金丝雀内部正文' });
      const events = await heard();
      const of = (number: string) => events.map(({ event }) => event).filter((event) => event.type === 'case.changed' && event.data.number === number);
      assert.deepEqual(of(one.number).map(({ data }) => (data as { state: string }).state).sort(), ['assigned', 'handling', 'received', 'registered', 'reviewed']);
      assert.equal(of(quiet.number).length, 5, 'the case is public, its words are not');
      const suggestions = events.map(({ event }) => event).filter((event) => event.type === 'suggestion.changed');
      assert.deepEqual([...new Set(suggestions.map(({ data }) => data.receiptNo))], [one.receiptNo]);
      for (const { body } of events) assert.ok(!/金丝雀|13900001234|secret/.test(body), body);

      // An inner step, and the outcome of a rating, make no message: its very hour would tell.
      await county.moveCase(one.number, 'meeting', { kind: 'visit', note: '当面' }, 'handling_unit');
      assert.deepEqual(await heard(), []);
      await county.moveCase(one.number, 'replied', { reply: reply() }, 'handling_unit');
      await county.moveSuggestion(one.receiptNo, 'hidden', { reason: '涉及他人' });
      assert.deepEqual([...new Set((await heard()).map(({ event }) => event.type))].sort(), ['case.changed', 'suggestion.changed', 'suggestion.removed']);
      // Refused, nothing is written, so nothing is told.
      assert.equal((await county.moveCase(one.number, 'registered')).status, 409);
      assert.deepEqual(await heard(), []);
      const [state] = await listEndpoints(ctx);
      assert.equal(state!.waiting, 0);
      await removeEndpoint(ctx, id);
      await assert.rejects(removeEndpoint(ctx, id), UnknownEndpoint);
    });

    it('signs so that the specification’s own library and ours believe it, and nothing altered', async () => {
      const { id, secret } = await addEndpoint(ctx, receiver.url, ['case.changed']);
      await writeTest(ctx, id);
      // Their clocks are the real one; the county’s stands in March.
      const [first] = await heard();
      const { headers, body } = first!;
      const seconds = Number(headers['webhook-timestamp']);
      const now = seconds * 1000 + 1000;
      const theirs = new Webhook(secret);
      assert.equal(theirs.sign(first!.id, new Date(seconds * 1000), body), headers['webhook-signature']);
      const verified = await verifyWebhook(body, headers, secret, { now });
      assert.deepEqual([verified.id, verified.event.type], [first!.id, 'webhook.test']);
      await verifyWebhook(new TextEncoder().encode(body), new Headers(headers as Record<string, string>), ['whsec_AAAA', secret], { now });

      const is = (reason: string) => (error: unknown) => error instanceof WebhookError && error.reason === reason;
      await assert.rejects(verifyWebhook(body.replace('test', 'tset'), headers, secret, { now }), is('signature'));
      await assert.rejects(verifyWebhook(body, headers, 'whsec_AAAA', { now }), is('signature'));
      await assert.rejects(verifyWebhook(body, { ...headers, 'webhook-id': 'msg_other' }, secret, { now }), is('signature'));
      await assert.rejects(verifyWebhook(body, { ...headers, 'webhook-timestamp': String(seconds + 1) }, secret, { now }), is('signature'));
      await assert.rejects(verifyWebhook(body, { ...headers, 'webhook-signature': 'v1a,AAAA v1,%%' }, secret, { now }), is('signature'));
      for (const late of [now + 301_000, now - 303_000]) await assert.rejects(verifyWebhook(body, headers, secret, { now: late }), is('old'));
      await verifyWebhook(body, headers, secret, { now: now + 301_000, tolerance: 600 });
      await assert.rejects(verifyWebhook(body, {}, secret, { now }), is('headers'));
      await assert.rejects(verifyWebhook(body, headers, 'whsec_', { now }), TypeError);
      for (const odd of ['[]', 'no json', '{"type":"case.changed","timestamp":"2026-03-02T09:00:00+08:00","data":{}}']) {
        const signed = { ...headers, 'webhook-signature': theirs.sign(first!.id, new Date(seconds * 1000), odd) };
        await assert.rejects(verifyWebhook(odd, signed, secret, { now }), is('payload'));
      }
      const newer = '{"type":"budget.changed","timestamp":"2026-03-02T09:00:00+08:00","data":{"year":2027}}';
      const signed = { ...headers, 'webhook-signature': theirs.sign(first!.id, new Date(seconds * 1000), newer) };
      assert.equal((await verifyWebhook(newer, signed, secret, { now })).event.type as string, 'budget.changed');

      // A new secret: both sign for a day.
      const fresh = await rotateSecret(ctx, id);
      await writeTest(ctx, id);
      const [rotated] = await heard();
      for (const one of [secret, fresh]) await verifyWebhook(rotated!.body, rotated!.headers, one, { now });
      county.pass(1.1);
      const row = await ctx.store.db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      assert.deepEqual(secretsOf(ctx, row), [fresh]);
      assert.ok(!row.secrets.includes(fresh) && !row.secrets.includes(secret), 'sealed at rest');
      await removeEndpoint(ctx, id);
    });

    it('tries again later and later under the same id, minds Retry-After, gives up after days, and stops at 410', async () => {
      const { id } = await addEndpoint(ctx, receiver.url, ['case.changed']);
      const event = await writeTest(ctx, id);
      const waits: number[] = [];
      const next = async () => {
        const row = await ctx.store.db.selectFrom('webhook_deliveries').selectAll().where('event_id', '=', event).executeTakeFirstOrThrow();
        return { ...row, wait: (new Date(row.next_at).getTime() - ctx.now().getTime()) / 1000 };
      };
      receiver.answers.push({ status: 500 }, { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { status: 429, headers: { 'retry-after': '4000' } });
      for (let tries = 1; tries <= 3; tries += 1) {
        assert.equal((await heard()).length, 1, `try ${tries}`);
        assert.equal(receiver.got[0]!.id, event);
        assert.deepEqual(await heard(), [], 'not before its time');
        const { wait } = await next();
        waits.push(wait);
        county.pass((wait + 1) / 86_400);
      }
      const bounds = [[5, 5.5], [300, 330], [4000, 4400]] as const;
      waits.forEach((wait, index) => assert.ok(wait >= bounds[index]![0] && wait <= bounds[index]![1] + 1, `${index}: ${wait}`));
      county.pass(4);
      receiver.answers.push({ status: 503 });
      await heard();
      assert.deepEqual([(await next()).state, (await next()).last_status], ['dead', 503]);
      county.pass(1);
      assert.deepEqual(await heard(), []);
      assert.equal(await retryDead(ctx, id), 1);
      assert.equal((await heard())[0]!.id, event);
      assert.equal((await next()).state, 'delivered');

      // Who asks for more patience than there is holds up neither itself nor the others.
      const odd = await writeTest(ctx, id);
      receiver.answers.push({ status: 503, headers: { 'retry-after': '99999999999999' } });
      await heard();
      const outcome = (await outcomeOf(ctx, id, odd))!;
      assert.deepEqual([outcome.state, outcome.attempts, outcome.reason], ['waiting', 1, '503']);
      assert.ok(outcome.nextAt.getTime() - ctx.now().getTime() <= 1.1 * 86_400_000, outcome.nextAt.toISOString());
      assert.equal((await listEndpoints(ctx))[0]!.reason, '503');
      county.pass(1.2);
      assert.equal((await heard()).length, 1);
      assert.deepEqual([(await outcomeOf(ctx, id, odd))!.state, (await listEndpoints(ctx))[0]!.reason], ['delivered', null]);

      await writeTest(ctx, id);
      receiver.answers.push({ status: 410 });
      await heard();
      assert.match((await listEndpoints(ctx))[0]!.disabledReason!, /410/);
      await assert.rejects(writeTest(ctx, id), UnknownEndpoint);
      county.pass(2);
      assert.deepEqual(await heard(), []);
      await removeEndpoint(ctx, id);
      county.pass(31);
      await forgetOld(ctx);
      assert.deepEqual(await ctx.store.db.selectFrom('webhook_events').select('id').execute(), []);
    });

    it('does not wait for an endpoint that never answers before the others hear', async () => {
      const silent = await addEndpoint(ctx, `http://127.0.0.1:${await freePort()}/hook`);
      for (let more = 0; more < 25; more += 1) await writeTest(ctx, silent.id);
      county.pass(0.001);
      const { id } = await addEndpoint(ctx, receiver.url);
      await writeTest(ctx, id);
      const tried = async () => Number((await ctx.store.db.selectFrom('webhook_deliveries').select(({ fn }) => fn.countAll().as('count')).where('endpoint_id', '=', silent.id).where('attempts', '>', 0).executeTakeFirstOrThrow()).count);
      assert.equal((await heard()).length, 1);
      assert.equal(await tried(), 10, 'one lot');
      await heard();
      assert.equal(await tried(), 20, 'and another one at the next look');
      for (const one of [silent.id, id]) await removeEndpoint(ctx, one);
    });

    it('writes down who may hear what: every act of the command line, and of an address only whose it is', async () => {
      const last = async () => {
        const { act, subject, detail, token_id: by } = await ctx.store.db.selectFrom('audit').select(['act', 'subject', 'detail', 'token_id']).orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
        return { act, subject, detail, by };
      };
      const { host } = new URL(receiver.url);
      const { id } = await addEndpoint(ctx, `${receiver.url}/a-secret-of-theirs`, ['case.changed']);
      const by = 'command line';
      assert.deepEqual(await last(), { by, act: 'webhook.add', subject: id, detail: { host, types: ['case.changed'] } });
      await rotateSecret(ctx, id);
      assert.deepEqual(await last(), { by, act: 'webhook.rotate', subject: id, detail: {} });
      assert.equal(await retryDead(ctx, id), 0);
      assert.deepEqual(await last(), { by, act: 'webhook.retry', subject: id, detail: { events: 0 } });
      await removeEndpoint(ctx, id);
      const removed = { by, act: 'webhook.remove', subject: id, detail: { host } };
      assert.deepEqual(await last(), removed);
      for (const act of [rotateSecret, retryDead, removeEndpoint]) await assert.rejects(act(ctx, id), UnknownEndpoint);
      await assert.rejects(addEndpoint(ctx, 'ftp://somewhere.example/'), RefusedAddress);
      assert.deepEqual(await last(), removed, 'what was refused was not done');
    });

    it('is sent once, however many look at the same time', async () => {
      const { id } = await addEndpoint(ctx, receiver.url, ['case.changed']);
      for (let more = 0; more < 30; more += 1) await writeTest(ctx, id);
      receiver.got.length = 0;
      await Promise.all(Array.from({ length: 5 }, () => deliverDue(ctx)));
      assert.equal(receiver.got.length, 30);
      assert.equal(new Set(receiver.got.map((one) => one.id)).size, 30);
      await removeEndpoint(ctx, id);
    });

    it('goes nowhere inside unless it is allowed to', async () => {
      const closed: AppContext = { ...ctx, config: { ...ctx.config, webhooks: { ...ctx.config.webhooks, allowPrivate: false } } };
      const { id } = await addEndpoint(ctx, receiver.url);
      await writeTest(ctx, id);
      receiver.got.length = 0;
      assert.deepEqual(await deliverDue(closed), { delivered: 0, failed: 1 });
      assert.deepEqual(receiver.got, []);
      await removeEndpoint(ctx, id);
      await assert.rejects(addEndpoint(closed, receiver.url), RefusedAddress);
    });
  });
}

describe('the command', () => {
  it('says of a test, and of the latest in the list, why it was not received', async () => {
    const place = await engines()[0]!.open();
    const receiver = await new Receiver().open();
    const run = async (args: readonly string[], env: Record<string, string> = {}) => {
      const { code, out, err } = await runCommand(['webhook', ...args], { DATABASE_URL: '', CONGRESS_KEY: '', SEED: 'none', LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '', WEBHOOK_PRIVATE: '1', ...place.env, ...env });
      return { code, said: out + err };
    };
    try {
      const id = /ep_\w+/.exec((await run(['add', receiver.url])).said)![0];
      assert.deepEqual(await run(['test', id]), { code: 0, said: '对方收到了。\n' });
      receiver.answers.push({ status: 500 });
      assert.deepEqual(await run(['test', id]), { code: 1, said: '对方没有收到：对方回答 500。稍后会再试。\n' });
      assert.match((await run(['list'])).said, /已送达 1，等待 1，放弃 0\t最近没有送达：对方回答 500\n/);
      assert.match((await run(['test', id], { WEBHOOK_PRIVATE: '', LANG: 'en_US.UTF-8' })).said, /not received: the address is in a private network or no https one/);
      // To whatever comes: what failed above is due again after five seconds and may come first.
      receiver.usual = 410;
      assert.match((await run(['test', id])).said, /410，表示不再接收，已停用/);
      assert.match((await run(['list'])).said, /已停用：410 Gone（webhook retry 重新启用）/);
    } finally {
      await receiver.close();
      await place.close();
    }
  });
});

describe('addresses', () => {
  it('public ones over https, without a password', () => {
    assert.equal(checkAddress('https://hooks.example.org/in?x=1', false).hostname, 'hooks.example.org');
    const refused = (url: string) => assert.throws(() => checkAddress(url, false), RefusedAddress, url);
    for (const url of [
      'http://hooks.example.org/', 'ftp://x.org/', 'hooks', 'https://user:pass@x.org/', 'https://localhost/', 'https://a.localhost/', 'https://127.0.0.1/', 'https://10.1.2.3/', 'https://192.168.0.1/',
      'https://169.254.169.254/', 'https://[::1]/', 'https://[fd00::1]/', 'https://[::ffff:10.0.0.1]/', 'https://0x7f000001/', 'https://2130706433/', 'https://0/',
    ]) refused(url);
    for (const address of ['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8']) assert.equal(isClosed(address), false, address);
    for (const address of ['100.64.0.1', '172.16.5.5', '198.18.0.1', '2001:db8::1', '2002:a00:1::', 'fe80::1', '::', '::ffff:192.168.1.1', '::ffff:7f00:1']) assert.equal(isClosed(address), true, address);
  });

  it('a name that leads inside is refused when it is resolved', async () => {
    const looked = await new Promise<unknown>((resolve) => { openLookup('localhost', { all: true }, (error) => resolve(error)); });
    assert.ok(looked instanceof RefusedAddress);
  });
});
