import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../base/icons.ts';
import { ownWords } from '../base/own-text.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { aboutView, classOf, describedBy, errorText, groupFrame, hintView, labelText, optionalMark, type FieldCommon } from './field.ts';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** One line under the label: what choosing it means. */
  readonly hint?: unknown;
}

export interface SelectOptions<Value extends string> extends FieldCommon {
  readonly value: Value | '';
  readonly options: readonly Choice<Value>[];
  readonly change: (value: Value | '') => void;
  /** Word of the empty option; “请选择” when absent. */
  readonly empty?: string;
  /** Something is always chosen: there is no empty option. */
  readonly noEmpty?: boolean;
}

export const selectField = <Value extends string>(field: SelectOptions<Value>): TemplateResult => html`
  <div class=${classOf(field)} part="field">
    <label for=${field.id}>${labelText(field)}${optionalMark(field)}</label>${aboutView(field)}
    <div class="select">
      <select
        class="control"
        part="control"
        id=${field.id}
        name=${field.id}
        .value=${live(field.value)}
        aria-invalid=${field.error ? 'true' : nothing}
        aria-required=${field.optional || field.noEmpty ? nothing : 'true'}
        aria-disabled=${field.readonly ? 'true' : nothing}
        aria-describedby=${describedBy(field)}
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          // A select has no readonly; while waiting, the choice goes back to what was sent.
          if (field.readonly) select.value = field.value;
          else field.change(select.value as Value);
        }}
      >
        ${field.noEmpty ? nothing : html`<option value="" ?selected=${field.value === ''}>${field.empty ?? sharedWords[field.language].choose}</option>`}
        ${field.options.map((option) => html`<option value=${option.value} ?selected=${option.value === field.value}>${option.label}</option>`)}
      </select>
      ${icons.down}
    </div>
  </div>
`;

export interface RadioOptions<Value extends string> extends FieldCommon {
  readonly value: Value | '';
  readonly options: readonly Choice<Value>[];
  readonly change: (value: Value) => void;
  /** Short words side by side, where there is room. */
  readonly inline?: boolean;
}

export const radioGroup = <Value extends string>(field: RadioOptions<Value>): TemplateResult => {
  const { id, error, readonly } = field;
  const choices = field.options.map(({ value, label, hint }, index) => {
    const own = `${id}-${index}`;
    const about = `${own}-hint`;
    const checked = live(value === field.value);
    const invalid = error ? 'true' : nothing;
    // Two templates: most choices have no hint, and a place for one costs as much as a hint does.
    return hint
      ? html`
        <div class="choice">
          <input type="radio" id=${own} name=${id} value=${value} .checked=${checked} aria-invalid=${invalid} aria-describedby=${about}><label for=${own}>${label}</label><div class="hint" id=${about}>${ownWords(`${id}-${value}-hint`, hint)}</div>
        </div>`
      : html`<div class="choice"><input type="radio" id=${own} name=${id} value=${value} .checked=${checked} aria-invalid=${invalid}><label for=${own}>${label}</label></div>`;
  });
  // One pair of listeners for all of them; what a page has put into a slot here may have controls of its own.
  const isOwn = ({ target }: Event): boolean => (target as HTMLInputElement).name === id;
  return groupFrame(field, html`
    <div class=${field.inline ? 'choices inline' : 'choices'}
      @click=${(event: Event) => readonly && isOwn(event) && event.preventDefault()}
      @change=${(event: Event) => readonly || (isOwn(event) && field.change((event.target as HTMLInputElement).value as Value))}
    >${choices}</div>`);
};

export interface CheckboxOptions extends FieldCommon {
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
}

/** One box with its sentence. Hint and error stand above it like everywhere else. */
export const checkbox = (field: CheckboxOptions): TemplateResult => html`
  <div class=${classOf(field)} part="field">
    ${errorText(field)}
    <div class="choice">
      <input
        type="checkbox"
        id=${field.id}
        name=${field.id}
        .checked=${live(field.checked)}
        aria-invalid=${field.error ? 'true' : nothing}
        aria-describedby=${describedBy(field)}
        @click=${(event: Event) => field.readonly && event.preventDefault()}
        @change=${(event: Event) => field.readonly || field.change((event.target as HTMLInputElement).checked)}
      /><label for=${field.id}>${labelText(field)}${optionalMark(field)}</label>${hintView(field)}
    </div>
  </div>
`;
