// How the checker speaks: its reports, its patience, and what it keeps to itself. Against a server of a few lines.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { checks, curlOf, groupOf, groups, htmlReport, jsonReport, junitReport, NotAnApi, passes, runChecks, textReport, type Report } from '@congress-kit/conformance';
import { root } from '../support/process.ts';

const served = async <T>(listener: RequestListener, use: (api: string) => Promise<T>): Promise<T> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** Keeps nothing: 200 and a little HTML for everything, and the token it was sent. */
const careless: RequestListener = (request, response) => {
  response.setHeader('X-Echo', request.headers.authorization ?? '');
  response.end(JSON.stringify({ name: '<b>县</b> & "人大"', token: request.headers.authorization, detail: 'a\u0001b]]>' }));
};

const carelessReport = (): Promise<Report> => served(careless, (api) => runChecks({ api, token: 'secret-token-of-the-office', only: ['staff', 'discovery', 'safety.nosniff', 'safety.hsts', 'writes.stored'] }));

test('every check has an id of its own, a group with a name, and words in both languages', () => {
  assert.equal(new Set(checks.map(({ id }) => id)).size, checks.length);
  const han = /\p{Script=Han}/u;
  for (const check of checks) {
    assert.match(check.id, /^[a-z]+\.[A-Za-z0-9-]+$/);
    assert.ok(groups[groupOf(check)], check.id);
    for (const [zh, en] of [check.title, check.proves]) {
      assert.match(zh, han, check.id);
      assert.doesNotMatch(en, han, check.id);
    }
  }
});

test('all four reports say the same, in both languages, and show no token', async () => {
  const report = await carelessReport();
  assert.equal(passes(report), false);
  const broken = report.results.filter(({ verdict }) => verdict === 'broken').map(({ check }) => check.id);
  assert.ok(broken.includes('staff.token-required'));
  for (const language of ['zh-CN', 'en'] as const) {
    const forms = [textReport(report, language), jsonReport(report, language), junitReport(report, language), htmlReport(report, language)];
    for (const form of forms) {
      assert.doesNotMatch(form, /secret-token-of-the-office/);
      for (const id of broken) assert.ok(form.includes(id), id);
    }
    const json = JSON.parse(forms[1]!);
    assert.equal(json.passed, false);
    const named = json.checks.find(({ id }: { id: string }) => id === 'staff.token-required');
    assert.match(named.findings[0].evidence.curl, /^curl -si /);
    assert.equal(named.findings[0].evidence.status, 200);
  }
});

test('the JUnit report is sound XML: failures for what must be kept, skipped ones with their reason', async () => {
  const report = await carelessReport();
  const xml = junitReport(report, 'en');
  assert.doesNotMatch(xml, /[\u0000-\u0008]/);
  // Without text and attributes only balanced tags are left.
  const open: string[] = [];
  for (const [, close, name, , self] of xml.replace(/^<\?.*?\?>/, '').matchAll(/<(\/?)([\w-]+)((?:\s[\w-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (close) assert.equal(open.pop(), name);
    else if (!self) open.push(name!);
  }
  assert.deepEqual(open, []);
  assert.match(xml, /<testcase classname="writes" name="writes\.stored [^"]*" time="[\d.]+"><skipped message="only with --write/);
  const should = (text: string) => (text.match(/<failure type="should"/g) ?? []).length;
  assert.equal(should(xml), 0);
  assert.ok(should(junitReport(report, 'en', { strict: true })) > 0);
});

test('the HTML report is one page that loads nothing and runs nothing, whatever the server said', async () => {
  const page = htmlReport(await carelessReport(), 'zh-CN');
  assert.match(page, /^<!doctype html>\n<html lang="zh-CN">/);
  assert.doesNotMatch(page, /<script|<link|<img|<iframe|@import|url\(|<b>县/);
  assert.match(page, /&lt;b&gt;县&lt;\/b&gt;/);
});

test('a curl line repeats the request, quotes, bytes and headers included', () => {
  const exchange = { method: 'POST', url: 'http://x/v1/a/../b', requestHeaders: { A: "it's" }, status: 200, headers: {}, text: '', json: undefined, milliseconds: 1 };
  assert.equal(curlOf({ ...exchange, requestBody: "{'a'}" }), "curl -si --path-as-is -X POST -H 'A: it'\\''s' -H 'Content-Type:' --data-raw '{'\\''a'\\''}' 'http://x/v1/a/../b'");
  assert.equal(curlOf({ ...exchange, url: 'http://x/', requestBody: Buffer.from([0x41, 0xff, 0x25]) }), "printf 'A\\377%%' | curl -si -X POST -H 'A: it'\\''s' -H 'Content-Type:' --data-binary @- 'http://x/'");
});

test('a limit is waited for, and the report says so', async () => {
  let asked = 0;
  const listener: RequestListener = (_, response) => {
    asked += 1;
    if (asked === 2) { response.statusCode = 429; response.setHeader('Retry-After', '1'); }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ code: 'too_many_requests', links: {} }));
  };
  const waited: number[] = [];
  const report = await served(listener, (api) => runChecks({ api, only: ['document.present'], onProgress: ({ waiting }) => { if (waiting) waited.push(waiting); } }));
  assert.deepEqual(report.waits, { count: 1, seconds: 1 });
  assert.deepEqual(waited, [1]);
  assert.match(textReport(report, 'en'), /asked to wait once \(429\), 1 s in all/);
});

test('a limit that lasts too long, and a server that goes away, are no verdict', async () => {
  let asked = 0;
  const limited = await served((_, response) => {
    asked += 1;
    if (asked > 1) { response.statusCode = 429; response.setHeader('Retry-After', '3600'); }
    response.end('{"links":{}}');
  }, (api) => runChecks({ api, only: ['document.present'] }));
  assert.equal(limited.results[0]?.verdict, 'unable');
  assert.equal(passes(limited), false);

  let calls = 0;
  const gone = await served((request, response) => {
    calls += 1;
    if (calls > 1) request.socket.destroy();
    else response.end('{"links":{}}');
  }, (api) => runChecks({ api, only: ['staff.token-required', 'document.present'] }));
  assert.deepEqual(gone.results.map(({ verdict }) => verdict), ['unable', 'unable']);
});

test('who is not there, or somebody else, is told apart from a broken promise', async () => {
  await assert.rejects(runChecks({ api: 'http://127.0.0.1:1/v1' }), NotAnApi);
  await assert.rejects(served((_, response) => { response.end('<h1>Welcome</h1>'); }, (api) => runChecks({ api })), /does not answer in JSON/);
  await assert.rejects(served((_, response) => { response.writeHead(301, { Location: 'https://other.example/v1' }).end(); }, (api) => runChecks({ api })), /redirects to https:\/\/other\.example/);
  await assert.rejects(served(careless, (api) => runChecks({ api, only: ['no.such-check'] })), /no check called no\.such-check/);
});

test('whoever reads the list of checks does not load what invents requests', () => {
  const script = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => { if (name === process.argv[1]) console.log(name); return next(name, context); } });
    const { checks } = await import('@congress-kit/conformance');
    if (process.argv[2]) await checks.find(({ id }) => id === process.argv[2]).run({ site: { draft: () => { throw 'asked'; } } }).catch(() => undefined);`;
  const loaded = (...args: string[]): string => spawnSync(process.execPath, ['--conditions=congress-source', '--input-type=module', '-e', script, ...args], { cwd: root, encoding: 'utf8' }).stdout;
  assert.equal(loaded('fast-check'), '');
  assert.match(loaded('fast-check', 'fuzz.suggestions'), /^fast-check/, 'a check that invents some does');
});
