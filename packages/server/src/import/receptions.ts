/** 接待日 in the office's words → the text a person reads and, where it can be understood, the same as an RFC 5545 rule. */
import { ruleOf } from '@congress-kit/api/rules/reception-days';

export interface Reception {
  /** Stays when its day is moved, or others are taken out: calendars know it by it. One without a rule has none, and is in no calendar. */
  readonly id?: string;
  readonly text: string;
  readonly rrule?: string;
  /** Names or numbers of those who receive, as they are written; who they are is looked up when it is read. */
  readonly deputies?: readonly string[];
}

/** One that is held no more, as calendars last heard of it. */
export interface CancelledReception {
  readonly id: string;
  readonly text: string;
  readonly rrule: string;
  readonly cancelledOn: string;
}

type Ruled = Reception & { readonly id: string; readonly rrule: string };

const sameRule = (one: Reception, other: Reception): boolean => one.rrule === other.rrule;
const sameWords = (one: Reception, other: Reception): boolean => sameRule(one, other) && one.text === other.text;

/**
 * Which of a station's receptions is which: the same words are the same one, also of one that had been taken out; else the same days at another time; else what is left, in its
 * order, was moved. What is not there any more is cancelled from today.
 */
export const identified = (
  wanted: readonly Reception[], before: { readonly receptions: readonly Reception[]; readonly cancelled: readonly CancelledReception[] } | undefined, today: string,
): { receptions: Reception[]; cancelled: CancelledReception[] } => {
  const left = (before?.receptions ?? []).filter((one): one is Ruled => one.rrule !== undefined && one.id !== undefined);
  const cancelled = [...(before?.cancelled ?? [])];
  const ids = new Map<Reception, string>();
  let last = Math.max(-1, ...[...left, ...cancelled].map(({ id }) => Number(id)));
  const ruled = wanted.filter(({ rrule }) => rrule !== undefined);
  const recognize = (among: { id: string; text: string; rrule: string }[], isSame: (one: Reception, other: Reception) => boolean): void => {
    for (const one of ruled) {
      const at = ids.has(one) ? -1 : among.findIndex((other) => isSame(one, other));
      if (at >= 0) ids.set(one, among.splice(at, 1)[0]!.id);
    }
  };
  recognize(left, sameWords);
  recognize(cancelled, sameWords);
  recognize(left, sameRule);
  recognize(left, () => true);
  for (const one of ruled) if (!ids.has(one)) ids.set(one, String(last += 1));
  return {
    receptions: wanted.map((one) => ({ ...one, ...(ids.has(one) && { id: ids.get(one)! }) })),
    cancelled: [...cancelled, ...left.map(({ id, text, rrule }) => ({ id, text, rrule, cancelledOn: today }))],
  };
};

const rulePattern = /^(RRULE:)?FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/;

/** A column of rules gives the rule only where the words do not; it must then be one. */
export const readRules = (written: string | null): string[] | undefined => {
  const rules = (written ?? '').normalize('NFKC').split(/[、\s]+/).filter(Boolean);
  return rules.every((rule) => rulePattern.test(rule)) ? rules.map((rule) => rule.replace(/^RRULE:/, '')) : undefined;
};

/**
 * @param days 接待日, several joined with `；`
 * @param hours 接待时段, the same for all of them
 * @param rules 接待规则 as `readRules` gives it; used when there is one for each of the days
 * @param who 接待代表, one list for each of the days joined with `；`, or one for all of them
 */
export const receptionsOf = (days: string, hours: string | null, rules: readonly string[], who: string | null = null): Reception[] => {
  const lists = peopleOf(who);
  const texts = daysOf(days);
  let ruled = 0;
  return texts.map((text, at) => {
    const isByAppointment = text.includes('预约');
    const own = ruleOf(text) ?? (isByAppointment ? undefined : rules[ruled]);
    if (!isByAppointment) ruled += 1;
    const deputies = (lists.length === 1 ? lists[0] : lists[at]) ?? [];
    return { text: hours && !isByAppointment ? `${text} ${hours}` : text, ...(own !== undefined && { rrule: own }), ...(deputies.length > 0 && { deputies }) };
  });
};

/** 每月5日；每周三 → each of the days. */
export const daysOf = (written: string): string[] => written.split(/[;；]/).map((day) => day.trim()).filter(Boolean);

/** 张三、李四；王五 → one list of names for each of the days. */
export const peopleOf = (written: string | null): string[][] =>
  (written ?? '').split(/[;；]/).map((list) => list.split(/[、,，\s]+/).filter(Boolean));
