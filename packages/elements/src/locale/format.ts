import type { Language } from './language.ts';
import { sharedWords } from './shared-words.ts';

/**
 * Days and figures as people read them. Calendar days are days in Asia/Shanghai, wherever the reader sits. What a first view in Chinese says
 * is put together here: the first formatter of a page makes the browser load its tables of all languages, a tenth of a second on a slow phone.
 */
const timeZone = 'Asia/Shanghai';
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

const dateFormat = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = language + JSON.stringify(options);
  // Making a formatter costs a hundred times its use.
  const made = (formats.get(key) as Intl.DateTimeFormat | undefined) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, ...options });
  formats.set(key, made);
  return made;
};

/** A day `2026-03-05` or an instant; undefined when it is neither. */
const instantOf = (value: string): Date | undefined => {
  const at = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00+08:00` : value);
  return Number.isNaN(at.getTime()) ? undefined : at;
};

/** Shanghai has kept one clock since its last summer time. */
const isPlain = (at: Date, language: Language): boolean => language === 'zh-CN' && at.getTime() > Date.UTC(1992, 0);
/** Its wall clock, to be read as UTC. */
const inShanghai = (at: Date): Date => new Date(at.getTime() + 8 * 3_600_000);

/** “2026年3月5日”, “5 March 2026”. What cannot be read is shown as it came: never “Invalid Date”. */
export const formatDay = (value: string, language: Language): string => {
  const at = instantOf(value);
  if (!at) return value;
  if (!isPlain(at, language)) return dateFormat(language, { year: 'numeric', month: 'long', day: 'numeric' }).format(at);
  const day = inShanghai(at);
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
};

/** “2026年3月5日 14:30”, Shanghai time. */
export const formatInstant = (value: string, language: Language): string => {
  const at = instantOf(value);
  if (!at) return value;
  const time = isPlain(at, language) ? inShanghai(at).toISOString().slice(11, 16) : dateFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  return sharedWords[language].dayTime(formatDay(value, language), time);
};

const dayNumber = (at: Date): number => Math.floor(inShanghai(at).getTime() / 86_400_000);

/** Today in Shanghai, `2026-03-05`. */
export const today = (now: Date = new Date()): string => inShanghai(now).toISOString().slice(0, 10);

/** Whole days from today to that day: 0 is today, negative is past. */
export const daysUntil = (value: string, now: Date = new Date()): number | undefined => {
  const at = instantOf(value);
  return at ? dayNumber(at) - dayNumber(now) : undefined;
};

/** “今天”, “还剩 12 天”, “3 天前”. */
export const relativeDay = (value: string, language: Language, now: Date = new Date()): string => {
  const days = daysUntil(value, now);
  if (days === undefined) return '';
  const words = sharedWords[language];
  if (days === 0) return words.today;
  return days > 0 ? words.daysLeft(days) : words.daysAgo(-days);
};

/** “2026年3月5日，还剩 12 天”: the absolute day first, the relative one beside it. */
export const formatDayWithRelative = (value: string, language: Language, now?: Date): string => {
  const relative = relativeDay(value, language, now);
  return formatDay(value, language) + (relative ? sharedWords[language].comma + relative : '');
};

/** Grouped by thousands in both languages: “1,234”. */
export const formatNumber = (value: number, language: Language, digits = 0): string => {
  const size = Math.abs(value);
  // Beyond these a number is written with an exponent.
  if ((language === 'zh-CN' || language === 'en') && size < 1e15) {
    const [whole = '', rest] = String(size < 1e-6 ? 0 : Number(`${Math.round(Number(`${size}e${digits}`))}e-${digits}`)).split('.');
    return `${value < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest ? `.${rest}` : ''}`;
  }
  const key = `${language}#${digits}`;
  const made = (formats.get(key) as Intl.NumberFormat | undefined) ?? new Intl.NumberFormat(language, { maximumFractionDigits: digits });
  formats.set(key, made);
  return made.format(value);
};

/** Size of a file: “412 KB”, “3.2 MB”; thousands of 1,024, as phones and computers show it. */
export const formatBytes = (bytes: number, language: Language): string =>
  bytes < 1_048_576 ? `${formatNumber(Math.max(1, Math.round(bytes / 1024)), language)} KB` : `${formatNumber(bytes / 1_048_576, language, 1)} MB`;

/** Whole 元 → “1,250 万元”, “¥12.5 million”. Exact to the figure the congress published: nothing is rounded away. */
export const formatYuan = (yuan: number, language: Language): string => {
  if (language !== 'zh-CN') return yuan >= 1_000_000 ? `¥${formatNumber(yuan / 1_000_000, language, 6)} million` : `¥${formatNumber(yuan, language)}`;
  return yuan >= 10_000 ? `${formatNumber(yuan / 10_000, language, 4)} 万元` : `${formatNumber(yuan, language)} 元`;
};
