import { createHash } from 'node:crypto';
import { caseStates, shownState } from '@congress-kit/api/rules/case-flow';
import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';
import { inTransaction, takeTurn, type Trx } from './transaction.ts';

/**
 * 背靠背 by the database itself: what a handling unit's token asks for is run by a role of PostgreSQL that has no right to a single
 * rating. No mistake in a query of ours can show one, because the database refuses it.
 *
 * The role reads `ratings` not at all. Of the three tables that tell a result by the way (the state of a case, its steps, sums that
 * are sealed or too small) it has no right to the tables either, but finds views of the same names in a schema of its own that
 * leave the results out; `search_path` puts that schema first. Everything else it may read, but secrets; it may write what
 * the moves of a unit write.
 *
 * The role belongs to the whole cluster, so making it takes a right that a county's database user may lack. Then the server says so
 * at its start, and what an administrator has to run once; until then it keeps results back by its own queries alone.
 *
 * The views hang on the columns of their tables: a migration that drops or retypes one of those drops the schema first. It is made
 * anew at the next start, as it is when a table has a column more.
 */
export type Sealing =
  | { readonly ok: true; readonly role: string }
  | { readonly ok: false; readonly role: string; readonly user: string; readonly reason: string };

export const standardRole = 'congress_kit_handler';
/** Of tables that are about to be filled: nobody asks for anything yet. */
export const unsealed: Sealing = { ok: false, role: standardRole, user: '', reason: 'not prepared' };
const schema = 'handlers';

const results = caseStates.filter((state) => shownState(state) !== state);
const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** What the role may do to each table beside reading it; `select` a list of columns where not all. */
const writes: Readonly<Record<string, string>> = {
  suggestions: 'update', suggestion_steps: 'insert', replies: 'insert', voices: 'update', answers: 'insert', projects: 'update', project_milestones: 'update', project_reports: 'insert',
  idempotency: 'insert, delete', audit_head: 'insert, update', counters: 'insert, update', webhook_events: 'insert', webhook_deliveries: 'insert', attachments: 'update (receipt_no, suggestion_step_id, case_step_id, supplement_id, position, name, delete_after)', suggestion_contacts: 'update (delete_after)', audit: 'insert',
};
const partly: Readonly<Record<string, string>> = { suggestion_contacts: 'receipt_no, delete_after', webhook_endpoints: 'id, types, disabled_at' };
/** Not to be read at all: single ratings, who else has a token, and what was done to whom. */
const closed = ['ratings', 'tokens', 'audit'];
/** Read through a view of the same name. */
const viewed = ['cases', 'case_steps', 'evaluations'];

interface Column { table_name: string; column_name: string; column_default: string | null }

const statementsFor = (tables: string, role: string, columns: readonly Column[]): string[] => {
  const of = (table: string): Column[] => columns.filter((column) => column.table_name === table);
  const names = [...new Set(columns.map((column) => column.table_name))];
  const quoted = (name: string): string => `"${name}"`;
  const cases = of('cases').map(({ column_name }) => column_name);
  const shown = cases.map((name) => (name === 'state' ? `case when state in (${list(results)}) then 'evaluating' else state end as state` : quoted(name)));
  const today = "to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')";
  return [
    `drop schema if exists ${schema} cascade`,
    `create schema ${schema}`,
    `create view ${schema}.cases with (security_barrier) as select ${shown.join(', ')} from ${tables}.cases`,
    // A column without a value gets what the table would have given it.
    ...of('cases').filter(({ column_default }) => column_default !== null).map(({ column_name, column_default }) => `alter view ${schema}.cases alter column ${quoted(column_name)} set default ${column_default}`),
    `create function ${schema}.write_case() returns trigger language plpgsql security definer set search_path = ${tables}, pg_temp as $$ begin
      if tg_op = 'INSERT' then insert into ${tables}.cases (${cases.map(quoted).join(', ')}) values (${cases.map((name) => `new.${quoted(name)}`).join(', ')}); return new; end if;
      update ${tables}.cases set ${cases.map((name) => (name === 'state' ? 'state = case when new.state = old.state then cases.state else new.state end' : `${quoted(name)} = new.${quoted(name)}`)).join(', ')} where number = old.number;
      return new; end $$`,
    `create trigger write_case instead of insert or update on ${schema}.cases for each row execute function ${schema}.write_case()`,
    `create view ${schema}.case_steps with (security_barrier) as select ${of('case_steps').map(({ column_name }) => quoted(column_name)).join(', ')} from ${tables}.case_steps where type not in (${list(results)})`,
    `create view ${schema}.evaluations with (security_barrier) as select ${of('evaluations').map(({ column_name }) => quoted(column_name)).join(', ')} from ${tables}.evaluations where (sealed_until is null or sealed_until <= ${today}) and valid >= greatest(minimum, 5)`,
    `revoke all on all tables in schema ${tables} from ${role}`,
    `grant usage on schema ${tables}, ${schema} to ${role}`,
    ...names.filter((name) => ![...closed, ...viewed, ...Object.keys(partly)].includes(name)).map((name) => `grant select on ${tables}.${quoted(name)} to ${role}`),
    ...Object.entries(partly).map(([name, only]) => `grant select (${only}) on ${tables}.${quoted(name)} to ${role}`),
    ...Object.entries(writes).map(([name, what]) => `grant ${what} on ${tables}.${quoted(name)} to ${role}`),
    `grant select, insert, update on ${schema}.cases to ${role}`,
    `grant select, insert on ${schema}.case_steps to ${role}`,
    `grant select on ${schema}.evaluations to ${role}`,
    `revoke all on function ${schema}.write_case() from public`,
  ];
};

