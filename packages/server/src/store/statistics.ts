import type { listStatistics as listOperation, QueryOf, Statistic } from '@congress-kit/api';
import { rate } from '@congress-kit/api/rules/rates';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { countBy, readFacets } from './facets.ts';
import { provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, oneOf, readPage, textKeys, within, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

type Query = QueryOf<typeof listOperation>;

export const statisticSorts: Sorts<SortNames<Query>> = {
  list: 'statistics',
  orders: { period: textKeys('statistics.period_to', 'statistics.id'), id: textKeys('statistics.id'), changedAt: changedKeys('statistics', 'id') },
  usual: '-period',
};

const extraColumns = [sql<string | null>`(select name from divisions where id = statistics.division_id)`.as('division_name')];
type Row = RecordOf<'statistics'> & { division_name: string | null };

/** Nothing but the two counts is stored: the percent follows from them, by one rule. */
const toStatistic = (row: Row): Statistic => {
  const numerator = Number(row.numerator);
  const denominator = row.denominator === null ? undefined : Number(row.denominator);
  return {
    id: row.id,
    metric: row.metric,
    name: row.name,
    definition: row.definition,
    numerator,
    denominator,
    ...(denominator !== undefined && { percent: some(rate(numerator, denominator).percent), rounding: 'half_up_1' }),
    unit: some(row.unit),
    period: { from: row.period_from, to: row.period_to },
    division: refTo(row.division_id, row.division_name),
    computed: row.computed,
    ...provenanceOf(row),
  };
};

const matching = (query: Query) => allOf([
  oneOf('statistics.metric', query.metric),
  query.division !== undefined && within('statistics.division_id', query.division),
  query.year !== undefined && sql<boolean>`substr(statistics.period_to, 1, 4) = ${String(query.year)}`,
  query.computed !== undefined && sql<boolean>`statistics.computed = ${query.computed}`,
  changedSince('statistics', query.updatedSince),
  searches('statistics', query.q),
]);

export const listStatistics = async (db: Database, query: Query): Promise<PageOf<Statistic>> => {
  const filtered = db.selectFrom('statistics').where(matching(query));
  const [page, facets] = await Promise.all([
    readPage(db, filtered, chosen(statisticSorts, query.sort), query, (rows) => rows.select(recordColumns.statistics).select(extraColumns)),
    readFacets(query.facets, { metric: () => countBy(db, 'statistics', 'statistics.metric', matching({ ...query, metric: undefined })) }),
  ]);
  return { ...page, ...facets, rows: (page.rows as Row[]).map(toStatistic) };
};

export const getStatistic = async (db: Database, id: string): Promise<Statistic | undefined> => {
  const row = await db.selectFrom('statistics').select(recordColumns.statistics).select(extraColumns).where('statistics.id', '=', id).executeTakeFirst() as Row | undefined;
  return row && toStatistic(row);
};
