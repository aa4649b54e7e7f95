import { groupOf, type CheckResult } from '../check.ts';
import { groups } from '../checks/index.ts';
import { pick, type ReportLanguage } from '../said.ts';
import { evidenceOf } from './evidence.ts';
import type { Report } from './report.ts';
import { summaryLines, wordsOf } from './words.ts';

/** For a terminal: one line for what is kept, everything needed to mend what is not. */

const signs = { kept: '✓', broken: '✗', skipped: '·', unable: '?' } as const;

const colours = { kept: 32, broken: 31, skipped: 90, unable: 33, dim: 90, bold: 1, warn: 33 } as const;
type Colour = keyof typeof colours;

export const textReport = (report: Report, language: ReportLanguage, { colour = false } = {}): string => {
  const words = wordsOf(language);
  const paint = (name: Colour, text: string): string => (colour ? `\u001b[${colours[name]}m${text}\u001b[0m` : text);

  const linesOf = (result: CheckResult): string[] => {
    const { check, verdict, findings, more, notes, reason, looked } = result;
    const tone: Colour = verdict === 'broken' && check.level === 'should' ? 'warn' : verdict;
    const aside = verdict === 'kept' ? words.looked(looked) : reason ? pick(reason, language) : words.levels[check.level];
    return [
      `  ${paint(tone, signs[verdict])} ${pick(check.title, language)}  ${paint('dim', `${check.id} · ${aside}`)}`,
      ...(verdict === 'broken' ? [`      ${paint('dim', `${words.proves}  ${pick(check.proves, language)}`)}`] : []),
      ...findings.flatMap((finding) => {
        const evidence = evidenceOf(finding, report);
        return [`      ${paint(tone, report.hide(pick(finding.said, language)))}`, ...(evidence ? [`        ${evidence.curl}`, ...(evidence.body ? [paint('dim', `        ${evidence.status} ${evidence.body.slice(0, 160).replace(/\s+/g, ' ')}`)] : [])] : [])];
      }),
      ...(more > 0 ? [`      ${paint('dim', words.more(more))}`] : []),
      ...notes.map((note) => `      ${paint('dim', pick(note, language))}`),
    ];
  };

  const byGroup = Object.entries(Object.groupBy(report.results, ({ check }) => groupOf(check)));
  const sections = byGroup.map(([group, results = []]) => {
    const kept = results.filter(({ verdict }) => verdict === 'kept').length;
    const asked = results.filter(({ verdict }) => verdict !== 'skipped').length;
    return [`${paint('bold', groups[group] ? pick(groups[group], language) : group)}  ${paint('dim', words.summary(kept, asked))}`, ...results.flatMap(linesOf)].join('\n');
  });
  const server = [report.server.name, report.server.version, report.server.sample ? words.sample : ''].filter(Boolean).join(' · ');
  return [`${paint('bold', words.heading)}  ${report.api}\n${paint('dim', server)}`, ...sections, summaryLines(report, language).join('\n')].join('\n\n') + '\n';
};
