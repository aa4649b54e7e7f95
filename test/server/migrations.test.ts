// Databases of every earlier version become the same as a new one, and what the migrations reckon for what was there before stays as it was.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pairsOf } from '@congress-kit/api/rules/similarity';
import { openStore, type Store } from '@congress-kit/server';
import { auditHash } from '@congress-kit/server/store/audit-chain';
import { migrate, migrationNames } from '@congress-kit/server/store/database';
import { auditHash008 } from '@congress-kit/server/store/migrations/frozen/audit-hash';
import { gramsOf017 } from '@congress-kit/server/store/migrations/frozen/grams';
import { pairsOf004 } from '@congress-kit/server/store/migrations/frozen/pairs';
import { rehandlingDue011 } from '@congress-kit/server/store/migrations/frozen/rehandling-due';
import { searchable } from '@congress-kit/server/store/searching';
import fc from 'fast-check';
import { sql } from 'kysely';
import { engines, type Engine, type EngineName, type Place } from '../support/engines.ts';

const open = ({ dataDir, databaseUrl }: Place, migrated = true): Promise<Store> => openStore({ dataDir, migrated, ...(databaseUrl && { databaseUrl }) });

/** What stood in a database of the first version: an event of each kind that a later migration reckons something for. */
const firstRows = [
  `insert into suggestions (receipt_no, kind, category, title, body, public_title, public_body, target_kind, identity_mode, may_publish, visibility, channel, state, support_count, submitted_at, changed_at, screened_by, search, source, as_of)
    values ('QH-2026-000001-H', 'suggestion', 'lighting', '建议修路灯 LED', '𠮷野路''灯', '建议修路灯 LED', '𠮷野路''灯', 'congress', 'anonymous', true, 'full', 'web', 'accepted', 0, '2026-01-05T09:00:00+08:00', '2026-01-05T09:00:00+08:00', '2026-01-12', 'qh-2026-000001-h 建议修路灯 led 𠮷野路''灯', '样例', '2026-01-05')`,
  `insert into cases (number, origin, title, state, registered_on, first_assigned_on, assigned_on, pauses, priority, rehandled, changed_at, search, source, as_of)
    values ('QZ-2026-0001', 'deputy_suggestion', '修路灯', 'rehandling', '2025-10-08', '2025-10-09', '2025-10-09', '[]', false, 1, '2026-01-31T09:00:00+08:00', 'qz-2026-0001 修路灯', '样例', '2026-01-31')`,
  `insert into cases (number, origin, title, state, registered_on, pauses, priority, changed_at, merged_into, search, source, as_of)
    values ('QZ-2026-0002', 'public_suggestion', '建议修路灯 LED', 'merged', '2026-01-06', '[]', false, '2026-01-08T09:00:00+08:00', 'QZ-2026-0003', 'qz-2026-0002', '样例', '2026-01-31'),
    ('QZ-2026-0003', 'deputy_suggestion', '照明', 'handling', '2026-01-06', '[]', false, '2026-01-08T09:00:00+08:00', null, 'qz-2026-0003', '样例', '2026-01-31'),
    ('QZ-2026-0004', 'deputy_suggestion', '建议修路灯 LED', 'handling', '2026-01-06', '[]', false, '2026-01-08T09:00:00+08:00', null, 'qz-2026-0004', '样例', '2026-01-31')`,
  "update suggestions set case_number = 'QZ-2026-0003'",
  // Escalated: its case was split, and then merged into the deputies' own one, which took it in. Another deputies' suggestion has the same title by chance.
  `insert into suggestions (receipt_no, kind, category, title, body, public_title, public_body, target_kind, identity_mode, may_publish, visibility, channel, state, support_count, submitted_at, changed_at, screened_by, search, source, as_of, case_number)
    values ('QH-2026-000002-X', 'suggestion', 'water', '井盖', '井盖坏了', '井盖', '井盖坏了', 'congress', 'withheld', true, 'full', 'web', 'escalated', 0, '2026-01-05T09:00:00+08:00', '2026-01-05T09:00:00+08:00', '2026-01-12', 'qh-2026-000002-x 井盖', '样例', '2026-01-05', 'QZ-2026-0007')`,
  `insert into cases (number, origin, title, body, state, registered_on, pauses, priority, changed_at, merged_into, search, source, as_of)
    values ${[['QZ-2026-0005', '井盖', '井盖坏了', 'QZ-2026-0007'], ['QZ-2026-0006', '井盖', '井盖坏了', null], ['QZ-2026-0007', '路面', '路面坏了', null], ['QZ-2026-0008', '井盖', '另一件事', null]]
      .map(([number, title, body, into]) => `('${number!}', 'deputy_suggestion', '${title!}', '${body!}', 'handling', '2026-01-06', '[]', false, '2026-01-08T09:00:00+08:00', ${into == null ? 'null' : `'${into}'`}, '${number!.toLowerCase()}', '样例', '2026-01-31')`).join(', ')}`,
  "insert into suggestion_steps (receipt_no, type, at, role, public) values ('QH-2026-000002-X', 'escalated', '2026-01-06T09:00:00+08:00', 'deputy', true)",
  // Escalated without its words, and split: only the step tells.
  `insert into cases (number, origin, title, state, registered_on, pauses, priority, changed_at, search, source, as_of)
    values ${['QZ-2026-0009', 'QZ-2026-0010', 'QZ-2026-0011'].map((number) => `('${number}', 'deputy_suggestion', '群众意见（供水）', 'handling', '2026-01-06', '[]', false, '2026-01-08T09:00:00+08:00', '${number.toLowerCase()}', '样例', '2026-01-31')`).join(', ')}`,
  `insert into suggestions (receipt_no, kind, category, title, body, public_title, public_body, target_kind, identity_mode, may_publish, visibility, channel, state, support_count, submitted_at, changed_at, screened_by, search, source, as_of, case_number)
    values ('QH-2026-000003-Y', 'suggestion', 'water', '水', '水小', '水', '水小', 'congress', 'withheld', false, 'private', 'web', 'escalated', 0, '2026-01-05T09:00:00+08:00', '2026-01-05T09:00:00+08:00', '2026-01-12', 'qh-2026-000003-y 水', '样例', '2026-01-05', 'QZ-2026-0009')`,
  `insert into case_steps (case_number, type, at, role, public) values ('QZ-2026-0009', 'split', '2026-01-31T09:00:00+08:00', 'congress_office', false), ('QZ-2026-0010', 'registered', '2026-01-31T09:00:00+08:00', 'congress_office', true)`,
  "insert into case_steps (case_number, type, at, role, note, public) values ('QZ-2026-0011', 'registered', '2026-02-01', 'congress_office', '由 QZ-2026-0009 分出', true)",
  "insert into suggestion_contacts (receipt_no, sealed, delete_after) values ('QH-2026-000001-H', 'x', '2027-01-05'), ('QH-2026-000002-X', 'y', '2027-01-05')",
  "insert into replies (case_number, version, issued_on, body) values ('QZ-2026-0001', 1, '2026-01-10', '已修'), ('QZ-2026-0001', 2, '2026-01-20', '又修')",
  "insert into case_steps (case_number, type, at, role, public) values ('QZ-2026-0001', 'rehandling', '2026-01-25T09:00:00+08:00', 'congress_office', true), ('QZ-2026-0001', 'rehandling', '2026-01-31T09:00:00+08:00', 'congress_office', true)",
  `insert into audit (at, token_id, act, subject, detail) values ('2026-01-05T01:00:00Z', 'T1', 'accept', 'QH-2026-000001-H', '{"b": [1, null], "a": "字"}'), ('2026-01-06T01:00:00Z', 'T1', 'hide', 'QH-2026-000001-H', null)`,
  `insert into stations (id, name, kind, address, receptions, search, source, as_of) values ('JZ1', '家站', 'home', '镇上', '[{"text": "预约接待"}, {"text": "每月5日", "rrule": "FREQ=MONTHLY;BYMONTHDAY=5"}]', 'jz1 家站', '样例', '2026-01-05'),
    ('JZ2', '联络点', 'point', '村里', '[]', 'jz2 联络点', '样例', '2026-01-05')`,
];

