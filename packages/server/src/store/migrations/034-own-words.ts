import { sql, type Kysely } from 'kysely';

/**
 * What 033 could not tell of cases, and what was kept of people who were told that it is not.
 *
 * A deputies' case that took in a suggestion has words of its own. One that was made of a suggestion and split or merged since has that
 * suggestion's: both texts are the same and the suggestion was escalated, or it was split off by the step of a case of which it is known.
 */
const words = [
  `update cases set words_from = null from suggestions where suggestions.receipt_no = cases.words_from and cases.origin <> 'public_suggestion'
    and cases.title not in (suggestions.title, suggestions.public_title) and cases.title not like '群众意见%'`,
  `update cases set words_from = found.receipt_no from (
      select public_title, public_body, min(receipt_no) as receipt_no from suggestions
      where exists (select 1 from suggestion_steps where suggestion_steps.receipt_no = suggestions.receipt_no and type = 'escalated') group by public_title, public_body
    ) as found where cases.words_from is null and cases.origin = 'deputy_suggestion' and cases.title = found.public_title and cases.body = found.public_body`,
  `update cases set words_from = found.words_from from (
      select part.case_number, min(parent.words_from) as words_from from case_steps part
        join case_steps split on split.type = 'split' and split.at = part.at and split.role = part.role and split.case_number <> part.case_number
        join cases parent on parent.number = split.case_number and parent.words_from is not null
        join cases child on child.number = part.case_number and child.words_from is null and child.origin = parent.origin and child.title = parent.title
      where part.type = 'registered' group by part.case_number
    ) as found where cases.number = found.case_number`,
];

/** Their day is over: the next purge deletes them and proves it in the audit log, which is signed with a key that no migration has. */
const contacts = (['suggestion', 'voice'] as const).map((kind) => `update ${kind}_contacts set delete_after = '1970-01-01'
  from ${kind}s where ${kind}s.receipt_no = ${kind}_contacts.receipt_no and ${kind}s.identity_mode = 'anonymous'`);

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of [...words, ...contacts]) await sql.raw(statement).execute(db);
};
