import type { ballotLabels as zh } from './ballot.zh-CN.ts';

export const ballotLabels: typeof zh = {
  ballotMethods: { approve_top_n: 'Most votes win', approve_threshold: 'A set number of votes is needed', rank: 'Ranked by yes votes' },
  thresholdBases: { all_deputies: 'all deputies', present: 'deputies present', valid: 'valid papers' },
  tieRules: { both: 'All tied are elected', revote: 'The tied are voted on again', presidium: 'The presidium decides', lot: 'By lot' },
  marginKinds: {
    more: 'More candidates than seats', equal_allowed: 'As many candidates as seats are allowed', at_least: 'At least {n} more {n|candidate|candidates} than seats',
  },
  resultReasons: {
    elected: 'Elected', outvoted: 'All seats taken by more votes', below_threshold: 'Not enough votes', tied_at_cut: 'Tied, to be decided',
    elected_by_decision: 'Tied, elected by decision', lost_by_decision: 'Tied, not elected by decision', no_basis: 'No papers to count on', void: 'The ballot is void',
    figures_unusable: 'The announced figures are wrong, so nothing can be told',
  },
};
