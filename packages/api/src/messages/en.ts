import { ballotFaults } from './ballot-faults.en.ts';
import { labels } from './labels/en.ts';
import type { Messages } from './zh-CN.ts';

/** English words for every value, fault and problem of the API. `zh-CN.ts` decides which keys there are. */
export { ballotFaults, labels };

export const moveRefusals: Messages['moveRefusals'] = {
  unknown_state: 'The present state is not known; please ask the administrator',
  not_listed: 'This step is not possible in the present state',
  wrong_role: 'This step is for others to take',
  too_early: 'It is too early for this step',
  missing_fields: 'Something is still to be filled in',
  invalid_fields: 'Something is filled in wrongly',
  already_replied: 'There is an answer already, so it cannot be withdrawn; you can ask to erase your personal data',
  not_unsatisfied: 'The rating is not “not satisfied”, so it is not handed over again',
  already_transferred_again: 'It was handed over again once before',
  previous_state_unknown: 'The state before hiding is not known; please ask the administrator',
  handler_shut_out: 'The handling unit may not act while the case is being rated',
  reply_missing: 'There is no answer yet; please answer first',
  not_settled: 'The matter is not settled; please follow it up first',
  settled: 'The matter is settled and can be completed',
  committee_decision_needed: 'A second re-handling needs a decision of the supervising committee',
  first_rehandling_is_by_right: 'The first re-handling needs no decision; leave it out',
  not_paused: 'The clock is not paused',
  already_paused: 'The clock is paused already',
  no_clock: 'The clock has not started',
  not_extensible: 'This kind of time limit cannot be extended',
  total_not_over_usual: 'The new total of months must be longer than the usual time',
  total_over_limit: 'The total of months is over the limit',
  consent_missing: 'More time needs consent first',
  deputy_not_told: 'The deputy must be told first',
  reason_missing: 'Please give a reason',
  pauses_overlap: 'Two pauses overlap',
  pause_before_start: 'The pause begins before the clock does',
  pause_after_due: 'It is due already and cannot be paused',
  ends_before_it_begins: 'The end is before the beginning',
};

export const faults: Messages['faults'] = {
  required: 'Please fill this in',
  wrong_type: 'Wrong kind of value[; this must be {expected}]',
  too_long: 'At most {max} {max|character|characters}[; now {now}]',
  too_short: 'At least {min} {min|character|characters}[; now {now}]',
  too_small: 'Must be {min} or more',
  too_large: 'Must be {max} or less',
  too_many: 'At most {max} {max|entry|entries}[; now {now}]',
  bad_format: 'Not written the right way[; {example}]',
  bad_characters: 'Contains invisible special characters; please delete them or type it again',
  not_one_of: 'Please choose one of: {values}',
  unknown_field: 'There is no such field; check its name or leave it out',
  unknown_reference: 'Not found; check the id or choose again',
  not_allowed_here: 'This step does not use this field; leave it out',
  not_correctable: 'This step cannot be corrected: choose the step that was wrong at first; a rating is for who gave it',
};

export const types: Messages['types'] = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', record: 'an object',
};

export const formats: Messages['formats'] = {
  date: 'write it like 2026-03-05', datetime: 'write it like 2026-03-05T09:30:00+08:00', phone: '11 digits, a landline with its area code, like 0000-5550123; from abroad with +',
  id: 'use letters, digits, dots and hyphens only', object: 'fill in the object as documented',
};

