import { table } from '../locale/language.ts';

/** Words of the finder until the roll is here; the others are in `roll.words.ts`. Labels of levels and kinds of stations are the API's. */
export const finderWords = table('finder', {
  search: '姓名、拼音、村（社区）或单位',
  clear: '清除',
  noneHere: '这里还没有登记代表',
});

export type FinderWords = (typeof finderWords)['zh-CN'];
