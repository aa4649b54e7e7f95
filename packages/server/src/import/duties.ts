import { sql } from 'kysely';
import { onlyLooks } from './looking.ts';
import { plainSearch } from './names.ts';
import { batches, syncPart, type RowOf } from './rows.ts';
import type { Trx } from '../store/transaction.ts';

/**
 * 履职情况: what these deputies did, by year and kind, kept as rows, so that it pages and filters like every list. Only an import changes what is
 * counted, and it counts the deputies it was about.
 */
export const countDuties = async (trx: Trx, deputies: readonly string[], today: string): Promise<void> => {
  if (onlyLooks(trx)) return;
  for (const part of batches(deputies)) await countPart(trx, part, today);
};

interface Counted { readonly deputy_id: string; readonly name: string | null; readonly year: number; readonly kinds: Record<string, number>; readonly points: object | null }

const countPart = async (trx: Trx, deputies: readonly string[], today: string): Promise<void> => {
  const ids = sql`(select jsonb_array_elements_text(${JSON.stringify(deputies)}::jsonb))`;
  const { rows } = await sql<Counted>`
    with counted as (
      select present.deputy_id, substr(activities.held_on, 1, 4)::integer as year, activities.kind, count(*)::integer as count
      from activity_deputies present join activities on activities.id = present.activity_id where present.deputy_id in ${ids} group by 1, 2, 3),
    summed as (select deputy_id, year, jsonb_object_agg(kind, count) as kinds from counted group by 1, 2),
    scored as (select * from duty_points where deputy_id in ${ids})
    select deputy_id, (select name from deputies where deputies.id = deputy_id) as name, year, coalesce(summed.kinds, '{}') as kinds,
      case when scored.scheme is not null then jsonb_strip_nulls(jsonb_build_object('points', scored.points, 'scheme', scored.scheme, 'url', scored.url, 'on', scored.counted_on)) end as points
    from summed full join scored using (deputy_id, year) order by deputy_id, year`.execute(trx);
  const records = rows.map(({ deputy_id, name, year, kinds, points }): RowOf<'duty_records'> => ({
    id: `${deputy_id}-${year}`, deputy_id, year, total: Object.values(kinds).reduce((sum, count) => sum + count, 0), kinds, points, search: plainSearch(name, deputy_id), source: '本平台统计', as_of: today,
  }));
  await syncPart(trx, 'duty_records', 'id', records);
  // A year in which nothing is left of what was counted.
  await sql`delete from duty_records where deputy_id in ${ids} and id not in (select jsonb_array_elements_text(${JSON.stringify(records.map(({ id }) => id))}::jsonb))`.execute(trx);
};
