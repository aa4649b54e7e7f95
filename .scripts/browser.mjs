// Where the browser for the tests comes from. Nothing is downloaded while one is already on the machine.
import { spawn } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { capture, npm, root, runQuietly } from './install.mjs';

const packed = { name: '@sparticuz/chromium', version: '153.0.0' };
const packedFolder = join(root, '.cache', 'browser');
const unpacked = join(packedFolder, `chromium-${packed.version}`);

/** Flags that let Chromium run as root, without a GPU, and quietly. */
export const browserFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const linuxNames = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable',
];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** The path of a Chromium-like browser already on this machine, or null. */
export async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, but there is no such file.`);
    return chosen;
  }
  for (const path of wellKnownPlaces()) {
    if (existsSync(path) && (process.platform !== 'linux' || await saysItsVersion(path))) return path;
  }
  const before = join(unpacked, 'run');
  return existsSync(before) ? before : null;
}

/** Like findBrowser, but gets one when there is none: Debian's package as root, else the npm package. */
export async function ensureBrowser() {
  await ensureChineseFont();
  const found = await findBrowser();
  if (found) return found;
  const attempts = [aptBrowser, npmBrowser];
  const reasons = [];
  for (const attempt of attempts) {
    try {
      const path = await attempt();
      if (path) return path;
    } catch (error) {
      reasons.push(error.message);
    }
  }
  throw new Error([
    'No browser for the tests. Install Chromium, Chrome or Edge, or set CHROME_PATH to its executable.',
    ...reasons.map((reason) => `  - ${reason}`),
  ].join('\n'));
}

/** Starts the browser once and ends it again; null when it offers to be driven, else what it said instead. */
export async function whyNotStarting(path) {
  const profile = mkdtempSync(join(tmpdir(), 'congress-kit-browser-'));
  const args = ['--headless', ...browserFlags, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'];
  const reason = await new Promise((resolve) => {
    let said = '';
    const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const end = (answer) => { clearTimeout(late); child.kill('SIGKILL'); resolve(answer); };
    const late = setTimeout(() => end(`it did not answer within 20 s: ${said.slice(0, 500)}`), 20_000);
    child.stderr.on('data', (text) => {
      said += text;
      if (said.includes('DevTools listening on')) end(null);
    });
    child.once('error', (error) => end(error.message));
    child.once('exit', (code) => end(said.trim().slice(0, 500) || `it ended with exit code ${code}`));
  });
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return reason;
}

/** As root on Debian or Ubuntu: installs packages with apt-get. False where that is not possible. */
export async function aptInstall(...packages) {
  if (!isRoot() || !isDebianLike() || !onPath('apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const title = `Installing ${packages.join(', ')} (apt-get)`;
  if ((await capture('apt-get', [...install, '--dry-run'], { env })).code !== 0) {
    await runQuietly('apt-get', ['update'], 'Updating the package list (apt-get)', { env });
  }
  await runQuietly('apt-get', install, title, { env });
  return true;
}

/** Chinese text in screenshots and layout tests needs a font that has the characters. */
async function ensureChineseFont() {
  if (process.platform !== 'linux' || await hasChineseFont()) return;
  try {
    if (await aptInstall('fonts-noto-cjk', 'fontconfig')) return;
  } catch { /* said below */ }
  console.log('No Chinese font found: text in screenshots will be boxes. Install e.g. fonts-noto-cjk.');
}

async function hasChineseFont() {
  const { code, output } = await capture('fc-list', [':lang=zh', 'family']);
  return code === 0 && output.trim() !== '';
}

async function aptBrowser() {
  // Ubuntu's "chromium" is a door to snap, which does not run in containers.
  if (!/^ID=debian/m.test(osRelease()) || !await aptInstall('chromium')) return null;
  return findBrowser();
}

async function npmBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(packedFolder, 'node_modules', packed.name, 'bin');
  if (!existsSync(folder)) {
    mkdirSync(packedFolder, { recursive: true });
    const spec = `${packed.name}@${packed.version}`;
    await npm(['install', '--no-save', '--engine-strict=false', '--prefix', packedFolder, spec], `Fetching ${spec} (npm)`);
  }
  mkdirSync(unpacked, { recursive: true });
  const binary = join(unpacked, 'chromium');
  await pipeline(createReadStream(join(folder, 'chromium.br')), createBrotliDecompress(), createWriteStream(binary));
  chmodSync(binary, 0o755);

  const run = join(unpacked, 'run');
  writeFileSync(run, `#!/bin/sh\nexec "${binary}" "$@"\n`, { mode: 0o755 });
  if (await whyNotStarting(run) === null) return run;

  // Without NSS and its friends on the machine, the copies made for Amazon's Linux may do.
  const { extract } = createRequire(join(packedFolder, 'package.json'))('tar-fs');
  await pipeline(createReadStream(join(folder, 'al2023.tar.br')), createBrotliDecompress(), extract(join(unpacked, 'al2023')));
  const libraries = join(unpacked, 'al2023', 'lib');
  writeFileSync(run, `#!/bin/sh\nLD_LIBRARY_PATH="${libraries}" exec "${binary}" "$@"\n`, { mode: 0o755 });
  const reason = await whyNotStarting(run);
  if (reason === null) return run;
  rmSync(run);
  const missing = await missingLibraries(binary);
  throw new Error(`${packed.name} does not start${missing.length ? `; missing libraries: ${missing.join(', ')}` : `: ${reason}`}`);
}

async function missingLibraries(binary) {
  const { output } = await capture('ldd', [binary]);
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((found) => found[1]);
}

function wellKnownPlaces() {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env.HOME ?? '/', 'Applications')];
    return folders.flatMap((folder) => macApps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)));
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return folders.filter(Boolean).flatMap((folder) => windowsPrograms.map((parts) => join(folder, ...parts)));
  }
  return linuxNames.flatMap((name) => onPath(name) ?? []);
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find((path) => existsSync(path));
}

// A placeholder that only asks for a snap exits with an error here.
async function saysItsVersion(path) {
  const { code, output } = await capture(path, ['--version']);
  return code === 0 && /\d+\.\d+/.test(output);
}

function isRoot() {
  return process.getuid?.() === 0;
}

function isDebianLike() {
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(osRelease());
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}
