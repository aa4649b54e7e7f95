import { searchTexts } from '@congress-kit/api/rules/search-text';
import { code, line, optional, reference, sheet, word } from '../columns.ts';
import { file } from '../file.ts';
import { placePinyin } from '../names.ts';
import { syncRows, type RowOf } from '../rows.ts';
import { groupKindWords } from '../words.ts';

const groups = sheet({
  sheet: '代表小组',
  columns: {
    id: code('编号', 'XZ01', { also: ['小组编号'] }),
    name: line('名称', { also: ['小组名称'], max: 80 }),
    kind: word('类型', groupKindWords, { also: ['小组类型'] }),
    committee: optional(reference('联系专工委', 'committee', 'ZGW01', { also: ['联系专工委编号', '联系机构'] })),
  },
  key: ['id'],
  defines: 'group',
});

export const groupsFile = file({
  name: '代表小组',
  also: ['小组'],
  sheets: { groups },
  check: ({ groups: rows }, { today, source }) => async ({ trx, progress }) => {
    await syncRows(trx, 'groups', 'id', rows.sound.map(({ values }): RowOf<'groups'> => ({
      id: values.id, name: values.name, kind: values.kind, committee_id: values.committee, search: searchTexts.groups({ ...values, pinyin: placePinyin(values.name) }), source, as_of: today,
    })), rows.counts, progress);
  },
});
