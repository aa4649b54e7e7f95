// What the office's files may look like on the outside, and what a person is told who hands in another.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { importFiles, importFolder, tellFaults, tellSummary } from '../../packages/server/src/import/index.ts';
import { ruleOf } from '@congress-kit/api/rules/reception-days';
import { SheetTally } from '../../packages/server/src/import/differences.ts';
import { engines } from '../support/engines.ts';
import { root } from '../support/process.ts';
import { county, csv, encoded, everything, openEmpty, openFolder, put, workbook, type Encoding, type Folder, type OpenedStore, type Tables } from './import-fixtures.ts';

for (const engine of engines()) {
  describe(`files from many hands, ${engine.name}`, () => {
    const encodings: Encoding[] = ['utf8', 'utf8-bom', 'gb18030', 'utf16le'];
    const found: Record<string, unknown[]>[] = [];
    for (const encoding of encodings) {
      test(`the same rows from ${encoding}`, async () => {
        const [opened, folder] = [await openEmpty(engine), openFolder()];
        try {
          await folder.write(county(), encoding);
          assert.deepEqual((await importFolder(opened, folder.path)).faults, []);
          // When a row was stored is the clock's and not the file's.
          const stored = Object.entries(await everything(opened.store)).map(([table, lines]) => [table, lines.map((line) => String(line).replace(/,"updated_at":"[^"]*"/, ''))]);
          found.push(Object.fromEntries(stored) as Record<string, unknown[]>);
          assert.deepEqual(found[found.length - 1], found[0]);
        } finally {
          folder.remove();
          await opened.close();
        }
      });
    }
  });
}

describe('files from many hands', () => {
  let opened: OpenedStore;
  let folder: Folder;
  before(async () => { opened = await openEmpty(engines()[0]!); });
  beforeEach(() => { folder = openFolder(); return () => folder.remove(); });
  after(() => opened.close());

  const check = async (tables: Tables) => {
    await folder.write(tables);
    return importFolder(opened, folder.path, { dryRun: true });
  };

  test('dates, digits and codes as people write them', async () => {
    const tables = county();
    put(tables, '行政区划.xlsx', '行政区划', 2, '启用日期', '2003/7/1');
    put(tables, '行政区划.xlsx', '行政区划', 3, '启用日期', '２０１１年１月１日');
    put(tables, '行政区划.xlsx', '行政区划', 3, '代码', ' ９９０１０１１０１ ');
    put(tables, '票决结果.xlsx', '候选项目', 2, '投资', '1,200,000');
    put(tables, '票决结果.xlsx', '候选项目', 2, '赞成', '１８２');
    put(tables, '建议办理.xlsx', '办理步骤', 2, '时间', '2026/1/14 9:00');
    put(tables, '代表家站.csv', '', 2, '服务区划', '990101101, 990101101201；990101101');
    assert.deepEqual((await check(tables)).faults, []);
  });

  test('dates whose cells lost their format, codes that became numbers, names set apart', async () => {
    const tables = county();
    put(tables, '行政区划.xlsx', '行政区划', 2, '启用日期', '20030701');
    put(tables, '行政区划.xlsx', '行政区划', 3, '启用日期', 40544);
    put(tables, '行政区划.xlsx', '行政区划', 4, '启用日期', 20110101);
    put(tables, '行政区划.xlsx', '行政区划', 5, '启用日期', '2019-01-01 00:00:00');
    put(tables, '行政区划.xlsx', '行政区划', 2, '代码', 990101);
    put(tables, '行政区划.xlsx', '行政区划', 4, '上级代码', 990101101);
    put(tables, '代表名册.xlsx', '代表', 2, '网格代码', 99010110120101);
    put(tables, '代表名册.xlsx', '代表', 4, '姓名', '乐　平');
    put(tables, '建议办理.xlsx', '办理步骤', 2, '时间', 46036.375);
    put(tables, '代表家站.csv', '', 2, '办公电话', '（０５６１）３０１２３４５转801、138 0013 8000');
    const own = await openEmpty(engines()[0]!);
    const { store: { db } } = own;
    await folder.write(tables);
    const report = await importFolder(own, folder.path);
    assert.deepEqual(report.faults, []);
    assert.deepEqual((await db.selectFrom('divisions').select(['id', 'valid_from']).orderBy('id').execute()).map(({ id, valid_from: from }) => [id, from]).slice(0, 4), [
      ['990101', '2003-07-01'], ['990101.101', '2011-01-01'], ['990101.101.201', '2011-01-01'], ['990101.101.201.01', '2019-01-01'],
    ]);
    assert.equal((await db.selectFrom('deputies').select('name').where('id', '=', 'DB0003').executeTakeFirstOrThrow()).name, '乐平');
    assert.deepEqual(await db.selectFrom('deputy_divisions').select('division_id').where('deputy_id', '=', 'DB0001').execute(), [{ division_id: '990101.101.201.01' }]);
    assert.equal((await db.selectFrom('stations').select('office_phone').where('id', '=', 'JZ001').executeTakeFirstOrThrow()).office_phone, '0561-3012345-801、13800138000');
    // The same county as the fixtures write it: nothing is another, and nothing is there twice.
    await folder.write(county());
    const again = await importFolder(own, folder.path, { dryRun: true });
    await own.close();
    assert.deepEqual(again.files.flatMap(({ differences }) => differences.map(({ key, change, fields }) => [key, change, fields?.map(({ heading }) => heading)])), [['JZ001', 'changed', ['办公电话']]]);
  });

  test('differences are told in the words of the sheet, whatever the tables call them', async () => {
    const note = SheetTally.prototype.note;
    SheetTally.prototype.note = function (key, _before, after) { note.call(this, key, after && Object.fromEntries(Object.keys(after).map((name) => [name, '≠'])), after); };
    try {
      const report = await importFolder(opened, join(root, 'examples', 'sample-county'), { dryRun: true });
      const headings = new Set(report.files.flatMap(({ differences }) => differences.flatMap(({ fields = [] }) => fields.map(({ heading }) => heading))));
      assert.ok(headings.size > 150, String(headings.size));
      assert.deepEqual([...headings].filter((heading) => !/\p{Script=Han}/u.test(heading)), []);
    } finally {
      SheetTally.prototype.note = note;
    }
  });

  test('headings in two rows, each in one of them', async () => {
    const tables = county();
    const sheet = tables['代表名册.xlsx']!['任职']!;
    const [head, ...data] = sheet;
    const under = ['起始日期', '终止日期', '终止原因'];
    tables['代表名册.xlsx']!['任职'] = [
      ['青禾县人大代表任职情况'], [null, '填报单位：县人大办'],
      head!.map((heading) => (heading === under[0] ? '任期' : under.includes(String(heading)) ? null : heading)), head!.map((heading) => (under.includes(String(heading)) ? heading : null)), ...data,
    ];
    const report = await check(tables);
    assert.deepEqual(report.faults, []);
    assert.equal(report.files.find(({ file }) => file === '代表名册.xlsx')!.sheets.find((one) => one.sheet === '任职')!.read, 4);
  });

  test('headings in other words, below a title, in another order', async () => {
    const tables = county();
    const sheet = tables['代表名册.xlsx']!['代表']!;
    sheet[0] = ['代表编号', '姓 名', '姓名拼音', '性别（可不填）', '工作单位及职务', '家站编号', '联系方式*', '联系网格', '照片网址'];
    tables['代表名册.xlsx']!['代表'] = [['青禾县代表名册（2026年）'], ...sheet.map((row) => [...row].reverse())];
    assert.deepEqual((await check(tables)).faults, []);
    put(tables, '代表名册.xlsx', '任职', 2, '选区', null);
    const fault = put(county(), '代表名册.xlsx', '代表', 3, '联系方式', '不详');
    fault['代表名册.xlsx']!['代表']!.unshift(['青禾县代表名册（2026年）']);
    assert.equal((await check(fault)).faults[0]!.place, '代表名册.xlsx，“代表”表，第 4 行，“G 联系方式”列');
  });

  test('other names: by the words in it, else by the headings; a workbook for a CSV', async () => {
    const { '代表小组.csv': groups, '代表家站.csv': stations, '代表名册.xlsx': _, ...rest } = county();
    await folder.write(rest);
    writeFileSync(join(folder.path, '2026年代表小组（定稿）.csv'), encoded(csv(groups!['']!), 'gb18030'));
    writeFileSync(join(folder.path, '导出.xlsx'), await workbook({ Sheet1: stations!['']! }));
    const [head, ...rows] = county()['代表名册.xlsx']!['代表']!;
    writeFileSync(join(folder.path, '花名册.xlsx'), await workbook({ 目录: [['青禾县人大代表花名册']], 代表: [['青禾县人大代表花名册'], head!.map((heading) => (heading === '姓名' ? '代表姓名' : heading)), ...rows], 任职: county()['代表名册.xlsx']!['任职']! }));
    writeFileSync(join(folder.path, '会议室预订.csv'), '房间,时间\r\n一号,九点\r\n');
    writeFileSync(join(folder.path, '~$代表名册.xlsx'), 'lock');
    const report = await importFolder(opened, folder.path, { dryRun: true });
    assert.deepEqual(report.faults.map((fault) => [fault.severity, fault.place, fault.code]), [['warning', '会议室预订.csv', 'unknown_file']]);
    assert.equal(report.ok, true);
    assert.deepEqual(report.files.filter((file) => file.status === 'skipped').map((file) => file.file), ['会议室预订.csv']);
    const named = await importFiles(opened, [join(folder.path, '会议室预订.csv')]);
    assert.equal(named.ok, false);
  });

  test('files that cannot be read', async () => {
    const base = county();
    await folder.write({ '行政区划.xlsx': base['行政区划.xlsx']!, '届次会议.xlsx': base['届次会议.xlsx']! });
    writeFileSync(join(folder.path, '代表名册.xlsx'), '<html>not a workbook</html>');
    writeFileSync(join(folder.path, '代表家站.csv'), Buffer.from([0xff, 0xff, 0x31, 0x00]));
    writeFileSync(join(folder.path, '代表小组.csv'), Buffer.from(encoded(csv(base['代表小组.csv']!['']!), 'utf8')).subarray(1));
    writeFileSync(join(folder.path, '群众意见.csv'), '受理号,标题\r\n"不闭合的引号,一');
    const report = await importFolder(opened, folder.path, { dryRun: true });
    assert.deepEqual(Object.fromEntries(report.faults.map((fault) => [fault.file, fault.message])), {
      '代表名册.xlsx': '文件打不开；请用表格软件打开后另存为 .xlsx',
      '代表家站.csv': '文字编码不对，读出来是乱码；请另存为 UTF-8 (CSV) 编码',
      '代表小组.csv': '文字编码不对，读出来是乱码；请另存为 UTF-8 (CSV) 编码',
      '群众意见.csv': '文件打不开；请用表格软件打开后另存为 .csv (UTF-8)',
    });
  });

  test('the report in words: grouped, aligned, cut to length but counted in full', async () => {
    const tables = county();
    for (const row of [2, 3, 4]) put(tables, '代表名册.xlsx', '代表', row, '联系方式', '电话');
    await folder.write({ '行政区划.xlsx': tables['行政区划.xlsx']!, '届次会议.xlsx': tables['届次会议.xlsx']!, '代表小组.csv': tables['代表小组.csv']!, '代表家站.csv': tables['代表家站.csv']!, '代表名册.xlsx': tables['代表名册.xlsx']! });
    const report = await importFolder(opened, folder.path, { dryRun: true });
    assert.equal(tellFaults(report, 'zh-CN', 2), [
      '有错误，要改好才能导入 (3)', '代表名册.xlsx，“代表”表',
      '  第 2 行，“G 联系方式”列  “电话”不在规定的词里，请写其中一个：仅家站、可留言、电话公开',
      '  第 3 行，“G 联系方式”列  “电话”不在规定的词里，请写其中一个：仅家站、可留言、电话公开',
      '……还有 1 条没有列出；加上 --report 文件名.json 可以看到全部',
    ].join('\n'));
    assert.match(tellSummary(report, 'en'), /^file +sheet +rows +new +updated +same +kept +not in it +result\n行政区划\.xlsx +行政区划 +5 +5 +0 +0 +0 +0 +can be imported\n/);
    assert.match(tellSummary(report, 'zh-CN'), /代表名册\.xlsx +代表 +3 +0 +0 +0 +0 +0 +没有导入\n/);
  });

  test('reception days', () => {
    const rules: Record<string, string | undefined> = {
      每月15日: 'FREQ=MONTHLY;BYMONTHDAY=15', '每月5日、20日': 'FREQ=MONTHLY;BYMONTHDAY=5,20', '每月 5、20 日': 'FREQ=MONTHLY;BYMONTHDAY=5,20', 每周三: 'FREQ=WEEKLY;BYDAY=WE', '每星期二、四': 'FREQ=WEEKLY;BYDAY=TU,TH',
      每月第一个周五: 'FREQ=MONTHLY;BYDAY=1FR', 每月最后一个周日: 'FREQ=MONTHLY;BYDAY=-1SU', 每季度首月10日: 'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10', 每月32日: undefined, 预约接待: undefined,
    };
    for (const [written, rule] of Object.entries(rules)) assert.equal(ruleOf(written), rule, written);
  });
});
