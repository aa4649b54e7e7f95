// npm start: install what is missing, build what is out of date, serve. Settings come from the environment:
// PORT, HOST, DATA_DIR, DATABASE_URL, SEED (sample | none), STAFF_TOKEN.
import { build } from './build.mjs';
import { ensureInstalled, ownNode, runChild } from './install.mjs';
import { serveArguments } from './serve.mjs';

try {
  await ensureInstalled();
  await build({ only: ['embed', 'storybook'] });
  process.exitCode = await runChild(ownNode, [...serveArguments, ...process.argv.slice(2)]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
