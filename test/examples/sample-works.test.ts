/** The sample county's projects, disclosed documents, events and figures: codes resolve, arithmetic holds, every word occurs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { activityKinds, attendanceModes, disclosureKinds, eventKinds, eventStatuses } from '@congress-kit/api';
import { disclosureStatus, disclosureStatuses } from '@congress-kit/api/rules/disclosures';
import { adjustmentKinds, projectFaults, projectState, projectStates, type AdjustmentKind, type Milestone } from '@congress-kit/api/rules/projects';
import { reportedMetrics } from '@congress-kit/api/rules/statistics';
import { csv, folder, workbook, type Record_, type Value } from './sheets.ts';

const asOf = '2026-11-20';
const file: Record<string, Record_[]> = {};
before(async () => {
  for (const name of ['票决结果', '项目实施', '依法公开', '履职活动']) Object.assign(file, await workbook(`${name}.xlsx`));
  file['会议活动'] = csv('会议活动.csv', 'utf8');
  file['统计数据'] = csv('统计数据.csv', 'utf8');
  file['满意度测评'] = csv('满意度测评.csv', 'gb18030');
});
const sheet = (name: string): Record_[] => file[name] ?? assert.fail(`no sheet ${name}`);
const ofProject = (name: string, id: Value): Record_[] => sheet(name).filter((row) => row['项目编号'] === id);
const values = (name: string, heading: string): Set<Value> => new Set(sheet(name).map((row) => row[heading]).filter((value) => value !== undefined));
const text = (value: Value): string | null => (value === undefined ? null : String(value));

/** The word ↔ identifier pairs of one table of FORMAT.md. */
function words(section: string, identifiers: readonly string[]): Map<string, string> {
  const format = readFileSync(join(folder, 'FORMAT.md'), 'utf8');
  const pairs = [...format.slice(format.indexOf(section)).matchAll(/^\| (\S+) \| ([a-z_]+) \|$/gm)].map(([, word, identifier]) => [word!, identifier!] as const);
  const named = new Map(pairs.filter(([, identifier]) => identifiers.includes(identifier)).reverse());
  assert.deepEqual([...new Set(named.values())].sort(), [...identifiers].sort(), `${section}: FORMAT.md names every identifier`);
  return named;
}

test('projects: each elected candidate became one, figures add up, every state occurs', () => {
  const elected = sheet('候选项目').filter((row) => row['是否入选'] === '是').map((row) => `${row['票决编号']}-${row['序号']}`);
  assert.deepEqual(sheet('项目').map((row) => `${row['票决编号']}-${row['候选序号']}`).sort(), elected.sort());
  const kinds = words('### sheet 调整', adjustmentKinds);
  const evaluated = values('满意度测评', '对象');
  const states = new Set<string>();
  for (const row of sheet('项目')) {
    const id = row['编号'];
    const milestones = ofProject('节点', id).map((one): Milestone => ({ weight: Number(one['比重']), percent: Number(one['进度']), plannedOn: String(one['计划完成日期']), doneOn: text(one['完成日期']) }));
    const reports = ofProject('进展', id).map((one) => ({ on: String(one['报告日期']), percent: Number(one['进度']), spent: Number(one['累计支出']) }));
    const acceptance = row['验收结果'] === undefined ? null : row['验收结果'] === '通过' ? 'passed' : 'failed';
    assert.deepEqual(projectFaults({ milestones, funds: Number(row['计划投资']), sources: ofProject('资金', id).map((one) => Number(one['金额'])), reports, acceptance }), [], String(id));
    for (const { percent, doneOn, plannedOn } of milestones) {
      assert.equal(percent === 100, doneOn !== null, String(id));
      assert.ok(doneOn == null || doneOn <= asOf);
      assert.ok(plannedOn >= String(row['开工日期']) && plannedOn <= String(row['计划完工日期']), `${id}: ${plannedOn}`);
    }
    for (const { on } of reports) assert.ok(on >= String(row['开工日期']) && on <= asOf, `${id}: ${on}`);
    const adjustments = ofProject('调整', id).map((one) => ({ kind: kinds.get(String(one['类型'])) as AdjustmentKind }));
    states.add(projectState({ milestones, reported: reports.length > 0, adjustments, acceptance, evaluated: evaluated.has(id) }));
  }
  assert.deepEqual([...states].sort(), [...projectStates].sort());
});

