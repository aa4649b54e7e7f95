import { html, nothing, type TemplateResult } from 'lit';
import { isProblemError } from '@congress-kit/sdk';
import { explain, requestLine } from '../base/explain.ts';
import { icons } from '../base/icons.ts';
import { ownText } from '../base/own-text.ts';
import { stateIcons } from '../base/state-icons.ts';
import { submitButton } from '../base/submit-button.ts';
import { button, notice, type View } from '../base/views.ts';
import { labelOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { formWords } from './suggestion-form.words.ts';
import { finishWords } from './finish.words.ts';
import type { Typed } from './suggestion-draft.ts';
import { isStopped } from './suggestion-sending.ts';
import type { Sending } from './suggestion-writing.ts';
import { whoSeesWhat } from './who-sees-what.ts';

export interface CheckView {
  readonly typed: Typed;
  readonly language: Language;
  /** Whom it goes to, in words. */
  readonly addressee: string;
  readonly files: readonly string[];
  readonly sending: Sending;
  /** What stands in the way, if anything does. */
  readonly problem: View;
  readonly similar: View;
  readonly change: (field: string) => void;
  readonly back: () => void;
}

/** The summary before sending: every answer, and the way back to each. */
export const checkView = (view: CheckView): TemplateResult => {
  const { language, sending } = view;
  const words = finishWords[language];
  const isBusy = sending.type === 'sending';
  return html`
    <section class="check" part="check" aria-labelledby="check-title">
      <h3 id="check-title" tabindex="-1"><slot name="check-title">${words.checkTitle}</slot></h3>
      <p class="lead"><slot name="check">${words.checkLead}</slot></p>
      ${view.problem}
      <dl class="answers" part="answers">${answersOf(view).map(([field, asked, answer]) => html`
        <div>
          <dt>${ownText(`${field}-label`, asked)}</dt>
          <dd>${answer}</dd>
          <dd class=${isBusy ? 'change reserved screen-only' : 'change screen-only'}>${button(html`${words.change}<span class="visually-hidden"> ${ownText(`${field}-label`, asked)}</span>`, () => view.change(field), { kind: 'plain' })}</dd>
        </div>`)}
      </dl>
      ${whoSeesWhat(view.typed, language)}
      ${view.similar}
      ${sending.type === 'sending' && sending.proof ? html`
        <div class="proof" part="proof">
          <p>${words.proof}</p>
          <p><progress max=${sending.proof.total} value=${sending.proof.solved} aria-label=${words.proofProgress}></progress> <span class="figures">${words.proofOf(sending.proof.solved, sending.proof.total)}</span></p>
        </div>` : nothing}
      <div class="actions">
        ${submitButton(isBusy ? words.sending : sending.type === 'stale' ? words.resend : words.submit, { kind: 'primary', busy: isBusy, part: 'submit' })}
        ${isBusy ? nothing : button(words.backToWriting, view.back, { kind: 'plain', part: 'back' })}
      </div>
    </section>
  `;
};

/** Field, question, answer; as they stand in the form. */
const answersOf = ({ typed, language, addressee, files }: CheckView): readonly (readonly [field: string, label: string, answer: unknown])[] => {
  const form = formWords[language];
  const words = finishWords[language];
  const said = (text: string): unknown => text.trim() || html`<span class="muted">${words.none}</span>`;
  const isNamed = typed.identityMode !== 'anonymous';
  return [
    ['target', form.toWhom, addressee],
    ['kind', form.kind, labelOf(suggestionLabels, 'suggestionKinds', typed.kind, language)],
    ['category', form.category, labelOf(suggestionLabels, 'suggestionCategories', typed.category, language)],
    ['title', form.titleLabel, said(typed.title)],
    ['body', form.body, html`<div class="said">${said(typed.body)}</div>`],
    ['attachments', form.files, files.length > 0 ? html`<ul>${files.map((name) => html`<li>${name}</li>`)}</ul>` : said('')],
    ['place', form.where, said([typed.divisionName, typed.address].filter((text) => text.trim()).join(sharedWords[language].comma))],
    ['identityMode', form.identity, labelOf(suggestionLabels, 'identityModes', typed.identityMode, language)],
    ...(isNamed ? ([['name', form.name, said(typed.name)], ['phone', form.phone, said(typed.phone)]] as const) : []),
    ['mayPublish', form.publishShort, typed.mayPublish ? words.published : typed.identityMode === 'public' ? words.unticked : words.unpublished],
  ];
};

export interface ProblemActs {
  readonly send: () => void;
  readonly cancel: () => void;
  /** It went out at least once. */
  readonly mayHaveArrived: boolean;
}

/** Refusals whose own words say that what was written is still there, and those that say it is not registered twice: it is said once. */
export const sayKept = ['body_too_large', 'window_closed', 'too_many_requests', 'proof_not_accepted', 'temporarily_unavailable'] as const;
export const sayOnce = ['idempotency_in_flight', 'internal_error'] as const;

/** Something on the way, at the top and with focus: what happened, what becomes of the text, what to do. */
export const problemView = (sending: Sending, language: Language, { send, cancel, mayHaveArrived }: ProblemActs): View => {
  const words = finishWords[language];
  const box = (tone: 'bad' | 'warn', title: string, more: unknown): TemplateResult => html`
    <div id="error-summary" tabindex="-1" part="summary" class="failed" role="group" aria-label=${title}><div role="alert">${notice(tone, tone === 'bad' ? icons.warning : stateIcons.paused, title, more, 'error')}</div></div>
  `;
  if (sending.type === 'stale') return box('warn', words.staleTitle, html`<p>${words.staleHelp}</p>`);
  if (sending.type !== 'failed' && sending.type !== 'queued') return nothing;
  const { title, help, requestId } = explain(sending.error, language);
  const isQueued = sending.type === 'queued';
  const stopped = isStopped(sending.error) ? words.stopped(sending.error.about.status!) : '';
  return box(isQueued ? 'warn' : 'bad', isQueued ? words.queuedTitle : words.failedTitle, html`
    <p>${isQueued ? words.queuedWhy[(sending.error as { kind: 'network' }).kind] : stopped || sharedWords[language].sentences(title, help)}</p>
    ${isProblemError(sending.error, ...sayKept) ? nothing : html`<p>${words.failedKept}</p>`}
    ${mayHaveArrived && !isQueued && !stopped && !isProblemError(sending.error, ...sayOnce) ? html`<p>${words.unsure}</p>` : nothing}
    ${isQueued ? html`<p part="queued">${words.queuedLead}</p>` : nothing}
    ${requestId && !help.includes(requestId) ? html`<p class="small muted">${requestLine(requestId, language)}</p>` : nothing}
    <div class="actions">${button(words.resend, send, { kind: 'primary' })}${isQueued ? button(words.queuedCancel, cancel, { part: 'cancel' }) : nothing}</div>
  `);
};
