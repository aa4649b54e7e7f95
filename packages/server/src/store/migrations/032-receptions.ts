import { sql, type Kysely } from 'kysely';

/**
 * 接待日: each has an id that stays when the days before it are taken out, and one that is taken out is kept, so that calendars hear of it. Until now a calendar
 * knew it by its place among the station's: that is the id of those that are there.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table stations add column cancelled_receptions jsonb not null default '[]'`.execute(db);
  await sql`update stations set receptions = (
    select jsonb_agg(case when one ? 'rrule' then one || jsonb_build_object('id', (place - 1)::text) else one end order by place) from jsonb_array_elements(receptions) with ordinality as each (one, place)
  ) where receptions <> '[]'`.execute(db);
};
