// Every link and picture of the README, the guides and the readmes leads somewhere: a file, a heading, a story, a page of the book.
// Addresses of other hosts are only read, not asked: the tests reach nothing but this machine.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import { filesUnder } from '../../.scripts/hash.mjs';
import { root } from '../support/process.ts';
import { anchorOf, documentOf, readDocuments, type Document, type Link } from './documents.ts';

const documents = readDocuments();
const byPath = new Map(documents.map((one) => [one.path, one]));

/** Ids as Storybook makes them, from the sources: nothing has to be built. */
const entries = new Set(filesUnder(root, 'stories').flatMap((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  if (path.endsWith('.mdx')) {
    const [, id] = /<Meta [^>]*id="([^"]+)"/.exec(text) ?? [];
    const [, title] = /<Meta [^>]*title="([^"]+)"/.exec(text) ?? [];
    return [`${id ?? toId(title ?? '')}--docs`];
  }
  if (!path.endsWith('.stories.ts')) return [];
  const id = /\bid: '([^']+)'/.exec(text)?.[1] ?? assert.fail(`${path} has no id`);
  const stories = [...text.matchAll(/^export const (\w+): Story\b/gm)].map(([, name]) => toId(id, storyNameFromExport(name!)));
  return [`${id}--docs`, ...stories];
}));

const faultOf = ({ path, target }: Link, document: Document): string | undefined => {
  if (/^https:\/\/[\w-]+(\.[\w-]+)+(\/|$)/.test(target) || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(target) || target.startsWith('mailto:')) return undefined;
  if (/^[a-z]+:/.test(target)) return 'only https leads out';
  if (target.startsWith('?path=')) {
    const id = /^\?path=\/(?:docs|story)\/([^&]+)$/.exec(target)?.[1] ?? '';
    return entries.has(id) ? undefined : 'no such page of the book';
  }
  if (target.startsWith('/')) return 'an address from the root depends on where it is read';
  const [file = '', anchor] = decodeURIComponent(target).split('#');
  if (path.endsWith('.mdx') && file.startsWith('pictures/')) return existsSync(join(root, 'test/visual/baselines', file.slice(9))) ? undefined : 'no such picture';
  // The book is built into one folder; files of the repository are not in it.
  if (path.endsWith('.mdx') && file !== '') return 'a file of the repository is not in the book';
  const full = file === '' ? path : posix.join(posix.dirname(path), file);
  if (file !== '' && !existsSync(join(root, full))) return 'no such file';
  if (anchor === undefined || !/\.mdx?$/.test(full)) return undefined;
  const anchors = full === path ? document.anchors : (byPath.get(full) ?? documentOf(full, readFileSync(join(root, full), 'utf8'))).anchors;
  return anchors.has(anchor) ? undefined : 'no such heading';
};

test('every link leads somewhere', () => {
  const links = documents.flatMap((document) => document.links.map((link) => ({ link, document })));
  assert.ok(links.length > 25, `${links.length} links`);
  assert.deepEqual(links.flatMap(({ link, document }) => { const fault = faultOf(link, document); return fault === undefined ? [] : [`${link.path}:${link.line} ${link.target}: ${fault}`]; }), []);
});

test('links that lead nowhere are found', () => {
  const text = '# A b\n[x](nowhere.md) [y](#a-c) [z](?path=/docs/nothing--docs) <http://county.example/> ![p](pictures/none.webp)\n[fine](#a-b) [book](?path=/story/tokens--light) `[code](no.md)`\n';
  const document = documentOf('stories/guides/x.mdx', text);
  assert.deepEqual(document.links.map((link) => faultOf(link, document)).filter(Boolean), ['a file of the repository is not in the book', 'no such heading', 'no such page of the book', 'no such picture', 'only https leads out']);
  assert.equal(anchorOf('Run it `for` a *county*, 中文！'), 'run-it-for-a-county-中文');
});

test('pictures are described, and the book’s pages stay small enough to read', () => {
  for (const { path, text } of documents.filter((one) => one.path.endsWith('.mdx'))) {
    for (const [whole] of text.matchAll(/<img [^>]*>/g)) assert.match(whole, /alt="[^"]{8,}"/, `${path}: ${whole}`);
  }
  const pictures = filesUnder(root, 'test/visual/baselines').reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
  assert.ok(pictures < 15_000_000, `the pictures to compare with have ${Math.round(pictures / 1e6)} MB; 15 are allowed`);
});
