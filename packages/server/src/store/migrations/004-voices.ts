import { pairsOf } from '@congress-kit/api/rules/similarity';
import { sql, type Kysely } from 'kysely';

/** What residents take part by, beside sending a suggestion. First: finding what is similar, before a second copy is sent. */

const similar = [
  // Kept as the rules cut them, not by the database: one rule, and no extension.
  "alter table suggestions add column pairs text[] not null default '{}'",
  'create index suggestions_pairs on suggestions using gin (pairs)',
];

/** What is there already gets its pairs. That is no change of a record, so no mirror need hear of it. */
const fillPairs = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ receipt_no: string; public_title: string }>`select receipt_no, public_title from suggestions`.execute(db);
  await sql`alter table suggestions disable trigger suggestions_updated`.execute(db);
  for (let from = 0; from < rows.length; from += 1000) {
    const lot = rows.slice(from, from + 1000).map((row) => ({ receipt_no: row.receipt_no, pairs: pairsOf(row.public_title) }));
    await sql`update suggestions set pairs = lot.pairs from jsonb_to_recordset(${JSON.stringify(lot)}::jsonb) as lot (receipt_no text, pairs text[])
      where suggestions.receipt_no = lot.receipt_no`.execute(db);
  }
  await sql`alter table suggestions enable trigger suggestions_updated`.execute(db);
};

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of similar) await sql.raw(statement).execute(db);
  await fillPairs(db);
};
