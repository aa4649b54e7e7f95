import { getReceipt, listSuggestions, receipt as receiptSchema } from '@congress-kit/api';
import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { check, type Check } from '../check.ts';
import { pathOf, writes } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { walk } from '../lists.ts';
import type { Submitted } from '../site.ts';
import type { Trial } from '../trial.ts';

/** A receipt is its holder's alone: everybody else gets one and the same answer, whatever is wrong. */

const wrongSecret = '7K3M9QXA7K3M9QXA7K3M9QXA7K3';

const lookUp = ({ site }: Trial, receiptNo: string, secret: string | undefined): Promise<Exchange> => site.ask({ path: pathOf(getReceipt, { receiptNo }), headers: secret === undefined ? {} : { 'Receipt-Secret': secret } });

/** What a stranger could tell two answers apart by: everything but the request's own id and the time. */
const seen = ({ status, headers, text }: Exchange): string => {
  const { 'request-id': id = '', date: _, 'content-length': __, ...rest } = headers;
  return JSON.stringify([status, Object.entries(rest).sort(), id === '' ? text : text.replaceAll(id, '')]);
};

const alike = (trial: Trial, answers: readonly Exchange[]): void => {
  const first = answers[0]!;
  for (const answer of answers) {
    if (trial.refused(answer, 'receipt_not_found')) trial.expect(seen(answer) === seen(first), ['与其他“查不到”的回答不一样', 'differs from the other answers of “not found”'], answer);
  }
};

/** Receipt numbers that exist for certain, because they are public. */
const publicNumbers = async (trial: Trial): Promise<string[]> => (await walk(trial.site, listSuggestions)).items.slice(0, 2).map((item) => String(item['receiptNo']));

const unknown = formatReceiptNo({ prefix: 'ZZ', year: 2026, sequence: 999_999 });

const tellsNothing = check({
  id: 'receipts.tell-nothing', level: 'must',
  title: ['编号不存在、密码不对、没有密码，回答完全相同', 'No such number, a wrong secret and no secret are answered alike'],
  proves: ['别人试不出哪些编号存在', 'Nobody can find out which numbers exist'],
  run: async (trial) => {
    const numbers = [unknown, 'QH-2026-000001-0', 'nonsense', ...(await publicNumbers(trial))];
    const answers: Exchange[] = [];
    for (const number of numbers) for (const secret of [wrongSecret, 'x', undefined]) answers.push(await lookUp(trial, number, secret));
    alike(trial, answers);
  },
});

const writesTellNothing = check({
  id: 'receipts.writes-tell-nothing', level: 'must',
  title: ['评价、补充、撤回时也一样什么都不说', 'Rating, supplementing and withdrawing tell nothing either'],
  proves: ['换一个入口也试不出编号', 'No other door tells which numbers exist'],
  run: async (trial) => {
    const bodies: Readonly<Record<string, object>> = { rateReply: { attitude: 'satisfied', result: 'satisfied' }, supplementSuggestion: { body: 'x' }, withdrawSuggestion: {} };
    for (const operation of writes.filter(({ access }) => access === 'receipt')) {
      const answers: Exchange[] = [];
      for (const number of [unknown, 'nonsense', ...(await publicNumbers(trial)).slice(0, 1)]) {
        answers.push(await trial.site.post(pathOf(operation, { receiptNo: number }), bodies[operation.id] ?? {}, { secret: wrongSecret }));
      }
      alike(trial, answers);
    }
  },
});

