// Spreadsheets as other programs and other years leave them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { importFiles, importFolder } from '../../packages/server/src/import/index.ts';
import { sampleFolder } from '../../packages/server/src/seed.ts';
import writeExcelFile from 'write-excel-file/node';
import { engines } from '../support/engines.ts';
import { county, openEmpty, openFolder, type Folder, type OpenedStore } from './import-fixtures.ts';

const headings = ['编号', '名称', '类型', '状态', '状态说明', '开始时间', '结束时间', '地点', '举办单位', '旁听方式'];

describe('spreadsheets of other programs', () => {
  let opened: OpenedStore;
  let folder: Folder;
  before(async () => { opened = await openEmpty(engines()[0]!); });
  after(() => opened.close());
  beforeEach(() => { folder = openFolder(); });
  afterEach(() => folder.remove());

  /** @param ends as the file holds it: days since 1899-12-30 */
  const events = async (ends: number): Promise<string> => {
    const path = join(folder.path, '会议活动.xlsx');
    const time = (value: number) => ({ value, type: Number, format: 'yyyy-mm-dd hh:mm' });
    await writeExcelFile([headings, ['HD-2026-001', '公路听证会', '听证会', '按时', null, time(46_043.375), time(ends), '三楼会议室', '监察司法工委', '自由旁听']] as never, { sheet: '会议活动' }).toFile(path);
    return path;
  };

  // LibreOffice writes fifteen digits: counted back, 46043.7083333333 is 16:59:59.999.
  test('17:00 is 17:00, with however many digits it is written; and what changed of a time is told with the time', async () => {
    const first = await importFiles(opened, [await events(46_043.7083333333)]);
    assert.deepEqual(first.faults, []);
    const { ends_at: ends } = await opened.store.db.selectFrom('events').select('ends_at').executeTakeFirstOrThrow();
    assert.equal(new Date(ends!).toISOString(), '2026-01-21T09:00:00.000Z');
    const again = await importFiles(opened, [await events(46_043.708333333336)], { dryRun: true });
    assert.equal(again.files[0]!.sheets[0]!.unchanged, 1);
    const later = await importFiles(opened, [await events(46_043.75)], { dryRun: true });
    assert.deepEqual(later.files[0]!.differences.map(({ fields }) => fields), [[{ heading: '结束时间', before: '2026-01-21 17:00', after: '2026-01-21 18:00' }]]);
  });

  test('one with a password is told from one that is broken; what cannot be read is told, though its folder was all that was named', async () => {
    // As Excel keeps it: a compound file whose directory names the stream.
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from('EncryptedPackage', 'utf16le')]);
    writeFileSync(join(folder.path, '代表名册.xlsx'), locked);
    for (const name of ['代表小组.xls', '代表家站.et', '票决结果.ods', '会议室预订.xls', '~$代表小组.xls']) writeFileSync(join(folder.path, name), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    const report = await importFolder(opened, folder.path, { dryRun: true });
    const save = '文件打不开；请用表格软件打开后另存为 .xlsx';
    assert.deepEqual(Object.fromEntries(report.faults.map(({ file, message }) => [file, message])), {
      '代表名册.xlsx': '文件加了打开密码，读不了；请在表格软件里取消密码，再另存为 .xlsx', '代表小组.xls': save, '代表家站.et': save, '票决结果.ods': save,
    });
    assert.equal(report.ok, false);
    const inEnglish = await importFiles(opened, [join(folder.path, '代表名册.xlsx')], { dryRun: true, language: 'en' });
    assert.equal(inEnglish.faults[0]!.message, 'The file is locked with a password; take the password off in your spreadsheet program and save it as .xlsx');
  });

  /** 代表小组 with 类型 merged over rows, as an office draws a table, and a title above it. */
  const groups = async (...below: unknown[][]): Promise<string> => {
    const path = join(folder.path, '代表小组.xlsx');
    await writeExcelFile([[{ value: '青禾县代表小组一览表', columnSpan: 4, alignVertical: 'center' }, null, null, null], ['编号', '名称', '类型', '联系专工委'], ...below] as never, { sheet: '代表小组' }).toFile(path);
    return path;
  };

  test('what stands in a cell that is merged over rows is read in each of them, and that is told once a column', async () => {
    const path = await groups(
      ['XZ01', '农业种植行业代表小组', { value: '行业', rowSpan: 3 }, { value: 'ZGW01', rowSpan: 2 }],
      ['XZ02', '医疗卫生行业代表小组', null, null],
      ['XZ03', '教育行业代表小组', null, null],
      // Two rows that are one to look at.
      [{ value: 'XZ04', rowSpan: 2 }, { value: '城关片区代表小组', rowSpan: 2 }, { value: '片区', rowSpan: 2 }, { value: 'ZGW01', rowSpan: 2 }], [null, null, null, null],
      ['XZ05', '综合代表小组', { value: '混合', columnSpan: 2 }, null],
    );
    await folder.write({ '届次会议.xlsx': county()['届次会议.xlsx']!, '行政区划.xlsx': county()['行政区划.xlsx']! });
    const report = await importFiles(opened, [join(folder.path, '行政区划.xlsx'), join(folder.path, '届次会议.xlsx'), path]);
    assert.deepEqual(report.faults.map(({ severity, place, message }) => [severity, place, message]), [
      ['warning', '代表小组.xlsx，“代表小组”表，第 3 行，“C 类型”列', '这一列有 1 处合并的单元格，合并到的每一行都按同样的内容读取，如“行业”'],
      ['warning', '代表小组.xlsx，“代表小组”表，第 3 行，“D 联系专工委”列', '这一列有 1 处合并的单元格，合并到的每一行都按同样的内容读取，如“ZGW01”'],
      ['warning', '代表小组.xlsx，“代表小组”表，第 8 行，“C 类型”列', '“混合”这一格和右边的合并了，只算这一列的；当作空的有：D 联系专工委'],
    ]);
    const stored = await opened.store.db.selectFrom('groups').select(['id', 'kind', 'committee_id']).where('id', 'in', ['XZ01', 'XZ02', 'XZ03', 'XZ04', 'XZ05']).orderBy('id').execute();
    assert.deepEqual(stored.map(({ id, kind, committee_id: committee }) => [id, kind, committee]), [
      ['XZ01', 'industry', 'ZGW01'], ['XZ02', 'industry', 'ZGW01'], ['XZ03', 'industry', null], ['XZ04', 'area', 'ZGW01'], ['XZ05', 'mixed', null],
    ]);
  });

  test('a code that is merged over two rows stands in both, which is told as a code used twice', async () => {
    const report = await importFiles(opened, [await groups([{ value: 'XZ01', rowSpan: 2 }, '农业种植行业代表小组', '行业', null], [null, '医疗卫生行业代表小组', '行业', null])], { dryRun: true, language: 'en' });
    assert.deepEqual(report.faults.map(({ severity, row, message }) => [severity, row, message]), [
      ['warning', 3, '1 cell of this column is merged over several rows; each of these rows was read with what stands in it, such as “XZ01”'],
      ['fault', 4, '“XZ01” appears twice; row 3 has it already; each code may be used once'],
    ]);
  });

  test('what another spreadsheet of the same office brought is not missing from this one', async () => {
    const from = (...names: string[]) => names.map((name) => join(sampleFolder!, name));
    const first = await importFiles(opened, from('行政区划.xlsx', '届次会议.xlsx', '征求意见.xlsx', '议题征集.xlsx'));
    assert.deepEqual(first.faults, []);
    const again = await importFiles(opened, from('议题征集.xlsx'), { dryRun: true });
    assert.deepEqual(again.files[0]!.sheets.map(({ sheet, unchanged, missing }) => [sheet, unchanged > 0, missing]), [['议题征集', true, 0], ['采用情况', true, 0], ['议题', true, 0]]);
  });
});
