// The files beside the document: JSON Schemas that another validator understands, and a dictionary that spreadsheets open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from '@congress-kit/api/operations';
import { dictionaryCsv, dictionaryRows } from '@congress-kit/api/document/dictionary';
import { schemaFiles } from '@congress-kit/api/document/schema-files';
import { nameSchemas } from '@congress-kit/api/document/schemas';
import { operationProse } from '@congress-kit/api/prose/index';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'csv-parse/sync';

const files = schemaFiles();
const rows = dictionaryRows();
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
ajv.addFormat('int32', { type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) <= 2 ** 31 });
ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
for (const schema of Object.values(files)) ajv.addSchema(schema);

const faults = (name: string, value: unknown): string[] => {
  const validate = ajv.getSchema(`${name}.json`);
  assert.ok(validate, `${name}.json is no schema`);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

test('every schema file is JSON Schema 2020-12, named in Chinese, and accepts the examples', () => {
  const names = nameSchemas();
  for (const [name, schema] of Object.entries(files)) {
    assert.equal(schema['$schema'], 'https://json-schema.org/draft/2020-12/schema');
    assert.match(schema['title'], /\p{Script=Han}/u, name);
    assert.ok(ajv.getSchema(`${name}.json`), name);
  }
  for (const { id, body, response, download } of operations) {
    const { example } = operationProse[id]!;
    if (body) assert.deepEqual(faults(names.get(body)!, JSON.parse(JSON.stringify(example.body))), [], `${id} body`);
    if (!download) assert.deepEqual(faults(names.get(response)!, JSON.parse(JSON.stringify(example.response))), [], `${id} answer`);
  }
});

test('schema files refuse what the contract refuses, and let answers grow', () => {
  const draft = operationProse['submitSuggestion']!.example.body as object;
  assert.deepEqual(faults('SuggestionDraft', { ...draft, title: '路'.repeat(61) }), ['/title must NOT have more than 60 characters']);
  assert.deepEqual(faults('SuggestionDraft', { ...draft, tilte: '路' }), [' must NOT have additional properties']);
  assert.deepEqual(faults('SuggestionDraft', { ...draft, consent: undefined }).length, 1);
  const deputy = operationProse['getDeputy']!.example.response as object;
  assert.deepEqual(faults('Deputy', { ...deputy, motto: '为民', contactPolicy: 'by_appointment' }), []);
});

test('the dictionary has every public field, in Chinese and in English', () => {
  for (const { resource, field, nameZh, nameEn, type, en } of rows) {
    assert.match(nameZh, /\p{Script=Han}/u, `${resource}.${field}`);
    assert.match(nameEn, /^[A-Z][a-z0-9 ]*$/, `${resource}.${field}`);
    assert.ok(type && en, `${resource}.${field}`);
  }
  const at = (resource: string, field: string) => rows.find((row) => row.resource === resource && row.field === field);
  for (const [resource, schema] of Object.entries(files)) {
    if (!rows.some((row) => row.resource === resource)) continue;
    for (const name of Object.keys(schema['properties'] ?? {})) assert.ok(at(resource, name), `${resource}.${name}`);
  }
  assert.deepEqual([at('Candidate', 'investment')?.unit, at('Ballot', 'votedOn')?.unit, at('Ballot', 'threshold.basis')?.type], ['元', 'YYYY-MM-DD', 'string']);
  assert.ok(at('Deputy', 'memberships')?.type === 'Membership[]' && at('Membership', 'level')?.values.includes('county 县 County'));
  // What only the holder of a receipt or the office reads is not public.
  for (const secret of ['Receipt', 'StaffSuggestion', 'StaffCase', 'SuggestionDraft', 'Problem']) assert.ok(!rows.some(({ resource }) => resource === secret), secret);
});

test('money is in 元', () => {
  const walk = (path: string, schema: any): string[] => Object.entries((schema.properties ?? {}) as Record<string, any>)
    .flatMap(([name, inner]) => [...(inner.maximum === 1e15 ? [`${path}.${name}`] : []), ...walk(`${path}.${name}`, inner.items ?? inner)]);
  const money = new Set(Object.entries(files).flatMap(([name, schema]) => walk(name, schema)));
  const found = rows.filter(({ resource, field }) => money.has(`${resource}.${field}`));
  assert.ok(found.length > 1);
  assert.deepEqual(found.filter(({ unit }) => unit !== '元').map(({ resource, field }) => `${resource}.${field}`), [], 'Add it to packages/api/src/prose/units.ts');
});

test('the dictionary is CSV that a spreadsheet reads as it is', () => {
  const text = dictionaryCsv();
  assert.equal(text.charCodeAt(0), 0xfeff);
  const read = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  assert.equal(read.length, rows.length);
  assert.deepEqual(Object.keys(read[0]!).slice(0, 5), ['resource', '资源', 'field', '中文名', 'English name']);
  assert.ok(read.every((row) => Object.values(row).every((cell) => !/^[=+@-]/.test(cell))), 'no cell is taken for a formula');
});
