import { table } from '../locale/language.ts';

/** Words that list and record share, and what is said aloud when something has come. */
export const trackedWords = table('tracked', {
  semicolon: '；',
  priority: '重点督办',
  updated: '有新的进展，已经更新。',
  ratedThanks: '谢谢，您的评价已经记下。',
  supplemented: '补充的内容已经收到。',
  withdrawn: '已经撤回。',
});

export type TrackedWords = (typeof trackedWords)['zh-CN'];
