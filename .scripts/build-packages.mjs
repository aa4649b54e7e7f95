// Fills packages/*/dist with what a user of the packages imports: one module per source file, and its types.
// What a page loads (api, sdk, elements) is lowered to the syntax of Chromium 80; the rest is for Node 22 or newer.
// build.mjs starts it under the pinned Node; by hand: node .scripts/build-packages.mjs [package …]
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { writeDescriptions } from '../packages/elements/build-descriptions.ts';
import { writeMessages } from '../packages/elements/build-messages.ts';
import { describeFields } from '../packages/api/build-docs.ts';
import { describeFunctions } from '../packages/sdk/build-docs.ts';
import { shrinkLiterals } from '../packages/elements/build-plugins.ts';
import { filesUnder } from './hash.mjs';
import { capture, ownNode, root } from './install.mjs';

/** In the order in which they need each other's types. `not`: sources that are no part of the package. */
const packages = [
  { name: 'api', page: true, not: ['write-openapi.ts'] },
  { name: 'sdk', page: true },
  { name: 'elements', page: true, not: ['embed/'], keep: ['embed'], shrink: true },
  { name: 'server', assets: [['packages/server/src/site', 'site'], ['examples/sample-county', 'sample', /\.(xlsx|csv|geojson)$|^FORMAT\.md$/]] },
  { name: 'conformance' },
  { name: 'cli' },
];

const chosen = process.argv.slice(2);
for (const one of packages) {
  const wanted = chosen.length === 0 || chosen.includes(one.name);
  if (!wanted || !existsSync(join(root, 'packages', one.name, 'src'))) continue;
  const sources = sourcesOf(one);
  empty(one);
  await compile(one, sources);
  if (one.page) await lower(one, sources);
  if (one.name === 'elements') {
    writeDescriptions();
    await writeMessages();
  }
  for (const asset of one.assets ?? []) copy(one, ...asset);
}

function sourcesOf({ name, not = [] }) {
  return filesUnder(root, `packages/${name}/src`)
    .map((path) => path.slice(`packages/${name}/src/`.length))
    .filter((path) => path.endsWith('.ts') && !not.some((start) => path.startsWith(start)));
}

function empty({ name, keep = [] }) {
  const dist = join(root, 'packages', name, 'dist');
  mkdirSync(dist, { recursive: true });
  for (const entry of readdirSync(dist)) if (!keep.includes(entry)) rmSync(join(dist, entry), { recursive: true });
}

/** Types, and for Node the modules too. The other packages are seen as a user sees them: by their dist, not their source. */
async function compile({ name, page = false }, sources) {
  const folder = join(root, 'packages', name);
  const settings = join(root, '.cache', `tsconfig.${name}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(settings, JSON.stringify({
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: page,
      customConditions: [],
      types: page ? [] : ['node'],
      rootDir: join(folder, 'src'),
      outDir: join(folder, 'dist'),
    },
    files: sources.map((path) => join(folder, 'src', path)),
    include: [],
  }));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await capture(ownNode, [compiler, '-p', settings]);
  if (code !== 0) throw new Error(`packages/${name}: ${output}`);
  // tsc rewrites the specifiers in modules, not those in types.
  for (const path of filesUnder(folder, 'dist')) {
    if (!path.endsWith('.d.ts')) continue;
    const types = toJs(readFileSync(join(folder, path), 'utf8'));
    writeFileSync(join(folder, path), await described(name, path, types));
  }
}

/** With what editors show over functions and fields. */
async function described(name, path, types) {
  if (name === 'sdk') return describeFunctions(types);
  const [, resource] = (name === 'api' && /^dist\/(resources\/.*)\.d\.ts$/.exec(path.replaceAll('\\', '/'))) || [];
  return resource ? describeFields(types, await import(`../packages/api/src/${resource}.ts`)) : types;
}

/** Modules for pages: each source file on its own, so that what is not imported is not loaded. Names and lines stay readable. */
async function lower({ name, shrink = false }, sources) {
  const folder = join(root, 'packages', name);
  for (const path of sources) {
    const { code } = await transform(readFileSync(join(folder, 'src', path), 'utf8'), {
      loader: 'ts', format: 'esm', target: 'chrome80', charset: 'utf8', sourcefile: path, tsconfigRaw: '{ "compilerOptions": { "verbatimModuleSyntax": true } }',
    });
    const target = join(folder, 'dist', path.replace(/\.ts$/, '.js'));
    mkdirSync(join(target, '..'), { recursive: true });
    writeFileSync(target, toJs(shrink ? shrinkLiterals(code) : code));
  }
}

/** The specifiers of our own files, in modules and in types. */
function toJs(code) {
  return code.replace(/((?:from|import|module) ?\(?["']\.{1,2}\/[^"'\n]*)\.ts(?=["'])/g, '$1.js');
}

function copy({ name }, from, to, wanted = /./) {
  const start = `${from}/`.length;
  for (const path of filesUnder(root, from)) {
    const inside = path.slice(start);
    if (!wanted.test(inside)) continue;
    const target = join(root, 'packages', name, 'dist', to, inside);
    mkdirSync(join(target, '..'), { recursive: true });
    copyFileSync(join(root, path), target);
  }
}
