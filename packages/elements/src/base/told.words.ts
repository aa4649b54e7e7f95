import { table } from '../locale/language.ts';

/** What to do about answers that are not what they should be, and about no address; the rest of it stands in the shared words. */
export const toldWords = table('told', {
  unreadableTitle: '收到的内容读不懂',
  unreadable: '常见原因：公共无线网络需要先登录，或者数据文件写错了。请先打开任意网页看看能否上网，再试一次。',
  requestId: (id: string) => `请求编号：${id}（联系管理员时请告知）`,
  wait: (time: string) => `请等 ${time}再试。`,
  missingTitle: '这个地址上没有内容',
  missing: '可能地址写错了，或者文件已经移走。请告诉网站管理员。',
  contract: '数据和约定的格式不一致。请把这个页面告诉网站管理员。',
  readOnly: '这个网页读的是公开信息的副本。要提意见、查回执，请到人大的正式网站，或者就近的代表家站。',
  unconfigured: '网站管理员请看：给这个元素写上 api 或 src 属性，或者在引入脚本的标签上写 data-api。',
}, {
  unreadableTitle: 'The answer could not be read',
  unreadable: 'Often a public Wi-Fi wants you to sign in first, or the data file has a mistake. Open any web page to see if you are online, then try again.',
  requestId: (id: string) => `Request id: ${id} (please mention it to the administrator)`,
  wait: (time: string) => `Please wait ${time} before trying again.`,
  missingTitle: 'There is nothing at this address',
  missing: 'It may be misspelt, or the file may have moved. Please tell the site’s administrator.',
  contract: 'The data does not have the agreed form. Please tell the site’s administrator about this page.',
  readOnly: 'It shows a copy of what is public. To make a suggestion or look up a receipt, go to the congress’s own website or to a deputies’ station.',
  unconfigured: 'For the webmaster: give this element an api or src attribute, or put data-api on the script tag.',
});
