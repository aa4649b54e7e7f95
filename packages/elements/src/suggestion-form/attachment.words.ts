import { table } from '../locale/language.ts';

/** Words of the lazy part; what stands there before a file is chosen is in `formWords`. */
export const attachmentWords = table('attachment', {
  comma: '，',
  stop: '。',
  pasted: '粘贴的图片.png',
  preparing: '正在准备…',
  waiting: '等着上传',
  sending: (percent: number) => `正在上传 ${percent}%`,
  saving: '正在保存…',
  progressOf: (name: string) => `${name} 的上传进度`,
  arrived: '已上传',
  stored: (name: string) => `${name} 已上传`,
  removed: (name: string) => `${name} 已去掉`,
  failedSay: (name: string) => `${name} 没有传上`,
  failedKept: '文件已存在这台设备上，提交时会再传一次。',
  failedNotKept: '文件没有存在这台设备上，关掉页面就要重新选择。',
  lost: '文件没有存在这台设备上。请去掉，再重新选择。',
  heic: '这是苹果手机的 HEIC 照片，这里打不开。请用相机重新拍一张，或者打开照片截屏，再选截屏的那张。',
  refused: '不能收这个文件。请看上面的要求，去掉它，换一个。',
  network: '网络不通，没有传上',
  tooMany: (count: number) => `最多 ${count} 个，多的没有加上。`,
  retry: '重新上传',
  remove: '去掉',
  megapixels: 40,
});
