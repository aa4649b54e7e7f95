import type { ballotFaults as zh } from './ballot-faults.zh-CN.ts';

export const ballotFaults: { readonly [Code in keyof typeof zh]: string } = {
  not_a_count: 'One of the figures is not a count; please check',
  returned_over_issued: '{returned} papers returned, more than the {issued} issued: the ballot is void',
  issued_over_present: '{issued} papers issued, more than the {present} deputies present',
  present_over_total: '{present} deputies present, more than the {totalDeputies} there are',
  invalid_over_returned: '{invalid} invalid papers, more than the {returned} returned',
  votes_do_not_add_up: 'The votes add up to {sum}, but {returned} papers were returned',
  margin_rule_broken: '{candidates} candidates for {seats} seats break the rule on their number',
  threshold_missing: 'The number of votes needed is not given',
  threshold_impossible: '{numerator}/{denominator} cannot be the share of votes needed',
  duplicate_candidate: 'The same candidate appears twice',
  elected_against_rule: '{yes} votes: not elected by the rule, announced as elected',
  not_elected_against_rule: '{yes} votes: elected by the rule, announced as not elected',
  tie_without_decision: '{yes} votes: tied, and no reason is given why this one is elected',
  decision_does_not_fit: 'The decision on the tie does not fit the votes',
};
