/** For browsers in which nothing of the kit runs; `old-browsers.js` carries both. */
export const oldBrowserWords: Readonly<Record<'zh' | 'en', string>> = {
  zh: '您的浏览器太旧，这里的功能打不开。请把浏览器升级到新版本，或者换一个浏览器、换一部手机再打开本页。',
  en: 'This browser is too old for what belongs here. Please update it, or open this page in another browser or on a phone.',
};
