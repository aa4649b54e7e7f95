/** For whoever shows the clocks of a case beside the one of its reply. */
export const deadlineLabels = {
  deadlineKinds: { assign: '交给单位（交办）', return: '单位退回（退办）', co_reply: '协办单位反馈', publish: '公开答复', promise: '兑现承诺' },
  publicationModes: { full: '全文公开', summary: '公开摘要', partial: '公开一部分', none: '不公开' },
};
