import { table, type Language } from './language.ts';

/** Said while English itself is on its way, so both are here. */
export const loadingWords: Readonly<Record<Language, string>> = { 'zh-CN': '正在读取…', en: 'Loading…' };

/** Words every element needs. Enum labels, faults and problems are not here: see `labels.ts`. */
export const sharedWords = table({
  files: '照片和文件',
  retry: '再试一次',
  retrying: '正在重试…',
  sample: '这里是虚构的示例数据，不是真实的人大信息。',
  sampleTitle: '示例数据',
  close: '关闭',
  optional: '（选填）',
  more: '显示更多',
  back: '返回',
  source: (name: string, day: string) => `来源：${name}，数据截至 ${day}`,
  labelColon: '：',
  counter: (left: number) => `还可以写 ${left} 个字`,
  counterOver: (over: number) => `超出 ${over} 个字，请删减`,
  choose: '请选择',
  errorPrefix: '有误：',
  summaryTitle: (count: number) => (count === 1 ? '有一处需要修改' : `有 ${count} 处需要修改`),
  yes: '是',
  no: '否',
  network: '网络不通，没有读到内容',
  networkHelp: '请检查手机或电脑是否连上了网络。联网以后会自动再读一次。',
  timeout: '等得太久，对方没有回应',
  timeoutHelp: '可能是网络慢，也可能是服务器忙。请过一会儿再试。',
  unreadable: '收到的内容读不懂',
  unreadableHelp: '常见原因：公共无线网络需要先登录，或者数据文件写错了。请先打开任意网页看看能否上网，再试一次。',
  missing: '这个地址上没有内容',
  missingHelp: '可能地址写错了，或者文件已经移走。请告诉网站管理员。',
  contract: '收到的内容不完整',
  contractHelp: '数据和约定的格式不一致。请把这个页面告诉网站管理员。',
  failed: '出了点问题，没有读到内容',
  failedHelp: '请再试一次。如果一直这样，请告诉网站管理员。',
  waitSeconds: (seconds: number) => `请等 ${seconds} 秒再试。`,
  waitMinutes: (minutes: number) => `请等 ${minutes} 分钟再试。`,
  requestId: (id: string) => `请求编号：${id}（联系管理员时请告知）`,
  partMissing: '这部分没有读到',
  partMissingHelp: '可能网络不通，也可能网站上少放了文件。请再试一次；如果一直这样，请告诉网站管理员。',
  empty: '这里还没有内容',
  readOnly: '这里只能查看，不能提交',
  readOnlyHelp: '这个网页读的是公开信息的副本。要提意见、查回执，请到人大的正式网站，或者就近的代表家站。',
  unconfigured: '还没有指定从哪里读取数据',
  unconfiguredHelp: '网站管理员请看：给这个元素写上 api 或 src 属性，或者在引入脚本的标签上写 data-api。',
});

export type SharedWords = (typeof sharedWords)['zh-CN'];
