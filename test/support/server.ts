// The real server for a test: its own port, its own data, gone afterwards.
import { randomBytes } from 'node:crypto';
import { engineNamed, type EngineName } from './engines.ts';
import { freePort } from './ports.ts';
import { ServerProcess } from './process.ts';
import { openSeeded } from './seed.ts';

export interface ServerOptions {
  /** Default: pglite. */
  engine?: EngineName;
  /** Default: none. The sample county is copied from a cache. */
  seed?: 'sample' | 'none';
  /** The embedded database makes its files itself, as on a first start. */
  fresh?: boolean;
  /** More environment of the server; an undefined value removes one. */
  env?: Record<string, string | undefined>;
}

export interface TestServer {
  /** http://127.0.0.1:<port> */
  url: string;
  /** Where the public API begins. */
  api: string;
  staffToken: string;
  dataDir: string;
  databaseUrl: string | undefined;
  pid: number;
  /** What it printed so far. */
  log(): string;
  /** Orderly end, then everything is removed. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** kill -9; the data stays for restart(). */
  kill(): Promise<void>;
  /** Starts again on the same data and port, after kill() or instead of running on. */
  restart(env?: Record<string, string | undefined>): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { engine = 'pglite', seed = 'none', fresh = false, env = {} } = options;
  const staffToken = env.STAFF_TOKEN ?? `test-${randomBytes(24).toString('hex')}`;
  const place = seed === 'sample' ? await openSeeded(engine, { STAFF_TOKEN: staffToken }) : await engineNamed(engine).open({ fresh });
  const port = await freePort();
  const settings = { ...place.env, SEED: seed, STAFF_TOKEN: staffToken, ...env };

  let server: ServerProcess;
  try {
    server = await ServerProcess.start(port, settings);
  } catch (error) {
    await place.close();
    throw error;
  }
  const stop = async () => {
    const code = await server.stop();
    await place.close();
    return code;
  };
  return {
    url: server.url,
    api: `${server.url}/v1`,
    staffToken,
    dataDir: place.dataDir,
    databaseUrl: place.databaseUrl,
    get pid() { return server.pid; },
    log: () => server.log,
    stop,
    kill: () => server.kill(),
    async restart(more = {}) {
      await server.stop();
      server = await ServerProcess.start(port, { ...settings, ...more });
    },
    [Symbol.asyncDispose]: async () => { await stop(); },
  };
}
