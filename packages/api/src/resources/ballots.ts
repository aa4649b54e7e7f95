import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { listQuery, page, someOf, sortBy } from '../page.ts';
import { count, day, id, openEnum, provenance, ref, year, yuan } from '../schema.ts';

/** 民生实事项目票决. The counts are sent as announced, faults included: the rule `tally` checks them on both sides. */
export const ballotMethods = ['approve_top_n', 'approve_threshold', 'rank'] as const;
export const thresholdBases = ['all_deputies', 'present', 'valid'] as const;
export const tieRules = ['both', 'revote', 'presidium', 'lot'] as const;

export const candidate = z.looseObject({
  id: z.string(),
  title: z.string(),
  category: z.optional(z.string()),
  division: z.optional(ref),
  place: z.optional(z.string()),
  investment: z.optional(yuan),
  funding: z.optional(z.string()),
  plan: z.optional(z.string()),
  proposer: z.optional(z.string()),
  /** The public ones of the suggestions it came from. */
  suggestions: z.optional(z.array(z.looseObject({ receiptNo: z.string(), title: z.string() }))),
  /** What became of it, once it was elected. */
  project: z.optional(ref),
  yes: count, no: count, abstain: count, blank: z.optional(count),
  elected: z.boolean(),
  reason: z.optional(z.string()),
});
export type Candidate = z.output<typeof candidate>;

const summaryShape = {
  id: z.string(),
  title: z.string(),
  congress: ref,
  /** The meeting at which it was put to the vote. */
  session: z.optional(ref),
  division: ref,
  year: z.int(),
  votedOn: day,
  seats: count,
  candidateCount: count,
  totalDeputies: count,
  present: count,
  issued: count,
  returned: count,
  invalid: count,
  method: openEnum(ballotMethods),
  threshold: z.optional(z.looseObject({
    numerator: z.int(), denominator: z.int(), basis: openEnum(thresholdBases),
    /** True: more than the fraction (过半数); false: at least. */
    strict: z.boolean(),
  })),
  tieRule: z.optional(openEnum(tieRules)),
  marginRule: z.optional(z.looseObject({ kind: openEnum(['more', 'equal_allowed', 'at_least']), n: z.optional(z.int()) })),
  /** How a tie at the cut was decided, as recorded. */
  tieDecision: z.optional(z.string()),
  /** With `include=candidates`; always there when one is read by itself. */
  candidates: z.optional(z.array(candidate)),
  ...provenance,
};
export const ballotSummary = z.looseObject(summaryShape);
export type BallotSummary = z.output<typeof ballotSummary>;

export const ballot = z.looseObject({ ...summaryShape, candidates: z.array(candidate) });
export type Ballot = z.output<typeof ballot>;

export const listBallots = operation({
  id: 'listBallots', tag: 'ballots', method: 'GET', path: '/ballots', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('votedOn', 'changedAt'), division: z.optional(id), year: z.optional(year), include: someOf(['candidates']) }),
  status: 200, response: page(ballotSummary), problems: [],
});
export const getBallot = operation({
  id: 'getBallot', tag: 'ballots', method: 'GET', path: '/ballots/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: ballot, problems: ['not_found'],
});
