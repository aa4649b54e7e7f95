import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decodeQuery, encodeQuery, faultsOf, fillPath, limits, listDeputies, listBallots, listSuggestions, moveCase, rateReply, suggestionDraft, supplementSuggestion,
  deputy, suggestion,
} from '@congress-kit/api';
import { countCharacters } from '@congress-kit/api/rules/text';
import { operationProse } from '@congress-kit/api/prose/index';

const draft = {
  kind: 'suggestion', category: 'lighting', title: '装路灯', body: '村口没有路灯。', identityMode: 'anonymous', mayPublish: true, consent: { textVersion: '2026-01' },
} as const;

/** What the server and the form see: pointer and code of every fault, sorted. */
const faultsIn = (schema: { safeParse(input: unknown): { error?: { issues: readonly unknown[] } } }, input: unknown): string[] =>
  faultsOf(schema.safeParse(input).error?.issues ?? [], input).map(({ pointer, code }) => `${pointer} ${code}`).sort();

const times = (character: string, count: number): string => character.repeat(count);
const emoji = '👍';
const family = '👨‍👩‍👧';

test('a draft is accepted', () => {
  const accepted: [string, object][] = [
    ['the least there is', {}],
    ['60 characters', { title: times('路', 60) }],
    ['60 characters outside the basic plane, 120 in UTF-16', { title: times('𠮷', 60) }],
    ['60 emoji', { title: times(emoji, 60) }],
    ['emoji of several code points count each', { title: times(family, 12) }],
    ['2,000 characters', { body: times('𠮷', 2000) }],
    ['lines and tabs in the body', { body: '一\n二\r\n三\t四' }],
    ['a line end counts once, however it is written', { body: `${times('路\r\n', 999)}路灯` }],
    ['blanks around do not count', { title: `  ${times('路', 60)}  ` }],
    ['letters that normalize to fewer', { title: times('e\u0301', 60) }],
    ['a name', { identityMode: 'public', name: '钱树林' }],
    ['a minority name with a dot', { identityMode: 'withheld', name: '阿依古丽·买买提' }],
    ['a phone, however written', { phone: '+86 0000-5550199' }],
    ['a phone with the digits of a Chinese keyboard', { phone: '１３８ ００１３ ８０００' }],
    ['to a deputy', { target: { kind: 'deputy', id: 'DB0123' } }],
    ['to the congress', { target: { kind: 'congress' } }],
  ];
  for (const [what, change] of accepted) assert.deepEqual(faultsIn(suggestionDraft, { ...draft, ...change }), [], what);
});

test('a draft is refused, with the place and what to change', () => {
  const refused: [string, object, string[]][] = [
    ['61 characters', { title: times('路', 61) }, ['/title too_long']],
    ['61 characters outside the basic plane', { title: times('𠮷', 61) }, ['/title too_long']],
    ['2,001 characters', { body: times('路', 2001) }, ['/body too_long']],
    ['2,001 characters with their line ends', { body: `${times('路\r\n', 1000)}路` }, ['/body too_long']],
    ['blanks only', { title: ' \u3000 ' }, ['/title required']],
    ['nothing', { body: '' }, ['/body required']],
    ['a missing field', { title: undefined }, ['/title required']],
    ['null', { title: null }, ['/title wrong_type']],
    ['NUL', { title: 'a\u0000b' }, ['/title bad_characters']],
    ['NUL in the body', { body: 'a\u0000b' }, ['/body bad_characters']],
    ['a lone high surrogate', { title: 'a\uD842b' }, ['/title bad_characters']],
    ['a lone low surrogate', { body: 'a\uDFB7' }, ['/body bad_characters']],
    ['a line break in a line', { title: '一\n二' }, ['/title bad_characters']],
    ['a number', { title: 60 }, ['/title wrong_type']],
    ['a word that is no kind', { kind: 'petition' }, ['/kind not_one_of']],
    ['a misspelt field', { tilte: '路' }, ['/tilte unknown_field']],
    ['a field deeper down', { consent: { textVersion: '1', agreed: true } }, ['/consent/agreed unknown_field']],
    ['a name with a slash in the pointer', { 'a/b~c': 1 }, ['/a~1b~0c unknown_field']],
    ['no name where one is needed', { identityMode: 'withheld' }, ['/name required']],
    ['a deputy without an id', { target: { kind: 'deputy' } }, ['/target/id required']],
    ['text for a phone', { phone: 'call me' }, ['/phone bad_format']],
    ['a phone with a digit missing', { phone: '1380013800' }, ['/phone bad_format']],
    ['an id with a slash', { divisionId: '../etc' }, ['/divisionId bad_format']],
    ['consent missing', { consent: undefined }, ['/consent required']],
    ['no object at all', { consent: 'yes' }, ['/consent wrong_type']],
  ];
  for (const [what, change, expected] of refused) assert.deepEqual(faultsIn(suggestionDraft, { ...draft, ...change }), expected, what);
});

