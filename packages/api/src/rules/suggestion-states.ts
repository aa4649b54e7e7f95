/** Where a public suggestion may stand, why one is not taken up, and what is said of a reply. The way between them: `suggestion-flow`. */

export const suggestionStates = [
  'submitted', 'screening', 'needs_supplement', 'accepted', 'rejected', 'referred', 'merged', 'withdrawn',
  'claimed_by_deputy', 'answered_on_spot', 'transferred', 'escalated', 'replied', 'rated', 'closed', 'hidden',
] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** Acts that write a step and leave the state as it is. */
export const suggestionActs = ['correction'] as const;
export type SuggestionAct = (typeof suggestionActs)[number];

/**
 * States the public may see: from accepted to closed, without those that end outside (rejected, referred, merged,
 * withdrawn). Only these can be hidden.
 */
export const publicSuggestionStates: readonly SuggestionState[] = [
  'accepted', 'claimed_by_deputy', 'answered_on_spot', 'transferred', 'escalated', 'replied', 'rated', 'closed',
];

/**
 * States the suggestion rests in for good. `escalated` is one: it has become a formal 代表建议 and goes on as a case.
 */
export const finalSuggestionStates: readonly SuggestionState[] = [
  'rejected', 'referred', 'merged', 'withdrawn', 'escalated', 'closed',
];

/** Why a suggestion is not taken up; the page says for each of them where to go instead. */
export const rejectCodes = [
  'out_of_scope', 'individual_case', 'judicial', 'petition_matter', 'duplicate', 'advert', 'empty', 'abusive', 'unlawful',
  'privacy_of_others', 'already_done',
] as const;
export type RejectCode = (typeof rejectCodes)[number];

/** The resident's word on the reply: 满意, 基本满意, 不满意. */
export const ratings = ['satisfied', 'basic', 'unsatisfied'] as const;
export type Rating = (typeof ratings)[number];
