import type { Division, listDivisions as listOperation, QueryOf } from '@congress-kit/api';
import type { Ref } from '@congress-kit/api/schema';
import type { Database } from './database.ts';
import { provenanceOf, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

const toDivision = (row: RecordOf<'divisions'>): Division => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  parentId: some(row.parent_id),
  name: row.name,
  pinyin: row.pinyin,
  path: row.path as Ref[],
  validFrom: some(row.valid_from),
  validTo: some(row.valid_to),
  mergedInto: some(row.merged_into),
  ...provenanceOf(row),
});

type Query = QueryOf<typeof listOperation>;

export const divisionSorts: Sorts<SortNames<Query>> = {
  list: 'divisions',
  orders: { id: textKeys('divisions.id'), name: textKeys('divisions.pinyin', 'divisions.id'), changedAt: changedKeys('divisions', 'id') },
  usual: 'id',
};

export const listDivisions = async (db: Database, query: Query): Promise<PageOf<Division>> => {
  const filtered = db.selectFrom('divisions').where(allOf([
    equals('divisions.parent_id', query.parentId), oneOf('divisions.kind', query.kind), changedSince('divisions', query.updatedSince), searches('divisions', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(divisionSorts, query.sort), query, (rows) => rows.select(recordColumns.divisions));
  return { ...page, rows: page.rows.map(toDivision) };
};

export const getDivision = async (db: Database, id: string): Promise<Division | undefined> => {
  const row = await db.selectFrom('divisions').select(recordColumns.divisions).where('id', '=', id).executeTakeFirst();
  return row && toDivision(row);
};