test('all faults are told together, also the ones that depend on other fields', () => {
  const broken = { kind: 'petition', title: times('路', 61), body: 'a\u0000', identityMode: 'public', target: { kind: 'station' }, extra: 1, consent: {} };
  assert.deepEqual(faultsIn(suggestionDraft, broken), [
    '/body bad_characters', '/category required', '/consent/textVersion required', '/extra unknown_field', '/kind not_one_of', '/mayPublish required',
    '/name required', '/target/id required', '/title too_long',
  ]);
  for (const nothing of [null, [], 'text', 7, undefined]) assert.equal(faultsIn(suggestionDraft, nothing).length, 1, String(nothing));
});

test('figures of a fault are the limits', () => {
  const input = { ...draft, title: times('路', limits.title + 1) };
  assert.deepEqual(faultsOf(suggestionDraft.safeParse(input).error?.issues ?? [], input), [{ pointer: '/title', code: 'too_long', params: { max: limits.title, now: limits.title + 1 } }]);
});

test('characters are counted as the rule counts them', () => {
  const input = { ...draft, body: `${times('路\r\n', limits.body / 2)}路` };
  assert.deepEqual(faultsOf(suggestionDraft.safeParse(input).error?.issues ?? [], input), [{ pointer: '/body', code: 'too_long', params: { max: limits.body, now: countCharacters(input.body) } }]);
  assert.equal(suggestionDraft.parse({ ...draft, body: '一\r\n二\r三\n四' }).body, '一\n二\n三\n四');
});

test('what is accepted is kept as it was typed, normalized and trimmed', () => {
  const typed = { ...draft, title: '  e\u0301cole 𠮷 👍  ' };
  assert.equal(suggestionDraft.parse(typed).title, 'école 𠮷 👍');
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (text) => {
    const wanted = text.normalize('NFC').trim();
    const result = suggestionDraft.safeParse({ ...draft, body: text });
    if (result.success) assert.equal(result.data.body, wanted);
    else assert.ok(wanted === '' || /[\p{Cc}\p{Cs}]/u.test(wanted), JSON.stringify(text));
  }));
});

test('the other drafts', () => {
  assert.deepEqual(faultsIn(rateReply.body, { attitude: 'satisfied' }), ['/result required']);
  assert.deepEqual(faultsIn(rateReply.body, { attitude: 'unknown', result: 'basic' }), ['/attitude not_one_of']);
  assert.deepEqual(faultsIn(supplementSuggestion.body, { body: times('路', limits.note + 1) }), ['/body too_long']);
  assert.deepEqual(faultsIn(moveCase.body, { to: 'extended', totalMonths: 13, on: '2026-02-30' }), ['/on bad_format', '/totalMonths too_large']);
  assert.deepEqual(faultsIn(moveCase.body, { to: 'assigned', coHandlerIds: Array(21).fill('DW01') }), ['/coHandlerIds too_many']);
  assert.deepEqual(faultsIn(moveCase.body, { to: 'extended', totalMonths: 4.5 }), ['/totalMonths wrong_type']);
});

