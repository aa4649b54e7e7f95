// A throwaway PostgreSQL for tests. In one `npm test` it starts once and is found by TEST_POSTGRES_URL;
// a test file run by hand starts its own. Every caller gets a database of its own.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.ts';

export interface Postgres {
  /** Of the administrative database; not to be written to. */
  url: string;
  stop(): Promise<void>;
}

export interface FragilePostgres extends Postgres {
  /** As whoever watches over services does: starts it when it has ended. False when it does not stay up. */
  again(): Promise<boolean>;
}

/** It takes encrypted connections only, as a managed one does, and its certificate is its own authority. */
export interface EncryptedPostgres extends Postgres {
  /** Path of its certificate. */
  readonly certificate: string;
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

export type PostgresFound = { bin: string; reason?: undefined } | { url: string; reason?: undefined } | { reason: string };

/** Where PostgreSQL would come from, without starting it. */
export function findPostgres(): PostgresFound {
  const given = process.env.TEST_DATABASE_URL || process.env.TEST_POSTGRES_URL;
  if (given) return { url: given };
  if (process.env.TEST_POSTGRES_SKIPPED) return { reason: process.env.TEST_POSTGRES_SKIPPED };
  const bin = findPrograms();
  if (!bin) return { reason: 'no initdb on the PATH or under /usr/lib/postgresql; install postgresql or set TEST_DATABASE_URL' };
  if (isRoot() && !serviceUser()) return { reason: 'PostgreSQL refuses to run as root and there is no user postgres or nobody' };
  return { bin };
}

function findPrograms(): string | undefined {
  return [...debianFolders(), ...(process.env.PATH ?? '').split(delimiter)]
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** Those that whoever we are may run. */
function ownPrograms(): string | undefined {
  return isRoot() && !serviceUser() ? undefined : findPrograms();
}

/** One cluster for a test that brings it down: its log of writes lies in a folder of its own, and it can be started again. */
export async function startFragilePostgres(wal: string): Promise<FragilePostgres | { reason: string }> {
  const bin = ownPrograms();
  if (!bin) return { reason: 'no PostgreSQL of our own can be started here' };
  const user = otherUser();
  if (user) chownSync(wal, user.uid, user.gid);
  return startCluster(bin, { durable: true, wal });
}

/** A cluster of its own that takes encrypted connections only; or why there is none. */
export async function startEncryptedPostgres(): Promise<EncryptedPostgres | { reason: string }> {
  const bin = ownPrograms();
  if (!bin) return { reason: 'no PostgreSQL of our own can be started here' };
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-certificate-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', certificate], { encoding: 'utf8' });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return { reason: `no certificate can be made here (openssl): ${made.error?.message ?? made.stderr}` };
  }
  const user = otherUser();
  if (user) for (const path of [folder, key, certificate]) chownSync(path, user.uid, user.gid);
  const cluster = await startCluster(bin, { encryption: { key, certificate } });
  return { url: cluster.url, certificate, stop: async () => { await cluster.stop(); rmSync(folder, { recursive: true, force: true }); } };
}

/**
 * The PostgreSQL given by the environment or a new cluster on loopback; null when there is neither.
 * @param options.durable waits for the disk at every commit, as a county's does; tests have no need to
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<Postgres | null> {
  const found = findPostgres();
  if ('url' in found) return { url: found.url, stop: async () => {} };
  return 'bin' in found ? startCluster(found.bin, options) : null;
}

/** A fresh, empty database, or a copy of a template. */
export async function createDatabase(options: { admin?: string; template?: string } = {}): Promise<TestDatabase> {
  const admin = options.admin ?? await adminUrl();
  const name = `ck_${process.pid}_${randomBytes(5).toString('hex')}`;
  const template = options.template ? ` TEMPLATE "${options.template}"` : '';
  await ask(admin, `CREATE DATABASE "${name}"${template}`);
  return {
    url: withDatabase(admin, name),
    drop: async () => { await ask(admin, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`); },
  };
}

/** The administrative URL; starts a cluster that ends with this process when nobody started one. */
export async function adminUrl(): Promise<string> {
  const postgres = await (shared ??= startPostgres());
  if (!postgres) throw new Error(`PostgreSQL is not available: ${findPostgres().reason}`);
  return postgres.url;
}

export async function ask(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

let shared: Promise<Postgres | null> | undefined;

interface ClusterOptions { durable?: boolean; wal?: string; encryption?: { key: string; certificate: string } }

async function startCluster(bin: string, { durable = false, wal, encryption }: ClusterOptions): Promise<FragilePostgres> {
  const user = otherUser();
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const owner = { ...user, cwd: folder };
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const initdb = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', `--locale=${locale}`, '--no-sync', ...(wal ? ['-X', wal, '--wal-segsize=1'] : [])],
    { ...owner, encoding: 'utf8' },
  );
  if (initdb.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`initdb failed: ${initdb.stderr || initdb.error?.message}`);
  }
  if (encryption) writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 trust\n');
  const port = await freePort();
  const settings = {
    port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200, shared_buffers: '64MB',
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }), ...(wal && { max_wal_size: '4MB', min_wal_size: '2MB' }),
    ...(encryption && { ssl: 'on', ssl_key_file: encryption.key, ssl_cert_file: encryption.certificate }), log_min_messages: 'fatal',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let said = '';
  const run = () => {
    const started = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...owner, stdio: ['ignore', 'ignore', 'pipe'] });
    started.stderr.on('data', (text: Buffer) => { said += text; });
    // The cluster must not keep a test process alive that has nothing else to do.
    started.unref();
    (started.stderr as unknown as { unref(): void }).unref();
    return started;
  };
  let server = run();

  const endNow = () => { server.kill('SIGQUIT'); rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }); };
  process.once('exit', endNow);
  const stop = async () => {
    process.off('exit', endNow);
    // One that has no room for its last words would wait for it.
    await ended(server, wal ? 'SIGQUIT' : 'SIGINT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres${encryption ? '?sslmode=no-verify' : ''}`;
  try {
    await answering(url, server);
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start: ${said || (error as Error).message}`);
  }
  const again = async () => {
    if (server.exitCode !== null || server.signalCode !== null) server = run();
    return answering(url, server).then(() => true, () => false);
  };
  return { url, stop, again };
}

/** Waits until it answers; throws when it has ended, or does not in 15 seconds. */
export async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask(url, 'SELECT 1');
      return;
    } catch (error) {
      if (tries > 150 || server.exitCode !== null) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
}

export async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  await new Promise((resolve) => { server.once('exit', resolve); server.kill(signal); });
}

function debianFolders(): string[] {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  const versions = readdirSync(base).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(base, version, 'bin'));
}

/** Whoever may run what refuses to be run by root; nobody where we are not root. */
export function otherUser(): { uid: number; gid: number } | undefined {
  return isRoot() ? serviceUser() : undefined;
}

function serviceUser(): { uid: number; gid: number } | undefined {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
