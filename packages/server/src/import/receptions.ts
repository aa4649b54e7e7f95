/** 接待日 in the office's words → the text a person reads and, where it can be understood, the same as an RFC 5545 rule. */

export interface Reception { readonly text: string; readonly rrule?: string }

const weekdays: Readonly<Record<string, string>> = { 一: 'MO', 二: 'TU', 三: 'WE', 四: 'TH', 五: 'FR', 六: 'SA', 日: 'SU', 天: 'SU' };
const ordinals: Readonly<Record<string, number>> = { 第一个: 1, 第二个: 2, 第三个: 3, 第四个: 4, 第1个: 1, 第2个: 2, 第3个: 3, 第4个: 4, 最后一个: -1 };

const daysOfMonth = (list: string): string | undefined => {
  const days = list.split(/[、,和]/).map((part) => Number(/^(\d{1,2})[日号]?$/.exec(part)?.[1] ?? 0));
  return days.every((day) => day >= 1 && day <= 31) ? days.join(',') : undefined;
};

/** undefined: cannot be understood (or there is no rule, as with 预约接待). */
export const ruleOf = (written: string): string | undefined => {
  const text = written.normalize('NFKC').replace(/\s/g, '');
  const monthly = /^每月((?:\d{1,2}[日号]?[、,和]?)+)$/.exec(text);
  const quarterly = /^每季度首月((?:\d{1,2}[日号]?[、,和]?)+)$/.exec(text);
  const days = daysOfMonth((monthly ?? quarterly)?.[1] ?? '');
  if (days) return monthly ? `FREQ=MONTHLY;BYMONTHDAY=${days}` : `FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=${days}`;
  const nth = /^每月(第.个|最后一个)(?:周|星期)([一二三四五六日天])$/.exec(text);
  if (nth && ordinals[nth[1]!] !== undefined) return `FREQ=MONTHLY;BYDAY=${ordinals[nth[1]!]}${weekdays[nth[2]!]}`;
  const weekly = /^每(?:周|星期)([一二三四五六日天](?:[、,和](?:周|星期)?[一二三四五六日天])*)$/.exec(text);
  if (weekly) return `FREQ=WEEKLY;BYDAY=${weekly[1]!.replace(/周|星期/g, '').split(/[、,和]/).map((day) => weekdays[day]).join(',')}`;
  return undefined;
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
 */
export const receptionsOf = (days: string, hours: string | null, rules: readonly string[]): Reception[] => {
  const texts = days.split(/[;；]/).map((part) => part.trim()).filter(Boolean);
  let ruled = 0;
  return texts.map((text) => {
    const isByAppointment = text.includes('预约');
    const own = ruleOf(text) ?? (isByAppointment ? undefined : rules[ruled]);
    if (!isByAppointment) ruled += 1;
    return { text: hours && !isByAppointment ? `${text} ${hours}` : text, ...(own !== undefined && { rrule: own }) };
  });
};
