import { evaluationLabels as zh } from '@congress-kit/api/messages/labels/evaluation.zh-CN';
import { evaluationLabels as en } from '@congress-kit/api/messages/labels/evaluation.en';
import { table } from '../locale/language.ts';

/** The API's own words; they come with a lazy part, so both languages are here. */
export const evaluationLabels = table('labels.evaluation', zh, en);

export const evaluationWords = table('evaluations', {
  title: '评价结果（测评）',
  round: (round: string) => `第 ${round} 次评价`,
  collectedBy: (who: string) => `${who}收票`,
  sealed: (day: string) => `票数先封存${day ? `，${day}起在这里公布` : '，到了公布的日子在这里公布'}。`,
  sealedWhy: '封存是为了让评价的人放心说实话，承办单位也看不到。',
  tooFew: (least: string) => `有效票不到 ${least} 张，票数不公布。`,
  tooFewWhy: '票太少，公布了就会让人猜出谁评了什么。',
  notRead: '评价结果这一次没有读到，过一会儿重新打开再看。',
  papers: '票数',
  paperCounts: (issued: string, returned: string, valid: string) => `发出 ${issued} 张，收回 ${returned} 张，有效 ${valid} 张`,
  counts: { satisfied: '满意', basic: '基本满意', unsatisfied: '不满意', unknown: '不了解', abstain: '弃权' },
  rate: (percent: string, part: string, whole: string) => `满意率 ${percent}%（${part}/${whole}）`,
  wideRate: (percent: string, part: string, whole: string) => `满意和基本满意率 ${percent}%（${part}/${whole}）`,
}, {
  title: 'How it was rated',
  round: (round: string) => `Evaluation no. ${round}`,
  collectedBy: (who: string) => `papers collected by ${who}`,
  sealed: (day: string) => `The figures are sealed and will be shown here ${day ? `from ${day} on` : 'when they may be'}.`,
  sealedWhy: 'They are sealed so that people can say what they think; the unit that handled it cannot see them either.',
  tooFew: (least: string) => `There are fewer than ${least} valid papers, so the figures are not published.`,
  tooFewWhy: 'With so few papers one could guess who said what.',
  notRead: 'How it was rated could not be read this time. Open this again a little later.',
  papers: 'Papers',
  paperCounts: (issued: string, returned: string, valid: string) => `${issued} issued, ${returned} returned, ${valid} valid`,
  counts: { satisfied: 'satisfied', basic: 'basically satisfied', unsatisfied: 'unsatisfied', unknown: 'do not know', abstain: 'abstained' },
  rate: (percent: string, part: string, whole: string) => `satisfied ${percent}% (${part}/${whole})`,
  wideRate: (percent: string, part: string, whole: string) => `satisfied or basically satisfied ${percent}% (${part}/${whole})`,
});
