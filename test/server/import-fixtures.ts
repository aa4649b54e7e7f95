// A county of one village in the office's spreadsheets, small enough to bend one cell at a time.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import writeExcelFile from 'write-excel-file/node';
import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { openStore, type Store } from '../../packages/server/src/store/database.ts';
import type { Engine } from '../support/engines.ts';

export type Cell = string | number | boolean | Date | null;
export type Sheet = Cell[][];
/** File → sheet → rows, the headings first. */
export type Tables = Record<string, Record<string, Sheet>>;
export type Encoding = 'utf8' | 'utf8-bom' | 'gb18030' | 'utf16le';

export const receipt = (sequence: number): string => formatReceiptNo({ prefix: 'QH', year: 2026, sequence });
export const now = (): Date => new Date('2026-11-20T10:00:00+08:00');

/** `a|b|c` per line; an empty cell is null, `#5` a number, `@2026-03-05` a date cell. */
export const rows = (text: string): Sheet => text.trim().split('\n').map((line) => line.trim().split('|').map((cell) => {
  const value = cell.trim();
  if (value === '') return null;
  if (value.startsWith('#')) return Number(value.slice(1));
  return value.startsWith('@') ? new Date(`${value.slice(1)}T00:00:00Z`) : value;
}));

export const county = (): Tables => ({
  '行政区划.xlsx': {
    行政区划: rows(`
      代码|名称|类型|上级代码|启用日期|停用日期|并入代码
      990101|青禾县|县||@2003-07-01||
      990101101|石磨镇|镇|990101|@2011-01-01||
      990101101201|柳溪村|村|990101101|@2011-01-01||
      99010110120101|第1网格|网格|990101101201|@2019-01-01||
      990101101202|旧村|村|990101101|@2011-01-01|@2020-01-01|990101101201`),
  },
  '届次会议.xlsx': {
    人民代表大会: rows(`
      编号|名称|层级|区划代码|区划名称
      RD-99|禾川省人民代表大会|省|99|禾川省
      RD-990101|青禾县人民代表大会|县|990101|青禾县
      RD-990101101|石磨镇人民代表大会|乡|990101101|石磨镇`),
    届次: rows(`
      编号|人大编号|届|名称|起始日期|终止日期
      JC-990101-18|RD-990101|#18|第十八届|@2021-12-28|
      JC-990101-17|RD-990101|#17|第十七届|@2016-12-20|@2021-12-27
      JC-990101101-19|RD-990101101|#19|第十九届|@2021-11-23|`),
    会议: rows(`
      编号|届次编号|次|名称|开始日期|结束日期
      HY-990101-18-5|JC-990101-18|#5|青禾县第十八届人民代表大会第五次会议|@2026-01-13|@2026-01-16
      HY-990101101-19-9|JC-990101101-19|#9|石磨镇第十九届人民代表大会第九次会议|@2026-01-20|@2026-01-21`),
    机构: rows(`
      编号|类型|名称|简称|所属|区划代码
      ZGW01|专工委|监察和司法工作委员会|监察司法工委|RD-990101|
      DBT01|代表团|石磨镇代表团|石磨团|RD-990101|990101101
      ZF01|政府|青禾县人民政府|县政府||990101
      DW001|承办单位|青禾县交通运输局|县交通局|ZF01|
      DW002|承办单位|青禾县水利局|县水利局|ZF01|`),
  },
  '代表小组.csv': { '': rows('编号|名称|类型|联系专工委\nXZ01|农业种植行业代表小组|行业|ZGW01') },
  '代表家站.csv': {
    '': rows(`
      编号|名称|类型|星级|地址|经度|纬度|坐标系|服务区划|开放时间|接待日|接待时段|接待规则|无障碍|办公电话|接待代表
      JZ001|石磨镇代表之家|家|5|石磨镇石磨村1号|82.9|39.1|GCJ-02|990101101、990101101201|工作日|每月5日、20日；每周三|09:00-11:30||有坡道|0000-5550101|单小梅、过路人；DB0001
      JZ002|柳溪村联络点|点||柳溪村村部||||990101101201|每天|预约接待|||||`),
  },
  '代表名册.xlsx': {
    代表: rows(`
      编号|姓名|拼音|性别|单位及职务|代表家站编号|联系方式|网格代码|照片
      DB0001|单小梅||女|石磨镇卫生院医生|JZ001|可留言|99010110120101|https://rd.example/photos/1.jpg
      DB0002|尉迟振华||男|柳溪村党支部书记|JZ002|仅家站||
      DB0003|乐平|le ping||县第一中学教师||电话公开||`),
    任职: rows(`
      代表编号|层级|届次|选区|代表团|行业小组|起始日期|终止日期|终止原因
      DB0001|县|JC-990101-18|石磨选区|DBT01|XZ01|@2021-12-28||
      DB0001|县|JC-990101-17|石磨选区|||@2016-12-20|@2021-12-27|届满
      DB0002|乡|JC-990101101-19|柳溪选区|||@2021-11-23||
      DB0003|县|JC-990101-18|城关选区||XZ01|@2021-12-28|@2024-05-06|辞职`),
  },
  '票决结果.xlsx': {
    票决: rows(`
      编号|名称|人大编号|会议编号|日期|应选数|计票方式|门槛|门槛基数|平票规则|差额规则|代表总数|到会|发出|收回|废票|平票处理
      PJ-2026-01|青禾县2026年民生实事项目票决|RD-990101|HY-990101-18-5|@2026-01-15|#1|过线当选|超过1/2|全体代表|主席团决定|至少多1项|#201|#193|#193|#193|#0|`),
    候选项目: rows(`
      票决编号|序号|项目名称|类别|区划代码|地点|投资|资金来源|实施内容|来源意见|赞成|反对|弃权|未选|名次|是否入选|未入选原因
      PJ-2026-01|#1|柳溪村公路|道路交通|990101101201|柳溪村|#1200000|县级财政|硬化三公里|${receipt(1)}|#182|#10|#1|#0|#1|是|
      PJ-2026-01|#2|石磨镇文化广场|文化体育|990101101|石磨镇|#800000|县级财政|建广场一处||#92|#85|#16|#0|#2|否|未过门槛`),
  },
  '建议办理.xlsx': {
    办理件: rows(`
      编号|标题|内容|来源|提出类型|会议编号|人大编号|类别|区划代码|领衔代表|附议代表|来源意见|主办单位|协办单位|领办领导|督办领导|督办机构|重点督办|登记日期|首次交办日期|交办日期|复杂|延期总月数|解决程度方案|解决程度|状态|公开方式|不公开理由|并入编号
      JY-2026-0001|关于修路的建议|路太窄。|代表建议|会议期间|HY-990101-18-5|RD-990101|道路交通|990101101201|DB0001|DB0002||DW001|DW002|副县长 甲|县人大常委会副主任 乙|ZGW01|是|@2026-01-14|@2026-01-16|@2026-01-16|否||ABCD|A|已公开|全文||
      QZ-2026-0001|请修水渠|渠漏水，电话13800001234。|群众意见|闭会期间||RD-990101|农业水利|990101101201|||${receipt(1)}|DW002||||ZGW01|否|@2026-03-02|@2026-03-03|@2026-03-03|否||||办理|||`),
    办理步骤: rows(`
      办理件编号|序号|步骤|时间|角色|单位|经办|方式|月数|指向|说明|公开|凭证
      JY-2026-0001|#1|登记|2026-01-14 09:00|人大办||||||登记入册|是|
      JY-2026-0001|#2|审查|2026-01-15 09:00|人大办|||||||否|
      JY-2026-0001|#3|交办|2026-01-16 09:00|人大办||||| DW001|交办会|是|
      JY-2026-0001|#4|签收|2026-01-19 10:00|主办单位|DW001||||||是|
      JY-2026-0001|#5|办理|2026-01-20 10:00|主办单位|DW001||||||是|
      JY-2026-0001|#6|面商|2026-03-01 10:00|主办单位|DW001|DB0001|走访|||同意方案|否|面商记录1号
      JY-2026-0001|#7|答复|2026-03-05 15:30|主办单位|DW001||||||是|
      JY-2026-0001|#8|测评中|2026-03-06 09:00|人大办||||||送测评表|是|
      JY-2026-0001|#9|满意|2026-03-16 09:00|代表||DB0001|||||否|
      JY-2026-0001|#10|办结|2026-03-17 09:00|人大办||||||办结|是|
      JY-2026-0001|#11|已公开|2026-03-18 09:00|人大办||||||公开|是|
      QZ-2026-0001|#1|登记|2026-03-02 09:00|人大办||||||登记|是|
      QZ-2026-0001|#2|审查|2026-03-02 10:00|人大办|||||||否|
      QZ-2026-0001|#3|交办|2026-03-03 09:00|人大办|||||DW002||是|
      QZ-2026-0001|#4|签收|2026-03-04 09:00|主办单位|DW002||||||是|
      QZ-2026-0001|#5|办理|2026-03-05 09:00|主办单位|DW002||||||是|
      QZ-2026-0001|#6|暂停计时|2026-03-10 09:00|主办单位|DW002|||||等提出人指认位置|是|
      QZ-2026-0001|#7|恢复计时|2026-03-15 09:00|主办单位|DW002||||||是|`),
    答复: rows(`
      办理件编号|版次|文号|答复日期|签发人|答复内容|解决程度方案|解决程度|承诺期限|面商方式|面商日期|面商情况
      JY-2026-0001|#1|青交函〔2026〕1号|@2026-03-05|局长|已经修好。|ABCD|A||走访|@2026-03-01|代表同意`),
  },
  '群众意见.csv': {
    '': rows(`
      受理号|标题|内容|类别|区划代码|类型|身份方式|渠道|提交日期|状态|流转|对象|公开方式|关联办理件|并入受理号|退回原因|转送单位|评价|附议数|说明
      ${receipt(1)}|请修水渠|渠漏水，电话13800001234。|农业水利|990101101201|建议|实名不公开|网页|2026-03-01|转办|2026-03-01 提交；2026-03-01 审核；2026-03-02 已受理；2026-03-02 转办||全文公开|QZ-2026-0001||||| 3|
      ${receipt(2)}|路灯不亮|村口路灯坏了。|路灯照明|99010110120101|投诉|匿名|扫码|2026-03-02|已关闭|2026-03-02 提交；2026-03-02 审核；2026-03-03 已受理；2026-03-04 代表认领；2026-03-05 当场答复；2026-03-05 已答复；2026-03-06 已评价；2026-03-07 已关闭|DB0001|摘要公开|||||满意|0|已换灯泡，打13900001111可问。
      ${receipt(3)}|路灯不亮了|村口路灯坏了！|路灯照明|990101101201|投诉|匿名|走访|2026-03-03|已合并|2026-03-03 提交；2026-03-03 审核；2026-03-04 已合并|JZ001|不公开||${receipt(2)}||||0|与前一件相同`),
  },
  '满意度测评.csv': {
    '': rows(`
      编号|对象类型|对象|对象名称|轮次|项目|方式|满意|基本满意|不满意|不了解|弃权|发出|收回|有效|无效|组织单位|测评日期|密封至|最少公布数
      CP-2026-001|办理件|JY-2026-0001|关于修路的建议|1|办理态度|背靠背|8|1|1|0|0|12|11|10|1|ZGW01|2026-03-16||5
      CP-2026-001|办理件|JY-2026-0001|关于修路的建议|1|办理结果|背靠背|6|2|1|1|0|12|11|10|1|ZGW01|2026-03-16||5`),
  },
});

