import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CaseSummary } from '@congress-kit/sdk';
import { explain } from '../base/explain.ts';
import { icons } from '../base/icons.ts';
import { stateIcons } from '../base/state-icons.ts';
import { submitButton } from '../base/submit-button.ts';
import { badge, button, emptyView, notice, type View } from '../base/views.ts';
import { errorSummary, type SummaryItem } from '../fields/error-summary.ts';
import { textField } from '../fields/text-field.ts';
import { formatDay, formatNumber } from '../locale/format.ts';
import { labelOf, progressLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { filters, type CaseList, type CasesFound, type Filter } from './case-list.ts';
import { trackerWords } from './handling-tracker.words.ts';
import { shortLight } from './light-view.ts';
import type { LookupFault, ReceiptLookup } from './receipt-lookup.ts';
import { trackedWords } from './tracked.words.ts';

/** How many there are, to be said aloud. */
export const foundWords = ({ items, total }: CasesFound, language: Language): string => {
  const words = trackerWords[language];
  const [shown, all] = [formatNumber(items.length, language), formatNumber(total, language)];
  return total === 0 ? words.none : items.length < total ? words.foundSome(shown, all) : words.found(all);
};

/** What was typed, in groups as it is printed: a narrow box shows half of it, and it is to be compared sign by sign. Nothing while it is short. */
const groupsOf = (secret: string): View => {
  const signs = secret.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '');
  return signs.length > 12 ? html`<p class="groups" aria-hidden="true">${signs.match(/.{1,4}/g)?.join(' ')}</p>` : nothing;
};

/** The way in with a receipt. */
export const lookupForm = (lookup: ReceiptLookup, language: Language, look: () => void): TemplateResult => {
  const words = trackerWords[language];
  const { typed, faults, state } = lookup;
  const busy = state.type === 'looking';
  const items: SummaryItem[] = faults.map((fault) => ({ id: idOf(fault), label: fault.field === 'secret' ? words.secret : words.receiptNo, error: faultWords(fault, language) }));
  const errorAt = (id: string) => items.find((item) => item.id === id)?.error;
  return html`
    <form method="dialog" class="lookup screen-only" part="lookup" novalidate aria-labelledby="lookup" @submit=${(event: Event) => {
      event.preventDefault();
      look();
    }}>
      <h2 id="lookup" tabindex="-1"><slot name="title">${words.lookupTitle}</slot></h2>
      <p class="muted intro"><slot name="lead">${words.lookupLead}</slot></p>
      ${errorSummary(items, language)}${state.type === 'failed' ? failedView(state.error, language) : nothing}
      ${textField({
        id: 'receipt-no', language, label: words.receiptNo, hint: words.receiptNoHint, value: typed.receiptNo, error: errorAt('receipt-no'), readonly: busy, size: 22, spellcheck: false,
        input: (receiptNo) => lookup.change({ receiptNo }),
      })}
      ${textField({
        id: 'receipt-secret', language, label: words.secret, hint: words.secretHint, value: typed.secret, error: errorAt('receipt-secret'), readonly: busy, size: 36, spellcheck: false,
        input: (secret) => lookup.change({ secret }),
      })}
      ${groupsOf(typed.secret)}
      <div class="actions">${submitButton(busy ? words.looking : words.lookup, { kind: 'primary', busy, part: 'submit' })}</div>
    </form>
  `;
};

const idOf = ({ field }: LookupFault): string => (field === 'secret' ? 'receipt-secret' : 'receipt-no');

const faultWords = (fault: LookupFault, language: Language): string => {
  const words = trackerWords[language];
  if (fault.field === 'receiptNo') return words.receiptNoFaults[fault.fault];
  return fault.fault === 'wrong_length' ? words.secretFaults.wrong_length(fault.length) : words.secretFaults[fault.fault];
};

/** A wrong secret and a number that does not exist are one sentence: the server's answer is one, and so are our words. */
const failedView = (error: unknown, language: Language): TemplateResult => {
  const words = trackerWords[language];
  const { title, help } = explain(error, language);
  return html`
    <div id="error-summary" class="failed" part="summary" tabindex="-1">
      ${notice('bad', icons.warning, title, html`<p>${help}</p><p>${words.lookupKept}</p>`, 'error')}
    </div>
  `;
};

