import type { CaseDetail, Receipt, SuggestionDetail } from '@congress-kit/sdk';

/** What the page has given, or its file: told apart by what only the one has. */
export const isCase = (value: unknown): value is CaseDetail => hasList(value, 'steps') && typeof (value as Partial<CaseDetail>).number === 'string';
export const isReceipt = (value: unknown): value is Receipt => isNumbered(value) && Array.isArray((value as Partial<Receipt>).may);
export const isSuggestion = (value: unknown): value is SuggestionDetail => isNumbered(value) && !isReceipt(value);

const isNumbered = (value: unknown): boolean => hasList(value, 'steps') && typeof (value as Partial<Receipt>).receiptNo === 'string';

const hasList = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && Array.isArray((value as Record<string, unknown>)[name]);
