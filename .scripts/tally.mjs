/** Counts of one file, group or run, and how they are said. */
export function tally(passed = 0, failed = 0, skipped = 0) {
  return { passed, failed, skipped };
}

export function sum(tallies) {
  return tallies.reduce((all, one) => tally(all.passed + one.passed, all.failed + one.failed, all.skipped + one.skipped), tally());
}

export function say({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** One line per test file, as soon as it is done. */
export function fileLine(file, counts, milliseconds) {
  const mark = counts.failed > 0 ? '✗' : '✓';
  return `${mark} ${file}  ${say(counts)}  (${(milliseconds / 1000).toFixed(1)} s)`;
}

/** A failure in full: where, and what was said. */
export function failureBlock(path, text) {
  return `\n  ✗ ${path.join(' › ')}\n${indent(text, '    ')}\n`;
}

export function indent(text, by) {
  return text.trimEnd().split('\n').map((line) => by + line).join('\n');
}
