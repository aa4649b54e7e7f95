import type { Disclosure, DisclosureSummary, listDisclosures as listOperation, listStaffDisclosures as staffListOperation, QueryOf, StaffDisclosure } from '@congress-kit/api';
import { disclosureStatus } from '@congress-kit/api/rules/disclosures';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { counts, countBy, readFacets } from './facets.ts';
import { grouped, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, within, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

type Query = QueryOf<typeof listOperation>;
type StaffQuery = QueryOf<typeof staffListOperation>;

export const disclosureSorts: Sorts<SortNames<Query>> = {
  list: 'disclosures',
  orders: { issuedOn: textKeys('disclosures.issued_on', 'disclosures.id'), id: textKeys('disclosures.id'), changedAt: changedKeys('disclosures', 'id') },
  usual: '-issuedOn',
};
const staffSorts: Sorts<SortNames<StaffQuery>> = { ...disclosureSorts, list: 'staff disclosures' };

/** The one condition for being seen by anybody. */
const isPublished = sql<boolean>`disclosures.publication = 'published'`;

/** The first day on which a published document stands in its place. */
const replacedOn = sql<string | null>`(select min(coalesce(newer.effective_on, newer.issued_on)) from disclosure_replacements as taking
  join disclosures as newer on newer.id = taking.disclosure_id where taking.replaces_id = disclosures.id and newer.publication = 'published')`;

/** The rule `disclosureStatus` for the database, which has to filter and count by it; a test holds the two together. */
const statusOn = (today: string): RawBuilder<string> => sql<string>`(case
  when disclosures.repealed_on <= ${today} then 'repealed'
  when ${replacedOn} <= ${today} then 'replaced'
  when disclosures.expires_on < ${today} then 'expired'
  when disclosures.effective_on is null then 'issued'
  when disclosures.effective_on <= ${today} then 'in_force'
  else 'not_yet_in_force' end)`;

const yearOf = sql<string>`substr(disclosures.issued_on, 1, 4)`;

const extraColumns = [
  replacedOn.as('replaced_on'),
  sql<string | null>`(select name from divisions where id = disclosures.division_id)`.as('division_name'),
  sql<string | null>`(select name from sessions where id = disclosures.session_id)`.as('session_name'),
];
type Row = RecordOf<'disclosures'> & { replaced_on: string | null; division_name: string | null; session_name: string | null };
type Refs = { id: string; name: string }[];
interface Relations { readonly replaces: ReadonlyMap<string, Refs>; readonly replacedBy: ReadonlyMap<string, Refs> }

/** Only published ones are named: a draft must not be told of by the document it will replace. */
const readRelations = async (db: Database, ids: readonly string[]): Promise<Relations> => {
  if (ids.length === 0) return { replaces: new Map(), replacedBy: new Map() };
  const read = async (own: 'disclosure_id' | 'replaces_id', other: 'disclosure_id' | 'replaces_id'): Promise<Map<string, Refs>> => {
    const rows = await db.selectFrom('disclosure_replacements').innerJoin('disclosures', 'disclosures.id', `disclosure_replacements.${other}`)
      .select([`disclosure_replacements.${own} as own`, 'disclosures.id', 'disclosures.title']).where(`disclosure_replacements.${own}`, 'in', ids).where(isPublished).orderBy('disclosures.id').execute();
    return new Map([...grouped(rows, (row) => row.own)].map(([id, found]) => [id, found.map((row) => ({ id: row.id, name: row.title }))]));
  };
  const [replaces, replacedBy] = await Promise.all([read('disclosure_id', 'replaces_id'), read('replaces_id', 'disclosure_id')]);
  return { replaces, replacedBy };
};

const toSummary = (row: Row, relations: Relations, today: string): DisclosureSummary => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  documentNo: some(row.document_no),
  organ: { id: some(row.organ_id), name: row.organ_name },
  division: refTo(row.division_id, row.division_name),
  session: refTo(row.session_id, row.session_name),
  adoptedOn: some(row.adopted_on),
  issuedOn: row.issued_on,
  effectiveOn: some(row.effective_on),
  expiresOn: some(row.expires_on),
  repealedOn: some(row.repealed_on),
  status: disclosureStatus({ effectiveOn: row.effective_on, expiresOn: row.expires_on, repealedOn: row.repealed_on, replacedOn: row.replaced_on }, today),
  replaces: relations.replaces.get(row.id) ?? [],
  replacedBy: relations.replacedBy.get(row.id) ?? [],
  ...provenanceOf(row),
});

const toDetail = (row: Row, relations: Relations, today: string): Disclosure => ({
  ...toSummary(row, relations, today), body: some(row.body), legalBasis: row.legal_basis as string[], attachments: row.attachments as Disclosure['attachments'],
});

