import { html, nothing, type TemplateResult } from 'lit';
import type { SuggestionDetail } from '@congress-kit/sdk';
import { onceOpen } from '../base/once-open.ts';
import { button, type View } from '../base/views.ts';
import { formatDay, formatNumber } from '../locale/format.ts';
import { labelOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import type { About } from './case-view.ts';
import { paragraphs } from './paragraphs.ts';
import { suggestionWords } from './suggestion.words.ts';

/** Lazy part: what a public suggestion has beside its steps and answers. Most who come here look for a receipt or a case. */
export { getSuggestion } from '@congress-kit/sdk';
export { suggestionWords } from './suggestion.words.ts';

/** What the record's own part lends: imported here, its files would be cut up among both. */
export interface SuggestionActs {
  readonly files: View;
  /** Undefined where there is no server to read a case from. */
  readonly openCase: ((number: string) => void) | undefined;
  /** Its address as a code; undefined where the page opens no suggestion by its address. */
  readonly code: (() => View) | undefined;
}

export const aboutSuggestion = (suggestion: SuggestionDetail, language: Language, acts: SuggestionActs): About => ({
  lead: leadOf(suggestion, language), facts: factsOf(suggestion, language), said: saidView(suggestion, language, acts.files),
  outcome: html`${outcomeView(suggestion, language, acts.openCase)}${acts.code ? addressView(acts.code, language) : nothing}`,
});

/** Where the words for the holder of a receipt would be wrong. */
const leadOf = ({ state, phase, caseNumber }: SuggestionDetail, language: Language): string | undefined =>
  state === 'rated' ? suggestionWords[language].rated : state === 'transferred' && caseNumber && phase !== 'assigning' ? suggestionWords[language].onItsWay : undefined;

/** What about, when, who — by name only where the author wanted it — and how many stand behind it. */
const factsOf = (suggestion: SuggestionDetail, language: Language): About['facts'] => {
  const words = suggestionWords[language];
  const { category, submittedOn, identityMode, authorName, supportCount } = suggestion;
  return [
    [words.category, labelOf(suggestionLabels, 'suggestionCategories', category, language)],
    [words.submittedOn, formatDay(submittedOn, language)],
    [words.author, identityMode === 'public' && authorName ? authorName : identityMode === 'anonymous' ? words.nameless : words.nameKept],
    [words.supports, words.supportCount(formatNumber(supportCount, language))],
  ];
};

/** What is public of the text; it is what a reader came for, so it stands open. */
const saidView = ({ body }: SuggestionDetail, language: Language, files: View): TemplateResult => {
  const words = suggestionWords[language];
  return html`
    <section class="said" part="original">
      <h3><slot name="text-title">${words.text}</slot></h3>
      ${body
        ? html`<div class="text">${paragraphs(body)}${files}</div>`
        : html`<p class="muted">${words.titleOnly}</p>`}
    </section>
  `;
};

/** 群众提、代表决、政府办: the case it led to, and the ballots it came to. */
const outcomeView = ({ caseNumber, candidates = [] }: SuggestionDetail, language: Language, openCase: SuggestionActs['openCase']): View => {
  const words = suggestionWords[language];
  if (!(caseNumber && openCase) && candidates.length === 0) return nothing;
  return html`
    <section class="outcome" part="outcome">
      <h3><slot name="outcome-title">${words.outcome}</slot></h3>
      ${candidates.map(({ title, ballot, elected }) => html`<p>${words.onBallot(title, ballot.name)}${sharedWords[language].comma}<b>${elected ? words.elected : words.notElected}</b>${words.stop}</p>`)}
      ${caseNumber && openCase ? html`<div class="actions screen-only">${button(words.linkedCase(caseNumber), () => openCase(caseNumber), { id: 'linked-case', part: 'linked-case' })}</div>` : nothing}
    </section>
  `;
};

/** Its address on a phone. */
const addressView = (code: () => View, language: Language): TemplateResult => html`
  <details class="original follow screen-only" part="follow">
    <summary><span class="phase"><slot name="follow-title">${suggestionWords[language].address}</slot></span></summary>
    ${onceOpen(false, code)}
  </details>
`;
