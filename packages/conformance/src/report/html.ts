import { groupOf, type CheckResult, type Finding } from '../check.ts';
import { groups } from '../checks/index.ts';
import { pick, type ReportLanguage } from '../said.ts';
import { evidenceOf } from './evidence.ts';
import { styles } from './html-styles.ts';
import { countOf, type Report } from './report.ts';
import { summaryLines, wordsOf } from './words.ts';

/** A page of its own: no script, nothing loaded from anywhere, can be mailed and printed. */

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const icons = { kept: 'M4 10.5l4 4 8-9', broken: 'M5 5l10 10M15 5L5 15', skipped: 'M5 10h10', unable: 'M10 5v6M10 14.5v.5' } as const;
const icon = (verdict: keyof typeof icons): string => `<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><path d="${icons[verdict]}"/></svg>`;

export const htmlReport = (report: Report, language: ReportLanguage): string => {
  const words = wordsOf(language);
  const say = (said: readonly [string, string]): string => escaped(report.hide(pick(said, language)));

  const finding = (one: Finding): string => {
    const evidence = evidenceOf(one, report);
    const headers = Object.entries(evidence?.headers ?? {}).map(([name, value]) => `${name}: ${value}`).join('\n');
    return `<li><p>${say(one.said)}</p>${evidence ? `
      <div class="shell"><span>${words.repeat}</span><pre>${escaped(evidence.curl)}</pre></div>
      <details><summary>${words.answer} ${evidence.status}</summary><pre>${escaped(`${headers}\n\n${evidence.body}`)}</pre></details>` : ''}</li>`;
  };

  const card = (result: CheckResult): string => {
    const { check, verdict, findings, more, notes, reason, looked } = result;
    const isOpen = verdict === 'broken' || verdict === 'unable';
    const aside = verdict === 'kept' ? words.looked(looked) : words.verdicts[verdict];
    return `<details class="check ${verdict} ${check.level}" id="${check.id}"${isOpen ? ' open' : ''}>
      <summary>${icon(verdict)}<span class="title">${say(check.title)}</span><span class="level">${words.levels[check.level]}</span><span class="aside">${escaped(aside)}</span></summary>
      <div class="inside"><p class="why">${say(check.proves)}</p>
      <p class="id"><code>${check.id}</code></p>
      ${reason ? `<p class="reason">${say(reason)}</p>` : ''}
      ${findings.length > 0 ? `<ol class="findings">${findings.map(finding).join('')}</ol>` : ''}
      ${more > 0 ? `<p class="more">${words.more(more)}</p>` : ''}
      ${notes.length > 0 ? `<ul class="notes">${notes.map((note) => `<li>${say(note)}</li>`).join('')}</ul>` : ''}</div>
    </details>`;
  };

  const byGroup = Object.entries(Object.groupBy(report.results, ({ check }) => groupOf(check))).map(([id, results = []]) => ({
    id, results, name: escaped(groups[id] ? pick(groups[id], language) : id),
    kept: results.filter(({ verdict }) => verdict === 'kept').length, asked: results.filter(({ verdict }) => verdict !== 'skipped').length,
    isBad: results.some(({ verdict, check }) => check.level === 'must' && (verdict === 'broken' || verdict === 'unable')),
  }));
  const open = report.results.filter(({ verdict }) => verdict === 'broken' || verdict === 'unable').sort((one, other) => one.check.level.localeCompare(other.check.level));
  const must = countOf(report, 'must', 'broken', 'unable');
  const [verdictLine = '', ...rest] = summaryLines(report, language);
  const figure = (count: number, label: string, tone: string): string => `<div class="figure ${tone}"><b>${count}</b><span>${label}</span></div>`;
  const scope = [report.write ? words.withWrites : words.readOnly, ...(report.withToken ? [words.withToken] : []), ...(report.server.sample ? [words.sample] : []), `${words.seed} ${report.seed}`];
  const when = new Intl.DateTimeFormat(words.lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(new Date(report.startedAt));

  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.heading} · ${escaped(report.api)}</title>
<style>${styles}</style>
</head>
<body>
<header>
  <p class="kicker">${words.heading}</p>
  <h1>${escaped(report.server.name || report.api)}</h1>
  <p class="api"><code>${escaped(report.api)}</code> ${escaped(when)} · ${scope.map(escaped).join(' · ')}</p>
  <p class="verdict ${must === 0 ? 'good' : 'bad'}">${icon(must === 0 ? 'kept' : 'broken')}${escaped(verdictLine)}</p>
  <div class="figures">
    ${figure(countOf(report, 'must', 'kept') + countOf(report, 'should', 'kept'), words.verdicts.kept, 'kept')}
    ${figure(countOf(report, 'must', 'broken'), `${words.levels.must} · ${words.verdicts.broken}`, 'broken')}
    ${figure(countOf(report, 'should', 'broken'), `${words.levels.should} · ${words.verdicts.broken}`, 'warn')}
    ${figure(countOf(report, 'must', 'skipped') + countOf(report, 'should', 'skipped'), words.verdicts.skipped, 'skipped')}
  </div>
  <p class="rest">${rest.map(escaped).join(' · ')}</p>
  ${open.length > 0 ? `<ol class="open">${open.map(({ check }) => `<li class="${check.level}"><a href="#${check.id}">${say(check.title)}</a> <span>${words.levels[check.level]}</span></li>`).join('')}</ol>` : ''}
</header>
<div class="columns">
<nav aria-label="${words.heading}"><ul>
${byGroup.map(({ id, name, kept, asked, isBad }) => `  <li${isBad ? ' class="bad"' : ''}><a href="#group-${id}"><span>${name}</span><span class="count">${kept}/${asked}</span></a></li>`).join('\n')}
</ul></nav>
<main>
${byGroup.map(({ id, name, results, kept, asked }) => `<section id="group-${id}"><h2>${name} <span>${words.summary(kept, asked)}</span></h2>\n${results.map(card).join('\n')}\n</section>`).join('\n')}
</main>
</div>
</body>
</html>
`;
};
