import { check, type Check } from '../check.ts';

/**
 * Invented requests. What breaks is made as small as it can be before it is reported; the same seed invents the same
 * requests again. No invented suggestion could be stored: all lack the consent.
 */

/** Whoever invents them is fetched when they are wanted: nobody who asks for help should wait for it. */
const invented = () => import('../generate/invented.ts');

const bodies = check({
  id: 'fuzz.suggestions', level: 'must',
  title: ['随机编造的意见都被拒绝，而且不出错', 'Invented suggestions are refused without an error'],
  proves: ['想不到的内容也有明白的回答', 'What nobody thought of gets a clear answer too'],
  run: async (trial) => (await invented()).bodies(trial),
});

const bytes = check({
  id: 'fuzz.bytes', level: 'must',
  title: ['随机字节都被拒绝，而且不出错', 'Random bytes are refused without an error'],
  proves: ['传坏的请求不会让服务器出错', 'A damaged request does not make the server fail'],
  run: async (trial) => (await invented()).bytes(trial),
});

const receipts = check({
  id: 'fuzz.receipts', level: 'must',
  title: ['随机的回执编号、密码、内容都不出错', 'Invented receipts, secrets and bodies do no harm'],
  proves: ['乱试回执的人什么也得不到', 'Whoever tries receipts at random gets nothing'],
  run: async (trial) => (await invented()).receipts(trial),
});

const queries = check({
  id: 'fuzz.queries', level: 'must',
  title: ['随机的查询参数都不出错', 'Invented queries do no harm'],
  proves: ['怎么筛选、怎么搜索都不会出错', 'No filter and no search makes the server fail'],
  run: async (trial) => (await invented()).queries(trial),
});

const paths = check({
  id: 'fuzz.paths', level: 'must',
  title: ['随机的编号都查不到，而且不出错', 'Invented ids are not found, without an error'],
  proves: ['乱写的链接不会让服务器出错', 'No mistyped link makes the server fail'],
  run: async (trial) => (await invented()).paths(trial),
});

const staff = check({
  id: 'fuzz.staff', level: 'must',
  title: ['随机的令牌进不了工作人员的接口', 'No invented token opens the office’s side'],
  proves: ['乱猜令牌进不去，也不会让服务器出错', 'Guessing tokens neither gets in nor does harm'],
  run: async (trial) => (await invented()).staff(trial),
});

export const fuzzing: readonly Check[] = [bodies, bytes, receipts, queries, paths, staff];
