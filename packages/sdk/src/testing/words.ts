/** What the invented county is made of. Every name is made up; phone numbers begin with 0000 and ring nowhere. */

/** Name and pinyin, lower case, syllables with blanks between. */
export type Named = readonly [name: string, pinyin: string];

export const county: Named = ['青禾县', 'qing he xian'];
export const townships: readonly Named[] = [
  ['柳溪镇', 'liu xi zhen'], ['石磨镇', 'shi mo zhen'], ['云岭乡', 'yun ling xiang'], ['南渡镇', 'nan du zhen'], ['沙坪镇', 'sha ping zhen'], ['松口乡', 'song kou xiang'],
];
export const villages: readonly Named[] = [
  ['枣林村', 'zao lin cun'], ['桥头村', 'qiao tou cun'], ['水碾村', 'shui nian cun'], ['新塘村', 'xin tang cun'], ['大湾村', 'da wan cun'], ['竹园村', 'zhu yuan cun'], ['高井村', 'gao jing cun'],
  ['上坝村', 'shang ba cun'],
];
export const surnames: readonly Named[] = [
  ['王', 'wang'], ['李', 'li'], ['张', 'zhang'], ['单', 'shan'], ['解', 'xie'], ['陈', 'chen'], ['周', 'zhou'], ['仇', 'qiu'], ['黄', 'huang'], ['尉迟', 'yu chi'], ['何', 'he'], ['许', 'xu'],
  ['区', 'ou'], ['查', 'zha'], ['赵', 'zhao'], ['林', 'lin'],
];
export const givenNames: readonly Named[] = [
  ['小梅', 'xiao mei'], ['建国', 'jian guo'], ['秀英', 'xiu ying'], ['志强', 'zhi qiang'], ['立行', 'li xing'], ['雨桐', 'yu tong'], ['明远', 'ming yuan'], ['秋实', 'qiu shi'], ['丽华', 'li hua'],
  ['德胜', 'de sheng'], ['春燕', 'chun yan'], ['海波', 'hai bo'], ['静', 'jing'], ['伟', 'wei'],
];
export const posts = ['党支部书记', '村委会主任', '小学教师', '卫生院医生', '合作社理事长', '企业职工', '种粮大户', '社区网格员'];
export const groups = [['农业农村代表小组', 'industry'], ['教科文卫代表小组', 'industry'], ['柳溪片区代表小组', 'area'], ['工商企业代表小组', 'industry'], ['综合代表小组', 'mixed']] as const;
export const committees = ['法制委员会', '财政经济委员会', '教育科学文化卫生委员会', '农业与农村委员会', '城乡建设与环境保护委员会'];
export const units = ['县交通局', '县水务局', '县教育局', '县住建局', '县农业农村局', '县卫健局', '县城管局', '县供电公司'];
export const stationKinds = [['home', '代表之家'], ['station', '代表联络站'], ['point', '代表联络点'], ['room', '代表接待室'], ['center', '代表活动中心']] as const;

/** Category, title and body of what residents write. */
export const matters = [
  ['lighting', '村口到镇上的路没有路灯', '村口到镇上有两公里没有路灯，孩子放学时天已经黑了，希望装上路灯。'],
  ['roads', '通村公路路面破损严重', '雨后坑洼积水，农用车和校车都不好走，希望今年内修补。'],
  ['water', '高处几户夏天经常停水', '每年七八月水压不够，二楼以上用不上水，希望加一台增压泵。'],
  ['school', '小学门口上下学时段拥堵', '家长的车停在路中间，学生要绕到机动车道上走，希望划出接送区。'],
  ['transit', '末班公交时间太早', '下午五点半就没有车回村，在县城做工的人赶不上，希望推迟一小时。'],
  ['elderly', '社区养老助餐点什么时候开', '去年说要建助餐点，老人多，做饭不方便，想知道安排。'],
  ['sanitation', '垃圾收集点太少', '全村只有一个点，夏天气味大，希望在村东再设一个。'],
  ['health', '村卫生室药品不全', '常用的降压药经常没有，要跑到镇上去买，希望补齐。'],
  ['farming', '排灌渠多年没有清淤', '渠底淤泥有半米厚，下游的田浇不上水，希望入冬前清一次。'],
  ['safety', '河边缺少护栏和警示牌', '夏天常有孩子去河边玩，希望在深水段装护栏。'],
  ['culture', '镇文化广场晚上灯光太暗', '晚上跳舞和打球的人多，灯坏了一半，希望更换。'],
  ['services', '办事大厅周末能不能开放', '上班的人工作日请不了假，希望周六上午开两个窗口。'],
] as const;
export const answers = [
  '已列入今年计划，九月底前完成，请代表和群众监督。', '经实地察看，问题属实，已安排施工队进场，预计两个月完成。', '受资金限制今年不能全部解决，先完成最急需的一段，其余列入明年计划。',
  '感谢您提出的意见，现将有关政策向您作出说明。',
];
/** Kind and title of what deputies do. */
export const activityMatters = [
  ['reception', '代表接待日'], ['visit', '走访选民'], ['inspection', '视察民生实事项目'], ['research', '农村公路管护调研'], ['reception', '代表接待日'], ['meeting', '列席乡镇人大会议'], ['training', '代表履职培训'],
  ['duty_report', '向选民述职'],
] as const;
export const projects = [
  ['乡村道路路灯', 'lighting', 1_260_000], ['镇文化广场改造', 'culture', 800_000], ['农村饮水提升', 'water', 3_400_000], ['中心小学食堂新建', 'school', 2_600_000], ['社区养老助餐点', 'elderly', 900_000],
  ['通村公路维修', 'roads', 4_100_000], ['卫生院设备更新', 'health', 1_500_000], ['高标准排灌渠', 'farming', 2_200_000],
] as const;
/** For fields that no maker knows. */
export const sentences = ['按计划推进，已完成过半。', '经会议审议通过，现予公布。', '请在规定时间内提出意见。', '有关情况已向代表通报。'];
export const headings = ['关于加强农村道路管护的决定', '关于年度预算执行情况的报告', '关于民生实事项目实施情况的通报', '关于征集明年工作议题的公告', '关于养老服务条例草案的说明', '关于环境保护工作的审议意见'];
