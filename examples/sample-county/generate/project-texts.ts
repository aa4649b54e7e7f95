import type { Category } from './suggestion-texts.ts';

/** A livelihood project 民生实事: {N} how much, {地} the village, {县镇} the county or township. */
export interface ProjectIdea { title: string; plan: string; category: Category; scope: [number, number]; unitPrice: number; place?: string; funding?: string[] }

const county = ['县级财政', '县级财政与上级专项资金', '县级财政60%，各乡镇40%'];
const wide = { place: '{县镇}全域', funding: county };

export const countyProjects: ProjectIdea[] = [
  { title: '新改建农村公路{N}公里', plan: '对窄路面、断头路分段拓宽硬化，同步完善排水和安全护栏，年底前全部通车。', category: '道路交通', scope: [60, 90], unitPrice: 620_000, ...wide },
  { title: '新建老年助餐点{N}个', plan: '依托村（社区）服务用房改造厨房和餐厅，为70周岁以上老年人提供午餐，价格公示。', category: '养老助餐', scope: [30, 45], unitPrice: 180_000, ...wide },
  { title: '新开和调整校车线路{N}条', plan: '覆盖离校三公里以上的村组，配备照管员和定位设备，站点设候车标识。', category: '校车与上学', scope: [18, 28], unitPrice: 350_000, ...wide },
  { title: '农村饮水管网改造{N}公里', plan: '更换老旧主管和入户管，新增加压泵站，水质按月检测并公开。', category: '供水排水', scope: [90, 130], unitPrice: 160_000, ...wide },
  { title: '安装农村路灯{N}盏', plan: '在通村路口、公交站和广场安装太阳能路灯，移交乡镇管护。', category: '路灯照明', scope: [2600, 3600], unitPrice: 2_800, ...wide },
  { title: '改造村卫生室{N}所', plan: '统一配齐观察床、检验设备和药柜，实现医保即时结算。', category: '医疗卫生', scope: [40, 60], unitPrice: 150_000, ...wide },
  { title: '老旧小区改造{N}个', plan: '更新雨污管网、外墙和消防设施，增设停车位和充电棚。', category: '住房小区', scope: [8, 14], unitPrice: 3_200_000, place: '禾城街道、稻香街道、河东里街道', funding: county },
  { title: '新增公共停车泊位{N}个', plan: '利用边角地和单位院落错时开放，建设一处立体停车场。', category: '道路交通', scope: [600, 1000], unitPrice: 18_000, place: '城区', funding: county },
  { title: '城乡公交更新纯电动车{N}辆', plan: '更换到期车辆，优化三条镇际线路，末班车延后到晚上七点半。', category: '公交出行', scope: [16, 24], unitPrice: 520_000, ...wide },
  { title: '高标准农田沟渠修复{N}公里', plan: '清淤衬砌支渠和斗渠，修复进水闸，保障春灌用水。', category: '农业水利', scope: [70, 110], unitPrice: 210_000, ...wide },
  { title: '建设文化健身小广场{N}处', plan: '配套健身器材、照明和座椅，优先安排没有活动场地的村。', category: '文化体育', scope: [25, 40], unitPrice: 120_000, ...wide },
  { title: '农村生活污水治理{N}个村', plan: '铺设收集管网，建设小型处理设施，委托专业单位运行维护。', category: '环境卫生', scope: [12, 20], unitPrice: 1_800_000, ...wide },
  { title: '中小学校厕所和浴室改造{N}所', plan: '改造寄宿制学校厕所、浴室和开水房，暑期施工，开学前完成。', category: '校车与上学', scope: [14, 22], unitPrice: 480_000, ...wide },
  { title: '公共场所配置急救设备{N}台', plan: '在车站、学校、景点和便民服务大厅配置自动体外除颤仪，培训使用人员。', category: '医疗卫生', scope: [60, 90], unitPrice: 16_000, ...wide },
  { title: '政务服务便民网点{N}个', plan: '在村（社区）设自助终端，社保、医保、不动产查询就近办。', category: '政务服务', scope: [40, 60], unitPrice: 45_000, ...wide },
  { title: '危桥改造{N}座', plan: '拆除重建四类以上危桥，施工期间设置便道。', category: '安全隐患', scope: [6, 10], unitPrice: 2_400_000, ...wide },
];

