import { instantOfDay, type Entry, type Feed } from './model.ts';

/** Atom, RFC 4287. All text is plain: nothing a resident wrote is markup. */

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// XML cannot carry control characters, whatever they are written as.
const text = (value: string): string => value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, (sign) => escapes[sign]!);

const element = (name: string, value: string | undefined): string => (value === undefined ? '' : `<${name}>${text(value)}</${name}>`);
const link = (rel: string, href: string | undefined): string => (href === undefined ? '' : `<link rel="${rel}" href="${text(href)}"/>`);

const lines = (indent: string, parts: readonly string[]): string => parts.filter(Boolean).map((part) => `${indent}${part}\n`).join('');

const entry = (one: Entry): string => `  <entry>\n${lines('    ', [
  element('id', one.id), element('title', one.title), element('updated', instantOfDay(one.updated)),
  one.published === undefined ? '' : element('published', instantOfDay(one.published)),
  link('alternate', one.link), one.category === undefined ? '' : `<category term="${text(one.category)}"/>`, element('content', one.text),
])}  </entry>\n`;

/** When the newest of it changed; an empty feed has never changed. */
export const updatedOf = ({ entries }: Feed): string =>
  entries.map(({ updated }) => instantOfDay(updated)).reduce((last, one) => (Date.parse(one) > Date.parse(last) ? one : last), '2000-01-01T00:00:00+08:00');

export const atomOf = (feed: Feed): string => `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n${lines('  ', [
  element('id', feed.id), element('title', feed.title), element('updated', updatedOf(feed)), `<author>${element('name', feed.author)}</author>`, link('self', `${feed.self}.atom`),
])}${feed.entries.map(entry).join('')}</feed>\n`;
