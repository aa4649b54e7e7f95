import { createToken, getStaffSuggestion, listAuditEntries, listStaffSuggestions, listTokens, moveSuggestion, revokeToken, verifyAuditLog } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { check, type Check } from '../check.ts';
import { anyPathOf, pathOf, staffOperations } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { namesIn } from '../lists.ts';
import { mark, newKey } from '../site.ts';
import type { Trial } from '../trial.ts';

/**
 * What a token opens, and what is written down of those who use one. Each check makes a token of its own that may only read, lasts
 * until the evening and is ended before the check is over. All of it is the director's to do: another token skips them.
 */

const asStaff = ({ site }: Trial, path: string, token = site.token!): Promise<Exchange> => site.ask({ path, headers: { Authorization: `Bearer ${token}` } });

interface Made { readonly id: string; readonly token: string; readonly told: Exchange }

const name = `${mark} 只读`;

const makeToken = async (trial: Trial): Promise<Made | undefined> => {
  const { site } = trial;
  const told = await site.post(createToken.path, { name, role: 'read_only', expiresOn: shanghaiDay(new Date()) }, { token: site.token! });
  if (told.status === 403) trial.skip(['这个令牌不能发令牌', 'this token may not make tokens']);
  const [id, token] = [field(told, 'id'), field(told, 'token')];
  if (!trial.status(told, 201) || !trial.expect(typeof id === 'string' && typeof token === 'string', ['应答里没有 id 或 token', 'the answer holds no id or no token'], told)) return undefined;
  site.secrets.add(token as string);
  return { id: id as string, token: token as string, told };
};

const endToken = ({ site }: Trial, { id }: Made): Promise<Exchange> => site.post(pathOf(revokeToken, { id }), {}, { token: site.token! });

/** Does something with a token of its own, which is ended whatever happens. */
const withToken = async (trial: Trial, work: (made: Made) => Promise<void>): Promise<void> => {
  const made = await makeToken(trial);
  if (!made) return;
  try {
    await work(made);
  } finally {
    await endToken(trial, made);
  }
};

const scope = check({
  id: 'rights.scope', level: 'must', needs: ['write', 'token'],
  title: ['令牌只能做它的角色可以做的事', 'A token does what its role may do, and nothing else'],
  proves: ['只让看的人改不了任何东西', 'Whoever may only look changes nothing'],
  run: (trial) => withToken(trial, async ({ token }) => {
    trial.status(await asStaff(trial, listStaffSuggestions.path, token), 200);
    for (const operation of staffOperations.filter(({ roles }) => roles && !roles.includes('read_only'))) {
      const answer = operation.method === 'GET' ? await asStaff(trial, anyPathOf(operation), token) : await trial.site.post(anyPathOf(operation), { nothing: true }, { token });
      trial.refused(answer, 'forbidden');
    }
  }),
});

const ended = check({
  id: 'rights.ended', level: 'must', needs: ['write', 'token'],
  title: ['作废的令牌马上不能用', 'A token that was ended opens nothing from then on'],
  proves: ['丢了的令牌作废以后，捡到的人用不了', 'A lost token, once ended, is of no use to its finder'],
  run: async (trial) => {
    const made = await makeToken(trial);
    if (!made || !trial.status(await endToken(trial, made), 201)) return;
    for (const path of [listStaffSuggestions.path, pathOf(getStaffSuggestion, { receiptNo: 'none' })]) trial.refused(await asStaff(trial, path, made.token), 'unauthorized');
  },
});

const toldOnce = check({
  id: 'rights.told-once', level: 'must', needs: ['write', 'token'],
  title: ['令牌只在发的时候给一次', 'A token is told once, when it is made'],
  proves: ['看得到令牌清单的人冒用不了别人的令牌', 'Whoever reads the list of tokens cannot act as another'],
  run: (trial) => withToken(trial, async ({ id, token, told }) => {
    trial.expect(/no-store/i.test(told.headers['cache-control'] ?? ''), ['应答可以被保存', 'the answer may be stored'], { ...told, text: '', json: undefined });
    const list = await asStaff(trial, pathOf(listTokens, {}, { limit: 100 }));
    if (!trial.status(list, 200)) return;
    const items = field(list, 'items');
    trial.expect(Array.isArray(items) && items.some((one) => isObject(one) && one['id'] === id), ['清单里没有刚发的令牌', 'the token just made is not in the list'], list);
    trial.expect(!list.text.includes(token) && ![...namesIn(list.json)].includes('token'), ['清单里有令牌本身', 'the list holds tokens themselves'], { ...list, text: '', json: undefined });
  }),
});

interface Entry { readonly position: number; readonly act: string; readonly subject: string; readonly hash: string }

const entriesIn = (exchange: Exchange): Entry[] => {
  const items = field(exchange, 'items');
  return Array.isArray(items) ? items.filter(isObject) as unknown as Entry[] : [];
};

