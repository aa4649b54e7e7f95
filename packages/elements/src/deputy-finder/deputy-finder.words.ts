import { table } from '../locale/language.ts';

/** Words of the finder until the roll is here; the others are in `roll.words.ts`. Labels of levels and kinds of stations are the API's. */
export const finderWords = table('finder', {
  search: '姓名、拼音、村（社区）或单位',
  clear: '清除',
  noneHere: '这里还没有登记代表',
  noneHereHelp: '登记以后，在这里就能找到。现在有事要说，可以直接向人大办提意见。',
});

export type FinderWords = (typeof finderWords)['zh-CN'];
