// Spreadsheets over the wire: checked first, kept whole or not at all, once per key.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { limits } from '@congress-kit/api';
import { engines } from '../support/engines.ts';
import { county as sheets, csv, encoded, workbook, type Sheet } from './import-fixtures.ts';
import { newKey, openCounty, type County, type Role } from './writing.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const stations: Sheet = sheets()['代表家站.csv']!['']!.map((row, index) => (index === 0 ? row : [...row.slice(0, 8), '990101', ...row.slice(9)]));

for (const engine of engines()) {
  describe(`spreadsheets over the wire, on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());

    interface Sending { apply?: boolean; role?: Role | null; key?: string; type?: string; language?: string }
    const send = async (name: string, payload: Buffer | string, { apply, role = 'office_clerk', key = newKey(), type = 'text/csv', language = 'zh-CN' }: Sending = {}) => {
      const query = new URLSearchParams({ name, ...(apply !== undefined && { apply: String(apply) }) });
      const answer = await county.app.inject({
        method: 'POST', url: `/v1/staff/imports?${query}`, payload,
        headers: { 'content-type': type, 'idempotency-key': key, 'accept-language': language, ...(role && { authorization: `Bearer ${county.tokens[role]}` }) },
      });
      return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
    };
    const stored = async () => (await county.ctx.store.db.selectFrom('stations').select(['id', 'name']).where('id', 'like', 'JZ00%').orderBy('id').execute()).map((row) => `${row.id} ${row.name}`);

    it('is checked first, then kept, then mended, and a repeat is answered with the first answer', async () => {
      const file = encoded(csv(stations), 'gb18030');
      const checked = await send('代表家站.csv', file);
      assert.deepEqual([checked.status, checked.body.status, checked.body.sheets[0].inserted, await stored()], [200, 'checked', 2, []]);

      const key = newKey();
      const first = await send('代表家站.csv', file, { apply: true, key });
      assert.deepEqual([first.body.status, first.body.faultCount, await stored()], ['imported', 0, ['JZ001 石磨镇代表之家', 'JZ002 柳溪村联络点']]);

      const renamed = csv(stations).replace('柳溪村联络点', '柳溪村代表联络点');
      assert.deepEqual((await send('代表家站.csv', renamed, { apply: true })).body.sheets, [{ sheet: '代表家站', read: 2, inserted: 0, updated: 1, unchanged: 1, kept: 0, missing: 0 }]);
      const again = await send('代表家站.csv', file, { apply: true, key });
      assert.deepEqual([again.body, again.headers['idempotent-replayed']], [first.body, 'true']);
      assert.equal((await stored())[1], 'JZ002 柳溪村代表联络点', 'the repeat does not bring the old name back');
      assert.deepEqual([(await send('代表家站.csv', renamed, { apply: true, key })).body.code, (await send('代表家站.csv', file, { key })).body.code], ['idempotency_key_reused', 'idempotency_key_reused']);
      const acts = await county.ctx.store.db.selectFrom('audit').select('detail').where('act', '=', 'import').orderBy('id').execute();
      assert.deepEqual(acts.map(({ detail }) => (detail as { status: string }).status), ['checked', 'imported', 'imported']);
      assert.ok(!JSON.stringify(acts).includes('柳溪'));
    });

    it('names the cell in the language of the reader, and keeps nothing of the file', async () => {
      const before = await stored();
      const bent = stations.map((row, index) => (index === 1 ? ['JZ009', ...row.slice(1, 3), 6, ...row.slice(4)] : row));
      const zh = await send('代表家站.csv', csv(bent), { apply: true });
      assert.deepEqual([zh.status, zh.body.status, zh.body.faultCount, zh.body.faults[0].row, zh.body.faults[0].letter, zh.body.faults[0].message], [200, 'refused', 1, 2, 'D', '“6”不在范围内，应当是 0–5']);
      assert.equal((await send('代表家站.csv', csv(bent), { language: 'en' })).body.faults[0].message, '“6” is out of range; it must be 0–5');
      assert.deepEqual(await stored(), before);
    });

    it('knows a workbook by its headings, and says when it knows nothing', async () => {
      const groups = await workbook({ Sheet1: [['编号', '名称', '类型', '联系专工委'], ['XZ01', '农业代表小组', '行业', 'ZGW1']] });
      const report = await send('导出.xlsx', groups, { type: xlsx, apply: true });
      assert.deepEqual([report.body.status, report.body.sheets[0].inserted], ['imported', 1]);
      for (const [name, payload, code] of [['会议室预订.csv', '甲,乙\n1,2\n', 'unknown_file'], ['代表家站.xlsx', 'PK not a workbook', 'unreadable_file'], ['代表家站.csv', Buffer.from([0xff, 0xfe, 0x00]), 'bad_encoding']] as const) {
        const { status, body } = await send(name, payload, { apply: true });
        assert.deepEqual([status, body.status, body.faults[0]?.code], [200, 'refused', code], name);
      }
    });

    it('is the office’s alone, and refuses what is no spreadsheet before it reads it', async () => {
      assert.equal((await send('a.csv', 'x', { role: null })).status, 401);
      for (const role of ['handling_unit', 'supervising_committee', 'deputy', 'read_only', 'integration'] as const) assert.equal((await send('a.csv', 'x', { role })).status, 403, role);
      const other = await send('a.pdf', '%PDF', { type: 'application/pdf' });
      assert.deepEqual([other.status, other.body.code, /XLSX/.test(other.body.detail)], [415, 'spreadsheet_type_not_allowed', true]);
      const large = await send('a.csv', Buffer.alloc(limits.importBytes + 1, 0x61));
      assert.deepEqual([large.status, large.body.code, /20 MB/.test(large.body.detail)], [413, 'spreadsheet_too_large', true]);
      const nameless = await county.app.inject({ method: 'POST', url: '/v1/staff/imports', payload: 'x', headers: { 'content-type': 'text/csv', 'idempotency-key': newKey(), authorization: `Bearer ${county.tokens.office_clerk}` } });
      assert.deepEqual([nameless.statusCode, nameless.json().errors[0].pointer], [422, '/name']);
    });
  });
}
