/**
 * Builds what a page loads, into dist/embed/: `congress-kit.js` (all elements) and one script per element, each with its lazy
 * parts in a folder beside it, the placeholder styles, and `manifest.json` with sizes, hashes and
 * the tags to copy. All of it classic scripts.
 * Run: node --conditions=congress-source packages/elements/build.ts
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { toClassic, type ClassicFile } from './build-classic.ts';
import { manifestOf } from './build-manifest.ts';
import { leaveServersPart, shareLitPolicy, shrinkTemplates, smallSchema } from './build-plugins.ts';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const output = join(here, 'dist', 'embed');
const scripts = ['congress-kit', 'suggestion-form', 'deputy-finder', 'handling-tracker', 'ballot-results'];

/** Of the file it begins with, e.g. `deputy-finder-english`; what several parts share has none. */
const partName = (file: string | null | undefined, name: string): string =>
  file?.startsWith(source) ? file.slice(source.length + 1).replace(/\.ts$/, '').replaceAll('/', '-') : `shared-${name}`;

/** One script and its lazy parts, as ES chunks. */
const bundle = async (name: string): Promise<Rolldown.OutputChunk[]> => {
  const [made] = await build({
    root: here,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['congress-source', 'browser', 'module', 'import', 'default'] },
    plugins: [shareLitPolicy(), smallSchema(join(source, 'embed', 'small-schema.ts')), leaveServersPart(), shrinkTemplates()],
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
        preserveEntrySignatures: 'allow-extension',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: (chunk) => `${partName(chunk.facadeModuleId, chunk.name)}.js` },
      },
    },
  }) as Rolldown.RolldownOutput[];
  return (made?.output ?? []).filter((part) => part.type === 'chunk');
};

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), text);
};

const check = ({ path, code }: ClassicFile): void => {
  if (/[^\x00-\x7f]/.test(code)) throw new Error(`${path} is not pure ASCII`);
  if (/createPolicy\(\s*["'`]lit-html/.test(code)) throw new Error(`${path} still makes lit’s own Trusted Types policy`);
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

const files: ClassicFile[] = [];
for (const name of scripts) files.push(...await toClassic(name, await bundle(name)));
files.push({ path: 'congress-kit.css', code: readFileSync(join(here, 'placeholder.css'), 'utf8') });
files.forEach(check);
rmSync(output, { recursive: true, force: true });
for (const { path, code } of files) write(path, code);
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string };
const manifest = manifestOf(version, files);
write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);

console.log(`${'dist/embed'.padEnd(58)}      raw      gzip    brotli`);
for (const { path, bytes } of manifest.files) console.log(`${path.padEnd(58)}${kilobytes(bytes.raw)} ${kilobytes(bytes.gzip)} ${kilobytes(bytes.brotli)}`);
