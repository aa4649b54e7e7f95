import { searchTexts } from '@congress-kit/api/rules/search-text';
import type { Book, Entry } from '../book.ts';
import { code, day, line, optional, reference, sheet, word } from '../columns.ts';
import { file } from '../file.ts';
import { placePinyin } from '../names.ts';
import { syncRows, type RowOf } from '../rows.ts';
import { divisionKindWords } from '../words.ts';

/** The parts of a national code: 6 to the county, 3 the township, 3 the village, 2 the grid. Shorter codes are above the county. */
const parts = /^(\d{6})(?:(\d{3})(?:(\d{3})(\d{2})?)?)?$/;

/** `990101102203` → `990101.102.203`: the ids of all ancestors can be read off it. */
export const divisionIdOf = (divisionCode: string): string => parts.exec(divisionCode)?.slice(1).filter((part) => part !== undefined).join('.') ?? divisionCode;

const lengths: Readonly<Record<string, readonly number[]>> = {
  province: [2, 6], prefecture: [4, 6], county: [6], township: [9], subdistrict: [9], village: [12], community: [12], grid: [14],
};

const divisions = sheet({
  sheet: '行政区划',
  columns: {
    code: code('代码', '990101102203', { also: ['区划代码', '行政区划代码', '编号'] }),
    name: line('名称', { also: ['区划名称', '行政区划名称'], max: 60 }),
    kind: word('类型', divisionKindWords, { also: ['级别', '类别'] }),
    parent: optional(reference('上级代码', 'division', '990101', { also: ['上级区划代码', '上级'] })),
    validFrom: optional(day('启用日期', { also: ['设立日期', '起始日期'] })),
    validTo: optional(day('停用日期', { also: ['撤销日期', '终止日期'] })),
    mergedInto: optional(reference('并入代码', 'division', '990101102204', { also: ['并入区划代码', '并入'] })),
  },
  key: ['code'],
  defines: 'division',
});

/** The ancestors from the top down; cut short where they would go in a circle. */
const ancestorsOf = (book: Book, parent: string | undefined): Entry[] => {
  const found: Entry[] = [];
  for (let at = parent; at !== undefined; ) {
    const entry = book.find('division', at);
    if (!entry || found.includes(entry)) break;
    found.unshift(entry);
    at = entry.parent;
  }
  return found;
};

export const divisionsFile = file({
  name: '行政区划',
  also: ['区划'],
  sheets: { divisions },
  define: ({ divisions: rows }, book) => rows.define(book, ({ values }) => ({
    id: divisionIdOf(values.code), name: values.name, kind: values.kind, parent: values.parent ?? undefined, until: values.validTo ?? undefined,
  })),
  check: ({ divisions: rows }, { book, today, source }) => {
    for (const row of rows.sound) {
      const { values } = row;
      if (!lengths[values.kind]!.includes(values.code.length) || !/^\d+$/.test(values.code)) {
        rows.fault(row, 'code', 'bad_format', { value: values.code, expected: '9'.repeat(lengths[values.kind]![0]!) });
        continue;
      }
      // The path is read off the code, so a parent elsewhere would put the division in two places.
      if (values.parent && parts.test(values.code) && !values.code.startsWith(values.parent)) {
        rows.fault(row, 'parent', 'inconsistent', { value: values.parent, expected: values.code });
      } else if (values.code.length > 6 && !values.parent) rows.fault(row, 'parent', 'empty_required');
      if (values.validFrom && values.validTo && values.validTo < values.validFrom) rows.fault(row, 'validTo', 'wrong_order', { value: values.validTo, expected: values.validFrom });
      if (values.mergedInto && !values.validTo) rows.fault(row, 'validTo', 'empty_required');
      if (values.mergedInto === values.code) rows.fault(row, 'mergedInto', 'inconsistent', { value: values.mergedInto, expected: values.code });
    }
    return async ({ trx, progress }) => {
      const wanted = rows.sound.map(({ values }): RowOf<'divisions'> => {
        const pinyin = placePinyin(values.name);
        return {
          id: divisionIdOf(values.code), code: values.code, kind: values.kind, parent_id: values.parent ? divisionIdOf(values.parent) : null, name: values.name, pinyin,
          path: ancestorsOf(book, values.parent ?? undefined).map(({ id, name }) => ({ id, name })), valid_from: values.validFrom, valid_to: values.validTo,
          merged_into: values.mergedInto ? divisionIdOf(values.mergedInto) : null, search: searchTexts.divisions({ ...values, pinyin }), source, as_of: today,
        };
      });
      await syncRows(trx, 'divisions', 'id', wanted, rows.counts, progress);
    };
  },
});
