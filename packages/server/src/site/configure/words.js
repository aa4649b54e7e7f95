// What the page says. What the options mean is said in options.js, and in English by the elements' own sources.
export const words = {
  'zh-CN': {
    skip: '跳到正文', home: '青禾县人大代表工作公开平台', title: '配置要嵌入的功能', lead: '选功能、改选项、看效果，最后把代码复制到网页里。', element: '功能', script: '脚本', api: '接口地址（以 /v1 结尾）',
    theme: '外观', accent: '主色', ownAccent: '用这个颜色', elder: '长辈模式', attributes: '这个功能的选项', snippet: '复制到网页里的代码', copy: '复制代码', preview: '效果', copied: '已复制', notCopied: '没有复制成功，请选中代码后复制',
    one: '只要这一个功能（文件小）', all: '所有功能（以后还能加别的）', page: '随网页', other: 'English', loading: '正在读取…', failed: '没有读到配置数据，请刷新网页再试。', fallback: '正在打开。打不开时，请到就近的代表家站。',
    names: { 'congress-deputy-finder': '我要找代表', 'congress-suggestion-form': '提意见建议', 'congress-ballot-results': '民生实事票决结果', 'congress-handling-tracker': '办理进度' },
    options: '选项', format: '用在哪里', formats: { html: '普通网页（HTML）', react: 'React 19', vue: 'Vue 3', svelte: 'Svelte 5' }, strict: '网站有严格的安全策略（CSP）', strictHint: '代码里不带样式，另外写明要设的策略。',
    policyIs: '网站的响应头要有这一条（已有策略的，把缺的加进去）：', inYourStyles: '写进网站自己的样式表：', once: '整个网站只写一次', typesOnce: '在任意一个 .d.ts 文件里写一次：',
    abouts: {
      'congress-deputy-finder': '查代表和代表家站：按姓名、拼音、地方，或在地图上选。', 'congress-suggestion-form': '写意见建议，提交后拿到回执。',
      'congress-ballot-results': '民生实事项目票决结果：图、表、规则和去向。', 'congress-handling-tracker': '建议办到哪一步了：公开清单，凭回执查询和评价。',
    },
    usual: '默认', values: { chart: '图', table: '表格' }, wrongApi: '请写完整的网址，以 https:// 或 http:// 开头，例如 https://county.example/v1。',
    otherApi: '这个页面不向别的网站要数据，所以下面显示的是样例数据；复制的代码用的是您填的地址。', width: '显示宽度', widths: { all: '整个宽度', 375: '手机（375）', 768: '平板（768）' },
    themes: { red: '政务红', blue: '政务蓝', dark: '深色', contrast: '高对比', auto: '随系统深浅' },
  },
  en: {
    skip: 'To the content', home: 'Qinghe County People’s Congress', title: 'Put an element together', lead: 'Choose an element, set its options, see it, and copy the code into your page.', element: 'Element', script: 'Script', api: 'Address of the API (ends with /v1)',
    theme: 'Look', accent: 'Main colour', ownAccent: 'use this colour', elder: 'Elder mode', attributes: 'Options of this element', snippet: 'Code for your page', copy: 'Copy the code', preview: 'Preview', copied: 'Copied', notCopied: 'It could not be copied; please select the code and copy it',
    one: 'this element only (small)', all: 'all elements (more can be added later)', page: 'the page’s', other: '中文', loading: 'Loading…', failed: 'The data of this page could not be read. Please reload it.', fallback: 'Opening. If it does not open, please ask at a deputies’ station.',
    names: { 'congress-deputy-finder': 'Find a deputy', 'congress-suggestion-form': 'Make a suggestion', 'congress-ballot-results': 'Ballot results', 'congress-handling-tracker': 'Handling tracker' },
    options: 'Options', format: 'For', formats: { html: 'a page (HTML)', react: 'React 19', vue: 'Vue 3', svelte: 'Svelte 5' }, strict: 'the site has a strict policy (CSP)', strictHint: 'The code brings no style of its own, and names the policy.',
    policyIs: 'The site sends this header (or adds what is missing to its own):', inYourStyles: 'In the site’s own style sheet:', once: 'once for the whole site', typesOnce: 'Once, in any .d.ts file:',
    usual: 'as usual', values: { chart: 'chart', table: 'table' }, wrongApi: 'Please write the whole address, with https:// or http:// at its beginning, for example https://county.example/v1.',
    otherApi: 'This page asks no other site for data: below are the data of the sample. The code has the address you gave.', width: 'Width', widths: { all: 'all there is', 375: 'telephone (375)', 768: 'tablet (768)' },
    themes: { red: 'red', blue: 'blue', dark: 'dark', contrast: 'high contrast', auto: 'light or dark, as the system' },
  },
};
