import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { countCharacters } from '@congress-kit/api/rules/text';
import { sharedWords } from '../locale/shared-words.ts';
import { aboutView, classOf, describedBy, labelText, optionalMark, type FieldCommon } from './field.ts';

export interface TextFieldOptions extends FieldCommon {
  readonly value: string;
  readonly input: (value: string) => void;
  /** When the person leaves the field: the moment to check it, not earlier. */
  readonly blur?: () => void;
  readonly type?: 'text' | 'tel' | 'search';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'tel' | 'numeric';
  /** Characters expected, for the width of the box: a short answer gets a short box. */
  readonly size?: number;
  /** Longest text in characters. Counted and told, never cut off: `maxlength` swallows what is pasted. */
  readonly max?: number;
  readonly spellcheck?: boolean;
}

/** Length as the API counts it: code points after NFC. HTML's own counting sees two in 𠮷 and in many emoji. */
export const lengthOf = (text: string): number => countCharacters(text.trim());

export const textField = (field: TextFieldOptions): TemplateResult => html`
  <div class=${classOf(field)} part="field">
    <label for=${field.id}>${labelText(field)}${optionalMark(field)}</label>${aboutView(field)}
    <input
      class=${field.size ? 'control sized' : 'control'}
      part="control"
      id=${field.id}
      name=${field.id}
      type=${field.type ?? 'text'}
      size=${field.size ?? nothing}
      .value=${live(field.value)}
      autocomplete=${(field.autocomplete ?? 'off') as 'off'}
      inputmode=${field.inputmode ?? nothing}
      spellcheck=${field.spellcheck === false ? 'false' : nothing}
      ?readonly=${field.readonly}
      aria-invalid=${field.error ? 'true' : nothing}
      aria-required=${field.optional ? nothing : 'true'}
      aria-describedby=${describedBy(field, field.max !== undefined && `${field.id}-count`)}
      @input=${(event: Event) => field.input((event.target as HTMLInputElement).value)}
      @blur=${field.blur ?? nothing}
    />${counter(field)}
  </div>
`;

export interface TextAreaOptions extends TextFieldOptions {
  readonly rows?: number;
  /** Under the box, e.g. buttons that write into it. */
  readonly below?: unknown;
}

export const textArea = (field: TextAreaOptions): TemplateResult => html`
  <div class=${classOf(field)} part="field">
    <label for=${field.id}>${labelText(field)}${optionalMark(field)}</label>${aboutView(field)}
    <textarea
      class="control"
      part="control"
      id=${field.id}
      name=${field.id}
      rows=${field.rows ?? 6}
      .value=${live(field.value)}
      ?readonly=${field.readonly}
      aria-invalid=${field.error ? 'true' : nothing}
      aria-required=${field.optional ? nothing : 'true'}
      aria-describedby=${describedBy(field, field.max !== undefined && `${field.id}-count`)}
      @input=${(event: Event) => field.input((event.target as HTMLTextAreaElement).value)}
      @blur=${field.blur ?? nothing}
    ></textarea>${counter(field)}${field.below ?? nothing}
  </div>
`;

const counter = (field: TextFieldOptions): TemplateResult | typeof nothing => {
  if (field.max === undefined) return nothing;
  const words = sharedWords[field.language];
  const left = field.max - lengthOf(field.value);
  // Spoken only near the end: a number read out at every key drowns what is typed.
  const live = left <= Math.min(20, field.max / 5) ? 'polite' : 'off';
  return html`<p class=${left < 0 ? 'counter over' : 'counter'} id=${`${field.id}-count`} aria-live=${live}>${left < 0 ? words.counterOver(-left) : words.counter(left)}</p>`;
};
