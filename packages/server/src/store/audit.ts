import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { keyedHash } from '../policies/seal.ts';
import { auditHash } from './audit-chain.ts';
import type { Trx } from './transaction.ts';

export interface Act {
  /** The id of a token, or one of `actors`. */
  readonly by: string;
  readonly act: string;
  readonly subject: string;
  /** Codes, numbers and days; never what somebody wrote. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Who acts without a token. */
export const actors = { commandLine: 'command line', server: 'server', resident: 'resident' } as const;

type Keyed = Pick<AppContext, 'key' | 'now'>;

export const signHead = (key: Buffer, { position, hash }: { position: number; hash: string }): string => keyedHash(key, 'audit head', String(position), hash);

export const isSigned = (key: Buffer, head: { position: number; hash: string; signature: string }): boolean => {
  const [wanted, told] = [Buffer.from(signHead(key, head)), Buffer.from(head.signature)];
  return told.length === wanted.length && timingSafeEqual(told, wanted);
};

/** The act that says: the head before this row was not signed with this server's key. */
export const resigned = 'audit.resign';

/**
 * Who did what when, in the same transaction as the act itself, as the next link of the chain. Its head is locked until the
 * transaction ends, so that several processes write one chain: call it last.
 */
export const writeAudit = async ({ key, now }: Keyed, trx: Trx, { by, act, subject, detail = {} }: Act): Promise<void> => {
  const first = { position: 0, hash: '' };
  await sql`insert into audit_head (position, hash, signature) values (0, '', ${signHead(key, first)}) on conflict do nothing`.execute(trx);
  let head = await trx.selectFrom('audit_head').select(['position', 'hash', 'signature']).forUpdate().executeTakeFirstOrThrow();
  const append = async (entry: { token_id: string; act: string; subject: string; detail: unknown }): Promise<void> => {
    const at = now();
    // As the database will give it back: fields without a value are none.
    const row = { ...entry, detail: JSON.parse(JSON.stringify(entry.detail)) as unknown, at, position: head.position + 1, previous: head.hash };
    const next = { position: row.position, hash: auditHash(row) };
    await trx.insertInto('audit').values({ ...row, detail: JSON.stringify(row.detail), hash: next.hash }).execute();
    head = { ...next, signature: signHead(key, next) };
  };
  // Somebody without the key moved the head, or the key is another one. The act must not be lost for it, and the next `audit verify` tells.
  if (!isSigned(key, head)) await append({ token_id: actors.server, act: resigned, subject: String(head.position), detail: {} });
  await append({ token_id: by, act, subject, detail });
  await trx.updateTable('audit_head').set(head).execute();
};

/** For imports by hand: which file, and how many rows of each sheet were what. */
export const auditImport = (ctx: Keyed, by: string) => (trx: Trx, file: string, sheets: readonly object[]): Promise<void> =>
  writeAudit(ctx, trx, { by, act: 'import', subject: file, detail: { status: 'imported', sheets } });
