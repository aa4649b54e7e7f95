import { sql, type Kysely } from 'kysely';
import { auditHash008, type AuditRow008 } from './frozen/audit-hash.ts';

/**
 * Who may do what, and proof of what was done. The audit log becomes a chain (see `audit-chain.ts`), tokens may belong to one
 * congress and say when they were last used, a suggestion belongs to a congress, what was erased says so, and a county may add
 * a year of holidays.
 */
const chain = [
  'alter table audit add column position integer, add column previous text, add column hash text',
  // The end of the chain, signed with the server's key: rows that are cut off at the end are missed, too.
  'create table audit_head (one boolean primary key default true check (one), position integer not null, hash text not null, signature text not null)',
];

/** What stands there already is chained as it is; the first act after it says that it was not signed. */
const chainOld = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table audit disable trigger audit_append_only`.execute(db);
  let [position, previous] = [0, ''];
  const { rows } = await sql<AuditRow008 & { id: number }>`select id, at, token_id, act, subject, detail from audit order by id`.execute(db);
  for (const row of rows) {
    position += 1;
    const hash = auditHash008(row, position, previous);
    await sql`update audit set position = ${position}, previous = ${previous}, hash = ${hash} where id = ${row.id}`.execute(db);
    previous = hash;
  }
  await sql`alter table audit enable trigger audit_append_only`.execute(db);
  if (position > 0) await sql`insert into audit_head (position, hash, signature) values (${position}, ${previous}, '')`.execute(db);
};

const appendOnly = [
  'alter table audit alter column position set not null, alter column previous set not null, alter column hash set not null',
  'create unique index audit_position on audit (position)',
  'create index audit_subject on audit (subject, position)',
  ...['audit', 'suggestion_steps', 'case_steps'].map((table) => `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`),
  `create function audit_head_goes_on() returns trigger language plpgsql as $$ begin
    if tg_op = 'UPDATE' and new.position > old.position then return new; end if;
    raise exception 'the head of the audit log only goes on' using errcode = 'restrict_violation'; end $$`,
  'create trigger audit_head_goes_on before update or delete on audit_head for each row execute function audit_head_goes_on()',
];

const tokens = ['alter table tokens add column congress_id text, add column last_used_at timestamptz'];

/**
 * The congress a suggestion is for. Told by whoever sends it, else by its place: the nearest congress of a county or above whose
 * division holds it (those of townships have no office of their own), else the congress whose site this is. A trigger, so that
 * no way in can forget it.
 */
const congressOfSuggestions = [
  'alter table suggestions add column congress_id text',
  `create function congress_for(division text) returns text language sql stable as $$
    select coalesce(
      (select c.id from divisions d join congresses c on c.division_id = d.id or d.path @> jsonb_build_array(jsonb_build_object('id', c.division_id))
        where d.id = division and c.level <> 'township' order by length(c.division_id) desc, c.id limit 1),
      (select value ->> 'id' from settings where key = 'congress')) $$`,
  `create function fill_congress() returns trigger language plpgsql as $$ begin
    if new.congress_id is null then new.congress_id := congress_for(new.division_id); end if; return new; end $$`,
  'create trigger suggestions_congress before insert on suggestions for each row execute function fill_congress()',
  'alter table suggestions disable trigger suggestions_updated',
  'update suggestions set congress_id = coalesce((select congress_id from cases where number = suggestions.case_number), congress_for(division_id))',
  'alter table suggestions enable trigger suggestions_updated',
  'create index suggestions_congress on suggestions (congress_id, submitted_at desc)',
  'create index cases_congress on cases (congress_id, registered_on desc)',
];

const privacy = [
  // A step takes no change but one: the words a resident wrote into it may be erased.
  `create function refuse_change_of_step() returns trigger language plpgsql as $$ begin
    if tg_op = 'UPDATE' and old.role = 'resident' and new.note is null and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then return new; end if;
    raise exception '% is append-only: a correction is a new row that names what it corrects', tg_table_name using errcode = 'restrict_violation'; end $$`,
  'drop trigger suggestion_steps_append_only on suggestion_steps',
  'create trigger suggestion_steps_append_only before update or delete on suggestion_steps for each row execute function refuse_change_of_step()',
  'alter table suggestions add column erased_at timestamptz',
  'alter table voices add column erased_at timestamptz',
  // Which kept answers hold what one receipt was sent: they go when it is erased. A keyed hash, like the key itself.
  'alter table idempotency add column about text',
  'create index idempotency_about on idempotency (about) where about is not null',
];

const holidays = ["create table holidays (year integer primary key, days jsonb not null, workdays jsonb not null, source text not null, added_at timestamptz not null)"];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of chain) await sql.raw(statement).execute(db);
  await chainOld(db);
  for (const statement of [...appendOnly, ...tokens, ...congressOfSuggestions, ...privacy, ...holidays]) await sql.raw(statement).execute(db);
};
