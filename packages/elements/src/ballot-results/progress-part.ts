/** Lazy part: how an elected project is carried out. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Project } from '@congress-kit/sdk';
import { icons } from '../base/icons.ts';
import { stateIcons } from '../base/state-icons.ts';
import { badge, definitionRows, type Tone } from '../base/views.ts';
import { formatDay, formatNumber, formatYuan } from '../locale/format.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { percent } from './ballot-summary.ts';
import { progressWords } from './progress.words.ts';

export { ProjectReader } from './project-reader.ts';

const looks: Readonly<Record<string, readonly [Tone, TemplateResult]>> = {
  planned: ['idle', stateIcons.ring], under_way: ['note', stateIcons.disc], suspended: ['warn', stateIcons.paused], finished: ['done', icons.done], rectifying: ['warn', icons.warning], accepted: ['done', icons.done], evaluated: ['done', icons.done], terminated: ['bad', icons.cross],
};

const bar = (share: number): TemplateResult =>
  html`<svg class="measure" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="fill" width=${percent(share, 100)} height="100%"/></svg>`;

export const progressView = (project: Project, language: Language): TemplateResult => {
  const words = progressWords[language];
  const [tone, icon] = looks[project.state] ?? ['idle', icons.info];
  const { progress, funds, supervisionGroup, acceptance } = project;
  const listed = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(sharedWords[language].comma);
  const latest = project.reports.slice().sort((one, other) => (one.on < other.on ? 1 : -1))[0];
  const share = progress && progress.denominator > 0 ? (progress.numerator / progress.denominator) * 100 : 0;
  return html`
    <p>${badge(tone, icon, words.states[project.state] ?? project.state)}${progress ? html` <b class="figures">${words.done(`${progress.percent.replace(/%$/, '')}%`)}</b>` : nothing}</p>
    ${progress ? bar(share) : nothing}
    ${definitionRows([
      [words.unit, [project.leadUnit, ...project.coUnits].map((unit) => unit.name).join('、')],
      [words.span, words.fromTo(formatDay(project.startOn, language), formatDay(project.dueOn, language))],
      [words.finished, project.finishedOn && formatDay(project.finishedOn, language)],
      [words.money, html`<span class="figures">${words.spent(formatYuan(funds.spent, language), formatYuan(funds.planned, language))}</span>${funds.over ? html` <b>${words.over}</b>` : nothing}`],
      [words.watch, supervisionGroup && listed(supervisionGroup.name, supervisionGroup.leader && words.ledBy(supervisionGroup.leader))],
      [words.acceptance, acceptance && listed(words.results[acceptance.result] ?? acceptance.result, formatDay(acceptance.on, language), acceptance.by, acceptance.documentNo, acceptance.note)],
    ])}
    ${project.milestones.length === 0 ? nothing : html`
      <h5>${words.steps}</h5>
      <ol class="milestones">${project.milestones.map((one) => html`
        <li><span>${one.title}</span> <span class="figures muted nowrap">${formatNumber(one.percent, language)}%</span>
          <span class="small muted">${one.doneOn ? words.doneOn(formatDay(one.doneOn, language)) : words.due(formatDay(one.plannedOn, language))}</span>${bar(one.percent)}</li>`)}
      </ol>`}
    ${project.adjustments.length === 0 ? nothing : html`
      <h5>${words.adjusted}</h5>
      <ul class="plain">${project.adjustments.map((one) => html`
        <li>${words.kinds[one.kind] ?? one.kind} <span class="small muted figures">${listed(formatDay(one.on, language), one.decidedBy, one.documentNo)}</span>
          ${one.before && one.after ? html`<p>${words.became(one.before, one.after)}</p>` : nothing}<p>${words.why(one.reason)}</p></li>`)}
      </ul>`}
    ${latest ? html`<h5>${words.latest(formatDay(latest.on, language))}</h5><p>${latest.done ?? ''}</p>${definitionRows([[words.problem, latest.problem], [words.next, latest.next]])}` : nothing}
  `;
};

export const styles = css`
  .progress {
    max-width: var(--c-measure);
    margin: 0.25em 0 1em;
    padding: 0.75em 0 0.5em 1em;
    border-left: 3px solid var(--c-line-strong);
    overflow-x: clip;
  }
  .progress h5 {
    margin: 1em 0 0.25em;
    font-size: 1em;
    font-weight: 600;
  }
  .progress .measure {
    display: block;
    margin: 0.25em 0 0.5em;
  }
`;
