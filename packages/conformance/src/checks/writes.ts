import { getReceipt, getSuggestion, limits, listSuggestions, rateReply, suggestionReceipt, supplementSuggestion } from '@congress-kit/api';
import { parseReceiptNo } from '@congress-kit/api/rules/receipt';
import { check, type Check } from '../check.ts';
import { nowhere, pathOf } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { mark, newKey, type Submitted } from '../site.ts';
import type { Trial } from '../trial.ts';

/** A suggestion from sending to withdrawing. Only with `--write`; each is marked, and withdrawn at the end. */

const submittedBy = (trial: Trial, exchange: Exchange): Submitted => {
  if (!trial.status(exchange, 201)) trial.skip([`提交不成（${exchange.status}）`, `sending failed (${exchange.status})`]);
  return exchange.json as Submitted;
};

const stored = check({
  id: 'writes.stored', level: 'must', needs: ['write'],
  title: ['提交得到 201 和回执，马上查得到', 'Sending gives 201 and a receipt, which can be read at once'],
  proves: ['说“已提交”时，意见已经存好', 'When it says “sent”, it is in the database'],
  run: async (trial) => {
    const sent = await trial.site.submit({ title: `${mark} 提交与查回` });
    const { receiptNo, secret } = submittedBy(trial, sent);
    trial.expect(suggestionReceipt.safeParse(sent.json).success, ['应答不符合约定', 'the answer does not fit the contract'], sent);
    trial.expect(parseReceiptNo(receiptNo).ok, [`编号 ${receiptNo} 的格式或校验位不对`, `the number ${receiptNo} has a wrong form or check character`], sent);
    trial.expect(/no-store/.test(sent.headers['cache-control'] ?? ''), ['带密码的应答没有 no-store', 'the answer with the secret lacks no-store'], sent);
    const read = await trial.site.ask({ path: pathOf(getReceipt, { receiptNo }), headers: { 'Receipt-Secret': secret } });
    if (trial.status(read, 200)) trial.expect(field(read, 'title') === `${mark} 提交与查回`, ['查回的标题不同', 'another title came back'], read);
  },
});

const promised = check({
  id: 'writes.promised', level: 'must', needs: ['write'],
  title: ['回执上的月数就是公布的期限', 'The months on the receipt are the announced ones'],
  proves: ['告诉群众的和公布的是同一个期限', 'A resident is told what is announced to all'],
  run: async (trial) => {
    const clocks = field(await trial.site.read('/'), 'clocks');
    if (!isObject(clocks)) trial.skip(['没有公布期限', 'no clocks are announced']);
    const sent = await trial.site.submit({ title: `${mark} 期限` });
    submittedBy(trial, sent);
    for (const [name, figure] of [['replyMonths', 'written_reply'], ['extendedMonths', 'extension']] as const) {
      const [told, announced] = [field(sent, name), (clocks as Readonly<Record<string, unknown>>)[figure]];
      if (told !== undefined && announced !== undefined) trial.expect(told === announced, [`${name} 是 ${String(told)}，clocks.${figure} 是 ${String(announced)}`, `${name} is ${String(told)}, clocks.${figure} is ${String(announced)}`], sent);
    }
  },
});

const notPublic = check({
  id: 'writes.not-public-yet', level: 'must', needs: ['write'],
  title: ['审核前，意见不公开', 'Before its review a suggestion is not public'],
  proves: ['没看过的内容不会出现在网上', 'Nothing is on the web that nobody has looked at'],
  run: async (trial) => {
    const marker = `q${newKey().slice(0, 12)}`;
    const { receiptNo } = submittedBy(trial, await trial.site.submit({ title: `${mark} ${marker}`, mayPublish: true }));
    trial.refused(await trial.site.ask({ path: pathOf(getSuggestion, { receiptNo }) }), 'not_found');
    for (const q of [marker, receiptNo]) {
      const found = await trial.site.ask({ path: pathOf(listSuggestions, {}, { q }) });
      if (trial.status(found, 200)) trial.expect(field(found, 'total') === 0, ['公开列表里搜得到', 'the public list finds it'], found);
    }
    const latest = await trial.site.ask({ path: pathOf(listSuggestions, {}, { limit: 100 }) });
    trial.expect(!latest.text.includes(receiptNo), ['公开列表里有它', 'the public list holds it'], latest);
  },
});

const references = check({
  id: 'writes.unknown-reference', level: 'must', needs: ['write'],
  title: ['写给不存在的代表、家站、区划，被指出', 'A deputy, station or division that does not exist is named'],
  proves: ['意见不会送给一个不存在的人', 'No suggestion is addressed to nobody'],
  run: async (trial) => {
    const answer = await trial.site.submit({ divisionId: nowhere, target: { kind: 'deputy', id: nowhere } });
    trial.fault(answer, '/divisionId', 'unknown_reference');
    trial.fault(answer, '/target/id', 'unknown_reference');
    trial.fault(await trial.site.submit({ target: { kind: 'station', id: nowhere } }), '/target/id', 'unknown_reference');
  },
});

