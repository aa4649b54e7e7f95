import { html, noChange, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../base/icons.ts';
import type { Language } from '../locale/language.ts';
import { finderWords } from './deputy-finder.words.ts';
import type { DeputySearch } from './deputy-search.ts';

export interface SearchActs {
  readonly input: (event: InputEvent) => void;
  readonly compose: (event: CompositionEvent) => void;
  readonly clear: () => void;
  /** “Search” on the keyboard: on to the results. */
  readonly go: () => void;
  readonly try: (query: string) => void;
}

/** @param type what stands in the box is another; while a word is being composed nothing is looked for */
export const searchActs = (type: (words: string) => void, composing: () => boolean, compose: (composing: boolean) => void, focusOn: (selector: string) => void): SearchActs => {
  const read = ({ target }: Event): void => type((target as HTMLInputElement).value);
  const take = (query: string): void => {
    type(query);
    focusOn('#query');
  };
  return {
    input: (event) => {
      if (!composing() && !event.isComposing) read(event);
    },
    compose: (event) => {
      compose(event.type === 'compositionstart');
      if (!composing()) read(event);
    },
    clear: () => take(''),
    go: () => focusOn('#found'),
    try: take,
  };
};

/** One box for everything. While a word is being composed the box belongs to the input method: nothing is written into it. */
export const searchBox = (search: DeputySearch, composing: boolean, language: Language, acts: SearchActs): TemplateResult => {
  const words = finderWords[language];
  return html`
    <div class="search" role="search" aria-labelledby="query-label">
      <label for="query" id="query-label"><slot name="query-label">${words.search}</slot></label>
      <div class="box">
        ${icons.search}
        <input
          class="control"
          part="control"
          id="query"
          type="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="search"
          .value=${composing ? noChange : live(search.query)}
          @input=${acts.input}
          @compositionstart=${acts.compose}
          @compositionend=${acts.compose}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== 'Enter' || event.isComposing || composing) return;
            event.preventDefault();
            acts.go();
          }}
        />
        ${search.query === '' ? nothing : html`<button type="button" class="clear" part="clear" aria-label=${words.clear} @click=${acts.clear}>${icons.cross}</button>`}
      </div>
    </div>
  `;
};
