import { html, nothing } from 'lit';
import { icons } from '../base/icons.ts';
import { ownText } from '../base/own-text.ts';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';

/** One thing to mend: the id of its field, the field's name, and the very words that stand at the field. */
export interface SummaryItem {
  readonly id: string;
  readonly label: string;
  readonly error: string;
}

/**
 * All that is wrong, at the top of the form. Call `focusSummary` once it is rendered.
 *
 * @param go leads to a field that may not be on the screen yet; else it is looked for beside the summary
 */
export const errorSummary = (items: readonly SummaryItem[], language: Language, more: unknown = nothing, go?: (id: string) => void): View => {
  if (items.length === 0 && more === nothing) return nothing;
  const words = sharedWords[language];
  return html`
    <div class="notice tone-bad summary" part="summary" id="error-summary" role="group" aria-labelledby="error-summary-title" tabindex="-1">
      ${icons.warning}
      <div class="body">
        <h3 id="error-summary-title">${words.summaryTitle(items.length)}</h3>
        ${more}
        <ul>${items.map((item) => html`<li><a href="#${item.id}" @click=${(event: Event) => {
          event.preventDefault();
          if (go) go(item.id);
          else focusField((event.currentTarget as Element).getRootNode() as ShadowRoot, item.id);
        }}>${ownText(`${item.id}-label`, item.label)}${words.labelColon}${item.error}</a></li>`)}</ul>
      </div>
    </div>
  `;
};

/** Fragments do not reach into a shadow tree, and would change the host page's address: it is done by hand. */
export const focusField = (root: ShadowRoot | DocumentFragment, id: string): void => {
  const field = root.getElementById(id);
  if (!field) return;
  const control = field.localName === 'fieldset' ? (field.querySelector<HTMLElement>('input:checked, input:not([hidden]), select, textarea') ?? field.querySelector<HTMLElement>('button')) : field;
  field.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
};

/** Moves focus to the summary, once the element has rendered it (`await this.updateComplete`). */
export const focusSummary = (root: ParentNode): void => {
  const summary = root.querySelector<HTMLElement>('#error-summary');
  summary?.focus({ preventScroll: true });
  summary?.scrollIntoView({ block: 'nearest' });
};
