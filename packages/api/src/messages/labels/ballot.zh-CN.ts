/** How a ballot is counted. A file of its own, so that a page carries it only where it is shown. */
export const ballotLabels = {
  ballotMethods: { approve_top_n: '得票多的当选', approve_threshold: '达到规定票数才能当选', rank: '按赞成票排名' },
  thresholdBases: { all_deputies: '全体代表', present: '到会代表', valid: '有效票' },
  tieRules: { both: '票数相同的都当选', revote: '票数相同的再投一次', presidium: '由会议主席团决定', lot: '抽签决定' },
  marginKinds: {
    more: '候选项目要比名额多（差额）', equal_allowed: '候选项目可以与名额一样多（可等额）', at_least: '候选项目至少比名额多 {n} 项',
  },
  /** Why a candidate is elected or not, as the tally finds it. */
  resultReasons: {
    elected: '当选', outvoted: '票数不够，名额已满', below_threshold: '没有达到规定票数', tied_at_cut: '票数相同，等待决定', elected_by_decision: '票数相同，经决定当选',
    lost_by_decision: '票数相同，经决定没有当选', no_basis: '没有可以计算的票', void: '这次票决无效', figures_unusable: '公布的数字有误，无法判断',
  },
};
