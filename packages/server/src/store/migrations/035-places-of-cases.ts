import { sql, type Kysely } from 'kysely';

/** 办理件 of a township and all that lies below it, and the newest of one county of a hundred. */
const statements = [
  'create index cases_below on cases (division_id text_pattern_ops)',
  "create index cases_county on cases (split_part(division_id, '.', 1), registered_on, number)",
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
