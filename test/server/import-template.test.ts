// The spreadsheet to fill in, filled in and imported; and what an import would change, told before it does.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import readWorkbook from 'read-excel-file/node';
import { files } from '@congress-kit/server/import/files/index';
import { importFiles, tellDifferences, type ImportReport } from '@congress-kit/server/import/index';
import { exampleMark, templateCsv, templateWorkbook } from '@congress-kit/server/import/template';
import writeWorkbook from 'write-excel-file/node';
import { engines } from '../support/engines.ts';
import { openApp, rows, type TestApp } from './support.ts';

type Sheets = { sheet: string; data: (string | number | null)[][] }[];
const read = async (bytes: Buffer): Promise<Sheets> => await readWorkbook(bytes) as unknown as Sheets;

it('every spreadsheet has a template that is recognised, complete and empty but for the row that shows how', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-template-'));
  const app = await openApp(engines()[0]!);
  try {
    for (const file of files) {
      const workbook = await templateWorkbook(file, 'zh-CN');
      const sheets = await read(workbook);
      assert.deepEqual(sheets.map(({ sheet }) => sheet), [...Object.values(file.sheets).map(({ sheet }) => sheet), '填写说明'], file.name);
      for (const [index, definition] of Object.values(file.sheets).entries()) {
        assert.deepEqual(sheets[index]!.data[0], Object.values(definition.columns as Record<string, { heading: string }>).map(({ heading }) => heading));
        assert.ok(String(sheets[index]!.data[1]![0]).startsWith(exampleMark));
      }
      const path = join(folder, `${file.name}.xlsx`);
      writeFileSync(path, workbook);
      const report = await importFiles(app.ctx, [path], { dryRun: true });
      assert.deepEqual([report.files[0]!.status, report.counts, report.files[0]!.sheets.map(({ read: found }) => found)], ['checked', { faults: 0, warnings: 0 }, Object.keys(file.sheets).map(() => 0)], file.name);
      for (const { text } of templateCsv(file)) assert.match(text, new RegExp(`^\\uFEFF[^\\r]+\\r\\n"?${exampleMark}`));
    }
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

for (const engine of engines()) {
  describe(`differences on ${engine.name}`, () => {
    let app: TestApp;
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-differences-'));
    before(async () => {
      app = await openApp(engine);
      await app.ctx.store.db.insertInto('divisions').values(rows.division('990101', { kind: 'county', name: '青禾县' }) as never).execute();
    });
    after(async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** The template of the groups, filled in with these rows. */
    const fill = async (people: readonly (readonly (string | null)[])[]): Promise<string> => {
      const file = files.find(({ name }) => name === '代表小组')!;
      const [headings, sample] = (await read(await templateWorkbook(file, 'zh-CN')))[0]!.data;
      const path = join(folder, '代表小组.xlsx');
      await writeWorkbook([headings!, sample!, ...people] as never, { sheet: Object.values(file.sheets)[0]!.sheet }).toFile(path);
      return path;
    };
    const told = (report: ImportReport) => report.files[0]!.differences.map(({ key, change, row, fields }) => [key, change, row, ...(fields ?? []).map(({ heading, before: was, after: is }) => `${heading}: ${was} → ${is}`)]);

    it('says of each row what it is, before and after it is applied, and doubles nothing', async () => {
      const widths = Object.keys(Object.values(files.find(({ name }) => name === '代表小组')!.sheets)[0]!.columns).length;
      const group = (id: string, name: string, kind: string) => [id, name, kind, ...Array<null>(widths - 3).fill(null)];
      const first = await fill([group('XZ01', '教育小组', '行业'), group('XZ02', '河东小组', '片区')]);
      const dry = await importFiles(app.ctx, [first], { dryRun: true });
      assert.deepEqual(told(dry), [['XZ01', 'new', 3], ['XZ02', 'new', 3 + 1]]);
      assert.equal((await importFiles(app.ctx, [first])).files[0]!.status, 'imported');

      const second = await fill([group('XZ01', '教育小组', '混合'), group('XZ03', '河西小组', '片区')]);
      const next = await importFiles(app.ctx, [second], { dryRun: true });
      assert.deepEqual(told(next), [['XZ01', 'changed', 3, '类型: 行业 → 混合'], ['XZ03', 'new', 4], ['XZ02', 'missing', undefined]]);
      const [counts] = next.files[0]!.sheets;
      assert.deepEqual([counts!.inserted, counts!.updated, counts!.unchanged, counts!.missing], [1, 1, 0, 1]);
      const words = tellDifferences(next, 'zh-CN');
      assert.match(words, /3 行  XZ01  更新  类型 行业 → 混合/);
      assert.match(words, /XZ02  表中没有/);
      const stored = async () => (await app.ctx.store.db.selectFrom('groups').select('id').orderBy('id').execute()).map(({ id }) => id);
      assert.deepEqual(await stored(), ['XZ01', 'XZ02'], 'a dry run keeps nothing');

      await importFiles(app.ctx, [second]);
      assert.deepEqual(await stored(), ['XZ01', 'XZ02', 'XZ03']);
      const again = await importFiles(app.ctx, [second], { dryRun: true });
      assert.deepEqual(told(again), [['XZ02', 'missing', undefined]]);
    });

    it('names columns that are private, and reads none of them', async () => {
      const path = join(folder, '代表小组.csv');
      const headings = Object.values(Object.values(files.find(({ name }) => name === '代表小组')!.sheets)[0]!.columns as Record<string, { heading: string }>).map(({ heading }) => heading);
      writeFileSync(path, `${[...headings, '联系电话', '身份证号', '家庭住址', '备注'].join(',')}\n${['XZ01', '教育小组', '混合', ...headings.slice(3).map(() => ''), '13912345678', '110101199003071234', '某村', 'x'].join(',')}\n`);
      const report = await importFiles(app.ctx, [path], { dryRun: true });
      assert.deepEqual(report.faults.map(({ code, value }) => [code, value]), [['private_column', '联系电话'], ['private_column', '身份证号'], ['private_column', '家庭住址'], ['unknown_column', '备注']]);
      assert.ok(!JSON.stringify(report).includes('139'));
    });
  });
}
