/** What a figure is counted in, where it is not pieces: by the end of the field's path, as in `fields/`. */
export const units: Readonly<Record<string, string>> = {
  investment: '元', planned: '元', spent: '元', amount: '元',
  latitude: '°', longitude: '°',
  months: '月', replyMonths: '月', extendedMonths: '月', yellowDays: '天', totalMonths: '月', retentionMonths: '月',
  percent: '%', similarity: '%', weight: '%',
  retryAfter: '秒', stars: '星',
};
