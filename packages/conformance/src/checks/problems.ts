import { problem as problemSchema, problemMediaType, problems as statuses, requestIdHeader, submitSuggestion } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { field, mediaType, type Exchange } from '../exchange.ts';
import { faultsIn, type Trial } from '../trial.ts';
import { provoke } from './refusals.ts';

/** What a refusal looks like (RFC 9457), whoever was refused and why. These look at every answer of the run. */

const isRefusal = ({ status, method }: Exchange): boolean => status >= 400 && method !== 'HEAD';
const provoked = async (trial: Trial): Promise<void> => { await provoke(trial); };

const type = check({
  id: 'problems.media-type', level: 'must',
  title: [`拒绝时的类型是 ${problemMediaType}`, `Refusals are sent as ${problemMediaType}`],
  proves: ['客户端认得出这是说明，不是数据', 'A client can tell an explanation from data'],
  run: provoked,
  observe: (exchange, trial) => {
    if (isRefusal(exchange)) trial.expect(mediaType(exchange) === problemMediaType, [`类型是“${mediaType(exchange)}”`, `the type is “${mediaType(exchange)}”`], exchange);
  },
});

const shape = check({
  id: 'problems.shape', level: 'must',
  title: ['拒绝时说明类型、标题、状态、代码', 'A refusal says type, title, status and code'],
  proves: ['页面能按 code 给出合适的话', 'A page can find the right words by the code'],
  run: provoked,
  observe: (exchange, trial) => {
    if (!isRefusal(exchange)) return;
    const fits = problemSchema.safeParse(exchange.json).success;
    trial.expect(fits, ['内容不是问题说明（RFC 9457）', 'the body is no problem (RFC 9457)'], exchange);
    const [status, code] = [field(exchange, 'status'), field(exchange, 'code')];
    if (!fits) return;
    trial.expect(status === exchange.status, [`正文写 ${String(status)}，实际状态是 ${exchange.status}`, `the body says ${String(status)}, the status is ${exchange.status}`], exchange);
    const due = statuses[code as keyof typeof statuses] as number | undefined;
    // 408 and 431 come from below any API; a code that is newer than this checker is welcome.
    if (due && exchange.status !== 408 && exchange.status !== 431) trial.expect(due === exchange.status, [`${String(code)} 应配 ${due}，实际是 ${exchange.status}`, `${String(code)} belongs to ${due}, the status is ${exchange.status}`], exchange);
  },
});

const requestId = check({
  id: 'problems.request-id', level: 'must',
  title: ['拒绝时带请求编号，与响应头一致', 'A refusal names its request id, the same as the header'],
  proves: ['用户报编号，运维就能查到那一次', 'A user quotes the id, and the operator finds that request'],
  run: provoked,
  observe: (exchange, trial) => {
    // Node or a proxy refuses what is no HTTP before there is any request to number.
    if (!isRefusal(exchange) || [400, 408, 431].includes(exchange.status) && exchange.headers['connection'] === 'close') return;
    const [said, header] = [field(exchange, 'requestId'), exchange.headers[requestIdHeader.toLowerCase()]];
    trial.expect(typeof said === 'string' && said !== '' && said === header, [`正文是“${String(said ?? '')}”，响应头是“${header ?? ''}”`, `the body says “${String(said ?? '')}”, the header “${header ?? ''}”`], exchange);
  },
});

const noStore = check({
  id: 'problems.no-store', level: 'must',
  title: ['拒绝不得被缓存', 'Refusals are not to be cached'],
  proves: ['一次出错不会被代理记住，一直显示给所有人', 'No proxy keeps one failure and shows it to everybody'],
  run: provoked,
  observe: (exchange, trial) => {
    if (isRefusal(exchange)) trial.expect(/no-store/i.test(exchange.headers['cache-control'] ?? ''), [`Cache-Control 是“${exchange.headers['cache-control'] ?? ''}”`, `Cache-Control is “${exchange.headers['cache-control'] ?? ''}”`], exchange);
  },
});

const words = check({
  id: 'problems.words', level: 'should',
  title: ['拒绝时用一句话说明怎么办', 'A refusal says in a sentence what to do'],
  proves: ['每次拒绝都告诉人怎么改', 'Every refusal says what to change'],
  run: provoked,
  observe: (exchange, trial) => {
    if (!isRefusal(exchange)) return;
    const detail = field(exchange, 'detail');
    trial.expect(typeof detail === 'string' && detail.trim().length > 5, ['没有 detail', 'there is no detail'], exchange);
    for (const error of faultsIn(exchange)) trial.expect('detail' in error && String(error.detail).length > 1, [`${error.pointer} 没有文字说明`, `${error.pointer} has no words`], exchange);
  },
});

