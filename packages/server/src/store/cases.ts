import { caseStates, type CaseDetail, type CaseSummary, type listCases as listOperation, type listStaffCases, type QueryOf, type StaffCaseSummary, type Step } from '@congress-kit/api';
import { publishedModes, shownState, type CaseState } from '@congress-kit/api/rules/case-flow';
import { progressLabels } from '@congress-kit/api/messages/labels/progress.zh-CN';
import { casePosition } from '@congress-kit/api/rules/phases';
import { unsaid } from '@congress-kit/api/rules/search-text';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { sql, type RawBuilder } from 'kysely';
import { readEvidence } from './attachments.ts';
import { clockOf, rehandlingOf } from './case-clock.ts';
import { deadlinesOf, lastPromise, lastReply, readOwed } from './case-deadlines.ts';
import { lightName, showsLight } from './case-lights.ts';
import type { AppContext } from '../http/context.ts';
import type { Database } from './database.ts';
import { countBy, counts, readFacets } from './facets.ts';
import { grouped, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, withinCounty, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';
import { readReplies, readSteps, readStepsOf } from './steps.ts';
import { isPublicSuggestion } from './suggestions.ts';

type Query = QueryOf<typeof listOperation>;

export const caseSorts: Sorts<SortNames<Query>> = {
  list: 'cases',
  orders: { registeredOn: textKeys('cases.registered_on', 'cases.number'), dueOn: [{ expression: sql`coalesce(cases.rehandling_due_on, cases.due_on, '9999-12-31')`, kind: 'text' }, ...textKeys('cases.number')], changedAt: changedKeys('cases', 'number') },
  usual: '-registeredOn',
};

/** Where the public sees a case stand; a state newer than the rules is shown as being handled. */
export const phaseOf = (state: string): string => {
  if (!(caseStates as readonly string[]).includes(state)) return 'handling';
  const position = casePosition(state as CaseState);
  return position.kind === 'phase' ? position.phase : position.ending;
};

/** The suggestion of the row beside a case is the one whose words the case carries; of a case from a spreadsheet, which does not say, any that it was made for or that is called the same. */
const areItsWords = sql<boolean>`(suggestions.receipt_no = cases.words_from
  or (cases.words_from is null and (cases.origin = 'public_suggestion' or cases.title in (suggestions.title, suggestions.public_title))))`;

/**
 * A case that carries the words of a suggestion which is not public: those words must not come out by this door. The case
 * itself stays in the list and in every count. A public suggestion with the same title shows that the words are public.
 * Asked of each case on the page: two `exists` would be answered by reading the suggestions of all cases first. After 并案 and
 * 分案 the suggestion is another case's, and its words still stand here; a case that took one in keeps words of its own.
 */
export const fromPrivateSuggestion: RawBuilder<boolean> = sql<boolean>`coalesce((
  select bool_or(not ${isPublicSuggestion} and ${areItsWords}) and not bool_or(${isPublicSuggestion} and suggestions.public_title = cases.title)
  from suggestions where suggestions.case_number = cases.number or suggestions.receipt_no = cases.words_from), false)`;

/** A deputies' suggestion that was made of a resident's words is still theirs: it is called what it is. */
export const titleOfPrivate = (origin: string | null): string => ((origins as Readonly<Record<string, string>>)[origin ?? ''] ?? origins.public_suggestion) + unsaid;
const origins = progressLabels.caseOrigins;

const extraColumns = [
  fromPrivateSuggestion.as('is_private'),
  sql<string | null>`(select name from divisions where id = cases.division_id)`.as('division_name'),
  sql<string | null>`(select name from congresses where id = cases.congress_id)`.as('congress_name'),
  sql<string | null>`(select name from organizations where id = cases.lead_handler_id)`.as('lead_handler_name'),
  sql<string | null>`(select name from organizations where id = cases.supervising_committee_id)`.as('supervising_committee_name'),
];
type Row = RecordOf<'cases'> & { is_private: boolean; division_name: string | null; congress_name: string | null; lead_handler_name: string | null; supervising_committee_name: string | null };

/** What the office or a deputy wrote may hold a private number as well; it is masked where everybody reads it. */
const wordsFor = (view: 'public' | 'all') => (view === 'all' ? (text: string) => text : maskPrivate);
const shownWord = (view: 'public' | 'all', text: string | null): string | undefined => (text === null ? undefined : wordsFor(view)(text));

const toSummary = (row: Row, coHandlers: readonly { id: string; name: string }[], view: 'public' | 'all' = 'public'): CaseSummary => ({
  number: row.number,
  origin: row.origin,
  title: row.is_private ? titleOfPrivate(row.origin) : wordsFor(view)(row.title),
  state: view === 'all' ? row.state : shownState(row.state),
  phase: phaseOf(row.state),
  // Where it is may tell who wrote it.
  division: row.is_private ? undefined : refTo(row.division_id, row.division_name),
  congress: refTo(row.congress_id, row.congress_name),
  registeredOn: row.registered_on,
  assignedOn: some(row.assigned_on),
  leadHandler: refTo(row.lead_handler_id, row.lead_handler_name),
  coHandlers: coHandlers.map(({ id, name }) => ({ id, name })),
  governmentLead: shownWord(view, row.government_lead),
  congressLead: shownWord(view, row.congress_lead),
  supervisingCommittee: refTo(row.supervising_committee_id, row.supervising_committee_name),
  priority: row.priority,
  clock: clockOf(row),
  rehandling: rehandlingOf(row),
  ...provenanceOf(row),
});

const coHandlersOf = async (db: Database, numbers: readonly string[]) => {
  if (numbers.length === 0) return new Map<string, { id: string; name: string }[]>();
  const rows = await db.selectFrom('case_co_handlers').innerJoin('organizations', 'organizations.id', 'case_co_handlers.organization_id')
    .select(['case_number', 'organizations.id', 'organizations.name']).where('case_number', 'in', numbers).orderBy('organizations.id').execute();
  return grouped(rows, (row) => row.case_number);
};

/** The states that stand at one of these places of the public track. */
const statesAt = (phases: readonly string[]): RawBuilder<boolean> =>
  oneOf('cases.state', caseStates.filter((state) => phases.includes(phaseOf(state))))!;

/** Led by this unit, or helped by it: 主办, 协办. Both are looked up by an index of theirs, and each case is read once. */
export const handledBy = (organizationId: string | null): RawBuilder<boolean> => sql<boolean>`(cases.lead_handler_id = ${organizationId}
  or cases.number = any(array(select co.case_number from case_co_handlers co where co.organization_id = ${organizationId})))`;

/** In one of these states as the public is shown them; undefined when none is asked for. */
export const shownAs = (states: readonly string[] | undefined): RawBuilder<boolean> | undefined =>
  states && oneOf('cases.state', caseStates.filter((state) => states.includes(shownState(state))));

/** Neither a search nor a place may find what the answer leaves out. Compared with a number: of a bare condition the database would guess that half fail it. */
const isNotPrivate = sql<boolean>`${fromPrivateSuggestion}::integer <> 1`;

const matching = (query: Query, today: string) => {
  const found = searches('cases', query.q);
  return allOf([
    // Asked for by the states that are shown, or a filter would tell what an answer does not.
    shownAs(query.state),
    query.phase && statesAt(query.phase),
    oneOf('cases.origin', query.origin),
    query.organization !== undefined && handledBy(query.organization),
    query.deputy !== undefined && sql<boolean>`exists (select 1 from case_deputies who where who.case_number = cases.number and who.deputy_id = ${query.deputy})`,
    query.priority !== undefined && sql<boolean>`cases.priority = ${query.priority}`,
    query.light && showsLight(query.light, today),
    equals('cases.congress_id', query.congressId),
    query.division !== undefined && sql<boolean>`${withinCounty('cases.division_id', query.division)} and ${isNotPrivate}`,
    changedSince('cases', query.updatedSince),
    found && sql<boolean>`${found} and ${isNotPrivate}`,
  ]);
};

const caseFacets = (db: Database, query: Query, today: string) => ({
  phase: async () => {
    const places = new Map<string, number>();
    for (const { value, count } of await countBy(db, 'cases', 'cases.state', matching({ ...query, phase: undefined }, today))) places.set(phaseOf(value), (places.get(phaseOf(value)) ?? 0) + count);
    return [...places].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count);
  },
  organization: () => {
    const others = matching({ ...query, organization: undefined }, today);
    return counts(db, 'cases', sql`select unit.id as value, unit.name, count(*)::integer as count from (
        select cases.number, cases.lead_handler_id as unit_id from cases where ${others}
        union select co.case_number, co.organization_id from case_co_handlers co join cases on cases.number = co.case_number where ${others}
      ) as part join organizations unit on unit.id = part.unit_id group by 1, 2`);
  },
  light: () => counts(db, 'cases', sql`select ${lightName(today)} as value, count(*)::integer as count from cases where ${matching({ ...query, light: undefined }, today)} group by 1`),
});

