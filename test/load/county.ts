// Counties by the hundred, made inside the database: invented rows whose spread is that of real ones, and as many as asked.
import { publicSuggestionStates } from '../../packages/api/src/rules/suggestion-flow.ts';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../packages/server/src/store/database.ts';
import { fillGrams, searchedTables } from '../../packages/server/src/store/migrations/017-searching.ts';
import { searchable } from '../../packages/server/src/store/searching.ts';

/** With those that came after that migration. */
const searched = [...searchedTables, ['activities', 'id'], ['duty_records', 'id']] as const;

export interface Size {
  readonly suggestions: number;
  readonly deputies: number;
  /** Counties: each has 25 townships, 450 villages, 1,800 grids. */
  readonly counties: number;
}

/** A county, a city with all its counties, a province. */
export const sizes = {
  county: { suggestions: 9000, deputies: 1550, counties: 1 },
  city: { suggestions: 80_000, deputies: 13_000, counties: 9 },
  province: { suggestions: 1_000_000, deputies: 120_000, counties: 100 },
} as const satisfies Record<string, Size>;

/** Tables whose number of rows goes with the years or the people: no read may walk through one from end to end. */
export const growing = [
  'divisions', 'stations', 'station_divisions', 'deputies', 'memberships', 'deputy_divisions', 'deputy_stations', 'deputy_groups', 'suggestions', 'suggestion_steps', 'suggestion_contacts',
  'suggestion_supplements', 'suggestion_supports', 'attachments', 'cases', 'case_steps', 'case_co_handlers', 'case_deputies', 'replies', 'activities', 'activity_deputies', 'duty_records', 'ratings', 'idempotency', 'rate_buckets', 'audit', 'voices', 'voice_contacts', 'answers',
] as const;

const words = ['路灯', '积水', '公交', '垃圾', '停车', '校门', '河道', '广场', '水压', '井盖', '树枝', '药店', '医保', '台账', '桥面', '护栏', '排水', '噪声', '食堂', '农田', '灌渠', '球场', '书屋', '快递'];
const list = (texts: readonly string[]) => sql.raw(`array[${texts.map((text) => `'${text}'`).join(',')}]`);
const pick = (texts: readonly string[], step: number) => sql`(${list(texts)})[1 + (i / ${sql.lit(step)}) % ${sql.lit(texts.length)}]`;
const about = sql.raw("'样例' as source, '2026-03-01' as as_of");
const county = (counties: number) => sql.raw(`lpad((990100 + i % ${counties})::text, 6, '0')`);
const village = sql.raw("lpad((1 + (i / 7) % 25)::text, 3, '0') || '.' || lpad((1 + (i / 175) % 18)::text, 3, '0')");
const deputy = sql.raw("'DB' || lpad((1 + (i * 7919) % deputies)::text, 6, '0')");

