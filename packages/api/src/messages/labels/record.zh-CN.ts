/** One record in full: its steps, its answers, its rating. A file of its own, so that a page carries it only where it is shown. */
export const recordLabels = {
  suggestionStates: {
    submitted: '已提交', screening: '正在审核', needs_supplement: '等您补充', accepted: '已受理', rejected: '不予受理', referred: '已转到别处',
    merged: '已与相同的意见合并', withdrawn: '已撤回', claimed_by_deputy: '代表已认领', answered_on_spot: '当场答复', transferred: '已转有关单位办理（转办）',
    escalated: '已转为代表建议', replied: '已答复', rated: '已评价', closed: '已结束', hidden: '已隐藏',
  },
  targetKinds: { congress: '人大办', deputy: '代表', station: '代表家站' },
  caseStates: {
    registered: '已登记', reviewed: '已审查', not_accepted: '不予立案', assigned: '已交给承办单位（交办）', returned: '承办单位退回（退办）',
    received: '承办单位已签收', handling: '正在办理', extension_requested: '申请延期', extended: '同意延期，继续办理', replied: '已答复',
    evaluating: '正在评价（测评）', satisfied: '满意', basic: '基本满意', unsatisfied: '不满意', no_response: '到期没有评价', rehandling: '重新办理',
    tracking: '继续落实（跟踪落实）', completed: '已办结', published: '已公开', publication_exempt: '已办结，不公开', look_back: '再次检查（回头看）',
    merged: '已并入另一件（并案）', withdrawn: '已撤回',
  },
  /** Steps that are no states: acts on an open case, and corrections. */
  caseActs: {
    supervised: '督促办理（督办）', urged: '提醒加快（催办）', meeting: '当面沟通（面商）', co_reply: '协办单位反馈', paused: '暂停计时', resumed: '恢复计时',
    split: '分成几件办（分案）', correction: '更正',
  },
  actorRoles: {
    resident: '群众', office_clerk: '人大办', office_director: '人大办主任', handling_unit: '主办单位', co_handler: '协办单位',
    supervising_committee: '督办机构', deputy: '代表', government_office: '政府办', system: '系统',
  },
  /** Where the track ends before its last place. */
  endings: {
    rejected: '这件意见没有受理。{text}',
    referred: '这件意见已转到：{text}',
    merged: '这一件与另一件相同，已合并办理。[合并到：{text}]',
    withdrawn: '已由提出人撤回。',
    not_accepted: '这件建议没有立案。{text}',
    hidden: '已隐藏，不对外显示。[原因：{text}]',
  },
  rejectCodes: {
    out_of_scope: '不归人大管', individual_case: '个人的具体事项', judicial: '法院或检察院正在办的案子', petition_matter: '属于信访事项', duplicate: '与您提过的相同',
    advert: '广告', empty: '内容是空的或看不明白', abusive: '有骂人的话', unlawful: '含有违法内容', privacy_of_others: '写了别人的隐私', already_done: '这件事已经办好',
  },
  rejectAdvice: {
    out_of_scope: '请打政务服务便民热线 12345，他们会转给负责的部门。',
    individual_case: '请直接找办这件事的部门，或打政务服务便民热线 12345。',
    judicial: '案子的事请问法院（热线 12368）或检察院（热线 12309）；需要律师帮助请打 12348。',
    petition_matter: '请到信访局，或在网上信访平台提出，那里会依法登记并答复。',
    duplicate: '不用再提，请用原来的回执查看办到哪一步；有新情况可以在那里补充。',
    advert: '这里只收意见和建议。要发布信息，请找广告或信息平台。',
    empty: '请写清楚什么事、在哪里、希望怎么办，再提一次。',
    abusive: '请去掉骂人的话，只写事情本身，再提一次；对工作人员不满可以打 12345 投诉。',
    unlawful: '请去掉这些内容再提；发现违法犯罪请打 110。',
    privacy_of_others: '请去掉别人的姓名、电话、住址等，再提一次。',
    already_done: '结果在公开的办理情况里可以查到；如果还没有解决，请写明现在的样子再提一次。',
  },
  resolutionClasses: { solved: '已经解决', in_progress: '正在解决', planned: '列入计划解决', explained: '暂时解决不了，已说明原因' },
  resolutionSchemes: { abcd: '四档（按字母排）', abc_reference: '三档（第三档留作参考）', jia_yi_bing: '三档（甲、乙、丙）' },
  meetingKinds: { visit: '上门走访', call: '打电话', forum: '开座谈会' },
  ratings: { satisfied: '满意', basic: '基本满意', unsatisfied: '不满意' },
  evaluationAxes: { attitude: '办理态度', result: '办理结果', overall: '总体评价' },
};
