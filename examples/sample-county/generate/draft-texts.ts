/**
 * Drafts that are out for comment: invented regulations of the prefecture, on which a county's 基层立法联系点 collects what residents
 * say, and a decision of the county's own congress.
 */
export interface Say { stance: '赞成' | '修改' | '删去' | '增加' | '反对'; quote?: string; say?: string; outcome: '采纳' | '部分采纳' | '未采纳' | '留作参考'; summary: string; reason: string }
export interface DraftArticle { chapter?: string; text: string; says: Say[] }
export interface Draft {
  title: string; kind: '法规草案' | '决定草案' | '规划草案'; draftName: string; committee: number; opens: string; closes: string; reported?: string; summary: string; explanation: string; articles: DraftArticle[];
}

const say = (stance: Say['stance'], summary: string, outcome: Say['outcome'], reason: string, words?: string, quote?: string): Say => ({ stance, summary, outcome, reason, ...(words && { say: words }), ...(quote && { quote }) });
const agree = say('赞成', '赞成这一条', '留作参考', '感谢支持。');
const article = (text: string, says: Say[], chapter?: string): DraftArticle => ({ text, says, ...(chapter && { chapter }) });

export const drafts: Draft[] = [
  {
    title: '安禾市停车场管理条例（草案）', kind: '法规草案', draftName: '草案征求意见稿', committee: 4, opens: '2026-03-10', closes: '2026-04-12', reported: '2026-05-20',
    summary: '规范停车场的规划、建设和收费，方便居民就近停车。', explanation: '我市城区车位缺口较大，老旧小区停车矛盾突出。草案对车位配建、错时共享和收费公示作了规定。',
    articles: [
      article('为了规范停车场的规划、建设和管理，方便群众出行，根据有关法律、法规，结合本市实际，制定本条例。', [agree], '第一章 总则'),
      article('停车场管理遵循统筹规划、便民利民、社会共治的原则。', [agree]),
      article('新建住宅小区按照每户不少于一个车位配建停车位。', [
        say('修改', '建议写明充电车位的比例', '部分采纳', '写明新建小区预留充电条件，具体比例由规划确定。', '现在买电动车的多，建议写明其中多少要能充电。', '每户不少于一个车位'),
        say('反对', '乡镇不必一户一位', '未采纳', '本条只适用于城区，已在附则中说明。', '乡镇的小区很多人没有车，一户一位会抬高房价。'),
      ], '第二章 规划与建设'),
      article('机关、企业事业单位的停车场在非工作时间向社会开放的，可以适当收取费用。', [
        say('修改', '把“可以”改为“应当”开放', '部分采纳', '改为机关和国有企业事业单位应当创造条件开放。', '机关晚上车位空着，应当开放，不能只是可以。', '可以适当收取费用'),
        agree,
      ]),
      article('任何单位和个人不得在道路上设置障碍物占用车位。', [say('增加', '增加占用消防通道的规定', '采纳', '增加一款，写明不得占用消防车通道。', '建议加上不准占消防通道，我们小区着过火，车进不来。')], '第三章 使用与管理'),
      article('停车收费应当在入口处公示标准和监督电话。', [agree, say('增加', '增加半小时内免费', '部分采纳', '医院、学校周边公共停车场半小时内免费。', '接送孩子、看病取药，半小时内不应收钱。')]),
      article('物业服务人出租车位应当优先满足本小区业主的需要。', [agree]),
      article('违反本条例第五条规定的，处二百元以上二千元以下罚款。', [say('删去', '罚款幅度太大', '未采纳', '幅度与上位法一致，已要求细化裁量标准。', '罚得太重，先提醒再罚。')], '第四章 法律责任'),
    ],
  },
  {
    title: '安禾市养老服务条例（草案）', kind: '法规草案', draftName: '草案二次审议稿', committee: 5, opens: '2026-07-20', closes: '2026-08-31', reported: '2026-10-16',
    summary: '让老人在家门口吃得上饭、看得上病、有人照应。', explanation: '草案对社区助餐、上门照护和互助养老作了规定，一审后根据各方意见作了修改。',
    articles: [
      article('每个街道和乡镇应当至少设立一处老年助餐点，有条件的村可以设立。', [
        say('修改', '村里也要能送餐', '采纳', '增加助餐点应当为行动不便的老人送餐的规定。', '我们村老人走不到镇上，建议写明送到家。', '有条件的村可以设立'), agree,
      ], '第一章 助餐与照护'),
      article('政府对高龄、失能老人的上门照护给予补贴，标准每两年公布一次。', [say('修改', '补贴标准一年公布一次', '未采纳', '两年与财政规划周期一致，期间可以按程序调整。', '两年太久，物价涨得快，建议一年一次。', '每两年公布一次')]),
      article('新建住宅小区应当配建养老服务用房，与住宅同步交付。', [agree]),
      article('老旧小区加装电梯，政府给予补助并简化手续。', [agree, say('增加', '增加一楼住户补偿的规定', '留作参考', '补偿由业主协商，已转主管部门制定指引。', '一楼不同意就装不成，能不能写一条怎么补偿。')], '第二章 设施'),
      article('医疗机构应当为老年人就医提供便利，保留人工窗口。', [agree, say('增加', '增加家庭医生上门', '部分采纳', '写明签约家庭医生定期随访。', '建议家庭医生每季度上门量一次血压。')]),
      article('鼓励低龄老人服务高龄老人，服务时间可以储存。', [say('修改', '写明怎么储存', '采纳', '增加由民政部门建立登记和兑换制度的规定。', '存在哪里、怎么用，要写清楚，不然没人敢干。', '服务时间可以储存')], '第三章 互助'),
    ],
  },
  {
    title: '安禾市物业管理条例（修订草案）', kind: '法规草案', draftName: '修订草案征求意见稿', committee: 4, opens: '2026-09-15', closes: '2026-10-31',
    summary: '物业费怎么收、维修资金怎么用、业委会怎么选。', explanation: '条例施行八年，修订的重点是公开和监督。',
    articles: [
      article('物业服务人应当每年公布一次收支情况。', [say('修改', '半年公布一次', '采纳', '', '一年太久，建议半年一次，贴在单元门口。', '每年公布一次'), agree]),
      article('使用维修资金应当经过半数业主同意。', [say('修改', '应急维修不必过半数', '采纳', '', '水管爆了等不及投票，应急的要有快办法。', '经过半数业主同意')]),
      article('业主委员会由五至十一人组成，任期五年。', [say('修改', '任期改为三年', '未采纳', '', '五年太长，三年换一次合适。', '任期五年'), agree]),
      article('高空抛物造成损害的，物业服务人应当协助查明。', [agree, say('增加', '增加安装监控的规定', '部分采纳', '', '建议写明楼下要装朝上的摄像头。')]),
    ],
  },
  {
    title: '青禾县人大常委会关于加强柳溪河保护的决定（草案）', kind: '决定草案', draftName: '草案', committee: 4, opens: '2026-11-05', closes: '2026-12-20',
    summary: '柳溪河两岸怎么护、谁来管、怎么监督。', explanation: '柳溪河是全县的饮用水源，近年水质总体稳定，岸线占用和面源污染仍需治理。',
    articles: [
      article('柳溪河干流两岸各五十米为保护范围，不得新建与保护无关的建筑物。', [say('修改', '五十米太宽，影响老宅翻修', '部分采纳', '', '我家老宅离河四十米，翻修算不算新建，要写明。', '不得新建')]),
      article('禁止向河道倾倒垃圾、畜禽粪便和建筑渣土。', [agree, say('增加', '增加农药包装回收', '采纳', '', '农药瓶子到处扔，建议村里设回收点。')]),
      article('县、乡、村三级河长每月至少巡河一次，巡查情况向社会公开。', [agree]),
      article('县人民政府每年向县人大常委会报告一次柳溪河保护情况。', [agree]),
    ],
  },
  {
    title: '青禾县国土空间总体规划（草案）', kind: '规划草案', draftName: '公示稿', committee: 4, opens: '2026-12-01', closes: '2027-01-15',
    summary: '到2035年，县城往哪里长，耕地守多少。', explanation: '规划经县人大常委会审议前公开征求意见。',
    articles: [
      article('守住耕地和永久基本农田，城镇开发边界内优先使用存量土地。', []), article('县城重点向东发展，老城区以更新改造为主。', []), article('每个乡镇驻地建设一处综合文化广场和一处公共停车场。', []),
    ],
  },
];
