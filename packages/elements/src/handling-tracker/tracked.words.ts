import { table } from '../locale/language.ts';

/** Words that list, record and the forms of a receipt's holder share, and what is said aloud when something has come. */
export const trackedWords = table('tracked', {
  semicolon: '；',
  priority: '重点督办',
  corrected: (day: string, note?: string) => `已于 ${day}更正${note ? `：${note}` : ''}`,
  updated: '有新的进展，已经更新。',
  ratedThanks: '谢谢，您的评价已经记下。',
  supplemented: '补充的内容已经收到。',
  withdrawn: '已经撤回。',
});

/** What may be said aloud. */
export type TrackedWord = Exclude<keyof (typeof trackedWords)['zh-CN'], 'corrected'>;
