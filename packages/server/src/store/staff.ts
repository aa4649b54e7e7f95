import { type listStaffCases as listCasesOperation, type listStaffSuggestions as listOperation, type QueryOf, type ResponseOf, type StaffCase, type StaffCaseSummary, type StaffSuggestion } from '@congress-kit/api';
import { handlers, shownState, nextCaseMoves, type CaseState } from '@congress-kit/api/rules/case-flow';
import type { Role } from '@congress-kit/api/rules/moves';
import { nextSuggestionMoves, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { isOffice, type Staff } from '../policies/identity.ts';
import { visibleCases, visibleSuggestions } from '../policies/visibility.ts';
import { readEvidence } from './attachments.ts';
import { owes } from './case-deadlines.ts';
import { caseMemory, type CaseRow } from './case-moves.ts';
import { getCase, handledBy, listCasesOf, shownAs } from './cases.ts';
import type { Database } from './database.ts';
import { dayOf, geoOf, instantText, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, oneOf, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { readAdditions, readNames } from './receipts.ts';
import { searches } from './searching.ts';
import { readSteps } from './steps.ts';
import { suggestionMemory, type SuggestionRow } from './suggestion-moves.ts';

/** What the office's side is shown. Written field by field: no contact, no secret and no single rating can slip in. */

export type Viewer = Role | 'onlooker';

/** The words as they were written are for the congress office they were written to; everybody else reads them masked. */
const words = (staff: Staff) => (isOffice(staff.role) ? (text: string) => text : maskPrivate);

export const readStaffSuggestion = async (ctx: AppContext, db: Database, row: SuggestionRow, staff: Staff, viewer: Viewer): Promise<StaffSuggestion> => {
  const shown = words(staff);
  const [names, additions, steps, memory] = await Promise.all([
    readNames(db, row), readAdditions(ctx, db, row.receipt_no, shown), readSteps(db, 'suggestion_steps', row.receipt_no, 'all', readEvidence(db, 'suggestion_steps', row.receipt_no, ctx)), suggestionMemory(db, row, viewer === 'onlooker' ? undefined : viewer),
  ]);
  return {
    receiptNo: row.receipt_no,
    kind: row.kind,
    category: row.category,
    title: shown(row.title),
    body: shown(row.body),
    address: row.address === null ? undefined : shown(row.address),
    geo: geoOf(row),
    ...names,
    identityMode: row.identity_mode,
    channel: row.channel,
    state: row.state,
    submittedOn: dayOf(row.submitted_at),
    supportCount: row.support_count + row.web_supports,
    caseNumber: some(row.case_number),
    ...provenanceOf(row),
    submittedAt: instantText(row.submitted_at),
    mayPublish: row.may_publish,
    ending: (row.ending ?? undefined) as StaffSuggestion['ending'],
    mergedInto: row.state === 'merged' ? some(row.duplicate_of) : undefined,
    ...additions,
    steps,
    moves: viewer === 'onlooker' ? [] : nextSuggestionMoves(row.state as SuggestionState, { ...memory, by: viewer, now: ctx.now() }),
  };
};

type Query = QueryOf<typeof listOperation>;

export const staffSuggestionSorts: Sorts<SortNames<Query>> = {
  list: 'staff suggestions',
  orders: { submittedAt: [{ expression: sql.ref('suggestions.submitted_at'), kind: 'instant', days: 'suggestions.submitted_at' }, ...textKeys('suggestions.receipt_no')], changedAt: changedKeys('suggestions', 'receipt_no') },
  usual: '-submittedAt',
};

export type StaffSuggestionRow = ResponseOf<typeof listOperation>['items'][number];

export const listStaffSuggestions = async (db: Database, query: Query, staff: Staff): Promise<PageOf<StaffSuggestionRow>> => {
  const filtered = db.selectFrom('suggestions').where(allOf([
    visibleSuggestions(staff), oneOf('suggestions.state', query.state), changedSince('suggestions', query.updatedSince), searches('suggestions', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(staffSuggestionSorts, query.sort), query, (rows) => rows
    .select(['receipt_no', 'public_title', 'state', 'submitted_at', 'updated_at', 'target_id'])
    .select(sql<string | null>`(case suggestions.target_kind when 'deputy' then (select name from deputies where id = suggestions.target_id)
      when 'station' then (select name from stations where id = suggestions.target_id) end)`.as('target_name')));
  return {
    ...page,
    rows: page.rows.map((row) => ({
      receiptNo: row.receipt_no, title: row.public_title, state: row.state, submittedAt: instantText(row.submitted_at), changedAt: instantText(row.updated_at),
      target: refTo(row.target_id, row.target_name),
    })),
  };
};

type CaseQuery = QueryOf<typeof listCasesOperation>;

export const listStaffCases = (db: Database, query: CaseQuery, staff: Staff): Promise<PageOf<StaffCaseSummary>> => {
  // domain rule 背靠背: who was rated is shown no result until the case moves on, and must not find it by a filter either.
  const view = staff.role === 'handling_unit' ? 'public' : 'all';
  return listCasesOf(db, allOf([
    visibleCases(staff),
    view === 'all' ? oneOf('cases.state', query.state) : shownAs(query.state),
    oneOf('cases.origin', query.origin),
    query.organization !== undefined && handledBy(query.organization),
    query.owing && owes(query.owing, { before: query.dueBefore, organization: query.organization }),
    query.priority !== undefined && sql<boolean>`cases.priority = ${query.priority}`,
    // Nothing is due before it was registered: told, so that nobody goes through all that came later.
    query.owing === undefined && query.dueBefore !== undefined && sql<boolean>`(coalesce(cases.rehandling_due_on, cases.due_on) < ${query.dueBefore} and cases.done_on is null and cases.registered_on < ${query.dueBefore})`,
    changedSince('cases', query.updatedSince),
    searches('cases', query.q),
  ]), query, view);
};

export const readStaffCase = async (ctx: AppContext, db: Database, row: CaseRow, viewer: Viewer): Promise<StaffCase> => {
  const [detail, memory, suggestions] = await Promise.all([
    getCase(db, row.number, 'all', ctx),
    caseMemory(db, row),
    db.selectFrom('suggestions').select('receipt_no').where('case_number', '=', row.number).orderBy('receipt_no').execute(),
  ]);
  const isHandler = viewer !== 'onlooker' && handlers.includes(viewer);
  return {
    ...detail!,
    // domain rule 背靠背: a single rating, and what was said with it, is not for those who were rated.
    ...(isHandler && { state: shownState(detail!.state), steps: detail!.steps.filter((step) => shownState(step.type) === step.type) }),
    suggestions: suggestions.map((one) => one.receipt_no),
    moves: viewer === 'onlooker' ? [] : nextCaseMoves(row.state as CaseState, { ...memory, by: viewer, now: ctx.now() }),
  };
};
