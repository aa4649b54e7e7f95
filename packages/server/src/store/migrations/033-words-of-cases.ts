import { sql, type Kysely } from 'kysely';

/**
 * Whose words a case carries: a suggestion's. It is linked with the case that handles it, which is another one after 并案, and no other after 分案; the words must
 * stay out of sight with the suggestion all the same. Of cases that have no suggestion any more, the one with the same title.
 */
const statements = [
  'alter table cases add column words_from text',
  'alter table cases disable trigger user',
  `update cases set words_from = (select receipt_no from suggestions where suggestions.case_number = cases.number order by suggestions.public_title = cases.title desc, receipt_no limit 1)
    where exists (select 1 from suggestions where suggestions.case_number = cases.number)`,
  `update cases set words_from = found.receipt_no from (select public_title, min(receipt_no) as receipt_no from suggestions where case_number is not null group by public_title) as found
    where cases.words_from is null and cases.origin = 'public_suggestion' and found.public_title = cases.title`,
  'alter table cases enable trigger user',
  'create index cases_words on cases (words_from) where words_from is not null',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
