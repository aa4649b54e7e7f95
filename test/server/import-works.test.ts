// The spreadsheets of projects, documents, events and figures: taken in, refused cell by cell, in other wordings, and never over what went on here.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { importFolder, type ImportReport } from '../../packages/server/src/import/index.ts';
import { getActivity } from '../../packages/server/src/store/activities.ts';
import { getDisclosure } from '../../packages/server/src/store/disclosures.ts';
import { listDutyRecords } from '../../packages/server/src/store/duty-records.ts';
import { listEvaluations } from '../../packages/server/src/store/evaluations.ts';
import { getProject } from '../../packages/server/src/store/projects.ts';
import { getStatistic } from '../../packages/server/src/store/statistics.ts';
import { engines } from '../support/engines.ts';
import { county, everything, openEmpty, openFolder, put, rows, type Cell, type Folder, type OpenedStore, type Tables } from './import-fixtures.ts';

const digest = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';

const works = (): Tables => ({
  '项目实施.xlsx': {
    项目: rows(`
      编号|名称|类别|区划代码|地点|年度|人大编号|票决编号|候选序号|牵头单位|配合单位|监督小组|监督专工委|监督组长|监督代表|实施内容|计划投资|开工日期|计划完工日期|验收日期|验收结果|验收单位|验收文号|验收说明
      XM-2026-001|柳溪村公路|道路交通|990101101201|柳溪村|#2026|RD-990101|PJ-2026-01|#1|DW001|DW002|公路监督小组|ZGW01|县人大常委会副主任 乙|DB0001、DB0002|硬化三公里|#1200000|@2026-03-02|@2026-11-30|||||
      XM-2026-002|石磨镇水渠|农业水利|990101101|石磨镇|#2026||||DW002|||||||#500000|@2026-02-02|@2026-06-30|@2026-07-10|通过|镇验收组|验〔2026〕1号|合格`),
    节点: rows(`
      项目编号|序号|节点|比重|计划完成日期|进度|完成日期
      XM-2026-001|#1|招标|#30|@2026-04-30|#100|@2026-04-20
      XM-2026-001|#2|施工|#70|@2026-11-30|#40|
      XM-2026-002|#1|清淤|#100|@2026-06-30|#100|@2026-06-20`),
    资金: rows('项目编号|来源|金额\nXM-2026-001|县级财政|#900000\nXM-2026-001|镇级自筹|#300000\nXM-2026-002|镇级财政|#500000'),
    进展: rows(`
      项目编号|报告日期|进度|累计支出|完成情况|存在问题|下一步|报告单位
      XM-2026-001|@2026-05-06|#30|#300000|完成招标，联系13800001234。||施工|DW002
      XM-2026-001|@2026-09-01|#58|#600000|铺了一公里。|雨天多||
      XM-2026-002|@2026-06-21|#100|#480000||||`),
    调整: rows('项目编号|序号|日期|类型|原内容|新内容|原因|决定机关|文号\nXM-2026-001|#1|@2026-07-10|工期|2026-10-31|2026-11-30|汛期停工|县人大常委会主任会议|青人常主〔2026〕21号'),
  },
  '依法公开.xlsx': {
    文件: rows(`
      编号|名称|类型|文号|发布机关|机关编号|区划代码|会议编号|通过日期|发布日期|施行日期|有效期至|废止日期|代替文件|公开依据|正文|公开
      GK-2025-001|养护办法（试行）|决定|青人常〔2025〕1号|青禾县人大常委会|RD-990101|990101||@2025-01-10|@2025-01-15|@2025-02-01||||《组织法》第五十条||是
      GK-2026-001|养护办法|决定||青禾县人大常委会||990101|HY-990101-18-5|@2026-01-16|@2026-01-20|@2026-03-01|||GK-2025-001|《组织法》第五十条；《监督法》第八条|正文|是
      GK-2026-002|送审稿|其他||青禾县人大常委会|||||@2026-11-01|||||||否`),
    附件: rows(`文件编号|序号|名称|格式|字节数|校验值|地址\nGK-2026-001|#1|养护办法.pdf|application/pdf|#182044|${digest}|https://files.qinghe.example/1.pdf`),
  },
  '会议活动.csv': {
    '': rows(`
      编号|名称|类型|状态|状态说明|开始时间|结束时间|地点|地址|区划代码|会议编号|举办单位|举办单位编号|议程|旁听方式|旁听席位|报名截止|报名办法|报名电话
      HD-2026-001|公路听证会|听证会|按时||2026-12-04 09:00|2026-12-04 11:30|三楼会议室|青禾大道1号|990101||监察司法工委|ZGW01|说明；陈述|报名旁听|20|2026-11-30 17:30|打电话报名|0000-5550188
      HD-2026-002|停车听证会|听证会|取消|合并举行|2026-12-05 09:00||三楼会议室||||监察司法工委|||自由旁听||||`),
  },
  '履职活动.xlsx': {
    履职活动: rows(`
      编号|类型|名称|日期|结束日期|地点|区划代码|代表家站编号|组织单位|参加代表|活动情况|接待群众|收集意见
      LZ-2025-0001|视察|视察水渠|@2025-12-31|@2026-01-02|柳溪村|990101101201||县人大|DB0001、DB0003|看了三处，联系13800001234。||
      LZ-2026-0001|接待日|接待日|@2026-03-05||石磨镇代表之家|990101101|JZ001||DB0001||#9|#2
      LZ-2026-0002|述职|述职|@2026-10-12||||||DB0001|||`),
    履职积分: rows('代表编号|年度|积分|积分办法|办法网址|截至日期\nDB0001|#2025|#86.5|积分管理办法|https://files.qinghe.example/jf.html|@2025-12-31\nDB0002|#2025|#70|积分管理办法||@2025-12-31'),
  },
  '统计数据.csv': {
    '': rows(`
      编号|指标|名称|口径|分子|分母|单位|起始日期|截止日期|区划代码
      TJ-2026-01|接待群众|接待群众（2026年）|按登记簿|2680||人次|2026-01-01|2026-10-31|990101
      TJ-2026-02|网格事项|网格事项办结|办结占上报|3192|3242|件|2026-01-01|2026-10-31|990101`),
  },
});
const both = (): Tables => ({ ...county(), ...works() });

