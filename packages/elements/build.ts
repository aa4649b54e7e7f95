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
import { needsOf, toAscii, toClassic, waitForEachOther, type ClassicFile, type FirstPart } from './build-classic.ts';
import { contractOf, contractPage } from './build-contract.ts';
import { describeElements } from './build-description.ts';
import { elementNames, tokensOf } from './build-descriptions.ts';
import { manifestOf } from './build-manifest.ts';
import { oldBrowserWords } from './src/embed/old-browsers.words.ts';
import { carry, late, leaveServersPart, ownListFrom, shareLitPolicy, shortNamespaces, shrinkTemplates, silenceLit, smallSchema, withoutLog } from './build-plugins.ts';
import { shortPrivateNames } from './build-private-names.ts';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const output = join(here, 'dist', 'embed');
interface Contents {
  /** Parts that it carries itself. */
  readonly carried?: readonly string[];
  /** It shows something before it asks anything: what asks comes as a part. */
  readonly asksLate?: boolean;
  /** What its elements are going to need, asked for before the rest of the script runs. */
  readonly first?: readonly FirstPart[];
  /** Parts that always come: each row is one file, with all it stands on. */
  readonly rows?: readonly (readonly string[])[];
  /** What draws its elements first, itself or parts, where nearly all of it is called at once: compiled while it comes. A finder's roll is mostly for a search. */
  readonly drawn?: readonly string[];
}

const firstOf = {
  finder: [['congress-deputy-finder', 'deputy-finder-roll-part']],
  results: [['congress-ballot-results', 'ballot-results-results-part']],
  tracker: [
    ['congress-handling-tracker[case],congress-handling-tracker[suggestion],congress-handling-tracker[src]:not([src$="/"])', 'handling-tracker-record-part'],
    ['congress-handling-tracker:not([case]):not([suggestion]):not([from-address]):not([src]),congress-handling-tracker[src$="/"]:not([case]):not([suggestion]):not([from-address])', 'handling-tracker-home-part'],
  ],
} satisfies Record<string, readonly FirstPart[]>;

const scripts: Readonly<Record<string, Contents>> = {
  // Which of its parts a tracker is going to need takes more words than there is room for: it asks for it itself, as before.
  'congress-kit': { first: [...firstOf.finder, ...firstOf.results], drawn: ['ballot-results-results-part'] },
  'suggestion-form': { carried: ['form-part'], asksLate: true, rows: [['suggestion-form-rest-part', 'base-transport']], drawn: ['suggestion-form', 'suggestion-form-rest-part'] },
  'deputy-finder': { first: firstOf.finder, rows: [['deputy-finder-roll-part']] },
  'handling-tracker': { first: firstOf.tracker, rows: [['handling-tracker-record-part'], ['handling-tracker-home-part']], drawn: ['handling-tracker-record-part', 'handling-tracker-home-part', 'shared-common'] },
  'ballot-results': { first: firstOf.results, rows: [['ballot-results-results-part']], drawn: ['ballot-results-results-part'] },
  'form-fields': { asksLate: true },
};

const privateNames = shortPrivateNames([source, join(here, '..', 'sdk', 'src')]);

const rowNames: ReadonlySet<string> = new Set(Object.values(scripts).flatMap(({ rows = [] }) => rows.map(([name]) => name as string)));

/** Of the file it begins with, e.g. `deputy-finder-english`; what several parts share has none. */
const partName = (file: string | null | undefined, name: string): string =>
  file?.startsWith(source) ? file.slice(source.length + 1).replace(/\.ts$/, '').replaceAll('/', '-') : rowNames.has(name) ? name : `shared-${name}`;

/** What runs before anything else of a script does. */
const isFirst = (id: string): boolean => [join(source, 'embed', 'parts.ts'), join(source, 'embed', 'first-asks.ts'), join(source, 'base', 'file-ahead.ts')].includes(id);

