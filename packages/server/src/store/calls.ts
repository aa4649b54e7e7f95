import type {
  Consultation, ConsultationDetail, listConsultations as consultationsOperation, listQaSessions as sessionsOperation, listSolicitations as solicitationsOperation, QaSession, QueryOf,
  Solicitation, SolicitationDetail,
} from '@congress-kit/api';
import { countVoices, type VoiceGroup } from '@congress-kit/api/rules/voice-counts';
import { windowState } from '@congress-kit/api/rules/window';
import { sql, type RawBuilder } from 'kysely';
import { countBy, counts, readFacets } from './facets.ts';
import { readAnswers } from './answers.ts';
import type { Database } from './database.ts';
import { grouped, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';
import type { CallKind } from './tables.ts';

/** What the congress asks: drafts for comment, calls for topics, Q&A sessions. One table, one window, one way to count. */

type Queries = { consultation: QueryOf<typeof consultationsOperation>; solicitation: QueryOf<typeof solicitationsOperation>; qa_session: QueryOf<typeof sessionsOperation> };
type AnyQuery = Partial<Omit<Queries['consultation'] & Queries['solicitation'] & Queries['qa_session'], 'sort' | 'kind' | 'facets'>> & { readonly kind?: readonly string[] | undefined };

const byClosing = { orders: { closesOn: textKeys('calls.closes_on', 'calls.id'), changedAt: changedKeys('calls', 'id') }, usual: '-closesOn' } as const;
export const consultationSorts: Sorts<SortNames<Queries['consultation']>> = { list: 'consultations', ...byClosing };
export const solicitationSorts: Sorts<SortNames<Queries['solicitation']>> = { list: 'solicitations', ...byClosing };
export const qaSessionSorts: Sorts<SortNames<Queries['qa_session']>> = {
  list: 'qa sessions', orders: { heldOn: textKeys('calls.held_on', 'calls.id'), changedAt: changedKeys('calls', 'id') }, usual: '-heldOn',
};

/** The rule `windowState` in the words of the database, for filters and counts; a test holds both to the same. */
export const stateOn = (today: string): RawBuilder<string> => sql<string>`(case when calls.cancelled_on <= ${today}::text then 'cancelled' when ${today}::text < calls.opens_on then 'upcoming'
  when ${today}::text <= calls.closes_on then 'open' when calls.reported_on <= ${today}::text then 'reported' else 'closed' end)`;

const matching = (kind: CallKind, query: AnyQuery, today: string): RawBuilder<boolean> => allOf([
  sql<boolean>`calls.kind = ${kind}`,
  query.state && (query.state.length === 0 ? sql<boolean>`false` : sql<boolean>`${stateOn(today)} in (${sql.join(query.state)})`),
  oneOf('calls.subject_kind', query.kind),
  equals('calls.congress_id', query.congressId),
  query.organization !== undefined && sql<boolean>`exists (select 1 from call_organizations who where who.call_id = calls.id and who.organization_id = ${query.organization})`,
  changedSince('calls', query.updatedSince),
  searches('calls', query.q),
]);

const extraColumns = [
  sql<string | null>`(select name from congresses where id = calls.congress_id)`.as('congress_name'),
  sql<string | null>`(select name from organizations where id = calls.committee_id)`.as('committee_name'),
  sql<number>`(select count(*)::integer from articles where call_id = calls.id)`.as('article_count'),
];
type Row = RecordOf<'calls'> & { congress_name: string | null; committee_name: string | null; article_count: number };

/** How many voices of which state, stance and outcome each call has. */
const groupsOf = async (db: Database, calls: readonly string[]): Promise<Map<string, (VoiceGroup & { call_id: string })[]>> => {
  if (calls.length === 0) return new Map();
  const { rows } = await sql<VoiceGroup & { call_id: string }>`
    select voices.call_id, voices.state, voices.stance, adoptions.outcome, count(*)::integer as count from voices left join adoptions on adoptions.id = voices.adoption_id
    where voices.call_id in (${sql.join(calls)}) group by 1, 2, 3, 4`.execute(db);
  return grouped(rows, (row) => row.call_id);
};

const toCall = (row: Row, groups: readonly VoiceGroup[], today: string) => ({
  id: row.id,
  title: row.title,
  congress: refTo(row.congress_id, row.congress_name)!,
  committee: refTo(row.committee_id, row.committee_name),
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  state: windowState({ opensOn: row.opens_on, closesOn: row.closes_on, reportedOn: row.reported_on, cancelledOn: row.cancelled_on }, today),
  cancelledOn: some(row.cancelled_on),
  reportedOn: some(row.reported_on),
  counts: countVoices(groups),
  kind: row.subject_kind ?? 'other',
  summary: some(row.summary),
  ...provenanceOf(row),
});

const toConsultation = (row: Row, groups: readonly VoiceGroup[], today: string): Consultation => ({ ...toCall(row, groups, today), draftName: some(row.draft_name), articleCount: row.article_count });

/** What Q&A sessions show beside: who answers, how much was answered, and what became of the promises. */
const toSessions = async (db: Database, rows: readonly Row[], groups: ReadonlyMap<string, VoiceGroup[]>, today: string): Promise<QaSession[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [units, asked] = await Promise.all([
    db.selectFrom('call_organizations').leftJoin('organizations', 'organizations.id', 'call_organizations.organization_id')
      .select(['call_id', 'organization_id', 'organizations.name']).where('call_id', 'in', ids).orderBy('position').execute(),
    db.selectFrom('voices').select(['call_id', 'receipt_no', 'answered']).where('call_id', 'in', ids).where('state', '=', 'accepted').execute(),
  ]);
  const answers = await readAnswers(db, asked.filter(({ answered }) => answered).map(({ receipt_no: no }) => no), today);
  const unitsOf = grouped(units, (unit) => unit.call_id);
  const askedOf = grouped(asked, (one) => one.call_id);
  return rows.map((row) => {
    const questions = askedOf.get(row.id) ?? [];
    const standings = questions.flatMap((one) => answers.get(one.receipt_no) ?? []).flatMap(({ promise }) => (promise ? [String(promise.standing)] : []));
    const standing = (...words: string[]): number => standings.filter((word) => words.includes(word)).length;
    const { kind: _, ...call } = toCall(row, groups.get(row.id) ?? [], today);
    return {
      ...call,
      heldOn: row.held_on ?? row.closes_on,
      place: some(row.place),
      organizations: (unitsOf.get(row.id) ?? []).map((unit) => refTo(unit.organization_id, unit.name)!),
      answeredCount: questions.filter(({ answered }) => answered).length,
      promises: { made: standings.length, open: standing('open'), overdue: standing('overdue'), kept: standing('kept', 'kept_late'), explained: standing('explained') },
    };
  });
};

const readCalls = async <K extends CallKind>(db: Database, kind: K, sorts: Sorts, query: Queries[K], today: string) => {
  const others = (without: object) => matching(kind, { ...query, ...without }, today);
  const [page, facets] = await Promise.all([
    readPage(db, db.selectFrom('calls').where(matching(kind, query, today)), chosen(sorts, query.sort), query, (rows) => rows.select(recordColumns.calls).select(extraColumns)),
    readFacets(query.facets as readonly ('state' | 'kind')[] | undefined, {
      state: () => counts(db, 'calls', sql`select ${stateOn(today)} as value, count(*)::integer as count from calls where ${others({ state: undefined })} group by 1`),
      kind: () => countBy(db, 'calls', 'calls.subject_kind', others({ kind: undefined })),
    }),
  ]);
  const rows = page.rows as Row[];
  return { page: { ...page, ...facets }, rows, groups: await groupsOf(db, rows.map((row) => row.id)) };
};

export const listConsultations = async (db: Database, query: Queries['consultation'], today: string): Promise<PageOf<Consultation>> => {
  const { page, rows, groups } = await readCalls(db, 'consultation', consultationSorts, query, today);
  return { ...page, rows: rows.map((row) => toConsultation(row, groups.get(row.id) ?? [], today)) };
};

export const listSolicitations = async (db: Database, query: Queries['solicitation'], today: string): Promise<PageOf<Solicitation>> => {
  const { page, rows, groups } = await readCalls(db, 'solicitation', solicitationSorts, query, today);
  return { ...page, rows: rows.map((row) => toCall(row, groups.get(row.id) ?? [], today)) };
};

export const listQaSessions = async (db: Database, query: Queries['qa_session'], today: string): Promise<PageOf<QaSession>> => {
  const { page, rows, groups } = await readCalls(db, 'qa_session', qaSessionSorts, query, today);
  return { ...page, rows: await toSessions(db, rows, groups, today) };
};

const readOne = async (db: Database, kind: CallKind, id: string): Promise<{ row: Row; groups: Map<string, VoiceGroup[]> } | undefined> => {
  const row = await db.selectFrom('calls').select(recordColumns.calls).select(extraColumns).where('id', '=', id).where('kind', '=', kind).executeTakeFirst();
  return row && { row, groups: await groupsOf(db, [id]) };
};

const reportOf = (row: Row) => (row.report === null || row.reported_on === null ? undefined : { issuedOn: row.reported_on, text: row.report });

/** The answers to what was said on a call, in their order; or the one of them. */
export const readAdoptions = async (db: Database, callId: string, id?: string): Promise<ConsultationDetail['adoptions']> => {
  let found = db.selectFrom('adoptions').leftJoin('articles', 'articles.id', 'adoptions.article_id').selectAll('adoptions').select('articles.number as article_number')
    .select(sql<number>`(select count(*)::integer from voices where adoption_id = adoptions.id and state = 'accepted')`.as('voice_count')).where('adoptions.call_id', '=', callId);
  if (id !== undefined) found = found.where('adoptions.id', '=', id);
  return (await found.orderBy('adoptions.position').execute()).map((row) => ({
    id: row.id, article: refTo(row.article_id, row.article_number), summary: row.summary, outcome: row.outcome, reason: row.reason, decidedOn: row.decided_on, voiceCount: row.voice_count,
  }));
};

const readArticles = async (db: Database, callId: string): Promise<ConsultationDetail['articles']> => {
  const rows = await db.selectFrom('articles').selectAll('articles')
    .select(sql<number>`(select count(*)::integer from voices where article_id = articles.id and state = 'accepted')`.as('comment_count'))
    .where('call_id', '=', callId).orderBy('position').execute();
  return rows.map((row) => ({ id: row.id, number: row.number, chapter: some(row.chapter), heading: some(row.heading), text: row.body, commentCount: row.comment_count }));
};

export const getConsultation = async (db: Database, id: string, today: string): Promise<ConsultationDetail | undefined> => {
  const found = await readOne(db, 'consultation', id);
  if (!found) return undefined;
  const [articles, adoptions] = await Promise.all([readArticles(db, id), readAdoptions(db, id)]);
  return { ...toConsultation(found.row, found.groups.get(id) ?? [], today), explanation: some(found.row.body), articles, adoptions, report: reportOf(found.row) };
};

export const getSolicitation = async (db: Database, id: string, today: string): Promise<SolicitationDetail | undefined> => {
  const found = await readOne(db, 'solicitation', id);
  return found && { ...toCall(found.row, found.groups.get(id) ?? [], today), text: some(found.row.body), adoptions: await readAdoptions(db, id), report: reportOf(found.row) };
};

export const getQaSession = async (db: Database, id: string, today: string): Promise<QaSession | undefined> => {
  const found = await readOne(db, 'qa_session', id);
  return found && (await toSessions(db, [found.row], found.groups, today))[0];
};
