import type { Level, Verdict } from '../check.ts';
import type { ReportLanguage } from '../said.ts';
import { countOf, type Report } from './report.ts';

/** The reports' own words; what a check says is in the check. */
const zh = {
  heading: '开放接口一致性检查',
  verdicts: { kept: '做到', broken: '没做到', skipped: '没有检查', unable: '查不了' } as Record<Verdict, string>,
  levels: { must: '必须', should: '应当' } as Record<Level, string>,
  summary: (kept: number, all: number) => `${kept} / ${all} 做到`,
  good: '必须做到的都做到了',
  bad: (count: number) => `必须做到的有 ${count} 项没有做到`,
  open: (count: number) => `应当做到的有 ${count} 项没有做到`,
  skipped: (count: number) => `${count} 项没有检查`,
  seconds: (value: string, requests: number) => `用时 ${value} 秒，${requests} 次请求`,
  waited: (times: number, seconds: number) => `服务器有 ${times} 次要求等待（429），共等了 ${seconds} 秒`,
  sent: (count: number, withdrawn: number) => `提交了 ${count} 件带标记的意见，已撤回 ${withdrawn} 件`,
  more: (count: number) => `另有 ${count} 处`,
  repeat: '重复这次请求', answer: '应答', notes: '说明', proves: '为什么', sample: '示例数据', readOnly: '只读', withWrites: '含提交', withToken: '含工作人员接口', seed: '种子',
  looked: (count: number) => `${count} 处`, lang: 'zh-CN',
};

const en: typeof zh = {
  heading: 'Conformance check of the open API',
  verdicts: { kept: 'kept', broken: 'not kept', skipped: 'not checked', unable: 'could not ask' },
  levels: { must: 'must', should: 'should' },
  summary: (kept, all) => `${kept} of ${all} kept`,
  good: 'Every required promise is kept',
  bad: (count) => `${count} required ${count === 1 ? 'promise is' : 'promises are'} not kept`,
  open: (count) => `${count} recommended ${count === 1 ? 'promise is' : 'promises are'} not kept`,
  skipped: (count) => `${count} not checked`,
  seconds: (value, requests) => `${value} s, ${requests} requests`,
  waited: (times, seconds) => `The server asked to wait ${times === 1 ? 'once' : `${times} times`} (429), ${seconds} s in all`,
  sent: (count, withdrawn) => `${count} marked suggestions were sent, ${withdrawn} withdrawn`,
  more: (count) => `${count} more`,
  repeat: 'Repeat it', answer: 'Answer', notes: 'Notes', proves: 'Why', sample: 'sample data', readOnly: 'read only', withWrites: 'with writes', withToken: 'with the office’s side', seed: 'seed',
  looked: (count) => `${count} ${count === 1 ? 'place' : 'places'}`, lang: 'en',
};

export type Words = typeof zh;
export const wordsOf = (language: ReportLanguage): Words => (language === 'en' ? en : zh);

/** What every form of the report begins or ends with. */
export const summaryLines = (report: Report, language: ReportLanguage): string[] => {
  const words = wordsOf(language);
  const [must, should] = [countOf(report, 'must', 'broken', 'unable'), countOf(report, 'should', 'broken', 'unable')];
  const skipped = report.results.filter(({ verdict }) => verdict === 'skipped').length;
  const withdrawn = report.submitted.filter((one) => one.withdrawn).length;
  return [
    must === 0 ? words.good : words.bad(must),
    ...(should > 0 ? [words.open(should)] : []),
    ...(skipped > 0 ? [words.skipped(skipped)] : []),
    words.seconds((report.milliseconds / 1000).toFixed(1), report.requests),
    ...(report.waits.count > 0 ? [words.waited(report.waits.count, Math.round(report.waits.seconds))] : []),
    ...(report.submitted.length > 0 ? [words.sent(report.submitted.length, withdrawn)] : []),
  ];
};
