import { addDays } from '@congress-kit/api/rules/calendar-days';
import { usualSpans, type Light } from '@congress-kit/api/rules/light';
import { sql, type RawBuilder } from 'kysely';
import { clocksNow } from './clocks.ts';

/**
 * 亮灯 as a question to the database: the same as `lightOfDue` of the rules for a day, which a test holds. Lights are never
 * stored; the ranges of due days are, by an index.
 */

/** The day that counts now; the expression of an index. */
const due = sql`coalesce(cases.rehandling_due_on, cases.due_on)`;
const isPaused = sql`jsonb_path_exists(cases.pauses, '$[*] ? (!(exists (@.until)) || @.until == null)')`;
const runs = sql`cases.done_on is null and not ${isPaused}`;
/** More time was granted; handling it again has a clock of its own. */
const extended = sql`cases.extension_months is not null and cases.rehandled_on is null`;

/** The last day that is warned of: of the clock that counts now. */
const lastYellow = (today: string): RawBuilder<string> => {
  const { written_reply: first, rehandle: again } = clocksNow();
  const [end, endAgain] = [addDays(today, first.yellowDays), addDays(today, again.yellowDays)];
  return end === endAgain ? sql<string>`${end}` : sql<string>`case when cases.rehandling_due_on is null then ${end} else ${endAgain} end`;
};

const conditions = (today: string): Readonly<Record<Light, RawBuilder<boolean>>> => {
  const [dark, yellow] = [addDays(today, -usualSpans.darkRedAfter), lastYellow(today)];
  return {
    grey: sql`(${due} is null or (cases.done_on is null and ${isPaused}))`,
    done: sql`(${due} is not null and cases.done_on is not null)`,
    dark_red: sql`(${runs} and ${due} < ${dark})`,
    red: sql`(${runs} and ${due} >= ${dark} and ${due} < ${today})`,
    blue: sql`(${runs} and ${due} >= ${today} and ${extended})`,
    yellow: sql`(${runs} and ${due} >= ${today} and ${due} <= ${yellow} and not (${extended}))`,
    green: sql`(${runs} and ${due} > ${yellow} and not (${extended}))`,
  };
};

/** The case shows one of these lights on that day. */
export const showsLight = (lights: readonly Light[], today: string): RawBuilder<boolean> => {
  const known = conditions(today);
  return lights.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(lights.map((one) => known[one]), sql` or `)})`;
};

/** The name of the light it shows. */
export const lightName = (today: string): RawBuilder<string> =>
  sql<string>`case ${sql.join(Object.entries(conditions(today)).map(([name, condition]) => sql`when ${condition} then ${sql.lit(name)}`), sql` `)} else 'grey' end`;
