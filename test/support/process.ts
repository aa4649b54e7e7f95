// The real server as a child process, with what it says kept for the failure message.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { commandArguments, serveArguments } from '../../.scripts/serve.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What this process was told about compiling holds for the servers and commands it starts. */
const ownFlags = process.execArgv.filter((flag) => flag.startsWith('--wasm-'));

/** A command of congress-kit for `execFile` and its like, the program first. */
export const commandOf = (...args: readonly string[]): [program: string, args: string[]] => [process.execPath, [...ownFlags, ...commandArguments, ...args]];

export interface Ended { readonly code: number; readonly out: string; readonly err: string }

/** One command of congress-kit, to its end, in this process's environment and what is given. */
export const runCommand = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> => new Promise((resolve) => {
  execFile(...commandOf(...args), { cwd: root, env: { ...process.env, ...env } }, (error, out, err) => resolve({ code: error ? Number(error.code) || 1 : 0, out, err }));
});

export class ServerProcess {
  readonly url: string;
  #child: ChildProcess;
  #said: Buffer[] = [];
  #length = 0;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => this.#hear(text));
    }
    const endWithUs = () => child.kill('SIGKILL');
    process.once('exit', endWithUs);
    child.once('exit', () => process.off('exit', endWithUs));
  }

  /** Spawns `congress-kit serve` and waits until it is ready. */
  static async start(port: number, env: Record<string, string | undefined>, patience = 180_000): Promise<ServerProcess> {
    const child = spawn(
      process.execPath,
      [...ownFlags, ...serveArguments],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...inherited(), HOST: '127.0.0.1', PORT: String(port), ...env } },
    );
    const server = new ServerProcess(`http://127.0.0.1:${port}`, child);
    await server.#ready(Date.now() + patience);
    return server;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Everything it printed, at most about the last 100,000 bytes. */
  get log(): string {
    return Buffer.concat(this.#said).toString();
  }

  /** As little work as can be: a bench measures the server, not whoever reads its log. */
  #hear(text: Buffer): void {
    this.#said.push(text);
    this.#length += text.length;
    while (this.#length - this.#said[0]!.length > 100_000) this.#length -= this.#said.shift()!.length;
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Asks it to stop and resolves with its exit code; after 20 s it is killed. */
  async stop(): Promise<number | null> {
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 20_000);
    await this.#end('SIGTERM');
    clearTimeout(late);
    return this.#child.exitCode;
  }

  /** As if the power of this one process were cut. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (!this.running) return;
    await new Promise((resolve) => { this.#child.once('exit', resolve); this.#child.kill(signal); });
  }

  async #ready(deadline: number): Promise<void> {
    for (;;) {
      if (!this.running) throw new Error(`The server ended with exit code ${this.#child.exitCode}:\n${this.log}`);
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      // Not ready yet is 503; 404 would stay so for ever.
      if (answer?.status === 404 || Date.now() > deadline) {
        await this.kill();
        throw new Error(`The server did not become ready (last answer of /readyz: ${answer?.status ?? 'none'}):\n${this.log.slice(-4000)}`);
      }
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
}

// Settings of the person who runs the tests must not leak into the server under test.
function inherited(): NodeJS.ProcessEnv {
  const { DATABASE_URL, DATA_DIR, SEED, STAFF_TOKEN, NODE_TEST_CONTEXT, ...rest } = process.env;
  return rest;
}
