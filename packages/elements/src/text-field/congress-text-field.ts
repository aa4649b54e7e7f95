import type { PropertyDeclarations } from 'lit';
import { lazyPart } from '../base/lazy.ts';
import type { View } from '../base/views.ts';
import { FieldElement, type FieldFault } from '../fields/field-element.ts';
import { lengthOf, textArea, textField } from '../fields/text-field.ts';

const english = lazyPart(async () => (await import('../fields/english.ts')).learn());

/**
 * A field for a line or, with `rows`, a longer text, in a page's own `<form>`. Counts characters as the API does and never cuts
 * off what is pasted.
 *
 * @summary Field for a text, in a page's own form
 * @attr {number} maxlength - Longest text in characters; told, not enforced while typing
 * @attr {number} rows - Lines of a longer text; without it one line
 * @attr {'text' | 'tel' | 'search'} type - Of one line
 * @attr {string} autocomplete - As for the browser's own fields, e.g. `name`
 */
export class CongressTextField extends FieldElement {
  static override properties: PropertyDeclarations = {
    maxLength: { type: Number, attribute: 'maxlength' },
    rows: { type: Number },
    type: {},
    autocomplete: {},
  };

  /** Longest text in characters. */
  declare maxLength: number | null | undefined;
  /** Lines of a longer text. */
  declare rows: number | null | undefined;
  /** Of one line. */
  declare type: 'text' | 'tel' | 'search' | null | undefined;
  /** As for the browser’s own fields. */
  declare autocomplete: string | null | undefined;

  protected override readonly english = english;
  protected override readonly controlId = 'text';

  protected override fault(): FieldFault | undefined {
    const length = lengthOf(this.value);
    return this.maxLength && length > this.maxLength ? { flag: 'tooLong', fault: { code: 'too_long', params: { max: this.maxLength, now: length } } } : undefined;
  }

  protected override control(): View {
    const field = {
      ...this.common(), value: this.value, input: (value: string) => this.person(value, false), blur: () => this.done(),
      ...(this.maxLength && { max: this.maxLength }), ...(this.autocomplete && { autocomplete: this.autocomplete }),
    };
    return this.rows ? textArea({ ...field, rows: this.rows }) : textField({ ...field, ...(this.type && { type: this.type }) });
  }
}
