import { define } from '../base/registry.ts';
import { CongressSuggestionForm } from './congress-suggestion-form.ts';

define('congress-suggestion-form', CongressSuggestionForm);

declare global {
  interface HTMLElementTagNameMap {
    'congress-suggestion-form': CongressSuggestionForm;
  }
}
