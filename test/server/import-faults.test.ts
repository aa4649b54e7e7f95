// Every way a cell, a row or a file can be wrong: the fault names the very cell, in the words of both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { importFiles, importFolder, type ImportReport } from '../../packages/server/src/import/index.ts';
import { engines } from '../support/engines.ts';
import { county, openEmpty, openFolder, put, receipt, type Cell, type Folder, type OpenedStore, type Tables } from './import-fixtures.ts';

interface Case {
  what: string;
  bend(tables: Tables): Tables;
  file: string;
  /** As the Chinese report places it, without the file. */
  at: string;
  zh: string;
  en: string;
  severity?: 'warning';
}

const cell = (what: string, file: string, sheet: string, row: number, heading: string, value: Cell, letter: string, zh: string, en: string, more: Partial<Case> = {}): Case => ({
  what, file, bend: (tables) => put(tables, file, sheet, row, heading, value), at: `${sheet ? `，“${sheet}”表` : ''}，第 ${row} 行，“${letter} ${heading}”列`, zh, en, ...more,
});

const oneOf = (words: string) => words;
const cases: Case[] = [
  cell('an empty cell that must be filled', '行政区划.xlsx', '行政区划', 3, '名称', null, 'B', '这一格是空的，必须填写', 'The cell is empty and must be filled in'),
  cell('a word that is not of the list', '行政区划.xlsx', '行政区划', 3, '类型', '乡村', 'C',
    oneOf('“乡村”不在规定的词里，请写其中一个：省、市、县、镇、街道、村、社区、网格'), '“乡村” is not a word of the list; write one of: 省、市、县、镇、街道、村、社区、网格'),
  cell('a code stored as a number that may have lost zeros', '行政区划.xlsx', '行政区划', 6, '并入代码', 1202, 'G',
    '“1202”是数字格式，编号前面的零会丢；请把这一列设为文本', '“1202” is stored as a number and loses its leading zeros; format the column as text'),
  {
    what: 'a total below the table', file: '行政区划.xlsx', at: '，“行政区划”表，第 8 行', severity: 'warning', zh: '“合计 5 个”像是合计或备注，这一行没有读取；如果是数据，请把必填的格子填上',
    en: '“合计 5 个” looks like a total or a note, so the row was not read; if it is data, fill in the cells that must be filled',
    bend: (tables) => { tables['行政区划.xlsx']!['行政区划']!.push([null], ['合计', '5 个']); return tables; },
  },
  {
    what: 'a row that begins like a total and is data', file: '代表小组.csv', at: '，第 3 行，“A 编号”列', zh: '“合计组”写法不对，应当像 XZ01', en: '“合计组” is not written the right way; it should look like XZ01',
    bend: (tables) => { tables['代表小组.csv']!['']!.push(['合计组', '合计小组', '行业', 'ZGW01']); return tables; },
  },
  cell('a parent that is not there', '行政区划.xlsx', '行政区划', 4, '上级代码', '990101199', 'D', '“990101199”在行政区划里找不到，请检查编号，或先补上那一行', '“990101199” is not found in 行政区划; check the code, or add that row first'),
  cell('a parent that the code does not begin with', '行政区划.xlsx', '行政区划', 5, '上级代码', '990101101202', 'D',
    '这里是“990101101202”，另一处是“99010110120101”，两处要一致', '“990101101202” here but “99010110120101” elsewhere; both must agree'),
  cell('a code of the wrong length for its kind', '行政区划.xlsx', '行政区划', 5, '代码', '990101101201013', 'A', '“990101101201013”写法不对，应当像 99999999999999', '“990101101201013” is not written the right way; it should look like 99999999999999'),
  cell('a day that is not in the calendar', '行政区划.xlsx', '行政区划', 3, '启用日期', '2026-02-30', 'E',
    '“2026-02-30”不是日期，请写成 2026-03-05 或设为日期格式', '“2026-02-30” is not a date; write 2026-03-05 or format the cell as a date'),
  cell('an end before its beginning', '行政区划.xlsx', '行政区划', 6, '停用日期', new Date('2010-01-01T00:00:00Z'), 'F', '“2010-01-01”比“2011-01-01”早，请检查先后', '“2010-01-01” is before “2011-01-01”; check their order'),
  { ...cell('a code used twice', '行政区划.xlsx', '行政区划', 5, '代码', '990101101201', 'A', '“990101101201”重复了，第 4 行已经有，每个编号只能用一次', '“990101101201” appears twice; row 4 has it already; each code may be used once') },
  cell('not a whole number', '届次会议.xlsx', '届次', 2, '届', '十八', 'C', '“十八”不是整数，请只写数字', '“十八” is not a whole number; write digits only'),
  cell('a number out of range', '代表家站.csv', '', 2, '星级', 6, 'D', '“6”不在范围内，应当是 0–5', '“6” is out of range; it must be 0–5'),
  cell('not a number', '代表家站.csv', '', 2, '经度', '东经82度', 'F', '“东经82度”不是数字', '“东经82度” is not a number'),
  cell('one coordinate without the other', '代表家站.csv', '', 2, '纬度', null, 'G', '“经度”和“纬度”要么都填，要么都不填', 'Fill in both “经度” and “纬度”, or neither'),
  cell('coordinates without their datum', '代表家站.csv', '', 2, '坐标系', null, 'H', '这一格是空的，必须填写', 'The cell is empty and must be filled in'),
  cell('one of several codes that is not there', '代表家站.csv', '', 2, '服务区划', '990101101、990101177', 'I', '“990101177”在行政区划里找不到，请检查编号，或先补上那一行', '“990101177” is not found in 行政区划; check the code, or add that row first'),
  cell('reception days that cannot be understood', '代表家站.csv', '', 2, '接待日', '逢集；每周三', 'K', '“逢集”写法不对，应当像 每月15日', '“逢集” is not written the right way; it should look like 每月15日', { severity: 'warning' }),
  cell('a membership of another level than its congress', '代表名册.xlsx', '任职', 4, '层级', '县', 'B', '这里是“县”，另一处是“乡”，两处要一致', '“县” here but “乡” elsewhere; both must agree'),
  cell('an end without its reason', '代表名册.xlsx', '任职', 5, '终止原因', null, 'I', '“终止日期”和“终止原因”要么都填，要么都不填', 'Fill in both “终止日期” and “终止原因”, or neither'),
  cell('the same seat twice at once', '代表名册.xlsx', '任职', 3, '届次', 'JC-990101-18', 'C',
    '“DB0001 JC-990101-18”重复了，第 2 行已经有，每个编号只能用一次', '“DB0001 JC-990101-18” appears twice; row 2 has it already; each code may be used once', {
      bend: (tables) => put(put(put(tables, '代表名册.xlsx', '任职', 3, '届次', 'JC-990101-18'), '代表名册.xlsx', '任职', 3, '起始日期', '2022-01-05'), '代表名册.xlsx', '任职', 3, '终止日期', '2023-01-05'),
    }),
  cell('a part made public without its ground', '建议办理.xlsx', '办理件', 2, '不公开理由', null, 'AB', '这一格是空的，必须填写', 'The cell is empty and must be filled in', {
    bend: (tables) => put(tables, '建议办理.xlsx', '办理件', 2, '公开方式', '部分'),
  }),
  cell('a reading that is none', '代表名册.xlsx', '代表', 4, '拼音', '乐平', 'C', '“乐平”写法不对，应当像 shan xiao mei', '“乐平” is not written the right way; it should look like shan xiao mei'),
  cell('lists of who receives that are not one for each day', '代表家站.csv', '', 2, '接待代表', '张三；李四；王五', 'P', '“张三；李四；王五”写法不对，应当像 张三、李四；张三、李四', '“张三；李四；王五” is not written the right way; it should look like 张三、李四；张三、李四'),
  cell('a photo that is no web address', '代表名册.xlsx', '代表', 2, '照片', 'D:\\照片\\1.jpg', 'I', '“D:\\照片\\1.jpg”写法不对，应当像 https://rd.example/photos/DB0001.jpg', '“D:\\照片\\1.jpg” is not written the right way; it should look like https://rd.example/photos/DB0001.jpg'),
  cell('a telephone number with a digit missing', '代表家站.csv', '', 2, '办公电话', '0000-555010', 'O', '“0000-555010”写法不对，应当像 0000-5550123', '“0000-555010” is not written the right way; it should look like 0000-5550123', { severity: 'warning' }),
  cell('an invisible character', '代表家站.csv', '', 2, '无障碍', '有\u0007坡道', 'N', '有看不见的特殊符号，请重新输入这一格', 'Contains invisible special characters; please type the cell again'),
  cell('neither yes nor no', '票决结果.xlsx', '候选项目', 2, '是否入选', '当选', 'P', '“当选”不对，请写“是”或“否”', '“当选” must be yes or no (the two words the format names)'),
  cell('a threshold that is none', '票决结果.xlsx', '票决', 2, '门槛', '一大半', 'H', '“一大半”写法不对，应当像 超过1/2', '“一大半” is not written the right way; it should look like 超过1/2'),
  cell('a method that needs a threshold', '票决结果.xlsx', '票决', 2, '门槛', null, 'H', '这一格是空的，必须填写', 'The cell is empty and must be filled in'),
  cell('a session of another congress', '票决结果.xlsx', '票决', 2, '会议编号', 'HY-990101101-19-9', 'D',
    '这里是“HY-990101101-19-9（RD-990101101）”，另一处是“RD-990101”，两处要一致', '“HY-990101101-19-9（RD-990101101）” here but “RD-990101” elsewhere; both must agree'),
  cell('votes that do not add up: told, and imported', '票决结果.xlsx', '候选项目', 3, '反对', 84, 'L', '请核对：各项加起来是 192 票，收回的是 193 票，对不上', 'Please check: The votes add up to 192, but 193 papers were returned', { severity: 'warning', at: '，“候选项目”表，第 3 行，“K 赞成”列' }),
  cell('a rank that the votes do not give', '票决结果.xlsx', '候选项目', 3, '名次', 1, 'O', '这里是“1”，另一处是“2”，两处要一致', '“1” here but “2” elsewhere; both must agree', { severity: 'warning' }),
  cell('a source that never comes', '票决结果.xlsx', '候选项目', 2, '来源意见', receipt(99), 'J', `“${receipt(99)}”在群众意见里找不到，请检查编号，或先补上那一行`, `“${receipt(99)}” is not found in 群众意见; check the code, or add that row first`, { severity: 'warning' }),
  cell('not a time', '建议办理.xlsx', '办理步骤', 3, '时间', '2026-01-15', 'D', '“2026-01-15”不是时间，请写成 2026-03-05 09:30', '“2026-01-15” is not a time; write 2026-03-05 09:30'),
  cell('a step before the one above', '建议办理.xlsx', '办理步骤', 3, '时间', '2026-01-13 09:00', 'D', '“2026-01-13 09:00”比“2026-01-14 09:00”早，请检查先后', '“2026-01-13 09:00” is before “2026-01-14 09:00”; check their order'),
  cell('a step that may not follow', '建议办理.xlsx', '办理步骤', 3, '步骤', '签收', 'C', '“签收”不能接在“登记”后面，请检查办理的先后', '“签收” cannot follow “登记”; check the order of the steps'),
  cell('a step by the wrong person', '建议办理.xlsx', '办理步骤', 5, '角色', '人大办', 'E', '“人大办”不在规定的词里，请写其中一个：主办单位', '“人大办” is not a word of the list; write one of: 主办单位'),
  cell('a step without what it needs', '建议办理.xlsx', '办理步骤', 4, '指向', null, 'J', '这一格是空的，必须填写', 'The cell is empty and must be filled in'),
  cell('a step to a unit that is not there', '建议办理.xlsx', '办理步骤', 4, '指向', 'DW099', 'J', '“DW099”在届次会议·机构（承办单位）里找不到，请检查编号，或先补上那一行', '“DW099” is not found in 届次会议·机构（承办单位）; check the code, or add that row first'),
  cell('a pause after the due day', '建议办理.xlsx', '办理步骤', 18, '时间', '2026-07-10 09:00', 'D', '', '', {
    bend: (tables) => put(put(tables, '建议办理.xlsx', '办理步骤', 18, '时间', '2026-07-10 09:00'), '建议办理.xlsx', '办理步骤', 19, '时间', '2026-07-15 09:00'),
    at: '，“办理步骤”表，第 18 行，“C 步骤”列', zh: '“暂停计时”这一步不能这样做：已经到期，不能再暂停', en: 'The step “暂停计时” is not possible this way: It is due already and cannot be paused',
  }),
  cell('a state that is not the last step', '建议办理.xlsx', '办理件', 3, '状态', '签收', 'Z', '状态是“签收”，但最后一步是“办理”，两处要一致', 'The state is “签收” but the last step is “办理”; both must agree'),
  cell('a first assignment on another day', '建议办理.xlsx', '办理件', 3, '首次交办日期', '2026-03-04', 'T', '这里是“2026-03-04”，另一处是“2026-03-03”，两处要一致', '“2026-03-04” here but “2026-03-03” elsewhere; both must agree'),
  cell('a class that is not of its scheme', '建议办理.xlsx', '答复', 2, '解决程度', '甲', 'H', '“甲”不在规定的词里，请写其中一个：A、B、C、D', '“甲” is not a word of the list; write one of: A、B、C、D'),
  cell('a reply on another day than its step', '建议办理.xlsx', '答复', 2, '答复日期', new Date('2026-03-04T00:00:00Z'), 'D', '这里是“2026-03-04”，另一处是“2026-03-05”，两处要一致', '“2026-03-04” here but “2026-03-05” elsewhere; both must agree'),
  cell('a promise for a day before it was made', '建议办理.xlsx', '答复', 2, '承诺期限', new Date('2026-03-04T00:00:00Z'), 'I', '“2026-03-04”比“2026-03-05”早，请检查先后', '“2026-03-04” is before “2026-03-05”; check their order'),
  cell('a deputy who signs twice', '建议办理.xlsx', '办理件', 2, '附议代表', 'DB0001', 'K', '“DB0001”重复了，每个编号只能用一次', '“DB0001” appears twice; each code may be used once'),
  cell('a receipt number with a slip', '群众意见.csv', '', 2, '受理号', `${receipt(1).slice(0, -1)}~`, 'A', '', '', {
    zh: `“${receipt(1).slice(0, -1)}~”写法不对，应当像 QH-2026-000001-H`, en: `“${receipt(1).slice(0, -1)}~” is not written the right way; it should look like QH-2026-000001-H`,
  }),
  cell('a title that is too long', '群众意见.csv', '', 2, '标题', '路'.repeat(61), 'B', '太长了：最多 60 字，现在是 61 字', 'Too long: at most 60 characters, now 61'),
  cell('a history that cannot be read', '群众意见.csv', '', 4, '流转', '2026-03-03提交', 'K', '“2026-03-03提交”写法不对，应当像 2026-03-01 提交；2026-03-02 审核', '“2026-03-03提交” is not written the right way; it should look like 2026-03-01 提交；2026-03-02 审核'),
  cell('a history the flow does not know', '群众意见.csv', '', 4, '流转', '2026-03-03 提交；2026-03-04 已合并', 'K', '“已合并”不能接在“提交”后面，请检查办理的先后', '“已合并” cannot follow “提交”; check the order of the steps'),
  cell('a move without what it needs', '群众意见.csv', '', 4, '并入受理号', null, 'O', '这一格是空的，必须填写', 'The cell is empty and must be filled in'),
  cell('an addressee who is not there', '群众意见.csv', '', 4, '对象', 'DB0999', 'L', '“DB0999”在代表名册、代表家站里找不到，请检查编号，或先补上那一行', '“DB0999” is not found in 代表名册、代表家站; check the code, or add that row first'),
  cell('an evaluation that does not add up', '满意度测评.csv', '', 3, '满意', 7, 'H', '加起来是 11，应当是 10，请核对', 'Adds up to 11 but should be 10; please check', { at: '，第 3 行，“O 有效”列' }),
  cell('who handled a case collects what is said of it', '满意度测评.csv', '', 2, '组织单位', 'DW001', 'Q', '“DW001”就是被测评的或承办这件事的单位，不能自己组织测评（背靠背）；请写专工委等别的单位', '“DW001” is the one that is rated or handled the matter, and cannot collect its own ratings; name another, such as a committee', {
    bend: (tables) => put(put(tables, '满意度测评.csv', '', 2, '组织单位', 'DW001'), '满意度测评.csv', '', 3, '组织单位', 'DW001'),
  }),
  cell('figures of one evaluation that differ', '满意度测评.csv', '', 3, '发出', 13, 'M', '这里是“13”，另一处是“12”，两处要一致', '“13” here but “12” elsewhere; both must agree'),
  cell('more papers back than out', '满意度测评.csv', '', 2, '发出', 10, 'M', '“11”不在范围内，应当是 ≤ 10', '“11” is out of range; it must be ≤ 10', {
    bend: (tables) => put(put(tables, '满意度测评.csv', '', 2, '发出', 10), '满意度测评.csv', '', 3, '发出', 10), at: '，第 2 行，“N 收回”列',
  }),
  {
    what: 'a column that is missing', file: '代表名册.xlsx', at: '，“代表”表，第 1 行', zh: '缺少列“姓名”，请检查第一行的列名；现在有：编号、拼音、性别、单位及职务、代表家站编号、联系方式、网格代码、照片',
    en: 'The column “姓名” is missing; check the headings in row 1; there are: 编号、拼音、性别、单位及职务、代表家站编号、联系方式、网格代码、照片',
    bend: (tables) => { tables['代表名册.xlsx']!['代表']![0]![1] = null; return tables; },
  },
  {
    what: 'a column nobody knows', file: '代表名册.xlsx', at: '，“代表”表，第 1 行，“J 备注”列', severity: 'warning', zh: '不认识列“备注”，没有导入；如果写错了请改列名',
    en: 'The column “备注” is not known and was not imported; mend its heading if it is misspelt',
    bend: (tables) => { tables['代表名册.xlsx']!['代表']![0]!.push('备注'); return tables; },
  },
  {
    what: 'a column that is private', file: '代表名册.xlsx', at: '，“代表”表，第 1 行，“J 手机”列', severity: 'warning', zh: '“手机”这一列是个人隐私，没有读取，也不会保存。发给别人之前，请把这一列从表里删掉。',
    en: 'The column “手机” holds private data. It was not read and is not stored. Delete it before you pass the spreadsheet on.',
    bend: (tables) => { tables['代表名册.xlsx']!['代表']![0]!.push('手机'); return tables; },
  },
  {
    what: 'a heading twice', file: '代表名册.xlsx', at: '，“代表”表，第 1 行，“J 姓名”列', zh: '“姓名”重复了，每个编号只能用一次', en: '“姓名” appears twice; each code may be used once',
    bend: (tables) => { tables['代表名册.xlsx']!['代表']![0]!.push('姓名'); return tables; },
  },
  {
    what: 'a sheet that is missing', file: '代表名册.xlsx', at: '', zh: '缺少工作表“任职”，文件里有：代表、备份', en: 'The sheet “任职” is missing; the file has: 代表、备份',
    bend: (tables) => { const sheets = tables['代表名册.xlsx']!; tables['代表名册.xlsx'] = { 代表: sheets['代表']!, 备份: sheets['任职']! }; return tables; },
  },
];

