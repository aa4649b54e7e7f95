import type { Group, listGroups as listOperation, QueryOf } from '@congress-kit/api';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { provenanceOf, refTo } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, oneOf, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { searches } from './searching.ts';

interface Row { id: string; name: string; kind: string; committee_id: string | null; committee_name: string | null; deputy_count: number; source: string; as_of: string; updated_at: Date }

const toGroup = (row: Row): Group => ({
  id: row.id, name: row.name, kind: row.kind, committee: refTo(row.committee_id, row.committee_name), deputyCount: row.deputy_count, ...provenanceOf(row),
});

const columns = [
  'groups.id', 'groups.name', 'groups.kind', 'groups.committee_id', 'groups.source', 'groups.as_of', 'groups.updated_at',
] as const;
const committeeName = sql<string | null>`(select name from organizations where organizations.id = groups.committee_id)`.as('committee_name');
const deputyCount = sql<number>`(select count(*)::integer from deputy_groups where deputy_groups.group_id = groups.id)`.as('deputy_count');

type Query = QueryOf<typeof listOperation>;

export const groupSorts: Sorts<SortNames<Query>> = { list: 'groups', orders: { id: textKeys('groups.id'), changedAt: changedKeys('groups', 'id') }, usual: 'id' };

export const listGroups = async (db: Database, query: Query): Promise<PageOf<Group>> => {
  const filtered = db.selectFrom('groups').where(allOf([
    oneOf('groups.kind', query.kind), changedSince('groups', query.updatedSince), searches('groups', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(groupSorts, query.sort), query, (rows) => rows.select([...columns, committeeName, deputyCount]));
  return { ...page, rows: page.rows.map(toGroup) };
};

export const getGroup = async (db: Database, id: string): Promise<Group | undefined> => {
  const row = await db.selectFrom('groups').select([...columns, committeeName, deputyCount]).where('groups.id', '=', id).executeTakeFirst();
  return row && toGroup(row);
};
