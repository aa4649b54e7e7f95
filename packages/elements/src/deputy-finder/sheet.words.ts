import { table } from '../locale/language.ts';

/** Words of a printed sheet of codes, of the whole list and of an empty one, in both languages at once: it comes only when it is asked for. */
export const sheetWords = table('finder-sheet', {
  title: (place: string) => `联系${place}的人大代表`,
  station: (station: string) => `${station}的人大代表`,
  how: '用手机扫一扫（微信里点右上角“＋”，再点“扫一扫”），对准方块，就能看到这位代表是谁、什么时候接待群众，也能给代表提意见。',
  all: (place: string) => `${place}：全部代表和接待时间`,
  print: '打印',
  back: '返回名单',
  help: '一张 A4 纸放九个码。打印前可以在打印窗口里看一看。',
  source: (day: string) => `名单截至 ${day}，有变化时请重新打印。`,
  fewer: (count: string) => `只显示前 ${count} 位`,
  wholeHelp: '名单很长：浏览器自带的“在网页中查找”只看得到眼前的几行，要找人请用上面的搜索框。',
  noneHereHelp: '人大办登记代表以后，就能在这里按姓名、村（社区）查找。',
  writeOffice: '给人大办提意见',
}, {
  title: (place: string) => `Deputies who serve ${place}`,
  station: (station: string) => `Deputies at ${station}`,
  how: 'Scan a square with a phone to see who the deputy is and when they receive residents, or to write to them.',
  all: (place: string) => `${place}: all deputies and reception times`,
  print: 'Print',
  back: 'Back to the list',
  help: 'Nine codes fit on a sheet of A4. The print window shows them before they are printed.',
  source: (day: string) => `As of ${day}; please print a new sheet when something changes.`,
  fewer: (count: string) => `Show only the first ${count}`,
  wholeHelp: 'This list is long: the browser’s own “find in page” sees only the rows around you. To look for somebody, use the search box above.',
  noneHereHelp: 'Once the congress office has registered its deputies, they can be found here by name, village or community.',
  writeOffice: 'Write to the congress office',
});
