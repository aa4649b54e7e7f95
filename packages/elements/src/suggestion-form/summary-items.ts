import { explainFault } from '../base/explain.ts';
import type { BareFault } from '@congress-kit/sdk';
import type { SummaryItem } from '../fields/error-summary.ts';
import type { Language } from '../locale/language.ts';
import { finishWords } from './finish.words.ts';
import { fieldOf, fieldOrder } from './form-flow.ts';
import { formWords } from './suggestion-form.words.ts';

const wordsOf = (fault: BareFault, language: Language, refused: number, unchosen: string): string => {
  const words = finishWords[language];
  const field = fieldOf(fault.pointer);
  if (field === 'consent') return words.agreeMissing;
  // It is picked from a list, not written.
  if (field === 'category' && fault.code === 'required') return unchosen ? words.notChosen(unchosen) : words.chooseOne;
  if (field === 'attachments') return fault.code === 'unknown_reference' ? words.filesExpired : words.filesRefused(Math.max(1, refused));
  return explainFault(fault, language);
};

/**
 * Faults as the summary and the fields say them, from the top of the form down; one for each field.
 * @param refused files that cannot be sent
 * @param unchosen what stands in the field of the category and is none
 */
export const summaryItems = (faults: readonly BareFault[], language: Language, refused: number, unchosen = ''): SummaryItem[] => {
  const words = formWords[language];
  const labels: Readonly<Record<string, string>> = {
    target: words.toWhom, kind: words.kind, category: words.category, title: words.titleLabel, body: words.body, attachments: words.files, place: words.where,
    address: words.address, identityMode: words.identity, name: words.name, phone: words.phone, mayPublish: words.publishShort, consent: words.agreeShort,
  };
  const items = faults.map((fault) => {
    const id = fieldOf(fault.pointer);
    return { id, label: labels[id] ?? id, error: wordsOf(fault, language, refused, unchosen) };
  });
  return items.filter(({ id }, at) => items.findIndex((one) => one.id === id) === at).sort((one, other) => fieldOrder.indexOf(one.id) - fieldOrder.indexOf(other.id));
};