const places = check({
  id: 'problems.places', level: 'must',
  title: ['错误指明在请求的哪一部分、哪一处', 'Faults name the part of the request and the place in it'],
  proves: ['表单能把话写在填错的那一格旁边', 'A form can put the words beside the field they are about'],
  run: provoked,
  observe: (exchange, trial) => {
    for (const { pointer, in: part } of faultsIn(exchange)) {
      const fits = ['body', 'query', 'path', 'header'].includes(part ?? '') && (pointer === '' || pointer.startsWith('/'));
      trial.expect(fits, [`in 是“${part ?? ''}”，pointer 是“${pointer}”`, `in is “${part ?? ''}”, pointer is “${pointer}”`], exchange);
    }
  },
});

const han = /\p{Script=Han}/u;
const asked = (trial: Trial, language: string | undefined, path = '/deputies/no-such-thing-2'): Promise<Exchange> => trial.site.ask({ path, headers: language === undefined ? {} : { 'Accept-Language': language } });

const chinese = check({
  id: 'problems.chinese', level: 'must',
  title: ['默认用中文说明', 'The words are Chinese unless asked otherwise'],
  proves: ['群众看得懂拒绝的原因', 'Residents can read why something was refused'],
  run: async (trial) => {
    for (const language of [undefined, 'zh-CN', 'zh', 'zh-CN,zh;q=0.9,en;q=0.8', 'fr', '*', 'zh-Hans-CN']) {
      const answer = await asked(trial, language);
      trial.expect(han.test(String(field(answer, 'title'))), [`Accept-Language: ${language ?? '（无）'} 得到“${String(field(answer, 'title'))}”`, `Accept-Language: ${language ?? '(none)'} gives “${String(field(answer, 'title'))}”`], answer);
    }
  },
});

const english = check({
  id: 'problems.english', level: 'must',
  title: ['Accept-Language: en 时用英文说明', 'With Accept-Language: en the words are English'],
  proves: ['英文页面上的说明也是英文', 'An English page gets English explanations'],
  run: async (trial) => {
    for (const language of ['en', 'en-GB', 'en;q=0.9, zh;q=0.1']) {
      for (const answer of [await asked(trial, language), await asked(trial, language, '/deputies?limit=0')]) {
        const said = [field(answer, 'title'), field(answer, 'detail'), ...faultsIn(answer).map((error) => (error as { detail?: unknown }).detail)].map(String).join(' ');
        trial.expect(/[A-Za-z]{3}/.test(said) && !han.test(said), [`Accept-Language: ${language} 得到“${said.slice(0, 60)}”`, `Accept-Language: ${language} gives “${said.slice(0, 60)}”`], answer);
      }
    }
  },
});

const contentLanguage = check({
  id: 'problems.content-language', level: 'should',
  title: ['用 Content-Language 说明是哪种语言', 'Content-Language names the language'],
  proves: ['读屏软件用对的发音', 'A screen reader pronounces it right'],
  run: async (trial) => {
    for (const [language, begins] of [['zh-CN', 'zh'], ['en', 'en']] as const) {
      const answer = await asked(trial, language);
      trial.expect((answer.headers['content-language'] ?? '').startsWith(begins), [`Content-Language 是“${answer.headers['content-language'] ?? ''}”`, `Content-Language is “${answer.headers['content-language'] ?? ''}”`], answer);
    }
  },
});

const allAtOnce = check({
  id: 'problems.all-at-once', level: 'must',
  title: ['查询参数的错误一次全说', 'All faults of a query are told at once'],
  proves: ['不会改好一处又冒出一处', 'Nobody mends one thing only to be told of the next'],
  run: async (trial) => {
    const answer = await trial.site.ask({ path: '/deputies?limit=0&no_such=1&level=moon' });
    for (const pointer of ['/limit', '/no_such', '/level/0']) trial.fault(answer, pointer);
    const { consent: _, ...rest } = await trial.site.draft({ title: 'x'.repeat(61), kind: 'none', titel: 1 });
    const body = await trial.site.post(submitSuggestion.path, rest);
    for (const pointer of ['/title', '/kind', '/consent', '/titel']) trial.fault(body, pointer);
  },
});

export const problems: readonly Check[] = [type, shape, requestId, noStore, words, places, allAtOnce, chinese, english, contentLanguage];