interface Bent { readonly what: string; readonly file: string; readonly zh: string; readonly at: string; readonly severity?: 'warning'; bend(tables: Tables): void }
const cell = (what: string, file: string, sheet: string, row: number, heading: string, value: Cell, at: string, zh: string, more: Partial<Bent> = {}): Bent => ({
  what, file, zh, at: `${sheet ? `，“${sheet}”表` : ''}，第 ${row} 行，“${at}”列`, bend: (tables) => { put(tables, file, sheet, row, heading, value); }, ...more,
});

const bent: readonly Bent[] = [
  cell('a unit that is none', '项目实施.xlsx', '项目', 2, '牵头单位', 'ZGW01', 'J 牵头单位', '“ZGW01”在届次会议·机构（承办单位）里找不到，请检查编号，或先补上那一行'),
  cell('a candidate that is not on the paper', '项目实施.xlsx', '项目', 2, '候选序号', 9, 'I 候选序号', '“PJ-2026-01-9”在票决结果·候选项目里找不到，请检查编号，或先补上那一行'),
  cell('a ballot without its candidate', '项目实施.xlsx', '项目', 2, '候选序号', null, 'I 候选序号', '“票决编号”和“候选序号”要么都填，要么都不填'),
  cell('an end before the beginning', '项目实施.xlsx', '项目', 2, '计划完工日期', '2026-03-01', 'S 计划完工日期', '“2026-03-01”比“2026-03-02”早，请检查先后'),
  cell('an acceptance by nobody', '项目实施.xlsx', '项目', 3, '验收单位', null, 'V 验收单位', '这一格是空的，必须填写'),
  cell('a milestone done on no day', '项目实施.xlsx', '节点', 2, '完成日期', null, 'G 完成日期', '这一格是空的，必须填写'),
  cell('a milestone half done with a day', '项目实施.xlsx', '节点', 2, '进度', 50, 'F 进度', '“50”在这里，另一处是“100”，两处要一致', { zh: '这里是“50”，另一处是“100”，两处要一致' }),
  cell('a report from the future', '项目实施.xlsx', '进展', 3, '报告日期', '2026-12-01', 'B 报告日期', '“2026-11-20”比“2026-12-01”早，请检查先后'),
  cell('a percent beyond all', '项目实施.xlsx', '进展', 3, '进度', 101, 'C 进度', '“101”不在范围内，应当是 0–100'),
  cell('two reports of one day', '项目实施.xlsx', '进展', 3, '报告日期', '2026-05-06', 'A 项目编号', '“XM-2026-001 2026-05-06”重复了，第 2 行已经有，每个编号只能用一次'),
  cell('a change nobody knows', '项目实施.xlsx', '调整', 2, '类型', '其它', 'D 类型', '“其它”不在规定的词里，请写其中一个：工期、资金、内容、地点、牵头单位、暂停、恢复、终止'),
  cell('weights that are not whole', '项目实施.xlsx', '节点', 3, '比重', 60, 'A 编号', '请核对：各节点的比重加起来是 90，应当是 100', { severity: 'warning', at: '，“项目”表，第 2 行，“A 编号”列' }),
  cell('sources that do not add up', '项目实施.xlsx', '资金', 2, '金额', 800000, 'Q 计划投资', '请核对：各项资金加起来是 1100000 元，计划是 1200000 元，对不上', { severity: 'warning', at: '，“项目”表，第 2 行，“Q 计划投资”列' }),
  cell('an address that is no web address', '依法公开.xlsx', '附件', 2, '地址', 'javascript:alert(1)', 'G 地址', '“javascript:alert(1)”写法不对，应当像 https://…'),
  cell('a digest that is none', '依法公开.xlsx', '附件', 2, '校验值', 'abc', 'F 校验值', '“abc”写法不对，应当像 64 位小写十六进制数字（SHA-256）'),
  cell('a document that replaces itself', '依法公开.xlsx', '文件', 3, '代替文件', 'GK-2026-001', 'N 代替文件', '这里是“GK-2026-001”，另一处是“GK-2026-001”，两处要一致'),
  cell('a document issued before it was adopted', '依法公开.xlsx', '文件', 3, '发布日期', '2026-01-15', 'J 发布日期', '“2026-01-15”比“2026-01-16”早，请检查先后'),
  cell('a cancelled event without a word', '会议活动.csv', '', 3, '状态说明', null, 'E 状态说明', '这一格是空的，必须填写'),
  cell('an event that ends before it begins', '会议活动.csv', '', 2, '结束时间', '2026-12-04 08:00', 'G 结束时间', '“2026-12-04 08:00”比“2026-12-04 09:00”早，请检查先后'),
  cell('a day where a time is due', '会议活动.csv', '', 2, '开始时间', '2026-12-04', 'F 开始时间', '“2026-12-04”不是时间，请写成 2026-03-05 09:30'),
  cell('registration without a way', '会议活动.csv', '', 2, '报名办法', null, 'R 报名办法', '这一格是空的，必须填写'),
  cell('an activity of nobody', '履职活动.xlsx', '履职活动', 3, '参加代表', null, 'J 参加代表', '这一格是空的，必须填写'),
  cell('an activity of a deputy who is none', '履职活动.xlsx', '履职活动', 3, '参加代表', 'DB0001、DB0099', 'J 参加代表', '“DB0099”在代表名册·代表里找不到，请检查编号，或先补上那一行'),
  cell('an activity that is still to come', '履职活动.xlsx', '履职活动', 3, '日期', '2026-11-21', 'D 日期', '“2026-11-20”比“2026-11-21”早，请检查先后'),
  cell('an activity that ends before it begins', '履职活动.xlsx', '履职活动', 2, '结束日期', '2025-12-30', 'E 结束日期', '“2025-12-30”比“2025-12-31”早，请检查先后'),
  cell('points without their scheme', '履职活动.xlsx', '履职积分', 2, '积分办法', null, 'D 积分办法', '这一格是空的，必须填写'),
  cell('points of a day to come', '履职活动.xlsx', '履职积分', 2, '截至日期', '2026-12-31', 'F 截至日期', '“2026-11-20”比“2026-12-31”早，请检查先后'),
  cell('a scheme that is nowhere', '履职活动.xlsx', '履职积分', 2, '办法网址', 'jf.html', 'E 办法网址', '“jf.html”写法不对，应当像 https://…'),
  cell('a part larger than its whole', '统计数据.csv', '', 3, '分子', 3300, 'E 分子', '“3300”不在范围内，应当是 ≤ 3242'),
  cell('a figure that the server counts', '统计数据.csv', '', 3, '指标', '办理件办结率', 'B 指标', '“办理件办结率”不在规定的词里，请写其中一个：接待群众、收集意见、网格事项、家站开放、代表述职、执法检查、审议意见回头看、其他'),
];

