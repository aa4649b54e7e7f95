import type { listSimilarSuggestions as similarOperation, QueryOf, SimilarSuggestion, Support } from '@congress-kit/api';
import { pairsOf, similarFrom, similarityOf } from '@congress-kit/api/rules/similarity';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { allOf, within } from './paging.ts';
import { recordColumns } from './record-columns.ts';
import { isPublicSuggestion, publicSuggestion, suggestionColumns, type SuggestionView } from './suggestions.ts';
import type { Trx } from './transaction.ts';

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

/** Public suggestions with a title like this one, the most alike first, of equals the one more people stand behind. */
export const listSimilar = async ({ store: { db }, key }: AppContext, query: Query): Promise<SimilarSuggestion[]> => {
  const pairs = pairsOf(query.title);
  if (pairs.length === 0) return [];
  const asked = sql`${JSON.stringify(pairs)}::jsonb`;
  const list = sql`array(select jsonb_array_elements_text(${asked}))`;
  const shared = sql<number>`(select count(*)::integer from unnest(suggestions.pairs) as pair where pair = any (${list}))`;
  // The share cannot be reached by a title that is much longer or shorter, whatever it says.
  const [least, most] = [(similarFrom * pairs.length) / (200 - similarFrom), ((200 - similarFrom) * pairs.length) / similarFrom];
  const rows = await db.selectFrom('suggestions')
    .where(allOf([
      isPublicSuggestion, sql<boolean>`suggestions.pairs && ${list}`, sql<boolean>`cardinality(suggestions.pairs) between ${Math.floor(least)} and ${Math.ceil(most)}`,
      sql<boolean>`200 * ${shared} >= ${similarFrom} * (cardinality(suggestions.pairs) + ${pairs.length}::integer)`,
      query.division !== undefined && within('suggestions.division_id', query.division),
    ]))
    .select(recordColumns.suggestions).select(suggestionColumns).select(shared.as('shared'))
    .orderBy(sql`${shared}::float8 / (cardinality(suggestions.pairs) + ${pairs.length}::integer)`, 'desc')
    .orderBy(sql`suggestions.support_count + suggestions.web_supports`, 'desc').orderBy('suggestions.receipt_no')
    .limit(query.limit ?? 5).execute() as (SuggestionView & { shared: number })[];
  return rows.map((row) => ({ ...publicSuggestion(key, row), similarity: similarityOf(row.shared, row.pairs.length, pairs.length) }));
};
