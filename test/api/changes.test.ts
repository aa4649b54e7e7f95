// A release must not break the programs written against the one before it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { breakingChanges, breakingKinds } from '@congress-kit/api/document/changes';
import { buildOpenApi } from '@congress-kit/api/openapi';

type Json = { [key: string]: any };
const root = fileURLToPath(new URL('../../', import.meta.url));
const today: Json = JSON.parse(JSON.stringify(buildOpenApi()));

/** The changelog up to the last release. */
const unreleased = (): string => readFileSync(`${root}CHANGELOG.md`, 'utf8').split(/^## /m).find((section) => section.startsWith('Unreleased')) ?? '';

test('nothing breaks what was released, unless the changelog says so', () => {
  const released: Json = JSON.parse(readFileSync(`${root}packages/api/released/openapi.json`, 'utf8'));
  const announced = unreleased();
  const silent = breakingChanges(released, today).filter(({ id }) => !announced.includes(`\`${id}\``));
  const advice = 'Take the change back; or, when it is meant, name it in backticks under “Unreleased” in CHANGELOG.md and say what to do instead';
  assert.deepEqual(silent.map(({ id, sentence }) => `\`${id}\`: ${sentence}`), [], advice);
});

const draft = (document: Json): Json => document['components'].schemas.SuggestionDraft;
const deputies = (document: Json): Json => document['paths']['/deputies'].get;
const parameter = (document: Json, name: string): Json => deputies(document)['parameters'].find((one: Json) => one['name'] === name);
const forget = (list: unknown[], value: unknown): void => { list.splice(list.indexOf(value), 1); };

const breaks: [string, (document: Json) => void, string][] = [
  ['an operation', (d) => { delete d['paths']['/ballots/{id}']; }, 'operation-removed GET /ballots/{id}'],
  ['a method', (d) => { delete d['paths']['/suggestions'].post; }, 'operation-removed POST /suggestions'],
  ['a function’s name', (d) => { deputies(d)['operationId'] = 'findDeputies'; }, 'operation-renamed GET /deputies'],
  ['who may call', (d) => { deputies(d)['security'] = [{ staffToken: [] }]; }, 'access-changed GET /deputies'],
  ['the status of success', (d) => { const { responses } = d['paths']['/suggestions'].post; responses['202'] = responses['201']; delete responses['201']; }, 'status-changed POST /suggestions'],
  ['the format', (d) => { const { content } = deputies(d)['responses']['200']; content['text/csv'] = content['application/json']; delete content['application/json']; }, 'answer-media-removed GET /deputies 200 application/json'],
  ['a header', (d) => { delete deputies(d)['responses']['200'].headers.ETag; }, 'answer-header-removed GET /deputies 200 ETag'],
  ['a parameter', (d) => { deputies(d)['parameters'] = deputies(d)['parameters'].filter((one: Json) => one['name'] !== 'station'); }, 'parameter-removed GET /deputies query station'],
  ['a parameter that must be sent', (d) => { parameter(d, 'q')['required'] = true; }, 'parameter-required GET /deputies query q'],
  ['a new parameter that must be sent', (d) => { deputies(d)['parameters'].push({ name: 'congress', in: 'query', required: true, schema: { type: 'string' } }); }, 'parameter-required GET /deputies query congress'],
  ['a word of a filter', (d) => { forget(parameter(d, 'level')['schema'].items.enum, 'national'); }, 'request-word-removed GET /deputies query level “national”'],
  ['a shorter page', (d) => { parameter(d, 'limit')['schema'].maximum = 50; }, 'request-limit-narrowed GET /deputies query limit'],
  ['a field of a request', (d) => { delete draft(d)['properties'].address; }, 'request-field-removed SuggestionDraft.address'],
  ['a new field that must be sent', (d) => { draft(d)['properties'].age = { type: 'integer' }; draft(d)['required'].push('age'); }, 'request-field-required SuggestionDraft.age'],
  ['a field that must be sent now', (d) => { draft(d)['required'].push('phone'); }, 'request-field-required SuggestionDraft.phone'],
  ['the type of a field', (d) => { draft(d)['properties'].mayPublish = { type: 'string' }; }, 'request-type-narrowed SuggestionDraft.mayPublish'],
  ['a word of a request', (d) => { forget(draft(d)['properties'].category.enum, 'farming'); }, 'request-word-removed SuggestionDraft.category “farming”'],
  ['free text that becomes a list', (d) => { draft(d)['properties'].address = { type: 'string', enum: ['north', 'south'] }; }, 'request-list-closed SuggestionDraft.address'],
  ['a shorter text', (d) => { draft(d)['properties'].title.maxLength = 40; }, 'request-limit-narrowed SuggestionDraft.title'],
  ['a longer least', (d) => { draft(d)['properties'].title.minLength = 5; }, 'request-limit-narrowed SuggestionDraft.title'],
  ['a form', (d) => { draft(d)['properties'].phone.pattern = '^1'; }, 'request-form-narrowed SuggestionDraft.phone'],
  ['a body that need not be sent', (d) => { d['paths']['/suggestions'].post.requestBody.required = true; }, 'body-required POST /suggestions'],
  ['a body that was open', (d) => { d['components'].schemas.SuggestionDraft.additionalProperties = false; }, 'request-closed SuggestionDraft'],
  ['a field of an answer', (d) => { delete d['components'].schemas.Deputy.properties.post; }, 'answer-field-removed Deputy.post'],
  ['a field deep in an answer', (d) => { delete d['components'].schemas.CaseDetail.properties.clock.properties?.dueOn; delete d['components'].schemas.Clock.properties.dueOn; }, 'answer-field-removed Clock.dueOn'],
  ['a field that may be absent', (d) => { forget(d['components'].schemas.Deputy.required, 'name'); }, 'answer-field-optional Deputy.name'],
  ['the type of an answer', (d) => { d['components'].schemas.Ballot.properties.seats = { type: 'string' }; }, 'answer-type-widened Ballot.seats'],
  ['a form of an answer', (d) => { d['components'].schemas.Ballot.properties.votedOn = { type: 'string' }; }, 'answer-form-changed Ballot.votedOn'],
  ['a longer closed list', (d) => { d['components'].schemas.Discovery.properties.sample = { type: 'boolean', enum: [true, false] }; }, 'answer-word-added Discovery.sample “false”'],
  ['a closed list that opens', (d) => { d['components'].schemas.Discovery.properties.sample = { type: 'boolean' }; }, 'answer-list-opened Discovery.sample'],
];

/** Some of the paths are enough to break. */
const small: Json = {
  ...today, paths: Object.fromEntries(Object.entries(today['paths']).filter(([path]) => ['/', '/deputies', '/suggestions', '/ballots/{id}', '/cases/{number}'].includes(path))),
};

test('every kind of break is found, and told in a sentence', () => {
  const told = new Set<string>();
  for (const [what, change, id] of breaks) {
    const [before, after] = [structuredClone(small), structuredClone(small)];
    // Lists of answers are all open and bodies all closed; the documents before are made to have one that is not.
    if (id.startsWith('answer-word') || id.startsWith('answer-list')) before['components'].schemas.Discovery.properties.sample = { type: 'boolean', enum: [true] };
    if (id.startsWith('body-required')) delete before['paths']['/suggestions'].post.requestBody.required;
    if (id.startsWith('request-closed')) delete draft(before)['additionalProperties'];
    change(after);
    const found = breakingChanges(before, after);
    assert.deepEqual(found.map((one) => one.id), [id], what);
    assert.match(found[0]!.sentence, /^.+ \w.*\.$/, what);
    told.add(id.split(' ')[0] as string);
  }
  assert.deepEqual([...told].sort(), [...breakingKinds].sort());
});

test('what only adds breaks nothing', () => {
  assert.deepEqual(breakingChanges(today, today), []);
  const after = structuredClone(today);
  after['paths']['/new'] = { get: { operationId: 'getNew', responses: { 200: {} } } };
  deputies(after)['parameters'].push({ name: 'committee', in: 'query', required: false, schema: { type: 'string' } });
  parameter(after, 'limit')['schema'].maximum = 200;
  parameter(after, 'level')['schema'].items.enum.push('village');
  draft(after)['properties'].email = { type: 'string', format: 'email' };
  draft(after)['properties'].title.maxLength = 80;
  forget(draft(after)['required'], 'category');
  const { Deputy, Station } = after['components'].schemas;
  Deputy.properties.photo = { type: 'string' };
  Deputy.required.push('photo', 'post');
  Station.properties.kind.anyOf[0].enum.push('bus');
  for (const schema of Object.values(after['components'].schemas as Json)) delete schema.description;
  assert.deepEqual(breakingChanges(today, after), []);
});
