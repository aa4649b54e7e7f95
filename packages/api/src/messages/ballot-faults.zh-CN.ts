import type { BallotFaultCode } from './shape.ts';

/** Contradictions in the figures of a ballot, told to whoever reads them. */
export const ballotFaults = {
  not_a_count: '有一个数不是票数，请核对',
  returned_over_issued: '收回 {returned} 张，比发出的 {issued} 张多，这次票决无效',
  issued_over_present: '发出 {issued} 张，比到会的 {present} 人多',
  present_over_total: '到会 {present} 人，比代表总数 {totalDeputies} 人多',
  invalid_over_returned: '废票 {invalid} 张，比收回的 {returned} 张多',
  votes_do_not_add_up: '各项加起来是 {sum} 票，收回的是 {returned} 票，对不上',
  margin_rule_broken: '候选项目 {candidates} 项，名额 {seats} 项，不符合差额规定',
  threshold_missing: '没有写明要多少票才能当选',
  threshold_impossible: '规定的票数比例 {numerator}/{denominator} 不成立',
  duplicate_candidate: '同一个候选项目出现了两次',
  elected_against_rule: '得 {yes} 票，按规则不该当选，公布为当选',
  not_elected_against_rule: '得 {yes} 票，按规则应当当选，公布为未当选',
  tie_without_decision: '得 {yes} 票，与别的项目票数相同，没有说明为什么是它当选',
  decision_does_not_fit: '平票的处理决定与票数对不上',
} satisfies Record<BallotFaultCode, string>;
