// What the document says in Chinese and in English: complete, once, and in the language it claims to be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsFor } from '@congress-kit/api/document/language';
import { proseAt, proseOfSchema, valuesOf } from '@congress-kit/api/document/describe';
import { buildOpenApi } from '@congress-kit/api/openapi';
import { fieldTables } from '@congress-kit/api/prose/fields/index';

type Json = { [key: string]: any };
const english: Json = buildOpenApi('en');
const chinese: Json = buildOpenApi('zh-CN');
const han = /\p{Script=Han}/u;

/** Every field of every named schema with its path, `Deputy.memberships.level`. */
const fieldsIn = (document: Json): [string, Json][] => {
  const walk = (path: string, schema: Json): [string, Json][] => [
    ...Object.entries((schema['properties'] ?? {}) as Json).flatMap(([name, inner]): [string, Json][] => [[`${path}.${name}`, inner], ...walk(`${path}.${name}`, inner)]),
    ...(schema['items'] ? walk(path, schema['items']) : []),
  ];
  return Object.entries(document['components'].schemas as Json).flatMap(([name, schema]) => walk(name, schema));
};

test('every schema and every field has a Chinese name', () => {
  const nameless = [
    ...Object.keys(english['components'].schemas).filter((name) => !han.test(proseOfSchema(name)?.[0] ?? '')),
    ...fieldsIn(english).map(([path]) => path).filter((path) => !han.test(proseAt(path)?.[0] ?? '')),
  ];
  assert.deepEqual(nameless, [], 'Name them in packages/api/src/prose/fields/');
});

test('a key stands in one table only', () => {
  const home = new Map<string, string>();
  for (const [subject, table] of Object.entries(fieldTables)) {
    for (const key of Object.keys(table)) {
      assert.equal(home.get(key), undefined, `${key} is in ${home.get(key)} and in ${subject}`);
      home.set(key, subject);
    }
  }
});

test('names are short, sentences end, and English stays English', () => {
  for (const [key, [name, zh, en]] of Object.values(fieldTables).flatMap((table) => Object.entries(table))) {
    assert.match(name, /^[\p{Script=Han}\p{Nd}（）A-Z0-9 ]{1,16}$/u, `${key}: ${name}`);
    assert.ok(zh === '' || (han.test(zh) || zh.includes('`')) && /[。`]$/.test(zh), `${key}: ${zh}`);
    assert.match(en, /^[A-Z`].*[.…]`?$/, `${key}: ${en}`);
    assert.doesNotMatch(en, /[。，；：]/, `${key}: ${en}`);
  }
});

// Words that name a rule or a parameter and are told in the field's own sentence.
const toldInTheSentence = new Set(['sort', 'include', 'facets', 'withheld', 'marginRule.kind', 'format']);

test('every word of every list has a name in both languages', () => {
  const parameters = Object.values(english['paths'] as Json).flatMap((methods: Json) => Object.values(methods))
    .flatMap(({ operationId, parameters: listed }: any) => listed.filter((one: Json) => one['name']).map((one: Json) => [`${operationId}.${one['name']}`, one['schema']] as [string, Json]));
  const nameless = [...fieldsIn(english), ...parameters].filter(([path, schema]) => {
    const values = valuesOf(schema);
    return values && ![...toldInTheSentence].some((tail) => path.endsWith(`.${tail}`)) && !(labelsFor(values, 'zh-CN') && labelsFor(values, 'en'));
  });
  assert.deepEqual(nameless.map(([path, schema]) => `${path}: ${valuesOf(schema)}`), [], 'Label them in packages/api/src/messages/');
});

test('the Chinese document is the English one but for its words', () => {
  const bare = (value: any): any => {
    if (Array.isArray(value)) return value.map(bare);
    if (value === null || typeof value !== 'object') return value;
    // An example's answer is data, the words of a problem are not.
    const said = new Set(['description', 'summary', 'title', 'detail', 'x-displayName', 'x-codeSamples']);
    return Object.fromEntries(Object.entries(value).filter(([key, inner]) => !(said.has(key) && typeof inner !== 'object') && key !== 'x-codeSamples').map(([key, inner]) => [key, bare(inner)]));
  };
  assert.deepEqual(bare(chinese), bare(english));
});

test('each document speaks its own language', () => {
  for (const [document, speaks] of [[english, (said: string) => /[a-z]{3}/i.test(said) && !/[。，；：]/.test(said)], [chinese, (said: string) => han.test(said)]] as const) {
    for (const methods of Object.values(document['paths'] as Json)) {
      for (const { operationId, summary, description } of Object.values(methods as Json)) {
        assert.ok(speaks(summary) && speaks(description), `${operationId}: ${summary} ${description}`);
      }
    }
    for (const [path, { description }] of fieldsIn(document)) assert.ok(speaks(description), `${path}: ${description}`);
    for (const { description } of Object.values(document['components'].responses as Json)) assert.ok(speaks(description), description);
  }
});
