import {
  askQuestion, commentOnArticle, getVoice, listComments, listConsultations, listQaSessions, listQuestions, listSolicitations, listTopics, proposeTopic, voice, voiceReceipt, type OperationSpec,
} from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { pathOf } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { walk } from '../lists.ts';
import { mark, newKey } from '../site.ts';
import type { Trial } from '../trial.ts';

/** Comments on drafts, topics and questions: the window, what is asked for, and that nothing is public before it was looked at. */

interface Kind { readonly calls: OperationSpec; readonly send: OperationSpec; readonly shown: OperationSpec; readonly draft: (text: string) => object }

const kinds: readonly Kind[] = [
  { calls: listConsultations, send: commentOnArticle, shown: listComments, draft: (text) => ({ stance: 'modify', body: text }) },
  { calls: listSolicitations, send: proposeTopic, shown: listTopics, draft: (text) => ({ title: mark, body: text }) },
  { calls: listQaSessions, send: askQuestion, shown: listQuestions, draft: (text) => ({ title: mark, body: text }) },
];

const callsIn = async ({ site }: Trial, { calls }: Kind, isOpen: boolean): Promise<string[]> =>
  (await walk(site, calls)).items.filter((item) => (item['state'] === 'open') === isOpen).map((item) => String(item['id']));

const draftOf = async ({ site }: Trial, kind: Kind, text: string): Promise<object> =>
  ({ ...kind.draft(text), identityMode: 'anonymous', mayPublish: true, consent: { textVersion: await site.consent() } });

const noCall: readonly [string, string] = ['没有正在征集的', 'nothing is open'];

const required = check({
  id: 'voices.required', level: 'must',
  title: ['提意见、议题、问题时，缺的必填项全部指出', 'Every missing field of a comment, topic or question is named'],
  proves: ['没有同意告知书的内容收不进来', 'Nothing is taken without the consent'],
  run: async (trial) => {
    for (const kind of kinds) {
      const [id] = await callsIn(trial, kind, true);
      if (id === undefined) continue;
      const answer = await trial.site.post(pathOf(kind.send, { id }), {});
      for (const name of ['identityMode', 'mayPublish', 'consent']) trial.fault(answer, `/${name}`, 'required');
      trial.fault(await trial.site.post(pathOf(kind.send, { id }), { idCard: '1' }), '/idCard', 'unknown_field');
    }
    if (trial.looked === 0) trial.skip(noCall);
  },
});

const window = check({
  id: 'voices.window', level: 'must', needs: ['write'],
  title: ['不在征集时间内的不收，并说明是什么时间', 'What comes outside the window is refused, and the window is said'],
  proves: ['截止就是截止，对谁都一样', 'Closed is closed, for everybody alike'],
  run: async (trial) => {
    for (const kind of kinds) {
      for (const id of (await callsIn(trial, kind, false)).slice(0, 3)) trial.refused(await trial.site.post(pathOf(kind.send, { id }), await draftOf(trial, kind, mark)), 'window_closed');
    }
    if (trial.looked === 0) trial.skip(['没有已截止或还没开始的', 'nothing is closed or yet to open']);
  },
});

const stored = check({
  id: 'voices.stored', level: 'must', needs: ['write'],
  title: ['提交得到回执，查得到，审核前不公开，可以撤回', 'Sending gives a receipt that answers; it is not public yet and can be taken back'],
  proves: ['提的意见一定有回音，没看过的不会上网', 'What was sent always answers, and nothing is on the web that nobody looked at'],
  run: async (trial) => {
    const { site } = trial;
    for (const kind of kinds) {
      const [id] = await callsIn(trial, kind, true);
      if (id === undefined) continue;
      const text = `${mark} q${newKey().slice(0, 12)}`;
      const sent = await site.post(pathOf(kind.send, { id }), await draftOf(trial, kind, text));
      if (!trial.status(sent, 201)) continue;
      trial.expect(voiceReceipt.safeParse(sent.json).success, ['应答不符合约定', 'the answer does not fit the contract'], sent);
      const [receiptNo, secret] = [String(field(sent, 'receiptNo')), String(field(sent, 'secret'))];
      const look = (own: string): Promise<Exchange> => site.ask({ path: pathOf(getVoice, { receiptNo }), headers: { 'Receipt-Secret': own } });
      const read = await look(secret);
      if (trial.status(read, 200)) trial.expect(voice.safeParse(read.json).success && field(read, 'body') === text, ['查回的内容不同', 'something else came back'], read);
      trial.refused(await look('wrong'), 'receipt_not_found');
      const found = await site.ask({ path: pathOf(kind.shown, {}, { q: text.split(' ').at(-1) }) });
      if (trial.status(found, 200)) trial.expect(field(found, 'total') === 0, ['审核前就公开了', 'it is public before the review'], found);
      const own = site.submitted.get(receiptNo);
      const withdrawn = own && (await site.withdraw(own));
      if (withdrawn && trial.status(withdrawn, 201)) trial.expect(field(withdrawn, 'state') === 'withdrawn', ['没有撤回', 'it was not withdrawn'], withdrawn);
    }
    if (trial.looked === 0) trial.skip(noCall);
  },
});

const adds = (list: unknown): number => (Array.isArray(list) ? list.filter(isObject).reduce((sum, one) => sum + Number(one['count']), 0) : NaN);

const counts = check({
  id: 'voices.counts', level: 'must',
  title: ['征集的数字对得上：收到的等于各种去向之和', 'The counts of a call add up: what came in is what became of it'],
  proves: ['没有意见在统计里消失', 'No comment is lost in the figures'],
  run: async (trial) => {
    for (const { calls } of kinds) {
      const { items, pages } = await walk(trial.site, calls);
      for (const item of items) {
        const counted = item['counts'];
        if (!isObject(counted)) continue;
        const of = (name: string): number => Number(counted[name]);
        const sum = of('accepted') + of('hidden') + of('waiting') + of('withdrawn');
        trial.expect(of('received') === sum, [`${String(item['id'])}：收到 ${of('received')}，各种去向合计 ${sum}`, `${String(item['id'])}: ${of('received')} received, ${sum} accounted for`], pages[0]);
        trial.expect(adds(counted['outcomes']) + of('pending') === of('accepted'), [`${String(item['id'])} 的采纳情况与采集数不符`, `the outcomes of ${String(item['id'])} are not its accepted ones`], pages[0]);
      }
    }
  },
});

export const voicing: readonly Check[] = [counts, required, window, stored];