export const townProjects: ProjectIdea[] = [
  { title: '{地}通村道路拓宽{N}米', plan: '路面由3.5米拓宽到5米，增设会车道和排水沟。', category: '道路交通', scope: [600, 2200], unitPrice: 720 },
  { title: '{地}至集镇道路安装路灯{N}盏', plan: '采用太阳能路灯，间距30米，接入镇级管护台账。', category: '路灯照明', scope: [40, 120], unitPrice: 2_900 },
  { title: '{地}老年助餐点建设', plan: '改造旧村部一楼，设{N}个餐位，行动不便老人由志愿者送餐。', category: '养老助餐', scope: [20, 48], unitPrice: 5_600 },
  { title: '{地}供水管网更换{N}米', plan: '更换老化铁管，逐户装表，解决高处水压不足。', category: '供水排水', scope: [1500, 6000], unitPrice: 130 },
  { title: '{地}卫生室改造', plan: '建筑面积{N}平方米，分设诊断、治疗、药房和观察室。', category: '医疗卫生', scope: [80, 160], unitPrice: 1_600 },
  { title: '{地}灌溉渠清淤衬砌{N}米', plan: '清淤后采用预制板衬砌，改建分水闸。', category: '农业水利', scope: [1200, 5200], unitPrice: 240 },
  { title: '{地}文化广场和健身设施', plan: '硬化场地{N}平方米，安装健身器材和照明。', category: '文化体育', scope: [400, 1200], unitPrice: 210 },
  { title: '{地}垃圾分类收集亭{N}座', plan: '定点收集，每日清运，配套洗手池和监督公示牌。', category: '环境卫生', scope: [6, 18], unitPrice: 12_000 },
  { title: '集镇农贸市场改造', plan: '改造摊位{N}个，修复雨棚和排水，划定停车区。', category: '环境卫生', scope: [40, 110], unitPrice: 9_000, place: '{县镇}集镇' },
  { title: '中心小学门前候车和人行设施', plan: '铺设人行道{N}米，设校车候车亭、减速带和家长等候区。', category: '校车与上学', scope: [150, 480], unitPrice: 900, place: '{县镇}中心小学' },
  { title: '{地}小桥重建', plan: '重建桥梁长{N}米、宽6米，两侧设护栏。', category: '安全隐患', scope: [12, 32], unitPrice: 32_000 },
  { title: '{地}污水收集管网{N}米', plan: '沿主巷铺设收集管，接入镇污水处理站。', category: '供水排水', scope: [900, 3200], unitPrice: 420 },
  { title: '集镇公共停车场（{N}个车位）', plan: '平整旧粮站院落，设充电桩和无障碍车位。', category: '道路交通', scope: [30, 90], unitPrice: 8_000, place: '{县镇}集镇' },
  { title: '{地}公益性墓地绿化和道路', plan: '硬化道路{N}米，补植乡土树种，设休息亭。', category: '其他', scope: [200, 700], unitPrice: 600 },
  { title: '镇便民服务大厅适老化改造', plan: '设低位台、扶手和爱心专窗，改造面积{N}平方米。', category: '政务服务', scope: [120, 320], unitPrice: 1_300, place: '{县镇}便民服务大厅' },
  { title: '{地}山塘除险加固', plan: '加固坝体{N}米，清淤扩容，恢复灌溉。', category: '农业水利', scope: [60, 220], unitPrice: 3_800 },
  { title: '{地}公交招呼站{N}个', plan: '设站牌、座椅和雨棚，公示首末班时间。', category: '公交出行', scope: [3, 9], unitPrice: 16_000 },
  { title: '{地}村内巷道硬化{N}米', plan: '硬化入户巷道，同步埋设雨水管。', category: '道路交通', scope: [500, 2400], unitPrice: 260 },
  { title: '镇敬老院消防和浴室改造', plan: '更新喷淋和报警设备，改造浴室{N}间，加装防滑扶手。', category: '养老助餐', scope: [6, 16], unitPrice: 26_000, place: '{县镇}敬老院' },
  { title: '{地}农产品晾晒场', plan: '硬化晒场{N}平方米，配遮雨设施，村民登记使用。', category: '农业水利', scope: [800, 2600], unitPrice: 110 },
  { title: '{地}儿童之家和图书角', plan: '利用闲置校舍改造{N}平方米，周末由志愿教师看护。', category: '文化体育', scope: [60, 160], unitPrice: 1_200 },
  { title: '{地}老旧线路和安全用电改造', plan: '整理入户线路{N}户，拆除私拉乱接，更换配电箱。', category: '安全隐患', scope: [60, 240], unitPrice: 900 },
];
