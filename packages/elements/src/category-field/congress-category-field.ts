import type { CSSResultGroup } from 'lit';
import { lazyPart } from '../base/lazy.ts';
import type { View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { Combobox } from '../fields/combobox.ts';
import { comboboxField } from '../fields/combobox-field.ts';
import { comboboxStyles } from '../fields/combobox.styles.ts';
import { FieldElement } from '../fields/field-element.ts';
import { labelsOf, suggestionLabels } from '../locale/labels.ts';
import { categoryOptions } from '../suggestion-form/category-options.ts';
import { formWords } from '../suggestion-form/suggestion-form.words.ts';
import { choices } from '../suggestion-form/writing-view.ts';

const english = lazyPart(async () => (await import('../fields/english.ts')).learn());

/**
 * What a suggestion is about, searched by characters, by pinyin, by initials and by what people call it, in a page's own
 * `<form>`. The value is the API's word, e.g. `lighting`.
 *
 * @summary Field for the subject of a suggestion, in a page's own form
 */
export class CongressCategoryField extends FieldElement {
  static override styles: CSSResultGroup = [FieldElement.styles, comboboxStyles];

  protected override readonly english = english;
  protected override readonly controlId = 'category';
  private readonly box = new Combobox(this, (query) => categoryOptions(query, this.categories), (count) => this.say(formWords[this.language].found(count)));

  private get categories(): Readonly<Record<string, string>> {
    return labelsOf(suggestionLabels, 'suggestionCategories', this.language);
  }

  override formResetCallback(): void {
    this.box.settle();
    super.formResetCallback();
  }

  protected override control(): View {
    const words = formWords[this.language];
    const field = { ...this.common(), label: this.label ?? words.category };
    if (this.isElder) return selectField<string>({ ...field, value: this.value, options: choices(this.categories), change: (value) => this.person(value, true) });
    return comboboxField({
      ...field, hint: this.hint ?? words.categoryHint, box: this.box, none: words.categoryNone, chosen: this.categories[this.value] ?? this.value,
      choose: (option) => this.person(option?.value ?? '', true),
    });
  }
}
