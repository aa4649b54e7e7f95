// Every engine the kit promises to run in, behind the same few methods: old and new Chromium by raw DevTools protocol, because
// the drivers of today need a newer one; Firefox by WebDriver BiDi; WebKit, when it is asked for, by WebDriver. For what one engine is enough for, see browser.ts.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserFlags } from '../../.scripts/browser.mjs';
import { engineNames, findEngine } from '../../.scripts/engines.mjs';
import { resolverRules } from './browser.ts';
import { openBidi } from './engine-bidi.ts';
import { openCdp } from './engine-cdp.ts';
import { openWebDriver } from './engine-webdriver.ts';
import { freePort } from './ports.ts';

export interface EnginePage {
  /** Goes there and waits for its `load`. */
  goto(url: string): Promise<void>;
  /** Runs a function in the page; what goes in and out must be JSON. A promise is waited for. */
  evaluate<T, A extends unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Waits until the function says something true. */
  until<A extends unknown[]>(run: (...args: A) => unknown, ...args: A): Promise<void>;
  /** Points at the middle of what the function returns a box of, and clicks as a mouse does. */
  click<A extends unknown[]>(box: (...args: A) => { x: number; y: number; width: number; height: number }, ...args: A): Promise<void>;
  /** Types into what has the focus, as from a keyboard. */
  type(text: string): Promise<void>;
  /** Makes the page's window as wide and as high inside, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** A PNG of what is to be seen. */
  screenshot(): Promise<Uint8Array>;
  /** Uncaught errors and console errors so far, reports of a broken policy among them. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface EngineBrowser {
  readonly name: string;
  /** As the engine itself says it. */
  readonly version: string;
  /** A page with cookies and storage of its own; *.example leads to this machine. */
  newPage(): Promise<EnginePage>;
  close(): Promise<void>;
}

export type EngineDriver = (url: string) => Promise<Pick<EngineBrowser, 'version' | 'newPage'> & { leave(): Promise<void> }>;

/** Names of the browsers, for a loop; whether one is there is found out by `openEngine`. */
export const browserEngines = engineNames.filter((name) => !name.startsWith('Node'));

/** Starts an engine, or says why it is not there. */
export async function openEngine(name: string): Promise<EngineBrowser | { reason: string }> {
  const found = await findEngine(name);
  if (found.path === undefined) return { reason: `${name} is not there: ${found.reason}` };
  const profile = mkdtempSync(join(tmpdir(), 'congress-kit-engine-'));
  const isFirefox = found.kind === 'bidi';
  const isDriver = found.kind === 'webdriver';
  const port = isDriver ? await freePort() : 0;
  if (isFirefox) writeFileSync(join(profile, 'user.js'), firefoxSettings);
  const args = isFirefox
    ? ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
    : ['--headless', ...browserFlags, `--host-resolver-rules=${resolverRules}`, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'];
  const [program, ...given] = !isDriver ? [found.path, ...args] : [...(process.env['DISPLAY'] ? [] : ['xvfb-run', '-a']), found.path, `--port=${port}`];
  // A group of its own where there is more than one: a screen, a driver and what it drives end together.
  const child = spawn(program as string, given, { stdio: ['ignore', 'ignore', 'pipe'], detached: isDriver });
  const endWithUs = () => { if (isDriver) endGroup(child); else child.kill('SIGKILL'); };
  process.once('exit', endWithUs);
  const remove = async (): Promise<void> => {
    process.off('exit', endWithUs);
    if (child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => { child.once('exit', resolve); endWithUs(); });
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const url = isDriver ? await answering(`http://127.0.0.1:${port}`) : await addressOf(child);
    const driver = await (isDriver ? openWebDriver(url) : isFirefox ? openBidi(`${url}/session`) : openCdp(url));
    return { name, version: driver.version, newPage: driver.newPage, close: async () => { await driver.leave(); await remove(); } };
  } catch (error) {
    await remove();
    throw new Error(`${name} does not start`, { cause: error });
  }
}

/** *.example as in the other engines, and nothing that is asked of the world outside by itself. */
const firefoxSettings = [
  ['network.dns.localDomains', 'county.example,other.example,api.example'], ['network.proxy.type', 0], ['browser.shell.checkDefaultBrowser', false], ['app.update.enabled', false],
  ['datareporting.policy.dataSubmissionEnabled', false], ['toolkit.telemetry.reportingpolicy.firstRun', false], ['network.captive-portal-service.enabled', false],
  ['network.connectivity-service.enabled', false], ['services.settings.server', ''], ['browser.safebrowsing.update.enabled', false], ['intl.accept_languages', 'zh-CN'],
].map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join('');

function endGroup({ pid }: ChildProcess): void {
  try { process.kill(-(pid as number), 'SIGKILL'); } catch { /* it has ended */ }
}

async function answering(url: string): Promise<string> {
  for (const end = Date.now() + 60_000; ;) {
    if ((await fetch(`${url}/status`).catch(() => undefined))?.ok) return url;
    if (Date.now() > end) throw new Error('it did not answer within 60 s');
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`it did not answer within 60 s: ${said.slice(-500)}`)), 60_000);
    child.stderr?.on('data', (text: Buffer) => {
      said += text;
      const address = /listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(late);
      resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with exit code ${code}: ${said.slice(-500)}`)));
  });
}

/** The source of a call whose value comes back as JSON text; the same for both protocols. Not by the page's `Promise`, which may be one of its own. */
export const asJson = (run: (...args: never[]) => unknown, args: readonly unknown[]): string =>
  `(async () => { const value = await (${run})(...${JSON.stringify(args)}); return JSON.stringify({ value }); })()`;

/** `until`, for whoever can evaluate. */
export const repeating = (evaluate: EnginePage['evaluate']): EnginePage['until'] => async (run, ...args) => {
  const deadline = Date.now() + 20_000;
  while (!(await evaluate(run, ...args))) {
    if (Date.now() > deadline) throw new Error(`it did not become true: ${run}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
};
