import type { Candidate, SuggestionDetail } from '@congress-kit/api';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { grouped, refTo } from './format.ts';
import { isPublicSuggestion } from './suggestions.ts';

/**
 * 群众提、代表决、政府办、人大评: the way from a suggestion over its candidate and ballot to a project, asked for from either
 * end. A suggestion that is not public is not named on it, at no station.
 */

/** The public suggestions that candidates came from. */
export const suggestionsOfCandidates = async (db: Database, candidates: readonly string[]): Promise<Map<string, NonNullable<Candidate['suggestions']>>> => {
  if (candidates.length === 0) return new Map();
  const rows = await db.selectFrom('candidate_suggestions').innerJoin('suggestions', 'suggestions.receipt_no', 'candidate_suggestions.receipt_no')
    .select(['candidate_id', 'suggestions.receipt_no', 'public_title']).where('candidate_id', 'in', candidates).where(isPublicSuggestion)
    .orderBy('candidate_id').orderBy('suggestions.receipt_no').execute();
  return new Map([...grouped(rows, (row) => row.candidate_id)].map(([id, found]) => [id, found.map((row) => ({ receiptNo: row.receipt_no, title: row.public_title }))]));
};

/** The projects that candidates became. */
export const projectsOfCandidates = async (db: Database, candidates: readonly string[]): Promise<Map<string, { id: string; name: string }>> => {
  if (candidates.length === 0) return new Map();
  const rows = await db.selectFrom('projects').select(['id', 'title', 'candidate_id']).where('candidate_id', 'in', candidates).orderBy('id').execute();
  return new Map(rows.map((row) => [row.candidate_id!, { id: row.id, name: row.title }]));
};

/** What became of a suggestion at the ballots; absent where it was never put to one. */
export const candidatesOfSuggestion = async (db: Database, receiptNo: string): Promise<SuggestionDetail['candidates']> => {
  const rows = await db.selectFrom('candidate_suggestions').innerJoin('candidates', 'candidates.id', 'candidate_suggestions.candidate_id').innerJoin('ballots', 'ballots.id', 'candidates.ballot_id')
    .select(['candidates.id', 'candidates.title', 'candidates.elected', 'ballots.id as ballot_id', 'ballots.title as ballot_title'])
    .where('candidate_suggestions.receipt_no', '=', receiptNo).orderBy('ballots.voted_on').orderBy('candidates.id').execute();
  if (rows.length === 0) return undefined;
  const projects = await projectsOfCandidates(db, rows.map((row) => row.id));
  return rows.map((row) => ({ id: row.id, title: row.title, ballot: refTo(row.ballot_id, row.ballot_title)!, elected: row.elected, project: projects.get(row.id) }));
};

/** Condition on `projects`: it came from this suggestion, which is public. */
export const cameFrom = (receiptNo: string) => sql<boolean>`exists (
  select 1 from candidate_suggestions came join suggestions on suggestions.receipt_no = came.receipt_no
  where came.candidate_id = projects.candidate_id and came.receipt_no = ${receiptNo} and ${isPublicSuggestion})`;
