import { limits } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import { clockFigureRanges } from '@congress-kit/api/rules/clock-figures';
import { check, type Check } from '../check.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { at, documentOf, resolve, schemasIn, type Json } from '../openapi.ts';
import type { Trial } from '../trial.ts';

/** What the server says of itself: the discovery document, and the OpenAPI document it points to. */

const hello = ({ site }: Trial): Promise<Exchange> => site.read('/');

const announced = check({
  id: 'discovery.limits', level: 'must',
  title: ['公布的上限与约定相同', 'The announced limits are the contract’s'],
  proves: ['表单上的字数提示和服务器的判断一致', 'What a form counts by is what the server refuses by'],
  run: async (trial) => {
    const answer = await hello(trial);
    const said = field(answer, 'limits');
    for (const [name, value] of Object.entries(limits)) {
      const given = isObject(said) ? said[name] : undefined;
      trial.expect(given === value, [`limits.${name} 是 ${String(given)}，约定是 ${value}`, `limits.${name} is ${String(given)}, the contract says ${value}`], answer);
    }
  },
});

const clocksTold = check({
  id: 'discovery.clocks-told', level: 'should',
  title: ['公布本地的各项期限', 'The clocks of the place are announced'],
  proves: ['群众和承办单位看得到这里按哪些期限办', 'Residents and units can read what is due when here'],
  run: async (trial) => {
    const answer = await hello(trial);
    const said = field(answer, 'clocks');
    const lacking = Object.keys(clockFigureRanges).filter((name) => !isObject(said) || said[name] === undefined);
    trial.expect(lacking.length === 0, [`clocks 缺 ${lacking.join('、')}`, `clocks lacks ${lacking.join(', ')}`], answer);
  },
});

const clocks = check({
  id: 'discovery.clocks', level: 'must',
  title: ['公布的期限数字说得通', 'The announced figures of the clocks make sense'],
  proves: ['照公布的数字算出的到期日和亮灯是对的', 'A due day and a light that are reckoned by them are right'],
  run: async (trial) => {
    const answer = await hello(trial);
    const said = field(answer, 'clocks');
    if (!isObject(said)) trial.skip(['没有公布期限', 'no clocks are announced']);
    const told = said as Readonly<Record<string, unknown>>;
    for (const [name, [least, most]] of Object.entries(clockFigureRanges)) {
      const figure = told[name];
      if (figure === undefined) continue;
      trial.expect(Number.isInteger(figure) && Number(figure) >= least && Number(figure) <= most, [`clocks.${name} 是 ${String(figure)}，应为 ${least} 到 ${most} 的整数`, `clocks.${name} is ${String(figure)}, should be a whole number from ${least} to ${most}`], answer);
    }
    const { written_reply: reply, extension } = told;
    if (reply !== undefined && extension !== undefined) {
      trial.expect(Number(extension) > Number(reply), [`延期后最多 ${String(extension)} 个月，不比书面答复的 ${String(reply)} 个月多`, `an extension to at most ${String(extension)} months is none over the ${String(reply)} of a written reply`], answer);
    }
  },
});

const languages = check({
  id: 'discovery.languages', level: 'should',
  title: ['列出会说的语言，含中文', 'The languages are listed, Chinese among them'],
  proves: ['页面知道可以要哪种语言', 'A page knows which languages it may ask for'],
  run: async (trial) => {
    const answer = await hello(trial);
    const said = field(answer, 'languages');
    trial.expect(Array.isArray(said) && said.some((one) => String(one).startsWith('zh')), ['languages 里没有中文', 'languages lacks Chinese'], answer);
  },
});

const consent = check({
  id: 'discovery.consent', level: 'must',
  title: ['给出须知的版本和保存期限', 'The version of the notice and the time of keeping are told'],
  proves: ['群众提交前知道个人信息怎样保存', 'Residents know how their data is kept before they send anything'],
  run: async (trial) => {
    const answer = await hello(trial);
    const said = field(answer, 'consent');
    trial.expect(isObject(said) && /^[A-Za-z0-9][\w.-]*$/.test(String(said['textVersion'] ?? '')), ['consent.textVersion 不是编号', 'consent.textVersion is no id'], answer);
    trial.expect(isObject(said) && Number(said['retentionMonths']) > 0, ['consent.retentionMonths 不是正数', 'consent.retentionMonths is not above 0'], answer);
  },
});

const links = check({
  id: 'discovery.links', level: 'should',
  title: ['links 里指向本站的地址都打得开', 'The links to this server work'],
  proves: ['从首页就能找到文档和索引', 'Documents and indexes are found from the front door'],
  run: async (trial) => {
    const answer = await hello(trial);
    const said = field(answer, 'links');
    const { origin } = new URL(trial.site.probe.api);
    for (const [name, link] of Object.entries(isObject(said) ? said : {})) {
      const url = new URL(String(link), trial.site.probe.api);
      if (url.origin !== origin) continue;
      const found = await trial.site.ask({ path: url.href, headers: { Accept: '*/*' } });
      trial.expect(found.status < 400, [`links.${name} 回 ${found.status}`, `links.${name} answers ${found.status}`], found);
    }
  },
});

const present = check({
  id: 'document.present', level: 'must',
  title: ['提供 OpenAPI 3.1 文档', 'There is an OpenAPI 3.1 document'],
  proves: ['接入方有一份机器可读的说明', 'Integrators have a description that machines can read'],
  run: async (trial) => {
    const { exchange, document } = await documentOf(trial.site);
    if (trial.status(exchange, 200)) trial.expect(/^3\.1\./.test(String(document?.['openapi'])), [`openapi 是“${String(document?.['openapi'])}”`, `openapi is “${String(document?.['openapi'])}”`], exchange);
  },
});