const audited = check({
  id: 'rights.audited', level: 'must', needs: ['write', 'token'],
  title: ['工作人员做的每件事都记在审计记录里，连着编号', 'Every act of the office stands in the audit log, numbered without a gap'],
  proves: ['谁在什么时候做了什么，事后查得到', 'Who did what when can be found out afterwards'],
  run: async (trial) => {
    const made = await makeToken(trial);
    if (!made) return;
    await endToken(trial, made);
    const of = async (subject: string): Promise<{ exchange: Exchange; acts: string[] }> => {
      const exchange = await asStaff(trial, pathOf(listAuditEntries, {}, { subject }));
      return { exchange, acts: entriesIn(exchange).map(({ act }) => act) };
    };
    const about = await of(made.id);
    if (!trial.status(about.exchange, 200)) return;
    for (const act of ['token.create', 'token.revoke']) trial.expect(about.acts.includes(act), [`没有记下 ${act}`, `${act} is not written down`], about.exchange);
    const sent = await trial.site.submit();
    const receiptNo = String(field(sent, 'receiptNo'));
    if (!trial.status(sent, 201) || !trial.status(await trial.site.post(pathOf(moveSuggestion, { receiptNo }), { to: 'screening', note: name }, { token: trial.site.token! }), 201)) return;
    const moved = await of(receiptNo);
    trial.expect(moved.acts.includes('suggestion.move'), ['没有记下 suggestion.move', 'suggestion.move is not written down'], moved.exchange);
    const newest = await asStaff(trial, pathOf(listAuditEntries, {}, { limit: 50 }));
    const positions = entriesIn(newest).map(({ position }) => position);
    // A director for one congress sees what was done there, and not the numbers between.
    if (field(made.told, 'congress') === undefined) trial.expect(positions.every((position, index) => index === 0 || position === positions[index - 1]! - 1), ['编号不连着', 'the numbers have gaps'], newest);
    trial.expect(new Set(entriesIn(newest).map(({ hash }) => hash)).size === positions.length, ['有两条的校验值一样', 'two entries have the same hash'], newest);
  },
});

const nothingWritten = check({
  id: 'rights.audit-without-words', level: 'must', needs: ['write', 'token'],
  title: ['审计记录里没有人写的话', 'The audit log holds nothing that somebody wrote'],
  proves: ['删掉个人信息以后，记录里也没有留下', 'When personal data is erased, none of it is left in the log'],
  run: async (trial) => {
    const sent = await trial.site.submit({ identityMode: 'withheld', name: '核对员丙某', phone: '13800138000' });
    const receiptNo = String(field(sent, 'receiptNo'));
    if (!trial.status(sent, 201)) return;
    const moved = await trial.site.post(pathOf(moveSuggestion, { receiptNo }), { to: 'screening', note: name }, { token: trial.site.token! });
    if (moved.status === 403 || moved.status === 404) trial.skip(['这个令牌不能办理', 'this token may not move anything']);
    const log = await asStaff(trial, pathOf(listAuditEntries, {}, { limit: 50 }));
    if (log.status === 403) trial.skip(['这个令牌不能看审计记录', 'this token may not read the audit log']);
    if (!trial.status(log, 200)) return;
    for (const words of [name, mark, '核对员丙某', '13800138000', String(field(sent, 'secret'))]) trial.expect(!log.text.includes(words), ['记录里有人写的话', 'the log holds what somebody wrote'], { ...log, text: '', json: undefined });
  },
});

const proved = check({
  id: 'rights.audit-proof', level: 'must', needs: ['token'],
  title: ['审计记录完整，并且改过结尾会被看出来', 'The audit log is whole, and a changed end would be noticed'],
  proves: ['没有人能悄悄改掉记录', 'Nobody rewrites the log unseen'],
  run: async (trial) => {
    const prove = (query: object = {}): Promise<Exchange> => asStaff(trial, pathOf(verifyAuditLog, {}, query as Record<string, unknown>));
    const proof = await prove();
    if (proof.status === 403) trial.skip(['这个令牌不能检查审计记录', 'this token may not prove the audit log']);
    if (!trial.status(proof, 200)) return;
    trial.expect(field(proof, 'whole') === true, ['记录不完整', 'the log is not whole'], proof);
    const head = field(proof, 'head');
    if (typeof head !== 'string') return;
    const again = await prove({ head });
    trial.expect(field(again, 'whole') === true, ['刚给的结尾，马上就对不上', 'an end just told does not hold a moment later'], again);
    // An end that never was: somebody noted it down, and the log was rewritten since.
    const wrong = await prove({ head: `${head.split(':')[0]}:${'A'.repeat(43)}` });
    trial.expect(field(wrong, 'whole') === false && (field(wrong, 'faults') as unknown[] | undefined)?.length !== 0, ['结尾对不上，还说完整', 'an end that does not hold is called whole'], wrong);
  },
});

const onceWritten = check({
  id: 'rights.audited-once', level: 'should', needs: ['write', 'token'],
  title: ['同一次提交重发，只记一条', 'A write that is sent again is one entry'],
  proves: ['重试不会让记录看起来像做了两次', 'A retry does not look like a second act'],
  run: async (trial) => {
    const sent = await trial.site.submit();
    const receiptNo = String(field(sent, 'receiptNo'));
    if (!trial.status(sent, 201)) return;
    const key = newKey();
    for (let times = 0; times < 2; times += 1) {
      const moved = await trial.site.post(pathOf(moveSuggestion, { receiptNo }), { to: 'screening' }, { key, token: trial.site.token! });
      if (moved.status === 403 || moved.status === 404) trial.skip(['这个令牌不能办理', 'this token may not move anything']);
      if (!trial.status(moved, 201)) return;
    }
    const log = await asStaff(trial, pathOf(listAuditEntries, {}, { subject: receiptNo }));
    if (log.status === 403) trial.skip(['这个令牌不能看审计记录', 'this token may not read the audit log']);
    const count = entriesIn(log).length;
    trial.expect(count === 1, [`记了 ${count} 条`, `there are ${count} entries`], log);
  },
});

export const rights: readonly Check[] = [scope, ended, toldOnce, audited, nothingWritten, proved, onceWritten];
