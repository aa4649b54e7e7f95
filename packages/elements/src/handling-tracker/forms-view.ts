import { html, nothing, type TemplateResult } from 'lit';
import { isCongressError, isProblemError, type Receipt, type Step } from '@congress-kit/sdk';
import { limits } from '@congress-kit/api/limits';
import { explain } from '../base/explain.ts';
import { icons } from '../base/icons.ts';
import { submitButton } from '../base/submit-button.ts';
import { button, definitionRows, notice, type View } from '../base/views.ts';
import { radioGroup } from '../fields/choice-fields.ts';
import { errorSummary, type SummaryItem } from '../fields/error-summary.ts';
import { textArea } from '../fields/text-field.ts';
import { formatDay, formatInstant, relativeDay, today } from '../locale/format.ts';
import { labelOf, labelsOf } from '../locale/labels.ts';
import { recordLabels } from './record-labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { dayOf } from './tracked.ts';
import { trackedWords } from './tracked.words.ts';
import { holderWords, type HolderWords } from './holder.words.ts';
import { paragraphs } from './paragraphs.ts';
import type { Writing, Supplement, TextFault, Withdrawal } from './receipt-writing.ts';
import { overall, type Choice, type Mark, type ReplyRating } from './reply-rating.ts';

/** The forms of a receipt's holder. Each: what is wrong on top, the fields, one button that says what it does. */
export const submitted = (act: () => void) => (event: Event): void => {
  event.preventDefault();
  act();
};

/** Why it was not taken, and that nothing typed is lost. Only an answer of the server counts as “not sent”. */
export const failureView = (state: Writing, language: Language): View => {
  if (state.type !== 'failed') return nothing;
  const words = holderWords[language];
  const { error } = state;
  const { title, help } = explain(error, language);
  const unsure = isCongressError(error) && error.mayHaveArrived;
  return html`
    <div id="error-summary" class="failed" part="summary" tabindex="-1"><div role="alert">
      ${notice('bad', icons.warning, unsure ? words.unsentTitle : isProblemError(error) ? title : words.refusedTitle, html`<p>${isProblemError(error) ? help : words.unsentKept}</p>`, 'error')}
    </div></div>
  `;
};

const axes = ['attitude', 'result'] as const;

/** 背靠背: what happens with the rating is said before it is asked for. */
export const ratingForm = (rating: ReplyRating, language: Language, send: () => void): TemplateResult => {
  const words = holderWords[language];
  const { choice, faults, state } = rating;
  const busy = state.type === 'sending';
  const errors: Readonly<Record<keyof Choice, string>> = { attitude: words.attitudeMissing, result: words.resultMissing, comment: words.commentLong(limits.note) };
  const errorAt = (field: keyof Choice) => (faults.includes(field) ? errors[field] : undefined);
  const marks = labelsOf(recordLabels, 'ratings', language);
  const nameOf = (field: keyof Choice) => (field === 'comment' ? words.comment : labelOf(recordLabels, 'evaluationAxes', field, language));
  const items: SummaryItem[] = faults.map((field) => ({ id: `rate-${field}`, label: nameOf(field), error: errors[field] }));
  return html`
    <form method="dialog" class="act screen-only" part="rating" novalidate aria-labelledby="rating" @submit=${submitted(send)}>
      <h3 id="rating" tabindex="-1"><slot name="rate-title">${words.rateTitle}</slot></h3>
      <p class="hint"><slot name="rate-lead">${words.rateLead(limits.minRatings)}</slot></p>
      ${errorSummary(items, language)}${failureView(state, language)}
      ${axes.map((axis) => radioGroup<Mark>({
        id: `rate-${axis}`, language, label: nameOf(axis), hint: axis === 'attitude' ? words.attitudeHint : words.resultHint, inline: true, error: errorAt(axis), readonly: busy,
        value: choice[axis], options: (Object.keys(marks) as Mark[]).map((value) => ({ value, label: marks[value] })), change: (value) => rating.change({ [axis]: value }),
      }))}
      ${overall(choice.attitude, choice.result) === 'unsatisfied' ? html`<p class="consequence">${words.ifUnsatisfied}</p>` : nothing}
      ${textArea({
        id: 'rate-comment', language, label: words.comment, hint: words.commentHint, optional: true, rows: 3, max: limits.note, value: choice.comment, error: errorAt('comment'), readonly: busy,
        input: (comment) => rating.change({ comment }),
      })}
      <div class="actions">${submitButton(busy ? words.rating : words.rate, { kind: 'primary', busy, part: 'submit' })}</div>
    </form>
  `;
};