/** A note may tell what the resident wrote, and a file show it. */
const shownSteps = (row: Row, steps: readonly Step[]): Step[] => (row.is_private ? steps.map(({ note, evidence, ...step }) => step) : [...steps]);

type StaffQuery = Pick<QueryOf<typeof listStaffCases>, 'limit' | 'cursor' | 'sort' | 'owing'>;

/** One page of cases that a token may see, with their titles as they are; `view` says whether a result of a rating shows in the state. */
export const listCasesOf = async (db: Database, condition: RawBuilder<boolean>, query: StaffQuery, view: 'public' | 'all'): Promise<PageOf<StaffCaseSummary>> => {
  const page = await readPage(db, db.selectFrom('cases').where(condition), chosen(caseSorts, query.sort), query, (rows) => rows.select(recordColumns.cases).select(extraColumns));
  const rows = page.rows as Row[];
  const coHandlers = await coHandlersOf(db, rows.map((row) => row.number));
  const owed = query.owing && await readOwed(db, rows, coHandlers, query.owing);
  return { ...page, rows: rows.map((row) => ({ ...toSummary({ ...row, is_private: false }, coHandlers.get(row.number) ?? [], view), deadlines: owed?.get(row.number) })) };
};

/** @param today day in Shanghai that the lights are for */
export const listCases = async (db: Database, query: Query, today: string): Promise<PageOf<CaseSummary>> => {
  const filtered = db.selectFrom('cases').where(matching(query, today));
  const [page, facets] = await Promise.all([
    readPage(db, filtered, chosen(caseSorts, query.sort), query, (rows) => rows.select(recordColumns.cases).select(extraColumns)),
    readFacets(query.facets, caseFacets(db, query, today)),
  ]);
  const rows = page.rows as Row[];
  const numbers = rows.map((row) => row.number);
  const [coHandlers, steps] = await Promise.all([coHandlersOf(db, numbers), query.include?.includes('steps') ? readStepsOf(db, 'case_steps', numbers) : undefined]);
  return {
    ...page, ...facets,
    rows: rows.map((row) => ({ ...toSummary(row, coHandlers.get(row.number) ?? []), steps: steps && shownSteps(row, steps.get(row.number) ?? []) })),
  };
};