const read = async <Row>(store: Store, text: string): Promise<Row[]> => (await sql.raw<Row>(text).execute(store.db)).rows;

/** Tables, columns, indexes, triggers and functions: all that migrations make. */
const shapeOf = async (store: Store) => ({
  columns: await read(store, `select table_name::text, column_name::text, data_type::text, is_nullable::text, column_default::text from information_schema.columns
    where table_schema = current_schema() and table_name not like 'kysely%' order by 1, 2`),
  indexes: await read(store, "select indexdef from pg_indexes where schemaname = current_schema() and tablename not like 'kysely%' order by 1"),
  triggers: await read(store, 'select pg_get_triggerdef(oid) as made, tgenabled::text from pg_trigger where not tgisinternal order by 1'),
  functions: await read(store, 'select pg_get_functiondef(oid) as made from pg_proc where pronamespace = current_schema()::regnamespace order by 1'),
  constraints: await read(store, "select conrelid::regclass::text as at, pg_get_constraintdef(oid) as made from pg_constraint where connamespace = current_schema()::regnamespace and conrelid::regclass::text not like 'kysely%' order by 1, 2"),
});

const reckonedOf = async (store: Store) => ({
  suggestion: await read(store, "select array_to_string(pairs, '|') as pairs, grams::text, updated_at <= now() as told from suggestions where receipt_no = 'QH-2026-000001-H'"),
  case: await read(store, 'select rehandled_on, rehandling_due_on, first_done_on, grams::text from cases where number = \'QZ-2026-0001\''),
  words: await read(store, 'select number, words_from, updated_at <= now() as untouched from cases order by number'),
  parts: await read(store, 'select number, split_from from cases where split_from is not null order by 1'),
  contacts: await read(store, 'select receipt_no, delete_after from suggestion_contacts order by 1'),
  audit: await read(store, 'select position, previous, hash from audit order by position'),
  head: await read(store, 'select position, hash from audit_head'),
  stations: await read(store, 'select receptions, cancelled_receptions as cancelled from stations order by id'),
});

