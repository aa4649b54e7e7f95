// What of all that people write may be public, field by field. What is not written here may not, whoever adds it.
import { caseActs, caseStates } from '@congress-kit/api/rules/case-flow';

const either = (words: string): string => `(${words.split(' ').map((word) => word.replace(/[*/]/g, '\\$&')).join('|')})`;
const fields = (operation: string, words: string, of: string): RegExp[] => words.split(' ').map((word) => new RegExp(`^${operation}/${either(word)} of ${of}$`));
const columns = (table: string, words: string, of = 'open'): RegExp[] => words.split(' ').map((word) => new RegExp(`^${table}\\.${either(word)} of ${of}$`));

/** Steps that are between office, unit and deputy; all others are told to everybody. */
const inner = ['returned', 'extension_requested', 'meeting', 'co_reply', 'split', 'satisfied', 'basic', 'unsatisfied', 'no_response'];
const toldStep = `(?:${[...caseStates, ...caseActs].filter((to) => !inner.includes(to)).join('|')})`;

/** By the API: of what was accepted and may be published. */
const written: readonly RegExp[] = [
  ...fields('submitSuggestion', 'title body', '(open|answered|corrected)'),
  // Whoever writes 实名公开 wants the name to be read.
  ...fields('submitSuggestion', 'name attachments/*/name', 'open'),
  ...['commentOnArticle', 'proposeTopic', 'askQuestion'].flatMap((operation) => fields(operation, 'name body', 'open')),
  ...['proposeTopic', 'askQuestion'].flatMap((operation) => fields(operation, 'title', 'open')),
  ...fields('moveSuggestion', 'note', '(open|answered|corrected), (screening|accepted|claimed_by_deputy|transferred|answered_on_spot|correction)'),
  // A file of a step, where what was said with it is told, all of it was reviewed and the step was not put right since.
  ...fields('moveSuggestion', 'evidence/*/name', 'open, claimed_by_deputy'),
  ...fields('moveCase', 'evidence/*/name', 'open, handling'),
  ...fields('moveSuggestion', 'answer', 'answered, answered_on_spot'),
  ...fields('moveCase', 'note reason committeeDecision', `(open|filed|exempt|split), ${toldStep}`),
  // Why a reply is not for everybody is for everybody.
  ...fields('moveCase', 'ground', '(open, published|exempt, publication_exempt)'),
  ...fields('moveCase', 'governmentLead congressLead', '(open|filed|exempt), assigned'),
  ...fields('moveCase', 'reply/text reply/documentNo reply/signedBy reply/resolution/scheme reply/resolution/code', 'open, replied'),
  ...fields('registerCase', 'title body', '(open|exempt)'),
  ...fields('answerQuestion', 'text respondent promise/text', 'open'),
  ...fields('decideOnVoices', 'summary reason', '(comment|topic)'),
  ...fields('reportOnCall', 'text', '(Z9|J9)'),
  ...fields('addProjectReport', 'done problem next', 'open'),
];

/** By spreadsheets: what the office loads is for everybody, but for what these columns leave out. */
const loaded: readonly RegExp[] = [
  ...columns('divisions', 'name path/*/name source'), ...columns('congresses', 'name division_name source'), ...columns('terms', 'name source'), ...columns('sessions', 'name source'),
  ...columns('organizations', 'name short_name source'), ...columns('groups', 'name source'), ...columns('deputies', 'name post photo source'), ...columns('memberships', 'constituency end_reason'),
  ...columns('stations', 'name address hours receptions/*/text cancelled_receptions/*/text accessibility office_phone source'),
  ...columns('cases', 'title body government_lead congress_lead publication_ground source'), ...columns('case_steps', 'note'), ...columns('replies', 'body scheme code document_no signed_by'),
  // Its suggestions are not to be published: that it is handled is told, and by whom, but not in the residents' words.
  ...columns('cases', 'government_lead congress_lead source', 'shut'),
  ...columns('suggestions', 'public_title public_body source'), ...columns('suggestion_steps', 'note'), ...columns('attachments', 'name'),
  // A sealed one is announced: whom it is about and when, without a figure.
  ...columns('evaluations', 'subject_name source', '(open|shut)'),
  ...columns('ballots', 'title tie_decision source'), ...columns('candidates', 'title category place funding plan proposer reason'),
  ...columns('projects', 'title category place plan supervision/name supervision/leader fund_sources/*/name acceptance/by acceptance/note acceptance/documentNo source'),
  ...columns('project_milestones', 'title'), ...columns('project_reports', 'done problem next'), ...columns('project_adjustments', 'before after reason decided_by document_no'),
  ...columns('disclosures', 'title document_no organ_name body legal_basis/* attachments/*/name source'),
  ...columns('events', 'title status_note place address organizer_name agenda/* how office_phone source'), ...columns('statistics', 'name definition unit source'),
  ...columns('activities', 'title place organizer summary source'), ...columns('duty_records', 'points/scheme source'),
  ...columns('calls', 'title draft_name summary body place source'), ...columns('articles', 'number chapter heading body'), ...columns('adoptions', 'summary reason'),
  ...columns('voices', 'public_title public_body quote source'), ...columns('answers', 'body respondent promise'),
];

export const mayBePublic: readonly RegExp[] = [...written, ...loaded];

/** Columns that stay empty here because no person fills them. */
export const writtenByServer: readonly RegExp[] = [/^(jobs|rate_buckets|suggestion_supports|holidays|webhook_\w+|audit_head)\./];
