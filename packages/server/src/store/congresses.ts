import type {
  Congress, listCongresses as listCongressesOperation, listOrganizations as listOrganizationsOperation, listSessions as listSessionsOperation,
  listTerms as listTermsOperation, Organization, QueryOf, Session, Term,
} from '@congress-kit/api';
import { sql, type Selectable } from 'kysely';
import type { Database } from './database.ts';
import { provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, likeText, oneOf, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';
import type { CongressesTable, SessionsTable, TermsTable } from './tables.ts';

/** Congresses, their terms, sessions and bodies: a few hundred rows, searched by name. */

const named = (column: string, q: string | undefined) => Boolean(q) && sql<boolean>`lower(${sql.ref(column)}) like ${`%${likeText(q!.normalize('NFC').toLowerCase())}%`} escape '\\'`;

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
const toOrganization = (row: RecordOf<'organizations'> & { division_name: string | null }): Organization => ({
  id: row.id, name: row.name, shortName: some(row.short_name), kind: row.kind, congressId: some(row.congress_id), parentId: some(row.parent_id),
  division: refTo(row.division_id, row.division_name), ...provenanceOf(row),
});

/** The orders of a small list. */
const byId = (table: string): Sorts<'id' | 'changedAt'> => ({ list: table, orders: { id: textKeys(`${table}.id`), changedAt: changedKeys(table, 'id') }, usual: 'id' });

type SessionsQuery = QueryOf<typeof listSessionsOperation>;
export const congressSorts: Sorts<SortNames<QueryOf<typeof listCongressesOperation>>> = byId('congresses');
export const termSorts: Sorts<SortNames<QueryOf<typeof listTermsOperation>>> = byId('terms');
export const organizationSorts: Sorts<SortNames<QueryOf<typeof listOrganizationsOperation>>> = byId('organizations');
export const sessionSorts: Sorts<SortNames<SessionsQuery>> = {
  list: 'sessions',
  // By day, not by id: “…-10” would stand before “…-5”.
  orders: { startDate: textKeys('sessions.start_date', 'sessions.id'), changedAt: changedKeys('sessions', 'id') },
  usual: '-startDate',
};

export const listCongresses = async (db: Database, query: QueryOf<typeof listCongressesOperation>): Promise<PageOf<Congress>> => {
  const filtered = db.selectFrom('congresses').where(allOf([
    oneOf('congresses.level', query.level), changedSince('congresses', query.updatedSince), named('congresses.name', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(congressSorts, query.sort), query, (rows) => rows.selectAll('congresses'));
  return { ...page, rows: page.rows.map(toCongress) };
};

export const getCongress = async (db: Database, id: string): Promise<Congress | undefined> => {
  const row = await db.selectFrom('congresses').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toCongress(row);
};

export const listTerms = async (db: Database, query: QueryOf<typeof listTermsOperation>): Promise<PageOf<Term>> => {
  const filtered = db.selectFrom('terms').where(allOf([
    equals('terms.congress_id', query.congressId), changedSince('terms', query.updatedSince), named('terms.name', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(termSorts, query.sort), query, (rows) => rows.selectAll('terms'));
  return { ...page, rows: page.rows.map(toTerm) };
};

export const listSessions = async (db: Database, query: SessionsQuery): Promise<PageOf<Session>> => {
  const filtered = db.selectFrom('sessions').where(allOf([
    equals('sessions.congress_id', query.congressId), equals('sessions.term_id', query.termId), changedSince('sessions', query.updatedSince), named('sessions.name', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(sessionSorts, query.sort), query, (rows) => rows.selectAll('sessions'));
  return { ...page, rows: page.rows.map(toSession) };
};

export const listOrganizations = async (db: Database, query: QueryOf<typeof listOrganizationsOperation>): Promise<PageOf<Organization>> => {
  const filtered = db.selectFrom('organizations').where(allOf([
    oneOf('organizations.kind', query.kind), equals('organizations.congress_id', query.congressId), changedSince('organizations', query.updatedSince), searches('organizations', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(organizationSorts, query.sort), query, (rows) => rows.select(recordColumns.organizations)
    .select(sql<string | null>`(select name from divisions where id = organizations.division_id)`.as('division_name')));
  return { ...page, rows: page.rows.map(toOrganization) };
};
