// How the server speaks HTTP: every refusal is a problem in the reader's language, and no input is an internal error.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { problem } from '@congress-kit/api';
import { bodyBytes } from '@congress-kit/api/body-bytes';
import { operations } from '@congress-kit/api/operations';
import { buildApp } from '../../packages/server/src/app.ts';
import { urlOf } from '../../packages/server/src/http/route.ts';
import { engines } from '../support/engines.ts';
import { openApp, rows, type TestApp } from './support.ts';

for (const engine of engines()) {
  describe(`http on ${engine.name}`, () => {
    let app: TestApp;
    before(async () => {
      app = await openApp(engine, { staffOrigins: ['https://office.example'] });
      await app.ctx.store.db.insertInto('divisions').values(rows.division('1') as never).execute();
    });
    after(() => app.close());

    const refused = async (request: Parameters<TestApp['ask']>[0], status: number, code: string) => {
      const answer = await app.ask(request);
      assert.equal(answer.status, status, answer.text);
      assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json/);
      assert.equal(problem.parse(answer.body).code, code);
      assert.equal(answer.body.requestId, answer.headers['request-id']);
      assert.equal(answer.headers['cache-control'], 'no-store');
      return answer;
    };
    const json = { 'content-type': 'application/json', 'idempotency-key': 'a-key-of-some-length' };

    it('refuses with the right problem', async () => {
      await refused('/v1/nothing', 404, 'not_found');
      await refused('/v1/divisions/2', 404, 'not_found');
      await refused('/v1/divisions/%zz', 404, 'not_found');
      const wrongMethod = await refused({ url: '/v1/divisions', method: 'DELETE' }, 405, 'method_not_allowed');
      assert.equal(wrongMethod.headers['allow'], 'GET, HEAD, OPTIONS');
      await refused({ url: '/v1/divisions', method: 'POST', payload: '{', headers: json }, 405, 'method_not_allowed');
      await refused({ url: '/v1/divisions', headers: { accept: 'text/csv, application/json;q=0' } }, 406, 'not_acceptable');
      const post = { url: '/v1/suggestions', method: 'POST' as const };
      await refused({ ...post, payload: 'a=b', headers: { ...json, 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'unsupported_media_type');
      await refused({ ...post, payload: '{}', headers: { ...json, 'content-type': 'text/plain' } }, 415, 'unsupported_media_type');
      await refused({ ...post, headers: { 'idempotency-key': json['idempotency-key'] } }, 415, 'unsupported_media_type');
      await refused({ ...post, payload: '{"title":', headers: json }, 400, 'malformed_body');
      await refused({ ...post, payload: '', headers: json }, 400, 'malformed_body');
      await refused({ ...post, payload: Buffer.from([0x22, 0xb1, 0xea, 0x22]), headers: json }, 400, 'malformed_body');
      await refused({ ...post, payload: '{"__proto__":{"a":1}}', headers: json }, 400, 'malformed_body');
      await refused({ ...post, payload: '{"constructor":{"prototype":{"a":1}}}', headers: json }, 400, 'malformed_body');
      const tooLarge = await refused({ ...post, payload: JSON.stringify({ body: 'x'.repeat(70_000) }), headers: json }, 413, 'body_too_large');
      assert.match(tooLarge.body.detail, new RegExp(`${bodyBytes(operations.find(({ id }) => id === 'submitSuggestion')!)}`));
    });

    it('names all faults of a query at once, with words', async () => {
      const { body } = await refused('/v1/divisions?limit=1000&kind=castle&nope=1&limit_=2', 422, 'invalid_request');
      assert.deepEqual(body.errors.map((one: any) => [one.in, one.pointer, one.code]).sort(), [
        ['query', '/kind/0', 'not_one_of'], ['query', '/limit', 'too_large'], ['query', '/limit_', 'unknown_field'], ['query', '/nope', 'unknown_field'],
      ]);
      for (const one of body.errors) assert.ok(one.detail.length > 3);
      assert.equal((await refused('/v1/divisions?limit=1&limit=2', 422, 'invalid_request')).body.errors[0].pointer, '/limit');
    });

    it('speaks the language asked for', async () => {
      const title = async (language: string) => (await app.ask({ url: '/v1/nothing', headers: { 'accept-language': language } })).body.title;
      assert.equal(await title(''), '没有找到');
      for (const language of ['zh-TW', 'fr', 'en;q=0.5, zh;q=0.9', '*', ',;q', 'en;q=0']) assert.equal(await title(language), '没有找到', language);
      const english = await app.ask({ url: '/v1/nothing', headers: { 'accept-language': 'fr, en-GB;q=0.8' } });
      assert.doesNotMatch(english.body.title, /[\u4e00-\u9fff]/);
      assert.equal(english.headers['content-language'], 'en');
      assert.match(english.headers['vary'] ?? '', /Accept-Language/);
    });

    it('answers 304 to who has it already', async () => {
      const first = await app.ask('/v1/divisions');
      assert.match(first.headers['cache-control'] ?? '', /^public, max-age=\d+$/);
      const etag = first.headers['etag'] ?? '';
      for (const known of [etag, `"x", ${etag}`, '*', etag.replace('W/', '')]) {
        const again = await app.ask({ url: '/v1/divisions', headers: { 'if-none-match': known } });
        assert.deepEqual([again.status, again.text, again.headers['etag']], [304, '', etag], known);
      }
      assert.equal((await app.ask({ url: '/v1/divisions', headers: { 'if-none-match': 'W/"x"' } })).status, 200);
      const head = await app.ask({ url: '/v1/divisions', method: 'HEAD' });
      assert.deepEqual([head.status, head.text, head.headers['etag']], [200, '', etag]);
    });

    it('is open to every page, the office’s side only to its own', async () => {
      const preflight = (url: string, origin: string) => app.ask({ url, method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'idempotency-key' } });
      const open = await preflight('/v1/suggestions', 'https://anyone.example');
      assert.equal(open.status, 204);
      assert.equal(open.headers['access-control-allow-origin'], '*');
      assert.equal(open.headers['access-control-allow-credentials'], undefined);
      for (const name of ['Content-Type', 'Idempotency-Key', 'Receipt-Secret', 'If-None-Match']) assert.ok(open.headers['access-control-allow-headers']?.includes(name));
      assert.ok(Number(open.headers['access-control-max-age']) > 600);
      const read = await app.ask({ url: '/v1/divisions', headers: { origin: 'https://anyone.example' } });
      assert.equal(read.headers['access-control-allow-origin'], '*');
      for (const name of ['ETag', 'Request-Id', 'Retry-After', 'Idempotent-Replayed', 'Location']) assert.ok(read.headers['access-control-expose-headers']?.includes(name));
      for (const url of ['/v1/staff/suggestions', '/v1/%73taff/suggestions', '/v1/staff/suggestions/A/moves']) {
        assert.equal((await preflight(url, 'https://anyone.example')).headers['access-control-allow-origin'], undefined, url);
        assert.equal((await preflight(url, 'https://office.example')).headers['access-control-allow-origin'], 'https://office.example', url);
        assert.equal((await app.ask({ url, headers: { origin: 'https://anyone.example' } })).headers['access-control-allow-origin'], undefined, url);
      }
    });

    it('registers every operation of the contract, and its document', async () => {
      for (const { method, path } of operations) {
        const url = urlOf(path).replace(/:\w+/g, 'A');
        const { status } = await app.ask({ url, method, ...(method === 'POST' && { payload: '{}', headers: { ...json, accept: '*/*' } }) });
        assert.ok(status !== 405 && status < 500, `${method} ${url} answers ${status}`);
      }
      const document = await app.ask('/v1/openapi.json');
      assert.equal(document.body.openapi, '3.1.0');
      for (const { path, method } of operations) assert.ok(document.body.paths[path]?.[method.toLowerCase()], path);
      for (const [path, accepted, language] of [['/v1/docs/', 'en', 'en'], ['/v1/docs', 'zh', 'zh-CN'], ['/v1/docs/en/', 'zh', 'en'], ['/v1/docs/zh-CN/', 'en', 'zh-CN']] as const) {
        const docs = await app.ask({ url: path, headers: { 'accept-language': accepted } });
        assert.deepEqual([docs.status, docs.headers['content-language']], [200, language], path);
        assert.match(docs.headers['content-security-policy'] ?? '', /default-src 'none'; script-src 'self';.*connect-src 'self'/);
        assert.doesNotMatch(docs.text, /https?:\/\/|<script>|style=| on\w+=/);
        for (const [, address] of docs.text.matchAll(/(?:href|src)="(\/[^"]+)"/g)) assert.equal((await app.ask(address!)).status, 200, address);
      }
      const { links } = (await app.ask('/v1')).body;
      for (const name of ['openapi', 'openapiChinese', 'docs', 'schemas', 'dataDictionary']) assert.equal((await app.ask(links[name])).status, 200, name);
      const { schemas } = (await app.ask(links.schemas)).body;
      assert.ok(schemas.length > 50);
      const schema = await app.ask(schemas.find((one: { name: string }) => one.name === 'Deputy').href);
      assert.deepEqual([schema.body.$id, schema.headers['content-type']], ['Deputy.json', 'application/schema+json; charset=utf-8']);
      // An answer names the context that makes it linked data; contexts name those of what lies in them.
      const { headers } = await app.ask('/v1/deputies');
      const context = /^<([^>]+)>; rel="http:\/\/www\.w3\.org\/ns\/json-ld#context"; type="application\/ld\+json"$/.exec(headers['link'] ?? '')![1]!;
      assert.ok(headers['access-control-expose-headers']?.includes('Link'));
      assert.equal((await app.ask({ url: '/v1/deputies', headers: { 'if-none-match': headers['etag']! } })).headers['link'], undefined, 'what is not sent needs no context');
      const page = await app.ask(context);
      assert.deepEqual([page.status, page.headers['content-type'], page.body['@context'].items['@context']], [200, 'application/ld+json; charset=utf-8', 'Deputy.jsonld']);
      assert.equal((await app.ask(new URL('Deputy.jsonld', `http://x${context}`).pathname)).body['@context'].name, 'foaf:name');
      const unknown = await app.ask('/v1/schemas/No.json');
      assert.deepEqual([unknown.status, unknown.body.code], [404, 'not_found']);
      const kept = await app.ask({ url: '/v1/data-dictionary.csv', headers: { 'if-none-match': (await app.ask('/v1/data-dictionary.csv')).headers['etag']! } });
      assert.equal(kept.status, 304);
      assert.equal((await app.ask({ url: '/v1/docs/', headers: { host: 'a b' } })).status < 500, true);
    });

    it('announces its end when one is planned', async () => {
      const ending = await buildApp({ ...app.ctx, config: { ...app.ctx.config, sunset: '2030-12-31' } });
      const told = await ending.inject('/v1');
      assert.deepEqual([told.headers['sunset'], told.json().sunset, told.headers['access-control-expose-headers']?.includes('Sunset')], ['Mon, 30 Dec 2030 16:00:00 GMT', '2030-12-31', true]);
      await ending.close();
      const { headers, body } = await app.ask('/v1');
      assert.deepEqual([headers['sunset'], body.sunset, body.roles[0]], [undefined, undefined, 'office_clerk']);
    });

    it('tells nothing secret about itself', async () => {
      const { body, text } = await app.ask('/v1');
      assert.equal(body.limits.title, 60);
      assert.deepEqual(body.languages, ['zh-CN', 'en']);
      assert.doesNotMatch(text, new RegExp(`postgres|pglite|${app.ctx.config.dataDir}|token"|key"`, 'i'));
    });

    it('waits until its data is loaded', async () => {
      app.state.ready = false;
      const { headers } = await refused('/v1/divisions', 503, 'temporarily_unavailable');
      assert.ok(Number(headers['retry-after']) > 0);
      assert.deepEqual([(await app.ask('/readyz')).status, (await app.ask('/healthz')).status], [503, 200]);
      app.state.ready = true;
      assert.equal((await app.ask('/readyz')).status, 200);
    });

    it('makes an internal error of no input', async () => {
      const reads = operations.filter(({ method, access }) => method === 'GET' && access !== 'staff');
      const nasty = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }),
        fc.constantFrom('\u0000', '%', '_', '\\', "'", '1e400', '-1', '9007199254740993', '99999999999999999999', '__proto__', 'NaN', '\ud800', '2026-13-45', '1'.repeat(5000), '..', '%00', '%ff'),
      );
      const encode = (text: string) => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '\ufffd'));
      await fc.assert(fc.asyncProperty(fc.constantFrom(...reads), nasty, fc.array(fc.tuple(fc.oneof(nasty, fc.constantFrom('q', 'cursor', 'limit', 'year', 'division', 'state', 'level', '__proto__', 'constructor')), nasty), { maxLength: 4 }), fc.boolean(), async ({ path }, param, query, raw) => {
        const url = urlOf(path).replace(/:\w+/g, encode(param) || 'x');
        const pairs = query.map(([name, value]) => (raw ? `${encode(name)}=%${encode(value).slice(0, 3)}` : `${encode(name)}=${encode(value)}`));
        const { status, text } = await app.ask(`${url}?${pairs.join('&')}`);
        assert.ok(status < 500, `${url}?${pairs.join('&')} answers ${status} ${text}`);
      }), { numRuns: 250 });
    });
  });
}

