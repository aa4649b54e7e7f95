import { groupOf, type CheckResult } from '../check.ts';
import { groups } from '../checks/index.ts';
import { pick, type ReportLanguage } from '../said.ts';
import { evidenceOf } from './evidence.ts';
import type { Report } from './report.ts';
import { wordsOf } from './words.ts';

/** For CI. What a server must do fails; what it should do fails only when asked for (`strict`), and is written down otherwise. */

// XML 1.0 cannot carry most control characters, not even escaped.
const escaped = (text: string): string => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;');

export const junitReport = (report: Report, language: ReportLanguage, { strict = false } = {}): string => {
  const words = wordsOf(language);
  const fails = ({ verdict, check }: CheckResult): boolean => verdict === 'broken' && (strict || check.level === 'must');

  const detail = ({ findings, more }: CheckResult): string => [
    ...findings.map((finding) => [report.hide(pick(finding.said, language)), evidenceOf(finding, report)?.curl].filter(Boolean).join('\n')),
    ...(more > 0 ? [words.more(more)] : []),
  ].join('\n\n');

  const caseOf = (result: CheckResult): string => {
    const { check, verdict, reason, findings, milliseconds } = result;
    const said = findings[0] ? report.hide(pick(findings[0].said, language)) : '';
    const inner = fails(result) ? `<failure type="${check.level}" message="${escaped(said)}">${escaped(detail(result))}</failure>`
      : verdict === 'broken' ? `<system-out>${escaped(detail(result))}</system-out>`
      : verdict === 'unable' ? `<error message="${escaped(reason ? pick(reason, language) : '')}"/>`
      : verdict === 'skipped' ? `<skipped message="${escaped(reason ? pick(reason, language) : '')}"/>` : '';
    const open = `<testcase classname="${escaped(groupOf(check))}" name="${escaped(`${check.id} ${pick(check.title, language)}`)}" time="${(milliseconds / 1000).toFixed(3)}"`;
    return inner ? `${open}>${inner}</testcase>` : `${open}/>`;
  };

  const suiteOf = (group: string, results: readonly CheckResult[]): string => {
    const count = (test: (result: CheckResult) => boolean): number => results.filter(test).length;
    const time = results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
    return `  <testsuite name="${escaped(groups[group] ? pick(groups[group], language) : group)}" tests="${results.length}" failures="${count(fails)}" errors="${count(({ verdict }) => verdict === 'unable')}" skipped="${count(({ verdict }) => verdict === 'skipped')}" time="${time.toFixed(3)}" timestamp="${report.startedAt}">\n${
      results.map((result) => `    ${caseOf(result)}`).join('\n')}\n  </testsuite>`;
  };

  const suites = Object.entries(Object.groupBy(report.results, ({ check }) => groupOf(check))).map(([group, results]) => suiteOf(group, results ?? []));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escaped(`congress-kit check ${report.api}`)}" tests="${report.results.length}" failures="${report.results.filter(fails).length}" time="${(report.milliseconds / 1000).toFixed(3)}">\n${suites.join('\n')}\n</testsuites>\n`;
};
