/** The sample county is fixture and demonstration at once, so its own promises are checked: size, arithmetic, legal sequences, same bytes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { moveCase, caseActs, caseStates, type CaseMemory, type CaseState, type CaseTarget } from '@congress-kit/api/rules/case-flow';
import { addDays, daysBetween } from '@congress-kit/api/rules/calendar-days';
import { clockPresets, lightOf, type Clock, type Pause } from '@congress-kit/api/rules/clock';
import type { MoveFields, Role } from '@congress-kit/api/rules/moves';
import { parseReceiptNo } from '@congress-kit/api/rules/receipt';
import { moveSuggestion, suggestionMoves, suggestionStates, rejectCodes, type SuggestionMemory, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import { tally, type BallotFigures } from '@congress-kit/api/rules/tally';
import { addWorkingDays, isWorkingDay } from '@congress-kit/api/rules/working-days';
import { writeSampleCounty } from '../../examples/sample-county/generate.ts';
import { csv, folder, workbook, type Record_, type Value } from './sheets.ts';

const asOf = '2026-11-20';

const list = (value: Value): string[] => (value === undefined ? [] : String(value).split('、'));
const count = (rows: Record_[], heading: string): Map<Value, number> => {
  const counts = new Map<Value, number>();
  for (const row of rows) counts.set(row[heading], (counts.get(row[heading]) ?? 0) + 1);
  return counts;
};
const grouped = (rows: Record_[], heading: string): Map<Value, Record_[]> => {
  const groups = new Map<Value, Record_[]>();
  for (const row of rows) groups.set(row[heading], [...(groups.get(row[heading]) ?? []), row]);
  return groups;
};
/** The word ↔ identifier tables of FORMAT.md: what stands in the first and in the last column. */
function words(section: string, identifiers: readonly string[]): Map<string, string> {
  const format = readFileSync(join(folder, 'FORMAT.md'), 'utf8');
  const part = format.slice(format.indexOf(section));
  const pairs = new Map<string, string>();
  for (const [, word, identifier] of part.matchAll(/^\| (\S+) \| ([a-z_]+) \|$/gm)) {
    if (identifiers.includes(identifier!) && !pairs.has(word!)) pairs.set(word!, identifier!);
  }
  assert.deepEqual([...new Set(pairs.values())].sort(), [...identifiers].sort(), `${section}: FORMAT.md names every identifier`);
  return pairs;
}

const file: Record<string, Record_[]> = {};
before(async () => {
  for (const name of ['行政区划', '届次会议', '代表名册', '票决结果', '建议办理', '项目实施']) Object.assign(file, await workbook(`${name}.xlsx`));
  file['代表家站'] = csv('代表家站.csv', 'gb18030');
  file['代表小组'] = csv('代表小组.csv', 'utf8');
  file['群众意见'] = csv('群众意见.csv', 'utf8');
  file['满意度测评'] = csv('满意度测评.csv', 'gb18030');
});
const sheet = (name: string): Record_[] => file[name] ?? assert.fail(`no sheet ${name}`);
const keys = (name: string, heading = '编号'): Set<Value> => new Set(sheet(name).map((row) => row[heading]));

describe('the files', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'sample-county-'));
  after(() => rmSync(fresh, { recursive: true }));

  test('are what the script writes, byte for byte', async () => {
    await writeSampleCounty(fresh);
    const committed = readdirSync(folder).filter((name) => /\.(xlsx|csv|geojson)$/.test(name)).sort();
    assert.deepEqual(readdirSync(fresh).sort(), committed);
    for (const name of committed) assert.ok(readFileSync(join(folder, name)).equals(readFileSync(join(fresh, name))), `${name} differs from what the script writes`);
  });

  test('stay small', () => {
    const bytes = readdirSync(fresh).reduce((sum, name) => sum + readFileSync(join(fresh, name)).length, 0);
    assert.ok(bytes < 3_000_000, `${bytes} bytes`);
  });

  test('keep to their encodings', () => {
    assert.deepEqual([...readFileSync(join(folder, '代表小组.csv')).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.notEqual(readFileSync(join(folder, '群众意见.csv'))[0], 0xef);
    for (const name of ['代表家站.csv', '满意度测评.csv']) {
      assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, name))), `${name} is not UTF-8`);
    }
  });
});

