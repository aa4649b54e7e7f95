import { choices, isDoubtful, isNoChoice } from './doubt.ts';

/** Attributes that hold words of a list, those of the fields among them, which pages without fields need not carry. */
export const fieldChoices: typeof choices = { ...choices, type: 'text|tel|search' };

/** As `isDoubtful`, and of what only fields have. */
export const isDoubtfulField = (element: Element, known: readonly string[]): boolean => isDoubtful(element, known) ||
  Array.from(element.attributes).some(({ name, value }) => isNoChoice(name, value, fieldChoices[name]) || (/^(rows|maxlength)$/.test(name) && /\D/.test(value)));
