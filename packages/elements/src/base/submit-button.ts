import type { TemplateResult } from 'lit';
import { button, type ButtonOptions } from './views.ts';

/**
 * The button that a form is sent with; the form's `@submit` says what that is.
 *
 * A frame whose sandbox allows no forms says nothing of a submission, not even to its own script, so that the click says it. Enter in a field clicks,
 * too. Cancelable: in Firefox this event, too, submits the form unless its listener prevents it. Where no listener is heard, `method="dialog"` keeps what
 * was typed out of the address: outside a dialog it does nothing.
 */
export const submitButton = (label: unknown, options: Omit<ButtonOptions, 'type'>): TemplateResult => button(label, submit, { ...options, type: 'submit' });

const submit = (event: Event): void => {
  event.preventDefault();
  (event.target as Element).closest('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
};