const noStore = check({
  id: 'receipts.no-store', level: 'must',
  title: ['回执的应答不得被保存', 'Answers about receipts are never stored'],
  proves: ['公用电脑和代理里不会留下别人的意见', 'No shared computer and no proxy keeps somebody’s suggestion'],
  run: async (trial) => {
    await lookUp(trial, unknown, wrongSecret);
    if (trial.site.mayWrite) await lookUp(trial, ...(await own(trial)));
  },
  observe: (exchange, trial) => {
    if (!/\/(receipts|voices)\//.test(exchange.url) || exchange.url.includes('/staff/') || exchange.method === 'OPTIONS') return;
    trial.expect(/no-store/i.test(exchange.headers['cache-control'] ?? '') && exchange.headers['etag'] === undefined, [`Cache-Control 是“${exchange.headers['cache-control'] ?? ''}”，或带了 ETag`, `Cache-Control is “${exchange.headers['cache-control'] ?? ''}”, or there is an ETag`], exchange);
  },
});

const notInAddress = check({
  id: 'receipts.secret-not-in-address', level: 'must', needs: ['write'],
  title: ['密码写在地址里不管用', 'A secret in the address opens nothing'],
  proves: ['密码不会留在浏览记录和日志里', 'Secrets do not end up in histories and logs'],
  run: async (trial) => {
    const [receiptNo, secret] = await own(trial);
    for (const name of ['secret', 'receipt-secret', 'receiptSecret', 'Receipt-Secret']) {
      const answer = await trial.site.ask({ path: `${pathOf(getReceipt, { receiptNo })}?${name}=${encodeURIComponent(secret)}` });
      trial.expect(answer.status === 404 || answer.status === 422, [`应答 ${answer.status}`, `${answer.status} came`], answer);
    }
  },
});

/** One suggestion that several checks look at, and none of them changes. */
const own = async (trial: Trial): Promise<[receiptNo: string, secret: string]> => {
  const sent = await trial.site.once('own suggestion', () => trial.site.submit());
  const { receiptNo, secret } = (isObject(sent.json) ? sent.json : {}) as Partial<Submitted>;
  if (typeof receiptNo !== 'string' || typeof secret !== 'string') trial.skip([`提交不成（${sent.status}），没有回执可查`, `sending failed (${sent.status}), so there is no receipt`]);
  return [receiptNo, secret];
};

const found = check({
  id: 'receipts.found', level: 'must', needs: ['write'],
  title: ['凭编号和密码查得到，内容符合约定', 'Number and secret open the receipt, and it fits the contract'],
  proves: ['回执总有回音', 'The receipt always answers'],
  run: async (trial) => {
    const answer = await lookUp(trial, ...(await own(trial)));
    if (!trial.status(answer, 200)) return;
    trial.expect(receiptSchema.safeParse(answer.json).success, ['应答不符合约定', 'the answer does not fit the contract'], answer);
    trial.expect(field(answer, 'state') === 'submitted', [`状态是 ${String(field(answer, 'state'))}`, `the state is ${String(field(answer, 'state'))}`], answer);
    const may = field(answer, 'may');
    trial.expect(Array.isArray(may) && may.includes('withdraw') && !may.includes('rate'), ['may 应有 withdraw 而没有 rate', 'may should hold withdraw and not rate'], answer);
  },
});

const tolerant = check({
  id: 'receipts.tolerant', level: 'must', needs: ['write'],
  title: ['大小写、连字符、O 与 0、I 与 1 怎么写都查得到', 'Case, hyphens, O for 0 and I for 1 make no difference'],
  proves: ['照着纸条手抄也能查到', 'Whoever copies it from a slip of paper finds it'],
  run: async (trial) => {
    const [number, secret] = await own(trial);
    const bare = secret.replace(/-/g, '');
    const spellings: [string, string][] = [
      [number, bare], [number, secret.toLowerCase()], [number, bare.match(/.{1,5}/g)!.join(' ')], [number, ` ${secret} `], [number, bare.replace(/0/g, 'O').replace(/1/g, 'I')], [number, bare.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')],
      [number.toLowerCase(), secret], [number.replace(/-/g, ''), secret], [number.replace(/-/g, '.'), secret], [number.replace(/-/g, '_').toLowerCase(), bare],
    ];
    for (const [typedNumber, typedSecret] of spellings) trial.status(await lookUp(trial, typedNumber, typedSecret), 200);
  },
});

const halves = check({
  id: 'receipts.both-needed', level: 'must', needs: ['write'],
  title: ['编号和密码要配对，差一点都不行', 'Number and secret must belong together'],
  proves: ['捡到一半的回执什么也看不到', 'Half a receipt opens nothing'],
  run: async (trial) => {
    const [number, secret] = await own(trial);
    const bare = secret.replace(/-/g, '');
    const other = await trial.site.once('other suggestion', () => trial.site.submit());
    const [otherNumber, otherSecret] = [field(other, 'receiptNo'), field(other, 'secret')];
    const mistyped = (bare.startsWith('7') ? '8' : '7') + bare.slice(1);
    const answers = [await lookUp(trial, unknown, wrongSecret)];
    for (const typed of [wrongSecret, mistyped, bare.slice(0, -1), `${bare}0`, '', String(otherSecret)]) answers.push(await lookUp(trial, number, typed));
    answers.push(await lookUp(trial, String(otherNumber), secret), await lookUp(trial, unknown, secret), await lookUp(trial, number, undefined));
    alike(trial, answers);
  },
});

const strong = check({
  id: 'receipts.strong-secret', level: 'must', needs: ['write'],
  title: ['密码有 128 位以上的随机性，各不相同', 'Secrets hold at least 128 bits and never repeat'],
  proves: ['猜不出来', 'They cannot be guessed'],
  run: async (trial) => {
    await own(trial);
    for (const { secret } of trial.site.submitted.values()) {
      const bare = secret.replace(/[^0-9A-Za-z]/g, '');
      trial.expect(bare.length >= 26 && new Set(bare).size >= 8, [`密码只有 ${bare.length} 个字符`, `the secret has ${bare.length} characters`]);
    }
    const all = [...trial.site.submitted.values()].map(({ secret }) => secret);
    trial.expect(new Set(all).size === all.length, ['有两张回执密码相同', 'two receipts have the same secret']);
  },
});

export const receipts: readonly Check[] = [tellsNothing, writesTellNothing, noStore, found, tolerant, halves, notInAddress, strong];