/** Triggers do their own work (touching `updated_at` of a neighbour), whoever's change it was that set them off. */
const definersOf = async (trx: Trx, tables: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = ${tables} and p.prorettype = 'trigger'::regtype and not p.prosecdef`.execute(trx);
  return rows.map(({ name }) => `alter function ${tables}."${name}"() security definer set search_path = ${tables}, pg_temp`);
};

/** A try that leaves nothing behind when the database says no. */
const attempt = async (trx: Trx, statement: string): Promise<string | undefined> => {
  await sql`savepoint attempt`.execute(trx);
  try {
    await sql.raw(statement).execute(trx);
    await sql`release savepoint attempt`.execute(trx);
    return undefined;
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(trx);
    return (error as Error).message;
  }
};

const mayBecome = async (trx: Trx, role: string): Promise<string | undefined> => {
  await sql`savepoint trying`.execute(trx);
  const refused = await attempt(trx, `set local role ${role}`);
  await sql`rollback to savepoint trying`.execute(trx);
  return refused;
};

const known = (role: string) => sql<boolean>`exists (select 1 from pg_roles where rolname = ${role})`;

/** Makes role, views and rights what they should be; where that is so already, nothing is written. */
export const sealHandlers = (db: Database, role = standardRole): Promise<Sealing> => inTransaction(db, async (trx): Promise<Sealing> => {
  // Several processes may start at once, and rights of one table cannot be granted by two. The lock is this database's; the role
  // is the cluster's, where another county may be making it: what counts is whether it is there afterwards, whoever made it.
  await takeTurn(trx, 'congress-kit handler role');
  const { rows: [where] } = await sql<{ user: string; tables: string; known: boolean }>`
    select current_user as user, current_schema() as tables, ${known(role)} as known`.execute(trx);
  const { user, tables } = where!;
  const failed = (reason: string): Sealing => ({ ok: false, role, user, reason });
  if (!where!.known) {
    const refused = await attempt(trx, `create role ${role} nologin`);
    if (refused !== undefined && !(await sql<{ known: boolean }>`select ${known(role)} as known`.execute(trx)).rows[0]!.known) return failed(refused);
  }
  if ((await mayBecome(trx, role)) !== undefined) {
    const refused = await attempt(trx, `grant ${role} to current_user`);
    if (refused !== undefined && (await mayBecome(trx, role)) !== undefined) return failed(refused);
  }
  // information_schema would tell the same and look at the rights to every column first.
  const { rows: columns } = await sql<Column>`select c.relname as table_name, a.attname as column_name, case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as column_default
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = (select oid from pg_namespace where nspname = ${tables}) and c.relkind in ('r', 'p') order by c.relname, a.attnum`.execute(trx);
  const statements = [...(await definersOf(trx, tables)), ...statementsFor(tables, role, columns)];
  const mark = createHash('sha256').update(JSON.stringify(statementsFor(tables, role, columns))).digest('base64url');
  const { rows: [made] } = await sql<{ mark: string | null }>`select obj_description(to_regnamespace(${schema})) as mark`.execute(trx);
  if (made?.mark !== mark) {
    for (const statement of [...statements, `comment on schema ${schema} is '${mark}'`]) {
      const refused = await attempt(trx, statement);
      if (refused !== undefined) return failed(refused);
    }
  }
  return (await refusesRatings(trx, role)) ? { ok: true, role } : failed(`${role} can read ratings`);
});

/** Proved, not believed: somebody may have made the role a superuser. */
const refusesRatings = async (trx: Trx, role: string): Promise<boolean> => {
  await sql`savepoint proving`.execute(trx);
  await sql.raw(`set local role ${role}`).execute(trx);
  const refused = await attempt(trx, 'select 1 from ratings limit 1');
  await sql`rollback to savepoint proving`.execute(trx);
  return refused !== undefined;
};

/** From here to its end the transaction is a handler's. */
export const becomeHandler = async (trx: Kysely<any>, role = standardRole): Promise<void> => {
  await sql`select set_config('search_path', ${`${schema}, `} || current_schema(), true), set_config('role', ${role}, true)`.execute(trx);
};
