// Runs on the host's Node (20 or newer) before anything is installed: no dependency, no TypeScript.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

/** The Node 24 that the lock file pins, installed like any other package. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** Installs the packages when they are missing or older than package-lock.json. */
export async function ensureInstalled() {
  requireHostNode(20);
  if (!isInstalled(root)) {
    await npm(['ci', '--include=dev', '--ignore-scripts=false', '--engine-strict=false'], 'Installing packages (npm ci)');
    writeFileSync(stampFile(root), lockHash(root));
  }
  if (!existsSync(ownNode)) await npm(['rebuild', 'node', '--ignore-scripts=false'], 'Fetching Node 24');
  if (!existsSync(ownNode)) {
    throw new Error(`Node 24 is missing at ${ownNode}. npm's install scripts may be blocked; try: npm rebuild node`);
  }
}

export function isInstalled(folder) {
  const stamp = readIfThere(stampFile(folder));
  if (stamp !== undefined) return stamp === lockHash(folder) || matchesLock(folder);
  return matchesLock(folder);
}

// Someone who ran `npm install` by hand has no stamp, but npm leaves its own record of what it put there.
function matchesLock(folder) {
  const record = readIfThere(join(folder, 'node_modules', '.package-lock.json'));
  const lock = readIfThere(join(folder, 'package-lock.json'));
  if (record === undefined || lock === undefined) return false;
  const installed = JSON.parse(record).packages ?? {};
  return Object.entries(JSON.parse(lock).packages ?? {}).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.optional || wanted.peer || wanted.os || wanted.cpu) return true;
    const there = installed[path];
    return there !== undefined && there.version === wanted.version && there.integrity === wanted.integrity;
  });
}

/** Runs a command with inherited stdio, passes signals on and resolves with its exit code. */
export function runChild(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
    let told = false;
    const forward = (signal) => {
      told = true;
      // In a terminal, Ctrl-C reaches the child by itself; a second copy could cut its orderly stop short.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    // npm passes signals to its shell, which dies of them without passing them on: then our parent is gone.
    const parent = process.ppid;
    const orphaned = () => { if (process.ppid !== parent && !told) forward('SIGTERM'); };
    const watch = process.env.npm_lifecycle_event ? setInterval(orphaned, 300) : undefined;
    const finish = () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, forward);
    };
    child.once('error', (error) => { finish(); reject(error); });
    child.once('exit', (code, signal) => { finish(); resolve(code ?? exitCodeOf(signal)); });
  });
}

/** Runs a command with its output kept aside; shows it only when the command fails. */
export async function runQuietly(command, args, title, options = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const live = process.stdout.isTTY && setInterval(() => process.stdout.write(`\r${title} … ${seconds()}`), 1000);
  if (!live) console.log(`${title} …`);
  const { code, output } = await capture(command, args, options);
  if (live) { clearInterval(live); process.stdout.write('\r'); }
  if (code !== 0) throw new Error(`${title} failed (exit code ${code}):\n${output}`);
  console.log(`${title} – done in ${seconds()}`);
  return output;
}

export function capture(command, args, { cwd = root, env = process.env, shell = false } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (text) => { output += text; });
    child.stderr.on('data', (text) => { output += text; });
    child.once('error', (error) => resolve({ code: 127, output: String(error) }));
    child.once('close', (code, signal) => resolve({ code: code ?? exitCodeOf(signal), output }));
  });
}

/** npm with the Node it came with, wherever the person started us from. */
export function npm(args, title) {
  const flags = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) {
    return runQuietly(process.env.npm_node_execpath ?? process.execPath, [script, ...flags], title);
  }
  return runQuietly('npm', flags, title, { shell: windows });
}

function requireHostNode(major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return;
  throw new Error(`Node ${major} or newer is needed to begin with; this is ${process.version}.`);
}

function exitCodeOf(signal) {
  return { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }[signal] ?? 1;
}

function stampFile(folder) {
  return join(folder, 'node_modules', '.congress-kit-installed');
}

function lockHash(folder) {
  return createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
