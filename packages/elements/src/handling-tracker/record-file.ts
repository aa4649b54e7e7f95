import { getReceipt, getSuggestion, type Client } from '@congress-kit/sdk';

/** A file of the page's own that is no case: then a receipt, else a public suggestion. */
export const readOtherFile = async (client: Client, signal: AbortSignal, asCase: unknown): Promise<unknown> => {
  try {
    // The file's own client sends no headers; the SDK wants a secret all the same.
    return await getReceipt(client, { receiptNo: 'file' }, { secret: 'none', signal });
  } catch {
    // It is none of them; what was wrong with it as a case says more.
    return getSuggestion(client, { receiptNo: 'file' }, { signal }).catch(() => { throw asCase; });
  }
};
