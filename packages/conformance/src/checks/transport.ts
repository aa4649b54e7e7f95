import { requestIdHeader } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { details, listOf, lists, pathOf, publicReads, singles } from '../contract.ts';
import type { Exchange } from '../exchange.ts';
import { readDetails } from '../lists.ts';
import type { Trial } from '../trial.ts';
import { provoke } from './refusals.ts';

/** HTTP as it is meant: conditional reads, HEAD, OPTIONS, caches, the id of a request. */

/** One address of every public read. */
const addresses = async ({ site }: Trial): Promise<string[]> => {
  const found = [...singles, ...lists].map((operation) => pathOf(operation));
  for (const detail of details) {
    const [first] = await readDetails(site, listOf(detail)!);
    if (first) found.push(first.exchange.url.slice(site.probe.api.length));
  }
  return found;
};

const etags = check({
  id: 'transport.etag', level: 'must',
  title: ['公开的查询都带 ETag', 'Every public read carries an ETag'],
  proves: ['没有变化的内容不用再传一遍，乡镇的慢网络也快', 'What has not changed is not sent again; slow village networks feel it'],
  run: async (trial) => {
    for (const path of await addresses(trial)) {
      const { headers, ...exchange } = await trial.site.read(path);
      trial.expect(/^(W\/)?"[^"]+"$/.test(headers['etag'] ?? ''), [`ETag 是“${headers['etag'] ?? ''}”`, `ETag is “${headers['etag'] ?? ''}”`], { headers, ...exchange });
    }
  },
});

const notModified = check({
  id: 'transport.not-modified', level: 'must',
  title: ['带着 ETag 再问，回 304，没有正文', 'Asked again with the ETag, the answer is 304 without a body'],
  proves: ['缓存真的省流量', 'Caches save what they are meant to save'],
  run: async (trial) => {
    for (const [index, path] of (await addresses(trial)).entries()) {
      const etag = (await trial.site.read(path)).headers['etag'];
      if (!etag) continue;
      for (const sent of index < 4 ? [etag, `"other", ${etag}`, '*'] : [etag]) {
        const answer = await trial.site.ask({ path, headers: { 'If-None-Match': sent } });
        if (trial.status(answer, 304)) trial.expect(answer.text === '' && answer.headers['etag'] === etag, ['304 带了正文，或 ETag 变了', 'the 304 has a body, or another ETag'], answer);
      }
    }
  },
});

const modified = check({
  id: 'transport.modified', level: 'must',
  title: ['ETag 不同时给出全文', 'With another ETag the whole answer comes'],
  proves: ['改过的内容不会被当成没改', 'What has changed is not taken for unchanged'],
  run: async (trial) => {
    for (const path of (await addresses(trial)).slice(0, 8)) {
      const answer = await trial.site.ask({ path, headers: { 'If-None-Match': 'W/"no-such-version"' } });
      if (trial.status(answer, 200)) trial.expect(answer.text !== '', ['没有正文', 'there is no body'], answer);
    }
  },
});

const distinct = check({
  id: 'transport.etag-distinct', level: 'must',
  title: ['内容不同，ETag 就不同', 'Other content has another ETag'],
  proves: ['不会把一个人的资料当成另一个人的', 'One record is never taken for another'],
  run: async (trial) => {
    const seen = new Map<string, Exchange>();
    for (const list of lists) {
      for (const { exchange } of await readDetails(trial.site, list)) {
        const etag = exchange.headers['etag'];
        const other = etag && seen.get(etag);
        if (etag) trial.expect(!other || other.text === exchange.text, [`与 ${other && other.url} 的 ETag 相同`, `has the ETag of ${other && other.url}`], exchange);
        if (etag) seen.set(etag, exchange);
      }
    }
  },
});

const cacheable = check({
  id: 'transport.public-cache', level: 'should',
  title: ['公开的查询可以短时间缓存', 'Public reads may be cached for a short time'],
  proves: ['许多人同时打开时服务器不被压垮', 'The server bears it when many people open the page at once'],
  run: async (trial) => {
    for (const path of await addresses(trial)) {
      const exchange = await trial.site.read(path);
      const said = exchange.headers['cache-control'] ?? '';
      trial.expect(/max-age=\d+|no-cache/.test(said) && !/private|no-store/.test(said), [`Cache-Control 是“${said}”`, `Cache-Control is “${said}”`], exchange);
    }
  },
});