export const fields: Messages['fields'] = {
  title: 'Title', body: 'Text', attachments: 'Photos and files', 'attachments/id': 'Photos and files', 'attachments/name': 'File name', ticket: 'Download ticket', kind: 'Kind', category: 'Category', divisionId: 'Place', external: 'Number in the other system', 'external/system': 'The other system', 'external/id': 'Number in the other system', address: 'Address', target: 'Addressed to', 'target/kind': 'Addressed to',
  'target/id': 'Which deputy or station', identityMode: 'Whether to show the name', name: 'Name', phone: 'Phone', mayPublish: 'Consent to publish', channel: 'Source', consent: 'Notice agreed to',
  textVersion: 'Version of the notice', attitude: 'Attitude', result: 'Result', comment: 'Comment', reason: 'Reason', to: 'Next step', note: 'Note', code: 'Reason for not accepting',
  where: 'Sent to', into: 'Merged into', answer: 'Answer', deputyId: 'Deputy', caseNumber: 'Case number', on: 'Day', leadHandlerId: 'Lead unit', priority: 'Priority supervision', light: 'Light', dueBefore: 'Due before', owing: 'What is owed', coHandlerId: 'Helping unit', apply: 'Keep it', sessionId: 'Session',
  leadDeputyIds: 'Leading deputies', coSignerIds: 'Co-signers', registeredOn: 'Registered on',
  coHandlerIds: 'Co-handling units', governmentLead: 'Responsible leader', congressLead: 'Supervising leader', supervisingCommitteeId: 'Supervising committee', totalMonths: 'Months in total',
  deputyTold: 'Deputy told', mode: 'How it is published', ground: 'Ground for not publishing', reviewer: 'Reviewer', question: 'Question to the resident', supplement: 'Details added',
  committeeDecision: 'Decision of the committee', corrects: 'Step to correct', reply: 'Written answer', documentNo: 'Document number', issuedOn: 'Day of the answer', signedBy: 'Signed by', text: 'Text of the answer',
  resolution: 'Degree of solution', scheme: 'Scheme of classes', 'resolution/code': 'Degree of solution', normal: 'Degree of solution', promiseDueOn: 'Promised by', meeting: 'Record of the talk',
  'meeting/kind': 'Kind of talk', 'meeting/on': 'Day of the talk', 'meeting/note': 'Notes of the talk', id: 'Id', receiptNo: 'Receipt number', number: 'Case number',
  q: 'Search words', limit: 'Entries per page', sort: 'Order', include: 'What to bring along', facets: 'What to count', updatedSince: 'Changed since', cursor: 'Place in the list', division: 'Place', year: 'Year', ballot: 'Ballot', candidate: 'Candidate project',
  suggestion: 'Receipt number of a suggestion', organ: 'Issuing organ', session: 'Session', status: 'Status', publication: 'Publication', attendance: 'How to attend', from: 'From day', until: 'Until day', metric: 'Metric', computed: 'Counted by the server',
  percent: 'Progress', spent: 'Money spent', done: 'What was done', problem: 'Problem', next: 'What comes next', milestones: 'Milestones', position: 'Position', state: 'State', phase: 'Progress', origin: 'Origin', organization: 'Unit',
  deputy: 'Deputy', level: 'Level', congressId: 'Congress', termId: 'Term', parentId: 'Place above', station: 'Deputies’ station', group: 'Group', subjectKind: 'Kind of subject',
  subject: 'Subject', device: 'Mark of the device', articleId: 'Article', quote: 'Words quoted', stance: 'Stance', summary: 'Summary', outcome: 'Outcome', voices: 'Which ones', organizationId: 'Unit',
  respondent: 'Who answered', answeredOn: 'Day of the answer', onTheSpot: 'Answered on the spot', promise: 'Promise', 'promise/text': 'What is promised', dueOn: 'Due on', call: 'Call', consultation: 'Consultation', article: 'Article',
  solicitation: 'Call for topics', qaSession: 'Q&A session', answered: 'Answered', role: 'Role', expiresOn: 'Last day it is valid', act: 'Act', by: 'By', head: 'End', 'Idempotency-Key': 'Idempotency-Key header', 'Receipt-Secret': 'Receipt secret (Receipt-Secret header)', Authorization: 'Authorization header',
  'Accept-Language': 'Accept-Language header', 'Content-Type': 'Content-Type header',
};

export const problems: Messages['problems'] = {
  invalid_request: { title: 'Some things need changing', detail: 'Please change what is listed and send it again. What you wrote is still there.' },
  malformed_body: { title: 'The body cannot be read', detail: 'It is not complete JSON in UTF-8. Please check it and send it again.' },
  unauthorized: { title: 'Please sign in', detail: 'This part is for staff. Send a valid bearer token and try again.' },
  forbidden: { title: 'Not permitted', detail: 'Your account may not do this. If you need it, ask the director of the congress office.' },
  not_found: { title: 'Not found', detail: 'The address may be wrong, or the record was taken down. Please look for it in the list.' },
  receipt_not_found: { title: 'No such receipt', detail: 'Please copy number and secret from the receipt once more; upper or lower case does not matter.' },
  method_not_allowed: { title: 'This address does not work that way', detail: 'Please use: {allowed}.' },
  not_acceptable: { title: 'Not in that format', detail: 'Only JSON is served here; let the request accept application/json.' },
  body_too_large: { title: 'Too large', detail: 'At most {max} bytes at once. Please shorten the text and send it again. What you wrote is still there.' },
  unsupported_media_type: { title: 'Wrong content type', detail: 'Please send application/json.' },
  file_too_large: { title: 'The file is too large', detail: 'A file may have at most {max} MB. Make a photo smaller first, or split a PDF.' },
  file_type_not_allowed: { title: 'This kind of file is not taken', detail: 'Photos (JPEG, PNG, WebP) and PDF are taken. Take a photo of anything else, or save it as PDF.' },
  file_unreadable: { title: 'The file cannot be opened', detail: 'It may be damaged or incomplete, or something else than its type says. Please open it yourself, then choose it again.' },
  image_too_large: { title: 'The photo has too many pixels', detail: 'A photo may have at most {max} megapixels. Please make it smaller and send it again.' },
  spreadsheet_too_large: { title: 'The spreadsheet is too large', detail: 'A spreadsheet may have at most {max} MB. Split it and send the parts one after the other.' },
  spreadsheet_type_not_allowed: { title: 'This kind of file is not taken', detail: 'Send an .xlsx or .csv spreadsheet. Save an old .xls as .xlsx first.' },
  idempotency_key_missing: { title: 'Idempotency-Key is missing', detail: 'Send a new random Idempotency-Key header (16 to 128 letters, digits or signs) with every write, and the same one when you retry.' },
  idempotency_key_reused: { title: 'Idempotency-Key was used before', detail: 'It belongs to a write with other content. After a change, send a new key.' },
  idempotency_in_flight: { title: 'Still being sent', detail: 'The same content was sent a moment ago and is being saved. Please try again[ in {wait}]; it will not be sent twice.' },
  move_not_allowed: { title: 'This step is not possible now', detail: 'Please reload to see the present state.[ Possible now: {allowed}.]' },
  rating_not_open: { title: 'Not open for rating yet', detail: 'You can rate once there is an answer. Please come back in some days.' },
  already_rated: { title: 'Already rated', detail: 'Each answer is rated once, and your rating is recorded.' },
  window_closed: { title: 'Not open now', detail: 'Nothing can be sent at this time.[ It is open from {from} to {until}.] What you wrote is still there; keep a copy.' },
  too_many_requests: { title: 'Too fast', detail: 'Please try again[ in {wait}]. What you wrote is still there. If it is urgent, call the congress office or visit a deputies’ station.' },
  proof_not_accepted: { title: 'The check did not succeed', detail: 'Please send it again; what you wrote is still there. If that fails, try again[ in {wait}], call the congress office or visit a deputies’ station.' },
  internal_error: {
    title: 'Something broke on our side',
    detail: 'Please try again in a while. If you were sending something, we cannot confirm that it arrived; send it again, the same content is never registered twice.[ If that fails, tell the congress office this id: {requestId}]',
  },
  temporarily_unavailable: { title: 'Not available right now', detail: 'Please try again[ in {wait}]. What you wrote is still there. If it is urgent, visit a deputies’ station.' },
};

