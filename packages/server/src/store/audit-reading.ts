import type { auditFaultKinds } from '@congress-kit/api';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { isSigned, resigned } from './audit.ts';
import { auditHash, type AuditEntry } from './audit-chain.ts';
import type { Database } from './database.ts';
import { instantText } from './format.ts';
import { allOf, equals, readPage, type PageOf, type PageQuery, type Sort } from './paging.ts';

/** Reading the audit log, and proving that it is whole. */

export type AuditRow = AuditEntry & { readonly hash: string };

/**
 * `changed`: the row is not as it was written. `missing`: it is gone. `relinked`: it does not follow the row before it, one of the
 * two was rewritten. `cut_off`: the end is gone, from there on. `head_unsigned`: the end was moved without the server's key.
 * `resigned`: the same, found when the log was next written to.
 */
export interface AuditFault {
  readonly kind: (typeof auditFaultKinds)[number];
  readonly position: number;
}

export interface AuditProof {
  readonly rows: number;
  /** To be noted down elsewhere. Absent: nothing was ever written. */
  readonly head?: { readonly position: number; readonly hash: string };
  readonly faults: readonly AuditFault[];
}

const columns = ['position', 'at', 'token_id', 'act', 'subject', 'detail', 'previous', 'hash'] as const;
const lot = 1000;

/** Every row in its order, a thousand at a time. */
export const auditRows = async function* (db: Database, from = 0): AsyncGenerator<AuditRow> {
  for (let after = from; ;) {
    const rows = await db.selectFrom('audit').select(columns).where('position', '>', after).orderBy('position').limit(lot).execute();
    yield* rows;
    if (rows.length < lot) return;
    after = rows[rows.length - 1]!.position;
  }
};

/** @param noted a head that was noted down earlier: the row at its position must still be that one */
const judge = async (db: Database, key: Buffer, noted?: { position: number; hash: string }): Promise<AuditProof> => {
  const faults: AuditFault[] = [];
  let [count, position, hash, notedHash] = [0, 0, '', noted?.position === 0 ? '' : undefined as string | undefined];
  for await (const row of auditRows(db)) {
    if (row.position !== position + 1) faults.push({ kind: 'missing', position: position + 1 });
    else if (row.previous !== hash) faults.push({ kind: 'relinked', position: row.position });
    if (auditHash(row) !== row.hash) faults.push({ kind: 'changed', position: row.position });
    if (row.act === resigned) faults.push({ kind: 'resigned', position: row.position });
    if (row.position === noted?.position) notedHash = row.hash;
    [count, position, hash] = [count + 1, row.position, row.hash];
  }
  if (noted && notedHash !== noted.hash) faults.push({ kind: notedHash === undefined ? 'cut_off' : 'changed', position: noted.position });
  const head = await db.selectFrom('audit_head').select(['position', 'hash', 'signature']).executeTakeFirst();
  if (!head) return { rows: count, faults: count > 0 || noted ? [...faults, { kind: 'head_unsigned', position }] : faults };
  if (!isSigned(key, head)) faults.push({ kind: 'head_unsigned', position: head.position });
  if (head.position > position) faults.push({ kind: 'cut_off', position: position + 1 });
  else if (head.position < position || head.hash !== hash) faults.push({ kind: 'relinked', position: head.position });
  return { rows: count, head: { position: head.position, hash: head.hash }, faults };
};

/** Checks the whole chain, as it stood at one moment. */
export const verifyAudit = ({ store, key }: Pick<AppContext, 'store' | 'key'>, noted?: { position: number; hash: string }): Promise<AuditProof> =>
  store.db.transaction().setIsolationLevel('repeatable read').execute((trx) => judge(trx, key, noted));

export interface AuditEnd {
  /** `signed`: the log ends with the entry that its signed head names. `broken`: it does not, see `audit verify`. */
  readonly state: 'empty' | 'signed' | 'broken';
  readonly position: number;
}

/** Only the end of the chain, at the same cost however long it is. */
export const auditEnd = async ({ store, key }: Pick<AppContext, 'store' | 'key'>): Promise<AuditEnd> => {
  // In one statement: between two, somebody else's act would look like a fault.
  const { rows: [end] } = await sql<{ position: number | null; hash: string | null; signature: string | null; last: number | null; last_hash: string | null }>`
    select head.position, head.hash, head.signature, last.position as last, last.hash as last_hash
    from (select 1) as one left join audit_head head on true left join (select position, hash from audit order by position desc limit 1) as last on true`.execute(store.db);
  const { position, hash, signature, last, last_hash } = end!;
  if (position === null || hash === null || signature === null) return { state: last === null ? 'empty' : 'broken', position: last ?? 0 };
  const isWhole = isSigned(key, { position, hash, signature }) && position === (last ?? 0) && hash === (last_hash ?? '');
  return { state: !isWhole ? 'broken' : position === 0 ? 'empty' : 'signed', position };
};

/** A head as `audit verify` prints it: `12:hash`. */
export const readHead = (text: string): { position: number; hash: string } | undefined => {
  const [, position, hash] = /^(\d{1,9}):([\w-]{43})?$/.exec(text) ?? [];
  return position === undefined ? undefined : { position: Number(position), hash: hash ?? '' };
};

export const headText = ({ position, hash }: { position: number; hash: string }): string => `${position}:${hash}`;

export interface AuditFilter {
  /** `token` means `token.create` and its like, too. */
  readonly act?: string | undefined;
  readonly subject?: string | undefined;
  readonly by?: string | undefined;
}

const auditSort: Sort = { list: 'audit', keys: [{ expression: sql.ref('audit.position'), kind: 'integer' }], direction: 'desc' };

const toEntry = ({ position, at, token_id, act, subject, detail, hash }: AuditRow) => ({ position, at: instantText(at), by: token_id, act, subject, detail: (detail ?? {}) as Record<string, unknown>, hash });
export type AuditEntryFacts = ReturnType<typeof toEntry>;

/**
 * The newest first.
 * @param congressId only what was done with tokens of this congress
 */
export const auditPage = async (db: Database, { act, subject, by, ...query }: AuditFilter & PageQuery, congressId: string | null): Promise<PageOf<AuditEntryFacts>> => {
  const filtered = db.selectFrom('audit').where(allOf([
    act !== undefined && sql<boolean>`(audit.act = ${act} or starts_with(audit.act, ${`${act}.`}))`, equals('audit.subject', subject), equals('audit.token_id', by),
    congressId !== null && sql<boolean>`exists (select 1 from tokens where tokens.id = audit.token_id and tokens.congress_id = ${congressId})`,
  ]));
  const page = await readPage(db, filtered, auditSort, query, (rows) => rows.select(columns));
  return { ...page, rows: page.rows.map(toEntry) };
};

/** The proof in the words of the contract. */
export const proveAudit = async (ctx: Pick<AppContext, 'store' | 'key'>, noted?: { position: number; hash: string }) => {
  const { rows, head, faults } = await verifyAudit(ctx, noted);
  return { whole: faults.length === 0, entries: rows, head: head && headText(head), faults: faults.map((fault) => ({ ...fault })) };
};
