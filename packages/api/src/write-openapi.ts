import { generatedFiles } from './document/files.ts';

/** Writes what is generated from the contract and committed: `node --conditions=congress-source packages/api/src/write-openapi.ts` */
// A script, not part of the library: the library runs in pages, so this package imports nothing of Node.
const { mkdirSync, rmSync, writeFileSync } = process.getBuiltinModule('node:fs');

// `write-openapi.ts release` also makes today's document the one that later ones must not break.
const files = generatedFiles();
const released = process.argv[2] === 'release' ? { 'released/openapi.json': files['openapi.json'] as string } : {};

// A schema that has another name now leaves no file behind.
for (const folder of ['schemas', 'contexts']) rmSync(new URL(`../${folder}/`, import.meta.url), { recursive: true, force: true });

for (const [path, text] of Object.entries({ ...files, ...released })) {
  const url = new URL(`../${path}`, import.meta.url);
  mkdirSync(new URL('.', url), { recursive: true });
  writeFileSync(url, text);
}