/** Runs over every operation of the contract and what the server's document says of it. */
const eachDocumented = async (trial: Trial, look: (operation: (typeof operations)[number], said: Json, document: Json, exchange: Exchange) => void): Promise<void> => {
  const { exchange, document } = await documentOf(trial.site);
  if (!document) trial.skip(['没有文档', 'there is no document']);
  for (const operation of operations) {
    const said = at(document, ['paths', operation.path, operation.method.toLowerCase()]);
    if (isObject(said)) look(operation, said, document, exchange);
  }
};

const complete = check({
  id: 'document.complete', level: 'must',
  title: ['文档里有约定的每一个操作', 'The document holds every operation of the contract'],
  proves: ['照文档写的程序什么都用得上', 'A program written by the document can use everything'],
  run: async (trial) => {
    const { exchange, document } = await documentOf(trial.site);
    if (!document) trial.skip(['没有文档', 'there is no document']);
    for (const { id, path, method } of operations) {
      const said = at(document, ['paths', path, method.toLowerCase()]);
      if (trial.expect(isObject(said), [`缺 ${method} ${path}`, `${method} ${path} is missing`], exchange)) {
        trial.expect((said as Json)['operationId'] === id, [`${method} ${path} 的 operationId 应为 ${id}`, `the operationId of ${method} ${path} should be ${id}`], exchange);
      }
    }
  },
});

const closedRequests = check({
  id: 'document.requests-closed', level: 'must',
  title: ['文档里的请求不收未知字段', 'Requests are closed in the document'],
  proves: ['写错的字段在写程序时就能发现', 'A misspelt field is found while the program is written'],
  run: async (trial) => eachDocumented(trial, (operation, said, document, exchange) => {
    if (!operation.body) return;
    const schema = resolve(document, at(said, ['requestBody', 'content', 'application/json', 'schema']));
    const closed = schema?.['additionalProperties'] === false || schema?.['unevaluatedProperties'] === false;
    trial.expect(closed, [`${operation.id} 的请求没有 additionalProperties: false`, `the request of ${operation.id} lacks additionalProperties: false`], exchange);
  }),
});

const openResponses = check({
  id: 'document.responses-open', level: 'must',
  title: ['文档里的应答可以增加字段和取值', 'Responses are open in the document'],
  proves: ['以后加字段、加取值不会弄坏已有的程序', 'A new field or word does not break the programs that are there'],
  run: async (trial) => eachDocumented(trial, (operation, said, document, exchange) => {
    const schema = at(said, ['responses', String(operation.status), 'content', 'application/json', 'schema']);
    for (const { schema: inner, path, alternatives } of schemasIn(document, schema)) {
      trial.expect(inner['additionalProperties'] !== false, [`${operation.id}${path} 不许增加字段`, `${operation.id}${path} allows no other fields`], exchange);
      const words = Array.isArray(inner['enum']) ? inner['enum'] : undefined;
      const open = alternatives.some((one) => one['type'] === 'string' && !one['enum'] && !one['pattern'] && !one['const']);
      if (words) trial.expect(open, [`${operation.id}${path} 的取值是封死的：${words.slice(0, 3).join('、')}…`, `the words of ${operation.id}${path} cannot grow: ${words.slice(0, 3).join(', ')}…`], exchange);
    }
  }),
});

const parameters = check({
  id: 'document.parameters', level: 'must',
  title: ['文档里的查询参数和约定相同', 'The document names the contract’s query parameters'],
  proves: ['照文档写的筛选真的能用', 'Filters written by the document work'],
  run: async (trial) => eachDocumented(trial, (operation, said, document, exchange) => {
    const given = (Array.isArray(said['parameters']) ? said['parameters'] : []).map((one) => resolve(document, one)).filter((one) => one?.['in'] === 'query').map((one) => String(one!['name']));
    const due = Object.keys(operation.query?._zod.def.shape ?? {});
    const [lacking, extra] = [due.filter((name) => !given.includes(name)), given.filter((name) => !due.includes(name))];
    trial.expect(lacking.length === 0, [`${operation.id} 缺参数 ${lacking.join('、')}`, `${operation.id} lacks ${lacking.join(', ')}`], exchange);
    if (extra.length > 0) trial.note([`${operation.id} 另有参数 ${extra.join('、')}`, `${operation.id} also takes ${extra.join(', ')}`]);
  }),
});

const secrets = check({
  id: 'document.security', level: 'must',
  title: ['文档写明谁可以调用', 'The document says who may call'],
  proves: ['需要回执密码或令牌的操作一目了然', 'What needs a secret or a token can be seen'],
  run: async (trial) => eachDocumented(trial, (operation, said, document, exchange) => {
    const own = said['security'] ?? document['security'];
    const needed = Array.isArray(own) && own.some((one) => isObject(one) && Object.keys(one).length > 0);
    trial.expect(needed === (operation.access !== 'public'), [`${operation.id} 的 security 与约定不符`, `security of ${operation.id} is not the contract’s`], exchange);
  }),
});

export const discovery: readonly Check[] = [announced, clocksTold, clocks, languages, consent, links];
export const document: readonly Check[] = [present, complete, closedRequests, openResponses, parameters, secrets];
