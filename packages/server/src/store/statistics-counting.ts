import { labels } from '@congress-kit/api/messages/works.zh-CN';
import {
  answeredSuggestionStates, completedCaseStates, completedProjectStates, decidedSuggestionStates, takenUpSuggestionStates, uncountedCaseStates, type ComputedMetric,
} from '@congress-kit/api/rules/statistics';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { searchable } from './searching.ts';
import { readSetting } from './settings.ts';

/**
 * Counts what the server's own records can answer, year by year, by the definitions of the rules. The counts are kept as rows,
 * so that they page and filter like every list; they are counted anew when something they count has changed.
 */

const among = (expression: RawBuilder<unknown>, states: readonly string[]): RawBuilder<boolean> => sql<boolean>`${expression} in (${sql.join(states)})`;

/** Where a hidden suggestion stood: that the public does not see it undoes nothing that was done. */
const state = sql`coalesce(case when suggestions.state = 'hidden' then suggestions.hidden_from end, suggestions.state)`;
const ofSuggestions = sql`select to_char(suggestions.submitted_at at time zone 'Asia/Shanghai', 'YYYY') as year, suggestions.*, ${state} as stood,
  (select cases.state from cases where cases.number = suggestions.case_number) as case_state from suggestions`;
const ofCases = sql`select substr(cases.registered_on, 1, 4) as year, cases.*,
  exists (select 1 from replies where replies.case_number = cases.number) as is_replied,
  (select min(issued_on) from replies where replies.case_number = cases.number and issued_on >= cases.assigned_on) as first_reply,
  (select normal from replies where replies.case_number = cases.number order by version desc limit 1) as resolution from cases`;
const ofProjects = sql`select projects.year::text as year, projects.state from projects`;

const handed = sql<boolean>`(cases.first_assigned_on is not null or cases.assigned_on is not null) and not ${among(sql`cases.state`, uncountedCaseStates)}`;
const replied = sql<boolean>`${handed} and cases.is_replied`;

interface Counting { readonly unit: string; readonly from: RawBuilder<unknown>; readonly of: RawBuilder<boolean>; readonly counted: RawBuilder<boolean> }

const countings: Readonly<Record<ComputedMetric, Counting>> = {
  suggestion_acceptance: { unit: '件', from: sql`(${ofSuggestions}) as suggestions`, of: among(sql`stood`, decidedSuggestionStates), counted: among(sql`stood`, takenUpSuggestionStates) },
  suggestion_completion: {
    unit: '件', from: sql`(${ofSuggestions}) as suggestions`, of: among(sql`stood`, takenUpSuggestionStates),
    counted: sql<boolean>`(${among(sql`stood`, answeredSuggestionStates)} or ${among(sql`case_state`, completedCaseStates)})`,
  },
  case_reply: { unit: '件', from: sql`(${ofCases}) as cases`, of: handed, counted: sql<boolean>`cases.is_replied` },
  case_reply_on_time: { unit: '件', from: sql`(${ofCases}) as cases`, of: sql<boolean>`${replied} and cases.due_on is not null and first_reply is not null`, counted: sql<boolean>`first_reply <= cases.due_on` },
  case_completion: { unit: '件', from: sql`(${ofCases}) as cases`, of: handed, counted: among(sql`cases.state`, completedCaseStates) },
  case_solved: { unit: '件', from: sql`(${ofCases}) as cases`, of: replied, counted: sql<boolean>`cases.resolution = 'solved'` },
  project_completion: { unit: '个', from: sql`(${ofProjects}) as projects`, of: sql<boolean>`true`, counted: among(sql`projects.state`, completedProjectStates) },
};

interface Place { readonly id: string; readonly name: string }

/** The division this site is about: that of its congress, else the topmost. */
const ownPlace = async (db: Database): Promise<Place | undefined> => {
  const chosen = await readSetting(db, 'congress');
  const congress = chosen && (await db.selectFrom('congresses').select('division_id').where('id', '=', chosen.id).executeTakeFirst());
  const query = db.selectFrom('divisions').select(['id', 'name']);
  return (congress && (await query.where('id', '=', congress.division_id).executeTakeFirst())) ?? query.where('parent_id', 'is', null).orderBy('id').executeTakeFirst();
};

/**
 * Counts everything and stores what differs.
 * @param today day in Shanghai of the counting, `as_of` of every figure
 */
export const countStatistics = async (db: Database, today: string): Promise<void> => {
  const place = await ownPlace(db);
  const ids: string[] = [];
  for (const [metric, { unit, from, of, counted }] of Object.entries(countings) as [ComputedMetric, Counting][]) {
    const { rows } = await sql<{ year: string; numerator: number; denominator: number }>`
      select year, count(*) filter (where ${counted})::integer as numerator, count(*)::integer as denominator from ${from} where ${of} and year ~ '^[0-9]{4}$' group by 1`.execute(db);
    for (const { year, numerator, denominator } of rows) {
      const name = `${labels.statisticMetrics[metric]}（${year}年）`;
      const row = {
        metric, name, definition: labels.statisticDefinitions[metric], numerator, denominator, unit, period_from: `${year}-01-01`, period_to: `${year}-12-31`,
        division_id: place?.id ?? null, computed: true, ...searchable([name, metric, place?.name].filter(Boolean).join('\n').toLowerCase()), source: '本平台统计', as_of: today,
      };
      const id = [metric, place?.id, year].filter(Boolean).join('-');
      ids.push(id);
      await db.insertInto('statistics').values({ id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
    }
  }
  // A year that nothing is counted of any more.
  await db.deleteFrom('statistics').where('computed', '=', true).where('id', 'not in', ids.length > 0 ? ids : ['']).execute();
};

/** The latest change of anything that is counted; an index answers it at once. */
const latestChange = async (db: Database): Promise<string> => {
  const { rows } = await sql<{ at: string | null }>`select greatest((select max(updated_at) from suggestions), (select max(updated_at) from cases), (select max(updated_at) from projects))::text as at`.execute(db);
  return rows[0]?.at ?? '';
};

/** Counts anew when something changed since this process last looked, or the day did; for a timer. */
export const statisticsWatch = (db: Database) => {
  let seen: string | undefined;
  return async (today: string): Promise<void> => {
    const now = `${await latestChange(db)} ${today}`;
    if (now === seen) return;
    await countStatistics(db, today);
    seen = now;
  };
};
