import { getStaffSuggestion, listStaffSuggestions, moveSuggestion, staffSuggestion } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { anyPathOf, pathOf, staffOperations } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { namesIn, type Item } from '../lists.ts';
import { newKey } from '../site.ts';
import type { Trial } from '../trial.ts';

/** The office's side: closed without a token, and with one still without anybody's contact details. */

const asStaff = ({ site }: Trial, path: string): Promise<Exchange> => site.ask({ path, headers: { Authorization: `Bearer ${site.token}` } });

const knock = (trial: Trial, operation: (typeof staffOperations)[number], authorization: string | undefined): Promise<Exchange> => trial.site.ask({
  method: operation.method, path: anyPathOf(operation),
  headers: { ...(authorization !== undefined && { Authorization: authorization }), ...(operation.method === 'POST' && { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }) },
  ...(operation.method === 'POST' && { body: '{"to":"screening"}' }),
});

const closed = check({
  id: 'staff.token-required', level: 'must',
  title: ['没有令牌回 401', 'Without a token the answer is 401'],
  proves: ['外人看不到也改不了办理中的件', 'Strangers neither see nor change what is being handled'],
  run: async (trial) => {
    for (const operation of staffOperations) for (const authorization of [undefined, 'Bearer wrong-token-wrong-token-wrong', 'Bearer ', 'Basic eDp5', 'Bearer null']) trial.refused(await knock(trial, operation, authorization), 'unauthorized');
  },
});

const challenge = check({
  id: 'staff.challenge', level: 'should',
  title: ['401 带 WWW-Authenticate: Bearer', 'A 401 says WWW-Authenticate: Bearer'],
  proves: ['程序知道该怎样登录', 'A program knows how to log in'],
  run: async (trial) => {
    for (const operation of staffOperations) {
      const answer = await knock(trial, operation, undefined);
      trial.expect(/^Bearer/i.test(answer.headers['www-authenticate'] ?? ''), ['没有 WWW-Authenticate: Bearer', 'WWW-Authenticate: Bearer is missing'], answer);
    }
  },
});

const notInAddress = check({
  id: 'staff.token-not-in-address', level: 'must', needs: ['token'],
  title: ['令牌写在地址里不管用', 'A token in the address opens nothing'],
  proves: ['令牌不会留在日志和浏览记录里', 'Tokens do not end up in logs and histories'],
  run: async (trial) => {
    for (const name of ['token', 'access_token']) trial.refused(await trial.site.ask({ path: `${listStaffSuggestions.path}?${name}=${encodeURIComponent(trial.site.token!)}` }), 'unauthorized');
  },
});

const noStore = check({
  id: 'staff.no-store', level: 'must',
  title: ['工作人员的应答不得被保存', 'The office’s answers are never stored'],
  proves: ['办公室的电脑和代理里不留下未公开的件', 'No proxy keeps what is not public'],
  run: async (trial) => {
    await knock(trial, listStaffSuggestions, undefined);
    if (trial.site.token) await asStaff(trial, listStaffSuggestions.path);
  },
  observe: (exchange, trial) => {
    if (!exchange.url.includes('/staff/') || exchange.method === 'OPTIONS') return;
    trial.expect(/no-store/i.test(exchange.headers['cache-control'] ?? ''), [`Cache-Control 是“${exchange.headers['cache-control'] ?? ''}”`, `Cache-Control is “${exchange.headers['cache-control'] ?? ''}”`], exchange);
  },
});

const list = check({
  id: 'staff.list', level: 'must', needs: ['token'],
  title: ['有令牌能列出意见，符合约定', 'With a token suggestions are listed, as the contract says'],
  proves: ['办公软件能接上', 'The office’s software can connect'],
  run: async (trial) => {
    const answer = await asStaff(trial, pathOf(listStaffSuggestions, {}, { limit: 50 }));
    if (answer.status === 403) trial.skip(['这个令牌不能看意见', 'this token may not see suggestions']);
    if (trial.status(answer, 200)) trial.expect(listStaffSuggestions.response.safeParse(answer.json).success, ['应答不符合约定', 'the answer does not fit the contract'], answer);
    trial.fault(await asStaff(trial, `${listStaffSuggestions.path}?state=none`), '/state/0', 'not_one_of');
  },
});

const name = '核对员乙某';
const phone = '13800138000';