test('the county has its full size', () => {
  const current = sheet('行政区划').filter((row) => row['停用日期'] === undefined);
  const kinds = count(current, '类型');
  assert.deepEqual(
    { townships: ['乡', '镇', '街道'].reduce((sum, kind) => sum + kinds.get(kind)!, 0), villages: kinds.get('村')! + kinds.get('社区')!, grids: kinds.get('网格') },
    { townships: 25, villages: 450, grids: 1700 });
  const sizes = Object.fromEntries(['代表', '任职', '代表家站', '代表小组', '票决', '候选项目', '办理件', '办理步骤', '群众意见'].map((name) => [name, sheet(name).length]));
  assert.deepEqual(sizes, { 代表: 1550, 任职: 2500, 代表家站: 220, 代表小组: 30, 票决: 21, 候选项目: 200, 办理件: 250, 办理步骤: 3001, 群众意见: 300 });
  assert.equal(count(sheet('机构'), '类型').get('承办单位'), 80);
});

test('every code resolves and none is given twice', () => {
  const divisions = keys('行政区划', '代码');
  const tables: [string, string][] = [
    ['行政区划', '代码'], ['人民代表大会', '编号'], ['届次', '编号'], ['会议', '编号'], ['机构', '编号'], ['代表', '编号'], ['代表家站', '编号'], ['代表小组', '编号'], ['票决', '编号'], ['办理件', '编号'], ['群众意见', '受理号']];
  for (const [name, heading] of tables) {
    assert.equal(keys(name, heading).size, sheet(name).length, `${name}: ${heading} twice`);
    for (const row of sheet(name)) assert.match(String(row[heading]), /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
  }
  const refer = (name: string, heading: string, known: Set<Value>) => {
    let seen = 0;
    for (const row of sheet(name)) for (const value of list(row[heading])) { seen++; assert.ok(known.has(value), `${name} ${heading}: ${value} is nowhere`); }
    assert.ok(seen > 0, `${name} ${heading} refers to nothing`);
  };
  const bodies = keys('机构');
  for (const [name, heading, known] of [
    ['行政区划', '上级代码', divisions], ['行政区划', '并入代码', divisions], ['届次', '人大编号', keys('人民代表大会')], ['会议', '届次编号', keys('届次')], ['机构', '所属', new Set([...bodies, ...keys('人民代表大会')])],
    ['代表', '代表家站编号', keys('代表家站')], ['代表', '网格代码', divisions], ['任职', '代表编号', keys('代表')], ['任职', '届次', keys('届次')], ['任职', '代表团', bodies], ['任职', '行业小组', keys('代表小组')],
    ['代表家站', '服务区划', divisions], ['代表小组', '联系专工委', bodies], ['票决', '人大编号', keys('人民代表大会')], ['票决', '会议编号', keys('会议')], ['候选项目', '票决编号', keys('票决')],
    ['候选项目', '区划代码', divisions], ['候选项目', '来源意见', keys('群众意见', '受理号')], ['办理件', '会议编号', keys('会议')], ['办理件', '人大编号', keys('人民代表大会')], ['办理件', '区划代码', divisions],
    ['办理件', '领衔代表', keys('代表')], ['办理件', '附议代表', keys('代表')], ['办理件', '来源意见', keys('群众意见', '受理号')], ['办理件', '主办单位', bodies], ['办理件', '协办单位', bodies],
    ['办理件', '督办机构', bodies], ['办理件', '并入编号', keys('办理件')], ['办理步骤', '办理件编号', keys('办理件')], ['办理步骤', '单位', bodies], ['办理步骤', '经办', keys('代表')],
    ['办理步骤', '指向', new Set([...bodies, ...keys('办理件'), ...keys('办理步骤', '序号')].map(String))], ['答复', '办理件编号', keys('办理件')], ['群众意见', '区划代码', divisions], ['群众意见', '关联办理件', keys('办理件')],
    ['群众意见', '对象', new Set([...keys('代表'), ...keys('代表家站')])], ['群众意见', '并入受理号', keys('群众意见', '受理号')], ['满意度测评', '对象', new Set([...bodies, ...keys('办理件'), ...keys('项目')])], ['满意度测评', '组织单位', bodies],
  ] as [string, string, Set<Value>][]) refer(name, heading, known);
  for (const { 代码: code, 上级代码: parent } of sheet('行政区划')) assert.ok(parent === undefined ? code === '990101' : String(code).startsWith(String(parent)));
});

test('deputies: terms hold, every grid has one, one serves at five levels', () => {
  const terms = new Map(sheet('届次').map((row) => [row['编号'], row]));
  for (const row of sheet('任职')) {
    const term = terms.get(row['届次'])!;
    assert.ok(row['起始日期']! >= term['起始日期']!, `${row['代表编号']} starts before the term`);
    assert.ok(row['终止日期'] === undefined || row['起始日期']! < row['终止日期']);
    assert.equal(row['终止日期'] === undefined, row['终止原因'] === undefined);
    if (term['终止日期'] !== undefined) assert.ok(row['终止日期'] !== undefined && row['终止日期']! <= term['终止日期']);
  }
  const served = new Set(sheet('代表').flatMap((row) => list(row['网格代码'])));
  for (const row of sheet('行政区划')) if (row['类型'] === '网格') assert.ok(served.has(String(row['代码'])), `nobody serves ${row['代码']}`);
  const levels = new Map<Value, Set<Value>>();
  for (const row of sheet('任职')) if (row['终止日期'] === undefined) levels.set(row['代表编号'], (levels.get(row['代表编号']) ?? new Set()).add(row['层级']));
  assert.equal(Math.max(...[...levels.values()].map(({ size }) => size)), 5);
  assert.deepEqual(new Set(sheet('任职').map((row) => row['层级'])), new Set(['国家', '省', '市', '县', '乡']));
  for (const surname of ['单', '解', '查', '仇', '区', '尉迟', '欧阳']) assert.ok(sheet('代表').some((row) => String(row['姓名']).startsWith(surname)), surname);
});

test('ballots add up, follow their rule and hold no fault', () => {
  let ties = 0;
  const lines = new Set<string>();
  const candidates = grouped(sheet('候选项目'), '票决编号');
  for (const row of sheet('票决')) {
    const own = candidates.get(row['编号'])!;
    const id = (candidate: Record_) => `${row['编号']}-${candidate['序号']}`;
    const threshold = row['门槛'] === undefined ? undefined : /^(超过|达到)(\d)\/(\d)$/.exec(String(row['门槛']))!;
    const atLeast = /^至少多(\d)项$/.exec(String(row['差额规则']));
    const figures: BallotFigures = {
      seats: Number(row['应选数']), totalDeputies: Number(row['代表总数']), present: Number(row['到会']),
      issued: Number(row['发出']), returned: Number(row['收回']), invalid: Number(row['废票']),
      method: row['计票方式'] === '过线当选' ? 'approve_threshold' : 'approve_top_n', tieRule: row['平票规则'] === '再次票决' ? 'revote' : 'presidium',
      marginRule: atLeast ? { kind: 'at_least', n: Number(atLeast[1]) } : { kind: 'more' },
      ...(threshold && { threshold: {
        numerator: Number(threshold[2]), denominator: Number(threshold[3]), strict: threshold[1] === '超过',
        basis: ({ 全体代表: 'all_deputies', 到会代表: 'present', 有效票: 'valid' } as const)[String(row['门槛基数'])]! } }),
      candidates: own.map((each) => ({
        id: id(each), yes: Number(each['赞成']), no: Number(each['反对']), abstain: Number(each['弃权']), blank: Number(each['未选']), elected: each['是否入选'] === '是' })),
    };
    const tied = tally(figures).ties[0];
    assert.equal(tied !== undefined, row['平票处理'] !== undefined, `${row['编号']}: a decision exactly where there is a tie`);
    if (tied) {
      ties++;
      figures.tieDecision = { elected: tied.filter((one) => figures.candidates.find((each) => each.id === one)!.elected) };
    }
    const counted = tally(figures);
    assert.deepEqual(counted.faults, [], String(row['编号']));
    assert.equal(counted.void, false);
    assert.equal(counted.unfilled, Math.max(0, figures.seats - counted.rows.filter(({ elected }) => elected).length));
    counted.rows.forEach((result, index) => {
      assert.equal(result.rank, own[index]!['名次']);
      const reason = { below_threshold: '未过门槛', outvoted: '名额已满', lost_by_decision: '平票未入选' }[result.reason as string];
      assert.equal(own[index]!['未入选原因'], reason, `${id(own[index]!)}: ${result.reason}`);
    });
    // In a top-n ballot a paper with more marks than places is invalid, so all marks fit on the valid ones.
    if (figures.method === 'approve_top_n') assert.ok(figures.candidates.reduce((sum, { yes }) => sum + yes, 0) <= figures.seats * counted.valid);
    const inOffice = sheet('任职').filter((membership) => String(membership['届次']).startsWith(String(row['人大编号']).replace('RD-', 'JC-') + '-') &&
      membership['起始日期']! <= row['日期']! && (membership['终止日期'] === undefined || membership['终止日期']! >= row['日期']!));
    assert.equal(inOffice.length, figures.totalDeputies, `${row['编号']}: the roster of the day`);
    for (const { yes, no, abstain, blank } of figures.candidates) lines.add(`${yes}/${no}/${abstain}${blank ? `/${blank}` : ''} of ${figures.returned}`);
  }
  assert.equal(ties, 2);
  for (const line of ['182/10/1 of 193', '185/8/0 of 193', '43/13/1 of 57', '54/33/2/4 of 93']) assert.ok(lines.has(line), line);
  assert.ok(sheet('候选项目').some((row) => row['未入选原因'] === '未过门槛'));
  assert.equal(sheet('票决').find((row) => row['人大编号'] === 'RD-990101')!['应选数'], 10);
});

const roleOf: Record<string, Role> = {
  人大办: 'office_clerk', 人大办主任: 'office_director', 主办单位: 'handling_unit', 协办单位: 'co_handler', 督办机构: 'supervising_committee', 代表: 'deputy', 系统: 'system' };
const normals: Record<string, Record<string, string>> = {
  ABCD: { A: 'solved', B: 'in_progress', C: 'planned', D: 'explained' },
  ABC留作参考: { A: 'solved', B: 'planned', C: 'explained' }, 甲乙丙: { 甲: 'solved', 乙: 'in_progress', 丙: 'explained' } };
const manners: Record<string, string> = { 走访: 'visit', 电话: 'call', 座谈: 'forum' };

/** Replays the steps of a case through the case flow; the first refusal is the failure. */
function replay(each: Record_, steps: Record_[], replies: Record_[], word: Map<string, string>): CaseState {
  let state: CaseState = 'registered';
  let memory: CaseMemory = { since: instant(steps[0]!['时间']) };
  let answered = 0;
  assert.equal(steps[0]!['步骤'], '登记');
  for (const [index, step] of steps.entries()) {
    assert.equal(step['序号'], index + 1);
    if (index === 0) continue;
    assert.ok(step['时间']! > steps[index - 1]!['时间']!, `${each['编号']} step ${index + 1} is not later`);
    const to = word.get(String(step['步骤'])) as CaseTarget;
    const reply = to === 'replied' ? replies[answered++] : undefined;
    if (to === 'replied') assert.equal(reply?.['答复日期'], String(step['时间']).slice(0, 10), `${each['编号']}: reply ${answered}`);
    const given: Record<string, unknown> = {
      reason: step['说明'], text: reply?.['答复内容'] ?? step['说明'], leadHandler: step['指向'], into: step['指向'], corrects: step['指向'], note: step['说明'], totalMonths: step['月数'], consent: true, deputyTold: true,
      class: reply && normals[String(reply['解决程度方案'])]?.[String(reply['解决程度'])], meetingRecord: reply && { kind: manners[String(reply['面商方式'])], on: reply['面商日期'] },
      kind: manners[String(step['方式'])], mode: { 全文: 'full', 摘要: 'summary', 部分: 'partial' }[String(each['公开方式'])], ground: each['不公开理由'], reviewer: step['角色'] };
    const fields: MoveFields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const moved = moveCase(state, { to, fields }, { ...memory, by: roleOf[String(step['角色'])]!, now: instant(step['时间']) });
    assert.ok(moved.ok, `${each['编号']} step ${index + 1} ${step['步骤']} by ${step['角色']}: ${moved.ok ? '' : `${moved.reason} ${moved.fields}`}`);
    ({ state, memory } = moved);
  }
  assert.equal(replies.length, answered, `${each['编号']}: as many replies as answering steps`);
  return state;
}
const instant = (time: Value): string => `${String(time).replace(' ', 'T')}:00+08:00`;

test('cases: every sequence is legal, every state and act occurs, dates keep to working days', () => {
  const word = words('### sheet 办理步骤', [...caseStates, ...caseActs]);
  const steps = grouped(sheet('办理步骤'), '办理件编号');
  const replies = grouped(sheet('答复'), '办理件编号');
  const ends = new Set<string>();
  for (const each of sheet('办理件')) {
    const own = steps.get(each['编号'])!;
    const end = replay(each, own, replies.get(each['编号']) ?? [], word);
    assert.equal(word.get(String(each['状态'])), end, String(each['编号']));
    ends.add(end);
    const days = (type: string) => own.filter((step) => step['步骤'] === type).map((step) => String(step['时间']).slice(0, 10));
    assert.equal(each['登记日期'], days('登记')[0]);
    assert.equal(each['首次交办日期'], days('交办')[0]);
    assert.equal(each['交办日期'], days('交办').at(-1));
    for (const reply of replies.get(each['编号']) ?? []) {
      assert.ok(String(reply['面商日期']) <= String(reply['答复日期']));
      if (reply['承诺期限'] !== undefined) assert.ok(reply['承诺期限']! > reply['答复日期']!);
    }
    // Who handles it does not supervise or rate it, and helps nobody but others.
    assert.ok(!list(each['协办单位']).includes(String(each['主办单位'])), `${each['编号']} helps itself`);
    assert.ok(!list(each['附议代表']).includes(String(each['领衔代表'])));
  }
  assert.deepEqual([...ends].sort(), [...caseStates].sort());
  assert.deepEqual(new Set(sheet('办理步骤').map((row) => word.get(String(row['步骤'])))), new Set([...caseStates, ...caseActs]));
  for (const row of sheet('办理步骤')) {
    const day = String(row['时间']).slice(0, 10);
    assert.ok(day <= asOf && isWorkingDay(day).working, `${row['办理件编号']} ${row['步骤']} on ${day}`);
  }
  const doubled = sheet('办理件').filter((row) => row['领办领导'] && row['督办领导'] && row['主办单位'] && row['督办机构']);
  assert.ok(doubled.length > 80, `${doubled.length} cases with all four roles`);
  assert.deepEqual(new Set(sheet('答复').map((row) => row['解决程度方案'])), new Set(Object.keys(normals)));
});

test('cases: the clocks accept them, most are in time and every light burns on the closing day', () => {
  const steps = grouped(sheet('办理步骤'), '办理件编号');
  const lights = new Map<string, number>();
  let late = 0;
  let done = 0;
  for (const each of sheet('办理件')) {
    const own = steps.get(each['编号'])!;
    const day = (step: Record_ | undefined) => (step === undefined ? undefined : String(step['时间']).slice(0, 10));
    const first = (type: string) => day(own.find((step) => step['步骤'] === type));
    const [assigned, returned] = [first('交办'), first('退办')];
    if (assigned) assert.ok(assigned <= addWorkingDays(String(each['登记日期']), 5).day, `${each['编号']}: assigned after five working days`);
    if (returned) assert.ok(returned <= addWorkingDays(assigned!, 7).day, `${each['编号']}: returned after seven working days`);
    if (['并案', '撤回', '不予立案'].includes(String(each['状态']))) continue;
    const pauses: Pause[] = own.filter((step) => step['步骤'] === '暂停计时').map((step) => ({
      from: day(step)!, until: day(own.find((other) => other['步骤'] === '恢复计时' && other['序号']! > step['序号']!)) ?? null, reason: String(step['说明']) }));
    const clock: Clock = {
      preset: clockPresets.written_reply, start: each['交办日期'] === undefined ? null : String(each['交办日期']), pauses, done: first('答复') ?? null,
      ...(each['延期总月数'] !== undefined && { extension: { totalMonths: Number(each['延期总月数']), consent: true, deputyTold: true } }) };
    const reading = lightOf(clock, asOf);
    lights.set(reading.light, (lights.get(reading.light) ?? 0) + 1);
    if (reading.light === 'done') done++;
    if (reading.lateDays) late++;
    const asked = first('申请延期');
    if (asked) assert.ok(asked <= lightOf({ ...clock, extension: null, done: null }, asOf).due!, `${each['编号']}: asked for more time when it was over`);
  }
  assert.deepEqual([...lights.keys()].sort(), ['blue', 'dark_red', 'done', 'green', 'grey', 'red', 'yellow']);
  assert.ok(late > 0 && late / done < 0.1, `${late} of ${done} answered late`);
});

test('suggestions: every way is legal, every state occurs, links point to what fits', () => {
  const word = words('## 群众意见.csv', suggestionStates);
  const rejects = words('| 退回原因 | reject code |', rejectCodes);
  const stateOfCase = new Map(sheet('办理件').map((row) => [row['编号'], row]));
  const ends = new Set<SuggestionState>();
  for (const row of sheet('群众意见')) {
    const no = String(row['受理号']);
    assert.ok(parseReceiptNo(no).ok, no);
    assert.ok([...String(row['标题'])].length <= 60 && [...String(row['内容'])].length <= 2000);
    const moves = String(row['流转']).split('；').map((move) => move.split(' ') as [string, string]);
    assert.deepEqual(moves[0], [row['提交日期'], '提交']);
    let state: SuggestionState = 'submitted';
    let memory: SuggestionMemory = { since: `${moves[0]![0]}T08:00:00+08:00` };
    for (const [nth, [day, name]] of moves.entries()) {
      if (nth === 0) continue;
      assert.ok(day >= moves[nth - 1]![0] && day <= asOf, `${no}: ${day}`);
      const to = word.get(name)!;
      const move = suggestionMoves.find((one) =>
         one.from.includes(state) && (one.to === to || (state === 'hidden' && one.to === 'previous')))
        ?? assert.fail(`${no}: ${state} → ${to} is not listed`);
      const last = nth === moves.length - 1;
      // A second rating is the one in the column; the first of two was an unsatisfied one.
      const rating = moves.slice(nth + 1).some(([, later]) => later === '转办') ? 'unsatisfied' : { 满意: 'satisfied', 基本满意: 'basic', 不满意: 'unsatisfied' }[String(row['评价'])];
      const given: Record<string, unknown> = {
        code: rejects.get(String(row['退回原因'])), where: row['转送单位'], into: row['并入受理号'], caseId: row['关联办理件'],
        deputyId: String(row['对象'] ?? '').startsWith('DB') ? row['对象'] : undefined,
        question: '—', supplement: '—', answer: row['说明'] ?? '—', text: '—', rating, reason: '—' };
      const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const now = `${day}T${String(8 + nth).padStart(2, '0')}:30:00+08:00`;
      const moved = moveSuggestion(state, { to: to as SuggestionState, fields }, { ...memory, by: move.by[0]!, now });
      assert.ok(moved.ok, `${no} ${state} → ${to} on ${day}: ${moved.ok ? '' : `${moved.reason} ${moved.fields}`}`);
      ({ state, memory } = moved);
      if (last) ends.add(state);
    }
    if (moves.length === 1) ends.add(state);
    assert.equal(word.get(String(row['状态'])), state);
    assert.equal(row['退回原因'] !== undefined, state === 'rejected', no);
    assert.equal(row['转送单位'] !== undefined, state === 'referred', no);
    assert.equal(row['并入受理号'] !== undefined, state === 'merged', no);
    if (row['并入受理号'] !== undefined) assert.notEqual(row['并入受理号'], no);
    assert.equal(row['评价'] !== undefined, moves.some(([, name]) => name === '已评价'), no);
    if (row['关联办理件'] !== undefined) assert.equal(stateOfCase.get(row['关联办理件'])!['来源意见'], no, `${no}: the case points back`);
  }
  assert.deepEqual([...ends].sort(), [...suggestionStates].sort());
  assert.deepEqual([...keys('群众意见', '退回原因')].filter(Boolean).length, rejectCodes.length);
  assert.deepEqual(keys('群众意见', '身份方式'), new Set(['实名公开', '实名不公开', '匿名']));
  assert.ok(new Set(sheet('群众意见').map((row) => row['内容'])).size > 280, 'letters differ');
});

test('evaluations add up, and some are too few to show', () => {
  const numbers = (row: Record_, ...headings: string[]) => headings.map((heading) => Number(row[heading]));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  for (const row of sheet('满意度测评')) {
    const [issued, returned, valid, invalid] = numbers(row, '发出', '收回', '有效', '无效') as [number, number, number, number];
    assert.equal(sum(numbers(row, '满意', '基本满意', '不满意', '不了解', '弃权')), valid, `${row['编号']} ${row['项目']}`);
    assert.equal(valid + invalid, returned);
    assert.ok(returned <= issued);
    assert.match(String(row['组织单位']), /^ZGW/);
  }
  assert.ok(sheet('满意度测评').some((row) => Number(row['有效']) < 5));
  assert.ok(sheet('满意度测评').some((row) => Number(row['有效']) >= 5));
  for (const [, axes] of grouped(sheet('满意度测评'), '编号')) {
    assert.deepEqual(axes.map((row) => row['项目']), ['办理态度', '办理结果', '总体']);
    assert.equal(new Set(axes.map((row) => `${numbers(row, '发出', '收回', '有效', '无效')}`)).size, 1);
  }
  assert.ok(sheet('满意度测评').some((row) => row['密封至'] !== undefined && daysBetween(asOf, isoDay(row['密封至'])) > 0), 'one round is still sealed');
});
const isoDay = (value: Value): string => addDays(String(value).split('/').map((part) => part.padStart(2, '0')).join('-'), 0);

test('stations: days and rules say the same, phones are invented ones', () => {
  const codes: Record<string, string> = { 一: 'MO', 二: 'TU', 三: 'WE', 四: 'TH', 五: 'FR', 六: 'SA', 日: 'SU' };
  const nth: Record<string, string> = { 第一个: '1', 第二个: '2', 第三个: '3', 第四个: '4', 最后一个: '-1' };
  const ruleOf = (text: string): string | undefined => {
    const monthly = /^每月([\d日、]+)日$/.exec(text);
    if (monthly) return `FREQ=MONTHLY;BYMONTHDAY=${monthly[1]!.replaceAll('日、', ',')}`;
    const weekly = /^每周(.)$/.exec(text);
    if (weekly) return `FREQ=WEEKLY;BYDAY=${codes[weekly[1]!]}`;
    const positional = /^每月(第.个|最后一个)周(.)$/.exec(text);
    if (positional) return `FREQ=MONTHLY;BYDAY=${nth[positional[1]!]}${codes[positional[2]!]}`;
    const quarterly = /^每季度首月(\d+)日$/.exec(text);
    if (quarterly) return `FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=${quarterly[1]}`;
    return text === '预约接待' ? undefined : assert.fail(text);
  };
  for (const row of sheet('代表家站')) {
    assert.deepEqual(String(row['接待日']).split('；').map(ruleOf).filter(Boolean), list(row['接待规则']), String(row['编号']));
    assert.ok(Number(row['星级']) >= 0 && Number(row['星级']) <= 5);
    assert.equal(row['经度'] === undefined, row['坐标系'] === undefined);
    if (row['办公电话'] !== undefined) assert.match(String(row['办公电话']), /^0000-555\d{4}$/);
  }
  assert.deepEqual(new Set(keys('代表家站', '类型')), new Set(['家', '站', '点', '室', '中心']));
  assert.deepEqual([...new Set(sheet('代表家站').map((row) => Number(row['星级'])))].sort(), [0, 1, 2, 3, 4, 5]);
});

test('no personal numbers anywhere', () => {
  for (const [name, rows] of Object.entries(file)) {
    for (const row of rows) {
      for (const [heading, value] of Object.entries(row)) {
        if (['代码', '上级代码', '并入代码', '区划代码', '网格代码', '服务区划'].includes(heading)) continue;
        const text = String(value ?? '');
        assert.doesNotMatch(text, /(?<!\d)1[3-9]\d{9}(?!\d)/, `${name} ${heading}: a mobile number`);
        assert.doesNotMatch(text, /\d{17}[\dXx]/, `${name} ${heading}: an ID number`);
        assert.doesNotMatch(text, /(?<!\d)\d{3,4}-\d{7,8}(?!\d)(?<!0000-555\d{4})/, `${name} ${heading}: a telephone`);
        assert.doesNotMatch(text, /\{.*\}|undefined|NaN/, `${name} ${heading}: a slot left open`);
        assert.equal(text, text.normalize('NFC'));
      }
    }
  }
});
