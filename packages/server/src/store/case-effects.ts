import { pauseClock, resumeClock, type Pause } from '@congress-kit/api/rules/clock';
import { openCaseStates, type CaseState } from '@congress-kit/api/rules/case-flow';
import type { Updateable } from 'kysely';
import { ApiProblem, invalid } from '../http/problems.ts';
import { clockFrom, runningClock } from './case-clock.ts';
import { isReachable, type CaseActor, type CaseMoveBody, type CaseRow } from './case-moves.ts';
import { clocksOf } from './clocks.ts';
import { instantText } from './format.ts';
import { knownHolidays } from './holidays.ts';
import { checkReferences } from './suggestion-writes.ts';
import type { CasesTable } from './tables.ts';
import type { Trx } from './transaction.ts';

interface Moment {
  /** The day it happened. */
  readonly on: string;
  readonly now: Date;
  readonly actor: CaseActor;
  /** The move brings a reply. */
  readonly repliesNow: boolean;
}
type Changes = Updateable<CasesTable>;
type Effect = (trx: Trx, row: CaseRow, body: CaseMoveBody, moment: Moment) => Promise<Changes> | Changes;

const pausesOf = (row: CaseRow): Pause[] => (row.pauses ?? []) as Pause[];

const assigned: Effect = async (trx, row, body, { on }) => {
  const coHandlers = [...new Set(body.coHandlerIds ?? [])];
  await checkReferences(trx, [
    { table: 'organizations', id: body.leadHandlerId, pointer: '/leadHandlerId' },
    ...(body.coHandlerIds ?? []).map((id, index) => ({ table: 'organizations' as const, id, pointer: `/coHandlerIds/${index}` })),
    { table: 'organizations', id: body.supervisingCommitteeId, pointer: '/supervisingCommitteeId' },
  ]);
  if (coHandlers.includes(body.leadHandlerId ?? '')) throw invalid('body', `/coHandlerIds/${body.coHandlerIds!.indexOf(body.leadHandlerId!)}`, 'not_allowed_here');
  await trx.deleteFrom('case_co_handlers').where('case_number', '=', row.number).execute();
  if (coHandlers.length > 0) await trx.insertInto('case_co_handlers').values(coHandlers.map((id) => ({ case_number: row.number, organization_id: id }))).execute();
  return {
    lead_handler_id: body.leadHandlerId!,
    government_lead: body.governmentLead ?? row.government_lead,
    congress_lead: body.congressLead ?? row.congress_lead,
    supervising_committee_id: body.supervisingCommitteeId ?? row.supervising_committee_id,
    // domain rule: after a 退办 the unit's clock runs from its own 交办, the total from the first.
    assigned_on: on,
    first_assigned_on: row.first_assigned_on ?? on,
    extension_months: null,
    done_on: null,
    rehandled_on: null,
    first_done_on: null,
  };
};

const paused: Effect = (_trx, row, body, { on }) => {
  const clock = runningClock(row);
  const changed = clock && pauseClock(clock, { from: on, reason: body.reason! }, knownHolidays());
  if (!changed?.ok) throw invalid('body', '/on', 'not_allowed_here');
  return { pauses: JSON.stringify([...pausesOf(row), { from: on, reason: body.reason! }]) };
};

const resumedPauses = (row: CaseRow, on: string): string => {
  const changed = resumeClock({ ...(runningClock(row) ?? clockFrom(row, on)), pauses: pausesOf(row) }, on);
  if (!changed.ok) throw invalid('body', '/on', 'not_allowed_here');
  return JSON.stringify(changed.clock.pauses);
};

/** Another case named in the body: there, not this one, and with work still owed. */
const otherCase = async (trx: Trx, row: CaseRow, number: string): Promise<CaseRow | undefined> => {
  if (number === row.number) throw invalid('body', '/into', 'not_allowed_here');
  return trx.selectFrom('cases').selectAll().where('number', '=', number).forUpdate().executeTakeFirst();
};