describe('the sample site', () => {
  let app: TestApp;
  before(async () => { app = await openApp(engines()[0]!, { seed: 'sample' }); });
  after(() => app.close());

  it('says on every page, in both languages, that the county is invented, and asks no other host', async () => {
    for (const page of ['', 'find.html', 'suggest.html', 'ballots.html', 'track.html']) {
      for (const [folder, words] of [['/', '青禾县为虚构'], ['/en/', 'is invented']] as const) {
        const { status, text, headers } = await app.ask(folder + page);
        assert.equal(status, 200, folder + page);
        assert.ok(text.includes(words));
        // What a page says it is has a name that looks like an address, and that nobody asks for.
        assert.doesNotMatch(text.replace(/ itemtype="https:\/\/schema\.org\/\w+"/g, ''), /https?:\/\//);
        assert.match(headers['content-security-policy'] ?? '', /default-src 'self'/);
        if (page) assert.match(text, /<script src="\/embed\/congress-kit\.js" data-api="\/v1" data-theme="red" data-elder-switch defer>/);
        for (const [, link] of text.matchAll(/(?:href|src|form-href)="(\/[^"#]*)"/g)) {
          if (!link!.startsWith('/embed/')) assert.equal((await app.ask(link!)).status, 200, link);
        }
      }
    }
  });

  it('serves no file beside it', async () => {
    for (const path of ['/../config.ts', '/%2e%2e/config.ts', '/..%2fconfig.ts', '/embed/../../package.json', '/embed/%2e%2e%2fpackage.json', '/site.css%00']) {
      assert.notEqual((await app.ask(path)).status, 200, path);
    }
  });
});

describe('a server without the sample', () => {
  it('sends its first page to the documentation', async () => {
    const app = await openApp(engines()[0]!);
    const { status, headers } = await app.ask('/');
    await app.close();
    assert.deepEqual([status, headers['location']], [302, '/v1/docs/']);
  });
});
