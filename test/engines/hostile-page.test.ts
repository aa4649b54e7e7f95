// Pages that have put things on the prototypes everything inherits from: old libraries did, others do it on purpose. What a resident
// writes is sent as on a page of nobody else, in every engine; and nothing of the kit speaks by postMessage.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browserEngines, openEngine, type EngineBrowser } from '../support/browser-engines.ts';
import { embed, embedFiles } from '../support/embed-files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { startSite, type Site } from '../support/static-site.ts';

interface Sent { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }
let server: TestServer;
let scribe: Server;
let site: Site;
let sent: Sent[] = [];

/** What a page may have done before the kit comes, each in a page of its own; runs as text, as pages do. */
const pages: Readonly<Record<string, string>> = {
  'a page of nobody else': '',
  'Prototype 1.6 and its like': `
    Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
    String.prototype.toJSON = Number.prototype.toJSON = Boolean.prototype.toJSON = function () { return '"' + this + '"'; };
    Array.prototype.each = Array.prototype.remove = Array.prototype.last = function () { return this; };
    Object.prototype.extend = Object.prototype.inspect = function () { return this; };
    Array.from = function (list) {
      if (!list) return [];
      var length = list.length || 0, made = new Array(length);
      while (length--) made[length] = list[length];
      return made;
    };`,
  'fields and options for everybody': `
    var evil = { phone: '13900000000', name: 'evil', address: 'evil', divisionId: 'evil', attachments: [{ id: 'evil' }], externalId: 'evil', channel: 'qr', target: { kind: 'deputy', id: 'evil' },
      credentials: 'include', headers: { 'x-evil': '1' }, token: 'evil', secret: 'evil', proof: 'evil', mode: 'no-cors', referrer: '/evil', integrity: 'sha256-evil', keepalive: true, cache: 'only-if-cached',
      timeout: 1, totalTimeout: 1, fetch: null, query: { evil: 1 }, params: { evil: 1 }, upload: { file: new Blob(['evil']) }, idempotencyKey: 'evil', memory: null, transport: null };
    for (var name in evil) Object.defineProperty(Object.prototype, name, { value: evil[name], writable: true, configurable: true });
    Object.defineProperty(Object.prototype, 'toJSON', { value: function () { return { evil: 1 }; }, writable: true, configurable: true });`,
  'ears on what is assigned': `
    ['title', 'body', 'name', 'phone', 'receiptNo', 'secret', 'category', 'kind', 'consent', 'identityMode', 'mayPublish', 'method', 'Authorization', 'Idempotency-Key'].forEach(function (name) {
      Object.defineProperty(Object.prototype, name, { configurable: true, get: function () { return undefined; }, set: function (value) {
        window.stolen = (window.stolen || '') + name;
        Object.defineProperty(this, name, { value: value, writable: true, configurable: true, enumerable: true });
      } });
    });`,
  // The wrapper of fetch knows addresses only; the promises are a polyfill of 2014, without finally, and its all() takes lists and nothing else; the JSON is json2.js.
  'analytics and polyfills before everything': `
    window.passed = { fetch: 0, xhr: 0, heard: 0, promise: 0, json: 0 };
    var realFetch = window.fetch;
    window.fetch = function (url, options) {
      if (url.indexOf('/v1') > 0) passed.fetch++;
      return realFetch.apply(this, arguments).then(function (answer) { answer.clone().text(); return answer; });
    };
    var RealXhr = window.XMLHttpRequest;
    window.XMLHttpRequest = function () { var made = new RealXhr(); made.onreadystatechange = function () { passed.xhr++; }; return made; };
    var listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, work, options) {
      passed.heard++;
      return listen.call(this, type, typeof work === 'function' ? function () { return work.apply(this, arguments); } : work, options);
    };
    window.addEventListener = function (type, work) { return EventTarget.prototype.addEventListener.call(window, type, work, false); };
    var Polyfill = window.Promise = function (executor) {
      var waiting = [], state = 0, value, self = this;
      passed.promise++;
      var end = function (now, given) {
        if (state) return;
        if (now === 1 && given && typeof given.then === 'function') { given.then(function (more) { end(1, more); }, function (why) { end(2, why); }); return; }
        state = now; value = given;
        setTimeout(function () { waiting.forEach(function (one) { one(); }); waiting = []; }, 0);
      };
      self.then = function (good, bad) {
        return new Polyfill(function (resolve, reject) {
          var go = function () { try { var work = state === 1 ? good : bad; if (typeof work === 'function') resolve(work(value)); else (state === 1 ? resolve : reject)(value); } catch (why) { reject(why); } };
          if (state) setTimeout(go, 0); else waiting.push(go);
        });
      };
      self['catch'] = function (bad) { return self.then(null, bad); };
      try { executor(function (given) { end(1, given); }, function (why) { end(2, why); }); } catch (why) { end(2, why); }
    };
    Polyfill.resolve = function (given) { return given instanceof Polyfill ? given : new Polyfill(function (resolve) { resolve(given); }); };
    Polyfill.reject = function (why) { return new Polyfill(function (_, reject) { reject(why); }); };
    Polyfill.all = function (list) {
      return new Polyfill(function (resolve, reject) {
        if (Object.prototype.toString.call(list) !== '[object Array]') throw new TypeError('Array Methods must be provided an Array');
        var made = [], left = list.length;
        if (!left) resolve(made);
        for (var i = 0; i < list.length; i++) (function (at) { Polyfill.resolve(list[at]).then(function (one) { made[at] = one; if (!--left) resolve(made); }, reject); })(i);
      });
    };
    Polyfill.race = function (list) { return new Polyfill(function (resolve, reject) { for (var i = 0; i < list.length; i++) Polyfill.resolve(list[i]).then(resolve, reject); }); };
    String.prototype.toJSON = Number.prototype.toJSON = Boolean.prototype.toJSON = function () { return this.valueOf(); };
    Array.prototype.toJSON = function () { return this.slice(); };
    var quote = JSON.stringify;
    JSON.stringify = function (given, replacer) {
      passed.json++;
      var str = function (key, holder) {
        var value = holder[key];
        if (value && typeof value === 'object' && typeof value.toJSON === 'function') value = value.toJSON(key);
        if (typeof replacer === 'function') value = replacer.call(holder, key, value);
        if (typeof value === 'string') return quote(value);
        if (typeof value === 'number') return isFinite(value) ? String(value) : 'null';
        if (typeof value === 'boolean' || value === null) return String(value);
        if (typeof value !== 'object') return undefined;
        var parts = [];
        if (Object.prototype.toString.apply(value) === '[object Array]') { for (var i = 0; i < value.length; i++) parts[i] = str(i, value) || 'null'; return '[' + parts.join(',') + ']'; }
        for (var k in value) if (Object.prototype.hasOwnProperty.call(value, k)) { var v = str(k, value); if (v) parts.push(quote(k) + ':' + v); }
        return '{' + parts.join(',') + '}';
      };
      return str('', { '': given });
    };`,
  'a JSON of its own, later': `
    addEventListener('DOMContentLoaded', function () {
      var real = JSON.stringify;
      JSON.stringify = function (value) { return real(value && value.body ? { evil: 1 } : value); };
    });`,
};
const paths = Object.keys(pages).map((_, at) => `/${at || ''}`);

