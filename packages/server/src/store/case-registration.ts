import type { BodyOf, registerCase as registerOperation } from '@congress-kit/api';
import { daysBetween, shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { openCaseStates, type CaseState } from '@congress-kit/api/rules/case-flow';
import { searchTexts } from '@congress-kit/api/rules/search-text';
import { maskPrivate } from '@congress-kit/api/rules/text';
import type { AppContext } from '../http/context.ts';
import { wordsOf } from '../http/language.ts';
import { invalid } from '../http/problems.ts';
import { isReachable, lockCase, writeCaseStep, type CaseActor } from './case-moves.ts';
import { nextCaseNumber } from './counters.ts';
import { searchable } from './searching.ts';
import { readSetting } from './settings.ts';
import type { SuggestionRow } from './suggestion-moves.ts';
import { checkReferences, sourceOf } from './suggestion-writes.ts';
import type { Trx } from './transaction.ts';
import { tellCase } from '../webhooks/outbox.ts';

type CaseDraftBody = BodyOf<typeof registerOperation>;

/** What a suggestion is about, without its words. */
export const subjectOf = (category: string): string => {
  const subjects: Readonly<Record<string, string | undefined>> = wordsOf('zh-CN').labels.suggestionCategories;
  const subject = subjects[category];
  return subject ? `群众意见（${subject}）` : '群众意见';
};

/**
 * A case is public, so it may carry the words of a suggestion only when those are (masked, reviewed and allowed). Else it
 * carries its subject alone, and the unit reads the words on the suggestion itself.
 */
const wordsFor = (row: SuggestionRow): { title: string; body: string | null } =>
  (row.may_publish ? { title: row.public_title, body: row.public_body } : { title: subjectOf(row.category), body: null });

/** Registers a case from a suggestion that is handed on (转办), or that becomes a formal 代表建议 of a deputy. */
export const registerCase = async (
  ctx: AppContext, trx: Trx, row: SuggestionRow, actor: CaseActor, of: { origin: 'public_suggestion' } | { origin: 'deputy_suggestion'; deputyId: string | null },
): Promise<string> => {
  const leads = of.origin === 'deputy_suggestion' && of.deputyId !== null ? [of.deputyId] : [];
  return insertCase(ctx, trx, actor, { origin: of.origin, ...wordsFor(row), category: row.category, divisionId: row.division_id, congressId: row.congress_id, leads, wordsFrom: row.receipt_no, figuresOn: shanghaiDay(row.submitted_at) });
};

/** Registers what the office takes in itself. Every reference that leads nowhere is told by its pointer. */
export const fileCase = async (ctx: AppContext, trx: Trx, draft: CaseDraftBody, actor: CaseActor): Promise<string> => {
  const { origin, title, body = null, category = null, divisionId, sessionId, leadDeputyIds = [], coSignerIds = [], priority, registeredOn } = draft;
  // Named twice is meant once, and who leads need not sign as well.
  const leads = [...new Set(leadDeputyIds)];
  const coSigners = [...new Set(coSignerIds)].filter((id) => !leads.includes(id));
  if (origin === 'deputy_suggestion' && leads.length === 0) throw invalid('body', '/leadDeputyIds', 'required');
  if (registeredOn !== undefined && daysBetween(registeredOn, shanghaiDay(ctx.now())) < 0) throw invalid('body', '/registeredOn', 'too_large', { max: shanghaiDay(ctx.now()) });
  const people = [...leads.map((id) => ({ id, pointer: `/leadDeputyIds/${leadDeputyIds.indexOf(id)}` })), ...coSigners.map((id) => ({ id, pointer: `/coSignerIds/${coSignerIds.indexOf(id)}` }))];
  await checkReferences(trx, [
    { table: 'divisions', id: divisionId, pointer: '/divisionId' },
    { table: 'sessions', id: sessionId, pointer: '/sessionId' },
    ...people.map(({ id, pointer }) => ({ table: 'deputies' as const, id, pointer })),
  ]);
  return insertCase(ctx, trx, actor, { origin, title, body, category, divisionId, sessionId, leads, coSigners, priority, registeredOn });
};

interface NewCase {
  readonly origin: Parameters<typeof nextCaseNumber>[1];
  readonly title: string;
  readonly body: string | null;
  readonly category: string | null;
  readonly divisionId?: string | null | undefined;
  readonly sessionId?: string | undefined;
  readonly leads: readonly string[];
  readonly coSigners?: readonly string[];
  readonly priority?: boolean | undefined;
  readonly registeredOn?: string | undefined;
  readonly congressId?: string | null;
  readonly wordsFrom?: string;
  /** The day a resident was told how long it takes. */
  readonly figuresOn?: string;
}

const insertCase = async (ctx: AppContext, trx: Trx, actor: CaseActor, of: NewCase): Promise<string> => {
  const now = ctx.now();
  const today = shanghaiDay(now);
  const { origin, title, body, category, leads, coSigners = [], registeredOn = today } = of;
  const congress = await readSetting(trx, 'congress');
  const source = await sourceOf(trx);
  const number = await nextCaseNumber(trx, origin, yearOf(registeredOn));
  await trx.insertInto('cases').values({
    number, origin, title, body, category, division_id: of.divisionId ?? null, congress_id: of.congressId ?? actor.congressId ?? congress?.id ?? null, session_id: of.sessionId ?? null, state: 'registered',
    registered_on: registeredOn, pauses: '[]', priority: of.priority ?? false, words_from: of.wordsFrom ?? null, figures_on: of.figuresOn ?? null, changed_at: now, ...searchable(searchTexts.cases({ number, title: maskPrivate(title) })), source, as_of: today,
  }).execute();
  const people = [...leads.map((deputy_id) => ({ deputy_id, role: 'lead' })), ...coSigners.map((deputy_id) => ({ deputy_id, role: 'co_signer' }))];
  if (people.length > 0) await trx.insertInto('case_deputies').values(people.map((one, position) => ({ case_number: number, position, ...one }))).execute();
  await writeCaseStep(trx, { number, type: 'registered', at: registeredOn === today ? now : registeredOn, actor });
  await tellCase(trx, { number, state: 'registered' }, now);
  return number;
};

/** The case a suggestion is to join: there, and with work still owed. */
export const joinCase = async (trx: Trx, number: string, actor: CaseActor): Promise<string> => {
  const found = await lockCase(trx, number);
  if (!found || !isReachable(actor, found)) throw invalid('body', '/caseNumber', 'unknown_reference');
  if (!openCaseStates.includes(found.state as CaseState)) throw invalid('body', '/caseNumber', 'not_allowed_here');
  return found.number;
};

/** Its own case again after an unsatisfied rating, when work can still go on there. */
export const ownOpenCase = async (trx: Trx, row: SuggestionRow): Promise<string | undefined> => {
  const found = row.case_number === null ? undefined : await lockCase(trx, row.case_number);
  return found && openCaseStates.includes(found.state as CaseState) ? found.number : undefined;
};
