// npm test: install what is missing, then run every test under the Node that the lock file pins.
import { ensureInstalled, ownNode, runChild } from './install.mjs';

try {
  await ensureInstalled();
  const run = ['--conditions=congress-source', '.scripts/run-tests.mjs'];
  process.exitCode = await runChild(ownNode, [...run, ...process.argv.slice(2)]);
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
