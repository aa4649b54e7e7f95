import type { Trx } from './transaction.ts';

export interface Act {
  readonly at: Date;
  readonly tokenId: string;
  readonly act: string;
  readonly subject: string;
  /** Codes, numbers and days; never what somebody wrote. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Who did what when, in the same transaction as the act itself. The table takes no change and no deletion. */
export const writeAudit = async (trx: Trx, { at, tokenId, act, subject, detail }: Act): Promise<void> => {
  await trx.insertInto('audit').values({ at, token_id: tokenId, act, subject, detail: JSON.stringify(detail) }).execute();
};
