import { submitSuggestion, type OperationSpec } from '@congress-kit/api';
import { bodyBytes } from '@congress-kit/api/body-bytes';
import { operations } from '@congress-kit/api/operations';
import { check, type Check } from '../check.ts';
import { anyPathOf, details, paramsOf, pathOf, publicReads, writes } from '../contract.ts';
import type { Exchange } from '../exchange.ts';
import { newKey, type Site } from '../site.ts';
import type { Trial } from '../trial.ts';

/**
 * Requests that must be refused, and how. None of the bodies sent here could be stored, even by a server that forgets to
 * refuse: they lack everything that a suggestion needs.
 */

export const strangePath = '/no-such-resource';

const unknownRecord = check({
  id: 'refusals.unknown-record', level: 'must',
  title: ['查不到的编号回 404 not_found', 'An unknown id is refused with 404 not_found'],
  proves: ['旧链接打开时能说明“查不到”，而不是出错或空白', 'An old link can say “not found” instead of failing or staying blank'],
  run: async (trial) => {
    for (const operation of details) trial.refused(await trial.site.read(anyPathOf(operation)), 'not_found');
  },
});

const malformedId = check({
  id: 'refusals.malformed-id', level: 'must',
  title: ['不成样子的编号回 404 或 422', 'An id of a wrong form is refused with 404 or 422'],
  proves: ['抄错的地址也得到明白的回答', 'A mistyped address gets a clear answer as well'],
  run: async (trial) => {
    for (const operation of details) {
      for (const id of ['%20', '-', 'a%2Fb', '%E4%B8%AD', 'x'.repeat(200)]) trial.refused(await trial.site.read(operation.path.replace(/\{\w+\}/, id)), 'not_found', 'invalid_request');
    }
  },
});

const unknownPath = check({
  id: 'refusals.unknown-path', level: 'must',
  title: ['没有的地址回 404', 'An address that is none is refused with 404'],
  proves: ['接入方写错地址马上知道', 'Whoever mistypes an address knows at once'],
  run: async (trial) => {
    for (const path of [strangePath, `${strangePath}/1`, '/deputies/a/b/c']) trial.refused(await trial.site.read(path), 'not_found');
  },
});

const otherMethods = check({
  id: 'refusals.method', level: 'must',
  title: ['用错方法回 405，并在 Allow 里列出可用的', 'A wrong method is refused with 405, and Allow lists the right ones'],
  proves: ['误用方法不会改动数据，并且知道该用哪个', 'A wrong method changes nothing and says which one is right'],
  run: async (trial) => {
    const paths = new Map<string, string[]>();
    for (const { path, method, access } of operations) if (access !== 'staff') paths.set(path, [...(paths.get(path) ?? []), method]);
    for (const [path, allowed] of paths) {
      const asked = path.replace(/\{\w+\}/g, 'no-such-thing-0');
      for (const method of ['DELETE', 'PUT', 'PATCH', 'POST', 'GET'].filter((one) => !allowed.includes(one))) {
        const answer = await trial.site.ask({ method, path: asked, ...(method !== 'GET' && { headers: { 'Content-Type': 'application/json' }, body: '{}' }) });
        if (!trial.refused(answer, 'method_not_allowed')) continue;
        const listed = (answer.headers['allow'] ?? '').split(',').map((one) => one.trim());
        trial.expect(allowed.every((one) => listed.includes(one)), [`Allow 是“${answer.headers['allow'] ?? ''}”，应含 ${allowed.join('、')}`, `Allow is “${answer.headers['allow'] ?? ''}”; ${allowed.join(', ')} belongs there`], answer);
      }
    }
  },
});

const notAcceptable = check({
  id: 'refusals.not-acceptable', level: 'must',
  title: ['只收别的类型时回 406', 'Who accepts only other types is refused with 406'],
  proves: ['要网页的程序不会收到一段 JSON 还以为成功了', 'A program that wants a page does not get JSON and think it worked'],
  run: async (trial) => {
    for (const operation of publicReads) trial.refused(await trial.site.ask({ path: anyPathOf(operation), headers: { Accept: 'text/html' } }), 'not_acceptable');
  },
});

