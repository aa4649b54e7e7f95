import type { CaseDeadline } from '@congress-kit/api';
import { addDays, type Day } from '@congress-kit/api/rules/calendar-days';
import { dueDate, type ClockPresets } from '@congress-kit/api/rules/clock';
import { caseDeadlines, owingStates, type DeadlineFacts, type DeadlineKind } from '@congress-kit/api/rules/deadlines';
import { sql, type RawBuilder } from 'kysely';
import { clocksOf, knownClocks } from './clocks.ts';
import type { Database } from './database.ts';
import { grouped, some } from './format.ts';
import { knownHolidays } from './holidays.ts';
import type { RecordOf } from './record-columns.ts';

/**
 * The clocks of a case beside the one of its reply: told of one case, and asked of all. Their due days are computed and never stored; what is
 * owed before a day is what began before another one, which the rule says, and a test holds the two together.
 */

type Row = RecordOf<'cases'> & { lead_handler_name: string | null };

export interface DeadlineSources {
  readonly repliedOn: string | null;
  readonly promisedBy: string | null;
  readonly steps: DeadlineFacts['steps'];
  readonly coHandlers: readonly { readonly name: string }[];
}

export const deadlinesOf = (row: Row, { repliedOn, promisedBy, steps, coHandlers }: DeadlineSources): CaseDeadline[] => caseDeadlines({
  state: row.state, registeredOn: row.registered_on, firstAssignedOn: row.first_assigned_on ?? row.assigned_on, assignedOn: row.assigned_on, repliedOn, promisedBy,
  leadHandler: some(row.lead_handler_name), coHandlers: coHandlers.map(({ name }) => name), steps,
}, knownHolidays(), clocksOf(row));

/** The longest of these clocks and the longest holidays after it are over by then. */
const longestDays = 400;

/** The last day from which such a clock is over before `day`: of a later start none is. Of a promise the last day that lies before it. */
const latestStart = (kind: DeadlineKind, day: Day, presets: ClockPresets): Day => {
  // It names its own day, and no clock runs to it.
  if (kind === 'promise') return addDays(day, -1);
  for (let start = day, back = 0; back < longestDays; back += 1) {
    if (dueDate({ preset: presets[kind], start }, knownHolidays())!.day < day) return start;
    start = addDays(start, -1);
  }
  throw new Error(`no ${kind} that began within ${longestDays} days is due before ${day}`);
};

/** Days that no case has: a search among them finds nothing, or everything, and needs no calendar. */
const [earliestDay, latestDay] = ['1900-01-01', '9000-01-01'];

interface Owing {
  readonly organization: string | undefined;
  /** What began on this day or before it is meant; of a promise, which names its own day, what is due then or before. */
  readonly until: Day | undefined;
}

/** Day of the latest reply to a case of the query around it. */
export const lastReply = sql<string | null>`(select max(replies.issued_on) from replies where replies.case_number = cases.number)`;

/** The day by which the latest reply to such a case promises the rest. */
export const lastPromise = sql<string | null>`(select replies.promise_due_on from replies where replies.case_number = cases.number order by replies.version desc limit 1)`;

const conditions: Readonly<Record<DeadlineKind, (owing: Owing) => RawBuilder<boolean>>> = {
  assign: ({ until }) => sql<boolean>`(cases.first_assigned_on is null and cases.assigned_on is null ${until === undefined ? sql`` : sql`and cases.registered_on <= ${until}`})`,
  return: ({ organization, until }) => sql<boolean>`(cases.assigned_on is not null ${organization === undefined ? sql`` : sql`and cases.lead_handler_id = ${organization}`} ${until === undefined ? sql`` : sql`and cases.assigned_on <= ${until}`})`,
  co_reply: ({ organization, until }) => sql<boolean>`(cases.assigned_on is not null ${until === undefined ? sql`` : sql`and cases.assigned_on <= ${until}`} and exists (
    select 1 from case_co_handlers helper where helper.case_number = cases.number ${organization === undefined ? sql`` : sql`and helper.organization_id = ${organization}`} and not exists (
      select 1 from case_steps told where told.case_number = cases.number and told.type = 'co_reply' and told.organization_id = helper.organization_id and left(told.at, 10) >= cases.assigned_on)))`,
  publish: ({ until }) => sql<boolean>`(${lastReply} ${until === undefined ? sql`is not null` : sql`<= ${until}`})`,
  promise: ({ organization, until }) => sql<boolean>`(${lastPromise} ${until === undefined ? sql`is not null` : sql`<= ${until}`} ${organization === undefined ? sql`` : sql`and cases.lead_handler_id = ${organization}`})`,
};

/** The day by whose figures the case is judged. */
const figuresDay = sql`coalesce(cases.figures_on, cases.registered_on)`;

const literals = (values: readonly string[]) => sql.join(values.map((value) => sql.lit(value)));

/**
 * The case owes one of these. States are written out, so that the indexes of what is owed are seen to hold them.
 * @param before only what is due before this day
 * @param organization who owes it, where that is a unit
 */
export const owes = (kinds: readonly DeadlineKind[], { before, organization }: { readonly before?: Day | undefined; readonly organization?: string | undefined }): RawBuilder<boolean> => {
  if (kinds.length === 0 || (before !== undefined && before < earliestDay)) return sql<boolean>`false`;
  // Each case goes by the figures of its day; of most places there is one set only.
  const each = knownClocks().flatMap((held) => kinds.map((kind) => {
    const until = before === undefined || before > latestDay ? undefined : latestStart(kind, before, held.presets);
    const registered = [
      // Nothing began, or was promised for a day, before it was registered: told, so that nobody goes through all that came later.
      until !== undefined && sql`and cases.registered_on <= ${until}`, held.from !== undefined && sql`and ${figuresDay} >= ${held.from}`, held.until !== undefined && sql`and ${figuresDay} < ${held.until}`,
    ].filter((one) => one !== false);
    return sql<boolean>`(cases.state in (${literals(owingStates[kind])}) ${sql.join(registered, sql` `)} and ${conditions[kind]({ organization, until })})`;
  }));
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
};

/** What these cases owe of these kinds, by their number. */
export const readOwed = async (db: Database, rows: readonly Row[], coHandlers: ReadonlyMap<string, readonly { name: string }[]>, kinds: readonly DeadlineKind[]): Promise<Map<string, CaseDeadline[]>> => {
  const numbers = rows.map((row) => row.number);
  if (numbers.length === 0) return new Map();
  const [told, replied] = await Promise.all([
    db.selectFrom('case_steps').leftJoin('organizations', 'organizations.id', 'case_steps.organization_id').select(['case_number', 'type', 'at', 'organizations.name as organization'])
      .where('case_number', 'in', numbers).where('type', '=', 'co_reply').orderBy('case_steps.id').execute(),
    db.selectFrom('cases').select(['cases.number', lastReply.as('replied_on'), lastPromise.as('promised_by')]).where('cases.number', 'in', numbers).execute(),
  ]);
  const steps = grouped(told, (step) => step.case_number);
  const replyOf = new Map(replied.map((one) => [one.number, one]));
  return new Map(rows.map((row) => [row.number, deadlinesOf(row, {
    repliedOn: replyOf.get(row.number)?.replied_on ?? null, promisedBy: replyOf.get(row.number)?.promised_by ?? null, coHandlers: coHandlers.get(row.number) ?? [],
    steps: (steps.get(row.number) ?? []).map(({ type, at, organization }) => ({ type, at, organization: some(organization) })),
  }).filter(({ kind, doneOn }) => doneOn === undefined && (kinds as readonly string[]).includes(kind))]));
};
