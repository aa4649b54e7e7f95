/**
 * Reception days of stations (接待日) as offices write them → RFC 5545 rules: 每月15日, 每月5日、20日, 每周三, 每月第一个周五, 每季度首月10日.
 */
const weekdays: Readonly<Record<string, string>> = { 一: 'MO', 二: 'TU', 三: 'WE', 四: 'TH', 五: 'FR', 六: 'SA', 日: 'SU', 天: 'SU' };
const ordinals: Readonly<Record<string, number>> = { 第一个: 1, 第二个: 2, 第三个: 3, 第四个: 4, 第1个: 1, 第2个: 2, 第3个: 3, 第4个: 4, 最后一个: -1 };

const daysOfMonth = (list: string): string | undefined => {
  const days = list.split(/[、,和]/).map((part) => Number(/^(\d{1,2})[日号]?$/.exec(part)?.[1] ?? 0));
  return days.every((day) => day >= 1 && day <= 31) ? days.join(',') : undefined;
};

/** Undefined: cannot be understood, or there is no rule, as with 预约接待. @param written without hours, e.g. `每月15日` */
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
