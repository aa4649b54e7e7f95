import type {
  Congress, listCongresses as listCongressesOperation, listOrganizations as listOrganizationsOperation, listSessions as listSessionsOperation,
  listTerms as listTermsOperation, Organization, QueryOf, Session, Term,
} from '@congress-kit/api';
import { sql, type Selectable } from 'kysely';
import type { Database } from './database.ts';
import { provenanceOf, some } from './format.ts';
import { byText, newestFirst, likeText, readPage, searches, type PageOf } from './paging.ts';
import type { CongressesTable, OrganizationsTable, SessionsTable, TermsTable } from './tables.ts';

/** Congresses, their terms, sessions and bodies: a few hundred rows, searched by name. */

const named = (column: string, q: string) => sql<boolean>`lower(${sql.ref(column)}) like ${`%${likeText(q.normalize('NFC').toLowerCase())}%`} escape '\\'`;

const toCongress = (row: Selectable<CongressesTable>): Congress => ({
  id: row.id, name: row.name, level: row.level, division: { id: row.division_id, name: row.division_name }, ...provenanceOf(row),
});
const toTerm = (row: Selectable<TermsTable>): Term => ({
  id: row.id, congressId: row.congress_id, number: row.number, name: row.name, startDate: row.start_date, endDate: some(row.end_date), ...provenanceOf(row),
});
const toSession = (row: Selectable<SessionsTable>): Session => ({
  id: row.id, termId: row.term_id, congressId: row.congress_id, number: row.number, name: row.name,
  startDate: row.start_date, endDate: some(row.end_date), ...provenanceOf(row),
});
const toOrganization = (row: Selectable<OrganizationsTable>): Organization => ({
  id: row.id, name: row.name, shortName: some(row.short_name), kind: row.kind, congressId: some(row.congress_id), ...provenanceOf(row),
});

export const listCongresses = async (db: Database, query: QueryOf<typeof listCongressesOperation>): Promise<PageOf<Congress>> => {
  let filtered = db.selectFrom('congresses');
  if (query.level) filtered = filtered.where('level', 'in', query.level);
  if (query.q) filtered = filtered.where(named('congresses.name', query.q));
  const page = await readPage(filtered, byText('congresses', 'congresses.id'), query, (rows) => rows.selectAll('congresses'));
  return { ...page, rows: page.rows.map(toCongress) };
};

export const getCongress = async (db: Database, id: string): Promise<Congress | undefined> => {
  const row = await db.selectFrom('congresses').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toCongress(row);
};

export const listTerms = async (db: Database, query: QueryOf<typeof listTermsOperation>): Promise<PageOf<Term>> => {
  let filtered = db.selectFrom('terms');
  if (query.congressId) filtered = filtered.where('congress_id', '=', query.congressId);
  if (query.q) filtered = filtered.where(named('terms.name', query.q));
  const page = await readPage(filtered, byText('terms', 'terms.id'), query, (rows) => rows.selectAll('terms'));
  return { ...page, rows: page.rows.map(toTerm) };
};

// By day, not by id: “…-10” would stand before “…-5”.
const sessionsNewest = newestFirst('sessions', { column: 'sessions.start_date', kind: 'text' }, { column: 'sessions.id', kind: 'text' });

export const listSessions = async (db: Database, query: QueryOf<typeof listSessionsOperation>): Promise<PageOf<Session>> => {
  let filtered = db.selectFrom('sessions');
  if (query.congressId) filtered = filtered.where('congress_id', '=', query.congressId);
  if (query.termId) filtered = filtered.where('term_id', '=', query.termId);
  if (query.q) filtered = filtered.where(named('sessions.name', query.q));
  const page = await readPage(filtered, sessionsNewest, query, (rows) => rows.selectAll('sessions'));
  return { ...page, rows: page.rows.map(toSession) };
};

export const listOrganizations = async (db: Database, query: QueryOf<typeof listOrganizationsOperation>): Promise<PageOf<Organization>> => {
  let filtered = db.selectFrom('organizations');
  if (query.kind) filtered = filtered.where('kind', 'in', query.kind);
  const matching = searches('organizations.search', query.q);
  if (matching) filtered = filtered.where(matching);
  const page = await readPage(filtered, byText('organizations', 'organizations.id'), query, (rows) => rows.selectAll('organizations'));
  return { ...page, rows: page.rows.map(toOrganization) };
};
