import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { BareFault } from '@congress-kit/sdk';
import { contractPart } from '../base/contract-part.ts';
import { isDoubtfulField } from '../base/field-doubt.ts';
import { GuestElement, keepTyping } from '../base/guest-element.ts';
import { page } from '../base/registry.ts';
import { seldom, type View } from '../base/views.ts';
import { faultWords } from '../locale/contract-words.ts';
import { fromTheRight } from '../locale/language.ts';
import { controlStyles } from '../theme/controls.styles.ts';
import { themeStyles } from '../theme/theme.styles.ts';
import type { FieldCommon } from './field.ts';
import { fieldElementStyles } from './field-element.styles.ts';
import { fieldStyles } from './fields.styles.ts';

/** What is wrong with a value: the browser's word for it, and the contract's, which is put into the reader's language. */
export interface FieldFault {
  readonly flag: 'valueMissing' | 'tooLong' | 'badInput';
  readonly fault: Pick<BareFault, 'code' | 'params'>;
}

/** On Enter in a line the page may send its form. */
const keys = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' || (event.target as Element).matches('textarea')) keepTyping(event);
};

/**
 * A field for a page's own `<form>`: it takes part in submitting, validity, reset, disabled fieldsets and restoring like a field
 * of the browser's, and looks and speaks like those of the kit's own forms. A subclass draws its control and says what is wrong.
 *
 * @attr {'zh-CN' | 'en'} lang - Language of the field; else the nearest `lang` upwards, the script tag's, the page's
 * @attr {string} value - Value at first, and after a reset
 * @fires {Event} input - The value changes
 * @method checkValidity - Says whether all is well, without showing anything
 * @method reportValidity - Says whether all is well, and shows what is not
 * @method setCustomValidity - Sets a fault that only the page knows; '' takes it back
 * @fires {Event} change - The value has changed
 * @csspart frame - The whole field inside
 * @csspart field - Label, hint, error and control
 * @csspart control - What is typed or chosen in
 * @csspart advice - What the webmaster has to change on the tag
 * @cssproperty --congress-accent - What can be acted on and what is chosen
 */
