import { arePhones, Trouble } from './cells.ts';
import { bare, headingsOf, wordings } from './headings.ts';
import { placeOf, type Book, type Entry, type Target } from './book.ts';
import type { Columns, SheetDefinition, ValuesOf } from './columns.ts';
import type { FaultList } from './faults.ts';
import { filledDown, type Filled } from './merged.ts';
import { cellText, columnLetter, isEmptyCell, type Cell, type Merge, type RawSheet } from './raw.ts';
import { SheetTally } from './differences.ts';
import type { ImportFault, ImportFaultCode } from './report.ts';

/** A raw sheet and its definition → rows of values, with every cell that could not be read told by its place. */

export interface ParsedRow<C extends Columns = Columns> {
  /** As the spreadsheet program counts. */
  readonly number: number;
  readonly values: ValuesOf<C>;
  /** Every cell could be read; only then may its values be believed. */
  isSound: boolean;
}

type Detail = Partial<Pick<ImportFault, 'value' | 'expected' | 'because'>>;
/** A column that this sheet has: where it stands and what its heading is there. */
interface Found { readonly index: number; readonly letter: string; readonly heading: string }

const notes = /^[（(*※]?(合计|总计|小计|共计|总数|备注|附注|注[:：]|注意|说明|填表|填报|制表|制作|审核|复核|审批|负责人|单位负责人|联系人|数据来源|截至|截止|共\d+)/;

/** What the office keeps of people and no public system may hold (domain rule: ask the least; no private number, no ID, no home). */
const isPrivate = (heading: string): boolean => /(手机|电话|联系方式|联系号码|微信|邮箱|e-?mail|身份证|证件号|公民身份|住址|家庭|出生|生日|年龄|民族|党派|政治面貌|学历|籍贯|银行卡|银行账)/i.test(bare(heading)) && !/办公|值班|公开|服务/.test(heading);

/** The row of a template that shows how. */
const isExample = (cell: Cell | undefined): boolean => typeof cell === 'string' && /^\s*(例|示例|example)\s*[:：]/i.test(cell);

const longestShown = 40;
const shortened = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);

export class ParsedSheet<C extends Columns = Columns> {
  readonly definition: SheetDefinition<C>;
  readonly rows: ParsedRow<C>[] = [];
  readonly counts: SheetTally;
  readonly #file: string;
  #raw: RawSheet;
  readonly #faults: FaultList;
  readonly #found = new Map<string, Found>();
  /** All columns that must be there are there; without them its rows cannot be read. */
  readonly isComplete: boolean;
  #lookUp: { readonly book: Book; readonly told: Set<string> } | undefined;

  constructor(definition: SheetDefinition<C>, file: string, raw: RawSheet, faults: FaultList) {
    this.definition = definition;
    this.#file = file;
    this.#raw = raw;
    this.#faults = faults;
    this.counts = new SheetTally(definition as unknown as SheetDefinition, (key) => this.#numberOf(key));
    const { row, headings } = headingsOf(raw, Object.values(definition.columns).flatMap(wordings));
    this.isComplete = this.#findColumns(row, headings);
    if (this.isComplete) {
      const filled = filledDown(raw, row);
      this.#raw = { ...raw, rows: filled.rows };
      this.#tellMerged(filled);
      this.#readRows(row + 1);
    }
    this.counts.read = this.rows.length;
  }

  #numbers: Map<string, number> | undefined;

  /** The row that a key stands in. */
  #numberOf(key: string): number | undefined {
    const names = this.definition.key;
    if (!names) return undefined;
    this.#numbers ??= new Map(this.rows.map((row) => [names.map((name) => String(row.values[name])).join(' '), row.number]));
    return this.#numbers.get(key);
  }

  /** Rows that can be believed. */
  get sound(): ParsedRow<C>[] {
    return this.rows.filter((row) => row.isSound);
  }

  fault(row: ParsedRow<C>, key: keyof C & string, code: ImportFaultCode, detail: Detail = {}): void {
    row.isSound = false;
    this.#tell('fault', row.number, key, code, detail);
  }

  warn(row: ParsedRow<C>, key: keyof C & string, code: ImportFaultCode, detail: Detail = {}): void {
    this.#tell('warning', row.number, key, code, detail);
  }

