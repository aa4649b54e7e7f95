// npm run size: what a page really loads, against the budgets in size-budgets.json. Growth beyond a budget is an error; the
// goal beside it says how far there is to go. Measured on dist, as users get it: build first (this does).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { buildAll } from './build.mjs';
import { root } from './install.mjs';
import { withNeeds } from './journeys.mjs';

const embed = join(root, 'packages', 'elements', 'dist', 'embed');
const { unit, budgets, journeys } = JSON.parse(readFileSync(join(root, '.scripts', 'size-budgets.json'), 'utf8'));
if (unit !== 'brotli bytes') throw new Error('size-budgets.json counts something else');

await buildAll();
const sizes = {};
// A script, and each of its lazy parts by itself: a part's name without the hash, so that the budget outlives it.
for (const path of readdirSync(embed, { recursive: true }).filter((file) => file.endsWith('.js')).sort()) {
  sizes[`embed/${path.replaceAll('\\', '/').replace(/-[0-9a-f]{6}(?=\.js$)/, '')}`] = sizeOf([readFileSync(join(embed, path))]);
}
for (const name of readdirSync(embed).filter((file) => file.endsWith('.css'))) sizes[`embed/${name}`] = sizeOf([readFileSync(join(embed, name))]);
const sdk = ['createClient', 'listDeputies'].join(', ');
sizes['sdk: listDeputies'] = sizeOf([await bundle(`import { ${sdk} } from '@congress-kit/sdk'; globalThis.kit = { ${sdk} };`)]);
sizes['sdk: everything'] = sizeOf([await bundle(`import * as sdk from '@congress-kit/sdk'; globalThis.kit = { ...sdk };`)]);
process.exitCode = report(sizes) + reportJourneys() > 0 ? 1 : 0;

/** Compressed file by file, as a server sends them. */
function sizeOf(files) {
  const sum = (measure) => files.reduce((all, file) => all + measure(file), 0);
  return { raw: sum((file) => file.length), gzip: sum((file) => gzipSync(file, { level: 9 }).length), brotli: sum((file) => brotliCompressSync(file).length) };
}

async function bundle(code) {
  const entry = join(root, '.cache', 'size-entry.js');
  const made = await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [{ name: 'entry', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? code : null) }],
    build: { write: false, target: 'chrome80', modulePreload: false, rolldownOptions: { input: entry } },
  });
  return Buffer.concat(made.output.map((part) => Buffer.from(part.code ?? '')));
}

/**
 * What a page with one element has loaded by the time a resident can use it in Chinese: its script, and the parts that always come. A test
 * (test/examples/pages.test.ts) sees in a browser that it is these and no others.
 */
function reportJourneys() {
  const { files } = JSON.parse(readFileSync(join(embed, 'manifest.json'), 'utf8'));
  let broken = 0;
  console.log('\nOne element with everything that always comes, in kB brotli');
  for (const [name, { from, parts, budget }] of Object.entries(journeys)) {
    const script = name.split(',')[0];
    const all = [`${script}.js`, ...withNeeds(files, script, parts)].map((path) => files.find((file) => file.path === path));
    const sum = all.reduce((bytes, { bytes: { brotli } }) => bytes + brotli, 0);
    const said = all.map(({ path, bytes: { brotli } }) => `${path.replace(/^.*\/|-[0-9a-f]{6}(?=\.js$)|\.js$/g, '')} ${(brotli / 1000).toFixed(1)}`).join(' + ');
    console.log(`${`${name} (${from})`.padEnd(40)}${(sum / 1000).toFixed(1).padStart(6)} of ${(budget / 1000).toFixed(1)}   ${said}${sum > budget ? `   over its budget by ${sum - budget} bytes` : ''}`);
    if (sum > budget) broken += 1;
  }
  return broken;
}

/** Comes when it is needed; lies in the folder of its script. */
function isPart(name) {
  return /^embed\/[^/]+\//.test(name);
}

function report(measured) {
  const width = Math.max(...Object.keys(measured).map((name) => name.length));
  console.log(`${''.padEnd(width)}${['raw', 'gzip', 'brotli', 'budget', 'goal'].map((word) => word.padStart(10)).join('')}   in kB`);
  let broken = 0;
  for (const [name, { raw, gzip, brotli }] of Object.entries(measured)) {
    const { budget, goal } = budgets[name] ?? (isPart(name) ? budgets['each lazy part'] : {});
    const figures = [raw, gzip, brotli, budget, goal].map((bytes) => (bytes === undefined ? '–' : (bytes / 1000).toFixed(1)).padStart(10));
    const notes = [];
    if (budget === undefined) notes.push('has no budget: add it to .scripts/size-budgets.json');
    if (brotli > budget) notes.push(`over its budget by ${brotli - budget} bytes`);
    broken += notes.length;
    if (goal !== undefined) notes.push(brotli > goal ? `${((brotli - goal) / 1000).toFixed(1)} to go` : 'reached');
    console.log(`${name.padEnd(width)}${figures.join('')}   ${notes.join('; ')}`);
  }
  for (const name of Object.keys(budgets).filter((one) => !(one in measured) && one !== 'each lazy part')) {
    console.log(`${name} has a budget, but is not there`);
    broken += 1;
  }
  return broken > 0 ? 1 : 0;
}