for (const engine of engines()) {
  describe(`faults of the spreadsheets, ${engine.name}`, () => {
    let opened: OpenedStore;
    let folder: Folder;
    before(async () => {
      opened = await openEmpty(engine);
      folder = openFolder();
    });
    after(async () => {
      folder.remove();
      await opened.close();
    });

    test('the county of the fixtures has none', async () => {
      await folder.write(county());
      const report = await importFolder(opened, folder.path, { dryRun: true });
      assert.deepEqual(report.faults, []);
      assert.ok(report.files.every((file) => file.status === 'checked'));
    });

    for (const one of cases) {
      test(one.what, async () => {
        const bent = one.bend(county());
        await folder.write({ ...county(), [one.file]: bent[one.file]! });
        const chinese = await importFolder(opened, folder.path, { dryRun: true });
        const mine = chinese.faults.filter((fault) => fault.file === one.file);
        assert.deepEqual(mine.map(({ severity, place, message }) => ({ severity, place, message })), [{ severity: one.severity ?? 'fault', place: one.file + one.at, message: one.zh }]);
        const status = (report: ImportReport) => report.files.find((file) => file.file === one.file)?.status;
        assert.equal(status(chinese), one.severity ? 'checked' : 'refused');
        const english = await importFolder(opened, folder.path, { dryRun: true, language: 'en' });
        assert.equal(english.faults.find((fault) => fault.file === one.file)?.message, one.en);
      });
    }

    test('a file with a fault leaves nothing; the files before it are there, and those that need it say so once', async () => {
      await folder.write(put(county(), '代表名册.xlsx', '代表', 3, '联系方式', '电话'));
      const report = await importFolder(opened, folder.path);
      assert.equal(report.ok, false);
      const statusOf = Object.fromEntries(report.files.map((file) => [file.file, file.status]));
      assert.deepEqual(statusOf, {
        '行政区划.xlsx': 'imported', '届次会议.xlsx': 'imported', '代表小组.csv': 'imported', '代表家站.csv': 'imported', '代表名册.xlsx': 'refused', '票决结果.xlsx': 'imported',
        '建议办理.xlsx': 'refused', '群众意见.csv': 'refused', '满意度测评.csv': 'refused',
      });
      const count = async (table: 'deputies' | 'memberships' | 'stations' | 'cases' | 'case_steps' | 'suggestions' | 'ballots') =>
        Number((await opened.store.db.selectFrom(table).select((row) => row.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
      assert.deepEqual([await count('deputies'), await count('memberships'), await count('cases'), await count('case_steps'), await count('suggestions')], [0, 0, 0, 0, 0]);
      assert.deepEqual([await count('stations'), await count('ballots')], [2, 1]);
      const leaning = report.faults.filter((fault) => fault.code === 'depends_on_refused').map((fault) => `${fault.file} ${fault.expected}`);
      assert.deepEqual(leaning, ['建议办理.xlsx 代表名册.xlsx', '群众意见.csv 代表名册.xlsx', '群众意见.csv 建议办理.xlsx', '满意度测评.csv 建议办理.xlsx']);

      // Mended, the same folder goes through, and what was there is not there twice.
      await folder.write(county());
      const again = await importFolder(opened, folder.path);
      assert.deepEqual(again.faults, []);
      assert.equal(await count('stations'), 2);
      assert.equal(await count('deputies'), 3);

      // By themselves, too: who handled a case is known from what is stored.
      await folder.write([2, 3].reduce((tables, row) => put(tables, '满意度测评.csv', '', row, '组织单位', 'DW002'), county()));
      const own = await importFiles(opened, [`${folder.path}/满意度测评.csv`]);
      assert.deepEqual([own.files[0]!.status, own.faults.map(({ code, row, value }) => `${code} ${row} ${value}`)], ['refused', ['collects_own 2 DW002']], 'a helping unit, 协办');
    });

    test('files that are none of ours', async () => {
      const missing = await importFiles(opened, [`${folder.path}/没有.xlsx`]);
      assert.deepEqual(missing.faults.map(({ place, message }) => `${place}：${message}`), ['没有.xlsx：缺少文件“没有.xlsx”']);
      assert.equal(missing.ok, false);
    });
  });
}
