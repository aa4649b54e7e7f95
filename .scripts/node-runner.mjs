// Node's test runner, one process per file, reported as one line per file and every failure in full.
import { relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { failureBlock, fileLine, indent, tally } from './tally.mjs';

/** Runs test files and resolves with a Map from each file to its counts, and in `failures` what was said of what failed. */
export async function runNodeTests(root, files, { concurrency, timeout, signal, flags = [] }) {
  const reports = new Map(files.map((file) => [file, new FileReport(file)]));
  const reportOf = (path) => reports.get(relative(root, path ?? '').replaceAll('\\', '/'));

  const events = run({
    cwd: root, files: files.map((file) => `${root}${file}`), concurrency, timeout, signal,
    execArgv: ['--conditions=congress-source', ...flags],
  });
  for await (const { type, data } of events) reportOf(data.file)?.take(type, data);
  for (const report of reports.values()) report.finish();
  return new Map([...reports].map(([file, report]) => [file, report.counts]));
}

class FileReport {
  counts = tally();
  #names = [];
  #failures = [];
  #output = '';
  #milliseconds = 0;
  #finished = false;

  constructor(file) {
    this.file = file;
  }

  take(type, data) {
    if (type === 'test:start') this.#names[data.nesting] = data.name;
    if (type === 'test:stdout' || type === 'test:stderr') this.#output += data.message;
    if (type === 'test:pass') this.#pass(data);
    if (type === 'test:fail') this.#fail(data);
    if (type === 'test:summary') { this.#milliseconds = data.duration_ms; this.finish(); }
  }

  #pass({ name, skip, todo, details }) {
    // A file without any test is reported as if the file itself had passed.
    if (details?.type === 'suite' || name.replaceAll('\\', '/').endsWith(this.file)) return;
    if (skip !== undefined || todo !== undefined) this.counts.skipped += 1;
    else this.counts.passed += 1;
  }

  #fail({ name, nesting, todo, details }) {
    const { error, type } = details;
    const onlyBecauseOfChildren = error?.failureType === 'subtestsFailed';
    if (todo !== undefined && type !== 'suite') { this.counts.skipped += 1; return; }
    if (onlyBecauseOfChildren && type === 'suite') return;
    this.counts.failed += 1;
    if (!onlyBecauseOfChildren) this.#failures.push(failureBlock([...this.#names.slice(0, nesting), name], explain(error)));
  }

  finish() {
    if (this.#finished) return;
    this.#finished = true;
    const { passed, failed, skipped } = this.counts;
    if (passed + failed + skipped === 0) {
      this.counts.failed = 1;
      this.#failures.push(failureBlock([this.file], 'The file holds no test.'));
    }
    console.log(fileLine(this.file, this.counts, this.#milliseconds));
    for (const failure of this.#failures) console.log(failure);
    this.counts.failures = this.#failures;
    if (this.counts.failed > 0 && this.#output.trim()) {
      console.log(`  what ${this.file} printed:\n${indent(this.#output.slice(-8000), '  │ ')}\n`);
    }
  }
}

function explain(error) {
  const cause = error?.cause ?? error;
  if (typeof cause === 'string') return cause;
  const said = cause?.stack ?? error?.message ?? inspect(cause);
  const rest = cause?.code === 'ERR_ASSERTION' ? '' : inspect(cause?.cause ?? '', { depth: 4 }).replace(/^''$/, '');
  return [...said.split('\n').filter((line) => !/^\s+at .*(node:internal|node:async_hooks)/.test(line)), rest].join('\n');
}
