import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Client, Step } from '@congress-kit/sdk';
import { attachmentList } from '../base/attachment-list.ts';
import { icons } from '../base/icons.ts';
import { formatDay, formatInstant, formatNumber, relativeDay } from '../locale/format.ts';
import { labelOf, labelsOf, progressLabels } from '../locale/labels.ts';
import { recordLabels } from './record-labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { recordWords } from './record.words.ts';
import { dayOf, runsOf, type Tracked, type TrackedStep } from './tracked.ts';

/** Every step: the newest open on top with the rest of its phase, older ones folded by phase. */
export const timelineView = (tracked: Tracked, language: Language, client: Client | undefined): TemplateResult => {
  const words = recordWords[language];
  const corrections = tracked.steps.filter(({ corrects }) => corrects);
  const shown = (step: TrackedStep, isNewest: boolean): TemplateResult => stepView(step, language, isNewest, corrections, tracked.steps, client);
  const [newest, ...older] = runsOf(tracked.steps);
  // Keyed from the oldest, so that what a reader has unfolded stays unfolded when a step comes on top.
  const numbered = older.map((run, index) => ({ ...run, key: older.length - index }));
  return html`
    <section class="timeline" part="timeline" aria-labelledby="timeline">
      <h3 id="timeline"><slot name="timeline-title">${words.timeline}</slot></h3>
      ${newest
        ? html`
            <ol class="steps">${newest.steps.map((step, index) => shown(step, index === 0))}</ol>${repeat(numbered, ({ key }) => key, ({ phase, steps }) => {
              const [last, first] = [steps[0]!, steps[steps.length - 1]!];
              return html`
                <details part="phase">
                  <summary>
                    <span class="phase">${labelOf(progressLabels, 'publicPhases', phase, language)}</span>
                    <span class="small muted figures">${words.steps(formatNumber(steps.length, language))}</span>
                    <span class="small muted figures">${span(dayOf(first.at), dayOf(last.at), language)}</span>
                  </summary>
                  <ol class="steps">${steps.map((step) => shown(step, false))}</ol>
                </details>
              `;
            })}
          `
        : html`<p class="muted">${words.noSteps}</p>`}
    </section>
  `;
};

const span = (from: string, to: string, language: Language): string =>
  from === to ? formatDay(from, language) : recordWords[language].span(formatDay(from, language), formatDay(to, language));

/** There are dozens of them: one template each. What nobody has said stands there empty, and the styles hide it. */
const stepView = (step: TrackedStep, language: Language, isNewest: boolean, corrections: readonly TrackedStep[], all: readonly TrackedStep[], client: Client | undefined): TemplateResult => {
  const name = titleOf(step, all, language);
  return html`
    <li class=${isNewest ? 'step newest' : 'step'} part="step">
      <p class="what">${isNewest ? html`${name} <span class="now">${recordWords[language].newest}</span>` : name}</p>
      <p class="small muted figures"><time datetime=${step.at}>${step.at.length > 10 ? formatInstant(step.at, language) : formatDay(step.at, language)}</time>${
        `${isNewest ? sharedWords[language].comma + relativeDay(step.at, language) : ''}${byWhom(step, language)}`
      }</p>
      <p class="note">${step.note}</p>${attachmentList(step.evidence, client, language)}${corrections.filter((one) => isOf(one, step)).map((one) => correctedView(one, language)).reverse()}
    </li>
  `;
};

/** 更正: does the one name the other? A suggestion and its case name their steps each by itself. */
const isOf = (correction: TrackedStep, step: TrackedStep): boolean => correction.corrects === step.id && correction.of === step.of;

/** At the step that was wrong, so that nobody reads it without: the latest correction, which holds, on top. */
export const correctedView = ({ at, note }: Step, language: Language): TemplateResult =>
  html`<p class="note corrected" part="corrected">${icons.info}<span>${recordWords[language].corrected(formatDay(dayOf(at), language), note)}</span></p>`;

/** A correction says of which step it is one, where that is among those shown. */
const titleOf = (step: TrackedStep, all: readonly TrackedStep[], language: Language): string => {
  const corrected = step.corrects && all.find((one) => isOf(step, one));
  return corrected ? recordWords[language].correction(stepName(corrected, language), formatDay(dayOf(corrected.at), language)) : stepName(step, language);
};

/** After the day: a unit with its role, or the role alone. “system” did nothing a reader needs to hear of. */
const byWhom = ({ actor }: TrackedStep, language: Language): string => {
  const role = labelOf(recordLabels, 'actorRoles', actor.role, language);
  if (actor.role === 'system' && !actor.organization) return '';
  return ` · ${actor.organization && !actor.organization.includes(role) ? recordWords[language].by(actor.organization, role) : actor.organization ?? role}`;
};

const stepName = ({ type, of, actor }: TrackedStep, language: Language): string => {
  if (type === 'restored') return recordWords[language].restored;
  // Residents do not screen: with what they add, the office reads it once more.
  if (type === 'screening' && actor.role === 'resident') return recordWords[language].added;
  const known = (name: 'caseStates' | 'suggestionStates' | 'caseActs') => (labelsOf(recordLabels, name, language) as Readonly<Record<string, string | undefined>>)[type];
  return (of === 'case' ? known('caseStates') ?? known('caseActs') : known('suggestionStates')) ?? known('caseActs') ?? type;
};