test('answers are open: new fields and new words pass and stay', () => {
  const known = operationProse['getDeputy']!.example.response as object;
  const newer = { ...known, contactPolicy: 'by_appointment', motto: '为民' };
  assert.deepEqual(deputy.parse(newer), newer);
  const one = (operationProse['listSuggestions']!.example.response as { items: object[] }).items[0];
  assert.equal(suggestion.safeParse({ ...one, state: 'appealed' }).success, true);
  assert.equal(suggestion.safeParse({ ...one, supportCount: 'many' }).success, false);
});

test('a query survives the way through the address', () => {
  const roundTrip = (schema: Parameters<typeof decodeQuery>[0], query: Readonly<Record<string, unknown>>): unknown => {
    const raw: Record<string, string | string[]> = {};
    for (const [name, value] of new URLSearchParams(encodeQuery(query))) raw[name] = name in raw ? [raw[name] as string | string[], value].flat() : value;
    return decodeQuery(schema, raw);
  };
  for (const query of [
    {}, { q: '单小梅' }, { q: 'a&b=c d+e%20', limit: 100 }, { level: ['county'] }, { level: ['county', 'township'], division: '990101.102' }, { q: '007' },
  ]) {
    assert.deepEqual(roundTrip(listDeputies.query, query), query);
    assert.equal(listDeputies.query.safeParse(query).success, true);
  }
  assert.deepEqual(roundTrip(listBallots.query, { year: 2026 }), { year: 2026 });
  assert.deepEqual(roundTrip(listDeputies.query, { q: undefined, limit: 5 }), { limit: 5 });
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (q, limit) => {
    assert.deepEqual(roundTrip(listDeputies.query, { q, limit }), { q, limit });
  }));
});

test('a bad query is told by name', () => {
  const told = (raw: Record<string, string | string[]>): string[] => faultsIn(listSuggestions.query, decodeQuery(listSuggestions.query, raw));
  assert.deepEqual(told({ limit: '101' }), ['/limit too_large']);
  assert.deepEqual(told({ limit: '0' }), ['/limit too_small']);
  assert.deepEqual(told({ limit: '' }), ['/limit wrong_type']);
  assert.deepEqual(told({ limit: 'ten' }), ['/limit wrong_type']);
  assert.deepEqual(told({ limit: '1e1000' }), ['/limit wrong_type']);
  assert.deepEqual(told({ limit: ['1', '2'] }), ['/limit wrong_type']);
  assert.deepEqual(told({ state: ['replied', 'gone'] }), ['/state/1 not_one_of']);
  assert.deepEqual(told({ pagesize: '5' }), ['/pagesize unknown_field']);
  assert.deepEqual(told({ q: 'x'.repeat(101) }), ['/q too_long']);
});

test('names from Object.prototype are names like any other', () => {
  const raw = JSON.parse('{"__proto__":"1","constructor":"2","toString":"3"}') as Record<string, string>;
  assert.deepEqual(faultsIn(listDeputies.query, decodeQuery(listDeputies.query, raw)), [
    '/__proto__ unknown_field', '/constructor unknown_field', '/toString unknown_field',
  ]);
  assert.deepEqual(faultsIn(suggestionDraft, JSON.parse(JSON.stringify(draft).replace('{', '{"__proto__":{"title":"x"},'))), ['/__proto__ unknown_field']);
  assert.deepEqual(decodeQuery(undefined, { a: '1' }), { a: '1' });
});

test('a path is filled, percent-encoded, and never with a gap', () => {
  assert.equal(fillPath('/cases/{number}', { number: 'QZ-2026-0042' }), '/cases/QZ-2026-0042');
  assert.equal(fillPath('/cases/{number}', { number: '../a b/单' }), '/cases/..%2Fa%20b%2F%E5%8D%95');
  assert.throws(() => fillPath('/cases/{number}', {}), /number/);
});