const acceptable = check({
  id: 'refusals.accept-widely', level: 'must',
  title: ['*/*、application/*、带权重的 Accept 都能用', '*/*, application/* and weights in Accept are understood'],
  proves: ['浏览器和各种工具默认的请求头都能用', 'What browsers and tools send by default works'],
  run: async (trial) => {
    for (const Accept of ['*/*', 'application/*', 'text/html, application/json;q=0.5', 'application/json; charset=utf-8', 'APPLICATION/JSON']) trial.status(await trial.site.ask({ path: '/', headers: { Accept } }), 200);
  },
});

/** A body that is refused wherever it gets, sent as something it is not. */
const typed = (site: Site, type: string | undefined, body = '{}', path = submitSuggestion.path): Promise<Exchange> =>
  site.ask({ method: 'POST', path, headers: { ...(type && { 'Content-Type': type }), 'Idempotency-Key': newKey() }, body });

const mediaTypes = check({
  id: 'refusals.media-type', level: 'must',
  title: ['写入只收 application/json，其他回 415', 'Writes take application/json only, anything else is refused with 415'],
  proves: ['别的网站不能用普通表单冒名提交（浏览器必须先询问）', 'Another site cannot send with a plain form: the browser has to ask first'],
  run: async (trial) => {
    const types: [string | undefined, string][] = [['text/plain', '{}'], ['application/x-www-form-urlencoded', 'title=x'], ['multipart/form-data; boundary=x', '--x--'], ['application/xml', '<x/>'], [undefined, '{}']];
    for (const [type, body] of types) trial.refused(await typed(trial.site, type, body), 'unsupported_media_type');
  },
});

const charset = check({
  id: 'refusals.json-with-charset', level: 'must',
  title: ['application/json; charset=utf-8 照收', 'application/json; charset=utf-8 is taken'],
  proves: ['加了字符集的客户端也能提交', 'Clients that name the charset can write'],
  run: async (trial) => {
    trial.refused(await typed(trial.site, 'application/json; charset=utf-8'), 'invalid_request');
  },
});

const malformed = check({
  id: 'refusals.malformed-body', level: 'must',
  title: ['不是 JSON 的内容回 400 malformed_body', 'A body that is no JSON is refused with 400 malformed_body'],
  proves: ['传坏了的内容不会被猜着收下', 'What was damaged on the way is not guessed at'],
  run: async (trial) => {
    const { site } = trial;
    for (const body of ['{"title":', '{', 'title=x', '{"a":1}{', "{'a':1}", '[1,]', 'undefined', '']) trial.refused(await site.post(submitSuggestion.path, body), 'malformed_body');
    for (const operation of writes.filter(({ access }) => access === 'receipt')) {
      trial.refused(await site.post(anyPathOf(operation), '{"', { secret: 'none' }), 'malformed_body', 'receipt_not_found');
    }
  },
});

const utf8 = check({
  id: 'refusals.not-utf8', level: 'must',
  title: ['不是 UTF-8 的内容回 400', 'A body that is not UTF-8 is refused with 400'],
  proves: ['GBK 网页发来的字不会变成乱码存进去', 'Text from a GBK page is not stored as garbage'],
  run: async (trial) => {
    const gbk = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]), Buffer.from('"}')]);
    trial.refused(await trial.site.post(submitSuggestion.path, gbk), 'malformed_body');
  },
});

const notAnObject = check({
  id: 'refusals.not-an-object', level: 'must',
  title: ['是 JSON 但不是对象，回 422', 'JSON that is no object is refused with 422'],
  proves: ['数组、数字、null 都得到明白的回答', 'A list, a number or null gets a clear answer'],
  run: async (trial) => {
    for (const body of ['[]', '1', '"text"', 'true', '[{}]']) trial.refused(await trial.site.post(submitSuggestion.path, body), 'invalid_request');
    trial.refused(await trial.site.post(submitSuggestion.path, 'null'), 'invalid_request', 'malformed_body');
  },
});

