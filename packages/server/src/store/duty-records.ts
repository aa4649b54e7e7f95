import { activityKinds, type DutyRecord, type listDutyRecords as listOperation, type QueryOf } from '@congress-kit/api';
import { labels } from '@congress-kit/api/messages/works.zh-CN';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

type Query = QueryOf<typeof listOperation>;

/** By deputy and year, and by nothing that was counted: a list in that order would be a ranking. */
export const dutyRecordSorts: Sorts<SortNames<Query>> = {
  list: 'duty records', orders: { id: textKeys('duty_records.id'), changedAt: changedKeys('duty_records', 'id') }, usual: 'id',
};

const extraColumns = [sql<string | null>`(select name from deputies where id = duty_records.deputy_id)`.as('deputy_name')];
type Row = RecordOf<'duty_records'> & { deputy_name: string | null };

const order = (kind: string): number => (activityKinds as readonly string[]).indexOf(kind);

const toRecord = (row: Row): DutyRecord => ({
  id: row.id,
  deputy: refTo(row.deputy_id, row.deputy_name)!,
  year: row.year,
  total: row.total,
  kinds: Object.entries(row.kinds as Record<string, number>).sort(([one], [other]) => order(one) - order(other)).map(([kind, count]) => ({ kind, count })),
  definition: labels.dutyDefinitions.activities,
  points: some(row.points as DutyRecord['points'] | null),
  ...provenanceOf(row),
});

const matching = (query: Query) => allOf([
  equals('duty_records.deputy_id', query.deputy),
  query.year !== undefined && sql<boolean>`duty_records.year = ${query.year}`,
  changedSince('duty_records', query.updatedSince),
  searches('duty_records', query.q),
]);

export const listDutyRecords = async (db: Database, query: Query): Promise<PageOf<DutyRecord>> => {
  const page = await readPage(db, db.selectFrom('duty_records').where(matching(query)), chosen(dutyRecordSorts, query.sort), query, (rows) => rows.select(recordColumns.duty_records).select(extraColumns));
  return { ...page, rows: (page.rows as Row[]).map(toRecord) };
};

export const getDutyRecord = async (db: Database, id: string): Promise<DutyRecord | undefined> => {
  const row = await db.selectFrom('duty_records').select(recordColumns.duty_records).select(extraColumns).where('duty_records.id', '=', id).executeTakeFirst() as Row | undefined;
  return row && toRecord(row);
};