const noContact = check({
  id: 'staff.no-contact', level: 'must', needs: ['write', 'token'],
  title: ['工作人员看意见时也没有联系方式', 'Staff answers carry no contact details'],
  proves: ['联系方式只有需要回访的人能看', 'Contact details are seen only by whoever has to ask back'],
  run: async (trial) => {
    const sent = await trial.site.submit({ identityMode: 'withheld', name, phone });
    if (!trial.status(sent, 201)) return;
    const answer = await asStaff(trial, pathOf(getStaffSuggestion, { receiptNo: String(field(sent, 'receiptNo')) }));
    if (answer.status === 403 || answer.status === 404) trial.skip(['这个令牌看不到这件意见', 'this token may not see the suggestion']);
    if (!trial.status(answer, 200)) return;
    trial.expect(staffSuggestion.safeParse(answer.json).success, ['应答不符合约定', 'the answer does not fit the contract'], answer);
    trial.expect(!answer.text.includes(phone) && !answer.text.includes(name), ['应答里有联系方式', 'the answer holds contact details'], { ...answer, text: '', json: undefined });
    trial.expect(![...namesIn(answer.json)].includes('secret'), ['应答里有 secret', 'the answer holds a secret'], { ...answer, text: '', json: undefined });
  },
});

const moves = check({
  id: 'staff.moves', level: 'must', needs: ['write', 'token'],
  title: ['流程里没有的一步被拒绝，并说明可以走哪几步', 'A move the flow does not list is refused, with the moves that are'],
  proves: ['办理不会跳步', 'No step of the handling is skipped'],
  run: async (trial) => {
    const sent = await trial.site.submit();
    if (!trial.status(sent, 201)) return;
    const path = pathOf(moveSuggestion, { receiptNo: String(field(sent, 'receiptNo')) });
    const answer = await trial.site.post(path, { to: 'closed' }, { token: trial.site.token! });
    if (answer.status === 403 || answer.status === 404) trial.skip(['这个令牌不能办理', 'this token may not move anything']);
    if (trial.refused(answer, 'move_not_allowed')) trial.expect(Array.isArray(field(answer, 'allowed')), ['没有 allowed', 'allowed is missing'], answer);
    const moved = await trial.site.post(path, { to: 'screening' }, { token: trial.site.token! });
    if (trial.status(moved, 201)) trial.expect(field(moved, 'state') === 'screening', [`状态是 ${String(field(moved, 'state'))}`, `the state is ${String(field(moved, 'state'))}`], moved);
    trial.fault(await trial.site.post(path, { to: 'rejected' }, { token: trial.site.token! }), '/code', 'required');
  },
});

const corrections = check({
  id: 'staff.corrections', level: 'must', needs: ['write', 'token'],
  title: ['更正是新的一步，写明更正哪一步；原来的步骤和状态都不变', 'A correction is a step of its own that names the one it puts right; step and state stay as they were'],
  proves: ['办理记录改不掉，写错了也看得到错在哪里', 'The record of the handling cannot be rewritten, and one sees what was wrong with it'],
  run: async (trial) => {
    const sent = await trial.site.submit();
    if (!trial.status(sent, 201)) return;
    const receiptNo = String(field(sent, 'receiptNo'));
    const before = await asStaff(trial, pathOf(getStaffSuggestion, { receiptNo }));
    if (before.status === 403 || before.status === 404) trial.skip(['这个令牌看不到这件意见', 'this token may not see the suggestion']);
    const stepsOf = (answer: Exchange): Item[] => { const steps = field(answer, 'steps'); return Array.isArray(steps) ? steps.filter(isObject) : []; };
    const [first] = stepsOf(before);
    if (!trial.expect(typeof first?.['id'] === 'string', ['步骤没有 id', 'steps have no id'], before)) return;
    const path = pathOf(moveSuggestion, { receiptNo });
    const correct = (body: object): Promise<Exchange> => trial.site.post(path, { to: 'correction', ...body }, { token: trial.site.token! });
    const corrected = await correct({ corrects: first!['id'], note: '登记有误，以此为准。' });
    if (corrected.status === 403) trial.skip(['这个令牌不能更正', 'this token may not correct anything']);
    if (!trial.status(corrected, 201)) return;
    const steps = stepsOf(corrected);
    trial.expect(field(corrected, 'state') === field(before, 'state'), [`状态变成了 ${String(field(corrected, 'state'))}`, `the state is now ${String(field(corrected, 'state'))}`], corrected);
    trial.expect(steps.at(-1)?.['type'] === 'correction' && steps.at(-1)?.['corrects'] === first!['id'], ['最后一步不是这次更正', 'the last step is not this correction'], corrected);
    trial.expect(JSON.stringify(steps.slice(0, -1)) === JSON.stringify(stepsOf(before)), ['原来的步骤变了', 'the steps before it are not what they were'], corrected);
    trial.fault(await correct({ corrects: 'no-such-step', note: '登记有误。' }), '/corrects', 'unknown_reference');
    trial.fault(await correct({ corrects: first!['id'] }), '/note', 'required');
  },
});

export const staff: readonly Check[] = [closed, challenge, noStore, notInAddress, list, noContact, moves, corrections];
