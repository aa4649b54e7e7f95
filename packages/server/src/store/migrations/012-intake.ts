import { sql, type Kysely } from 'kysely';

/** Numbers that other systems have for what they handed on: the two together name one suggestion. */
const statements = [
  `create table suggestion_origins (
    system text not null, external_id text not null, receipt_no text not null references suggestions (receipt_no) on delete cascade, taken_in_at timestamptz not null,
    primary key (system, external_id)
  )`,
  'create index suggestion_origins_receipt on suggestion_origins (receipt_no)',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
