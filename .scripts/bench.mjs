// npm run bench [-- filter …]: every test/bench/*.ts, one after the other, each in a process of its own. Each prints ratios within
// one run; absolute times of a shared machine mean nothing. One that does not reach its goal says so and ends with 1.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ownNode, root, runChild } from './install.mjs';

await ensureInstalled();
const filters = process.argv.slice(2);
const files = readdirSync(join(root, 'test', 'bench')).filter((file) => file.endsWith('.ts') && (filters.length === 0 || filters.some((filter) => file.includes(filter))));
const missed = [];
for (const file of files) {
  console.log(`== ${file.slice(0, -3)}`);
  if (await runChild(ownNode, ['--conditions=congress-source', join('test', 'bench', file)]) !== 0) missed.push(file);
  console.log('');
}
console.log(missed.length > 0 ? `Goals were missed: ${missed.join(', ')}` : `${files.length} measured, every goal reached`);
process.exitCode = missed.length > 0 ? 1 : 0;