/** Changes one cell; `row` as the spreadsheet program counts. */
export function put(tables: Tables, file: string, sheet: string, row: number, heading: string, value: Cell): Tables {
  const cells = tables[file]?.[sheet];
  const column = cells?.[0]?.indexOf(heading) ?? -1;
  if (!cells?.[row - 1] || column < 0) throw new Error(`${file} ${sheet} has no row ${row} or column ${heading}`);
  while (cells[row - 1]!.length <= column) cells[row - 1]!.push(null);
  cells[row - 1]![column] = value;
  return tables;
}

const dayText = (cell: Cell): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell));
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csv = (sheet: Sheet): string => sheet.map((row) => row.map((cell) => quoted(dayText(cell))).join(',')).join('\r\n') + '\r\n';

export const encoded = (text: string, encoding: Encoding): Buffer =>
  iconv.encode(text, encoding === 'utf8-bom' ? 'utf8' : encoding, { addBOM: encoding === 'utf8-bom' || encoding === 'utf16le' });

export async function workbook(sheets: Record<string, Sheet>): Promise<Buffer> {
  return writeExcelFile(Object.entries(sheets).map(([sheet, data]) => ({
    sheet,
    data: data.map((row) => row.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'yyyy-mm-dd' } : cell))),
  })) as never).toBuffer();
}

