import type { listSimilarSuggestions as similarOperation, QueryOf, SimilarSuggestion, Support } from '@congress-kit/api';
import { pairsOf, similarFrom, similarityOf } from '@congress-kit/api/rules/similarity';
import { sql, type RawBuilder } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { allOf, withinCounty } from './paging.ts';
import { recordColumns } from './record-columns.ts';
import { partWith } from './searching.ts';
import { isPublicSuggestion, publicSuggestion, suggestionColumns, type SuggestionView } from './suggestions.ts';
import type { Trx } from './transaction.ts';
import { rowsOf } from './unhurried.ts';

/**
 * Counts one voice for a public suggestion.
 * @param supporter a keyed hash; whoever has it once for this suggestion is not counted again
 * @returns undefined when there is no such public suggestion
 */
export const addSupport = async (ctx: AppContext, trx: Trx, receiptNo: string, supporter: string, deleteAfter: Date): Promise<Support | undefined> => {
  const found = await trx.selectFrom('suggestions').select('receipt_no').where('receipt_no', '=', receiptNo).where(isPublicSuggestion).executeTakeFirst();
  if (!found) return undefined;
  const added = await trx.insertInto('suggestion_supports').values({ receipt_no: receiptNo, supporter, at: ctx.now(), delete_after: deleteAfter })
    .onConflict((conflict) => conflict.doNothing()).returning('supporter').execute();
  const counted = added.length > 0;
  if (counted) await trx.updateTable('suggestions').set({ web_supports: sql<number>`web_supports + 1` }).where('receipt_no', '=', receiptNo).execute();
  const row = await trx.selectFrom('suggestions').select(['support_count', 'web_supports']).where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
  return { receiptNo, supportCount: row.support_count + row.web_supports, counted };
};

type Query = QueryOf<typeof similarOperation>;

/** So many suggestions may be read to find the few that are most alike: about as many as a county has. */
const mostRead = 12_000;

const listOf = (pairs: readonly string[]) => sql`array(select jsonb_array_elements_text(${JSON.stringify(pairs)}::jsonb))`;

/**
 * Has one of these pairs. Where so many are kept that a pair alone says too little, two of those are asked for at once: titles are
 * alike by more than the one word that stands in every tenth.
 */
const sharesWith = (pairs: readonly string[], rows: number): RawBuilder<boolean> => {
  // All together: of more than may be read, what comes first in the table would be looked at and not what is most alike.
  let left = mostRead;
  const isFew = (part: number): boolean => {
    if (part * rows > left) return false;
    left -= part * rows;
    return true;
  };
  const known = pairs.map((pair) => ({ pair, part: partWith('suggestions.pairs', pair) })).sort((one, other) => one.part - other.part);
  const few = known.filter(({ part }) => isFew(part)).map(({ pair }) => pair);
  const common = known.slice(few.length, few.length + 5);
  const twos = common.flatMap((one, index) => common.slice(index + 1).filter((other) => isFew(one.part * other.part)).map((other) => [one.pair, other.pair]));
  if (few.length + twos.length === 0) twos.push(common.slice(0, 2).map(({ pair }) => pair));
  return sql<boolean>`(${sql.join([...(few.length > 0 ? [sql`suggestions.pairs && ${listOf(few)}`] : []), ...twos.map((two) => sql`suggestions.pairs @> ${listOf(two)}`)], sql` or `)})`;
};

/** Public suggestions with a title like this one, the most alike first, of equals the one more people stand behind. */
export const listSimilar = async ({ store: { db }, key }: AppContext, query: Query): Promise<SimilarSuggestion[]> => {
  const pairs = pairsOf(query.title);
  if (pairs.length === 0) return [];
  const shared = sql<number>`(select count(*)::integer from unnest(suggestions.pairs) as pair where pair = any (${listOf(pairs)}))`;
  // The share cannot be reached by a title that is much longer or shorter, whatever it says.
  const [least, most] = [(similarFrom * pairs.length) / (200 - similarFrom), ((200 - similarFrom) * pairs.length) / similarFrom];
  const alike = sharesWith(pairs, await rowsOf(db, 'suggestions'));
  // Without a place the pairs alone say where to look. Left to choose, the database would cross what they find with an index of all that
  // is public, and read that from end to end.
  const found = query.division === undefined ? db.selectFrom('suggestions').selectAll().where(alike).offset(0) : db.selectFrom('suggestions').selectAll().where(alike).where(withinCounty('suggestions.division_id', query.division));
  // Of each only what it is told apart by, and once; the words of the few that are shown are read last.
  const candidates = db.selectFrom(found.as('suggestions')).where(allOf([
    isPublicSuggestion, sql<boolean>`cardinality(suggestions.pairs) between ${Math.floor(least)} and ${Math.ceil(most)}`,
  ])).select(['receipt_no', sql<number>`cardinality(suggestions.pairs)`.as('own'), shared.as('shared'), sql<number>`suggestions.support_count + suggestions.web_supports`.as('supports')]).limit(mostRead);
  const share = sql`shared::float8 / (own + ${pairs.length}::integer)`;
  const alikest = db.selectFrom(candidates.as('candidates')).select(['receipt_no', 'own', 'shared', 'supports', share.as('share')])
    .where(sql<boolean>`200 * shared >= ${similarFrom} * (own + ${pairs.length}::integer)`)
    .orderBy('share', 'desc').orderBy('supports', 'desc').orderBy('receipt_no').limit(query.limit ?? 5);
  const rows = await db.selectFrom(alikest.as('alikest')).innerJoin('suggestions', 'suggestions.receipt_no', 'alikest.receipt_no')
    .select(recordColumns.suggestions).select(suggestionColumns).select('alikest.shared')
    .orderBy('share', 'desc').orderBy('supports', 'desc').orderBy('suggestions.receipt_no').execute() as (SuggestionView & { shared: number })[];
  return rows.map((row) => ({ ...publicSuggestion(key, row), similarity: similarityOf(row.shared, row.pairs.length, pairs.length) }));
};