test('documents: days in order, every kind and every status, files with a digest and a web address', () => {
  const kinds = words('## 依法公开.xlsx', disclosureKinds);
  assert.deepEqual(new Set(sheet('文件').map((row) => kinds.get(String(row['类型'])))), new Set(disclosureKinds));
  const ids = values('文件', '编号');
  const effective = new Map(sheet('文件').map((row) => [row['编号'], text(row['施行日期']) ?? String(row['发布日期'])]));
  const replaced = new Map(sheet('文件').flatMap((row) => String(row['代替文件'] ?? '').split('、').filter(Boolean).map((old) => [old, effective.get(row['编号'])!] as const)));
  for (const old of replaced.keys()) assert.ok(ids.has(old), old);
  const statuses = new Set(sheet('文件').map((row) => disclosureStatus({
    effectiveOn: text(row['施行日期']), expiresOn: text(row['有效期至']), repealedOn: text(row['废止日期']), replacedOn: replaced.get(String(row['编号'])) ?? null,
  }, asOf)));
  assert.deepEqual([...statuses].sort(), [...disclosureStatuses].sort());
  assert.equal(ids.size, sheet('文件').length);
  assert.ok(sheet('文件').some((row) => row['公开'] === '否'), 'one is still a draft');
  for (const row of sheet('附件')) {
    assert.ok(ids.has(row['文件编号']));
    assert.match(String(row['校验值']), /^[0-9a-f]{64}$/);
    assert.match(String(row['地址']), /^https:\/\/files\.qinghe\.example\//);
  }
});

test('events: every kind, status and way to attend; some lie ahead, one is off and says why', () => {
  for (const [heading, identifiers] of [['类型', eventKinds], ['状态', eventStatuses], ['旁听方式', attendanceModes]] as const) {
    const table = words('## 会议活动.csv', identifiers);
    assert.deepEqual(new Set([...values('会议活动', heading)].map((word) => table.get(String(word)))), new Set(identifiers), heading);
  }
  for (const row of sheet('会议活动')) {
    assert.match(String(row['开始时间']), /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
    assert.ok(row['结束时间'] === undefined || row['结束时间']! > row['开始时间']!, String(row['编号']));
    assert.equal(row['状态'] !== '按时', row['状态说明'] !== undefined, String(row['编号']));
    if (row['报名电话'] !== undefined) assert.match(String(row['报名电话']), /^0000-555\d{4}$/);
  }
  assert.ok(sheet('会议活动').filter((row) => String(row['开始时间']) > asOf).length > 4);
});

test('activities: every kind, on days that have been, by deputies who were in office; points by a scheme with its day', async () => {
  const table = words('### sheet 履职活动', activityKinds);
  assert.deepEqual(new Set([...values('履职活动', '类型')].map((word) => table.get(String(word)))), new Set(activityKinds));
  const { 任职: seats = [] } = await workbook('代表名册.xlsx');
  const served = new Map<string, Record_[]>();
  for (const seat of seats) served.set(String(seat['代表编号']), [...served.get(String(seat['代表编号'])) ?? [], seat]);
  for (const row of sheet('履职活动')) {
    const on = String(row['日期']);
    assert.ok(on <= asOf && (row['结束日期'] === undefined || String(row['结束日期']) > on), String(row['编号']));
    for (const deputy of String(row['参加代表']).split('、')) {
      assert.ok(served.get(deputy)?.some((seat) => String(seat['起始日期']) <= on && (seat['终止日期'] === undefined || String(seat['终止日期']) >= on)), `${row['编号']} ${deputy}`);
    }
  }
  assert.ok(sheet('履职活动').length > 600);
  assert.ok(sheet('履职积分').length > 100 && sheet('履职积分').every((row) => String(row['积分办法']).length > 5 && String(row['截至日期']) <= asOf));
});

test('figures: none that the server counts itself, no part larger than its whole', () => {
  const table = words('## 统计数据.csv', reportedMetrics);
  for (const row of sheet('统计数据')) {
    assert.ok(table.has(String(row['指标'])), String(row['指标']));
    assert.ok(row['分母'] === undefined || Number(row['分子']) <= Number(row['分母']));
    assert.ok(String(row['口径']).length > 10);
  }
});

test('no personal numbers here either', () => {
  for (const [name, rows] of Object.entries(file)) {
    for (const row of rows) {
      for (const [heading, value] of Object.entries(row)) {
        if (['校验值', '地址', '区划代码', '办法网址'].includes(heading)) continue;
        assert.doesNotMatch(String(value ?? ''), /(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dXx]|undefined|NaN|\{/, `${name} ${heading}`);
      }
    }
  }
});
