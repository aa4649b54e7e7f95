import { sql, type Kysely } from 'kysely';

/**
 * Uploaded files. The row comes before the file and goes after it, so that there is never a file nobody knows of; `stored`
 * says that the file is there. Whoever names it in a suggestion makes it that suggestion's, once.
 */
const statements = [
  `create table attachments (
    id text primary key, stored_name text not null unique, stored boolean not null,
    receipt_no text references suggestions, supplement_id integer references suggestion_supplements, position integer, name text,
    media_type text not null, bytes integer not null, sha256 text not null, width integer, height integer,
    created_at timestamptz not null, delete_after timestamptz,
    check ((receipt_no is null) = (delete_after is not null))
  )`,
  'create index attachments_receipt on attachments (receipt_no, supplement_id, position)',
  'create index attachments_age on attachments (delete_after)',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
