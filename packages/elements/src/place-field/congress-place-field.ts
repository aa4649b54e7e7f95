import type { CSSResultGroup, PropertyValues } from 'lit';
import type { Client } from '@congress-kit/sdk';
import { clientFor } from '../base/client.ts';
import { tellLack } from '../base/contract-part.ts';
import { lazyPart } from '../base/lazy.ts';
import { page } from '../base/registry.ts';
import type { View } from '../base/views.ts';
import { comboboxStyles } from '../fields/combobox.styles.ts';
import { FieldElement } from '../fields/field-element.ts';
import type { Language } from '../locale/language.ts';
import { FormPlaces, placePart } from '../suggestion-form/form-places.ts';
import { formWords } from '../suggestion-form/suggestion-form.words.ts';
import { placeFieldWords } from './place-field.words.ts';

const english = lazyPart(async () => (await import('../fields/english.ts')).learn());

/**
 * A township, village or grid, searched by name, pinyin or initials or chosen step by step, in a page's own `<form>`. The value
 * is the id of the division. Nobody is located: a place is picked.
 *
 * @summary Field for a place, in a page's own form
 */
export class CongressPlaceField extends FieldElement {
  static override styles: CSSResultGroup = [FieldElement.styles, comboboxStyles];

  protected override readonly english = english;
  protected override readonly controlId = 'place';
  /** The value's name; read for a value that came from a script. */
  private called = { id: '', name: '' };
  private readonly places = new FormPlaces(this, (part, view) => this.later(part, view), ({ divisionId, divisionName }) => {
    this.called = { id: divisionId ?? '', name: divisionName ?? '' };
    this.person(this.called.id, true);
  });

  get client(): Client | undefined {
    const api = this.api || page().api;
    return api ? clientFor(api, this.language) : undefined;
  }

  get spokenLanguage(): Language {
    return this.language;
  }

  failed(error: unknown): void {
    // Said to the person in the list itself.
    this.amissIs(error);
  }

  lacking(error?: unknown): void {
    if (error !== undefined) return this.amissIs(error);
    tellLack(this, 'api');
  }

  override formResetCallback(): void {
    this.places.forget();
    super.formResetCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.places.sync({ divisionId: this.value });
    if (this.value !== this.called.id) void this.nameIt(this.value);
  }

  protected override control(): View {
    const { error, optional } = this.common();
    return this.places.view({ divisionName: this.called.name, address: '' }, this.isElder, error, this.readOnly, {
      label: this.label ?? formWords[this.language].place, optional: optional === true, ...(this.hint && { hint: this.hint }), words: placeFieldWords[this.language],
    });
  }

  private async nameIt(id: string): Promise<void> {
    this.called = { id, name: '' };
    const { client } = this;
    if (!client || !id) return;
    try {
      const name = await (await placePart.load()).nameOf(client, id);
      if (this.called.id === id) this.called = { id, name };
    } catch {
      if (this.called.id === id) this.called = { id, name: id };
    }
    this.requestUpdate();
  }
}