export interface ListActs {
  readonly open: (number: string) => void;
  readonly more: () => void;
  readonly focus: (selector: string) => void;
}

/** Search and filter of the public cases; the list is `casesView`. */
export const searchView = (list: CaseList, language: Language): TemplateResult => {
  const words = trackerWords[language];
  return html`
    <form method="dialog" class="search screen-only" role="search" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      list.search(list.q, 0);
    }}>
      <div class="field" part="field">
        <label for="search"><slot name="search-label">${words.search}</slot></label>
        <div class="hint" id="search-hint"><slot name="search-hint">${words.searchHint}</slot></div>
        <div class="looking">${icons.search}<input class="control" part="control" id="search" type="search" autocomplete="off" enterkeyhint="search" aria-describedby="search-hint" .value=${live(list.q)}
          @input=${(event: Event) => list.search((event.target as HTMLInputElement).value)} /></div>
      </div>
    </form>
    <div class="chips screen-only" part="filters" role="group" aria-label=${words.filter}>
      ${(Object.keys(filters) as Filter[]).map((filter) => html`
        <button type="button" class="chip" part="filter" aria-pressed=${filter === list.filter ? 'true' : 'false'} @click=${() => list.choose(filter)}>${
          filter === 'all' ? words.all : labelOf(progressLabels, 'publicPhases', filter, language)
        }</button>`)}
    </div>
  `;
};

export const casesView = (found: CasesFound, list: CaseList, language: Language, acts: ListActs): TemplateResult => {
  const words = trackerWords[language];
  if (!found.items.length) {
    return html`<div class="none">${
      list.isFiltered ? emptyView(words.none, html`${words.noneHelp}<span class="actions">${button(words.showAll, () => {
        list.showAll();
        acts.focus('#search');
      })}</span>`) : emptyView(words.noneYet, words.noneYetHelp)
    }</div>`;
  }
  return html`
    <p class="count small muted figures" id="count" tabindex="-1">${foundWords(found, language)}</p>
    <ul class="cases" part="cases" aria-busy=${list.busy ? 'true' : nothing}>
      ${repeat(found.items, (one) => one.number, (one) => caseRow(one, language, acts))}
    </ul>
    ${list.moreError ? notice('bad', icons.warning, words.moreFailed, html`<p>${explain(list.moreError, language).help}</p>`, 'error') : nothing}
    ${found.nextCursor ? html`<p class="more">${button(list.loadingMore ? words.loadingMore : words.more, () => acts.more(), { busy: list.loadingMore, part: 'more', id: 'more' })}</p>` : nothing}
  `;
};

/** The title is the button, and the whole row its target. */
const caseRow = (one: CaseSummary, language: Language, acts: ListActs): TemplateResult => {
  const words = trackerWords[language];
  return html`
    <li class="case" part="case">
      <h3><button type="button" class="open" id="case-${one.number}" @click=${() => acts.open(one.number)}>${one.title}</button></h3>
      <p class="state">${phaseBadge(one.phase, language)}${shortLight(one, language)}</p>
      <p class="small muted figures facts">${[labelOf(progressLabels, 'caseOrigins', one.origin, language), one.leadHandler?.name, words.registered(formatDay(one.registeredOn, language)), one.number]
        .filter(Boolean).map((fact) => html`<span>${fact}</span>`)}${one.priority ? html`<span class="tag">${trackedWords[language].priority}</span>` : nothing}</p>
    </li>
  `;
};

const phaseBadge = (phase: string, language: Language): View => {
  const word = labelOf(progressLabels, 'publicPhases', phase, language);
  if (phase === 'completed' || phase === 'published') return badge('done', icons.done, word);
  return ['received', 'assigning', 'handling', 'replied', 'evaluating'].includes(phase) ? badge('idle', stateIcons.onward, word) : badge('idle', stateIcons.minus, word);
};