const head = check({
  id: 'transport.head', level: 'must',
  title: ['HEAD 与 GET 相同，只是没有正文', 'HEAD answers as GET does, without the body'],
  proves: ['监控和下载工具能先问再取', 'Monitors and downloaders can ask before they fetch'],
  run: async (trial) => {
    for (const path of await addresses(trial)) {
      const get = await trial.site.read(path);
      const answer = await trial.site.ask({ method: 'HEAD', path });
      if (!trial.status(answer, get.status)) continue;
      trial.expect(answer.text === '', ['HEAD 带了正文', 'HEAD has a body'], answer);
      for (const name of ['content-type', 'etag']) trial.expect(answer.headers[name] === get.headers[name], [`${name}：GET 是“${get.headers[name] ?? ''}”，HEAD 是“${answer.headers[name] ?? ''}”`, `${name}: “${get.headers[name] ?? ''}” with GET, “${answer.headers[name] ?? ''}” with HEAD`], answer);
    }
    trial.status(await trial.site.ask({ method: 'HEAD', path: '/deputies/no-such-thing-3' }), 404);
  },
});

const options = check({
  id: 'transport.options', level: 'should',
  title: ['OPTIONS 得到 2xx，并列出方法', 'OPTIONS is answered with 2xx and the methods'],
  proves: ['工具和网关能问出可以做什么', 'Tools and gateways can ask what may be done'],
  run: async (trial) => {
    for (const { path } of [...singles, ...lists]) {
      const answer = await trial.site.ask({ method: 'OPTIONS', path });
      if (!trial.status(answer, 200, 204)) continue;
      const said = `${answer.headers['allow'] ?? ''},${answer.headers['access-control-allow-methods'] ?? ''}`;
      trial.expect(/\bGET\b/.test(said), ['Allow 和 Access-Control-Allow-Methods 里都没有 GET', 'neither Allow nor Access-Control-Allow-Methods names GET'], answer);
    }
  },
});

const requestIds = check({
  id: 'transport.request-id', level: 'must',
  title: [`每个应答都有 ${requestIdHeader}，各不相同`, `Every answer has a ${requestIdHeader} of its own`],
  proves: ['每一次请求都能在日志里找到', 'Every request can be found in the logs'],
  run: async (trial) => {
    await provoke(trial);
    const seen = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      const answer = await trial.site.ask({ path: `/deputies?limit=${time + 1}` });
      const id = answer.headers[requestIdHeader.toLowerCase()] ?? '';
      trial.expect(!seen.has(id), [`编号 ${id} 用了两次`, `the id ${id} came twice`], answer);
      seen.add(id);
    }
    const named = await trial.site.ask({ path: '/', headers: { [requestIdHeader]: 'chosen-by-client-0' } });
    trial.expect(named.headers[requestIdHeader.toLowerCase()] !== 'chosen-by-client-0', ['照用了客户端自己写的编号，日志可以被伪造', 'it takes over the id a client makes up; logs could be forged'], named);
  },
  observe: (exchange, trial) => {
    // What a gateway or Node refuses before it is a request has no number.
    if (exchange.headers['connection'] === 'close' && exchange.status === 400) return;
    trial.expect((exchange.headers[requestIdHeader.toLowerCase()] ?? '') !== '', [`没有 ${requestIdHeader}`, `there is no ${requestIdHeader}`], exchange);
  },
});

const compressed = check({
  id: 'transport.compression', level: 'should',
  title: ['支持压缩，内容不变', 'Answers can be compressed, and say the same'],
  proves: ['上万人的查找索引也能很快打开', 'Even an index of ten thousand deputies opens quickly'],
  run: async (trial) => {
    const path = pathOf(publicReads.find(({ id }) => id === 'getFinderIndex')!);
    const bare = await trial.site.read(path);
    if (bare.text.length < 2000) trial.skip(['内容太少，不必压缩', 'too little to compress']);
    const answer = await trial.site.ask({ path, headers: { 'Accept-Encoding': 'gzip' } });
    if (!trial.expect(answer.headers['content-encoding'] === 'gzip', ['没有压缩', 'it is not compressed'], answer)) return;
    trial.expect(answer.text === bare.text, ['解压后内容不同', 'unpacked, it says something else'], answer);
    trial.expect(/accept-encoding/i.test(answer.headers['vary'] ?? ''), ['Vary 里没有 Accept-Encoding，代理可能把压缩件发给读不了的人', 'Vary lacks Accept-Encoding; a proxy may hand it to who cannot unpack it'], answer);
  },
});

export const transport: readonly Check[] = [etags, notModified, modified, distinct, cacheable, head, options, requestIds, compressed];
