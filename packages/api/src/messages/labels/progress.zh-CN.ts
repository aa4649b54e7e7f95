/** How far a case is, at a glance. A file of its own, so that a page carries it only where it is shown. */
export const progressLabels = {
  /** Six places; the last is one of published and completed. The rest are ends before it, each with a sentence in `endings`. */
  publicPhases: {
    received: '已收到', assigning: '交办中', handling: '办理中', replied: '已答复', evaluating: '评价中', published: '已公开', completed: '已办结',
    rejected: '不予受理', referred: '已转到别处', merged: '已合并', withdrawn: '已撤回', not_accepted: '不予立案', hidden: '已隐藏',
  },
  caseOrigins: { deputy_suggestion: '代表建议', public_suggestion: '群众意见', opinion: '审议意见', qa_promise: '问政承诺' },
  /** Lights by colour, in a word; the sentence with the days is in `lightTexts`. */
  lights: {
    grey: '未计时', paused: '暂停', green: '正常', yellow: '快到期', red: '超期', dark_red: '严重超期', blue: '已延期', done: '已办完', done_late: '办完但晚了',
  },
  lightTexts: {
    grey: '还没有开始计时', paused: '暂停计时，等代表回复', green: '还剩 {days} 天', yellow: '快到期，还剩 {days} 天', due_today: '今天到期', red: '超期 {days} 天',
    dark_red: '严重超期，已 {days} 天', blue: '已同意延期，还剩 {days} 天', done: '按时办完', done_late: '办完，晚了 {days} 天',
    estimated: '日期是推算的，节假日安排公布后可能有变',
  },
};
