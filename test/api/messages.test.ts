import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as contract from '@congress-kit/api';
import { faultCodes, problemCodes } from '@congress-kit/api';
import { faultSentence, faultText, fieldName } from '@congress-kit/api/messages/describe';
import { messages as english } from '@congress-kit/api/messages/en';
import { everyLabel } from '@congress-kit/api/messages/every';
import { fill } from '@congress-kit/api/messages/fill';
import { problemDetail, waitWords } from '@congress-kit/api/messages/wait';
import { messages as chinese } from '@congress-kit/api/messages/zh-CN';
import { operations } from '@congress-kit/api/operations';
import * as rules from '@congress-kit/api/rules/index';

type Table = Readonly<Record<string, unknown>>;
/** With the labels of every file. */
const zh = { ...chinese, labels: everyLabel['zh-CN'] };
const en = { ...english, labels: everyLabel.en };
const languages = [['zh-CN', zh], ['en', en]] as const;

/** Every sentence with the way to it. */
const sentences = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string' ? [[path, value]] : Object.entries(value as Table).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));

/** Lists of words of the contract and of the rules: `['caseStates', [...]]`. Lists of the program's own codes are not shown. */
const lists = (Object.entries({ ...contract, ...rules }) as [string, unknown][]).filter((entry): entry is [string, readonly string[]] =>
  Array.isArray(entry[1]) && entry[1].length > 0 && entry[1].every((value) => typeof value === 'string'));
const elsewhere: Readonly<Record<string, string>> = {
  officeRoles: 'labels.staffRoles', movingRoles: 'labels.staffRoles', ownOnlyRoles: 'labels.staffRoles',
  problemCodes: 'problems', faultCodes: 'faults', commonProblems: 'problems', writeProblems: 'problems', uploadProblems: 'problems', proofProblems: 'problems', roles: 'labels.actorRoles', office: 'labels.actorRoles',
  handlers: 'labels.actorRoles', phases: 'labels.publicPhases', finalCaseStates: 'labels.caseStates', openCaseStates: 'labels.caseStates',
  decidedSuggestionStates: 'labels.suggestionStates', takenUpSuggestionStates: 'labels.suggestionStates', answeredSuggestionStates: 'labels.suggestionStates',
  intakeChannels: 'labels.channels', completedCaseStates: 'labels.caseStates', uncountedCaseStates: 'labels.caseStates', completedProjectStates: 'labels.projectStates',
  computedMetrics: 'labels.statisticMetrics', reportedMetrics: 'labels.statisticMetrics',
  publishedModes: 'labels.publicationModes', publicVoiceStates: 'labels.voiceStates', publicSuggestionStates: 'labels.suggestionStates', suggestionActs: 'labels.caseActs', finalSuggestionStates: 'labels.suggestionStates',
};

for (const [language, messages] of languages) {
  test(`${language} has a word for every value of every list`, () => {
    assert.ok(lists.length > 20);
    for (const [name, values] of lists) {
      const table = (elsewhere[name] ?? `labels.${name}`).split('.').reduce<unknown>((inner, key) => (inner as Table)?.[key], messages) as Table | undefined;
      assert.ok(table, `No table for ${name}`);
      for (const value of values) assert.ok(table[value], `${name}: ${value}`);
    }
  });

  test(`${language} has a sentence for every fault and every problem`, () => {
    for (const code of faultCodes) assert.ok(messages.faults[code], code);
    for (const code of problemCodes) assert.ok(messages.problems[code].title && messages.problems[code].detail, code);
    for (const code of rules.rejectCodes) assert.ok(messages.labels.rejectAdvice[code], code);
  });

  test(`${language} has a name for every field of every request`, () => {
    const walk = (schema: any, pointer: string): void => {
      const def = schema._zod.def;
      if (def.innerType) walk(def.innerType, pointer);
      else if (def.element) walk(def.element, pointer);
      else if (def.shape) for (const [name, inner] of Object.entries(def.shape)) {
        assert.notEqual(fieldName(messages, `${pointer}/${name}`), '', name);
        assert.ok(fieldName({ fields: messages.fields }, `${pointer}/${name}`) !== name, `${pointer}/${name} has no name`);
        walk(inner, `${pointer}/${name}`);
      }
    };
    for (const { params, query, body } of operations) for (const schema of [params, query, body]) if (schema) walk(schema, '');
  });

  test(`${language} has no sentence that is empty, padded or badly nested`, () => {
    for (const [path, said] of sentences({ ...messages, marks: {} })) {
      assert.equal(said, said.trim(), path);
      assert.notEqual(said, '', path);
      assert.equal(said.normalize('NFC'), said, path);
      assert.doesNotMatch(fill(said.replace(/\{\w+(\|[^{}]*)?\}/g, 'x')), /[{}[\]]/, path);
    }
  });
}

// Names of headers, formats and services that are the same in every language.
const names = /Idempotency-Key|Receipt-Secret|Accept-Language|Authorization|Content-Type|application\/json|JSON|UTF-8|WGS-84|GCJ-02|JPEG|PNG|WebP|PDF|Excel|XLSX|XLS|CSV|MB|2026-03-05T09:30:00\+08:00/g;
const withoutNames = (said: string): string => said.replace(/\{\w+(\|[^{}]*)?\}/g, '').replace(names, '');

