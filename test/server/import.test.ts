// What an import leaves in the database: the sample county whole, nothing twice, nothing of the residents' touched.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { importFiles, importFolder, type ImportReport } from '../../packages/server/src/import/index.ts';
import { lookingAt } from '../../packages/server/src/import/looking.ts';
import { listCases, getCase } from '../../packages/server/src/store/cases.ts';
import { getDeputy } from '../../packages/server/src/store/deputies.ts';
import { getStation } from '../../packages/server/src/store/stations.ts';
import { nextCaseNumber, nextReceiptNos } from '../../packages/server/src/store/counters.ts';
import { inTransaction } from '../../packages/server/src/store/transaction.ts';
import { engines } from '../support/engines.ts';
import { sql } from 'kysely';
import { root } from '../support/process.ts';
import { county, everything, openEmpty, openFolder, put, receipt, type Folder, type OpenedStore } from './import-fixtures.ts';

const sampleFolder = `${root}/examples/sample-county`;

for (const engine of engines()) {
  describe(`import of the sample county, ${engine.name}`, () => {
    let opened: OpenedStore;
    before(async () => { opened = await openEmpty(engine); });
    after(() => opened.close());

    const rowsOf = (report: Awaited<ReturnType<typeof importFolder>>) => Object.fromEntries(report.files.flatMap((file) => file.sheets.map((sheet) => [sheet.sheet, sheet])));
    const read: Record<string, number> = {
      行政区划: 2182, 人民代表大会: 24, 届次: 45, 会议: 65, 机构: 114, 代表小组: 30, 代表家站: 220, 代表: 1550, 任职: 2500, 票决: 21, 候选项目: 200, 办理件: 250, 办理步骤: 3001, 答复: 228,
      群众意见: 300, 满意度测评: 642, 项目: 160, 节点: 640, 资金: 216, 进展: 383, 调整: 39, 文件: 51, 附件: 39, 会议活动: 72, 统计数据: 14,
    };
    let first: Record<string, unknown[]>;

    test('every row is there', async () => {
      const report = await importFolder(opened, sampleFolder, { sample: true });
      assert.deepEqual(report.faults.slice(0, 5), []);
      const sheets = rowsOf(report);
      for (const [name, rows] of Object.entries(read)) assert.deepEqual({ read: sheets[name]!.read, inserted: sheets[name]!.inserted }, { read: rows, inserted: rows }, name);
      first = await everything(opened.store);
      const counts = Object.fromEntries(Object.entries(first).map(([table, rows]) => [table, rows.length]));
      assert.deepEqual(
        [counts['divisions'], counts['deputies'], counts['memberships'], counts['stations'], counts['ballots'], counts['candidates'], counts['cases'], counts['case_steps'], counts['suggestions'], counts['evaluations']],
        [2182, 1550, 2500, 220, 21, 200, 250, 3001, 300, 214],
      );
    });

    test('pages find their facts: whose site it is, that it is a sample, where numbers go on', async () => {
      const settings = Object.fromEntries((await opened.store.db.selectFrom('settings').selectAll().execute()).map((row) => [row.key, row.value]));
      assert.deepEqual({ ...settings, data_version: undefined }, { congress: { id: 'RD-990101', name: '青禾县人民代表大会' }, receipt_prefix: 'QH', sample: true, data_version: undefined });
      assert.equal(settings['data_version'], 17);
      const highest = async (like: string) => (await opened.store.db.selectFrom('suggestions').select('receipt_no').where('receipt_no', 'like', like).orderBy('receipt_no', 'desc').executeTakeFirstOrThrow()).receipt_no;
      const last = Number((await highest('QH-2026-%')).split('-')[2]);
      await inTransaction(opened.store.db, async (trx) => {
        assert.equal(Number((await nextReceiptNos(trx, 1, { year: 2026 }))[0]!.split('-')[2]), last + 1);
        assert.match(await nextCaseNumber(trx, 'public_suggestion', 2026), /^QZ-2026-00(4[7-9]|[5-9]\d)$/);
      });
    });

    test('what is computed: paths, pinyin, clocks', async () => {
      const grid = await opened.store.db.selectFrom('divisions').selectAll().where('kind', '=', 'grid').orderBy('id').executeTakeFirstOrThrow();
      assert.match(grid.id, /^990101\.\d{3}\.\d{3}\.\d{2}$/);
      assert.deepEqual((grid.path as { id: string }[]).map(({ id }) => id), [grid.id.slice(0, 6), grid.id.slice(0, 10), grid.id.slice(0, 14)]);
      const polyphonic = await opened.store.db.selectFrom('deputies').select(['name', 'pinyin']).where('name', 'like', '单%').execute();
      assert.ok(polyphonic.length > 0 && polyphonic.every((row) => row.pinyin.startsWith('shan ')));
      const { rows } = await listCases(opened.store.db, { limit: 100 }, '2026-06-08');
      // A clock whose facts contradict each other is left out of the answer: none of these may be.
      const assigned = rows.filter((row) => row.assignedOn !== undefined);
      assert.ok(assigned.length > 50 && assigned.every((row) => row.clock !== undefined));
    });

    test('a second time nothing changes', async () => {
      const report = await importFolder(opened, sampleFolder, { sample: true });
      const sheets = rowsOf(report);
      for (const [name, rows] of Object.entries(read)) assert.deepEqual([sheets[name]!.unchanged, sheets[name]!.inserted, sheets[name]!.updated, sheets[name]!.kept], [rows, 0, 0, 0], name);
      assert.deepEqual(await everything(opened.store), first);
    });
  });

  describe(`import and what is there already, ${engine.name}`, () => {
    let opened: OpenedStore;
    let folder: Folder;
    before(async () => {
      opened = await openEmpty(engine);
      folder = openFolder();
      await folder.write(county());
      assert.deepEqual((await importFolder(opened, folder.path)).faults, []);
    });
    after(async () => {
      folder.remove();
      await opened.close();
    });

    test('rows as the contract wants them', async () => {
      const { db } = opened.store;
      const deputies = await db.selectFrom('deputies').select(['name', 'pinyin', 'search']).orderBy('id').execute();
      assert.deepEqual(deputies.map((row) => row.pinyin), ['shan xiao mei', 'yu chi zhen hua', 'le ping']);
      assert.deepEqual(deputies[1]!.search.split('\n'), ['尉迟振华', 'db0002', '柳溪村党支部书记', 'yuchizhenhua', 'yczh', 'yu chi zhen hua']);
      const station = await db.selectFrom('stations').selectAll().where('id', '=', 'JZ001').executeTakeFirstOrThrow();
      assert.deepEqual(station.receptions, [
        { id: '0', text: '每月5日、20日 09:00-11:30', rrule: 'FREQ=MONTHLY;BYMONTHDAY=5,20', deputies: ['单小梅', '过路人'] }, { id: '1', text: '每周三 09:00-11:30', rrule: 'FREQ=WEEKLY;BYDAY=WE', deputies: ['DB0001'] },
      ]);
      const own = { id: 'DB0001', name: '单小梅' };
      assert.deepEqual((await getStation(db, 'JZ001'))!.receptions.map((one) => one.deputies), [[own, { name: '过路人' }], [own]], 'one of the station is known by name or number');
      assert.deepEqual([(await getDeputy(db, 'DB0001'))!.photo, (await getDeputy(db, 'DB0002'))!.photo], ['https://rd.example/photos/1.jpg', undefined]);
      assert.deepEqual((await db.selectFrom('deputy_groups').selectAll().execute()), [{ deputy_id: 'DB0001', group_id: 'XZ01' }], 'a membership that ended takes no group along');
      const ballot = await db.selectFrom('ballots').selectAll().executeTakeFirstOrThrow();
      assert.deepEqual([ballot.threshold, ballot.margin_rule, ballot.division_id], [{ numerator: 1, denominator: 2, basis: 'all_deputies', strict: true }, { kind: 'at_least', n: 1 }, '990101']);

      const done = await db.selectFrom('cases').selectAll().where('number', '=', 'JY-2026-0001').executeTakeFirstOrThrow();
      assert.deepEqual([done.state, done.first_assigned_on, done.assigned_on, done.done_on, done.publication_mode], ['published', '2026-01-16', '2026-01-16', '2026-03-05', 'full']);
      const waiting = await getCase(db, 'QZ-2026-0001', 'all');
      assert.equal(waiting!.body, '渠漏水，电话138********。');
      assert.deepEqual([waiting!.clock!.dueOn, waiting!.clock!.pausedOn], ['2026-06-08', undefined], 'three months and five days of waiting');

      const suggestions = await db.selectFrom('suggestions').selectAll().orderBy('receipt_no').execute();
      assert.equal(suggestions[0]!.body, '渠漏水，电话13800001234。');
      assert.equal(suggestions[0]!.public_body, '渠漏水，电话138********。');
      assert.deepEqual(suggestions.map((row) => [row.state, row.visibility, row.may_publish, row.screened_by, row.case_number]), [
        ['transferred', 'full', true, '2026-03-06', 'QZ-2026-0001'], ['closed', 'summary', true, '2026-03-09', null], ['merged', 'private', false, '2026-03-10', null],
      ]);
      assert.ok(!suggestions[1]!.search.includes('坏了'), 'what is not public is not found');
      assert.equal(suggestions[1]!.claimed_by, 'DB0001');
      assert.deepEqual(suggestions[2]!.ending, { text: receipt(2) });
      const steps = await db.selectFrom('suggestion_steps').select(['type', 'role', 'at']).where('receipt_no', '=', receipt(2)).orderBy('id').execute();
      assert.deepEqual(steps.map((step) => `${step.at} ${step.type} ${step.role}`), [
        '2026-03-02 submitted resident', '2026-03-02 screening office_clerk', '2026-03-03 accepted office_clerk', '2026-03-04 claimed_by_deputy deputy', '2026-03-05 answered_on_spot deputy',
        '2026-03-05 replied office_clerk', '2026-03-06 rated resident', '2026-03-07 closed office_clerk',
      ]);
      const reply = await db.selectFrom('replies').selectAll().where('receipt_no', '=', receipt(2)).execute();
      assert.deepEqual(reply.map((row) => [row.issued_on, row.body]), [['2026-03-05', '已换灯泡，打139********可问。']]);
      const evaluation = await db.selectFrom('evaluations').selectAll().executeTakeFirstOrThrow();
      assert.equal(evaluation.evaluated_on, '2026-03-16');
      assert.deepEqual(evaluation.axes, [
        { axis: 'attitude', satisfied: 8, basic: 1, unsatisfied: 1, unknown: 0, abstain: 0 }, { axis: 'result', satisfied: 6, basic: 2, unsatisfied: 1, unknown: 1, abstain: 0 },
      ]);
    });

    test('a changed cell updates its row and replaces what belongs to it', async () => {
      const changed = put(put(county(), '代表名册.xlsx', '代表', 2, '单位及职务', '石磨镇卫生院院长'), '代表名册.xlsx', '任职', 2, '选区', '东选区');
      changed['代表名册.xlsx']!['任职']!.splice(2, 1);
      await folder.write(changed);
      const report = await importFolder(opened, folder.path);
      const sheets = report.files.find((file) => file.file === '代表名册.xlsx')!.sheets;
      assert.deepEqual(sheets.map(({ sheet, inserted, updated, unchanged }) => [sheet, inserted, updated, unchanged]), [['代表', 0, 1, 2], ['任职', 0, 1, 2]]);
      const memberships = await opened.store.db.selectFrom('memberships').selectAll().where('deputy_id', '=', 'DB0001').execute();
      assert.deepEqual(memberships.map((row) => [row.term_id, row.constituency]), [['JC-990101-18', '东选区']]);
    });

    test('a history goes on at its end and cannot be rewritten', async () => {
      const more = county();
      more['建议办理.xlsx']!['办理步骤']!.push(['QZ-2026-0001', 8, '催办', '2026-04-01 09:00', '人大办', null, null, null, null, null, '请抓紧', '是', null]);
      await folder.write(more);
      const report = await importFolder(opened, folder.path);
      assert.deepEqual(report.faults, []);
      const steps = report.files.find((file) => file.file === '建议办理.xlsx')!.sheets[1]!;
      assert.deepEqual([steps.inserted, steps.unchanged], [1, 18]);

      const rewritten = put(more, '建议办理.xlsx', '办理步骤', 2, '说明', '另一句话');
      await folder.write(rewritten);
      const refused = await importFolder(opened, folder.path);
      assert.deepEqual(refused.faults.filter((fault) => fault.file === '建议办理.xlsx').map(({ place, message }) => `${place}：${message}`), [
        '建议办理.xlsx，“办理步骤”表，第 2 行，“C 步骤”列：第 1 步与系统里已有的不同；办理步骤只能往后加，不能改动已有的',
      ]);
      assert.equal((await opened.store.db.selectFrom('case_steps').select('note').where('case_number', '=', 'JY-2026-0001').orderBy('id').executeTakeFirstOrThrow()).note, '登记入册');

      // The older spreadsheet again: what went on here stays.
      await folder.write(county());
      const older = await importFolder(opened, folder.path);
      assert.deepEqual(older.faults, []);
      assert.deepEqual(older.files.find((file) => file.file === '建议办理.xlsx')!.sheets.map((sheet) => sheet.kept), [1, 7, 0]);
      const { n } = await opened.store.db.selectFrom('case_steps').select((row) => row.fn.countAll().as('n')).where('case_number', '=', 'QZ-2026-0001').executeTakeFirstOrThrow();
      assert.equal(Number(n), 8);
    });

    test('a correction names a step by its place, and one made here is no step that the spreadsheet lacks', async () => {
      const { db } = opened.store;
      const stepsOf = async (number: string) => {
        const rows = await db.selectFrom('case_steps').select(['id', 'type', 'note', 'corrects', 'public', 'mark']).where('case_number', '=', number).orderBy('id').execute();
        return rows.map(({ corrects, id: _, ...row }) => ({ ...row, corrects: corrects === null ? null : rows.findIndex(({ id }) => id === corrects) + 1 }));
      };
      const told = (rows: Awaited<ReturnType<typeof stepsOf>>) => rows.filter(({ type }) => type === 'correction').map(({ mark: _, ...row }) => row);
      // Made here, between what the spreadsheet knows and what it brings.
      const first = await db.selectFrom('case_steps').select('id').where('case_number', '=', 'JY-2026-0001').orderBy('id').executeTakeFirstOrThrow();
      await db.insertInto('case_steps').values({ case_number: 'JY-2026-0001', type: 'correction', at: '2026-03-20', role: 'office_clerk', organization_id: null, note: '登记日期应为 13 日', public: true, corrects: first.id }).execute();
      const marks = (await stepsOf('JY-2026-0001')).map(({ mark }) => mark);
      const more = county();
      const sheet = more['建议办理.xlsx']!['办理步骤']!;
      sheet.splice(12, 0, ['JY-2026-0001', 12, '更正', '2026-04-01 09:00', '人大办', null, null, null, null, '4', '签收是 1 月 18 日，电话13900001234', '是', null], ['JY-2026-0001', 13, '更正', '2026-04-02 09:00', '人大办主任', null, null, null, null, '6', '走访时有两人', '否', null]);
      await folder.write(more);
      const report = await importFolder(opened, folder.path);
      assert.deepEqual(report.faults, []);
      const stored = await stepsOf('JY-2026-0001');
      assert.deepEqual(told(stored), [
        { type: 'correction', note: '登记日期应为 13 日', public: true, corrects: 1 },
        { type: 'correction', note: '签收是 1 月 18 日，电话139********', public: true, corrects: 4 },
        { type: 'correction', note: '走访时有两人', public: false, corrects: 6 },
      ]);
      assert.deepEqual(stored.slice(0, marks.length).map(({ mark }) => mark), marks, 'what was there is called what it was called');
      assert.equal((await db.selectFrom('cases').select('state').where('number', '=', 'JY-2026-0001').executeTakeFirstOrThrow()).state, 'published');
      // Nor does one of a suggestion, whose spreadsheet has no steps of its own to name.
      const screened = await db.selectFrom('suggestion_steps').select('id').where('receipt_no', '=', receipt(1)).orderBy('id').executeTakeFirstOrThrow();
      await db.insertInto('suggestion_steps').values({ receipt_no: receipt(1), type: 'correction', at: '2026-03-20', role: 'office_clerk', organization_id: null, note: '提交日期应为 2 日', public: true, corrects: screened.id }).execute();
      // Once more, and into a database that has none of it: the same.
      const again = await importFolder(opened, folder.path);
      assert.deepEqual([again.faults, again.files.find((file) => file.file === '建议办理.xlsx')!.sheets[1]!.inserted], [[], 0]);
      const other = await openEmpty(engine);
      assert.deepEqual((await importFolder(other, folder.path)).faults, []);
      const rows = await other.store.db.selectFrom('case_steps').select(['id', 'corrects']).where('case_number', '=', 'JY-2026-0001').orderBy('id').execute();
      assert.deepEqual(rows.flatMap(({ corrects }) => (corrects === null ? [] : [rows.findIndex(({ id }) => id === corrects) + 1])), [4, 6]);
      await other.close();

      const faultsOf = async (cells: readonly [string, string | null][]): Promise<string[]> => {
        let bent = structuredClone(more);
        for (const [heading, value] of cells) bent = put(bent, '建议办理.xlsx', '办理步骤', 13, heading, value);
        await folder.write(bent);
        return (await importFolder(opened, folder.path)).faults.filter(({ file }) => file === '建议办理.xlsx').map(({ code, letter, message }) => `${letter} ${code} ${message}`);
      };
      const choose = (value: string) => `J not_one_of “${value}”不在规定的词里，请写其中一个：1、2、3、4、5、6、7、8、10、11`;
      assert.deepEqual(await faultsOf([['指向', '9']]), [choose('9')], 'nobody says for the deputy what was thought of a reply');
      assert.deepEqual(await faultsOf([['指向', '12']]), [choose('12')], 'itself');
      assert.deepEqual(await faultsOf([['指向', '40']]), [choose('40')]);
      assert.deepEqual((await faultsOf([['指向', null]])).map((one) => one.slice(0, 16)), ['J empty_required']);
      assert.deepEqual((await faultsOf([['说明', null]])).map((one) => one.slice(0, 16)), ['K empty_required']);
      assert.deepEqual((await faultsOf([['公开', '否']])).map((one) => one.slice(0, 14)), ['L inconsistent']);
      assert.deepEqual((await faultsOf([['角色', '主办单位']])).map((one) => one.slice(0, 12)), ['E not_one_of']);
    });

    test('a deputy has as many stations as the sheet names, and a suggestion the congress of its place, which a later sheet leaves as it is', async () => {
      const { db } = opened.store;
      const stationsOf = async (id: string) => (await getDeputy(db, id))!.stations.map((one) => one.id);
      const load = async (sheets: ReturnType<typeof county>) => {
        await folder.write(sheets);
        assert.deepEqual((await importFolder(opened, folder.path)).faults, []);
      };
      await load(put(county(), '代表名册.xlsx', '代表', 2, '代表家站编号', 'JZ001、JZ002、JZ001'));
      assert.deepEqual(await stationsOf('DB0001'), ['JZ001', 'JZ002']);
      await load(county());
      assert.deepEqual(await stationsOf('DB0001'), ['JZ001']);
      const congresses = async () => (await db.selectFrom('suggestions').select('congress_id').orderBy('receipt_no').execute()).map((row) => row.congress_id);
      assert.deepEqual(await congresses(), ['RD-990101', 'RD-990101', 'RD-990101']);
      // As the office of another congress took it over.
      await db.updateTable('suggestions').set({ congress_id: 'RD-other' }).where('receipt_no', '=', receipt(1)).execute();
      await load(put(county(), '群众意见.csv', '', 2, '标题', '换一个标题'));
      assert.deepEqual([await congresses(), (await db.selectFrom('suggestions').select('title').where('receipt_no', '=', receipt(1)).executeTakeFirst())!.title], [['RD-other', 'RD-990101', 'RD-990101'], '换一个标题']);
      await load(county());
    });

    test('what a resident sent is not spoken over', async () => {
      const { db } = opened.store;
      await db.updateTable('suggestions').set({ secret_hash: 'x'.repeat(64), title: '我自己写的' }).where('receipt_no', '=', receipt(3)).execute();
      await folder.write(put(county(), '群众意见.csv', '', 4, '标题', '别人改的'));
      const report = await importFolder(opened, folder.path);
      assert.deepEqual(report.faults, []);
      assert.equal(report.files.find((file) => file.file === '群众意见.csv')!.sheets[0]!.kept, 1);
      assert.equal((await db.selectFrom('suggestions').select('title').where('receipt_no', '=', receipt(3)).executeTakeFirstOrThrow()).title, '我自己写的');
    });

    test('a dry run tells what applying then does, sheet by sheet and row by row', async () => {
      const told = (report: ImportReport) => report.files.map(({ file, sheets, differences, faults, warnings }) => ({ file, sheets, differences, faults, warnings }));
      const both = async (own: OpenedStore) => {
        const dry = await importFolder(own, folder.path, { dryRun: true });
        const applied = await importFolder(own, folder.path);
        assert.deepEqual(told(dry), told(applied));
        return told(applied).flatMap(({ sheets }) => sheets);
      };
      const own = await openEmpty(engine);
      try {
        await folder.write(county());
        assert.ok((await both(own)).every((sheet) => sheet.inserted === sheet.read));
        let bent = put(county(), '群众意见.csv', '', 2, '标题', '别的标题');
        bent = put(bent, '代表家站.csv', '', 2, '名称', '别的名称');
        await folder.write(bent);
        const sheets = await both(own);
        assert.deepEqual(sheets.map(({ updated }) => updated).filter((count) => count > 0), [1, 1]);
      } finally {
        await own.close();
      }
    });

    test('a dry run lets others in between its questions', async () => {
      const own = await openEmpty(engine);
      try {
        const [heads, ...rows] = county()['群众意见.csv']!['']!;
        await folder.write(county());
        assert.deepEqual((await importFolder(own, folder.path)).faults, []);
        const many = [heads!, ...Array.from({ length: 1200 }, (_, at) => [formatReceiptNo({ prefix: 'QH', year: 2025, sequence: at + 1 }), ...rows[1]!.slice(1)])];
        await folder.write({ '群众意见.csv': { '': many } } as never);
        const order: string[] = [];
        let asked: Promise<void> | undefined;
        const report = await importFiles(own, [join(folder.path, '群众意见.csv')], {
          dryRun: true, onProgress: ({ phase }) => { if (phase === 'store') asked ??= own.store.db.selectFrom('deputies').select('id').execute().then(() => { order.push('another'); }); },
        });
        order.push('dry run');
        await asked;
        assert.deepEqual([report.files[0]!.sheets[0]!.inserted, order], [1200, ['another', 'dry run']]);
      } finally {
        await own.close();
      }
    });

    test('a dry run writes nothing, and still sees from file to file', async () => {
      const eyes = lookingAt(opened.store.db);
      for (const write of [() => eyes.deleteFrom('groups').execute(), () => eyes.updateTable('groups').set({ name: '甲' }).execute(), () => sql`with gone as (delete from groups returning id) select * from gone`.execute(eyes)]) await assert.rejects(write, /A dry run writes nothing/);
      const empty = await openEmpty(engine);
      try {
        await folder.write(county());
        const report = await importFolder(empty, folder.path, { dryRun: true, sample: true });
        assert.deepEqual([report.ok, report.faults.length], [true, 0]);
        const rows = Object.entries(await everything(empty.store)).filter(([, found]) => found.length > 0);
        assert.deepEqual(rows, []);
        assert.deepEqual(await empty.store.db.selectFrom('settings').selectAll().execute(), []);
      } finally {
        await empty.close();
      }
    });
  });
}
