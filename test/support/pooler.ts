// PgBouncer, which hands a connection of the database to another client with every transaction: what large places put before PostgreSQL.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';
import { answering, ended, otherUser } from './postgres.ts';

export interface Pooler {
  /** The same database through the pooler. */
  through(databaseUrl: string): string;
  stop(): Promise<void>;
}

/** Of `connections` to each database, shared out by the transaction. Says why where there is none. */
export async function startPooler(databaseUrl: string, connections: number): Promise<Pooler | { reason: string }> {
  if (spawnSync('pgbouncer', ['--version']).status !== 0) return { reason: 'no pgbouncer on the PATH' };
  const { hostname, port: behind, username } = new URL(databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-pooler-'));
  const port = await freePort();
  const [settings, users] = [join(folder, 'pgbouncer.ini'), join(folder, 'users.txt')];
  writeFileSync(users, `"${decodeURIComponent(username)}" ""\n`);
  writeFileSync(settings, [
    '[databases]', `* = host=${hostname} port=${behind || 5432}`, '[pgbouncer]', 'listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =',
    'auth_type = trust', `auth_file = ${users}`, 'pool_mode = transaction', `default_pool_size = ${connections}`, 'max_client_conn = 200',
  ].join('\n'));
  const user = otherUser();
  if (user) for (const path of [folder, settings, users]) chownSync(path, user.uid, user.gid);
  const pooler = spawn('pgbouncer', ['--quiet', settings], { ...user, cwd: folder, stdio: 'ignore' });
  const through = (url: string): string => {
    const changed = new URL(url);
    changed.host = `127.0.0.1:${port}`;
    return changed.href;
  };
  const end = () => { pooler.kill('SIGKILL'); };
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    await ended(pooler, 'SIGINT');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(through(databaseUrl), pooler);
  } catch (error) {
    await stop();
    throw error;
  }
  return { through, stop };
}
