// Answers as linked data: read by a JSON-LD processor with the contexts as they are shipped, nothing of an answer gets lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextFiles } from '@congress-kit/api/document/contexts';
import { nameSchemas } from '@congress-kit/api/document/schemas';
import { operations } from '@congress-kit/api/operations';
import { operationProse } from '@congress-kit/api/prose/index';
import { establishedTerms, ownTerms, prefixes } from '@congress-kit/api/prose/vocabularies';
import jsonld from 'jsonld';

type Json = { [key: string]: any };
const files = contextFiles();
const names = nameSchemas();
const site = 'https://county.example/v1';

const documentLoader = async (url: string) => {
  const document = files[url.slice(`${site}/contexts/`.length)];
  if (!url.startsWith(`${site}/contexts/`) || !document) throw new Error(`${url} is asked for and is not there`);
  return { document, documentUrl: url };
};

/** As a processor reads an answer whose `Link` names its context: base and context are known, the JSON says nothing of either. */
const read = async (name: string, answer: unknown): Promise<Json[]> =>
  await jsonld.expand(answer as Json, { base: `${site}/`, expandContext: `${site}/contexts/${name}.jsonld`, documentLoader, safe: true } as object) as Json[];

const publicReads = operations.filter(({ access, method, download }) => access === 'public' && method === 'GET' && !download);
const exampleOf = (id: string): unknown => JSON.parse(JSON.stringify(operationProse[id]!.example.response));

/** How many values lie in it that are no object and no list: what must be found again. */
const leaves = (value: any): number => (value === null || typeof value !== 'object' ? 1 : Object.values(value).reduce((sum: number, one) => sum + leaves(one), 0));
const values = (expanded: any): number =>
  expanded === null || typeof expanded !== 'object' ? 0 : '@value' in expanded || ('@id' in expanded && Object.keys(expanded).length === 1) ? 1 : Object.values(expanded).reduce((sum: number, one) => sum + values(one), 0);

test('every answer of a public read is linked data, whole', async () => {
  for (const { id, response } of publicReads) {
    const answer = exampleOf(id);
    const expanded = await read(names.get(response)!, answer);
    assert.equal(values(expanded), leaves(answer), id);
    assert.ok(typeof await jsonld.toRDF(expanded, { format: 'application/n-quads', safe: true } as object) === 'string', id);
  }
});

test('speaks Popolo’s words where it has them, each at its own level', async () => {
  const [deputy] = await read('Deputy', exampleOf('getDeputy'));
  assert.deepEqual(deputy![`${prefixes.foaf}name`], [{ '@value': '单小梅' }]);
  assert.deepEqual(deputy![`${prefixes.dcterms}modified`], [{ '@type': `${prefixes.xsd}dateTime`, '@value': '2026-11-18T16:40:00+08:00' }]);
  const [seat] = deputy![`${prefixes.org}hasMembership`] as Json[];
  assert.deepEqual(seat![`${prefixes.schema}validFrom`], [{ '@type': `${prefixes.xsd}date`, '@value': '2022-01-08' }]);
  // A reference has a name as things have one, not as a person has.
  assert.deepEqual(seat![`${prefixes.org}organization`][0][`${prefixes.schema}name`], [{ '@value': '青禾县人民代表大会' }]);
  assert.ok(`${ownTerms}Membership.constituency` in seat!);
});

test('keeps an order that means something, and reads what a later version adds', async () => {
  const [found] = await read('CaseDetail', { ...exampleOf('getCase') as Json, addedLater: 'x' });
  assert.ok(Array.isArray(found![`${ownTerms}CaseDetail.steps`][0]['@list']));
  assert.deepEqual(found![`${ownTerms}CaseDetail.addedLater`], [{ '@value': 'x' }]);
});

test('every term of others is used', () => {
  const used = new Set<string>(JSON.stringify(Object.values(files).map((file) => Object.fromEntries(Object.entries(file['@context'] as Json).filter(([name]) => !(name in prefixes))))).match(/"[a-z]+:\w+"/g)?.map((text) => text.slice(1, -1)));
  assert.deepEqual(Object.values(establishedTerms).filter((term) => !used.has(term)), []);
});
