import { table } from '../locale/language.ts';

/** Words of sorting, filtering, exporting and following up. Their English is in `more.words.en.ts`. */
export const moreWords = table('ballot-more', {
  tools: '排序和筛选',
  sort: '排列顺序',
  sorts: { rank: '赞成票从多到少', title: '项目名称', place: '地点', investment: '总投资从多到少', listed: '公布时的顺序' } as Readonly<Record<string, string>>,
  category: '类别',
  anyCategory: '全部类别',
  place: '地点',
  anyPlace: '全部地点',
  some: (shown: string, all: string) => `只显示 ${shown} 项，共 ${all} 项`,
  all: '显示全部',
  none: '这样筛选没有项目',
  save: '保存到手机或电脑：',
  wholeGroup: (count: string) => `显示全部 ${count} 项`,
  csv: '表格（CSV）',
  png: '图片（PNG）',
  svg: '矢量图（SVG）',
  progress: '看建设进度',
  hideProgress: '收起建设进度',
  progressPage: '项目的详细页面',
  origin: '来自群众意见',
  compare: '和往年对比',
  address: '在手机上看，发给别人',
  totalsOnly: '这里只有各项目的票数；谁投了什么票，不在公布的数据里。',
});
