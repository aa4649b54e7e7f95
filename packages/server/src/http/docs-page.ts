import { accessRows, accessWords, callerName, callers, type AccessRow } from '@congress-kit/api/document/access';
import { sampleApi } from '@congress-kit/api/document/code-samples';
import type { Language } from './language.ts';

/** The documentation page: our own frame, in it the reference that a library draws from the document of the API. */

const words = {
  'zh-CN': {
    title: '人大开放接口', reference: '接口', roles: '谁可以做什么', dictionary: '数据字典', schemas: 'JSON Schema', document: 'OpenAPI', other: 'English', otherTitle: 'Read this page in English',
    menu: '更多文档', noScript: '这一页要用 JavaScript。接口文档的原文：', failed: '没有读到接口文档，请刷新再试。原文：',
  },
  en: {
    title: 'Congress Kit API', reference: 'Reference', roles: 'Who may do what', dictionary: 'Data dictionary', schemas: 'JSON Schema', document: 'OpenAPI', other: '中文', otherTitle: '看中文版',
    menu: 'More documents', noScript: 'This page needs JavaScript. The document itself: ', failed: 'The document could not be read; please reload. The document itself: ',
  },
} as const;

/** Where the document in a language is. */
export const documentPath = (language: Language): string => (language === 'en' ? '/v1/openapi.json' : '/v1/openapi.zh-CN.json');

/** One bar over every page of the documentation. `page` is the part of the address after the language. */
const bar = (language: Language, page: '' | 'roles'): string => {
  const said = words[language];
  const other = language === 'en' ? 'zh-CN' : 'en';
  const link = (href: string, text: string, isHere = false): string => `<a href="${href}"${isHere ? ' aria-current="page"' : ''}>${text}</a>`;
  return `<header class="bar">
  <strong>${said.title}</strong>
  <nav aria-label="${said.menu}">
    ${link(`/v1/docs/${language}/`, said.reference, page === '')}
    ${link(`/v1/docs/${language}/roles`, said.roles, page === 'roles')}
    ${link('/v1/data-dictionary.csv', said.dictionary)}
    ${link('/v1/schemas/index.json', said.schemas)}
    ${link(documentPath(language), said.document)}
  </nav>
  <a class="language" lang="${other}" hreflang="${other}" href="/v1/docs/${other}/${page}" title="${said.otherTitle}">${said.other}</a>
</header>`;
};

const frame = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/v1/docs/page.css">
</head>
<body>
${body}
</body>
</html>
`;

/** The reference. */
export const referencePage = (language: Language): string => {
  const said = words[language];
  const path = documentPath(language);
  return frame(language, said.title, `${bar(language, '')}
<div id="app" data-document="${path}" data-failed="${said.failed}"><noscript><p class="told">${said.noScript}<a href="${path}">${path}</a></p></noscript></div>
<script src="/v1/docs/scalar/js/scalar.js"></script>
<script src="/v1/docs/page.js"></script>`);
};

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The table of operations and callers, in groups by what has to be shown. */
export const rolesPage = (language: Language): string => {
  const said = accessWords[language];
  const rows = accessRows(language);
  const head = `<tr><th scope="col">${said.operation}</th>${callers.map((caller) => `<th scope="col">${callerName(caller, language)}</th>`).join('')}</tr>`;
  const row = ({ route, summary, leaves }: AccessRow): string =>
    `<tr><th scope="row">${escaped(summary)} <small>${escaped(route)}</small></th>${callers.map((caller) => `<td class="${leaves[caller]}">${said[leaves[caller]]}</td>`).join('')}</tr>`;
  const group = ([access, title]: [string, string]): string =>
    `<h2>${title}</h2>\n<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>\n<thead>${head}</thead>\n<tbody>\n${rows.filter((one) => one.access === access).map(row).join('\n')}\n</tbody></table></div>`;
  return frame(language, `${said.title} · ${words[language].title}`, `${bar(language, 'roles')}