export abstract class FieldElement extends GuestElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...GuestElement.shadowRootOptions, delegatesFocus: true };
  static override properties: PropertyDeclarations = {
    name: { reflect: true },
    label: {},
    hint: {},
    required: { type: Boolean, reflect: true, useDefault: true },
    disabled: { type: Boolean, reflect: true, useDefault: true },
    readOnly: { type: Boolean, attribute: 'readonly', reflect: true, useDefault: true },
    theme: {},
    elder: { type: Boolean },
    api: {},
    defaultValue: { attribute: 'value' },
    value: { attribute: false, noAccessor: true },
    isBarred: { state: true },
    complains: { state: true },
    spoken: { state: true },
  };
  static override styles: CSSResultGroup = [themeStyles, controlStyles, fieldStyles, fieldElementStyles];

  /** Name in the form's data; without one the field is not in it. */
  declare name: string | null | undefined;
  /** What is asked. */
  declare label: string | null | undefined;
  /** A sentence below the label. */
  declare hint: string | null | undefined;
  /** It must be filled in. */
  declare required: boolean;
  /** It rests: not in the form's data, not checked. */
  declare disabled: boolean;
  /** Shown, and not to be changed. */
  declare readOnly: boolean;
  /** Words of the look, any of: red, blue, dark, contrast, auto. */
  declare theme: string | null | undefined;
  /** 长辈模式: bigger type and targets. */
  declare elder: boolean;
  /** Address of the API, where the field asks one; the script tag's `data-api` when absent. */
  declare api: string | null | undefined;
  /** What the attribute `value` says. */
  declare defaultValue: string | null | undefined;
  private declare isBarred: boolean;
  private declare complains: boolean;
  private declare spoken: string;

  protected readonly internals: ElementInternals;
  /** Set by a person or a script since the last reset. */
  private current: string | undefined;
  private custom = '';
  private isAsking = false;
  private amiss: unknown;

  constructor() {
    super();
    this.internals = this.attachInternals();
    this.required = this.disabled = this.readOnly = this.elder = this.isBarred = this.complains = false;
    this.spoken = '';
    this.addEventListener('invalid', this.refused);
  }

  /** The control, with `this.common(…)` and `this.person(value)`. */
  protected abstract control(): View;

  /** Its element's id inside. */
  protected abstract readonly controlId: string;

  /** What is wrong with the value now, besides that it may be missing. */
  protected fault(): FieldFault | undefined {
    return undefined;
  }

  /** What it holds now. */
  get value(): string {
    return this.current ?? this.defaultValue ?? '';
  }

  set value(value: string | null | undefined) {
    const before = this.value;
    this.current = value == null ? '' : String(value);
    this.tell();
    this.requestUpdate('value', before);
  }

  /** What the form sends; null for nothing. */
  protected get submitted(): string | null {
    return this.value;
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get labels(): NodeList {
    return this.internals.labels;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Like the browser’s: says whether all is well, without showing anything. */
  checkValidity(): boolean {
    this.isAsking = true;
    const isValid = this.internals.checkValidity();
    this.isAsking = false;
    return isValid;
  }

  /** Says whether all is well, and shows what is not. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** A fault that only the page knows; '' takes it back. */
  setCustomValidity(message: string): void {
    this.custom = message;
    this.tell();
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.current = undefined;
    this.complains = false;
    this.tell();
    this.requestUpdate();
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.isBarred = isDisabled;
  }

  formStateRestoreCallback(state: string): void {
    this.value = state;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (isDoubtfulField(this, (this.constructor as typeof FieldElement).observedAttributes)) this.ahead(contractPart);
    this.tell();
  }

  /** What every control is given. */
  protected common(): Omit<FieldCommon, 'label'> & { readonly label: string } {
    const isWrong = this.complains && !this.internals.validity.valid;
    return {
      id: this.controlId, language: this.language, label: this.label ?? '', hint: this.hint || undefined, optional: !this.required, readonly: this.readOnly,
      error: isWrong ? this.internals.validationMessage : undefined,
    };
  }

  /** A person has changed it. */
  protected person(value: string, isDone: boolean): void {
    this.value = value;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    if (isDone) this.done();
  }

  /** They have gone on: what is wrong may be said from now on. */
  protected done(): void {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  say(words: string): void {
    this.spoken = words;
  }

  protected override connectionChanged(): void {}

  protected override updated(_changed: PropertyValues): void {
    this.tell();
  }

  protected override render(): TemplateResult {
    return html`
      <div
        class="frame"
        part="frame"
        lang=${this.language}
        dir=${fromTheRight.has(this.language) ? 'rtl' : 'ltr'}
        data-theme=${this.theme ?? page().theme ?? ''}
        data-width=${this.width}
        ?data-elder=${this.isElder}
        @keydown=${keys}
        @keypress=${keys}
        @keyup=${keys}
      >
        <div class="probe" aria-hidden="true"><i></i></div>
        <div class="visually-hidden" role="status">${this.spoken}</div>
        ${this.isSpeechless ? nothing : html`${seldom(this.wordsMissing(), contractPart.part?.adviceView(this, this.amiss, this.language) ?? nothing)}<fieldset class="own" ?disabled=${this.isBarred || this.disabled}>${this.control()}</fieldset>`}
      </div>
    `;
  }

  /** For the webmaster's sake: what failed. */
  protected amissIs(what: unknown): void {
    this.amiss = what;
    this.ahead(contractPart);
    this.requestUpdate();
  }

  /** Tells the form the value and what is wrong with it. */
  protected tell(): void {
    const { value } = this;
    this.internals.setFormValue(this.submitted, value);
    const missing: FieldFault | undefined = this.required && this.isMissing ? { flag: 'valueMissing', fault: { code: 'required' } } : undefined;
    const wrong = missing ?? this.fault();
    const anchor = this.renderRoot?.querySelector<HTMLElement>(`#${this.controlId}`) ?? undefined;
    if (this.custom) this.internals.setValidity({ customError: true }, this.custom, anchor);
    // While the words of an added language are on their way, no table has its own; nobody reads these but a script.
    else if (wrong) this.internals.setValidity({ [wrong.flag]: true }, faultWords({ pointer: '', ...wrong.fault } as BareFault, this.isSpeechless ? 'zh-CN' : this.language), anchor);
    else this.internals.setValidity({});
  }

  protected get isMissing(): boolean {
    return this.value.trim() === '';
  }

  /** The browser's own bubble would not speak the page's language: the words stand at the field, and the first one gets focus. */
  private readonly refused = (event: Event): void => {
    event.preventDefault();
    if (this.isAsking) return;
    this.complains = true;
    const first = Array.from(this.form?.elements ?? [this]).find((one) => one.matches(':invalid') && one.localName !== 'fieldset');
    if (first === this) void this.updateComplete.then(() => this.focus());
  };
}