  /** The cell as it was written. */
  written(row: ParsedRow<C>, key: keyof C & string): string {
    const found = this.#found.get(key);
    return found ? shortened(cellText(this.#raw.rows[row.number - 1]?.[found.index] ?? null)) : '';
  }

  #tell(severity: ImportFault['severity'], row: number | undefined, key: string, code: ImportFaultCode, detail: Detail): void {
    const found = this.#found.get(key);
    this.#faults.add({
      code, severity, file: this.#file, ...(this.#raw.name !== undefined && { sheet: this.#raw.name }), ...(row !== undefined && { row }),
      ...(found ? { letter: found.letter, heading: found.heading } : this.definition.columns[key] && { heading: this.definition.columns[key].heading }), ...detail,
    });
  }

  #findColumns(headRow: number, headings: readonly string[]): boolean {
    const place = (index: number): Found => ({ index, letter: columnLetter(index), heading: headings[index]! });
    const base = { file: this.#file, ...(this.#raw.name !== undefined && { sheet: this.#raw.name }), row: headRow + 1 };
    let isComplete = true;
    for (const [key, column] of Object.entries(this.definition.columns)) {
      const index = headings.findIndex((heading) => wordings(column).includes(bare(heading)));
      if (index >= 0) this.#found.set(key, place(index));
      else if (column.required) isComplete = false;
    }
    if (this.#found.size === 0 && this.#raw.name === undefined) {
      // Not one heading can be read: the text was decoded, but not into what was written.
      this.#faults.add({ ...base, code: 'bad_encoding', severity: 'fault', expected: 'UTF-8 (CSV)' });
      return false;
    }
    for (const [key, column] of Object.entries(this.definition.columns)) {
      if (!column.required || this.#found.has(key)) continue;
      this.#faults.add({ ...base, code: 'missing_column', severity: 'fault', expected: column.heading, value: headings.filter(Boolean).map(shortened).join('、') });
    }
    const used = new Set([...this.#found.values()].map((found) => found.index));
    headings.forEach((heading, index) => {
      if (heading === '' || used.has(index)) return;
      // The same heading twice: which of the two would be meant?
      const isDouble = [...used].some((one) => bare(headings[one]!) === bare(heading));
      this.#faults.add({ ...base, code: isDouble ? 'duplicate' : isPrivate(heading) ? 'private_column' : 'unknown_column', severity: isDouble ? 'fault' : 'warning', letter: columnLetter(index), heading: shortened(heading), value: shortened(heading) });
    });
    return isComplete;
  }

  /** Once a column: an office that merges cells merges many. */
  #tellMerged({ down, across }: Filled): void {
    const keyOf = (index: number): string | undefined => [...this.#found].find(([, found]) => found.index === index)?.[0];
    const textOf = ({ top, left }: Merge): string => shortened(cellText(this.#raw.rows[top]?.[left] ?? null));
    for (const [index, merges] of down) {
      const key = keyOf(index);
      const [first] = [...merges].sort((one, other) => one.top - other.top);
      if (key !== undefined && first) this.#tell('warning', first.top + 1, key, 'merged_down', { value: textOf(first), expected: String(merges.size) });
    }
    for (const one of across) {
      const key = keyOf(one.left);
      const others = [...this.#found.values()].filter(({ index }) => index > one.left && index <= one.right);
      if (key !== undefined && others.length > 0) this.#tell('warning', one.top + 1, key, 'merged_across', { value: textOf(one), expected: others.map(({ letter, heading }) => `${letter} ${heading}`).join('、') });
    }
  }

  /** 合计, 备注, 制表人: what stands below a table, or between its parts, and leaves out what every row must have. */
  #isNote(cells: readonly Cell[]): boolean {
    const first = cellText(cells.find((cell) => !isEmptyCell(cell)) ?? null).replace(/\s/g, '');
    return notes.test(first) && Object.entries(this.definition.columns).some(([key, { required }]) => required && isEmptyCell(cells[this.#found.get(key)?.index ?? -1]));
  }

  #readRows(from: number): void {
    const columns = Object.entries(this.definition.columns);
    this.#raw.rows.slice(from).forEach((cells, offset) => {
      if (cells.every(isEmptyCell) || isExample(cells[0])) return;
      if (this.#isNote(cells)) {
        this.#tell('warning', from + offset + 1, '', 'note_row', { value: shortened(cells.filter((cell) => !isEmptyCell(cell)).map(cellText).join(' ')) });
        return;
      }
      const values: Record<string, unknown> = {};
      const row = { number: from + offset + 1, values: values as ValuesOf<C>, isSound: true };
      for (const [key, column] of columns) {
        const cell = cells[this.#found.get(key)?.index ?? -1] ?? null;
        values[key] = column.empty;
        if (isEmptyCell(cell) || cell === null) {
          if (column.required) this.fault(row, key, 'empty_required');
          continue;
        }
        const value = column.read(cell) as unknown;
        if (!(value instanceof Trouble)) values[key] = value;
        else {
          // What a code stored as a number was meant to be, so that the rows that refer to it are not blamed as well.
          if (value.code === 'expected_text' && !column.refers) values[key] = String(cell);
          this.fault(row, key, value.code, { value: value.value ?? shortened(cellText(cell)), ...(value.expected !== undefined && { expected: value.expected }) });
        }
      }
      this.rows.push(row);
    });
  }

  /** No two rows with the same key. */
  checkKeys(): void {
    const { key } = this.definition;
    if (!key) return;
    const seen = new Map<string, number>();
    for (const row of this.rows) {
      const parts = key.map((name) => row.values[name] as unknown);
      if (parts.some((part) => part === undefined || part === null)) continue;
      const joined = parts.join(' ');
      const before = seen.get(joined);
      if (before === undefined) seen.set(joined, row.number);
      else this.fault(row, key[0]!, 'duplicate', { value: joined, expected: String(before) });
    }
  }

  /** Registers what the rows are, so that references find them. Rows with other faults count too: one mistake, one message. */
  define(book: Book, entry?: (row: ParsedRow<C>) => Entry): void {
    const { defines, key } = this.definition;
    if (!defines || !key) return;
    for (const row of this.rows) {
      const code = row.values[key[0]!] as string | undefined;
      if (code) book.add(defines, code, entry?.(row) ?? { id: code });
    }
  }

  /**
   * Every code must lead somewhere.
   * @param told files that were refused and are named already: the one cause is told once, however many rows lean on it
   * @param later takes what is looked for when all files are loaded
   */
  checkReferences(book: Book, told: Set<string>, later: (check: () => void) => void): void {
    this.#lookUp = { book, told };
    for (const [key, column] of Object.entries(this.definition.columns)) {
      const target = column.refers;
      if (!target) continue;
      for (const row of this.rows) {
        const value = row.values[key] as string | string[] | null | undefined;
        for (const code of Array.isArray(value) ? value : value ? [value] : []) {
          if (!column.soft) this.mustFind(row, key, target, code);
          else later(() => { if (!book.find(target, code) && !book.refusedFileOf(target, code)) this.warn(row, key, 'unknown_code', { value: code, expected: placeOf[target] }); });
        }
      }
    }
  }

  /** The same for a code whose target depends on the row. */
  mustFind(row: ParsedRow<C>, key: keyof C & string, target: Target, code: string): void {
    const { book, told } = this.#lookUp!;
    if (book.find(target, code)) return;
    const refusedFile = book.refusedFileOf(target, code);
    if (refusedFile === undefined) return this.fault(row, key, 'unknown_code', { value: code, expected: placeOf[target] });
    row.isSound = false;
    if (told.has(refusedFile)) return;
    told.add(refusedFile);
    this.#tell('fault', row.number, key, 'depends_on_refused', { value: code, expected: refusedFile });
  }
}

/** A number with a digit too few rings nowhere; one with a word beside it is shown all the same. */
export const warnOfPhone = <C extends Columns>(rows: ParsedSheet<C>, row: ParsedRow<C>, key: keyof C & string, value: string | null): void => {
  if (value !== null && !arePhones(value)) rows.warn(row, key, 'bad_format', { value, expected: '0000-5550123' });
};
