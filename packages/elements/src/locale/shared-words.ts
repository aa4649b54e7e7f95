import { table } from './language.ts';

/** Said while English itself is on its way, so both are here. */
export const loadingWords: Readonly<Record<'zh-CN' | 'en', string>> = { 'zh-CN': '正在读取…', en: 'Loading…' };

/** Words every element needs. Enum labels, faults and problems are not here: see `labels.ts`. */
export const sharedWords = table('shared', {
  files: '照片和文件',
  retry: '再试一次',
  retrying: '正在重试…',
  sample: '这里是虚构的示例数据，不是真实的人大信息。',
  optional: '（选填）',
  source: (name: string, day: string) => `来源：${name}，数据截至 ${day}`,
  labelColon: '：',
  comma: '，',
  stop: '。',
  sentences: (first: string, then: string) => `${first}。${then}`,
  brackets: (text: string) => `（${text}）`,
  dayTime: (day: string, time: string) => `${day} ${time}`,
  today: '今天',
  daysLeft: (days: number) => `还剩 ${days} 天`,
  daysAgo: (days: number) => `${days} 天前`,
  counter: (left: number) => `还可以写 ${left} 个字`,
  counterOver: (over: number) => `超出 ${over} 个字，请删减`,
  choose: '请选择',
  looking: '正在查找…',
  faulty: '这里填得不对，请检查',
  errorPrefix: '有误：',
  summaryTitle: (count: number) => (count === 1 ? '有一处需要修改' : `有 ${count} 处需要修改`),
  offline: '网络断开了。显示的还可以看，写的还在，联网以后会接着读。',
  online: '网络恢复了。',
  network: '网络不通，没有读到内容',
  networkHelp: '请检查手机或电脑是否连上了网络。联网以后会自动再读一次。',
  timeout: '等得太久，对方没有回应',
  timeoutHelp: '可能是网络慢，也可能是服务器忙。请过一会儿再试。',
  failed: '出了点问题，没有读到内容',
  failedHelp: '请再试一次。如果一直这样，请告诉网站管理员。',
  partMissing: '这部分没有读到',
  partMissingHelp: '可能网络不通，也可能网站上少放了文件。请再试一次。如果一直这样，请告诉网站管理员。',
  empty: '这里还没有内容',
  readOnly: '这里只能查看，不能提交',
  unconfigured: '还没有指定从哪里读取数据',
});

export type SharedWords = (typeof sharedWords)['zh-CN'];