/** The rating as it was recorded, and what follows from it. */
export const ratedView = (own: NonNullable<Receipt['rating']>, again: number, language: Language): TemplateResult => {
  const words = holderWords[language];
  const isUnsatisfied = overall(own.attitude, own.result) === 'unsatisfied';
  return html`
    <section class="act rated" part="rated" aria-labelledby="rated">
      <h3 id="rated" tabindex="-1"><slot name="rated-title">${words.ratedTitle}</slot></h3>
      ${isUnsatisfied ? notice('note', icons.info, trackedWords[language].ratedThanks, html`<p><slot name="rated">${again > 0 ? words.ratedNextAgain : words.ratedNext}</slot></p>`) : notice('good', icons.done, trackedWords[language].ratedThanks)}
      ${definitionRows([
        ...axes.map((axis) => [labelOf(recordLabels, 'evaluationAxes', axis, language), labelOf(recordLabels, 'ratings', own[axis], language)] as const),
        [words.comment, own.comment],
        [words.ratedOn, formatInstant(own.at, language)],
      ])}
    </section>
  `;
};

const textError = (fault: TextFault | undefined, missing: string, long: string): string | undefined => (fault === 'missing' ? missing : fault === 'long' ? long : undefined);

/** The last whole day of the 30 that are left for an answer; none once they have passed. */
const lastDay = (asked: string, language: Language): string | undefined => {
  const from = Date.parse(dayOf(asked));
  const last = Number.isNaN(from) ? '' : today(new Date(from + 29 * 86_400_000));
  return last < today() ? undefined : formatDay(last, language) + sharedWords[language].brackets(relativeDay(last, language));
};

/** The office's question, with what it put right of it since, and the answer. */
export const supplementForm = (supplement: Supplement, asked: Step | undefined, corrected: View, language: Language, send: () => void): TemplateResult => {
  const words = holderWords[language];
  const busy = supplement.state.type === 'sending';
  const by = asked && lastDay(asked.at, language);
  const error = textError(supplement.fault, words.supplementMissing, words.supplementLong(limits.note));
  return html`
    <form method="dialog" class="act screen-only" part="supplement" novalidate aria-labelledby="supplement" @submit=${submitted(send)}>
      <h3 id="supplement" tabindex="-1"><slot name="supplement-title">${words.supplementTitle}</slot></h3>
      ${asked?.note ? html`<blockquote class="text question"><p>${asked.note}</p></blockquote>` : nothing}
      ${corrected}
      <p class="hint"><slot name="supplement-lead">${by === undefined ? words.supplementLead : words.supplementBy(by)}</slot></p>
      ${errorSummary(error ? [{ id: 'supplement-text', label: words.supplementLabel, error }] : [], language)}${failureView(supplement.state, language)}
      ${textArea({
        id: 'supplement-text', language, label: words.supplementLabel, rows: 5, max: limits.note, value: supplement.text, error, readonly: busy, input: (text) => supplement.change(text),
      })}
      <div class="actions">${submitButton(busy ? words.supplementing : words.supplement, { kind: 'primary', busy, part: 'submit' })}</div>
    </form>
  `;
};

/** Stands where the form stood: one that goes without a word leaves its sender in doubt. */
export const supplementedView = (language: Language): TemplateResult =>
  html`<div id="supplemented" class="supplemented" part="supplemented" tabindex="-1">${notice('good', icons.done, trackedWords[language].supplemented, html`<p>${holderWords[language].supplementedNext}</p>`)}</div>`;

/** The receipt had moved on before it arrived: says so where the form stood, and gives back what was written. */
export const overtakenView = (act: keyof HolderWords['overtaken'], typed: string, language: Language): TemplateResult => {
  const words = holderWords[language];
  return html`<div id="overtaken" class="supplemented screen-only" part="summary" tabindex="-1">${notice('bad', icons.warning, words.overtaken[act], html`
    <p>${words.overtakenHelp}${typed.trim() ? words.overtakenText : ''}</p>${typed.trim() ? html`<blockquote class="text">${paragraphs(typed)}</blockquote>` : nothing}
  `)}</div>`;
};

/** First a quiet button, then the question in its place: nothing pops up. */
export const withdrawalForm = (withdrawal: Withdrawal, language: Language, acts: { ask: (asking: boolean) => void; send: () => void }): TemplateResult => {
  const words = holderWords[language];
  if (!withdrawal.asking) return html`<p class="screen-only">${button(words.withdraw, () => acts.ask(true), { kind: 'plain', id: 'withdraw' })}</p>`;
  const busy = withdrawal.state.type === 'sending';
  const error = textError(withdrawal.fault, '', words.supplementLong(limits.note));
  return html`
    <form method="dialog" class="act screen-only" part="withdrawal" novalidate aria-labelledby="withdrawal" @submit=${submitted(acts.send)}>
      <h3 id="withdrawal" tabindex="-1"><slot name="withdraw-title">${words.withdrawTitle}</slot></h3>
      <p class="before"><slot name="withdraw-lead">${words.withdrawLead}</slot></p>
      ${failureView(withdrawal.state, language)}
      ${textArea({
        id: 'withdraw-reason', language, label: words.withdrawReason, optional: true, rows: 2, max: limits.note, value: withdrawal.reason, error, readonly: busy,
        input: (reason) => withdrawal.change(reason),
      })}
      <div class="actions">
        ${submitButton(busy ? words.withdrawing : words.withdrawYes, { busy, part: 'submit' })}
        ${button(words.withdrawNo, () => acts.ask(false), { kind: 'plain' })}
      </div>
    </form>
  `;
};