const merged: Effect = async (trx, row, body, { on, actor }) => {
  const into = await otherCase(trx, row, body.into!);
  if (!into || !isReachable(actor, into)) throw invalid('body', '/into', 'unknown_reference');
  if (!openCaseStates.includes(into.state as CaseState)) throw new ApiProblem('move_not_allowed', { allowed: [] });
  await trx.updateTable('suggestions').set({ case_number: into.number }).where('case_number', '=', row.number).execute();
  return { merged_into: into.number, done_on: row.done_on ?? on };
};

/** 分案: part of the matter goes on under a number of its own, with the same words and deputies. */
const split: Effect = async (trx, row, body, { on, now, actor }) => {
  if (await otherCase(trx, row, body.into!)) throw invalid('body', '/into', 'not_allowed_here');
  await trx.insertInto('cases').values({
    number: body.into!, origin: row.origin, title: row.title, body: row.body, category: row.category, division_id: row.division_id, congress_id: row.congress_id,
    session_id: row.session_id, state: 'registered', registered_on: on, pauses: '[]', priority: row.priority, changed_at: now,
    search: row.search, grams: row.grams, words_from: row.words_from, split_from: row.number, figures_on: row.figures_on ?? row.registered_on, source: row.source, as_of: on,
  }).execute();
  const deputies = await trx.selectFrom('case_deputies').selectAll().where('case_number', '=', row.number).execute();
  if (deputies.length > 0) await trx.insertInto('case_deputies').values(deputies.map((one) => ({ ...one, case_number: body.into! }))).execute();
  await trx.insertInto('case_steps').values({
    case_number: body.into!, type: 'registered', at: instantText(now), role: actor.role, organization_id: actor.organizationId, note: `由 ${row.number} 分出`, public: true,
  }).execute();
  return {};
};

/** Over the months of the reply and at most those of the place, by the figures of the case; asked for or granted. */
const extended = (row: CaseRow, { totalMonths }: CaseMoveBody): number => {
  const { length, extensibleToMonths = length } = clocksOf(row).written_reply;
  if (totalMonths! <= length) throw invalid('body', '/totalMonths', 'too_small', { min: length + 1 });
  if (totalMonths! > extensibleToMonths) throw invalid('body', '/totalMonths', 'too_large', { max: extensibleToMonths });
  return totalMonths!;
};

/** A clock that a reply has stopped stays as that left it. */
const ended: Effect = (_trx, row, _body, { on }) => ({ done_on: row.done_on ?? on });

/** What a move changes beside the state; moves that are not here change nothing else. */
const effects: Readonly<Record<string, Effect>> = {
  assigned,
  paused,
  merged,
  split,
  resumed: (_trx, row, _body, { on }) => ({ pauses: resumedPauses(row, on) }),
  extension_requested: (_trx, row, body) => {
    extended(row, body);
    return {};
  },
  extended: (_trx, row, body) => ({ extension_months: extended(row, body) }),
  // The first clock stays as the first reply left it; a third round is measured like the second.
  rehandling: (_trx, row, _body, { on }) => ({ done_on: null, first_done_on: row.first_done_on ?? row.done_on, rehandled_on: on }),
  published: (_trx, _row, body) => ({ publication_mode: body.mode!, publication_ground: body.ground ?? null, publication_reviewer: body.reviewer! }),
  publication_exempt: (_trx, _row, body) => ({ publication_mode: 'none', publication_ground: body.ground!, publication_reviewer: body.reviewer! }),
  not_accepted: ended,
  withdrawn: ended,
};

export const caseEffects = async (trx: Trx, row: CaseRow, body: CaseMoveBody, moment: Moment): Promise<Changes> => {
  const changes = (await effects[body.to]?.(trx, row, body, moment)) ?? {};
  if (!moment.repliesNow) return changes;
  // Answering ends the waiting for the deputy, and the clock; a further reply (落实情况 of what was promised) finds it stopped.
  const isPaused = pausesOf(row).some((pause) => pause.until == null);
  return { ...changes, done_on: row.done_on ?? moment.on, ...(isPaused && { pauses: resumedPauses(row, moment.on) }) };
};
