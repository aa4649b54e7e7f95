/**
 * What the flows of suggestions and of cases have in common: a table of moves, and one way to judge a request by it.
 *
 * domain rule: every move that is not in the table is an error, and each move that is made writes exactly one step.
 * A refused move writes none.
 */
import { instantMs, type Instant } from './calendar-days.ts';

/**
 * Who may make a move. `handling_unit` is the unit in the lead (主办), `co_handler` a unit that helps (协办);
 * `system` is the clock of the server, for what happens by itself.
 */
export const roles = [
  'resident', 'office_clerk', 'office_director', 'handling_unit', 'co_handler', 'supervising_committee', 'deputy', 'system',
] as const;
export type Role = (typeof roles)[number];

/** The people's-congress office (人大办): a clerk, and the director who may do all a clerk may. */
export const office: readonly Role[] = ['office_clerk', 'office_director'];

const ratingResults: readonly string[] = ['satisfied', 'basic', 'unsatisfied', 'no_response'];

/** Is it what a single rating leads to, before the case moves on: written by whoever rated, or because nobody did? */
export function isRatingResult(type: string): boolean {
  return ratingResults.includes(type);
}

/**
 * May a step of this type be corrected 更正? Not a correction: a second one names the same step as the first, and the latest holds, so
 * that a reader finds all that is said of a step in one place. And no result of a rating: what somebody thought of a reply, the
 * office does not put right for them.
 */
export function isCorrectable(type: string): boolean {
  return type !== 'correction' && type !== 'rated' && !isRatingResult(type);
}

/** What a move asks for beside itself, by field name: `{ code: 'judicial' }`. */
export type MoveFields = Readonly<Record<string, unknown>>;

/**
 * One row of a table of moves.
 * - `from` states it may start in, `to` the state or act it leads to, `by` who may make it
 * - `needs` fields that must come with it
 * - `needsWith` fields that must come with it where one of those has a certain value: `{ mode: { partial: ['ground'] } }`
 * - `afterDays` days of silence since the state was entered, each of 24 hours
 * - `guards` names of further conditions, see the flow's own list
 */
export type Move<State extends string, Target extends string, Guard extends string> = {
  from: readonly State[];
  to: Target;
  by: readonly Role[];
  needs: readonly string[];
  needsWith?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  afterDays?: number;
  guards?: readonly Guard[];
};

/** The step a move writes; the store adds its id, the organisation and what is public about it. */
export type StepDraft<State extends string> = {
  type: string;
  from: State;
  to: State;
  at: Instant;
  by: Role;
  fields: MoveFields;
};

/** Why a move was refused; a code, never prose. Guards add their own codes. */
export type MoveRefusal =
  | 'unknown_state' | 'not_listed' | 'wrong_role' | 'too_early' | 'missing_fields' | 'invalid_fields';

/** A condition beyond state and role: `null` when it holds, else the code that says why not. */
export type GuardCheck<Context, Code extends string> = (context: Context) => Code | null;

/** Checks of field values by field name; a field without a check must only be there. `to` is the move's target. */
export type FieldChecks = Readonly<Record<string, (value: unknown, to: string) => boolean>>;

/** Everything the judge knows about one kind of flow. */
export type FlowRules<State extends string, Target extends string, Guard extends string, Context, Code extends string> = {
  states: readonly State[];
  moves: readonly Move<State, Target, Guard>[];
  guards: Readonly<Record<Guard, GuardCheck<Context, Code>>>;
  fieldChecks: FieldChecks;
};

/** What every context carries: who asks, when, and since when the thing stands in its state. */
export type MoveContext = { by: Role; now: Instant; since: Instant };

export type Judgement<Row, Code extends string> =
  | { ok: true; move: Row }
  | { ok: false; reason: Code | MoveRefusal; fields: string[] };

/** domain rule: “30 days” is 30 × 24 hours, not a calendar day. */
export function daysPassed(since: Instant, now: Instant, days: number): boolean {
  return instantMs(now) - instantMs(since) >= days * 86_400_000;
}

/** Is anything there? Blank text and empty lists are not; `false` and 0 are answers. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : true;
}

/** Moves open in this state to this role at this time, whatever fields they will need. */
export function openMoves<S extends string, T extends string, G extends string, C extends MoveContext, Code extends string>(
  rules: FlowRules<S, T, G, C, Code>, state: S, context: C,
): Move<S, T, G>[] {
  return rules.moves.filter((move) => move.from.includes(state) && hindrance(rules, move, context) === null);
}

/**
 * Judges one request. Several rows may lead from one state to the same target under different conditions; the first
 * that fits wins, and when none fits the answer names what the nearest one lacked.
 */
export function judgeMove<S extends string, T extends string, G extends string, C extends MoveContext, Code extends string>(
  rules: FlowRules<S, T, G, C, Code>, state: S, to: string, fields: MoveFields, context: C,
): Judgement<Move<S, T, G>, Code> {
  if (!rules.states.includes(state)) return { ok: false, reason: 'unknown_state', fields: [] };
  const rows = rules.moves.filter((move) => move.to === to && move.from.includes(state));
  let nearest: { reason: Code | MoveRefusal; fields: string[] } = { reason: 'not_listed', fields: [] };
  for (const move of rows) {
    const reason = hindrance(rules, move, context);
    if (reason !== null) {
      const isNearer = nearest.reason === 'not_listed' || nearest.reason === 'wrong_role';
      if (isNearer) nearest = { reason, fields: [] };
      continue;
    }
    const needs = neededOf(move, fields);
    const missing = needs.filter((name) => !isFilled(fields[name]));
    const invalid = needs.filter((name) => {
      const check = rules.fieldChecks[name];
      return isFilled(fields[name]) && check !== undefined && !check(fields[name], to);
    });
    if (missing.length === 0 && invalid.length === 0) return { ok: true, move };
    nearest = missing.length > 0 ? { reason: 'missing_fields', fields: missing } : { reason: 'invalid_fields', fields: invalid };
  }
  return { ok: false, reason: nearest.reason, fields: nearest.fields };
}

function neededOf({ needs, needsWith = {} }: Pick<Move<string, string, string>, 'needs' | 'needsWith'>, fields: MoveFields): readonly string[] {
  return [...needs, ...Object.entries(needsWith).flatMap(([name, byValue]) => byValue[String(fields[name])] ?? [])];
}

/** The first condition a row fails, before its fields are looked at. */
function hindrance<S extends string, T extends string, G extends string, C extends MoveContext, Code extends string>(
  rules: FlowRules<S, T, G, C, Code>, move: Move<S, T, G>, context: C,
): Code | MoveRefusal | null {
  if (!move.by.includes(context.by)) return 'wrong_role';
  for (const guard of move.guards ?? []) {
    const reason = rules.guards[guard](context);
    if (reason !== null) return reason;
  }
  if (move.afterDays !== undefined && !daysPassed(context.since, context.now, move.afterDays)) return 'too_early';
  return null;
}

/** Each target once, in the order of the table. */
export function targetsOf<T extends string>(moves: readonly { to: T }[]): T[] {
  return moves.map((move) => move.to).filter((to, index, all) => all.indexOf(to) === index);
}
