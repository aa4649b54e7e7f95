// npm run tags -- https://county.example/embed https://county.example/v1
// The tags to copy into a page, with the hash of each file as it was built.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './install.mjs';

const [folder = '/embed', api = '/v1'] = process.argv.slice(2);
await build();
const { tags } = JSON.parse(readFileSync(join(root, 'packages', 'elements', 'dist', 'embed', 'manifest.json'), 'utf8'));
for (const tag of Object.values(tags)) console.log(tag.replace('{folder}', folder.replace(/\/+$/, '')).replace('{api}', api));
