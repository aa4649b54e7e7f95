import type { Group, listGroups as listOperation, QueryOf } from '@congress-kit/api';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { provenanceOf, refTo } from './format.ts';
import { byText, readPage, searches, type PageOf } from './paging.ts';

interface Row { id: string; name: string; kind: string; committee_id: string | null; committee_name: string | null; deputy_count: number; source: string; as_of: string }

const toGroup = (row: Row): Group => ({
  id: row.id, name: row.name, kind: row.kind, committee: refTo(row.committee_id, row.committee_name), deputyCount: row.deputy_count, ...provenanceOf(row),
});

const columns = [
  'groups.id', 'groups.name', 'groups.kind', 'groups.committee_id', 'groups.source', 'groups.as_of',
] as const;
const committeeName = sql<string | null>`(select name from organizations where organizations.id = groups.committee_id)`.as('committee_name');
const deputyCount = sql<number>`(select count(*)::integer from deputy_groups where deputy_groups.group_id = groups.id)`.as('deputy_count');

export const listGroups = async (db: Database, query: QueryOf<typeof listOperation>): Promise<PageOf<Group>> => {
  let filtered = db.selectFrom('groups');
  if (query.kind) filtered = filtered.where('groups.kind', 'in', query.kind);
  const matching = searches('groups.search', query.q);
  if (matching) filtered = filtered.where(matching);
  const page = await readPage(filtered, byText('groups', 'groups.id'), query, (rows) => rows.select([...columns, committeeName, deputyCount]));
  return { ...page, rows: page.rows.map(toGroup) };
};

export const getGroup = async (db: Database, id: string): Promise<Group | undefined> => {
  const row = await db.selectFrom('groups').select([...columns, committeeName, deputyCount]).where('groups.id', '=', id).executeTakeFirst();
  return row && toGroup(row);
};
