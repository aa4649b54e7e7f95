import { PostgresAdapter, PostgresDialect } from 'kysely';
import pg from 'pg';
import { DatabaseUnusable, readOnly } from './unusable.ts';

/** The oldest that is tried, as the driver's number: https://www.postgresql.org/docs/current/runtime-config-preset.html */
const oldest = 150_000;

/**
 * What our statements, and what the driver reads, take for granted. A database or a role may have other defaults (`ALTER ROLE … SET`,
 * a managed service's own): each connection sets its own. A pooler that shares out connections by the transaction keeps of these
 * what PgBouncer calls tracked (datestyle, timezone); for the others its users set them on the role, as the guide for operators says.
 */
export const neededSettings = {
  timezone: 'UTC', datestyle: 'ISO, YMD', intervalstyle: 'postgres', bytea_output: 'hex', extra_float_digits: '1', standard_conforming_strings: 'on',
  default_transaction_isolation: 'read committed',
} as const;

const setNeeded = Object.entries(neededSettings).map(([name, value]) => `set ${name} to ${name === 'datestyle' ? value : `'${value}'`}`).join('; ');

/**
 * `sslmode` as libpq and psql read it, and as operators write it: `require` encrypts, `verify-full` checks the certificate, too.
 * Without this word the driver takes one for the other, with a warning that its next version will not.
 * https://www.postgresql.org/docs/current/libpq-ssl.html
 */
const asLibpq = (databaseUrl: string): string => (
  /[?&]sslmode=(prefer|require|verify-ca|verify-full)\b/.test(databaseUrl) && !databaseUrl.includes('uselibpqcompat=') ? `${databaseUrl}&uselibpqcompat=true` : databaseUrl
);

/**
 * So long a connection is used: behind an address that stands for whichever is the primary, one to a former primary would otherwise stay.
 * In seconds.
 */
export const lifetime = 600;

/** @param connections at most so many at once */
export const openPool = (databaseUrl: string, connections: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: asLibpq(databaseUrl), max: connections, connectionTimeoutMillis: 10_000, maxLifetimeSeconds: lifetime, application_name: 'congress-kit',
    onConnect: async (client) => { await client.query(setNeeded); },
  });
  // A connection that dies while idle raises an event; unheard, it would end the process.
  pool.on('error', () => undefined);
  // So does one that dies in a transaction, between two statements; the next statement then says what happened.
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  return pool;
};

/**
 * Kysely's own lock around migrations is one of the session: behind a pooler that shares out connections by the transaction it would
 * be taken on one and given back on another, and the next start would wait for ever. `oneAtATime` holds one of the transaction.
 */
class LocklessAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> { /* held already */ }
  override async releaseMigrationLock(): Promise<void> { /* with the transaction */ }
}

export class LocklessDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter { return new LocklessAdapter(); }
}

/** Before anything is made in it: old, in an encoding that has not all characters, or a standby. Throws `DatabaseUnusable`. */
export const examine = async (databaseUrl: string, pool: pg.Pool): Promise<void> => {
  const { rows: [found] } = await pool.query<{ version: number; name: string; encoding: string; standby: boolean }>(
    "select current_setting('server_version_num')::integer as version, current_setting('server_version') as name, current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby");
  const { version, name, encoding, standby } = found!;
  if (version < oldest) throw new DatabaseUnusable(databaseUrl, [`它的版本是 ${name}，需要 15 或更高。`, `it is version ${name}; 15 or newer is needed.`]);
  if (encoding !== 'UTF8') {
    throw new DatabaseUnusable(databaseUrl, [
      `数据库编码是 ${encoding}，需要 UTF8。请另建一个：createdb --encoding=UTF8 --template=template0 …`,
      `the database's encoding is ${encoding}; UTF8 is needed. Make another: createdb --encoding=UTF8 --template=template0 …`,
    ]);
  }
  if (standby) throw new DatabaseUnusable(databaseUrl, readOnly);
};