const toStaff = (row: Row, relations: Relations, today: string): StaffDisclosure => ({
  ...toDetail(row, relations, today), publication: row.publication, reviewer: some(row.reviewer), hiddenReason: some(row.hidden_reason),
});

const matching = (query: Query, today: string) => allOf([
  isPublished,
  oneOf('disclosures.kind', query.kind),
  query.status && sql<boolean>`${statusOn(today)} in (${sql.join(query.status.length > 0 ? query.status : [''])})`,
  equals('disclosures.organ_id', query.organ),
  query.division !== undefined && within('disclosures.division_id', query.division),
  equals('disclosures.session_id', query.session),
  query.year !== undefined && sql<boolean>`${yearOf} = ${String(query.year)}`,
  changedSince('disclosures', query.updatedSince),
  searches('disclosures', query.q),
]);

const disclosureFacets = (db: Database, query: Query, today: string) => ({
  kind: () => countBy(db, 'disclosures', 'disclosures.kind', matching({ ...query, kind: undefined }, today)),
  status: () => counts(db, 'disclosures', sql`select ${statusOn(today)} as value, count(*)::integer as count from disclosures where ${matching({ ...query, status: undefined }, today)} group by 1`),
  year: () => counts(db, 'disclosures', sql`select ${yearOf} as value, count(*)::integer as count from disclosures where ${matching({ ...query, year: undefined }, today)} group by 1`),
});

export const listDisclosures = async (db: Database, query: Query, today: string): Promise<PageOf<DisclosureSummary>> => {
  const filtered = db.selectFrom('disclosures').where(matching(query, today));
  const [page, facets] = await Promise.all([
    readPage(db, filtered, chosen(disclosureSorts, query.sort), query, (rows) => rows.select(recordColumns.disclosures).select(extraColumns)),
    readFacets(query.facets, disclosureFacets(db, query, today)),
  ]);
  const rows = page.rows as Row[];
  const relations = await readRelations(db, rows.map((row) => row.id));
  return { ...page, ...facets, rows: rows.map((row) => toSummary(row, relations, today)) };
};

const readOne = (db: Database, id: string): Promise<Row | undefined> =>
  db.selectFrom('disclosures').select(recordColumns.disclosures).select(extraColumns).where('disclosures.id', '=', id).executeTakeFirst() as Promise<Row | undefined>;

export const getDisclosure = async (db: Database, id: string, today: string): Promise<Disclosure | undefined> => {
  const row = await readOne(db, id);
  return row?.publication === 'published' ? toDetail(row, await readRelations(db, [id]), today) : undefined;
};

export const readStaffDisclosure = async (db: Database, id: string, today: string): Promise<StaffDisclosure | undefined> => {
  const row = await readOne(db, id);
  return row && toStaff(row, await readRelations(db, [id]), today);
};

/** A document is a congress's by the organ that issued it, or by the session that adopted it. */
export const disclosedBy = (congressId: string | null): RawBuilder<boolean> | undefined => (congressId === null ? undefined : sql<boolean>`(
  exists (select 1 from organizations where organizations.id = disclosures.organ_id and organizations.congress_id = ${congressId})
  or exists (select 1 from sessions where sessions.id = disclosures.session_id and sessions.congress_id = ${congressId}))`);

/** @param congressId only the documents of this congress */
export const listStaffDisclosures = async (db: Database, query: StaffQuery, today: string, congressId: string | null): Promise<PageOf<StaffDisclosure>> => {
  const filtered = db.selectFrom('disclosures').where(allOf([
    disclosedBy(congressId), oneOf('disclosures.publication', query.publication), changedSince('disclosures', query.updatedSince), searches('disclosures', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(staffSorts, query.sort), query, (rows) => rows.select(recordColumns.disclosures).select(extraColumns));
  const rows = page.rows as Row[];
  const relations = await readRelations(db, rows.map((row) => row.id));
  return { ...page, rows: rows.map((row) => toStaff(row, relations, today)) };
};

/**
 * A document that takes effect, expires or is replaced changes without anybody writing it. Said afterwards, so that who asks
 * for what changed hears of it.
 */
export const noteStatuses = async (db: Database, today: string): Promise<void> => {
  const began = (day: string) => sql<boolean>`(${sql.ref(day)} <= ${today} and updated_at < (${sql.ref(day)} || 'T00:00:00+08:00')::timestamptz)`;
  await sql`update disclosures set updated_at = clock_timestamp() where ${began('effective_on')} or ${began('repealed_on')}
    or (expires_on < ${today} and updated_at < ((expires_on::date + 1)::text || 'T00:00:00+08:00')::timestamptz)`.execute(db);
  await sql`update disclosures set updated_at = clock_timestamp() where updated_at < (${replacedOn} || 'T00:00:00+08:00')::timestamptz and ${replacedOn} <= ${today}`.execute(db);
};
