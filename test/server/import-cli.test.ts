// The command as the office runs it: what it prints, what it writes, and how it ends.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { engineNamed, type Place } from '../support/engines.ts';
import { root } from '../support/process.ts';
import { county, openFolder, put, type Folder } from './import-fixtures.ts';

const program = `
import { Command } from 'commander';
import { addTo } from './packages/cli/src/commands/import.ts';
const program = new Command('congress-kit');
addTo(program);
await program.parseAsync();
`;

describe('congress-kit import', () => {
  let folder: Folder;
  let data: Place;
  before(async () => { folder = openFolder(); data = await engineNamed('pglite').open(); });
  after(async () => { folder.remove(); await data.close(); });

  const run = (language: string, ...args: string[]) => {
    const { DATABASE_URL, LC_ALL, LC_MESSAGES, ...env } = process.env;
    const ended = spawnSync(process.execPath, ['--conditions=congress-source', '--input-type=module', '-e', program, '--', 'import', ...args], {
      cwd: root, encoding: 'utf8', env: { ...env, LANG: language, DATA_DIR: data.dataDir },
    });
    return { code: ended.status, out: ended.stdout, told: ended.stderr };
  };

  test('a folder: a line per file, the summary, and 0', async () => {
    await folder.write(county());
    const { code, out, told } = run('zh_CN.UTF-8', folder.path);
    assert.equal(code, 0, told);
    assert.equal(told.trim().split('\n').length, 9);
    assert.match(told, /^行政区划\.xlsx {2}已导入 {2}行政区划 5$/m);
    assert.match(out, /^代表名册\.xlsx +代表 +3 +3 +0 +0 +0 +0 +已导入$/m);
    assert.match(out, /错误 0 处，提醒 0 处，用时 [\d.]+ 秒。/);
  });

  test('a fault: its place in English on the way out, the whole report in a file, and 1', async () => {
    await folder.write(put(county(), '代表名册.xlsx', '代表', 2, '联系方式', null));
    const file = join(folder.path, 'out.json');
    const { code, out, told } = run('en_US.UTF-8', join(folder.path, '代表名册.xlsx'), '--report', file);
    assert.equal(code, 1);
    assert.match(told, /Faults: to be mended before the file can be imported \(1\)\n代表名册\.xlsx, sheet “代表”\n {2}row 2, column “G 联系方式” {2}The cell is empty and must be filled in\n/);
    assert.match(out, /not imported/);
    const report = JSON.parse(readFileSync(file, 'utf8')) as { ok: boolean; faults: Record<string, unknown>[] };
    assert.equal(report.ok, false);
    assert.deepEqual(report.faults, [{
      code: 'empty_required', severity: 'fault', file: '代表名册.xlsx', sheet: '代表', row: 2, letter: 'G', heading: '联系方式',
      place: '代表名册.xlsx, sheet “代表”, row 2, column “G 联系方式”', message: 'The cell is empty and must be filled in',
    }]);
  });

  test('one file leans on what was imported before; --dry-run and --lang', async () => {
    await folder.write(county());
    const { code, out } = run('en_US.UTF-8', join(folder.path, '代表名册.xlsx'), '--dry-run', '--lang', 'zh-CN');
    assert.equal(code, 0);
    assert.match(out, /代表名册\.xlsx +代表 +3 +0 +0 +3 +0 +0 +可以导入/);
    assert.match(out, /只是检查，没有写入任何内容。/);
  });
});