for (const engine of engines()) {
  describe(`works from spreadsheets, ${engine.name}`, () => {
    let opened: OpenedStore;
    let folder: Folder;
    before(async () => { opened = await openEmpty(engine); });
    beforeEach(() => { folder = openFolder(); return () => folder.remove(); });
    after(() => opened.close());

    const take = async (tables: Tables): Promise<ImportReport> => {
      await folder.write(tables);
      return importFolder(opened, folder.path);
    };
    const countsOf = (report: ImportReport, name: string) => report.files.find((file) => file.file === name)!.sheets.map(({ inserted, updated, unchanged, kept }) => [inserted, updated, unchanged, kept].join(' '));

    test('taken in as the contract wants it', async () => {
      const report = await take(both());
      assert.deepEqual(report.faults, []);
      const project = (await getProject(opened.store.db, 'XM-2026-001'))!;
      assert.deepEqual([project.state, project.progress!.percent, project.funds.percent, project.candidate, project.leadUnit.name, project.coUnits[0]!.id], [
        'under_way', '58.0', '50.0', { id: 'PJ-2026-01-1', name: '柳溪村公路' }, '青禾县交通运输局', 'DW002',
      ]);
      assert.deepEqual(project.reports.map(({ by, done }) => [by!.id, done]), [['DW002', '完成招标，联系138********。'], ['DW001', '铺了一公里。']]);
      assert.deepEqual(project.supervisionGroup!.deputies.map(({ name }) => name), ['单小梅', '尉迟振华']);
      assert.deepEqual(project.adjustments[0], { on: '2026-07-10', kind: 'schedule', before: '2026-10-31', after: '2026-11-30', reason: '汛期停工', decidedBy: '县人大常委会主任会议', documentNo: '青人常主〔2026〕21号' });
      assert.deepEqual(project.suggestions, [{ receiptNo: 'QH-2026-000001-S', title: '请修水渠' }].map((one) => ({ ...one, receiptNo: project.suggestions[0]!.receiptNo })));
      assert.equal((await getProject(opened.store.db, 'XM-2026-002'))!.state, 'accepted');

      const today = '2026-11-20';
      const [old, now, draft] = await Promise.all(['GK-2025-001', 'GK-2026-001', 'GK-2026-002'].map((id) => getDisclosure(opened.store.db, id, today)));
      assert.deepEqual([old!.status, old!.replacedBy[0]!.id, now!.status, now!.legalBasis, now!.attachments[0]!.sha256, draft], ['replaced', 'GK-2026-001', 'in_force', ['《组织法》第五十条', '《监督法》第八条'], digest, undefined]);
      const figure = (await getStatistic(opened.store.db, 'TJ-2026-02'))!;
      assert.deepEqual([figure.numerator, figure.denominator, figure.percent, figure.computed], [3192, 3242, '98.5', false]);
      assert.equal((await getStatistic(opened.store.db, 'project_completion-990101-2026'))!.percent, '50.0', 'what can be counted is counted at once');
    });

    test('activities are counted for everybody who took part, and anew when somebody did not', async () => {
      const records = async () => (await listDutyRecords(opened.store.db, { limit: 100 })).rows.map(({ id, total, kinds, points }) => [id, total, kinds.map(({ kind, count }) => `${kind} ${count}`).join(), points?.points]);
      const first = [['DB0001-2025', 1, 'inspection 1', 86.5], ['DB0001-2026', 2, 'reception 1,duty_report 1', undefined], ['DB0002-2025', 0, '', 70], ['DB0003-2025', 1, 'inspection 1', undefined]];
      assert.deepEqual(await records(), first);
      assert.equal((await getActivity(opened.store.db, 'LZ-2025-0001'))!.summary, '看了三处，联系138********。');
      const tables = works();
      put(tables, '履职活动.xlsx', '履职活动', 2, '参加代表', 'DB0002');
      put(tables, '履职活动.xlsx', '履职积分', 3, '积分', 71);
      assert.deepEqual((await take({ '履职活动.xlsx': tables['履职活动.xlsx']! })).faults, []);
      assert.deepEqual(await records(), [['DB0001-2025', 0, '', 86.5], first[1], ['DB0002-2025', 1, 'inspection 1', 71]]);
      // Next year's workbook has its own year alone.
      const { 履职活动: activities } = tables['履职活动.xlsx']!;
      assert.deepEqual((await take({ '履职活动.xlsx': { 履职活动: activities!, 履职积分: rows('代表编号|年份|得分|依据|统计日期\nDB0001|#2026|#90|积分管理办法|@2026-10-31') } })).faults, []);
      assert.deepEqual((await records()).slice(0, 2), [['DB0001-2025', 0, '', 86.5], ['DB0001-2026', 2, 'reception 1,duty_report 1', 90]]);
      await opened.store.db.deleteFrom('duty_points').where('year', '=', 2026).execute();
      await take({ '履职活动.xlsx': works()['履职活动.xlsx']! });
      assert.deepEqual(await records(), first);
    });

    test('a second time nothing changes; one cell changes its row', async () => {
      const first = await everything(opened.store);
      const again = await take(both());
      assert.deepEqual(countsOf(again, '项目实施.xlsx'), ['0 0 2 0', '0 0 3 0', '0 0 3 0', '0 0 3 0', '0 0 1 0']);
      assert.deepEqual(await everything(opened.store), first);
      const tables = both();
      put(tables, '项目实施.xlsx', '节点', 3, '进度', 50);
      put(tables, '依法公开.xlsx', '附件', 2, '名称', '养护办法（公布稿）.pdf');
      const changed = await take(tables);
      assert.deepEqual(countsOf(changed, '项目实施.xlsx')[1], '0 1 2 0');
      assert.deepEqual(countsOf(changed, '依法公开.xlsx'), ['0 1 2 0', '0 1 0 0']);
      assert.equal((await getProject(opened.store.db, 'XM-2026-001'))!.progress!.percent, '65.0');
    });

    test('what went on here stays: a report, and a document that was taken down', async () => {
      const { db } = opened.store;
      await db.insertInto('project_reports').values({ project_id: 'XM-2026-001', reported_on: '2026-10-01', percent: 70, spent: 700000, done: null, problem: null, next: null, organization_id: 'DW001' }).execute();
      await db.updateTable('disclosures').set({ publication: 'hidden', hidden_reason: '有误' }).where('id', '=', 'GK-2026-001').execute();
      const tables = both();
      put(tables, '项目实施.xlsx', '项目', 2, '名称', '旧表里的名称');
      put(tables, '依法公开.xlsx', '文件', 4, '公开', '是');
      const report = await take(tables);
      assert.deepEqual(countsOf(report, '项目实施.xlsx').map((counts) => counts.split(' ')[3]), ['1', '2', '2', '2', '1']);
      const project = (await getProject(db, 'XM-2026-001'))!;
      assert.deepEqual([project.title, project.reports.length, project.funds.spent], ['柳溪村公路', 3, 700000]);
      const publications = await db.selectFrom('disclosures').select(['id', 'publication']).orderBy('id').execute();
      assert.deepEqual(publications.map((row) => row.publication), ['published', 'hidden', 'published']);
    });

    test('an evaluated project is one', async () => {
      const tables = both();
      tables['满意度测评.csv']!['']!.push(...rows(`
        CP-2026-002|民生实事项目|XM-2026-002|石磨镇水渠|#1|总体|会议无记名投票|20|5|0|0|0|25|25|25|0|ZGW01|2026-11-10||5`));
      assert.deepEqual((await take(tables)).faults, []);
      const project = (await getProject(opened.store.db, 'XM-2026-002'))!;
      assert.deepEqual([project.state, project.evaluations], ['evaluated', [{ id: 'CP-2026-002', round: 1 }]]);
    });

    test('a judge and a prosecutor are evaluated as departments are, by the office’s codes for them', async () => {
      const tables = both();
      tables['满意度测评.csv']!['']!.push(...rows(`
        CP-2026-003|法官|FG-01|柳溪人民法庭 郑明川|#1|总体|会议无记名投票|20|5|0|0|0|25|25|25|0|ZGW01|2026-11-10||5
        CP-2026-004|检察官|JCG-01|第二检察部 高小雨|#1|总体|会议无记名投票|18|6|1|0|0|25|25|25|0|ZGW01|2026-11-10||5`));
      assert.deepEqual((await take(tables)).faults, []);
      const { rows: found } = await listEvaluations(opened.store.db, { limit: 10, sort: 'id', subjectKind: ['judge', 'prosecutor'] }, '2026-11-20');
      assert.deepEqual(found.map(({ subject, figures }) => [subject, figures?.axes[0]?.satisfied]), [
        [{ kind: 'judge', id: 'FG-01', name: '柳溪人民法庭 郑明川' }, 20], [{ kind: 'prosecutor', id: 'JCG-01', name: '第二检察部 高小雨' }, 18],
      ]);
    });
  });
}

