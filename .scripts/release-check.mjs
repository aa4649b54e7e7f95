// npm run release:check: may these packages be published? Everything is looked at, then said in one list. What comes of it lies in
// .cache/release: the tarballs and the list of what they are made of (CycloneDX).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakingChanges } from '../packages/api/src/document/changes.ts';
import { buildAll } from './build.mjs';
import { capture, ensureInstalled, ownNode, root } from './install.mjs';
import { dependenciesOf, licenceFaults } from './licences.mjs';
import { publintFaults, typeFaults } from './lint-tarballs.mjs';
import { pack } from './pack.mjs';

const folder = join(root, '.cache', 'release');
const read = (path) => readFileSync(join(root, path), 'utf8');
const lock = JSON.parse(read('package-lock.json'));
const names = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'package.json')));
const described = names.map((name) => JSON.parse(read(`packages/${name}/package.json`)));
let passed = 0;
let failed = 0;

await ensureInstalled();
await buildAll();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const tarballs = await pack(folder);

await check('one version in all packages, and in what they ask of each other', () => {
  const [version] = described.map((one) => one.version);
  return described.flatMap((one) => [
    ...one.version === version ? [] : [`${one.name} is ${one.version}, not ${version}`],
    ...Object.entries({ ...one.dependencies, ...one.peerDependencies }).filter(([name, wanted]) => name.startsWith('@congress-kit/') && wanted !== version).map(([name, wanted]) => `${one.name} asks for ${name} ${wanted}`),
  ]);
});
await check('what a package must say of itself', () => described.flatMap((one, at) => [
  ...['description', 'keywords', 'files', 'exports', 'engines'].filter((key) => one[key] === undefined).map((key) => `${one.name} has no ${key}`),
  ...one.license === 'MIT' ? [] : [`${one.name}: licence ${one.license}`],
  ...one.publishConfig?.access === 'public' ? [] : [`${one.name}: a scoped package is private unless publishConfig.access is public`],
  ...one.private ? [`${one.name} is private`] : [],
  ...existsSync(join(root, 'packages', names[at], 'README.md')) ? [] : [`${one.name} has no README.md`],
]));
await check('the changelog has something to say', () => {
  const [, section = ''] = read('CHANGELOG.md').split(/^## /m);
  return /^- /m.test(section) ? [] : ['its first section is empty'];
});
for (const { name, file } of tarballs) {
  await check(`publint: ${name}`, () => publintFaults(file));
  if (name !== '@congress-kit/cli') await check(`are the types wrong: ${name}`, () => typeFaults(file));
}
await check('sizes within their budgets', () => childFaults(['.scripts/size.mjs']));
await check('the API breaks nothing that was released, or says so', () => {
  const announced = read('CHANGELOG.md').split(/^## /m)[1] ?? '';
  const breaks = breakingChanges(JSON.parse(read('packages/api/released/openapi.json')), JSON.parse(read('packages/api/openapi.json')));
  breaks.filter(({ id }) => announced.includes(`\`${id}\``)).forEach(({ sentence }) => console.log(`    announced: ${sentence}`));
  return breaks.filter(({ id }) => !announced.includes(`\`${id}\``)).map(({ id, sentence }) => `${sentence} (\`${id}\`)`);
});
await check(`licences of ${dependenciesOf(lock).length} dependencies`, () => licenceFaults(lock));
await check('a list of what it is made of (CycloneDX)', writeSbom);

console.log(`\nTarballs and sbom.cdx.json: ${folder}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function check(what, find) {
  const faults = await find();
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${what}`);
  for (const fault of faults) console.log(`    ${fault}`);
  if (faults.length === 0) passed += 1;
  else failed += 1;
}

async function childFaults(args) {
  const { code, output } = await capture(ownNode, args);
  return code === 0 ? [] : output.trim().split('\n');
}

/**
 * npm lists what is installed. Left to itself (`--omit dev`) it leaves out what a package of ours and the workshop both use, so what our
 * packages need is looked up here; and it calls our packages by their folders.
 */
async function writeSbom() {
  const { code, output } = await capture('npm', ['sbom', '--sbom-format', 'cyclonedx', '--loglevel=error']);
  if (code !== 0) return [output];
  const sbom = JSON.parse(output);
  const edges = new Map(sbom.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const kept = new Set(described.map(({ name, version }) => `${name}@${version}`));
  // A set that grows while it is walked: everything that our packages need, and what that needs.
  for (const ref of kept) for (const needed of edges.get(ref) ?? []) kept.add(needed);
  const components = sbom.components.filter((one) => kept.has(one['bom-ref'])).map((one) => ({ ...one, name: one['bom-ref'].replace(/(?<=.)@[^@]*$/, '') }));
  const top = sbom.metadata.component['bom-ref'];
  const dependencies = sbom.dependencies.filter(({ ref }) => kept.has(ref) || ref === top).map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  const component = { ...sbom.metadata.component, name: 'congress-kit' };
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify({ ...sbom, metadata: { ...sbom.metadata, component }, components, dependencies }, null, 2)}\n`);
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const wanted = described.flatMap((one) => Object.keys(one.dependencies ?? {}).map((name) => `${name}@${lock.packages[`node_modules/${name}`]?.version ?? one.version}`));
  const missing = [...new Set(wanted)].filter((one) => !listed.has(one)).map((one) => `${one} is not in it`);
  const tools = components.filter(({ name }) => ['storybook', 'typescript', 'vite'].includes(name)).map(({ name }) => `${name} is in it, and is none of what we publish`);
  return [...missing, ...tools, ...components.filter(({ purl, licenses }) => !purl || !licenses?.length).map(({ name }) => `${name} has neither address nor licence`)];
}