const tooEarly = check({
  id: 'writes.rating-before-reply', level: 'must', needs: ['write'],
  title: ['没有答复时不能评价', 'Nothing can be rated before it was answered'],
  proves: ['满意率里没有对空气的评价', 'No rate counts ratings of nothing'],
  run: async (trial) => {
    const { receiptNo, secret } = submittedBy(trial, await trial.site.submit());
    trial.refused(await trial.site.post(pathOf(rateReply, { receiptNo }), { attitude: 'satisfied', result: 'satisfied' }, { secret }), 'rating_not_open');
    const faulty = await trial.site.post(pathOf(rateReply, { receiptNo }), { attitude: 'great' }, { secret });
    trial.fault(faulty, '/attitude');
    trial.fault(faulty, '/result', 'required');
  },
});

const notAsked = check({
  id: 'writes.supplement-not-asked', level: 'must', needs: ['write'],
  title: ['没有被要求补充时不能补充，并说明现在能做什么', 'Nothing can be added unless it was asked for, and what is allowed is said'],
  proves: ['办理过程不会被打乱', 'The order of handling is kept'],
  run: async (trial) => {
    const { receiptNo, secret } = submittedBy(trial, await trial.site.submit());
    const answer = await trial.site.post(pathOf(supplementSuggestion, { receiptNo }), { body: `${mark} x` }, { secret });
    if (trial.refused(answer, 'move_not_allowed')) trial.expect(Array.isArray(field(answer, 'allowed')), ['没有 allowed', 'allowed is missing'], answer);
  },
});

const withdrawn = check({
  id: 'writes.withdraw', level: 'must', needs: ['write'],
  title: ['可以撤回；撤回后还查得到，不能再撤', 'It can be withdrawn; it still answers then, and cannot be withdrawn again'],
  proves: ['说出口的话可以收回，回执仍有回音', 'What was said can be taken back, and the receipt still answers'],
  run: async (trial) => {
    const own = submittedBy(trial, await trial.site.submit());
    const answer = await trial.site.withdraw(own);
    if (!trial.status(answer, 201)) return;
    trial.expect(field(answer, 'state') === 'withdrawn', [`状态是 ${String(field(answer, 'state'))}`, `the state is ${String(field(answer, 'state'))}`], answer);
    const read = await trial.site.ask({ path: pathOf(getReceipt, { receiptNo: own.receiptNo }), headers: { 'Receipt-Secret': own.secret } });
    if (trial.status(read, 200)) {
      const may = field(read, 'may');
      trial.expect(field(read, 'state') === 'withdrawn' && Array.isArray(may) && !may.includes('withdraw'), ['撤回没有记下，或还说能撤', 'the withdrawal is not kept, or may still says withdraw'], read);
      const steps = field(read, 'steps');
      trial.expect(Array.isArray(steps) && steps.some((step) => isObject(step) && step['type'] === 'withdrawn'), ['步骤里没有撤回', 'the steps lack the withdrawal'], read);
    }
    trial.refused(await trial.site.withdraw(own), 'move_not_allowed');
  },
});

const atLimit = check({
  id: 'writes.longest', level: 'must', needs: ['write'],
  title: ['写满上限的意见收得下', 'A suggestion as long as the limits is taken'],
  proves: ['表单说还能写，就真的能写', 'What the form still allows is really taken'],
  run: async (trial) => {
    const long = { title: Array.from(`${mark} ${'𠮷'.repeat(limits.title)}`).slice(0, limits.title).join(''), body: '𠮷'.repeat(limits.body) };
    const { receiptNo, secret } = submittedBy(trial, await trial.site.submit(long));
    const read = await trial.site.ask({ path: pathOf(getReceipt, { receiptNo }), headers: { 'Receipt-Secret': secret } });
    trial.expect(field(read, 'title') === long.title && field(read, 'body') === long.body, ['查回的内容不同', 'something else came back'], read);
  },
});

const cleanUp = check({
  id: 'writes.all-withdrawn', level: 'must', needs: ['write'],
  title: ['检查中提交的意见全部撤回', 'Everything sent by these checks was withdrawn'],
  proves: ['检查不给人大办留下要处理的件', 'The check leaves the office nothing to handle'],
  run: async (trial) => {
    await trial.site.once('own suggestion', () => trial.site.submit());
    const failed = await trial.site.withdrawAll();
    trial.looked += 1;
    for (const answer of failed) trial.expect(false, [`撤不回（${answer.status}）`, `could not be withdrawn (${answer.status})`], answer);
    trial.note([`提交 ${trial.site.submitted.size} 件，都带“${mark}”`, `${trial.site.submitted.size} were sent, marked “${mark}”`]);
  },
});

export const writing: readonly Check[] = [stored, promised, notPublic, references, tooEarly, notAsked, withdrawn, atLimit];
/** The last of all checks. */
export const cleaning: readonly Check[] = [cleanUp];
