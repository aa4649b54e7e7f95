import type { Ballot, BallotSummary, Candidate, listBallots as listOperation, QueryOf } from '@congress-kit/api';
import { sql, type Selectable } from 'kysely';
import type { Database } from './database.ts';
import { grouped, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, readPage, textKeys, within, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';
import type { CandidatesTable } from './tables.ts';
import { projectsOfCandidates, suggestionsOfCandidates } from './trace.ts';

/** Ballots as they were announced, faults included: both sides check them by the same rule, nobody mends them in silence. */

type Query = QueryOf<typeof listOperation>;

export const ballotSorts: Sorts<SortNames<Query>> = {
  list: 'ballots', orders: { votedOn: textKeys('ballots.voted_on', 'ballots.id'), changedAt: changedKeys('ballots', 'id') }, usual: '-votedOn',
};

const extraColumns = [
  sql<string | null>`(select name from congresses where id = ballots.congress_id)`.as('congress_name'),
  // A national or provincial division is not in the county's own list, but its congress carries the name.
  sql<string | null>`coalesce((select name from divisions where id = ballots.division_id), (select division_name from congresses where id = ballots.congress_id and division_id = ballots.division_id))`.as('division_name'),
  sql<string | null>`(select name from sessions where id = ballots.session_id)`.as('session_name'),
  sql<number>`(select count(*)::integer from candidates where ballot_id = ballots.id)`.as('candidate_count'),
];
type Row = RecordOf<'ballots'> & { congress_name: string | null; division_name: string | null; session_name: string | null; candidate_count: number };

const toSummary = (row: Row): BallotSummary => ({
  id: row.id,
  title: row.title,
  congress: refTo(row.congress_id, row.congress_name)!,
  session: refTo(row.session_id, row.session_name),
  division: refTo(row.division_id, row.division_name)!,
  year: row.year,
  votedOn: row.voted_on,
  seats: row.seats,
  candidateCount: row.candidate_count,
  totalDeputies: row.total_deputies,
  present: row.present,
  issued: row.issued,
  returned: row.returned,
  invalid: row.invalid,
  method: row.method,
  threshold: some(row.threshold) as BallotSummary['threshold'],
  tieRule: some(row.tie_rule),
  marginRule: some(row.margin_rule) as BallotSummary['marginRule'],
  tieDecision: some(row.tie_decision),
  ...provenanceOf(row),
});

interface Traces { readonly suggestions: Awaited<ReturnType<typeof suggestionsOfCandidates>>; readonly projects: Awaited<ReturnType<typeof projectsOfCandidates>> }

const toCandidate = (row: Selectable<CandidatesTable> & { division_name: string | null }, { suggestions, projects }: Traces): Candidate => ({
  id: row.id,
  title: row.title,
  category: some(row.category),
  division: refTo(row.division_id, row.division_name),
  place: some(row.place),
  investment: row.investment === null ? undefined : Number(row.investment),
  funding: some(row.funding),
  plan: some(row.plan),
  proposer: some(row.proposer),
  suggestions: suggestions.get(row.id),
  project: projects.get(row.id),
  yes: row.yes,
  no: row.no,
  abstain: row.abstain,
  blank: some(row.blank),
  elected: row.elected,
  reason: some(row.reason),
});

/** The candidates of several ballots, each in the order of its paper. */
const candidatesOf = async (db: Database, ballots: readonly string[]): Promise<Map<string, Candidate[]>> => {
  if (ballots.length === 0) return new Map();
  const rows = await db.selectFrom('candidates').leftJoin('divisions', 'divisions.id', 'candidates.division_id').selectAll('candidates').select('divisions.name as division_name').where('ballot_id', 'in', ballots).orderBy('ballot_id').orderBy('position').execute();
  const ids = rows.map((row) => row.id);
  const [suggestions, projects] = await Promise.all([suggestionsOfCandidates(db, ids), projectsOfCandidates(db, ids)]);
  return new Map([...grouped(rows, (row) => row.ballot_id)].map(([id, candidates]) => [id, candidates.map((row) => toCandidate(row, { suggestions, projects }))]));
};

export const listBallots = async (db: Database, query: Query): Promise<PageOf<BallotSummary>> => {
  const filtered = db.selectFrom('ballots').where(allOf([
    query.division !== undefined && within('ballots.division_id', query.division),
    // As bigint: any whole number may be asked for, and a year past the column's range matches nothing.
    query.year !== undefined && sql<boolean>`ballots.year = ${String(query.year)}::bigint`,
    changedSince('ballots', query.updatedSince),
    searches('ballots', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(ballotSorts, query.sort), query, (rows) => rows.select(recordColumns.ballots).select(extraColumns));
  const rows = page.rows as Row[];
  const candidates = query.include?.includes('candidates') ? await candidatesOf(db, rows.map((row) => row.id)) : undefined;
  return { ...page, rows: rows.map((row) => ({ ...toSummary(row), candidates: candidates && (candidates.get(row.id) ?? []) })) };
};

export const getBallot = async (db: Database, id: string): Promise<Ballot | undefined> => {
  const row = await db.selectFrom('ballots').select(recordColumns.ballots).select(extraColumns).where('ballots.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  return { ...toSummary(row), candidates: (await candidatesOf(db, [id])).get(id) ?? [] };
};
