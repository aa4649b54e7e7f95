import type { Ballot, BallotSummary, Candidate, listBallots as listOperation, QueryOf } from '@congress-kit/api';
import { sql, type Selectable } from 'kysely';
import type { Database } from './database.ts';
import { provenanceOf, refTo, some } from './format.ts';
import { newestFirst, readPage, searches, within, type PageOf } from './paging.ts';
import type { BallotsTable, CandidatesTable } from './tables.ts';

/** Ballots as they were announced, faults included: both sides check them by the same rule, nobody mends them in silence. */

const sort = newestFirst('ballots', { column: 'ballots.voted_on', kind: 'text' }, { column: 'ballots.id', kind: 'text' });

const extraColumns = [
  sql<string | null>`(select name from congresses where id = ballots.congress_id)`.as('congress_name'),
  // A national or provincial division is not in the county's own list, but its congress carries the name.
  sql<string | null>`coalesce((select name from divisions where id = ballots.division_id), (select division_name from congresses where id = ballots.congress_id and division_id = ballots.division_id))`.as('division_name'),
  sql<number>`(select count(*)::integer from candidates where ballot_id = ballots.id)`.as('candidate_count'),
];
type Row = Selectable<BallotsTable> & { congress_name: string | null; division_name: string | null; candidate_count: number };

const toSummary = (row: Row): BallotSummary => ({
  id: row.id,
  title: row.title,
  congress: refTo(row.congress_id, row.congress_name)!,
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

const toCandidate = (row: Selectable<CandidatesTable>): Candidate => ({
  id: row.id,
  title: row.title,
  category: some(row.category),
  place: some(row.place),
  investment: row.investment === null ? undefined : Number(row.investment),
  funding: some(row.funding),
  plan: some(row.plan),
  proposer: some(row.proposer),
  yes: row.yes,
  no: row.no,
  abstain: row.abstain,
  blank: some(row.blank),
  elected: row.elected,
  reason: some(row.reason),
});

export const listBallots = async (db: Database, query: QueryOf<typeof listOperation>): Promise<PageOf<BallotSummary>> => {
  let filtered = db.selectFrom('ballots');
  if (query.division) filtered = filtered.where(within('ballots.division_id', query.division));
  // As bigint: any whole number may be asked for, and a year past the column's range matches nothing.
  if (query.year !== undefined) filtered = filtered.where(sql<boolean>`ballots.year = ${String(query.year)}::bigint`);
  const matching = searches('ballots.search', query.q);
  if (matching) filtered = filtered.where(matching);
  const page = await readPage(filtered, sort, query, (rows) => rows.selectAll('ballots').select(extraColumns));
  return { ...page, rows: (page.rows as Row[]).map(toSummary) };
};

export const getBallot = async (db: Database, id: string): Promise<Ballot | undefined> => {
  const row = await db.selectFrom('ballots').selectAll('ballots').select(extraColumns).where('ballots.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const candidates = await db.selectFrom('candidates').selectAll().where('ballot_id', '=', id).orderBy('position').execute();
  return { ...toSummary(row), candidates: candidates.map(toCandidate) };
};
