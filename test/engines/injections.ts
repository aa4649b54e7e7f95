// What a hostile record may hold. Whatever of it ran would set `window.ran`; none of it may, and none may push the layout apart.
const act = 'window.ran=1';

/** Ways out of the place a text stands in: text, attribute, comment, script, style, JSON, template. */
const exits = ['', '">', '\'>', '"/>', '-->', '</p>', '</textarea>', '</title>', '</style>', '</script>', '</svg>', ']]>', '${', '{{', '`', '*/', '\\"', '\\u003c/p>', '&lt;/p&gt;', '%22%3E'];

const markup = [
  `<script>${act}</script>`, `<ScRiPt>${act}</sCrIpT>`, `<script src="data:text/javascript,${act}"></script>`, `<img src=x onerror=${act}>`, `<img src=x onerror="${act}"//>`,
  `<svg onload=${act}>`, `<svg><animate onbegin=${act} attributeName=x dur=1s>`, `<svg><script>${act}</script></svg>`, `<math><mtext><table><mglyph><style><img src=x onerror=${act}>`,
  `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`, `<iframe src="javascript:parent.ran=1"></iframe>`, `<object data="javascript:${act}"></object>`, `<embed src="javascript:${act}">`,
  `<body onload=${act}>`, `<input autofocus onfocus=${act}>`, `<details open ontoggle=${act}>`, `<video><source onerror=${act}></video>`, `<audio src=x onerror=${act}>`, `<marquee onstart=${act}>`,
  `<a href="javascript:${act}">x</a>`, `<a href="data:text/html,<script>opener.ran=1</script>">x</a>`, `<form action="javascript:${act}"><button>x</button></form>`, `<button formaction="javascript:${act}">x</button>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${act}">`, `<base href="https://evil.example/">`, `<link rel="stylesheet" href="data:text/css,*{display:none}">`, `<style>*{position:fixed}</style>`,
  `<template><img src=x onerror=${act}></template>`, `<slot name="title"></slot>`, `<congress-suggestion-form api="https://evil.example/v1"></congress-suggestion-form>`, `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
  `<xmp><img src=x onerror=${act}></xmp>`, `<plaintext>`, `<select><option><img src=x onerror=${act}>`, `<table background="javascript:${act}">`, `<div style="width:expression(${act})">`, `<div style="position:fixed;inset:0;background:red">`,
];

/** What an address may begin with. */
export const addresses = [
  `javascript:${act}`, `JaVaScRiPt:${act}`, ` javascript:${act}`, `\tjavascript:${act}`, `java\nscript:${act}`, `java\tscript:${act}`, `\u0001javascript:${act}`, `javascript&colon;${act}`, `javascript://%0a${act}`,
  `data:text/html,<script>opener.ran=1</script>`, `data:text/html;base64,PHNjcmlwdD5vcGVuZXIucmFuPTE8L3NjcmlwdD4=`, `vbscript:msgbox(1)`, `blob:https://evil.example/x`, `file:///etc/passwd`, `//evil.example/x`, `https://evil.example\\@county.example`,
  `https:evil.example`, `\\\\evil.example\\x`, `http://[::1`, `view-source:javascript:${act}`,
];

const templates = [
  `\${${act}}`, `{{${act}}}`, `{{constructor.constructor('${act}')()}}`, `<%= ${act} %>`, `#{${act}}`, `[[${act}]]`, `\${{${act}}}`, `{%raw%}${act}{%endraw%}`, '<!--?lit$123$-->', '<!--lit-part-->', '{title}', '{max|one|many}', '[，现在是 {now} 字]', '@click=${x}', '?open=${x}', '.innerHTML=${x}',
];

const formulas = ['=1+1', '=HYPERLINK("https://evil.example","x")', '=cmd|\' /C calc\'!A0', '+1+1', '-1+1', '@SUM(1,1)', '\t=1+1', '\r=1+1', '|calc', '%0A=1+1', '"=1+1', ';=1+1'];

const letters = [
  '\u202eabc\u202c', '\u2066abc\u2069', '\u202d'.repeat(50), '\u200b'.repeat(400), 'a\u200bb\u200cc\u200dd\ufeffe', '\u0000', 'a\u0000b', '\u0007\u0008\u001b[31m', '\ud800', '\udc00x', 'é'.normalize('NFD').repeat(30), 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢', '\u0300'.repeat(300),
  'W'.repeat(600), 'ﷺ'.repeat(20), '𠮷'.repeat(200), '👨‍👩‍👧‍👦'.repeat(40), '一'.repeat(2000), 'a b '.repeat(300), '\n'.repeat(60), '\u3000'.repeat(200), '\u00a0'.repeat(300), 'https://evil.example/'.repeat(30), '1'.repeat(400), '-'.repeat(400), '،'.repeat(100), 'שלום עולם', 'مرحبا بالعالم', '\u2028\u2029', '\u0085\u000b\u000c', 'null', 'undefined', 'NaN',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '[object Object]', '{"__proto__":{"ran":1}}', '{"toString":1}', '\\', '\\\\', '\'"`', '&', '&amp;', '&#x3c;script&#x3e;', '&lt;b&gt;', '%3Cscript%3E', '\\x3cscript\\x3e', '<', '>', '</', '<!--', '-->', '<![CDATA[', '<?xml ?>', '<!DOCTYPE html>', ' ', '',
];

/** All different. */
export const injections: readonly string[] = Array.from(new Set([
  ...exits.flatMap((exit) => markup.filter((_, at) => at < 8 || exit === '').map((one) => exit + one)),
  ...exits.map((exit) => `${exit} onmouseover=${act} autofocus onfocus=${act} x=`),
  ...addresses, ...addresses.map((one) => `<a href="${one}">x</a>`), ...templates, ...formulas, ...letters,
]));
