import type { PropertyDeclarations } from 'lit';
import { lazyPart } from '../base/lazy.ts';
import type { View } from '../base/views.ts';
import { checkbox } from '../fields/choice-fields.ts';
import { FieldElement } from '../fields/field-element.ts';

const english = lazyPart(async () => (await import('../fields/english.ts')).learn());

/**
 * A box to tick, with its sentence, in a page's own `<form>`: a consent, for one. Ticked it sends `value` (or “on”), else nothing.
 *
 * @summary Box to tick, in a page's own form
 * @attr {boolean} checked - Ticked at first, and after a reset
 */
export class CongressCheckField extends FieldElement {
  static override properties: PropertyDeclarations = {
    defaultChecked: { type: Boolean, attribute: 'checked' },
    checked: { attribute: false, noAccessor: true },
  };

  /** What the attribute `checked` says. */
  declare defaultChecked: boolean;
  protected override readonly english = english;
  protected override readonly controlId = 'box';
  private ticked: boolean | undefined;

  constructor() {
    super();
    this.defaultChecked = false;
  }

  /** Ticked now. */
  get checked(): boolean {
    return this.ticked ?? this.defaultChecked;
  }

  set checked(checked: boolean) {
    const before = this.checked;
    this.ticked = Boolean(checked);
    this.tell();
    this.requestUpdate('checked', before);
  }

  protected override get submitted(): string | null {
    return this.checked ? this.value || 'on' : null;
  }

  protected override get isMissing(): boolean {
    return !this.checked;
  }

  override formResetCallback(): void {
    this.ticked = undefined;
    super.formResetCallback();
  }

  override formStateRestoreCallback(): void {
    // The browser brings a state back only where there was one: it was ticked.
    this.checked = true;
  }

  protected override control(): View {
    return checkbox({
      ...this.common(), optional: false, checked: this.checked, change: (checked) => {
        this.ticked = checked;
        this.person(this.value, true);
      },
    });
  }
}
