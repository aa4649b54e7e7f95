import { randomBytes } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { AppContext } from '../http/context.ts';
import type { Staff, StaffRole } from '../policies/identity.ts';
import { plainHash } from '../policies/seal.ts';
import { actors, writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import { instantText, refTo, some } from './format.ts';
import { readPage, textKeys, type PageOf, type PageQuery, type Sort } from './paging.ts';
import type { TokensTable } from './tables.ts';
import { inTransaction, takeTurn, type Trx } from './transaction.ts';

/** Tokens of the office's side: stored as hashes, told once, ended by date or by hand. */
export interface NewToken {
  readonly name: string;
  readonly role: StaffRole;
  readonly organizationId?: string | undefined;
  readonly deputyId?: string | undefined;
  /** Absent: every congress of the deployment. */
  readonly congressId?: string | undefined;
  readonly expiresAt?: Date | undefined;
}

/** What of the server the work on tokens needs. */
type Office = Pick<AppContext, 'store' | 'key' | 'now'>;

const hashOf = (token: string): string => plainHash('staff token', token);

/** 256 random bits with a prefix that secret scanners and people recognise. */
const makeToken = (): string => `ckt_${randomBytes(32).toString('base64url')}`;

const insertToken = async (ctx: Pick<Office, 'key' | 'now'>, trx: Trx, token: string, { name, role, organizationId, deputyId, congressId, expiresAt }: NewToken): Promise<string> => {
  const id = `tk-${randomBytes(5).toString('hex')}`;
  await trx.insertInto('tokens').values({
    id, name, role, token_hash: hashOf(token), organization_id: organizationId ?? null, deputy_id: deputyId ?? null, congress_id: congressId ?? null,
    created_at: ctx.now(), expires_at: expiresAt ?? null, revoked_at: null,
  }).execute();
  return id;
};

/** What the audit log keeps of a new token. */
const told = ({ role, organizationId, deputyId, congressId, expiresAt }: NewToken) => ({ role, organizationId, deputyId, congressId, expiresAt: expiresAt?.toISOString() });

/** What a token names must be there: it would see nothing otherwise. */
export const unknownOwner = async (db: Database, { organizationId, deputyId, congressId }: NewToken): Promise<{ field: 'organizationId' | 'deputyId' | 'congressId'; id: string } | undefined> => {
  const named = [['organizationId', 'organizations', organizationId], ['deputyId', 'deputies', deputyId], ['congressId', 'congresses', congressId]] as const;
  for (const [field, table, id] of named) {
    if (id !== undefined && !(await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst())) return { field, id };
  }
  return undefined;
};

export class UnknownReference extends Error {
  override readonly name = 'UnknownReference';
}

/** Makes a token inside a transaction; whoever calls writes it down. */
export const makeTokenIn = async (ctx: Pick<Office, 'key' | 'now'>, trx: Trx, draft: NewToken): Promise<{ id: string; token: string; detail: ReturnType<typeof told> }> => {
  const token = makeToken();
  return { id: await insertToken(ctx, trx, token, draft), token, detail: told(draft) };
};

/** Makes a token where the database is. */
export const createToken = (ctx: Office, draft: NewToken): Promise<{ id: string; token: string }> =>
  inTransaction(ctx.store.db, async (trx) => {
    const unknown = await unknownOwner(trx, draft);
    if (unknown) throw new UnknownReference(`There is no ${{ organizationId: 'organization', deputyId: 'deputy', congressId: 'congress' }[unknown.field]} “${unknown.id}”.`);
    const { id, token, detail } = await makeTokenIn(ctx, trx, draft);
    await writeAudit(ctx, trx, { by: actors.commandLine, act: 'token.create', subject: id, detail });
    return { id, token };
  });

const tokenColumns = ['tokens.id', 'tokens.name', 'role', 'organization_id', 'deputy_id', 'tokens.congress_id', 'created_at', 'expires_at', 'revoked_at', 'last_used_at'] as const;
type TokenRow = Pick<Selectable<TokensTable>, 'id' | 'name' | 'role' | 'organization_id' | 'deputy_id' | 'congress_id' | 'created_at' | 'expires_at' | 'revoked_at' | 'last_used_at'>;

const ownerNames = [
  sql<string | null>`(select name from organizations where id = tokens.organization_id)`.as('organization_name'),
  sql<string | null>`(select name from deputies where id = tokens.deputy_id)`.as('deputy_name'),
  sql<string | null>`(select name from congresses where id = tokens.congress_id)`.as('congress_name'),
];

/** Without the secret, of which there is only a hash. */
const tokensOf = (db: Database) => db.selectFrom('tokens').select(tokenColumns).select(ownerNames);

/** A day counts to its end in Shanghai. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999+08:00`);

const stateOf = ({ revoked_at, expires_at }: Pick<TokenRow, 'revoked_at' | 'expires_at'>, now: Date): 'valid' | 'expired' | 'revoked' =>
  (revoked_at ? 'revoked' : expires_at && expires_at <= now ? 'expired' : 'valid');

const toToken = (row: TokenRow & { organization_name: string | null; deputy_name: string | null; congress_name: string | null }, now: Date) => ({
  id: row.id, name: row.name, role: row.role,
  organization: refTo(row.organization_id, row.organization_name), deputy: refTo(row.deputy_id, row.deputy_name), congress: refTo(row.congress_id, row.congress_name),
  state: stateOf(row, now), createdAt: instantText(row.created_at),
  expiresAt: row.expires_at === null ? undefined : instantText(row.expires_at),
  revokedAt: row.revoked_at === null ? undefined : instantText(row.revoked_at),
  lastUsedAt: some(row.last_used_at && instantText(row.last_used_at)),
});
export type TokenFacts = ReturnType<typeof toToken>;

export const listTokens = async (db: Database, now: Date): Promise<TokenFacts[]> =>
  (await tokensOf(db).orderBy('created_at').orderBy('tokens.id').execute()).map((row) => toToken(row, now));

const tokenSort: Sort = { list: 'tokens', keys: [{ expression: sql.ref('tokens.created_at'), kind: 'instant' }, ...textKeys('tokens.id')], direction: 'asc' };

/** @param congressId only the tokens of this congress */
export const tokenPage = async (db: Database, query: PageQuery, congressId: string | null, now: Date): Promise<PageOf<TokenFacts>> => {
  const filtered = db.selectFrom('tokens').where(congressId === null ? sql<boolean>`true` : sql<boolean>`tokens.congress_id = ${congressId}`);
  const page = await readPage(db, filtered, tokenSort, query, (rows) => rows.select(tokenColumns).select(ownerNames));
  return { ...page, rows: page.rows.map((row) => toToken(row, now)) };
};

export const readToken = async (db: Database, id: string, now: Date): Promise<TokenFacts | undefined> => {
  const row = await tokensOf(db).where('tokens.id', '=', id).executeTakeFirst();
  return row && toToken(row, now);
};

/** @returns false when there is no such token, or it was revoked before */
export const revokeTokenIn = async (trx: Trx, id: string, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await trx.updateTable('tokens').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Ends a token where the database is. */
export const revokeToken = (ctx: Office, id: string): Promise<boolean> =>
  inTransaction(ctx.store.db, async (trx) => {
    if (!(await revokeTokenIn(trx, id, ctx.now()))) return false;
    await writeAudit(ctx, trx, { by: actors.commandLine, act: 'token.revoke', subject: id });
    return true;
  });

/** How often “last used” is written: a token in use all day costs a write an hour, not one a request. */
const noted = 3_600_000;

/** Looked up by hash: comparing takes the same time whatever was sent. */
export const staffByToken = async (db: Database, token: string, now: Date): Promise<Staff | undefined> => {
  const row = await db.selectFrom('tokens').select(['id', 'role', 'organization_id', 'deputy_id', 'congress_id', 'expires_at', 'revoked_at', 'last_used_at'])
    .where('token_hash', '=', hashOf(token)).executeTakeFirst();
  if (!row || stateOf(row, now) !== 'valid') return undefined;
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() >= noted) {
    // Nothing hangs on it: a database that only reads must not lock the office out.
    await db.updateTable('tokens').set({ last_used_at: now }).where('id', '=', row.id).execute().catch(() => undefined);
  }
  return { tokenId: row.id, role: row.role as StaffRole, organizationId: row.organization_id, deputyId: row.deputy_id, congressId: row.congress_id };
};

/** The name of the token that comes from the environment; another STAFF_TOKEN at a later start takes its place. */
const given = 'STAFF_TOKEN';

/** See `ensureStaffToken`. The lock keeps processes that start together from making one each. */
export const ensureFirstToken = (ctx: Office, staffToken: string | undefined): Promise<string | undefined> =>
  inTransaction(ctx.store.db, async (trx) => {
    await takeTurn(trx, 'congress-kit first token');
    const made = async (token: string, name: string): Promise<void> => {
      const draft: NewToken = { name, role: 'office_director' };
      const id = await insertToken(ctx, trx, token, draft);
      await writeAudit(ctx, trx, { by: actors.server, act: 'token.create', subject: id, detail: told(draft) });
    };
    if (staffToken) {
      const hash = hashOf(staffToken);
      const ended = await trx.updateTable('tokens').set({ revoked_at: ctx.now() }).where('name', '=', given).where('token_hash', '!=', hash).where('revoked_at', 'is', null).returning('id').execute();
      for (const { id } of ended) await writeAudit(ctx, trx, { by: actors.server, act: 'token.revoke', subject: id });
      if (!(await trx.selectFrom('tokens').select('id').where('token_hash', '=', hash).executeTakeFirst())) await made(staffToken, given);
      return undefined;
    }
    if (await trx.selectFrom('tokens').select('id').limit(1).executeTakeFirst()) return undefined;
    const token = makeToken();
    await made(token, 'first start');
    return token;
  });
