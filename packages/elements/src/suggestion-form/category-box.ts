import { Combobox, type Search } from '../fields/combobox.ts';
import { labelsOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { categoryOptions } from './category-options.ts';
import { formWords } from './suggestion-form.words.ts';
import type { SuggestionWriting } from './suggestion-writing.ts';

interface CategoryHost {
  readonly spokenLanguage: Language;
  readonly writing: SuggestionWriting;
  requestUpdate(): void;
  say(words: string): void;
}

/** What a suggestion is about: typed, and found in the categories of the language that is shown. */
export const bringCategories = (host: CategoryHost): void => {
  const search: Search = (query) => categoryOptions(query, labelsOf(suggestionLabels, 'suggestionCategories', host.spokenLanguage));
  host.writing.categories = new Combobox(host, search, (count) => host.say(formWords[host.spokenLanguage].found(count)));
};
