// Tests in a real browser. `npm test` gives the files by TEST_FILES and reads the counts from TEST_SUMMARY;
// by hand: npx wtr --config .scripts/web-test-runner.config.mjs --watch
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { browserFlags, findBrowser } from './browser.mjs';
import { root } from './install.mjs';
import { failureBlock, fileLine, say, sum, tally } from './tally.mjs';

const executablePath = await findBrowser();
const chosen = process.env.TEST_FILES?.split('\n').filter(Boolean);

export default {
  rootDir: root,
  files: chosen ?? ['test/elements/**/*.test.ts', 'test/sdk/browser/**/*.test.ts'],
  nodeResolve: { exportConditions: ['congress-source', 'browser', 'development'] },
  plugins: [a11ySnapshotPlugin(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.json') })],
  browsers: [chromeLauncher({ launchOptions: { executablePath: executablePath ?? undefined, args: browserFlags } })],
  // One page at a time: a tab behind another draws no frames, and what waits for one waits for ever.
  concurrency: 1,
  staticLogging: true,
  testsFinishTimeout: 180_000,
  browserStartTimeout: 60_000,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  reporters: [linePerFile()],
};

function linePerFile() {
  const counted = new Map();
  return {
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const file = relative(root, testFile).replaceAll('\\', '/');
      const reports = sessionsForTestFile.map(reportOf);
      const counts = sum(reports.map((report) => report.counts));
      const failures = reports.flatMap((report) => report.failures);
      counted.set(file, { ...counts, failures });
      logger.log(fileLine(file, counts, total(reports, 'milliseconds')));
      for (const failure of failures) logger.log(failure);
    },
    onTestRunFinished() {
      if (process.env.TEST_SUMMARY) writeFileSync(process.env.TEST_SUMMARY, JSON.stringify([...counted]));
      else console.log(say(sum([...counted.values()])));
    },
  };
}

function reportOf(session) {
  const tests = flatten(session.testResults, []);
  const failed = tests.filter((test) => !test.passed && !test.skipped);
  const skipped = tests.filter((test) => test.skipped);
  const failures = failed.map((test) => failureBlock(test.path, explain(test.error)));
  for (const error of session.errors) failures.push(failureBlock(['the file itself'], explain(error)));
  for (const path of session.request404s) failures.push(failureBlock(['the file itself'], `404 for ${path}`));
  if (tests.length === 0 && failures.length === 0) failures.push(failureBlock(['the file itself'], 'It holds no test.'));
  if (failures.length > 0) for (const log of session.logs) failures.push(`    console: ${log.map(String).join(' ')}`);

  const beside = session.errors.length + session.request404s.length + (tests.length === 0 && session.errors.length === 0 ? 1 : 0);
  const counts = tally(tests.length - failed.length - skipped.length, failed.length + beside, skipped.length);
  return { counts, failures, milliseconds: total(tests, 'duration') };
}

function flatten(suite, path) {
  if (!suite) return [];
  const here = suite.name ? [...path, suite.name] : path;
  const own = suite.tests.map((test) => ({ ...test, path: [...here, test.name] }));
  return [...own, ...suite.suites.flatMap((inner) => flatten(inner, here))];
}

function explain(error) {
  if (!error) return 'It failed without an error.';
  const difference = error.expected !== undefined ? `\nexpected: ${error.expected}\nactual:   ${error.actual}` : '';
  const stack = (error.stack ?? '').split('\n').filter((line) => !line.includes(error.message)).join('\n');
  return [`${error.name ?? 'Error'}: ${error.message}${difference}`, stack].filter(Boolean).join('\n');
}

function total(items, key) {
  return items.reduce((all, item) => all + (item[key] ?? 0), 0);
}
