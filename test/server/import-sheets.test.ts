// Spreadsheets as other programs and other years leave them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { importFiles, importFolder } from '../../packages/server/src/import/index.ts';
import { sampleFolder } from '../../packages/server/src/seed.ts';
import writeExcelFile from 'write-excel-file/node';
import { engines } from '../support/engines.ts';
import { openEmpty, openFolder, type Folder, type OpenedStore } from './import-fixtures.ts';

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

  test('what another spreadsheet of the same office brought is not missing from this one', async () => {
    const from = (...names: string[]) => names.map((name) => join(sampleFolder!, name));
    const first = await importFiles(opened, from('行政区划.xlsx', '届次会议.xlsx', '征求意见.xlsx', '议题征集.xlsx'));
    assert.deepEqual(first.faults, []);
    const again = await importFiles(opened, from('议题征集.xlsx'), { dryRun: true });
    assert.deepEqual(again.files[0]!.sheets.map(({ sheet, unchanged, missing }) => [sheet, unchanged > 0, missing]), [['议题征集', true, 0], ['采用情况', true, 0], ['议题', true, 0]]);
  });
});
