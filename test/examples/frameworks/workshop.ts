// The projects under examples/ as somebody has them who copied one: outside the repository, with our tarballs and one installation for
// all of them. What is not ours is pinned by the lock file beside this; `npm run test:examples -- --update` writes it anew.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildAll } from '../../../.scripts/build.mjs';
import { capture, npm, ownNode, root } from '../../../.scripts/install.mjs';
import { pack } from '../../../.scripts/pack.mjs';

export interface Described {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Record<string, object>;
  readonly [name: string]: unknown;
}

export interface Workshop {
  /** Folder of one project. */
  at(name: string): string;
  /** Runs a script of its package.json with plain Node: no condition of ours. */
  script(name: string, script: string, env?: Record<string, string>): Promise<void>;
  /** The same for one that stays; resolves once it listens. */
  serve(name: string, command: readonly string[], url: string, env?: Record<string, string>): Promise<{ stop(): Promise<void> }>;
  remove(): void;
}

const lockFile = join(import.meta.dirname, 'package-lock.json');

/** Folders under examples/ that are projects. */
export const projects: readonly string[] = readdirSync(join(root, 'examples')).filter((name) => existsSync(join(root, 'examples', name, 'package.json')));

export const describedBy = (name: string): Described => JSON.parse(readFileSync(join(root, 'examples', name, 'package.json'), 'utf8')) as Described;

/** What a project asks for, ours and others'. */
export const wantedBy = (name: string): Record<string, string> => ({ ...describedBy(name).dependencies, ...describedBy(name).devDependencies });

export const openWorkshop = async (): Promise<Workshop> => {
  await buildAll();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'somebody-elses-projects-')));
  const tarballs = (await pack(join(folder, 'tarballs'))).filter(({ name }) => /\/(api|sdk|elements)$/.test(name));
  const dependencies = { ...Object.assign({}, ...projects.map(wantedBy)) as Record<string, string>, ...Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`])) };
  const described = { name: 'somebody-elses-projects', private: true, dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(described));
  const isUpdate = process.env['TEST_UPDATE'] === '1';
  if (existsSync(lockFile) && !isUpdate) {
    const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as Lock;
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages: { '': described, ...lock.packages } }));
  }
  await npm(['install', '--prefix', folder, '--prefer-offline', '--ignore-scripts', '--engine-strict=false'], 'Installing what the examples need, elsewhere');
  if (isUpdate) {
    const { packages, ...rest } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
    const theirs = Object.entries(packages).filter(([path]) => path !== '' && !path.includes('node_modules/@congress-kit/'));
    writeFileSync(lockFile, `${JSON.stringify({ ...rest, packages: Object.fromEntries(theirs) }, null, 2)}\n`);
  }
  for (const name of projects) cpSync(join(root, 'examples', name), join(folder, name), { recursive: true, filter: (path) => !/[\\/](node_modules|dist|\.next)$/.test(path) });

  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, NODE_ENV: ___, ...inherited } = process.env;
  const path = [join(folder, 'node_modules', '.bin'), dirname(ownNode), process.env['PATH']].join(':');
  const environment = { ...inherited, PATH: path, NEXT_TELEMETRY_DISABLED: '1' };
  return {
    at: (name) => join(folder, name),
    script: async (name, script, env = {}) => {
      const command = describedBy(name).scripts?.[script];
      if (!command) throw new Error(`examples/${name} has no script ${script}`);
      const { code, output } = await capture('sh', ['-c', command], { cwd: join(folder, name), env: { ...environment, ...env } });
      if (code !== 0) throw new Error(`${name}: ${command} ended with exit code ${code}:\n${output}`);
    },
    serve: async (name, [command = '', ...args], url, env = {}) => {
      // A group of its own: what it starts ends with it.
      const child = spawn(command, args, { cwd: join(folder, name), env: { ...environment, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text; });
      const kill = (): void => { try { process.kill(-(child.pid as number), 'SIGKILL'); } catch { /* it has ended */ } };
      process.once('exit', kill);
      const stop = async (): Promise<void> => {
        process.off('exit', kill);
        if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => { child.once('exit', resolve); kill(); });
      };
      for (const end = Date.now() + 60_000; !(await fetch(url).catch(() => undefined));) {
        if (child.exitCode === null && Date.now() < end) await new Promise((resolve) => { setTimeout(resolve, 100); });
        else { await stop(); throw new Error(`${name} does not answer:\n${said}`); }
      }
      return { stop };
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
};