const first = 'f6HP3ZPHmjAywQdvO3EHy9noDfCzCMnuA9Xy1dIcmxY';
const second = '49uLE90xVGq4Nvm6EpxKktxaT5wNvSbWgFWH9Yn-hqU';
const reckoned: Awaited<ReturnType<typeof reckonedOf>> = {
  suggestion: [{ pairs: '修路|路灯|le|ed', grams: "'''灯' '-000' '-202' '-h' '0000' '0001' '001-' '01-h' '026-' '1-h' '2026' '26-0' '6-00' 'd' 'ed' 'h' 'h-20' 'led' 'qh-2' '修路' '建议' '灯' '议修' '路''' '路灯' '野路' '𠮷野'", told: true }],
  case: [{ rehandled_on: '2026-01-31', rehandling_due_on: '2026-02-28', first_done_on: '2026-01-10', grams: "'-000' '-202' '0001' '001' '01' '026-' '1' '2026' '26-0' '6-00' 'qz-2' 'z-20' '修路' '灯' '路灯'" }],
  words: [['QZ-2026-0001', null], ['QZ-2026-0002', 'QH-2026-000001-H'], ['QZ-2026-0003', null], ['QZ-2026-0004', null], ['QZ-2026-0005', 'QH-2026-000002-X'], ['QZ-2026-0006', 'QH-2026-000002-X'], ['QZ-2026-0007', null], ['QZ-2026-0008', null], ['QZ-2026-0009', 'QH-2026-000003-Y'], ['QZ-2026-0010', 'QH-2026-000003-Y'], ['QZ-2026-0011', null]].map(([number, from]) => ({ number, words_from: from, untouched: true })),
  parts: [{ number: 'QZ-2026-0010', split_from: 'QZ-2026-0009' }, { number: 'QZ-2026-0011', split_from: 'QZ-2026-0009' }],
  // Of the anonymous one, the next purge takes it; the other one’s stays until its day.
  contacts: [{ receipt_no: 'QH-2026-000001-H', delete_after: '1970-01-01' }, { receipt_no: 'QH-2026-000002-X', delete_after: '2027-01-05' }],
  audit: [{ position: 1, previous: '', hash: first }, { position: 2, previous: first, hash: second }],
  head: [{ position: 2, hash: second }],
  stations: [{ receptions: [{ text: '预约接待' }, { id: '1', text: '每月5日', rrule: 'FREQ=MONTHLY;BYMONTHDAY=5' }], cancelled: [] }, { receptions: [], cancelled: [] }],
};

