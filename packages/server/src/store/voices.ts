import type { Comment, listComments as commentsOperation, listQuestions as questionsOperation, listTopics as topicsOperation, Question, QueryOf, Topic } from '@congress-kit/api';
import { publicVoiceStates } from '@congress-kit/api/rules/voice-flow';
import { sql, type RawBuilder } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { nameIn } from '../policies/contacts.ts';
import { readAnswers } from './answers.ts';
import type { Database } from './database.ts';
import { countBy, counts, readFacets } from './facets.ts';
import { dayOf, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

/** What people said, as everybody may read it. */

type CommentQuery = QueryOf<typeof commentsOperation>;
type TopicQuery = QueryOf<typeof topicsOperation>;
type QuestionQuery = QueryOf<typeof questionsOperation>;

const bySending = {
  orders: { submittedOn: [{ expression: sql.ref('voices.submitted_at'), kind: 'instant' as const }, ...textKeys('voices.receipt_no')], changedAt: changedKeys('voices', 'receipt_no') },
  usual: '-submittedOn',
} as const;
export const commentSorts: Sorts<SortNames<CommentQuery>> = { list: 'comments', ...bySending };
export const topicSorts: Sorts<SortNames<TopicQuery>> = { list: 'topics', ...bySending };
export const questionSorts: Sorts<SortNames<QuestionQuery>> = { list: 'questions', ...bySending };

/** The one condition for being read by anybody: the writer allowed it, and the office looked at it and took it up. */
export const isPublicVoice: RawBuilder<boolean> = sql<boolean>`(voices.may_publish and voices.state in (${sql.join(publicVoiceStates)}))`;

export const voiceColumns = [
  sql<string | null>`(select title from calls where id = voices.call_id)`.as('call_title'),
  sql<string | null>`(select number from articles where id = voices.article_id)`.as('article_number'),
  sql<string | null>`(select name from organizations where id = voices.organization_id)`.as('organization_name'),
  sql<string | null>`(select outcome from adoptions where id = voices.adoption_id)`.as('outcome'),
  sql<string | null>`(select adoptions.reason from adoptions where id = voices.adoption_id)`.as('outcome_reason'),
  // Only of those who chose to be named; nobody else's contact is even read.
  sql<string | null>`(select sealed from voice_contacts c where c.receipt_no = voices.receipt_no and voices.identity_mode = 'public')`.as('sealed'),
];
export type VoiceView = RecordOf<'voices'> & {
  call_title: string | null; article_number: string | null; organization_name: string | null; outcome: string | null; outcome_reason: string | null; sealed: string | null;
};

/** What came of it: the answer to all who said the same. */
export const outcomeOf = (row: VoiceView) =>
  row.adoption_id === null || row.outcome === null ? undefined : { adoptionId: row.adoption_id, outcome: row.outcome, reason: row.outcome_reason ?? '' };

const toPublic = (key: Buffer, row: VoiceView) => ({
  id: row.receipt_no,
  identityMode: row.identity_mode,
  authorName: nameIn(key, row.receipt_no, row.sealed),
  submittedOn: dayOf(row.submitted_at),
  body: some(row.public_body),
  ...provenanceOf(row),
});

type Asked = { readonly q?: string | undefined; readonly updatedSince?: string | undefined };

const matching = (kind: string, query: Asked, conditions: Parameters<typeof allOf>[0]): RawBuilder<boolean> =>
  allOf([sql<boolean>`voices.kind = ${kind}`, isPublicVoice, ...conditions, changedSince('voices', query.updatedSince), searches('voices', query.q)]);

const hasOutcome = (words: readonly string[] | undefined): RawBuilder<boolean> | undefined =>
  words && (words.length === 0 ? sql<boolean>`false` : sql<boolean>`exists (select 1 from adoptions a where a.id = voices.adoption_id and a.outcome in (${sql.join(words)}))`);

const countOutcomes = (db: Database, condition: RawBuilder<boolean>) =>
  counts(db, 'voices', sql`select a.outcome as value, count(*)::integer as count from voices join adoptions a on a.id = voices.adoption_id where ${condition} group by 1`);

const readVoices = (db: Database, condition: RawBuilder<boolean>, sorts: Sorts, query: { sort?: string | undefined; limit?: number | undefined; cursor?: string | undefined }) =>
  readPage(db, db.selectFrom('voices').where(condition), chosen(sorts, query.sort), query, (rows) => rows.select(recordColumns.voices).select(voiceColumns)) as Promise<PageOf<VoiceView>>;

export const listComments = async ({ store: { db }, key }: AppContext, query: CommentQuery): Promise<PageOf<Comment>> => {
  const matches = (asked: CommentQuery) => matching('comment', asked, [
    equals('voices.call_id', asked.consultation), equals('voices.article_id', asked.article),
    asked.stance && (asked.stance.length === 0 ? sql<boolean>`false` : sql<boolean>`voices.stance in (${sql.join(asked.stance)})`), hasOutcome(asked.outcome),
  ]);
  const [page, facets] = await Promise.all([
    readVoices(db, matches(query), commentSorts, query),
    readFacets(query.facets, {
      stance: () => countBy(db, 'voices', 'voices.stance', matches({ ...query, stance: undefined })),
      outcome: () => countOutcomes(db, matches({ ...query, outcome: undefined })),
      article: () => counts(db, 'voices', sql`select articles.id as value, articles.number as name, count(*)::integer as count from voices join articles on articles.id = voices.article_id
        where ${matches({ ...query, article: undefined })} group by 1, 2`),
    }),
  ]);
  return {
    ...page, ...facets,
    rows: page.rows.map((row) => ({
      ...toPublic(key, row), consultation: refTo(row.call_id, row.call_title)!, article: refTo(row.article_id, row.article_number), stance: row.stance ?? '', quote: some(row.quote),
      outcome: outcomeOf(row),
    })),
  };
};

export const listTopics = async ({ store: { db }, key }: AppContext, query: TopicQuery): Promise<PageOf<Topic>> => {
  const matches = (asked: TopicQuery) => matching('topic', asked, [equals('voices.call_id', asked.solicitation), hasOutcome(asked.outcome)]);
  const [page, facets] = await Promise.all([
    readVoices(db, matches(query), topicSorts, query),
    readFacets(query.facets, { outcome: () => countOutcomes(db, matches({ ...query, outcome: undefined })) }),
  ]);
  return {
    ...page, ...facets,
    rows: page.rows.map((row) => ({ ...toPublic(key, row), solicitation: refTo(row.call_id, row.call_title)!, title: row.public_title ?? '', outcome: outcomeOf(row) })),
  };
};

export const listQuestions = async ({ store: { db }, key }: AppContext, query: QuestionQuery, today: string): Promise<PageOf<Question>> => {
  const matches = (asked: QuestionQuery) => matching('question', asked, [
    equals('voices.call_id', asked.qaSession), equals('voices.organization_id', asked.organization), asked.answered !== undefined && sql<boolean>`voices.answered = ${asked.answered}`,
  ]);
  const [page, facets] = await Promise.all([
    readVoices(db, matches(query), questionSorts, query),
    readFacets(query.facets, {
      organization: () => counts(db, 'voices', sql`select unit.id as value, unit.name, count(*)::integer as count from voices join organizations unit on unit.id = voices.organization_id
        where ${matches({ ...query, organization: undefined })} group by 1, 2`),
    }),
  ]);
  const answers = await readAnswers(db, page.rows.map((row) => row.receipt_no), today);
  return {
    ...page, ...facets,
    rows: page.rows.map((row) => ({
      ...toPublic(key, row), qaSession: refTo(row.call_id, row.call_title)!, organization: refTo(row.organization_id, row.organization_name), title: row.public_title ?? '',
      answered: row.answered, answers: answers.get(row.receipt_no) ?? [],
    })),
  };
};
