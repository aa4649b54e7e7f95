import { table } from '../locale/language.ts';

/** Words of “今天谁接待”, in both languages at once: they come only when it is asked. */
export const todayWords = table('finder-today', {
  titleIn: (place: string, stations: string) => `${place}：今天有 ${stations} 个家站接待`,
  day: (day: string, weekday: string) => `${day}（${weekday}）。`,
  old: (day: string, ago: string) => `下面是 ${day}（${ago}）的安排，可能已经变了。去之前请先打电话问一问。`,
  now: '正在接待',
  noHours: '几点没有写明',
  whoComing: '正在查是哪位代表…',
  whoUnknown: '没有写明是哪位代表',
  whoFailed: '是哪位代表接待，没有读到。时间和地点照常显示。',
  deputies: (count: string) => `这个家站的代表（${count} 位）`,
  more: (count: string) => `再显示 ${count} 个家站`,
}, {
  titleIn: (place: string, stations: string) => `${place}: ${stations === '1' ? 'one station receives' : `${stations} stations receive`} residents today`,
  day: (day: string, weekday: string) => `${weekday}, ${day}. `,
  old: (day: string, ago: string) => `These are the arrangements of ${day} (${ago}) and may have changed. Please call before you go.`,
  now: 'Receiving now',
  noHours: 'hours not given',
  whoComing: 'Looking up who is there…',
  whoUnknown: 'It is not said which deputy',
  whoFailed: 'Who receives could not be read. Time and place are shown as usual.',
  deputies: (count: string) => `Deputies at this station (${count})`,
  more: (count: string) => `Show ${count} more stations`,
});
