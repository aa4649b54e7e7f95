import { sql, type Kysely } from 'kysely';

/**
 * 分案: the case that one was split off from. Its first step says so; before it did, only that step and the one of the other case are of the same moment. Who follows the
 * changes hears of it.
 */
const statements = [
  'alter table cases add column split_from text',
  'create index cases_split on cases (split_from) where split_from is not null',
  `update cases set split_from = found.parent from (
      select part.case_number, min(parent.number) as parent from case_steps part
        join cases child on child.number = part.case_number
        join case_steps split on split.type = 'split' and split.case_number <> part.case_number
        join cases parent on parent.number = split.case_number and parent.origin = child.origin
      where part.type = 'registered' and (part.note = '由 ' || parent.number || ' 分出' or (part.note is null and split.at = part.at and split.role = part.role and child.title = parent.title))
      group by part.case_number
    ) as found where cases.number = found.case_number`,
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
