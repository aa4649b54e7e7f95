import { meetingKinds, type BodyOf, type moveCase as moveOperation } from '@congress-kit/api';
import { daysBetween, shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { caseStates, moveCase, type CaseMemory, type CaseState, type CaseTarget, type ResolutionClass } from '@congress-kit/api/rules/case-flow';
import type { MoveFields, Role } from '@congress-kit/api/rules/moves';
import { maskPrivate, normalizeText } from '@congress-kit/api/rules/text';
import type { Pause } from '@congress-kit/api/rules/clock';
import { sql, type Selectable, type Updateable } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { invalid } from '../http/problems.ts';
import { wordsOf } from '../http/language.ts';
import { claimAttachments, evidenceOf, type Named } from './attachments.ts';
import { dueDaysOf, type ClockRow } from './case-clock.ts';
import { caseEffects } from './case-effects.ts';
import { stepToCorrect, type Corrected } from './corrections.ts';
import type { Database } from './database.ts';
import { instantText } from './format.ts';
import { refusal } from './refusals.ts';
import { toldWithoutNote } from './steps.ts';
import { answerLateComers, answerSuggestions } from './suggestion-answers.ts';
import type { CasesTable } from './tables.ts';
import type { Trx } from './transaction.ts';
import { tellCase } from '../webhooks/outbox.ts';

export type CaseRow = Selectable<CasesTable>;
export type CaseMoveBody = BodyOf<typeof moveOperation>;

/** What the flow must remember beside the state, from the rows that hold it. */
export const caseMemory = async (db: Database, row: CaseRow): Promise<CaseMemory> => {
  const replies = await db.selectFrom('replies').select(['version', 'normal']).where('case_number', '=', row.number).orderBy('version').execute();
  return {
    since: row.changed_at,
    replies: replies.length,
    replyClass: (replies[replies.length - 1]?.normal ?? null) as ResolutionClass | null,
    rehandlings: row.rehandled,
    paused: ((row.pauses ?? []) as Pause[]).some((pause) => pause.until == null),
  };
};

/** The fields as the flow names them, and where in the body each stands. */
const fieldsOf = (body: CaseMoveBody): MoveFields => ({
  ...body,
  leadHandler: body.leadHandlerId,
  class: body.reply?.resolution.normal,
  text: body.to === 'co_reply' ? body.text : body.reply?.text,
  meetingRecord: body.reply?.meeting,
});
const pointersOf = (to: string): Record<string, string> => ({
  leadHandler: '/leadHandlerId', class: '/reply/resolution', meetingRecord: '/reply/meeting', ...(to !== 'co_reply' && { text: '/reply/text' }),
});

/** Steps that are announced to nobody, and of which the public sees none but those of `toldWithoutNote`; a result of a rating is not announced step by step. */
const inner: readonly string[] = ['returned', 'extension_requested', 'meeting', 'co_reply', 'split', 'satisfied', 'basic', 'unsatisfied', 'no_response'];

const noteOf = (body: CaseMoveBody): string | undefined => {
  const kind = body.kind && (meetingKinds as readonly string[]).includes(body.kind) ? wordsOf('zh-CN').labels.meetingKinds[body.kind] : undefined;
  const apart = body.to === 'split' ? `另立 ${body.into}` : undefined;
  const note = [kind, apart, body.reason, body.committeeDecision, body.to === 'co_reply' ? body.text : undefined, body.note].filter(Boolean).join('\n');
  return note === '' ? undefined : maskPrivate(normalizeText(note));
};

/**
 * The day the case came into the state it is in. An act (催办, 面商, …) may be written down after the next state was reached, and one that was
 * put right says itself that its day may be wrong: neither holds up what follows.
 */
const enteredOn = async (trx: Trx, { number }: CaseRow): Promise<string | undefined> => {
  const { rows: [step] } = await sql<{ at: string }>`select step.at from case_steps step where step.case_number = ${number} and step.type in (${sql.join([...caseStates])})
    and not exists (select 1 from case_steps other where other.case_number = step.case_number and other.corrects = step.id) order by step.id desc limit 1`.execute(trx);
  return step && shanghaiDay(step.at);
};

/** The day it happened: not to come, and not before what it follows, or the clocks would run backwards. */
const dayOfMove = async (trx: Trx, body: CaseMoveBody, row: CaseRow, today: string): Promise<string> => {
  const first = row.assigned_on ?? row.registered_on;
  const latest = (...days: (string | null | undefined)[]): string => days.reduce<string>((last, day) => (day != null && day > last ? day : last), first);
  const check = (day: string, pointer: string, from: string = first): void => {
    if (daysBetween(day, today) < 0) throw invalid('body', pointer, 'too_large', { max: today });
    if (daysBetween(from, day) < 0) throw invalid('body', pointer, 'too_small', { min: from });
  };
  if (body.on !== undefined) check(body.on, '/on', (caseStates as readonly string[]).includes(body.to) ? latest(await enteredOn(trx, row)) : first);
  if (body.reply) {
    // A further reply follows the one before it, and what was handled again is answered after that began.
    const { before } = await trx.selectFrom('replies').select(({ fn }) => fn.max('issued_on').as('before')).where('case_number', '=', row.number).executeTakeFirstOrThrow();
    check(body.reply.issuedOn, '/reply/issuedOn', latest(before, row.rehandled_on));
    const { issuedOn, promiseDueOn } = body.reply;
    if (promiseDueOn !== undefined && daysBetween(issuedOn, promiseDueOn) < 0) throw invalid('body', '/reply/promiseDueOn', 'too_small', { min: issuedOn });
    // They may have met before the case was handed over; a meeting to come is no record.
    check(body.reply.meeting.on, '/reply/meeting/on', body.reply.meeting.on);
  }
  return body.on ?? today;
};

export interface CaseActor {
  readonly role: Role;
  readonly organizationId: string | null;
  /** A token for one congress reaches no case of another. */
  readonly congressId?: string | null;
}

/** May this actor name that case, suggestion or project? What is another congress's is not there for them. */
export const isReachable = ({ congressId = null }: Pick<CaseActor, 'congressId'>, row: { readonly congress_id: string | null }): boolean =>
  congressId === null || row.congress_id === congressId;

export interface CaseStep {
  readonly number: string;
  readonly type: string;
  readonly at: Date | string;
  readonly actor: CaseActor;
  readonly note?: string | undefined;
  readonly corrects?: Corrected;
  /** Files that go with it, as `evidenceOf` found them. */
  readonly evidence?: readonly Named[];
}

export const writeCaseStep = async (trx: Trx, { number, type, at, actor, note, corrects, evidence }: CaseStep): Promise<void> => {
  const { id } = await trx.insertInto('case_steps').values({
    case_number: number, type, at: typeof at === 'string' ? at : instantText(at), role: actor.role, organization_id: actor.organizationId, note: note ?? null,
    public: corrects?.isPublic ?? (toldWithoutNote.includes(type) || !inner.includes(type)), ...(corrects && { corrects: corrects.id }),
  }).returning('id').executeTakeFirstOrThrow();
  await claimAttachments(trx, evidence, { caseStepId: id });
};

/** A reply of a case; versions count from 1. */
const writeReply = async (trx: Trx, number: string, version: number, { documentNo, issuedOn, signedBy, text, resolution, promiseDueOn, meeting }: NonNullable<CaseMoveBody['reply']>): Promise<void> => {
  await trx.insertInto('replies').values({
    case_number: number, receipt_no: null, version, document_no: documentNo ?? null, issued_on: issuedOn, signed_by: signedBy ?? null, body: normalizeText(text),
    scheme: resolution.scheme, code: resolution.code, normal: resolution.normal, promise_due_on: promiseDueOn ?? null, meeting: JSON.stringify(meeting),
  }).execute();
};

/** Whose word a helping unit's is: the office writes down what came on paper, and the clock of that unit must hear of it. */
const helperOf = async (trx: Trx, row: CaseRow, { coHandlerId }: CaseMoveBody, actor: CaseActor): Promise<CaseActor> => {
  const wrong = (code: 'required' | 'not_allowed_here') => invalid('body', '/coHandlerId', code);
  if (actor.organizationId !== null) {
    if (coHandlerId !== undefined && coHandlerId !== actor.organizationId) throw wrong('not_allowed_here');
    return actor;
  }
  const helpers = (await trx.selectFrom('case_co_handlers').select('organization_id').where('case_number', '=', row.number).execute()).map((one) => one.organization_id);
  if (coHandlerId !== undefined && !helpers.includes(coHandlerId)) throw wrong('not_allowed_here');
  if (coHandlerId === undefined && helpers.length > 1) throw wrong('required');
  return { ...actor, organizationId: coHandlerId ?? helpers[0] ?? null };
};

export const lockCase = (trx: Trx, number: string): Promise<CaseRow | undefined> =>
  trx.selectFrom('cases').selectAll().where('number', '=', number).forUpdate().executeTakeFirst();

/**
 * Makes one move or act on a locked case: state, clock, reply and exactly one step, and what it means for the suggestions in
 * it. Refused, it throws and nothing of it stays.
 */
export const applyCaseMove = async (ctx: AppContext, trx: Trx, row: CaseRow, body: CaseMoveBody, actor: CaseActor): Promise<void> => {
  const now = ctx.now();
  const today = shanghaiDay(now);
  const memory = await caseMemory(trx, row);
  const moved = moveCase(row.state as CaseState, { to: body.to as CaseTarget, fields: fieldsOf(body) }, { ...memory, by: actor.role, now });
  if (!moved.ok) throw refusal(moved, pointersOf(body.to));
  const on = await dayOfMove(trx, body, row, today);
  const at = on === today ? now : on;
  const evidence = await evidenceOf(ctx, trx, body.evidence);
  if (moved.step.type === 'correction') {
    const corrects = await stepToCorrect(trx, 'case_steps', row.number, body.corrects!);
    await trx.updateTable('cases').set({ as_of: today }).where('number', '=', row.number).execute();
    await writeCaseStep(trx, { number: row.number, type: moved.step.type, at, actor, note: noteOf(body), corrects, evidence });
    if (corrects.isPublic && !inner.includes(corrects.type)) await tellCase(trx, row, now);
    return;
  }
  const speaker = body.to === 'co_reply' ? await helperOf(trx, row, body, actor) : actor;
  const repliesNow = (moved.memory.replies ?? 0) > (memory.replies ?? 0);
  const effects = await caseEffects(trx, row, body, { on, actor, now, repliesNow });
  const changes: Updateable<CasesTable> = {
    state: moved.state,
    rehandled: moved.memory.rehandlings ?? row.rehandled,
    // An act leaves the state, and the 30 days that count from it, as they are.
    ...(moved.memory.since === now && { changed_at: now }),
    as_of: today,
    ...effects,
  };
  const pauses = typeof effects.pauses === 'string' ? JSON.parse(effects.pauses) as unknown : row.pauses;
  await trx.updateTable('cases').set({ ...changes, ...dueDaysOf({ ...row, ...effects, pauses } as ClockRow) }).where('number', '=', row.number).execute();
  if (repliesNow && body.reply) {
    await writeReply(trx, row.number, moved.memory.replies!, body.reply);
    await answerSuggestions(ctx, trx, row.number, body.reply.text);
  }
  if (body.to === 'merged' && body.into !== undefined) await answerLateComers(ctx, trx, body.into);
  await writeCaseStep(trx, { number: row.number, type: moved.step.type, at, actor: speaker, note: noteOf(body), evidence });
  if (!inner.includes(moved.step.type)) await tellCase(trx, { number: row.number, state: moved.state }, now);
};