export interface Folder {
  path: string;
  write(tables: Tables, encoding?: Encoding): Promise<void>;
  remove(): void;
}

export function openFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'congress-kit-sheets-'));
  return {
    path,
    write: async (tables, encoding = 'utf8') => {
      for (const [file, sheets] of Object.entries(tables)) {
        writeFileSync(join(path, file), file.endsWith('.csv') ? encoded(csv(Object.values(sheets)[0]!), encoding) : await workbook(sheets));
      }
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export interface OpenedStore { store: Store; now(): Date; close(): Promise<void> }

export async function openEmpty(engine: Engine): Promise<OpenedStore> {
  const place = await engine.open();
  const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
  return { store, now, close: async () => { await store.close(); await place.close(); } };
}

/** Every row of what an import writes, without numbers the database made up. */
export async function everything(store: Store): Promise<Record<string, unknown[]>> {
  const tables = [
    'divisions', 'congresses', 'terms', 'sessions', 'organizations', 'groups', 'stations', 'station_divisions', 'deputies', 'memberships', 'deputy_divisions', 'deputy_stations',
    'deputy_groups', 'ballots', 'candidates', 'cases', 'case_co_handlers', 'case_deputies', 'case_steps', 'replies', 'suggestions', 'suggestion_steps', 'ratings', 'evaluations',
    'candidate_suggestions', 'projects', 'project_units', 'project_milestones', 'project_reports', 'project_adjustments', 'disclosures', 'disclosure_replacements', 'events', 'activities', 'activity_deputies', 'duty_points', 'duty_records', 'statistics',
  ] as const;
  const found: Record<string, unknown[]> = {};
  for (const table of tables) {
    const stored = await store.db.selectFrom(table).selectAll().execute() as unknown as Record<string, unknown>[];
    const isNumbered = ['case_steps', 'replies', 'suggestion_steps', 'ratings'].includes(table);
    // With the numbers go their order, which is the order of a history.
    if (isNumbered) stored.sort((one, other) => Number(one['id']) - Number(other['id']));
    const ids = stored.map(({ id }) => id);
    // Drawn at random, and a number the database made: a correction names a place in this list as well.
    const drawn = (row: Record<string, unknown>) => ('mark' in row ? { ...row, mark: undefined, corrects: ids.indexOf(row['corrects']) } : row);
    const lines = stored.map(({ id, ...row }) => JSON.stringify(isNumbered ? drawn(row) : { id, ...row }));
    found[table] = table === 'case_steps' || table === 'suggestion_steps' ? lines : lines.sort();
  }
  return found;
}
