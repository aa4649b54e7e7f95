import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../base/icons.ts';
import { ownWords } from '../base/own-text.ts';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';

/** What every field has. `id` must be unique in the shadow tree; the error summary links to it. */
export interface FieldCommon {
  readonly id: string;
  readonly label: string;
  readonly language: Language;
  readonly hint?: unknown;
  /** What is wrong and how to mend it; the same words as in the summary. */
  readonly error?: string | undefined;
  /** Marked in words; required fields are not marked. */
  readonly optional?: boolean;
  /** While an answer is awaited: readonly, so that nothing is lost and focus stays. */
  readonly readonly?: boolean;
}

/** ids for aria-describedby: hint, error and whatever else describes the field. */
export const describedBy = (field: FieldCommon, ...more: readonly (string | false | undefined)[]): string | typeof nothing =>
  [field.hint ? `${field.id}-hint` : '', field.error ? `${field.id}-error` : '', ...more].filter(Boolean).join(' ') || nothing;

/** A page may put its own words in its place: a slot of the same name as its id. */
export const hintView = (field: FieldCommon): View => {
  const id = `${field.id}-hint`;
  return field.hint ? html`<div class="hint" id=${id}>${ownWords(id, field.hint)}</div>` : nothing;
};

export const errorText = (field: FieldCommon): View =>
  field.error
    ? html`<p class="error" id=${`${field.id}-error`}>${icons.warning}<span><span class="visually-hidden">${sharedWords[field.language].errorPrefix}</span>${field.error}</span></p>`
    : nothing;

/** Between label and control. Without an error, which is most of the time, it is one thing and not two. */
export const aboutView = (field: FieldCommon): View => (field.error ? [hintView(field), errorText(field)] : hintView(field));

export const classOf = (field: FieldCommon): string => (field.error ? 'field wrong' : 'field');

/** The page may have its own. */
export const labelText = (field: FieldCommon): unknown => ownWords(`${field.id}-label`, field.label);

/** Behind the label. Fields are drawn by the dozen: a template around label and mark would be one more in each. */
export const optionalMark = (field: FieldCommon): View => (field.optional ? html`<span class="optional">${sharedWords[field.language].optional}</span>` : nothing);

/**
 * A group of controls: a fieldset whose legend is the label. `id` is the group's, for the summary's link.
 *
 * Label, hint, error, control stand in this order in every field, so that the error is read before the control it is about. Fields are drawn
 * by the dozen: each kind is one template with its frame, for a template in a template costs as much again.
 */
export const groupFrame = (field: FieldCommon, controls: unknown): TemplateResult => html`
  <fieldset class=${classOf(field)} part="field" id=${field.id} tabindex="-1" aria-describedby=${describedBy(field)}>
    <legend>${labelText(field)}${optionalMark(field)}</legend>${aboutView(field)}${controls}
  </fieldset>
`;