const filler = (bytes: number): string => `{"filler":"${'a'.repeat(bytes - 13)}"}`;
const fillerShell = (bytes: number): string => `printf '{"filler":"%s"}' "$(head -c ${bytes - 13} /dev/zero | tr '\\0' a)"`;
/** With ids that lead nowhere: how large a body is, a server knows before it looks for anything. */
const sized = (site: Site, operation: OperationSpec, bytes: number): Promise<Exchange> => site.ask({
  method: 'POST', path: anyPathOf(operation), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }, body: filler(bytes), shell: fillerShell(bytes),
});
const openWrites = writes.filter(({ access }) => access === 'public');

const tooLarge = check({
  id: 'refusals.too-large', level: 'must',
  title: ['内容超过这个接口写明的字节数（x-max-body-bytes），回 413', 'A body over the bytes of its operation (x-max-body-bytes) is refused with 413'],
  proves: ['没有人能用巨大的请求拖垮服务器', 'Nobody can bring the server down with huge requests'],
  run: async (trial) => {
    for (const operation of openWrites) for (const more of [1, 2000]) trial.refused(await sized(trial.site, operation, bodyBytes(operation) + more), 'body_too_large');
  },
});

const largeEnough = check({
  id: 'refusals.large-enough', level: 'must',
  title: ['没有超过写明的字节数，不因大小被拒', 'A body up to the bytes of its operation is not refused for its size'],
  proves: ['公布的上限是真的', 'The announced limit is the real one'],
  run: async (trial) => {
    for (const operation of openWrites) trial.refused(await sized(trial.site, operation, bodyBytes(operation)), 'invalid_request', ...(operation.params ? ['not_found' as const] : []));
  },
});

const receiptForm = check({
  id: 'refusals.receipt-path', level: 'must',
  title: ['查回执用错编号格式，也只说查不到', 'A receipt number of a wrong form is just not found'],
  proves: ['从回答看不出编号对不对', 'The answer does not tell whether a number has the right form'],
  run: async (trial) => {
    for (const no of ['x', '%20', 'QH-2026', 'a'.repeat(300), '%00', '..%2f']) {
      trial.refused(await trial.site.ask({ path: receiptRead.path.replace(/\{\w+\}/, no), headers: { 'Receipt-Secret': 'none' } }), 'receipt_not_found');
    }
  },
});
const receiptRead = operations.find(({ id }) => id === 'getReceipt')!;

/** One of every refusal that needs no write, for the checks that only look on. */
export const provoke = async ({ site }: Trial): Promise<Exchange[]> => site.once('provoke', async () => {
  const list = publicReads.find(({ query }) => query)!;
  const record = details[0]!;
  return [
    await site.ask({ path: pathOf(record, { [paramsOf(record.path)[0]!]: 'no-such-thing-1' }) }),
    await site.ask({ path: `${strangePath}?again` }),
    await site.ask({ path: `${list.path}?limit=0&no_such=1` }),
    await site.ask({ path: `${list.path}?cursor=nonsense-1` }),
    await site.ask({ method: 'DELETE', path: list.path }),
    await site.ask({ path: list.path, headers: { Accept: 'image/png' } }),
    await site.post(submitSuggestion.path, '{"'),
    await site.post(submitSuggestion.path, {}),
    await site.post(submitSuggestion.path, {}, { key: null }),
    await typed(site, 'text/plain'),
    await sized(site, submitSuggestion, bodyBytes(submitSuggestion) + 100),
    await site.ask({ path: anyPathOf(receiptRead), headers: { 'Receipt-Secret': 'none' } }),
    await site.ask({ path: '/staff/suggestions' }),
    await site.ask({ path: '/deputies/%zz' }),
    await site.ask({ path: '/deputies?q=%00' }),
  ];
});

export const refusals: readonly Check[] = [
  unknownRecord, malformedId, unknownPath, otherMethods, notAcceptable, acceptable, mediaTypes, charset, malformed, utf8, notAnObject, tooLarge, largeEnough, receiptForm,
];
