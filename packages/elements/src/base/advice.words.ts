import { table } from '../locale/language.ts';

/** What a webmaster is told of their own tag, in both languages at once: whoever pasted it may read either. */
export const adviceWords = table('advice', {
  title: '网站管理员请看：这个标签有地方要改',
  quotes: (name: string, value: string) => `${name}=${value} 里混进了中文引号，请全部改成英文直引号 "。`,
  typo: (name: string, meant: string) => `没有 ${name} 这个属性，是不是要写 ${meant}？`,
  onScript: (name: string, own: string) => `${name} 要写在引入脚本的那一行；写在这个标签上的话，去掉 data-，写成 ${own}。`,
  choice: (name: string, value: string, all: string) => `${name}="${value}" 不认得，可以写的是：${all}。`,
  digits: (name: string, value: string) => `${name}="${value}" 要写成阿拉伯数字。`,
  off: (name: string, value: string) => `${name}="${value}" 也算打开；不要的话，把 ${name} 整个删掉。`,
  address: (name: string, value: string) => `${name}="${value}" 不是完整的网址，请照浏览器地址栏里的样子写全，从 http 写到 /v1。`,
  mixed: (name: string, value: string) => `本网页是 https 的，${name}="${value}" 却是 http 的，浏览器不许读。请给那个地址也装上 https，再改成 https 开头。`,
  noApi: (name: string, value: string) => `${name}="${value}" 答的不是接口的内容。请用浏览器打开它看看：接口地址多半以 /v1 结尾，打开应当看到写着县名的一段文字。`,
  noFile: (name: string, value: string) => `${name}="${value}" 读不到。请核对文件有没有传上去；写的是目录的话，末尾要有斜杠 /。`,
  noData: (name: string, value: string) => `${name}="${value}" 读到了，但不是能用的数据。请看它是不是 JSON，是不是整个传上去了。`,
  noRecord: (name: string, value: string) => `${name}="${value}" 在接口里查不到，请核对这个编号，或者把 ${name} 删掉。`,
}, {
  title: 'For the webmaster: this tag needs a change',
  quotes: (name: string, value: string) => `${name}=${value} has curly quotes in it; please write straight ones (") everywhere.`,
  typo: (name: string, meant: string) => `There is no attribute ${name}; did you mean ${meant}?`,
  onScript: (name: string, own: string) => `${name} belongs on the script tag; on this tag leave data- off and write ${own}.`,
  choice: (name: string, value: string, all: string) => `${name}="${value}" means nothing here; you can write: ${all}.`,
  digits: (name: string, value: string) => `${name}="${value}" has to be a number in figures.`,
  off: (name: string, value: string) => `${name}="${value}" switches it on as well; to have it off, take ${name} away.`,
  address: (name: string, value: string) => `${name}="${value}" is no whole address; please write it as the address bar of the browser shows it, from http to /v1.`,
  mixed: (name: string, value: string) => `This page is on https and ${name}="${value}" is on http, which the browser blocks. Please put that address on https, too, and write https.`,
  noApi: (name: string, value: string) => `${name}="${value}" does not answer as an API. Please open it in the browser: an API's address mostly ends in /v1, and shows a text with the county's name.`,
  noFile: (name: string, value: string) => `${name}="${value}" could not be read. Please check that the file is there; a folder needs a slash (/) at its end.`,
  noData: (name: string, value: string) => `${name}="${value}" was read, and is no data that can be used. Please check that it is JSON, and that all of it is there.`,
  noRecord: (name: string, value: string) => `${name}="${value}" is not known to the API; please check the id, or take ${name} away.`,
});
