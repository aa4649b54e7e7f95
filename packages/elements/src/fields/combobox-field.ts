import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../base/icons.ts';
import { ownText } from '../base/own-text.ts';
import { sharedWords } from '../locale/shared-words.ts';
import type { Combobox, Option } from './combobox.ts';
import { aboutView, classOf, describedBy, labelText, optionalMark, type FieldCommon } from './field.ts';

export interface ComboboxField extends FieldCommon {
  readonly box: Combobox;
  /** How the chosen one is called; '' when none is. */
  readonly chosen: string;
  /** Undefined: what was chosen is taken back. */
  readonly choose: (option: Option | undefined) => void;
  /** Left with words that nothing fits: where they went to. Without it they stay in the field, and nothing is chosen. */
  readonly unmatched?: (words: string) => void;
  /** What stands in the list where nothing fits. */
  readonly none: string;
  /** What stands there where nothing could be read. */
  readonly failed?: string;
  readonly below?: unknown;
}

const inputIn = (event: Event): HTMLInputElement | null => (event.currentTarget as Element).closest('.combo')?.querySelector('input') ?? null;

/** Typed in, and chosen from what fits. Keys as WAI-ARIA's authoring practices have them. */
export const comboboxField = (field: ComboboxField): TemplateResult => {
  const { id, box } = field;
  const list = `${id}-list`;
  const own = ownText(`${id}-label`, field.label);
  const hasOptions = box.isOpen && box.options.length > 0;
  const take = (option: Option): void => {
    box.settle();
    field.choose(option);
  };
  const keys = (event: KeyboardEvent): void => {
    if (field.readonly || event.isComposing) return;
    const option = box.isOpen ? box.options[box.active] : undefined;
    const box_ = event.currentTarget as HTMLElement;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (event.altKey) event.key === 'ArrowDown' ? box.open() : box.close();
      else box.move(event.key === 'ArrowDown' ? 1 : -1);
      requestAnimationFrame(() => box_.parentElement?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Enter' && box.isOpen) {
      // Not the form's: what Enter means here is the option.
      event.preventDefault();
      if (option) take(option);
    } else if (event.key === 'Escape' && (box.isOpen || box.query !== undefined)) {
      event.preventDefault();
      event.stopPropagation();
      if (box.isOpen) box.close();
      else box.settle();
    }
  };
  const leave = async (event: FocusEvent): Promise<void> => {
    if ((event.currentTarget as Element).contains(event.relatedTarget as Node | null) || !(await box.leave())) return;
    const words = box.query!.trim();
    const { meant } = box;
    if (!meant && words && !field.unmatched) {
      if (field.chosen) field.choose(undefined);
      return;
    }
    box.settle();
    if (meant) field.choose(meant);
    else if (words === '') field.choose(undefined);
    else field.unmatched?.(words);
  };
  return html`
  <div class=${classOf(field)} part="field">
    <label for=${field.id}>${labelText(field)}${optionalMark(field)}</label>${aboutView(field)}
    <div class="combo" @focusout=${leave}>
      <input
        class="control"
        part="control"
        id=${id}
        name=${id}
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${hasOptions ? 'true' : 'false'}
        aria-controls=${hasOptions ? list : nothing}
        aria-activedescendant=${hasOptions && box.active >= 0 ? `${id}-at-${box.active}` : nothing}
        .value=${live(box.isLeft && box.stage !== 'searching' && field.chosen || (box.query ?? field.chosen))}
        ?readonly=${field.readonly}
        aria-invalid=${field.error ? 'true' : nothing}
        aria-required=${field.optional ? nothing : 'true'}
        aria-describedby=${describedBy(field)}
        @input=${(event: Event) => box.type((event.target as HTMLInputElement).value)}
        @click=${() => field.readonly || box.open()}
        @keydown=${keys}
      />
      <button class="combo-open" type="button" tabindex="-1" aria-label="${sharedWords[field.language].choose} ${own}" @click=${(event: Event) => {
        if (field.readonly) return;
        if (box.isOpen) box.close();
        else box.open();
        // Focus in the field brings up a phone's keyboard, which covers the list that was asked for.
        if (!matchMedia('(pointer: coarse)').matches) inputIn(event)?.focus();
      }}>${icons.down}</button>
      ${box.isOpen ? html`
        <div class="combo-list" @mousedown=${(event: Event) => event.preventDefault()}>
          ${hasOptions
            ? html`<ul role="listbox" id=${list} aria-label=${own}>${box.options.map((option, at) => html`
                <li role="option" id="${id}-at-${at}" aria-selected=${at === box.active ? 'true' : 'false'} @click=${() => take(option)}
                ><span>${option.label}</span>${option.detail ? html` <span class="muted small">${option.detail}</span>` : nothing}</li>`)}</ul>`
            : html`<p>${box.stage === 'searching' ? sharedWords[field.language].looking : box.stage === 'failed' ? (field.failed ?? sharedWords[field.language].network) : field.none}</p>`}
        </div>` : nothing}
    </div>${field.below ?? nothing}
  </div>`;
};