test('no English in Chinese, no Chinese in English', () => {
  for (const [path, said] of sentences(zh)) assert.doesNotMatch(withoutNames(said), /[A-Za-z]/, `zh-CN${path}: ${said}`);
  for (const [path, said] of sentences(en)) assert.doesNotMatch(said, /[\p{Script=Han}\u3000-\u303F\uFF01-\uFF60]/u, `en${path}: ${said}`);
});

test('Chinese uses full-width punctuation', () => {
  for (const [path, said] of sentences(zh)) {
    const text = withoutNames(said).replace(/\[|\]/g, '').replace(/\d[\d:.-]*/g, '');
    assert.doesNotMatch(text, /[,;?!()"']|[:.](?!\d)/, `zh-CN${path}: ${said}`);
  }
});

test('both languages use the same figures in the same sentences', () => {
  const figures = (said: string): string[] => [...new Set([...said.matchAll(/\{(\w+)/g)].map((match) => match[1] as string))].sort();
  const english = new Map(sentences(en));
  for (const [path, said] of sentences(zh)) assert.deepEqual(figures(english.get(path) ?? ''), figures(said), path);
});

test('fill: values, lists, one and many, optional parts', () => {
  assert.equal(fill('最多 {max} 字[，现在是 {now} 字]', { max: 60, now: 72 }), '最多 60 字，现在是 72 字');
  assert.equal(fill('最多 {max} 字[，现在是 {now} 字]', { max: 60 }), '最多 60 字');
  assert.equal(fill('{days} {days|day|days} left', { days: 1 }), '1 day left');
  assert.equal(fill('{days} {days|day|days} left', { days: 0 }), '0 days left');
  assert.equal(fill('{values}', { values: ['甲', '乙'] }), '甲、乙');
  assert.equal(fill('[{max}]{max}'), '{max}');
});

test('a wait is told in the largest unit that says it, rounded up', () => {
  assert.deepEqual([0, 0.2, 3, 59.1, 60, 61, 600, 5399, 5400, 86_400].map((seconds) => waitWords(seconds, 'zh-CN')), ['1 秒', '1 秒', '3 秒', '60 秒', '1 分钟', '2 分钟', '10 分钟', '90 分钟', '2 小时', '24 小时']);
  assert.deepEqual([1, 60, 600, 7200].map((seconds) => waitWords(seconds, 'en')), ['1 second', '1 minute', '10 minutes', '2 hours']);
  for (const [language, { problems }] of languages) {
    const { detail } = problems.too_many_requests;
    assert.match(problemDetail(detail, { retryAfter: 600 }, language), language === 'en' ? /again in 10 minutes\./ : /请等 10 分钟再试/);
    assert.doesNotMatch(problemDetail(detail, {}, language), /\d|\{|undefined/);
  }
});

test('fill never reads its own output again', () => {
  assert.equal(fill('[“{value}”不对]', { value: '{max} [x] $& $1' }), '“{max} [x] $& $1”不对');
});

test('a fault becomes a sentence with the field before it', () => {
  const tooLong = { code: 'too_long', pointer: '/title', params: { max: 60 } };
  assert.equal(faultSentence(zh, tooLong), '标题：最多 60 字');
  assert.equal(faultSentence(en, tooLong), 'Title: At most 60 characters');
  assert.equal(faultSentence(zh, { ...tooLong, params: { max: 60, now: 72 } }), '标题：最多 60 字，现在是 72 字');
  assert.equal(faultSentence(zh, { code: 'required', pointer: '/target/id' }), '哪位代表或哪个家站：这一项要填写');
  assert.equal(fieldName(zh, '/reply/coHandlerIds/3'), '协办单位');
  assert.equal(fieldName(zh, '/misspelt'), 'misspelt');
  assert.equal(faultSentence(zh, { code: 'unknown_field', pointer: '/constructor' }), 'constructor：这里没有这一项，请检查名称或去掉它');
  assert.equal(faultText(zh, { code: 'bad_format', pointer: '/phone', params: { format: 'regex' } }), '写法不对，手机号 11 位，座机加区号，例如 0000-5550123，境外以 + 开头');
  assert.equal(faultText(zh, { code: 'bad_format', pointer: '/reply/issuedOn', params: { format: 'date' } }), '写法不对，请写成 2026-03-05 这样');
  assert.equal(faultText(zh, { code: 'wrong_type', pointer: '/mayPublish', params: { expected: 'boolean' } }), '格式不对，这里要是或否');
  assert.equal(faultText(en, { code: 'not_one_of', params: { values: ['a', 'b'] } }), 'Please choose one of: a, b');
  assert.equal(faultText(zh, { code: 'newer_than_us' }), '写法不对');
});

test('a proxy that refuses a body says no limit: the sentence has no gap then', () => {
  for (const { problems } of [zh, en]) assert.doesNotMatch(fill(problems.body_too_large.detail), /[{}[\]]/);
  assert.match(fill(zh.problems.body_too_large.detail, { max: 65_536 }), /^一次最多 65536 字节。请/);
});
