/**
 * Builds what a page loads, into dist/embed/: `congress-kit.js` (all elements, one classic script) and one module per element.
 * Run: node --conditions=congress-source packages/elements/build.ts
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';
import { shareLitPolicy, shrinkTemplates } from './build-plugins.ts';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const output = join(here, 'dist', 'embed');
const elements = ['suggestion-form', 'deputy-finder', 'handling-tracker', 'ballot-results'];

const shared = (format: 'iife' | 'es'): InlineConfig => ({
  root: here,
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { conditions: ['congress-source', 'browser', 'module', 'import', 'default'] },
  plugins: [shareLitPolicy(), shrinkTemplates()],
  build: {
    outDir: output,
    emptyOutDir: false,
    // The floor; facts.md, “Browsers”. It lowers syntax only.
    target: 'chrome80',
    minify: true,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    ...(format === 'iife' ? { lib: { entry: join(source, 'embed', 'congress-kit.ts'), formats: ['iife'], name: 'CongressKit', fileName: () => 'congress-kit.js' } } : {}),
  },
});

const bundleModules = (): InlineConfig => {
  const config = shared('es');
  return {
    ...config,
    build: {
      ...config.build,
      rolldownOptions: {
        input: Object.fromEntries(elements.map((name) => [name, join(source, 'embed', `${name}.ts`)])),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  };
};

/** On a GBK page a script without a charset is read as GBK: only pure ASCII means the same in every encoding. */
const toAscii = (code: string): string =>
  code.replace(/[^\x00-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const scriptsIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).sort();

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
await build(shared('iife'));
await build(bundleModules());
copyFileSync(join(here, 'placeholder.css'), join(output, 'congress-kit.css'));

console.log(`${'dist/embed'.padEnd(38)}      raw      gzip    brotli`);
for (const name of scriptsIn(output)) {
  const path = join(output, name);
  const code = toAscii(readFileSync(path, 'utf8'));
  if (/[^\x00-\x7f]/.test(code)) throw new Error(`${name} is not pure ASCII`);
  if (/createPolicy\(\s*["'`]lit-html/.test(code)) throw new Error(`${name} still makes lit’s own Trusted Types policy`);
  writeFileSync(path, code);
  const bytes = Buffer.from(code);
  console.log(`${name.padEnd(38)}${kilobytes(bytes.length)} ${kilobytes(gzipSync(bytes, { level: 9 }).length)} ${kilobytes(brotliCompressSync(bytes).length)}`);
}
