import { groupOf } from '../check.ts';
import { pick, type ReportLanguage } from '../said.ts';
import { evidenceOf } from './evidence.ts';
import { countOf, passes, type Report } from './report.ts';

/** For programs. Names are in English in every language; what is said to people is in the one asked for. */
export const jsonReport = (report: Report, language: ReportLanguage): string => {
  const { api, server, startedAt, milliseconds, requests, waits, write, withToken, seed, submitted, results } = report;
  const count = (level: 'must' | 'should') => ({ kept: countOf(report, level, 'kept'), broken: countOf(report, level, 'broken'), unable: countOf(report, level, 'unable'), skipped: countOf(report, level, 'skipped') });
  return `${JSON.stringify({
    api, server, startedAt, milliseconds: Math.round(milliseconds), requests, waits, write, withToken, seed, submitted,
    passed: passes(report), must: count('must'), should: count('should'),
    checks: results.map(({ check, verdict, looked, findings, more, notes, reason, milliseconds: took }) => ({
      id: check.id, group: groupOf(check), level: check.level, title: pick(check.title, language), proves: pick(check.proves, language), verdict, looked, milliseconds: Math.round(took),
      ...(reason && { reason: pick(reason, language) }),
      ...(notes.length > 0 && { notes: notes.map((note) => pick(note, language)) }),
      ...(findings.length > 0 && { findings: findings.map((finding) => ({ said: report.hide(pick(finding.said, language)), evidence: evidenceOf(finding, report) })), more }),
    })),
  }, null, 2)}\n`;
};
