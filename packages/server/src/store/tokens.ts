import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Staff, StaffRole } from '../policies/identity.ts';
import { plainHash } from '../policies/seal.ts';
import type { Database } from './database.ts';
import { inTransaction, type Trx } from './transaction.ts';

/** Tokens of the office's side: stored as hashes, told once, ended by date or by hand. */
export interface NewToken {
  readonly name: string;
  readonly role: StaffRole;
  readonly organizationId?: string;
  readonly deputyId?: string;
  readonly expiresAt?: Date;
}

const hashOf = (token: string): string => plainHash('staff token', token);

const insertToken = async (trx: Trx, token: string, { name, role, organizationId, deputyId, expiresAt }: NewToken, now: Date): Promise<string> => {
  const id = `tk-${randomBytes(5).toString('hex')}`;
  await trx.insertInto('tokens').values({
    id, name, role, token_hash: hashOf(token), organization_id: organizationId ?? null, deputy_id: deputyId ?? null,
    created_at: now, expires_at: expiresAt ?? null, revoked_at: null,
  }).execute();
  return id;
};

/** 256 random bits with a prefix that secret scanners and people recognise. */
const makeToken = (): string => `ckt_${randomBytes(32).toString('base64url')}`;

export class UnknownReference extends Error {
  override readonly name = 'UnknownReference';
}

export const createToken = (db: Database, draft: NewToken, now: Date): Promise<{ id: string; token: string }> =>
  inTransaction(db, async (trx) => {
    const { organizationId, deputyId } = draft;
    if (organizationId && !(await trx.selectFrom('organizations').select('id').where('id', '=', organizationId).executeTakeFirst())) {
      throw new UnknownReference(`There is no organization “${organizationId}”.`);
    }
    if (deputyId && !(await trx.selectFrom('deputies').select('id').where('id', '=', deputyId).executeTakeFirst())) {
      throw new UnknownReference(`There is no deputy “${deputyId}”.`);
    }
    const token = makeToken();
    const id = await insertToken(trx, token, draft, now);
    await trx.insertInto('audit').values({ at: now, token_id: 'command line', act: 'token.create', subject: id, detail: JSON.stringify({ role: draft.role, organizationId, deputyId }) }).execute();
    return { id, token };
  });

export const listTokens = (db: Database) =>
  db.selectFrom('tokens').select(['id', 'name', 'role', 'organization_id', 'deputy_id', 'created_at', 'expires_at', 'revoked_at']).orderBy('created_at').execute();

/** @returns false when there is no such token, or it was revoked before */
export const revokeToken = (db: Database, id: string, now: Date): Promise<boolean> =>
  inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx.updateTable('tokens').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await trx.insertInto('audit').values({ at: now, token_id: 'command line', act: 'token.revoke', subject: id, detail: null }).execute();
    return true;
  });

/** Looked up by hash: comparing takes the same time whatever was sent. */
export const staffByToken = async (db: Database, token: string, now: Date): Promise<Staff | undefined> => {
  const row = await db.selectFrom('tokens').select(['id', 'role', 'organization_id', 'deputy_id', 'expires_at', 'revoked_at'])
    .where('token_hash', '=', hashOf(token)).executeTakeFirst();
  if (!row || row.revoked_at || (row.expires_at && row.expires_at <= now)) return undefined;
  return { tokenId: row.id, role: row.role as StaffRole, organizationId: row.organization_id, deputyId: row.deputy_id };
};

/** The name of the token that comes from the environment; another STAFF_TOKEN at a later start takes its place. */
const given = 'STAFF_TOKEN';

/** See `ensureStaffToken`. The lock keeps processes that start together from making one each. */
export const ensureFirstToken = (db: Database, staffToken: string | undefined, now: Date): Promise<string | undefined> =>
  inTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('congress-kit first token'))`.execute(trx);
    if (staffToken) {
      const hash = hashOf(staffToken);
      await trx.updateTable('tokens').set({ revoked_at: now }).where('name', '=', given).where('token_hash', '!=', hash).where('revoked_at', 'is', null).execute();
      const row = await trx.selectFrom('tokens').select('id').where('token_hash', '=', hash).executeTakeFirst();
      if (!row) await insertToken(trx, staffToken, { name: given, role: 'office_director' }, now);
      return undefined;
    }
    if (await trx.selectFrom('tokens').select('id').limit(1).executeTakeFirst()) return undefined;
    const token = makeToken();
    await insertToken(trx, token, { name: 'first start', role: 'office_director' }, now);
    return token;
  });
