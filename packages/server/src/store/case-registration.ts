import { shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { openCaseStates, type CaseState } from '@congress-kit/api/rules/case-flow';
import { searchTexts } from '@congress-kit/api/rules/search-text';
import type { AppContext } from '../http/context.ts';
import { wordsOf } from '../http/language.ts';
import { invalid } from '../http/problems.ts';
import { lockCase, writeCaseStep, type CaseActor } from './case-moves.ts';
import { nextCaseNumber } from './counters.ts';
import { readSetting } from './settings.ts';
import type { SuggestionRow } from './suggestion-moves.ts';
import { sourceOf } from './suggestion-writes.ts';
import type { Trx } from './transaction.ts';

/**
 * A case is public, so it may carry the words of a suggestion only when those are (masked, reviewed and allowed). Else it
 * carries its subject alone, and the unit reads the words on the suggestion itself.
 */
const wordsFor = (row: SuggestionRow): { title: string; body: string | null } => {
  if (row.may_publish) return { title: row.public_title, body: row.public_body };
  const subjects: Readonly<Record<string, string | undefined>> = wordsOf('zh-CN').labels.suggestionCategories;
  const subject = subjects[row.category];
  return { title: subject ? `群众意见（${subject}）` : '群众意见', body: null };
};

/** Registers a case from a suggestion that is handed on (转办), or that becomes a formal 代表建议 of a deputy. */
export const registerCase = async (
  ctx: AppContext, trx: Trx, row: SuggestionRow, actor: CaseActor, of: { origin: 'public_suggestion' } | { origin: 'deputy_suggestion'; deputyId: string | null },
): Promise<string> => {
  const now = ctx.now();
  const today = shanghaiDay(now);
  const { title, body } = wordsFor(row);
  const congress = await readSetting(trx, 'congress');
  const source = await sourceOf(trx);
  const number = await nextCaseNumber(trx, of.origin, yearOf(today));
  await trx.insertInto('cases').values({
    number, origin: of.origin, title, body, category: row.category, division_id: row.division_id, congress_id: congress?.id ?? null, state: 'registered',
    registered_on: today, pauses: '[]', priority: false, changed_at: now, search: searchTexts.cases({ number, title }), source, as_of: today,
  }).execute();
  if (of.origin === 'deputy_suggestion' && of.deputyId !== null) {
    await trx.insertInto('case_deputies').values({ case_number: number, deputy_id: of.deputyId, role: 'lead', position: 0 }).execute();
  }
  await writeCaseStep(trx, { number, type: 'registered', at: now, actor });
  return number;
};

/** The case a suggestion is to join: there, and with work still owed. */
export const joinCase = async (trx: Trx, number: string): Promise<string> => {
  const found = await lockCase(trx, number);
  if (!found) throw invalid('body', '/caseNumber', 'unknown_reference');
  if (!openCaseStates.includes(found.state as CaseState)) throw invalid('body', '/caseNumber', 'not_allowed_here');
  return found.number;
};

/** Its own case again after an unsatisfied rating, when work can still go on there. */
export const ownOpenCase = async (trx: Trx, row: SuggestionRow): Promise<string | undefined> => {
  const found = row.case_number === null ? undefined : await lockCase(trx, row.case_number);
  return found && openCaseStates.includes(found.state as CaseState) ? found.number : undefined;
};
