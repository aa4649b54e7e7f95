import { generatedFiles } from './document/files.ts';

/** Writes what is generated from the contract and committed: `node --conditions=congress-source packages/api/src/write-openapi.ts` */
// A script, not part of the library: the library runs in pages, so this package imports nothing of Node.
const { mkdirSync, writeFileSync } = process.getBuiltinModule('node:fs');

for (const [path, text] of Object.entries(generatedFiles())) {
  const url = new URL(`../${path}`, import.meta.url);
  mkdirSync(new URL('.', url), { recursive: true });
  writeFileSync(url, text);
}
