// What a spreadsheet may unfold to: a file of some kilobytes must end neither the process nor what others wait for.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { readSpreadsheet } from '../../packages/server/src/import/reading.ts';
import { sheetsOf } from '../../packages/server/src/import/sheets-of.ts';
import { tellFault } from '../../packages/server/src/import/tell.ts';
import { inTransaction, type Trx } from '../../packages/server/src/store/transaction.ts';
import { engineNamed } from '../support/engines.ts';
import { csv, openEmpty, workbook, type Sheet } from './import-fixtures.ts';

const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const relations = (kind: string, target: string) => xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`);
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook of one sheet whose rows are written as they stand here. */
const raw = (rows: string): Buffer => Buffer.from(zipSync({
  '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
  'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
  'xl/workbook.xml': xml(`<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
  'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
}));
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const table = `<row r="1">${cell('A1', '代码')}${cell('B1', '名称')}</row><row r="2">${cell('A2', '990101')}${cell('B2', '青禾县')}</row>`;

const refusal = async (name: string, bytes: Buffer, ...bounds: [{ memory: number; patience: number }?]) => {
  const error = await readSpreadsheet(name, bytes, ...bounds).then((sheets) => assert.fail(`read: ${sheets[0]?.rows.length} rows`), (reason: unknown) => reason as { code: 'too_large'; expected: string });
  return { ...error, message: tellFault({ file: name, severity: 'fault', code: error.code, expected: error.expected }, 'zh-CN').message };
};

describe('what a spreadsheet may unfold to', () => {
  it('names a cell that stands far away from the table', async () => {
    const far = [`<row r="1048576">${cell('XFD1048576', 'x')}</row>`, `<row r="60000">${cell('A60000', 'x')}</row>`, `<row r="3">${cell('AAA3', 'x')}</row>`, `<row r="3"><c s="1" t="inlineStr" r="XFD3"><is><t>x</t></is></c></row>`];
    for (const [index, at] of ['XFD1048576', 'A60000', 'AAA3', 'XFD3'].entries()) {
      const { code, expected, message } = await refusal('a.xlsx', raw(table + far[index]));
      assert.deepEqual([code, expected], ['far_cell', at]);
      assert.match(message, new RegExp(`${at}.*删掉`));
    }
  });

  it('reads past cells that have only a border', async () => {
    const bordered = '<row r="3"><c r="A3" s="1"/><c r="XFC3" s="1"></c><c r="XFD3" s="1"/></row><row r="1048576"><c r="XFD1048576" s="1"/></row>';
    const [sheet] = await readSpreadsheet('a.xlsx', raw(table + bordered));
    assert.deepEqual(sheet?.rows, [['代码', '名称'], ['990101', '青禾县']]);
  });

  it('does not unpack what is too much, whatever its directory says', async () => {
    const much = raw(`${table}<!--${' '.repeat(140_000_000)}-->`);
    assert.ok(much.length < 200_000);
    const { code, message } = await refusal('a.xlsx', much);
    assert.deepEqual([code, /50000 行/.test(message)], ['too_large', true]);
    // A directory that says 1,000 bytes where there are many more: what there is no room for is not there.
    const liar = raw(`${table}<!--${' '.repeat(6_000_000)}-->`);
    const entry = liar.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    assert.equal(liar.toString('latin1', entry + 46, entry + 70), 'xl/worksheets/sheet1.xml');
    liar.writeUInt32LE(1000, entry + 24);
    assert.equal((await refusal('a.xlsx', liar)).code, 'unreadable_file');
  });

  it('counts the lines of a CSV file before it makes rows of them', async () => {
    assert.equal((await refusal('a.csv', Buffer.concat([Buffer.from('代码,名称\n'), Buffer.alloc(600_000, '\n')]))).code, 'too_large');
  });

  it('reads a large file in a thread as a small one where it is, and ends the thread at its bounds', async () => {
    const sheet: Sheet = [['代码', '名称', '启用日期', '户数'], ...Array.from({ length: 6000 }, (_, index) => [String(990101000000 + index), `第${index}村“${(index * 7919).toString(36)}”`, new Date(Date.UTC(2020, 0, 1 + index)), index * 1.5])];
    const [book, text] = [await workbook({ 行政区划: sheet, 空表: [['甲']] }), Buffer.from(csv(sheet))];
    assert.ok(book.length > 131_072 && text.length > 131_072);
    assert.deepEqual(await readSpreadsheet('a.xlsx', book), await sheetsOf('a.xlsx', book));
    assert.deepEqual(await readSpreadsheet('a.csv', text), await sheetsOf('a.csv', text));
    assert.equal((await refusal('a.xlsx', Buffer.concat([Buffer.from('PK'), Buffer.alloc(200_000, 'x')]))).code, 'unreadable_file');
    assert.equal((await refusal('a.xlsx', book, { memory: 3, patience: 60 })).code, 'too_large');
    assert.equal((await refusal('a.xlsx', book, { memory: 768, patience: 0.001 })).code, 'too_large');
  });
});

describe('while much is done', () => {
  /** How often the process looks at what came in meanwhile. */
  const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
    let turns = 0;
    let next = setImmediate(function count() {
      turns += 1;
      next = setImmediate(count);
    });
    await work();
    clearImmediate(next);
    return turns;
  };

  it('a large file is read beside everything else', async () => {
    const text = Buffer.from(csv(Array.from({ length: 20_000 }, (_, index) => [index, '青禾县'])));
    assert.equal(await turnsDuring(() => sheetsOf('a.csv', text)), 0, 'where it is, it would hold up everybody');
    assert.ok(await turnsDuring(() => readSpreadsheet('a.csv', text)) > 0);
  });

  it('the embedded database lets the process look up between the statements of a transaction', async () => {
    const opened = await openEmpty(engineNamed('pglite'));
    try {
      const many = (trx: Trx) => sql`select count(*) from generate_series(1, 300000)`.execute(trx);
      const turns = await turnsDuring(() => inTransaction(opened.store.db, async (trx) => { for (let times = 0; times < 20; times += 1) await many(trx); }));
      // Each of them takes longer than the process may be kept from looking up; so without it there is not one turn.
      assert.ok(turns > 5, `${turns} turns`);
    } finally {
      await opened.close();
    }
  });
});