export const importFaults: Messages['importFaults'] = {
  place: '{file}[, sheet “{sheet}”][, row {row}][, column “{column}”]',
  empty_required: 'The cell is empty and must be filled in',
  expected_date: '“{value}” is not a date; write 2026-03-05 or format the cell as a date',
  expected_time: '“{value}” is not a time; write 2026-03-05 09:30',
  expected_integer: '“{value}” is not a whole number; write digits only[; {expected}]',
  expected_number: '“{value}” is not a number',
  expected_boolean: '“{value}” must be yes or no (the two words the format names)',
  expected_text: '“{value}” is stored as a number and loses its leading zeros; format the column as text',
  not_one_of: '“{value}” is not a word of the list; write one of: {expected}',
  unknown_code: '“{value}” is not found in {expected}; check the code, or add that row first',
  duplicate: '“{value}” appears twice[; row {expected} has it already]; each code may be used once',
  missing_file: 'The file “{expected}” is missing',
  missing_sheet: 'The sheet “{expected}” is missing[; the file has: {value}]',
  missing_column: 'The column “{expected}” is missing; check the headings in row 1[; there are: {value}]',
  private_column: 'The column “{value}” holds private data. It was not read and is not stored. Delete it before you pass the spreadsheet on.',
  note_row: '“{value}” looks like a total or a note, so the row was not read; if it is data, fill in the cells that must be filled',
  merged_down: '{expected} {expected|cell|cells} of this column {expected|is|are} merged over several rows; each of these rows was read with what stands in it, such as “{value}”',
  merged_across: '“{value}” stands in a cell that is merged with those to the right; it was read for this column, and these are taken as empty: {expected}',
  unknown_column: 'The column “{value}” is not known and was not imported; mend its heading if it is misspelt',
  sum_mismatch: 'Adds up to {value} but should be {expected}; please check',
  out_of_range: '“{value}” is out of range; it must be {expected}',
  too_long: 'Too long: at most {expected} {expected|character|characters}, now {value}',
  bad_characters: 'Contains invisible special characters; please type the cell again',
  bad_format: '“{value}” is not written the right way; it should look like {expected}',
  bad_encoding: 'The text is in the wrong encoding and comes out garbled; save it as {expected}',
  unreadable_file: 'The file cannot be opened; open it in your spreadsheet program and save it as {expected}',
  locked_file: 'The file is locked with a password; take the password off in your spreadsheet program and save it as {expected}',
  both_or_neither: 'Fill in both “{value}” and “{expected}”, or neither',
  wrong_order: '“{value}” is before “{expected}”; check their order',
  illegal_sequence: '“{value}” cannot follow “{expected}”; check the order of the steps',
  last_step_differs: 'The state is “{value}” but the last step is “{expected}”; both must agree',
  collects_own: '“{value}” is the one that is rated or handled the matter, and cannot collect its own ratings; name another, such as a committee',
  inconsistent: '“{value}” here but “{expected}” elsewhere; both must agree',
  step_refused: 'The step “{value}” is not possible this way: {reason}',
  ballot_doubt: 'Please check: {reason}',
  history_differs: 'Step {value} differs from what is stored; steps can be added at the end, not changed',
  depends_on_refused: 'Refers to “{value}” of the file “{expected}”, which was not imported; mend that file and import both',
  unknown_file: 'Cannot tell which table this is; check its headings and give the file a name that contains one of: {expected}',
};

export const marks: Messages['marks'] = { list: ', ', field: '{field}: {fault}' };

export const messages: Messages = { labels, ballotFaults, moveRefusals, faults, types, formats, fields, problems, importFaults, marks };