/** Making the files of an embedded database takes seconds, so there only the states that something was reckoned after. */
const states: Readonly<Record<EngineName, readonly string[]>> = {
  postgresql: migrationNames, pglite: ['001-first-tables', '007-jobs-and-plans', '016-portraits'],
};

const oldThenNew = async (engine: Engine, state: string) => {
  const place = await engine.open({ tables: false });
  const before = await open(place, false);
  await migrate(before.db, '001-first-tables');
  for (const row of firstRows) await sql.raw(row).execute(before.db);
  await migrate(before.db, state);
  await before.close();
  const after = await open(place);
  const found = { shape: await shapeOf(after), reckoned: await reckonedOf(after) };
  await after.close();
  await place.close();
  return found;
};

for (const engine of engines()) {
  describe(`migrations, ${engine.name}`, () => {
    it('bring a database of every earlier version to the same tables, and to the figures that were reckoned when they were written', async () => {
      const place = await engine.open();
      const store = await open(place);
      const shape = await shapeOf(store);
      await store.close();
      await place.close();
      for (const state of states[engine.name]) {
        const found = await oldThenNew(engine, state);
        assert.deepEqual(found.shape, shape, state);
        assert.deepEqual(found.reckoned, reckoned, state);
      }
    });
  });
}

describe('what migrations keep a copy of', () => {
  // A mixture of what the copies tell apart: characters of two units, ASCII, quotes, blanks, full-width, fillers.
  const texts = fc.string({ unit: fc.constantFrom(...'建议希望路灯修𠮷野Ａb1é ́\u3000\t\n\'\\，。-'), maxLength: 30 });

  it('is still what the store does: whoever changes the one writes a migration that makes what is stored anew', () => {
    fc.assert(fc.property(texts, (text) => {
      assert.deepEqual(pairsOf004(text), pairsOf(text));
      const normal = text.toLowerCase();
      assert.deepEqual(gramsOf017(normal), searchable(normal).grams);
    }));
    const row = { at: new Date('2026-01-05T01:00:00Z'), token_id: 'T1', act: 'accept', subject: 'QH-2026-000001-H', detail: { b: [1, null], a: { d: 1, c: '字' } } };
    assert.equal(auditHash008(row, 3, 'abc'), auditHash({ ...row, position: 3, previous: 'abc' }));
  });

  it('counts the month of a re-handling as it was counted then', () => {
    for (const [start, due] of [
      ['2025-12-01', '2026-01-04'], ['2025-12-31', '2026-02-02'], ['2026-01-15', '2026-02-24'], ['2026-01-31', '2026-02-28'], ['2026-04-02', '2026-05-06'], ['2026-08-20', '2026-09-20'], ['2026-12-01', '2027-01-04'], ['2027-01-05', '2027-02-09'],
    ] as const) assert.equal(rehandlingDue011(start), due, start);
  });
});
