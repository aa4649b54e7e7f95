/** Places, stations and who serves where. A file of its own, so that a page carries it only where it is shown. */
export const placeLabels = {
  divisionKinds: {
    province: '省', prefecture: '市', county: '县', township: '乡镇', subdistrict: '街道', village: '村', community: '社区', grid: '网格',
  },
  levels: { national: '全国', province: '省', prefecture: '市', county: '县', township: '乡镇' },
  stationKinds: { home: '代表之家', station: '代表联络站', point: '代表联络点', room: '代表接待室', center: '代表活动中心' },
  contactPolicies: { station_only: '到代表家站见面', form: '可以网上留言', phone: '可以打家站的办公电话' },
  endReasons: { term_ended: '任期届满', resigned: '辞职', moved_away: '调离或迁出本地', died: '去世', recalled: '被罢免', disqualified: '代表资格终止' },
};