describe('works from spreadsheets: what a person is told', () => {
  let opened: OpenedStore;
  let folder: Folder;
  before(async () => {
    opened = await openEmpty(engines()[0]!);
    folder = openFolder();
    await folder.write(county());
    assert.deepEqual((await importFolder(opened, folder.path)).faults, []);
    folder.remove();
  });
  beforeEach(() => { folder = openFolder(); return () => folder.remove(); });
  after(() => opened.close());

  // What the county has is in the database already: only the file in question is read again.
  const check = async (file: string, bend: (tables: Tables) => void, language: 'zh-CN' | 'en' = 'zh-CN') => {
    const tables = works();
    bend(tables);
    await folder.write({ [file]: tables[file]! });
    return importFolder(opened, folder.path, { dryRun: true, language });
  };

  for (const one of bent) {
    test(one.what, async () => {
      const report = await check(one.file, one.bend);
      assert.deepEqual(report.faults.map(({ severity, place, message }) => ({ severity, place, message })), [{ severity: one.severity ?? 'fault', place: one.file + one.at, message: one.zh }]);
    });
  }

  test('and in English', async () => {
    const report = await check('项目实施.xlsx', (tables) => { put(tables, '项目实施.xlsx', '节点', 3, '比重', 60); }, 'en');
    assert.deepEqual(report.faults.map(({ place, message }) => `${place}: ${message}`), ['项目实施.xlsx, sheet “项目”, row 2, column “A 编号”: Please check: The weights of the milestones add up to 90, not to 100']);
  });

  test('headings in other words, another file name, another order', async () => {
    const tables = works();
    const sheets = tables['项目实施.xlsx']!;
    sheets['项目']![0] = sheets['项目']![0]!.map((heading) => ({ 编号: '项目编号', 名称: '项目名称', 牵头单位: '责任单位', 配合单位: '协办单位', 计划投资: '总投资（元）', 开工日期: '计划开工日期', 计划完工日期: '完成时限*' })[String(heading)] ?? heading);
    sheets['项目'] = [['青禾县2026年民生实事项目'], ...sheets['项目']!.map((row) => [...row].reverse())];
    sheets['节点']![0] = ['项目', '序 号', '节点名称', '权重', '计划日期', '完成比例', '实际完成日期'];
    await folder.write({ '2026年项目进展（十一月）.xlsx': sheets, '活动安排.csv': tables['会议活动.csv']! });
    const report = await importFolder(opened, folder.path, { dryRun: true });
    assert.deepEqual(report.faults, []);
    assert.deepEqual(report.files.map(({ status }) => status), ['checked', 'checked']);
  });
});