/** Fills an empty, migrated database. Numbers in the shape of real ones; nothing is random, so every run has the same rows. */
export const fill = async (db: Database, { suggestions, deputies, counties }: Size): Promise<void> => {
  const cases = Math.ceil(suggestions / 8);
  const run = async (query: ReturnType<typeof sql>): Promise<void> => { await query.execute(db); };
  const tables = (await sql<{ name: string }>`select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname not like 'kysely%'`.execute(db)).rows;
  for (const { name } of tables) await run(sql`alter table ${sql.table(name)} disable trigger user`);
  // What the texts are found by is made afterwards, by the server's own rule, and its indexes in one go.
  const { rows: indexes } = await sql<{ name: string; made: string }>`select indexname::text as name, indexdef as made from pg_indexes where schemaname = current_schema() and indexname like '%\\_grams'`.execute(db);
  for (const { name } of indexes) await run(sql`drop index ${sql.table(name)}`);
  for (const [name] of searched) await run(sql`alter table ${sql.table(name)} alter column grams drop not null`);
  const depths: readonly [kind: string, length: number, id: string][] = [
    ['county', 1, 'c'], ['township', 25, "c || '.' || lpad((1 + i % 25)::text, 3, '0')"], ['village', 450, "c || '.' || lpad((1 + i % 25)::text, 3, '0') || '.' || lpad((1 + i / 25)::text, 3, '0')"],
    ['grid', 1800, "c || '.' || lpad((1 + i % 25)::text, 3, '0') || '.' || lpad((1 + (i / 25) % 18)::text, 3, '0') || '.' || lpad((1 + i / 450)::text, 2, '0')"],
  ];
  for (const [kind, count, id] of depths) {
    await run(sql`insert into divisions (id, code, kind, parent_id, name, pinyin, path, search, source, as_of)
      select id, replace(id, '.', ''), ${kind}, nullif(regexp_replace(id, '\\.?[^.]+$', ''), ''), name, 'qu hua', '[]', name || ' quhua', '样例', '2026-03-01'
      from (select ${sql.raw(id)} as id, ${sql.lit(kind)} || ${sql.raw(`c || '区' || i`)} as name from (select lpad((990100 + n)::text, 6, '0') as c from generate_series(0, ${counties - 1}::integer) n) as counties, generate_series(0, ${count - 1}::integer) i) as made`);
  }
  await run(sql`insert into organizations (id, name, kind, search, source, as_of) select 'DW' || i, '单位' || i, 'handling_unit', '单位' || i, ${about} from generate_series(1, ${80 * Math.min(counties, 8)}::integer) i`);
  await run(sql`insert into groups (id, name, kind, search, source, as_of) select 'XZ' || i, '小组' || i, 'industry', '小组' || i, ${about} from generate_series(1, ${30 * counties}::integer) i`);
  await run(sql`insert into stations (id, name, kind, address, receptions, search, source, as_of) select 'JZ' || i, '家站' || i, 'station', '路' || i || '号', '[]', '家站' || i || ' 路' || i || '号', ${about} from generate_series(1, ${220 * counties}::integer) i`);
  await run(sql`insert into station_divisions select 'JZ' || i, ${county(counties)} || '.' || ${village} from generate_series(1, ${220 * counties}::integer) i`);
  await run(sql`insert into deputies (id, name, pinyin, contact_policy, search, source, as_of) select id, name, spelled, 'form', name || ' ' || id || ' ' || spelled, ${about} from (
    select 'DB' || lpad(i::text, 6, '0') as id, ${pick(['赵', '钱', '孙', '李', '周', '吴', '郑', '王'], 1)} || ${pick(words, 8)} || i as name, ${pick(['zhao', 'qian', 'sun', 'li', 'zhou', 'wu', 'zheng', 'wang'], 1)} || ' ' || i as spelled
    from generate_series(1, ${deputies}::integer) i) as made`);
  await run(sql`insert into memberships (deputy_id, position, level, congress_id) select 'DB' || lpad(i::text, 6, '0'), p, (array['county', 'township', 'prefecture'])[1 + (i + p) % 3], 'RD' || i % ${counties} from generate_series(1, ${deputies}::integer) i, generate_series(0, 1) p where p = 0 or i % 2 = 0`);
  await run(sql`insert into deputy_divisions select distinct 'DB' || lpad(i::text, 6, '0'), ${county(counties)} || '.' || ${village} from generate_series(1, ${deputies}::integer) i`);
  await run(sql`insert into deputy_stations select 'DB' || lpad(i::text, 6, '0'), 'JZ' || (1 + i % ${220 * counties}) from generate_series(1, ${deputies}::integer) i`);
  await run(sql`insert into deputy_groups select 'DB' || lpad(i::text, 6, '0'), 'XZ' || (1 + i % ${30 * counties}) from generate_series(1, ${deputies}::integer) i where i % 3 = 0`);
  await run(sql`insert into cases (number, origin, title, state, registered_on, assigned_on, pauses, lead_handler_id, priority, changed_at, search, source, as_of, due_on, updated_at, division_id, congress_id)
    select 'QZ-2026-' || lpad(i::text, 7, '0'), (array['public_suggestion', 'deputy_suggestion'])[1 + i % 2], title, (array['handling', 'replied', 'completed', 'published', 'published', 'evaluating'])[1 + i % 6], day, day, '[]', 'DW' || (1 + i % ${80 * Math.min(counties, 8)}), i % 50 = 0,
      day::timestamptz, lower('qz-2026-' || lpad(i::text, 7, '0')) || ' ' || title, '样例', '2026-03-01', day, '2026-03-01'::timestamptz - i * interval '1 minute', ${county(counties)} || '.' || ${village}, 'RD' || i % ${counties}
    from (select i, ${pick(words, 1)} || ${pick(words, 24)} || '办理件' || i as title, to_char(date '2026-03-01' - (i % 1500), 'YYYY-MM-DD') as day from generate_series(1, ${cases}::integer) i) as made`);
  await run(sql`insert into case_co_handlers select 'QZ-2026-' || lpad(i::text, 7, '0'), 'DW' || (1 + (i + 1) % ${80 * Math.min(counties, 8)}) from generate_series(1, ${cases}::integer) i where i % 4 = 0`);
  await run(sql`insert into case_deputies select 'QZ-2026-' || lpad(i::text, 7, '0'), ${deputy}, 'lead', 0 from generate_series(1, ${cases}::integer) i, (select ${deputies}::integer as deputies) d where i % 2 = 1`);
  await run(sql`insert into case_steps (case_number, type, at, role, public) select 'QZ-2026-' || lpad(i::text, 7, '0'), t, '2026-03-01T09:00:00+08:00', 'office_clerk', true from generate_series(1, ${cases}::integer) i, unnest(array['registered', 'reviewed', 'assigned', 'received', 'handling']) t`);
  const states = [...publicSuggestionStates, 'submitted', 'rejected'];
  await run(sql`insert into suggestions (receipt_no, secret_hash, kind, category, title, body, public_title, public_body, pairs, division_id, target_kind, target_id, identity_mode, may_publish, visibility, channel, state,
      case_number, support_count, submitted_at, changed_at, updated_at, screened_by, search, source, as_of)
    select no, 'secret ' || no, 'suggestion', category, title, body, title, body, array[substr(title, 1, 2), substr(title, 3, 2), substr(title, 5, 2), substr(title, 7, 2)], ${county(counties)} || '.' || ${village}, case when i % 10 = 0 then 'deputy' else 'congress' end, case when i % 10 = 0 then ${deputy} end,
      'withheld', i % 20 <> 0, case when i % 20 = 1 then 'private' else 'full' end, 'web', ${pick(states, 3)}, case when i % 8 = 0 then 'QZ-2026-' || lpad((i / 8)::text, 7, '0') end, (i * 31) % 400, at, at, at, '2026-03-08',
      lower(no) || ' ' || title || ' ' || body, '样例', '2026-03-01'
    from (select i, ${deputies}::bigint as deputies, 'QH-2026-' || lpad(i::text, 7, '0') || '-X' as no, ${pick(['roads', 'environment', 'education', 'health', 'transport', 'housing'], 5)} as category,
      '建议改善' || ${pick(words, 1)} || ${pick(words, 24)} || i as title, '我们这里的' || ${pick(words, 576)} || '和' || ${pick(words, 11)} || '有一阵子了，盼望早日看看。' as body,
      '2026-03-01'::timestamptz - i * interval '97 seconds' as at from generate_series(1, ${suggestions}::bigint) i) as made`);
  await run(sql`insert into suggestion_steps (receipt_no, type, at, role, public) select 'QH-2026-' || lpad(i::text, 7, '0') || '-X', t, '2026-03-01T09:00:00+08:00', 'office_clerk', true from generate_series(1, ${suggestions}::integer) i, unnest(array['submitted', 'screening', 'accepted']) t`);
  await run(sql`insert into replies (case_number, version, issued_on, body, scheme, code, normal, meeting) select 'QZ-2026-' || lpad(i::text, 7, '0'), 1, '2026-03-01', '已经办好。', 'abcd', 'A', 'solved', '{"kind":"visit","on":"2026-03-01"}' from generate_series(1, ${cases}::integer) i where i % 6 <> 0`);
  await run(sql`insert into activities (id, kind, title, held_on, division_id, station_id, search, source, as_of, updated_at) select 'HD' || lpad(i::text, 7, '0'), (array['reception', 'visit', 'inspection', 'research'])[1 + i % 4], title,
      to_char(date '2026-03-01' - (i % 1500), 'YYYY-MM-DD'), ${county(counties)} || '.' || ${village}, case when i % 4 = 0 then 'JZ' || (1 + i % ${220 * counties}) end, title, ${about}, '2026-03-01'::timestamptz - i * interval '1 minute'
    from (select i, ${pick(words, 1)} || ${pick(words, 24)} || '活动' || i as title from generate_series(1, ${deputies * 2}::integer) i) as made`);
  await run(sql`insert into activity_deputies (activity_id, deputy_id, position) select 'HD' || lpad(i::text, 7, '0'), ${deputy}, 0 from generate_series(1, ${deputies * 2}::integer) i, (select ${deputies}::bigint as deputies) d`);
  await run(sql`insert into duty_records (id, deputy_id, year, total, kinds, search, source, as_of, updated_at) select no || '-' || year, no, year, 2, '{"visit":1,"reception":1}', lower(no), ${about}, '2026-03-01'::timestamptz - i * interval '1 minute'
    from (select i, 'DB' || lpad(i::text, 6, '0') as no from generate_series(1, ${deputies}::integer) i) as made, generate_series(2024, 2026) year`);
  for (const [name, key] of searched) {
    await fillGrams(db as unknown as Kysely<unknown>, name, key, (search) => searchable(search).grams);
    await run(sql`alter table ${sql.table(name)} alter column grams set not null`);
  }
  for (const { made } of indexes) await run(sql.raw(made));
  for (const { name } of tables) await run(sql`alter table ${sql.table(name)} enable trigger user`);
  await run(sql`vacuum analyze`);
};
