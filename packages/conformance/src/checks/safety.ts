import { submitSuggestion } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { anyPathOf, details, lists, writes } from '../contract.ts';
import type { Exchange } from '../exchange.ts';
import type { Trial } from '../trial.ts';
import { provoke } from './refusals.ts';

/** What a stranger may send, and what no answer may give away. */

/** Whatever comes of it, the server stands and explains itself. */
const stands = (trial: Trial, exchange: Exchange): void => {
  trial.expect(exchange.status < 500, [`应答 ${exchange.status}`, `${exchange.status} came`], exchange);
};

const noServerError = check({
  id: 'safety.no-server-error', level: 'must',
  title: ['任何请求都不会得到 5xx', 'No request is answered with 5xx'],
  proves: ['服务器把每一种意外都想到了', 'The server has thought of everything that can come'],
  run: async (trial) => { await provoke(trial); },
  observe: (exchange, trial) => stands(trial, exchange),
});

const internals: readonly [RegExp, string][] = [
  [/\n?\s+at .+(\(|\/|\\).+:\d+:\d+\)?/, 'stack trace'], [/Traceback \(most recent call last\)/, 'stack trace'], [/node_modules|\.js:\d+|\.ts:\d+|\.py", line \d+|\.java:\d+|\.php on line/, 'source files'],
  [/\bat [\w$.]+\([\w]+\.java/, 'stack trace'], [/"stack"\s*:/, 'stack trace'], [/SQLSTATE|syntax error at or near|relation "\w+" does not exist|duplicate key value|violates \w+ constraint|ORA-\d{5}|PG::|SqlException/i, 'database words'],
  [/\bselect\b.{1,80}\bfrom\b.{1,80}\bwhere\b/i, 'a query'], [/ECONNREFUSED|ENOENT|EACCES|ETIMEDOUT/, 'system errors'], [/(?:^|[\s"'(])\/(?:usr|var|etc|opt|srv)\/[\w.-]+\//, 'paths of the machine'],
  [/ZodError|FST_ERR_|TypeError:|ReferenceError:|NullPointerException|undefined method/, 'errors of the program'],
];

const noInternals = check({
  id: 'safety.no-internals', level: 'must',
  title: ['拒绝时不泄露程序内部', 'Refusals give nothing of the program away'],
  proves: ['攻击者看不到代码位置、数据库语句、文件路径', 'An attacker learns no code, no query and no path'],
  run: async (trial) => { await provoke(trial); },
  observe: (exchange, trial) => {
    if (exchange.status < 400) return;
    const found = internals.find(([pattern]) => pattern.test(exchange.text));
    trial.expect(!found, [`正文里有${found?.[1]}`, `the body shows ${found?.[1]}`], exchange);
  },
});

const serverHeaders = check({
  id: 'safety.no-banner', level: 'should',
  title: ['不报软件名称和版本', 'No name and version of the software'],
  proves: ['不帮攻击者挑漏洞', 'Nobody is helped to pick an exploit'],
  run: async (trial) => { await provoke(trial); },
  observe: ({ headers, ...exchange }, trial) => {
    const said = headers['x-powered-by'] ?? headers['x-aspnet-version'] ?? (/\d/.test(headers['server'] ?? '') ? headers['server'] : undefined);
    trial.expect(said === undefined, [`应答里写着“${said}”`, `the answer says “${said}”`], { headers, ...exchange });
  },
});

const nosniff = check({
  id: 'safety.nosniff', level: 'must',
  title: ['都带 X-Content-Type-Options: nosniff', 'Every answer says X-Content-Type-Options: nosniff'],
  proves: ['浏览器不会把用户写的字当成网页来运行', 'No browser runs what somebody typed as a page'],
  run: async (trial) => { await provoke(trial); },
  observe: (exchange, trial) => {
    if (exchange.status === 304 || exchange.text === '') return;
    trial.expect(/nosniff/i.test(exchange.headers['x-content-type-options'] ?? ''), ['没有 X-Content-Type-Options: nosniff', 'X-Content-Type-Options: nosniff is missing'], exchange);
  },
});

const noCookies = check({
  id: 'safety.no-cookies', level: 'must',
  title: ['从不设置 Cookie', 'No cookie is ever set'],
  proves: ['查询和提意见不被追踪，也不需要弹窗同意', 'Reading and writing leave no trace and need no consent banner'],
  run: async (trial) => { await provoke(trial); },
  observe: (exchange, trial) => {
    trial.expect(exchange.headers['set-cookie'] === undefined, ['有 Set-Cookie', 'there is a Set-Cookie'], exchange);
  },
});

const hsts = check({
  id: 'safety.hsts', level: 'should',
  title: ['https 上带 Strict-Transport-Security', 'On https, Strict-Transport-Security is sent'],
  proves: ['下次访问不会被降到不加密的 http', 'The next visit cannot be led to plain http'],
  run: async (trial) => {
    if (!trial.site.probe.api.startsWith('https:')) trial.skip(['这个地址不是 https', 'the address is not https']);
    const answer = await trial.site.read('/');
    trial.expect(/max-age=\d+/.test(answer.headers['strict-transport-security'] ?? ''), ['没有 Strict-Transport-Security', 'Strict-Transport-Security is missing'], answer);
  },
});

/** Texts that have broken servers before, as they stand in an address. */
const nasty: readonly string[] = [
  '%00', '%zz', '%', '%c0%af', '%ed%a0%80', '%F0%9F%92%A1', '%E2%80%AE', '__proto__', 'constructor', 'toString', '..%2f..%2fetc%2fpasswd', '%2e%2e%2f', "'%20OR%201=1--", '%3Cscript%3E', '%0d%0aSet-Cookie:%20a=b',
  'a'.repeat(3000), '%25%30%30', '-1', 'NaN', 'null', 'undefined', 'true', '1e309', '%5Cu0000', '%F3%A0%81%81', ';%20ls', '%7B%7B7*7%7D%7D',
];

const inPaths = check({
  id: 'safety.paths', level: 'must',
  title: ['地址里的怪字符不会弄坏服务器', 'Strange characters in a path do no harm'],
  proves: ['乱写的地址只得到“查不到”', 'A nonsensical address just finds nothing'],
  run: async (trial) => {
    for (const operation of details.slice(0, 4)) {
      for (const text of nasty) {
        const answer = await trial.site.ask({ path: operation.path.replace(/\{\w+\}/, text) });
        trial.expect(answer.status >= 400 && answer.status < 500, [`应为 4xx，实际是 ${answer.status}`, `4xx was due, ${answer.status} came`], answer);
      }
    }
  },
});

const inQueries = check({
  id: 'safety.queries', level: 'must',
  title: ['查询里的怪字符不会弄坏服务器', 'Strange characters in a query do no harm'],
  proves: ['搜索框里输入什么都安全', 'Whatever is typed into the search is safe'],
  run: async (trial) => {
    const [first, ...rest] = lists;
    for (const text of nasty) {
      for (const name of ['q', 'cursor', 'limit', 'division']) stands(trial, await trial.site.ask({ path: `${first!.path}?${name}=${text}` }));
      stands(trial, await trial.site.ask({ path: `${first!.path}?${text}=1` }));
    }
    for (const list of rest) for (const text of nasty.slice(0, 5)) stands(trial, await trial.site.ask({ path: `${list.path}?q=${text}` }));
    for (const name of ['__proto__', 'constructor', '__proto__[x]']) {
      trial.fault(await trial.site.ask({ path: `/deputies?${name}=1` }), `/${name}`, 'unknown_field');
    }
    trial.fault(await trial.site.ask({ path: '/deputies?q=a%00b' }), '/q', 'bad_characters');
  },
});

const inHeaders = check({
  id: 'safety.headers', level: 'must',
  title: ['请求头里的怪内容不会弄坏服务器', 'Strange headers do no harm'],
  proves: ['各种工具和爬虫都得到正常回答', 'Every tool and crawler gets a sound answer'],
  run: async (trial) => {
    const odd = ['', ',', ';', '"', '*;q=abc', 'a'.repeat(2000), '\u00ff\u00fe', 'W/', '{}', '-1', 'zh;q=1e9, en;q=-1'];
    for (const name of ['Accept-Language', 'If-None-Match', 'Authorization', 'Receipt-Secret', 'Range', 'Accept-Encoding', 'If-Modified-Since', 'Origin', 'X-Forwarded-For']) {
      for (const value of odd) stands(trial, await trial.site.ask({ path: '/deputies/no-such-thing-5', headers: { [name]: value } }));
    }
    for (const value of odd) stands(trial, await trial.site.ask({ path: '/receipts/QH-2026-000001-0', headers: { 'Receipt-Secret': value, Authorization: value } }));
  },
});

const inBodies = check({
  id: 'safety.bodies', level: 'must',
  title: ['正文里的怪内容不会弄坏服务器', 'Strange bodies do no harm'],
  proves: ['谁也不能用一个请求让服务器出错', 'Nobody can make the server fail with one request'],
  run: async (trial) => {
    const deep = (open: string, close: string, times: number): string => open.repeat(times) + close.repeat(times);
    const bodies = [
      '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"x":1}}}', deep('[', ']', 5000), deep('{"a":', '}', 3000).replace('}', '1}'), '{"title":1e999}', '{"title":-0}', '{"title":12345678901234567890}',
      '{"title":"a","title":"b"}', '{"title":{"toString":1}}', '{"title":["a"]}', '{"consent":[]}', '{"consent":{"textVersion":{}}}', '{"target":{"kind":"__proto__"}}', '{"kind":"constructor"}', '{"":""}', '\ufeff{}',
      '{"title":"\\u0000"}', '{"title":"\\ud800"}', `{"title":"${'𠮷'.repeat(5000)}"}`, `{${Array.from({ length: 2000 }, (_, index) => `"k${index}":1`).join(',')}}`,
    ];
    for (const body of bodies) {
      const answer = await trial.site.post(submitSuggestion.path, body);
      trial.expect(answer.status >= 400 && answer.status < 500, [`应为 4xx，实际是 ${answer.status}`, `4xx was due, ${answer.status} came`], answer);
    }
    for (const operation of writes.filter(({ access }) => access === 'receipt')) {
      for (const body of bodies.slice(0, 5)) stands(trial, await trial.site.post(anyPathOf(operation), body, { secret: '__proto__' }));
    }
  },
});

const polluted = check({
  id: 'safety.no-pollution', level: 'must',
  title: ['__proto__ 作为未知字段被指出', '__proto__ is told as an unknown field'],
  proves: ['不能借特殊字段名改变服务器的行为', 'No field name changes how the server works'],
  run: async (trial) => {
    const answer = await trial.site.post(submitSuggestion.path, '{"__proto__":{"title":"x","kind":"suggestion"},"title":"x"}');
    // Refused as a field nobody knows, or by the parser before that; never taken as if its content had been sent.
    if (!trial.refused(answer, 'invalid_request', 'malformed_body')) return;
    if (answer.status === 422) trial.fault(answer, '/kind', 'required');
  },
});

export const safety: readonly Check[] = [noServerError, noInternals, nosniff, noCookies, serverHeaders, hsts, inPaths, inQueries, inHeaders, inBodies, polluted];
