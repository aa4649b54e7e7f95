import { html, type TemplateResult } from 'lit';
import { isAbortedError, listEvaluations, type Client, type Evaluation } from '@congress-kit/sdk';
import { definitionRows, type View } from '../base/views.ts';
import { formatDay, formatNumber } from '../locale/format.ts';
import { labelOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { evaluationLabels, evaluationWords } from './evaluations.words.ts';
import { recordLabels } from './record-labels.ts';

/** @returns newest first; null where they could not be read: the record is worth reading without them */
export const readEvaluations = async (client: Client, number: string, signal: AbortSignal): Promise<readonly Evaluation[] | null> => {
  try {
    const { items } = await listEvaluations(client, { subjectKind: ['case'], subject: number, limit: 20 }, { signal });
    return items.slice().sort((one, other) => other.round - one.round);
  } catch (error) {
    if (isAbortedError(error)) throw error;
    return null;
  }
};

/** How the handling of a case was rated, or why that is not public and until when. */
export const evaluationsView = (evaluations: readonly Evaluation[] | null, language: Language): TemplateResult => {
  const words = evaluationWords[language];
  return html`
    <section part="evaluations">
      <h3><slot name="evaluations-title">${words.title}</slot></h3>
      ${evaluations ? evaluations.map((one) => evaluationView(one, evaluations.length > 1, language)) : html`<p class="muted">${words.notRead}</p>`}
    </section>
  `;
};

const evaluationView = ({ round, method, evaluatedOn, collectedBy, sealedUntil, minN = 0, figures, withheld }: Evaluation, isOneOfSeveral: boolean, language: Language): TemplateResult => {
  const words = evaluationWords[language];
  const day = (on: string | undefined): string => (on ? formatDay(on, language) : '');
  const about = [isOneOfSeveral && words.round(formatNumber(round, language)), labelOf(evaluationLabels, 'evaluationMethods', method, language), day(evaluatedOn), words.collectedBy(collectedBy)];
  return html`
    ${figures ? figuresView(figures, language)
      : withheld === 'below_minimum' ? html`<p>${words.tooFew(formatNumber(minN, language))}</p><p class="small muted">${words.tooFewWhy}</p>`
      : html`<p>${words.sealed(day(sealedUntil))}</p><p class="small muted">${words.sealedWhy}</p>`}
    <p class="small muted">${about.filter(Boolean).join(sharedWords[language].comma)}</p>
  `;
};

/** Counts first; both rates by their names, with what they are taken of. */
const figuresView = ({ issued, returned, valid, axes }: NonNullable<Evaluation['figures']>, language: Language): View => {
  const words = evaluationWords[language];
  const { comma } = sharedWords[language];
  const figure = (value: number): string => formatNumber(value, language);
  const counted = ['satisfied', 'basic', 'unsatisfied', 'unknown', 'abstain'] as const;
  return definitionRows([
    [words.papers, words.paperCounts(figure(issued), figure(returned), figure(valid))],
    ...axes.map((one) => [labelOf(recordLabels, 'evaluationAxes', one.axis, language), html`
      ${counted.filter((name) => one[name] || name === 'satisfied').map((name) => `${words.counts[name]} ${figure(one[name] ?? 0)}`).join(comma)}
      <div class="small muted figures">${words.rate(one.satisfiedRate.percent, figure(one.satisfiedRate.numerator), figure(one.satisfiedRate.denominator))}${comma}${
        words.wideRate(one.satisfiedOrBasicRate.percent, figure(one.satisfiedOrBasicRate.numerator), figure(one.satisfiedOrBasicRate.denominator))}</div>`] as const),
  ]);
};