/** One script and its lazy parts, as ES chunks. */
const chunksOf = async (name: string, { carried = [], asksLate = false }: Contents, groupOf: (id: string) => string | undefined): Promise<Rolldown.OutputChunk[]> => {
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
    plugins: [shareLitPolicy(), silenceLit(), privateNames, carry(carried), asksLate && late(join(source, 'base')), smallSchema(join(source, 'embed', 'small-schema.ts')), leaveServersPart(), withoutLog(), ownListFrom(join(source, 'embed', 'list-from.ts')), shrinkTemplates(), shortNamespaces()],
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
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'views', name: (id: string) => (isFirst(id) ? 'first' : groupOf(id) ?? null) }] },
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
  const apart = await chunksOf(name, contents, () => undefined);
  const initial = new Set(apart.filter(({ isEntry }) => isEntry).flatMap((entry) => [entry.fileName, ...needsOf(entry, apart)]));
  const chunkOf = (file: string): Rolldown.OutputChunk => apart.find(({ fileName }) => fileName === file) as Rolldown.OutputChunk;
  const groups = new Map<string, string>();
  // What always comes is asked for once: the other parts come after it and find there what they share with it.
  const { rows = [] } = contents;
  for (const row of rows) {
    const files = new Set(row.flatMap((part) => [`${part}.js`, ...needsOf(chunkOf(`${part}.js`), apart)]).filter((file) => !initial.has(file)));
    for (const id of Array.from(files, (file) => chunkOf(file).moduleIds).flat()) groups.set(id, groups.has(id) ? 'common' : row[0] as string);
  }
  const shared = apart.filter(({ fileName, isEntry, isDynamicEntry }) => !isEntry && !isDynamicEntry && !initial.has(fileName));
  // English is for those who asked for it.
  const english = shared.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith('.en.ts')));
  for (const id of english.flatMap(({ moduleIds }) => moduleIds)) groups.set(id, 'english');
  // With what they build on: files that import each other could not be loaded.
  // Of several rows only one comes: who needs neither must not wait for it.
  const isApart = (chunk: Rolldown.OutputChunk): boolean => rows.length > 1 && Array.from(needsOf(chunk, apart), (file) => chunkOf(file).moduleIds).flat().some((id) => rowNames.has(groups.get(id) ?? ''));
  const open = shared.filter((chunk) => chunk.code.length < small && !chunk.moduleIds.some((id) => groups.has(id)) && !isApart(chunk));
  const rest = rows.length > 0 ? 'more' : 'common';
  for (let chunk = open.pop(); chunk; chunk = open.pop()) {
    for (const id of chunk.moduleIds) groups.set(id, rest);
    open.push(...shared.filter(({ fileName, moduleIds }) => chunk?.imports.includes(fileName) && !moduleIds.some((id) => groups.has(id))));
  }
  const together = await chunksOf(name, contents, (id) => groups.get(id));
  return waitForEachOther(together) ? apart : together;
};

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), text);
};

/** Small scripts for old pages: as they were written, for no tool of today leaves such syntax alone. */
const asWritten = (path: string): ClassicFile => {
  const bare = readFileSync(join(here, path), 'utf8').replace(/^\s*\/\*[^]*?\*\/\s*|^\s*\/\/.*\n|^\s+/gm, '');
  return { path, code: toAscii(bare.replace('TAGS', JSON.stringify(elementNames.map((name) => `congress-${name}`))).replace('WORDS', JSON.stringify(oldBrowserWords))) };
};

const check = ({ path, code }: ClassicFile): void => {
  if (/[^\x00-\x7f]/.test(code)) throw new Error(`${path} is not pure ASCII`);
  if (/createPolicy\(\s*["'`]lit-html/.test(code)) throw new Error(`${path} still makes lit’s own Trusted Types policy`);
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

const files: ClassicFile[] = [];
for (const [name, contents] of Object.entries(scripts)) files.push(...await toClassic(name, await bundle(name, contents), contents.first ?? [], contents.drawn ?? []));
files.push(asWritten('old-browsers.js'), asWritten('by-class.js'));
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
