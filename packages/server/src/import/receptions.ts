/** 接待日 in the office's words → the text a person reads and, where it can be understood, the same as an RFC 5545 rule. */
import { ruleOf } from '@congress-kit/api/rules/reception-days';

export interface Reception {
  readonly text: string;
  readonly rrule?: string;
  /** Names or numbers of those who receive, as they are written; who they are is looked up when it is read. */
  readonly deputies?: readonly string[];
}

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