const publicationOf = (row: Row, view: 'public' | 'all'): CaseDetail['publication'] => (row.publication_mode === null ? undefined : {
  mode: row.publication_mode, ground: row.is_private ? undefined : shownWord(view, row.publication_ground), reviewer: view === 'all' ? some(row.publication_reviewer) : undefined,
});

/**
 * One case with its steps and replies.
 * @param view `public`: public steps, replies once published. `all`: everything, for the office's side
 * @param tickets for files that not everybody may have
 */
export const getCase = async (db: Database, number: string, view: 'public' | 'all' = 'public', tickets?: Pick<AppContext, 'key' | 'now'>): Promise<CaseDetail | undefined> => {
  const found = await db.selectFrom('cases').select(recordColumns.cases).select([...extraColumns, lastReply.as('replied_on'), lastPromise.as('promised_by')]).where('cases.number', '=', number).executeTakeFirst();
  if (!found) return undefined;
  const row = view === 'all' ? { ...found, is_private: false } : found;
  // With these the office has reviewed what it publishes; before that a reply is between the unit, the deputy and the resident.
  const isPublished = (publishedModes as readonly (string | null)[]).includes(row.publication_mode);
  const showsText = view === 'all' || (!row.is_private && row.publication_mode !== 'none' && row.publication_mode !== 'summary');
  const showsReplies = view === 'all' || (!row.is_private && isPublished);
  // A file says what no mask covers: for everybody only where the office has reviewed all of it.
  const showsFiles = view === 'all' || (!row.is_private && row.publication_mode === 'full');
  const [coHandlers, deputies, session, steps, replies, parts] = await Promise.all([
    coHandlersOf(db, [number]),
    db.selectFrom('case_deputies').leftJoin('deputies', 'deputies.id', 'case_deputies.deputy_id')
      .select(['role', 'deputy_id', 'deputies.name']).where('case_number', '=', number).orderBy('position').execute(),
    row.session_id ? db.selectFrom('sessions').select(['id', 'name']).where('id', '=', row.session_id).executeTakeFirst() : undefined,
    readSteps(db, 'case_steps', number, view, showsFiles ? readEvidence(db, 'case_steps', number, tickets) : undefined),
    showsReplies ? readReplies(db, { caseNumber: number }, wordsFor(view)) : [],
    row.is_private ? [] : db.selectFrom('cases').select('number').where('split_from', '=', number).orderBy('number').execute(),
  ]);
  const refs = (role: string) => deputies.filter((one) => one.role === role).map((one) => refTo(one.deputy_id, one.name)!);
  return {
    ...toSummary(row, coHandlers.get(number) ?? [], view),
    body: showsText && row.body !== null ? wordsFor(view)(row.body) : undefined,
    leadDeputies: refs('lead'),
    coSigners: refs('co_signer'),
    session,
    mergedInto: some(row.merged_into),
    splitFrom: row.is_private ? undefined : some(row.split_from),
    splitInto: parts.length === 0 ? undefined : parts.map((part) => part.number),
    steps: shownSteps(row, steps),
    deadlines: deadlinesOf(row, {
      repliedOn: row.replied_on, steps: steps.map(({ type, at, actor }) => ({ type, at, organization: actor.organization })),
      // Everybody reads what is promised in the reply itself, once that is public.
      promisedBy: view === 'all' ? row.promised_by : null,
      // domain rule: what a helping unit told the lead, and when, is not the public's.
      coHandlers: view === 'all' ? coHandlers.get(number) ?? [] : [],
    }),
    publication: publicationOf(row, view),
    replies: row.publication_mode === 'summary' && view === 'public' ? replies.map((reply) => ({ ...reply, text: '' })) : replies,
  };
};
