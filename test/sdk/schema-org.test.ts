// What pages tell search engines: checked against schema.org's own types when this is compiled, and read by a JSON-LD processor when it runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CongressEvent, Deputy, Disclosure, Station } from '@congress-kit/sdk';
import type { SuggestionDetail } from '@congress-kit/api';
import { operationProse } from '@congress-kit/api/prose/index';
import { deputySchemaOrg, disclosureSchemaOrg, eventSchemaOrg, schemaOrgText, stationSchemaOrg, suggestionSchemaOrg } from '@congress-kit/sdk/schema-org';
import jsonld from 'jsonld';
import type { Event, GovernmentOffice, Legislation, Person, Question, Report, WithContext } from 'schema-dts';

const example = <T>(id: string): T => JSON.parse(JSON.stringify(operationProse[id]!.example.response));
const url = 'https://county.example/deputies/DB0123';

test('a deputy is a person with seats, and nothing private', () => {
  const deputy = example<Deputy>('getDeputy');
  const told: WithContext<Person> = deputySchemaOrg(deputy, { url });
  assert.deepEqual(JSON.parse(schemaOrgText(told)), {
    '@context': 'https://schema.org', '@type': 'Person', url, identifier: 'DB0123', name: '单小梅', jobTitle: '柳溪镇枣林村党支部书记',
    memberOf: [
      { '@type': 'OrganizationRole', roleName: '人大代表', startDate: '2022-01-08', memberOf: { '@type': 'GovernmentOrganization', name: '青禾县人民代表大会' } },
      { '@type': 'OrganizationRole', roleName: '人大代表', startDate: '2022-01-05', memberOf: { '@type': 'GovernmentOrganization', name: '柳溪镇人民代表大会' } },
    ],
    workLocation: [{ '@type': 'Place', name: '柳溪镇代表联络站' }],
  });
  assert.equal('url' in deputySchemaOrg(deputy), false);
});

test('a station’s place is told in WGS-84 and in nothing that only looks like it', () => {
  const station = example<Station>('getStation');
  const there: WithContext<GovernmentOffice> = stationSchemaOrg({ ...station, geo: { latitude: 30.5, longitude: 104.2, datum: 'WGS-84' } });
  assert.deepEqual((there as { geo?: unknown }).geo, { '@type': 'GeoCoordinates', latitude: 30.5, longitude: 104.2 });
  assert.equal(station.geo?.datum, 'GCJ-02');
  assert.equal('geo' in stationSchemaOrg(station), false);
});

test('an event that is called off says so, one with a state of tomorrow’s says nothing', () => {
  const event = example<CongressEvent>('getEvent');
  const told: WithContext<Event> = eventSchemaOrg({ ...event, status: 'cancelled' });
  assert.equal((told as { eventStatus?: unknown }).eventStatus, 'https://schema.org/EventCancelled');
  assert.equal('eventStatus' in eventSchemaOrg({ ...event, status: 'adjourned' }), false);
});

test('a regulation is legislation, everything else a report', () => {
  const document = example<Disclosure>('getDisclosure');
  const law: WithContext<Legislation> | WithContext<Report> = disclosureSchemaOrg({ ...document, kind: 'regulation', effectiveOn: '2026-03-01' });
  assert.deepEqual([law['@type'], (law as { legislationDateOfApplicability?: unknown }).legislationDateOfApplicability], ['Legislation', '2026-03-01']);
  assert.equal(disclosureSchemaOrg({ ...document, kind: 'work_report' })['@type'], 'Report');
});

test('a suggestion is a question with its answers, the latest of which counts', () => {
  const suggestion = example<SuggestionDetail>('getSuggestion');
  const reply = { version: 1, issuedOn: '2026-10-01', text: '已经安装。', signedBy: '县交通局' };
  const told: WithContext<Question> = suggestionSchemaOrg({ ...suggestion, replies: [reply, { ...reply, version: 2, text: '又修好了一盏。' }] });
  const plain = told as unknown as { answerCount: number; acceptedAnswer: { text: string }; suggestedAnswer: { text: string }[] };
  assert.deepEqual([plain.answerCount, plain.acceptedAnswer.text, plain.suggestedAnswer[0]!.text], [2, '又修好了一盏。', '已经安装。']);
  const { authorName: _, body: __, ...unnamed } = suggestion;
  assert.deepEqual(Object.keys(suggestionSchemaOrg({ ...unnamed, replies: [] } as SuggestionDetail)).filter((name) => ['author', 'text', 'acceptedAnswer'].includes(name)), []);
});

test('no word of it ends the script it stands in, and a processor reads all of it', async () => {
  const hostile = { ...example<Deputy>('getDeputy'), name: '</script><script>alert(1)</script>' };
  const text = schemaOrgText(deputySchemaOrg(hostile, { url }));
  assert.doesNotMatch(text, /</);
  assert.equal(JSON.parse(text).name, hostile.name);
  const documentLoader = async (documentUrl: string) => ({ documentUrl, document: { '@context': { '@vocab': 'http://schema.org/' } } });
  const [expanded] = await jsonld.expand(JSON.parse(text), { documentLoader, safe: true } as object) as unknown as Record<string, { '@value': string }[]>[];
  assert.equal(expanded!['http://schema.org/name']![0]!['@value'], hostile.name);
});
