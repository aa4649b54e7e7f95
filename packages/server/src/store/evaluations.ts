import { limits, type Evaluation, type listEvaluations as listOperation, type QueryOf } from '@congress-kit/api';
import { satisfactionRates, type Rate } from '@congress-kit/api/rules/rates';
import { sql, type RawBuilder } from 'kysely';
import { fromPrivateSuggestion, titleOfPrivate } from './cases.ts';
import type { Database } from './database.ts';
import { provenanceOf, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';
import { isPublicSuggestion } from './suggestions.ts';

interface AxisCounts { axis: string; satisfied: number; basic: number; unsatisfied: number; unknown?: number | null; abstain?: number | null }
type Row = RecordOf<'evaluations'> & { collector_name: string | null; is_private: boolean; case_origin: string | null };
type Figures = NonNullable<Evaluation['figures']>;

/** The subject's name is the title of a suggestion that is not public: the figures are shown, the words are not. */
const ofPrivateSuggestion: RawBuilder<boolean> = sql<boolean>`(
  (evaluations.subject_kind = 'case' and exists (select 1 from cases where cases.number = evaluations.subject_id and ${fromPrivateSuggestion}))
  or (evaluations.subject_kind = 'suggestion' and not exists (select 1 from suggestions where suggestions.receipt_no = evaluations.subject_id and ${isPublicSuggestion})))`;

const figure = ({ numerator, denominator, percent }: Rate) => ({ numerator, denominator, percent: percent ?? '0.0' });

const axisFigures = (counts: AxisCounts, valid: number): Figures['axes'][number] => {
  const { axis, satisfied, basic, unsatisfied } = counts;
  const [unknown, abstain] = [some(counts.unknown), some(counts.abstain)];
  const rates = satisfactionRates({ satisfied, basic, unsatisfied, unknown: unknown ?? 0, abstain: abstain ?? 0, valid }, 0)!;
  return { axis, satisfied, basic, unsatisfied, unknown, abstain, satisfiedRate: figure(rates.satisfied), satisfiedOrBasicRate: figure(rates.satisfiedOrBasic) };
};

/** domain rule: a place may ask for more, never for less. */
const leastPapers = ({ minimum }: Pick<Row, 'minimum'>): number => Math.max(minimum, limits.minRatings);

/** A figure of one or two would point at people: below the minimum, or while sealed, there are none at all. */
const toEvaluation = (row: Row, today: string): Evaluation => {
  const isSealed = row.sealed_until !== null && today < row.sealed_until;
  const withheld = isSealed ? 'sealed' : row.valid < leastPapers(row) ? 'below_minimum' : undefined;
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.is_private ? titleOfPrivate(row.case_origin) : row.subject_name },
    round: row.round,
    method: row.method,
    evaluatedOn: some(row.evaluated_on),
    collectedBy: row.collector_name ?? row.collected_by,
    sealedUntil: some(row.sealed_until),
    minN: leastPapers(row),
    ...(withheld ? { withheld } : {
      figures: {
        issued: row.issued, returned: row.returned, valid: row.valid, invalid: row.invalid,
        axes: (row.axes as AxisCounts[]).map((counts) => axisFigures(counts, row.valid)),
      },
    }),
    ...provenanceOf(row),
  };
};

type Query = QueryOf<typeof listOperation>;

export const evaluationSorts: Sorts<SortNames<Query>> = {
  list: 'evaluations', orders: { id: textKeys('evaluations.id'), changedAt: changedKeys('evaluations', 'id') }, usual: 'id',
};

export const listEvaluations = async (db: Database, query: Query, today: string): Promise<PageOf<Evaluation>> => {
  const found = searches('evaluations', query.q);
  const filtered = db.selectFrom('evaluations').where(allOf([
    oneOf('evaluations.subject_kind', query.subjectKind),
    equals('evaluations.subject_id', query.subject),
    changedSince('evaluations', query.updatedSince),
    found && sql<boolean>`${found} and not ${ofPrivateSuggestion}`,
  ]));
  const page = await readPage(db, filtered, chosen(evaluationSorts, query.sort), query, (rows) => rows.select(recordColumns.evaluations)
    .select(sql<string | null>`(select name from organizations where id = evaluations.collected_by)`.as('collector_name'))
    .select([ofPrivateSuggestion.as('is_private'), sql<string | null>`(select origin from cases where evaluations.subject_kind = 'case' and cases.number = evaluations.subject_id)`.as('case_origin')]));
  return { ...page, rows: (page.rows as Row[]).map((row) => toEvaluation(row, today)) };
};

/**
 * A seal that has run out changes the record without anybody writing it. Said afterwards, so that who asks for what changed
 * hears of the figures.
 */
export const noteUnsealed = async (db: Database, today: string): Promise<void> => {
  await sql`update evaluations set updated_at = clock_timestamp() where sealed_until <= ${today} and updated_at < (sealed_until || 'T00:00:00+08:00')::timestamptz`.execute(db);
};
