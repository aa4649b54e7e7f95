// Every test, in the order in which a mistake is cheapest to find. Runs under the pinned Node; test.mjs starts it.
//   npm test                     everything but the slow groups
//   npm test -- <filter> …       only files whose path contains a filter ("typecheck" alone: only that)
//   … --update                   what is compared with a committed picture takes its place
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { findGroups, groupOf } from './groups.mjs';
import { capture, ownNode, root, runChild } from './install.mjs';
import { runNodeTests } from './node-runner.mjs';
import { say, sum, tally } from './tally.mjs';

const filters = process.argv.slice(2).filter((word) => word !== '--update');
const minutes = 60_000;
const results = [];
const failures = [];
const notes = [];
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort(new Error(`stopped by ${signal}`)));

if (process.argv.includes('--update')) process.env.TEST_UPDATE = '1';

// Every test process and every server it starts loads the same sources; stripping their types once is enough.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'node');

const groups = findGroups(root, filters);
if (groups.length === 0 && filters.length > 0 && !filters.includes('typecheck')) fail('filter', `no test matches ${filters.join(' ')}`);

const browserGroups = groups.filter((group) => group.kind === 'browser');
const mayNeedBrowser = (group) => !['parallel', 'apart', 'plain'].includes(group.kind);
const needsBrowser = groups.some((group) => mayNeedBrowser(group) || mentions(group, /\/browser\.ts'/));
const needsPostgres = groups.some((group) => group.kind !== 'browser');
const needsBuild = needsBrowser || groups.some(mayNeedBrowser);

if (needsBrowser) await attempt('browser', async () => { process.env.CHROME_PATH = await ensureBrowser(); });
// Each is a process of its own on one core.
await Promise.all([
  needsBuild && attempt('build', () => build()),
  (filters.length === 0 || filters.includes('typecheck')) && attempt('typecheck', typecheck),
]);
const postgres = needsPostgres ? await startPostgres() : null;
try {
  for (const group of groups.filter((one) => one.empty)) fail(group.name, 'the folder holds no *.test.ts');
  // V8 compiles again, and better, what an embedded database runs often; most tests end long before that pays. Servers and commands take
  // the flag over from their test. Not where time is what is measured.
  const flags = ['--wasm-tiering-budget=1000000000'];
  // One more than there are cores: a file waits for servers, browsers and time-outs a good part of its time.
  const several = availableParallelism() + 1;
  await runInNode('parallel', { concurrency: several, timeout: 5 * minutes, flags });
  // The pages of the elements come one after the other and leave more than a core to those who wait beside them.
  await Promise.all([runInBrowser(), runInNode('journeys', { concurrency: 2, timeout: 10 * minutes, flags })]);
  await runInNode('apart', { concurrency: several, timeout: 10 * minutes, flags });
  await runInNode('plain', { concurrency: 1, timeout: 30 * minutes });
  await runInNode('slow', { concurrency: 1, timeout: 30 * minutes });
} finally {
  await postgres?.stop();
}

if (failures.length > 0) {
  // Again at the end: a log of a thousand lines is read, or kept, from there.
  console.log('\nWhat failed:');
  for (const { file, said } of failures) console.log(`✗ ${file}${said}`);
}
console.log('');
for (const { name, files, counts } of results) {
  console.log(`${name}: ${say(counts)}${files ? ` (${files} ${files === 1 ? 'file' : 'files'})` : ''}`);
}
for (const note of notes) console.log(note);
const all = sum(results.map((result) => result.counts));
if (all.passed + all.failed === 0 && !filters.includes('typecheck')) console.log('There are no tests yet.');
console.log(say(all));
process.exit(all.failed > 0 || stopping.signal.aborted ? 1 : 0);

async function runInNode(kind, options) {
  const mine = groups.filter((group) => group.kind === kind);
  const files = mine.flatMap((group) => group.files);
  if (files.length === 0 || stopping.signal.aborted) return;
  begins(`In Node, ${options.concurrency > 1 ? `${options.concurrency} at a time` : 'one after the other'}`);
  record(await runNodeTests(root, files, { ...options, signal: stopping.signal }), mine);
}

async function runInBrowser() {
  const files = browserGroups.flatMap((group) => group.files);
  if (files.length === 0 || stopping.signal.aborted) return;
  if (!process.env.CHROME_PATH) {
    for (const group of browserGroups) fail(group.name, 'there is no browser');
    return;
  }
  begins('In the browser');
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-wtr-'));
  const summary = join(folder, 'summary.json');
  const runner = join(root, 'node_modules', '@web', 'test-runner', 'dist', 'bin.js');
  const args = [runner, '--config', '.scripts/web-test-runner.config.mjs'];
  const code = await runChild(ownNode, args, { env: { TEST_FILES: files.join('\n'), TEST_SUMMARY: summary } });
  const counted = new Map(existsSync(summary) ? JSON.parse(readFileSync(summary, 'utf8')) : []);
  rmSync(folder, { recursive: true, force: true });
  for (const file of files) if (!counted.has(file)) counted.set(file, tally(0, 1));
  record(counted, browserGroups);
  if (code !== 0 && sum(counted.values().toArray()).failed === 0) fail('web-test-runner', `it ended with exit code ${code}`);
}

/** Where the minutes of a run went is read from its log. */
function begins(part) {
  console.log(`\n${part} (${Math.round(performance.now() / 1000)} s)`);
}

function record(counted, mine) {
  for (const [file, { failures: said = [] }] of counted) failures.push(...said.map((one) => ({ file, said: one })));
  for (const group of mine) {
    const counts = group.files.map((file) => counted.get(file) ?? tally(0, 1));
    if (counts.length > 0) results.push({ name: group.name, files: counts.length, counts: sum(counts) });
  }
  const strangers = [...counted].filter(([file]) => !mine.some((group) => group.name === groupOf(file)));
  if (strangers.length > 0) fail('groups', `counted files of no group: ${strangers.map(([file]) => file).join(', ')}`);
  console.log(say(sum([...counted.values()])));
}

async function typecheck() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await capture(ownNode, [compiler, '--noEmit', '-p', 'tsconfig.json']);
  if (code !== 0) throw new Error(output);
  console.log('Types are sound');
}

/** One throwaway cluster for the whole run; every test process finds it by TEST_POSTGRES_URL. */
async function startPostgres() {
  const { findPostgres, startPostgres: start } = await import('../test/support/postgres.ts');
  const found = findPostgres();
  const cluster = found.reason ? null : await start().catch((error) => { found.reason = error.message; return null; });
  if (cluster) {
    process.env.TEST_POSTGRES_URL = cluster.url;
    return cluster;
  }
  process.env.TEST_POSTGRES_SKIPPED = found.reason;
  notes.push(`PostgreSQL tests were skipped: ${found.reason}`);
  if (process.env.TEST_REQUIRE_POSTGRES) fail('PostgreSQL', found.reason);
  return null;
}

async function attempt(name, step) {
  try {
    await step();
  } catch (error) {
    fail(name, error.message);
  }
}

function fail(name, reason) {
  console.log(`✗ ${name}: ${reason}`);
  failures.push({ file: name, said: `: ${reason}` });
  results.push({ name, counts: tally(0, 1) });
}

function mentions(group, pattern) {
  return group.files.some((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
}