<main class="text">
<h1>${said.title}</h1>
<p>${escaped(said.about)}</p>
${Object.entries(said.groups).map(group).join('\n')}
</main>`);
};

/** Runs in the reader's browser. Everything is asked of the page's own host; nothing that is typed is kept. */
export const pageScript = `'use strict';
(() => {
  const app = document.getElementById('app');
  const { document: address, failed } = app.dataset;
  const language = document.documentElement.lang;
  const other = document.querySelector('a.language');
  other.addEventListener('click', () => { other.hash = location.hash; });
  const show = (text) => {
    // Samples that can be pasted: the address in them is the one of this deployment.
    const content = JSON.parse(text.split(${JSON.stringify(sampleApi)}).join(location.origin + '/v1'));
    app.textContent = '';
    window.Scalar.createApiReference('#app', {
      content,
      theme: 'default',
      localization: { locale: language },
      withDefaultFonts: false,
      telemetry: false,
      persistAuth: false,
      hideClientButton: true,
      hiddenClients: true,
      showDeveloperTools: 'never',
      documentDownloadType: 'none',
      defaultOpenFirstTag: true,
      orderSchemaPropertiesBy: 'preserve',
      agent: { disabled: true },
      mcp: { disabled: true },
    });
  };
  fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  }).then(show).catch(() => {
    const told = document.createElement('p');
    const link = document.createElement('a');
    told.className = 'told';
    link.href = link.textContent = address;
    told.append(failed, link);
    app.replaceChildren(told);
  });
})();
`;

export const pageStyle = `
:root {
  --scalar-custom-header-height: 48px;
  --scalar-font: system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --scalar-font-code: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace;
}
body { margin: 0; font-family: var(--scalar-font); line-height: 1.6; color: #1d2733; background: #fff; }
.bar { position: sticky; top: 0; z-index: 20; box-sizing: border-box; height: 48px; padding: 0 16px; display: flex; align-items: center; overflow: hidden;
  background: #fff; border-bottom: 1px solid #dfe3e8; font-size: 15px; white-space: nowrap; }
.bar strong { margin-right: 20px; }
.bar nav { flex: 1 1 auto; min-width: 0; overflow-x: auto; }
.bar a { display: inline-block; padding: 12px 10px; color: #33475b; text-decoration: none; }
.bar a:hover { color: #0b57a4; text-decoration: underline; }
.bar a[aria-current] { color: #0b57a4; font-weight: 600; box-shadow: inset 0 -3px 0 #0b57a4; }
.bar a:focus-visible { outline: 3px solid #0b57a4; outline-offset: -3px; }
.bar .language { margin-left: 12px; padding: 5px 12px; border: 1px solid #b6c0cb; border-radius: 4px; }
.dark-mode .bar { color: #e7edf3; background: #0f0f0f; border-color: #333; }
.dark-mode .bar a { color: #c7d2de; }
.dark-mode .bar a:hover, .dark-mode .bar a[aria-current] { color: #8ec1ff; box-shadow: inset 0 -3px 0 #8ec1ff; }
/* A section that a link leads to is no control: its ring would be two lines beside the text. */
#app section:focus-visible { outline: none; }
.told, .text { max-width: 72em; margin: 0 auto; padding: 24px 16px 64px; }
.text h1 { margin: 8px 0 12px; font-size: 26px; }
.text h2 { margin: 36px 0 8px; font-size: 18px; }
.text p { max-width: 44em; }
.scroll { overflow-x: auto; }
.text table { border-collapse: collapse; font-size: 14px; }
.text th, .text td { padding: 7px 10px; border-bottom: 1px solid #e3e7ec; text-align: left; vertical-align: top; }
.text thead th { position: sticky; top: 0; background: #f5f7f9; font-weight: 600; }
.text thead th + th { text-align: center; }
.text tbody th { font-weight: 500; min-width: 15em; }
.text tbody th small { display: block; color: #5a6877; font-family: var(--scalar-font-code); font-size: 12px; font-weight: 400; }
.text td { text-align: center; min-width: 4.5em; }
.text td.none { color: #6b7885; }
.text td.all { color: #0a6b3d; font-weight: 600; }
.text td.own { color: #8a4b00; font-weight: 600; }
@media (max-width: 700px) {
  .bar { height: 84px; flex-wrap: wrap; padding: 4px 12px 0; }
  .bar strong { flex: 1 1 auto; }
  .bar nav { order: 3; flex: 1 0 100%; margin: 0 -10px; }
  .bar a { padding: 8px 10px; }
  .text tbody th, .text thead th:first-child { position: sticky; left: 0; min-width: 9em; background: #fff; }
  .text thead th:first-child { background: #f5f7f9; }
  :root { --scalar-custom-header-height: 84px; }
}
`;
