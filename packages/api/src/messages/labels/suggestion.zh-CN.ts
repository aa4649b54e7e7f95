/** What a form offers to choose from. A file of its own, so that a page carries it only where it is shown. */
export const suggestionLabels = {
  suggestionKinds: { suggestion: '建议', criticism: '批评', opinion: '意见', complaint: '投诉', praise: '表扬' },
  suggestionCategories: {
    roads: '道路交通', transit: '公交出行', school: '校车与上学', water: '供水排水', lighting: '路灯照明', sanitation: '环境卫生',
    health: '看病就医', elderly: '养老助餐', farming: '农业水利', housing: '住房小区', culture: '文化体育', services: '办事服务',
    safety: '公共安全', other: '其他',
  },
  identityModes: { public: '公开我的姓名（实名公开）', withheld: '姓名只给人大办看（实名不公开）', anonymous: '不留姓名（匿名）' },
};
