import { buildOpenApi } from './openapi.ts';

/** Writes `packages/api/openapi.json`: `node --conditions=congress-source packages/api/src/write-openapi.ts` */
// A script, not part of the library: the library runs in pages, so this package imports nothing of Node.
const { writeFileSync } = process.getBuiltinModule('node:fs');

writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(buildOpenApi(), null, 2)}\n`);
