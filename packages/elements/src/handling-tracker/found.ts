import { UnreadableError, type CaseDetail, type Receipt, type SuggestionDetail } from '@congress-kit/sdk';
import { trackedCase, trackedReceipt, trackedSuggestion, type Tracked } from './tracked.ts';

/** What the page has given, or its file, or a server: told apart by what only the one has. */
export const trackedOf = (found: unknown): Tracked => {
  if (isNumbered(found)) return isReceipt(found) ? trackedReceipt(found) : trackedSuggestion(found);
  if (isCase(found)) return trackedCase(found);
  throw new UnreadableError('damaged', 'the data is neither a case, a suggestion nor a receipt', { operation: 'congress-handling-tracker', method: 'GET', url: document.URL });
};

const isCase = (value: unknown): value is CaseDetail => hasSteps(value) && typeof (value as Partial<CaseDetail>).number === 'string';
const isReceipt = (value: Receipt | SuggestionDetail): value is Receipt => Array.isArray((value as Partial<Receipt>).may);
const isNumbered = (value: unknown): value is Receipt | SuggestionDetail => hasSteps(value) && typeof (value as Partial<Receipt>).receiptNo === 'string';

const hasSteps = (value: unknown): boolean => typeof value === 'object' && value !== null && Array.isArray((value as Partial<Receipt>).steps);
