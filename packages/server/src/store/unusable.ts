import { Told } from '../told.ts';

/** Why a PostgreSQL cannot be used, and what to change: for whoever starts the process. The address holds the password: only its host is said. */
export class DatabaseUnusable extends Told {
  override readonly name = 'DatabaseUnusable';
  constructor(databaseUrl: string, [zh, en]: readonly [string, string], cause?: unknown) {
    const said = cause instanceof Error && cause.message ? cause.message : undefined;
    const { code } = (cause ?? {}) as { code?: unknown };
    const why = [typeof code === 'string' ? code : undefined, said].filter(Boolean).join(': ');
    super([
      `PostgreSQL（${hostOf(databaseUrl)}）用不了：${zh}${why && `（${why}）`}`,
      `PostgreSQL at ${hostOf(databaseUrl)} cannot be used: ${en}${why && ` (${why})`}`,
    ].join('\n'), { cause });
  }
}

const hostOf = (databaseUrl: string): string => {
  try {
    const { host, searchParams } = new URL(databaseUrl);
    return host || searchParams.get('host') || 'localhost';
  } catch {
    return 'DATABASE_URL';
  }
};

export const readOnly = ['它只读（例如是备库）。请改连主库。', 'it is read-only (a standby, perhaps). Connect to the primary.'] as const;

/**
 * By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), by Node's codes of sockets and certificates, and, for
 * what the driver says without a code, by its words.
 */
const faults: readonly (readonly [match: RegExp, zh: string, en: string])[] = [
  [/no encryption|SSL off/i, '它只接受加密连接。请在 DATABASE_URL 末尾加 ?sslmode=require（或 verify-full）。', 'it takes encrypted connections only. Add ?sslmode=require (or verify-full) to DATABASE_URL.'],
  [/does not support SSL/i, '它没有开启加密。请去掉 DATABASE_URL 里的 sslmode，或在数据库上开启 ssl。', 'it offers no encryption. Take sslmode out of DATABASE_URL, or turn ssl on at the database.'],
  [/sslrootcert|ENOENT/, 'DATABASE_URL 里写的证书文件读不到，或缺少 sslrootcert。', 'a certificate file that DATABASE_URL names cannot be read, or sslrootcert is missing.'],
  [/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ERR_TLS|ERR_SSL|EPROTO/, '它的证书没有通过验证。请用 sslrootcert=… 指明签发它的根证书；内网里只要加密、不验证，用 sslmode=require。',
    'its certificate could not be verified. Name the certificate of its authority with sslrootcert=…; where encryption without verification is enough, sslmode=require.'],
  [/\b28\w{3}\b/, '用户名或密码不对，或者 pg_hba.conf 不让这个用户从这里连。', 'the user or the password is wrong, or pg_hba.conf does not let this user in from here.'],
  [/\b3D000\b/, '没有这个数据库。请先建好（createdb），或改 DATABASE_URL。', 'there is no such database. Make it first (createdb), or change DATABASE_URL.'],
  [/\b(42501|3F000)\b/, '这个用户没有建表的权限。请让管理员把数据库给它：ALTER DATABASE … OWNER TO …，或 GRANT CREATE ON SCHEMA public TO …。',
    'this user may not make tables. Have an administrator give it the database: ALTER DATABASE … OWNER TO …, or GRANT CREATE ON SCHEMA public TO ….'],
  [/\b25006\b/, ...readOnly],
  [/\b53300\b/, '连接数用完了。请调小 DATABASE_CONNECTIONS，或调大数据库的 max_connections。', 'it has no connection left. Make DATABASE_CONNECTIONS smaller, or max_connections of the database larger.'],
  [/\b(57P\d\d|E[A-Z]{4,})\b|connection timeout|timeout (exceeded|expired)|terminated unexpectedly/, '连不上。请检查 DATABASE_URL 里的地址和端口，以及数据库是否在运行。', 'it cannot be reached. Check host and port in DATABASE_URL, and that the database is running.'],
];

/** What a person can mend, in words; anything else as it is: a fault of ours keeps its stack. */
export const orUnusable = (databaseUrl: string, error: unknown): unknown => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const said = `${String(code ?? '')} ${String(message ?? '')}`;
  const known = error instanceof DatabaseUnusable ? undefined : faults.find(([match]) => match.test(said));
  return known ? new DatabaseUnusable(databaseUrl, [known[1], known[2]], error) : error;
};
