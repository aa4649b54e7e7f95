import type { Division, listDivisions as listOperation, QueryOf } from '@congress-kit/api';
import type { Ref } from '@congress-kit/api/schema';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import { provenanceOf, some } from './format.ts';
import { byText, readPage, searches, type PageOf } from './paging.ts';
import type { DivisionsTable } from './tables.ts';

const sort = byText('divisions', 'divisions.id');

const toDivision = (row: Selectable<DivisionsTable>): Division => ({
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

export const listDivisions = async (db: Database, query: QueryOf<typeof listOperation>): Promise<PageOf<Division>> => {
  let filtered = db.selectFrom('divisions');
  if (query.parentId) filtered = filtered.where('parent_id', '=', query.parentId);
  if (query.kind) filtered = filtered.where('kind', 'in', query.kind);
  const matching = searches('divisions.search', query.q);
  if (matching) filtered = filtered.where(matching);
  const page = await readPage(filtered, sort, query, (rows) => rows.selectAll('divisions'));
  return { ...page, rows: page.rows.map(toDivision) };
};

export const getDivision = async (db: Database, id: string): Promise<Division | undefined> => {
  const row = await db.selectFrom('divisions').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toDivision(row);
};
