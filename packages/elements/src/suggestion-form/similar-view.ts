import { html, nothing } from 'lit';
import { isNetworkError, type SimilarSuggestion } from '@congress-kit/sdk';
import { explain } from '../base/explain.ts';
import { icons } from '../base/icons.ts';
import { linkTo } from '../base/links.ts';
import { button, type View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf, progressLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { finishWords } from './finish.words.ts';
import type { Seconding, SimilarSuggestions } from './similar-suggestions.ts';

export interface SimilarActs {
  /** Page that shows a public suggestion to whoever has its number; undefined where the site has none. */
  readonly page: string | null | undefined;
  readonly second: (receiptNo: string) => void;
  readonly discard: () => void;
}

/** Beside the way, never in it: what follows can be pressed at any time. */
export const similarView = (similar: SimilarSuggestions, language: Language, acts: SimilarActs): View => {
  const words = finishWords[language];
  const { state } = similar;
  if (state.type === 'loading') return html`<p class="similar muted" part="similar">${words.similarLooking}</p>`;
  if (state.type !== 'loaded') return nothing;
  const isSeconded = Array.from(similar.seconded.values()).some(({ type }) => type === 'done');
  return html`
    <section class="similar" part="similar" aria-labelledby="similar-title">
      <h3 id="similar-title"><slot name="similar-title">${words.similarTitle}</slot></h3>
      <p><slot name="similar">${words.similarLead}</slot></p>
      <ul>${state.data.map((one) => itemView(one, similar.seconded.get(one.receiptNo), language, acts))}</ul>
      ${isSeconded ? html`<p>${words.secondedNext}</p><div class="actions">${button(words.discard, acts.discard)}</div>` : nothing}
    </section>
  `;
};

const itemView = (one: SimilarSuggestion, seconding: Seconding | undefined, language: Language, { second, page }: SimilarActs): View => {
  const words = finishWords[language];
  const place = one.division?.name;
  const about = html`<span class="visually-hidden">${sharedWords[language].labelColon}${one.title}</span>`;
  // In a page of its own: what was written and not sent is not left for it.
  const address = page ? linkTo(page, { suggestion: one.receiptNo }) : undefined;
  return html`
    <li part="similar-item">
      <h4>${one.title}</h4>
      <p class="muted small figures">${one.identityMode === 'public' && one.authorName ? words.similarBy(one.authorName) : nothing}${place ? `${place}${sharedWords[language].comma}` : nothing}${words.similarFacts(labelOf(progressLabels, 'publicPhases', one.phase, language), formatDay(one.submittedOn, language), one.supportCount)}</p>
      ${one.body ? html`<details><summary>${words.similarMore}<span class="visually-hidden"> ${one.title}</span></summary><p class="said">${one.body}</p></details>` : nothing}
      <div role="status">${seconding?.type === 'done'
        ? html`<p class="seconded" id="seconded-${one.receiptNo}" tabindex="-1">${icons.done}<span>${(seconding.counted ? words.seconded : words.secondedBefore)(seconding.count)}</span></p>`
        : seconding?.type === 'failed' ? html`<p class="error">${icons.warning}<span>${sharedWords[language].sentences(words.secondFailed, isNetworkError(seconding.error) ? words.queuedWhy.network : explain(seconding.error, language).title)}</span></p>` : nothing}</div>
      ${seconding?.type === 'done' && !address ? nothing : html`<div class="actions">
        ${seconding?.type === 'done' ? nothing : button(
          html`${seconding?.type === 'asking' ? words.seconding : words.second}${about}`, () => second(one.receiptNo), { part: 'second', busy: seconding?.type === 'asking' },
        )}${address ? html`<a class="button plain" part="similar-link" href=${address} target="_blank" rel="noopener">${words.similarPage}${about}</a>` : nothing}
      </div>`}
    </li>
  `;
};
