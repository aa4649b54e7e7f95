/**
 * Builds what a page loads, into dist/embed/: `congress-kit.js` (all elements) and one script per element, each with its lazy
 * parts in a folder beside it, the placeholder styles, `manifest.json` with sizes, hashes and the tags to copy, and `elements.json`
 * with what each element takes, asks and keeps (the same to read: `embed-contract.md`). All of it classic scripts.
 * Run: node --conditions=congress-source packages/elements/build.ts
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { needsOf, toAscii, toClassic, waitForEachOther, type ClassicFile } from './build-classic.ts';
import { contractOf, contractPage } from './build-contract.ts';
import { describeElements } from './build-description.ts';
import { elementNames, tokensOf } from './build-descriptions.ts';
import { manifestOf } from './build-manifest.ts';
import { oldBrowserWords } from './src/embed/old-browsers.words.ts';
import { carry, late, leaveServersPart, shareLitPolicy, shrinkTemplates, smallSchema } from './build-plugins.ts';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const output = join(here, 'dist', 'embed');
interface Contents {
  /** Parts that it carries itself. */
  readonly carried?: readonly string[];
  /** It shows something before it asks anything: what asks comes as a part. */
  readonly asksLate?: boolean;
}

const scripts: Readonly<Record<string, Contents>> = {
  'congress-kit': {},
  'suggestion-form': { carried: ['form-part'], asksLate: true },
  'deputy-finder': {},
  'handling-tracker': {},
  'ballot-results': {},
  'form-fields': { asksLate: true },
};

/** Of the file it begins with, e.g. `deputy-finder-english`; what several parts share has none. */
const partName = (file: string | null | undefined, name: string): string =>
  file?.startsWith(source) ? file.slice(source.length + 1).replace(/\.ts$/, '').replaceAll('/', '-') : `shared-${name}`;

/** One script and its lazy parts, as ES chunks. */
const chunksOf = async (name: string, { carried = [], asksLate = false }: Contents, isCommon: (id: string) => boolean): Promise<Rolldown.OutputChunk[]> => {
  const [made] = await build({
    root: here,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    // Fields are set, not defined, which takes a fifth of the code: lit's properties, the only accessors, are `declare`d.
    tsconfig: join(here, 'tsconfig.embed.json'),
    resolve: { conditions: ['congress-source', 'browser', 'module', 'import', 'default'] },
    plugins: [shareLitPolicy(), carry(carried), asksLate && late(join(source, 'base')), smallSchema(join(source, 'embed', 'small-schema.ts')), leaveServersPart(), shrinkTemplates()],
    build: {
      write: false,
      // A library: Vite adds no preloading of its own to lazy parts.
      lib: { entry: { [name]: join(source, 'embed', `${name}.ts`) }, formats: ['es'] },
      // The floor; it lowers syntax only.
      target: 'chrome80',
      // After the chunks have become classic scripts.
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        // Reading a field does nothing else here, so what is made of fields and never used may go.
        treeshake: { propertyReadSideEffects: false },
        preserveEntrySignatures: 'allow-extension',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: (chunk) => `${partName(chunk.facadeModuleId, chunk.name)}.js`,
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'common', test: isCommon }] },
        },
      },
    },
  }) as Rolldown.RolldownOutput[];
  return (made?.output ?? []).filter((part) => part.type === 'chunk');
};

/** Half of this goes over the wire; a request of its own costs about as much as what it saves. */
const small = 4000;

/** One script and its lazy parts. The small things that parts share are one file for all of them, not a dozen. */
const bundle = async (name: string, contents: Contents): Promise<Rolldown.OutputChunk[]> => {
  const apart = await chunksOf(name, contents, () => false);
  const initial = new Set(apart.filter(({ isEntry }) => isEntry).flatMap((entry) => Array.from(needsOf(entry, apart))));
  const shared = apart.filter(({ fileName, isEntry, isDynamicEntry }) => !isEntry && !isDynamicEntry && !initial.has(fileName));
  // With what they build on: files that import each other could not be loaded.
  const open = shared.filter(({ code }) => code.length < small);
  const common = new Set<string>();
  for (let chunk = open.pop(); chunk; chunk = open.pop()) {
    for (const id of chunk.moduleIds) common.add(id);
    open.push(...shared.filter(({ fileName, moduleIds }) => chunk?.imports.includes(fileName) && !moduleIds.some((id) => common.has(id))));
  }
  const together = await chunksOf(name, contents, (id) => common.has(id));
  return waitForEachOther(together) ? apart : together;
};

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), text);
};

/** The guard for browsers below the floor: as it was written, for no tool of today leaves such syntax alone. */
const oldBrowsers = (): string => {
  const bare = readFileSync(join(here, 'old-browsers.js'), 'utf8').replace(/^\s*\/\*[^]*?\*\/\s*|^\s*\/\/.*\n|^\s+/gm, '');
  return toAscii(bare.replace('TAGS', JSON.stringify(elementNames.map((name) => `congress-${name}`))).replace('WORDS', JSON.stringify(oldBrowserWords)));
};

const check = ({ path, code }: ClassicFile): void => {
  if (/[^\x00-\x7f]/.test(code)) throw new Error(`${path} is not pure ASCII`);
  if (/createPolicy\(\s*["'`]lit-html/.test(code)) throw new Error(`${path} still makes lit’s own Trusted Types policy`);
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

const files: ClassicFile[] = [];
for (const [name, contents] of Object.entries(scripts)) files.push(...await toClassic(name, await bundle(name, contents)));
files.push({ path: 'old-browsers.js', code: oldBrowsers() });
files.push({ path: 'congress-kit.css', code: readFileSync(join(here, 'placeholder.css'), 'utf8') });
files.forEach(check);
rmSync(output, { recursive: true, force: true });
for (const { path, code } of files) write(path, code);
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string };
const manifest = manifestOf(version, files);
write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
const described = describeElements(source, elementNames);
const contract = contractOf(source, version, described, tokensOf(described));
write('elements.json', `${JSON.stringify(contract, null, 2)}\n`);
// Kept in the repository: it is read where nothing is built. A test says when it is out of date (test/docs/embed-contract.test.ts).
writeFileSync(join(here, 'embed-contract.md'), contractPage(contract));

console.log(`${'dist/embed'.padEnd(58)}      raw      gzip    brotli`);
for (const { path, bytes } of manifest.files) console.log(`${path.padEnd(58)}${kilobytes(bytes.raw)} ${kilobytes(bytes.gzip)} ${kilobytes(bytes.brotli)}`);
