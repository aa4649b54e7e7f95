// The message files that a translator begins with: every table is in them, and the English one is English.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readMessages } from '../../packages/elements/build-messages.ts';
import { oldBrowserWords } from '../../packages/elements/src/embed/old-browsers.words.ts';
import { tables } from '../../packages/elements/src/locale/language.ts';
import { root } from '../support/process.ts';

type Words = string | { readonly [name: string]: Words };

const textsIn = (words: Words, path = ''): [path: string, text: string][] =>
  (typeof words === 'string' ? [[path, words]] : Object.entries(words).flatMap(([name, one]) => textsIn(one, `${path}/${name}`)));

test('every word of every element is in the files, in Chinese and in English', async () => {
  const chinese = textsIn((await readMessages('zh-CN')).messages);
  const english = textsIn((await readMessages('en')).messages);
  assert.ok(tables.size > 20 && chinese.length > 700, `${tables.size} tables, ${chinese.length} words`);
  // 长辈模式, 附议 and the like stand beside their English where a reader may look for them.
  const untranslated = english.filter(([, text]) => /[\u4e00-\u9fff]/.test(text) && !/[a-z]/i.test(text));
  assert.deepEqual(untranslated, []);
  assert.deepEqual(english.map(([path]) => path).sort(), chinese.map(([path]) => path).sort());
  // A word with a figure in it is there in the form for many.
  const found = new Map(english).get('/finder-roll/found');
  assert.equal(found, '{0} deputies found');
});

test('what the guides quote by symptom is what the elements say', async () => {
  for (const [language, path] of [['zh-CN', 'symptoms.zh-CN.md'], ['en', 'symptoms.en.md']] as const) {
    const said = [...textsIn((await readMessages(language)).messages).map(([, text]) => text), ...Object.values(oldBrowserWords)];
    const quoted = readFileSync(join(root, 'stories', 'guides', path), 'utf8').split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/“([^”]+)”/g)].map(([, words]) => words!));
    assert.ok(quoted.length >= 4, path);
    assert.deepEqual(quoted.filter((words) => !said.some((text) => text.startsWith(words))), [], path);
  }
});
