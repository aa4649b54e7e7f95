// npm run storybook: every state of every element, from the sources. PORT says where; default 6006.
import { join } from 'node:path';
import { ensureInstalled, ownNode, root, runChild } from './install.mjs';

try {
  await ensureInstalled();
  const program = join(root, 'node_modules', 'storybook', 'dist', 'bin', 'dispatcher.js');
  const quiet = ['--no-open', '--no-version-updates', '--disable-telemetry', '--ci'];
  process.exitCode = await runChild(ownNode, ['--conditions=congress-source', program, 'dev', '--port', process.env.PORT ?? '6006', '--host', '127.0.0.1', ...quiet, ...process.argv.slice(2)]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
