import { stringify } from 'csv-stringify/sync';
import writeWorkbook, { type Feature, type Sheet } from 'write-excel-file/node';
import type { Column, SheetDefinition } from './columns.ts';
import type { FileDefinition } from './file.ts';
import { columnLetter } from './raw.ts';
import type { ImportLanguage } from './report.ts';

/**
 * The spreadsheet to fill in, made from the very columns the import reads: headings, a row that shows how (the import passes
 * over it), lists to choose from, and a sheet that says what may stand where.
 */

/** What the first cell of the row that shows how begins with; rows that do are passed over. */
export const exampleMark = '例：';

const words = {
  'zh-CN': {
    sheet: '填写说明', heads: ['工作表', '列', '必填', '填什么', '只能填这些', '也认得的列名'], yes: '是', no: '',
    kinds: { text: '文字', code: '编号，按文本填（单元格格式选“文本”）', day: '日期，如 2026-03-05', instant: '日期和时间，如 2026-03-05 09:30', integer: '整数', decimal: '数字', boolean: '是 或 否', word: '从右边的词里选一个', codes: '几个编号，中间用顿号（、）隔开', words: '几个词，中间用顿号（、）隔开' },
  },
  en: {
    sheet: '填写说明', heads: ['sheet', 'column', 'required', 'what to fill in', 'one of', 'headings that are understood as well'], yes: 'yes', no: '',
    kinds: { text: 'text', code: 'a code, as text (set the cells to “Text”)', day: 'a day: 2026-03-05', instant: 'day and time: 2026-03-05 09:30', integer: 'a whole number', decimal: 'a number', boolean: '是 (yes) or 否 (no)', word: 'one of the words on the right', codes: 'several codes joined by 、', words: 'several words joined by 、' },
  },
} as const;

const sampleOf = ({ kind, example, words: listed, heading }: Column<unknown>): string | number => {
  switch (kind) {
    case 'code': case 'codes': return example ?? 'A001';
    case 'day': return '2026-03-05';
    case 'instant': return '2026-03-05 09:30';
    case 'integer': case 'decimal': return 1;
    case 'boolean': return '是';
    case 'word': case 'words': return listed?.[0] ?? '';
    default: return `（${heading}）`;
  }
};

const columnsOf = ({ columns }: SheetDefinition): Column<unknown>[] => Object.values(columns);

const rowsOf = (definition: SheetDefinition): (string | number)[][] => {
  const columns = columnsOf(definition);
  return [columns.map(({ heading }) => heading), columns.map((column, index) => (index === 0 ? exampleMark + String(sampleOf(column)) : sampleOf(column)))];
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Excel takes a list of at most 255 characters in a cell's rule; a longer one is only in the explanations. */
const rulesOf = (definition: SheetDefinition): string => {
  const lists = columnsOf(definition).flatMap(({ kind, words: listed = [] }, index) => {
    const text = listed.join(',');
    if ((kind !== 'word' && kind !== 'boolean') || text === '' || text.length > 255) return [];
    const letter = columnLetter(index);
    return [`<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letter}2:${letter}20000"><formula1>&quot;${escaped(text)}&quot;</formula1></dataValidation>`];
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
};

const choosing = (definitions: readonly SheetDefinition[]): Feature<never> => ({
  files: { transform: { 'xl/worksheets/sheet{id}.xml': {
    // Right after the cells, where the format wants it.
    transform: (xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }) => {
      const definition = definitions[sheetIndex];
      return definition ? xml.replace('</sheetData>', `</sheetData>${rulesOf(definition)}`) : xml;
    },
  } } },
}) as unknown as Feature<never>;

const widthOf = (text: string): number => Math.min(40, Math.max(10, text.length * 2 + 4));

/** The workbook of one of the office's spreadsheets. */
export const templateWorkbook = async (file: FileDefinition, language: ImportLanguage): Promise<Buffer> => {
  const definitions = Object.values(file.sheets) as SheetDefinition[];
  const told = words[language];
  const head = (texts: readonly string[]) => texts.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#E7EEF7' }));
  const sheets = definitions.map((definition): Sheet<never> => {
    const [headings = [], sample = []] = rowsOf(definition);
    return {
      sheet: definition.sheet, stickyRowsCount: 1, columns: headings.map((heading) => ({ width: widthOf(String(heading)) })),
      data: [head(headings.map(String)), sample.map((value) => ({ value, color: '#6B6B6B', fontStyle: 'italic' }))],
    } as unknown as Sheet<never>;
  });
  const explained = definitions.flatMap((definition) => columnsOf(definition).map((column) =>
    [definition.sheet, column.heading, column.required ? told.yes : told.no, told.kinds[column.kind], column.kind === 'boolean' ? '' : (column.words ?? []).join('、'), column.also.join('、')].map((value) => (value === '' ? null : value))));
  const notes = { sheet: told.sheet, stickyRowsCount: 1, columns: [14, 18, 8, 36, 60, 40].map((width) => ({ width })), data: [head(told.heads), ...explained] } as unknown as Sheet<never>;
  return writeWorkbook([...sheets, notes] as never, { fontFamily: '宋体', fontSize: 11, features: [choosing(definitions)] } as never).toBuffer() as unknown as Promise<Buffer>;
};

/** The same as one CSV file a sheet: UTF-8 with a mark, as Excel wants it. */
export const templateCsv = (file: FileDefinition): { readonly name: string; readonly text: string }[] => {
  const definitions = Object.values(file.sheets) as SheetDefinition[];
  return definitions.map((definition) => ({
    name: definitions.length === 1 ? file.name : `${file.name}-${definition.sheet}`,
    text: stringify(rowsOf(definition), { bom: true, record_delimiter: 'windows' }),
  }));
};