before(async () => {
  server = await startServer({ seed: 'sample', env: { SUBMIT_RATE: '1000/1000', PROOF_OF_WORK: 'off' } });
  // Between page and server: writes down what came, and hands it on.
  scribe = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const { method = 'GET', url = '/', headers } = request;
      const body = Buffer.concat(parts);
      if (method !== 'OPTIONS') sent.push({ path: `${method} ${url}`, headers, body: body.toString() });
      const { host: _, connection: __, 'content-length': ___, ...own } = headers as Record<string, string>;
      fetch(server.url + url, { method, headers: { ...own, 'accept-encoding': 'identity' }, ...(body.length > 0 ? { body } : {}) })
        .then(async (answer) => response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer())), () => response.destroy());
    });
  });
  await new Promise<void>((resolve) => { scribe.listen(0, '127.0.0.1', resolve); });
  const api = `http://127.0.0.1:${(scribe.address() as AddressInfo).port}/v1`;
  const first = 'window.heard = []; window.postMessage = function () { window.heard.push("said"); }; addEventListener("message", function (event) { window.heard.push(String(event.data)); }); document.cookie = "session=evil";';
  site = await startSite({
    ...Object.fromEntries(Object.values(pages).map((code, at) => [paths[at] as string, {
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Hostile</title><link rel="icon" href="data:,"><script>${first}${code}</script>
        <script src="/embed/congress-kit.js" data-api="${api}" defer></script><congress-suggestion-form></congress-suggestion-form>`,
    }])),
    '/deaf': `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Deaf</title><link rel="icon" href="data:,">
      <script src="/embed/congress-kit.js" data-api="${api}" defer></script><congress-suggestion-form></congress-suggestion-form><congress-handling-tracker></congress-handling-tracker>`,
    ...embedFiles(),
  });
});
after(async () => {
  await site?.stop();
  scribe?.closeAllConnections();
  scribe?.close();
  await server?.stop();
});

/** A resident writes and sends; resolves with the number on the receipt. In the page: nothing of ours is around it. */
const write = async (): Promise<string> => {
  const until = async (what: string, look: () => Element | null | undefined): Promise<HTMLInputElement> => {
    for (const end = Date.now() + 15000; ;) {
      const found = look();
      if (found) return found as HTMLInputElement;
      if (Date.now() > end) throw new Error(`${what} did not come: ${((document.querySelector('congress-suggestion-form') as HTMLElement).shadowRoot as ShadowRoot).textContent}`);
      await new Promise((resolve) => { setTimeout(resolve, 30); });
    }
  };
  const inside = (selector: string) => (): Element | null | undefined => {
    const { shadowRoot } = document.querySelector('congress-suggestion-form') as HTMLElement;
    return shadowRoot && shadowRoot.querySelector(selector);
  };
  const fill = async (selector: string, text: string): Promise<HTMLInputElement> => {
    const field = await until(selector, inside(selector));
    field.focus();
    field.value = text;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    return field;
  };
  const category = await fill('#category', 'ldzm');
  await until('the list', inside('#category-at-0'));
  category.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
  await fill('#title', '枣林路路灯坏了三盏');
  await fill('#body', '晚上看不见路，老人摔倒过。希望尽快修好。𠮷');
  await fill('#name', '禾苗');
  (await until('consent', inside('#consent'))).click();
  (await until('next', inside('button[type=submit]'))).click();
  (await until('send', inside('[part~=submit]'))).click();
  const number = String((await until('the receipt', inside('[part~=receipt-number]'))).textContent);
  // What is returned goes to the test as JSON, too.
  delete (Object.prototype as { toJSON?: unknown }).toJSON;
  return number;
};

/** Sends forms whose own listeners hear nothing of it; resolves when the page has had the time to go elsewhere. */
const sendToNobody = async (): Promise<string[]> => {
  Object.assign(window, { hasStayed: true });
  const swallowed: string[] = [];
  for (const [tag, id] of [['congress-suggestion-form', 'title'], ['congress-handling-tracker', 'receipt-no']] as const) {
    let field: HTMLInputElement | null | undefined;
    for (const end = Date.now() + 15_000; !(field = document.querySelector(tag)?.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`));) {
      if (Date.now() > end) throw new Error(`${tag} shows no #${id}`);
      await new Promise((resolve) => { setTimeout(resolve, 30); });
    }
    field.value = 'what nobody else may read';
    const form = field.form as HTMLFormElement;
    for (const type of ['click', 'submit']) form.getRootNode().addEventListener(type, (event) => { swallowed.push(type); event.stopImmediatePropagation(); }, true);
    (form.querySelector('[type=submit]') as HTMLElement).click();
    // Firefox submits for this, too.
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    // Firefox says by an exception that there is no dialog to close.
    try { form.submit(); } catch { /* and goes nowhere */ }
  }
  for (const _ of [1, 2]) await fetch('/deaf').then((answer) => answer.text());
  return swallowed;
};

const submission = (): Sent => {
  const found = sent.filter(({ path }) => path === 'POST /v1/suggestions');
  assert.equal(found.length, 1, `sent once: ${sent.map(({ path }) => path).join(', ')}`);
  return found[0] as Sent;
};

describe('a hostile page', { concurrency: false }, () => {
  test('finds nothing in any script of ours that speaks to other windows', () => {
    for (const path of readdirSync(embed, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.js'))) {
      assert.doesNotMatch(readFileSync(join(embed, path), 'utf8'), /\b(window|self|globalThis|parent|top|opener|contentWindow|source)\.postMessage|addEventListener\(['"`]message|document\.cookie|\beval\(|new Function/, path);
    }
  });

  for (const name of browserEngines) {
    describe(`in ${name}`, { concurrency: false }, () => {
      let engine: EngineBrowser | { reason: string };
      let clean: Record<string, unknown>;
      before(async () => { engine = await openEngine(name); });
      after(async () => { if ('close' in engine) await engine.close(); });

      for (const [at, kind] of Object.keys(pages).entries()) {
        test(`changes nothing of what is sent: ${kind}`, async (t) => {
          if ('reason' in engine) return t.skip(engine.reason);
          sent = [];
          const page = await engine.newPage();
          await page.goto(site.url + paths[at]);
          assert.match(await page.evaluate(write), /\d{4}/);
          const { headers, body } = submission();
          const read = JSON.parse(body) as Record<string, unknown>;
          if (at === 0) clean = read;
          assert.deepEqual(read, clean);
          assert.equal(headers['content-type'], 'application/json');
          assert.match(headers['idempotency-key'] as string, /^(?!evil)[\w-]{16,}$/);
          for (const one of sent) assert.deepEqual([one.headers.cookie, one.headers.authorization, one.headers['x-evil'], one.headers['receipt-secret'], /evil/.test(one.path)], [undefined, undefined, undefined, undefined, false], one.path);
          // What the page has put before everything was gone through.
          const passed = await page.evaluate(() => { const { fetch, heard, promise, json } = (window as unknown as { passed?: Record<string, number> }).passed ?? { fetch: 1, heard: 1, promise: 1, json: 1 }; return `fetch ${fetch}, heard ${heard}, promise ${promise}, json ${json}`; });
          assert.doesNotMatch(passed, / 0\b/);
          // As a text: a list would come through the page's own JSON.
          assert.equal(await page.evaluate(() => (window as unknown as { heard: string[] }).heard.join()), '');
          assert.deepEqual(page.complaints, []);
          await page.close();
        });
      }

      test('gets nothing of what was typed into its address where the forms themselves hear nothing of being sent', async (t) => {
        if ('reason' in engine) return t.skip(engine.reason);
        const page = await engine.newPage();
        await page.goto(`${site.url}/deaf`);
        const each = ['click', 'submit', 'submit'];
        assert.deepEqual(await page.evaluate(sendToNobody), [...each, ...each]);
        assert.deepEqual(await page.evaluate(() => [(window as unknown as { hasStayed?: boolean }).hasStayed, location.pathname + location.search]), [true, '/deaf']);
        assert.deepEqual(page.complaints, []);
        await page.close();
      });
    });
  }
});
