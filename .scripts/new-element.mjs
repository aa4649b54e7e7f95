// npm run new:element -- <name> <Chinese name> [English name]
//   e.g. npm run new:element -- station-map 代表家站地图 "Map of stations"
// Writes an element in the house's shape (class, controller, styles, words, define, story, test) and names it where elements are
// named. It reads who runs the deployment, so that it works at once; write over that what it is really about.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf } from './new-element-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', chinese = '', english = ''] = process.argv.slice(2);

try {
  if (!/^[a-z]+(-[a-z]+)+$/.test(name)) throw new Error('A name of two or more words with hyphens is needed, e.g. station-map; the tag will be <congress-station-map>.');
  if (!/\p{Script=Han}/u.test(chinese)) throw new Error('Its Chinese name is needed as well, as residents will read it, e.g. 代表家站地图.');
  if (existsSync(join(root, 'packages', 'elements', 'src', name))) throw new Error(`packages/elements/src/${name} is there already.`);
  const words = { name, chinese, english: english || name.replace(/^\w/, (letter) => letter.toUpperCase()).replaceAll('-', ' ') };
  // Everything is worked out before anything is written: half an element helps nobody.
  const files = [...Object.entries(filesOf(words)), ...registrations(words)];
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }
  console.log(`\nNow: npm run storybook, npm test -- test/elements/${name} typecheck, and npm run test:visual -- --update for its pictures.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** The places where elements are named, each with the new one. */
function registrations({ name, chinese, english }) {
  const className = `Congress${name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())}`;
  const room = `./src/${name}`;
  const entry = (path, file) => `    "./${path}": { "congress-source": "${room}/${file}.ts", "types": "./dist/${name}/${file}.d.ts", "default": "./dist/${name}/${file}.js" },\n`;
  return [
    changed('packages/elements/package.json', /^ {4}"\.\/embed\/\*"/m, (found) => `${entry(name, `congress-${name}`)}${entry(`${name}/define`, 'define')}${found}`),
    changed('packages/elements/build-descriptions.ts', /(elementNames = \[)([^\]]*)(\])/, (_, start, list, end) => `${start}${sorted(list, name)}${end}`),
    changed('packages/elements/build.ts', /^ {2}'ballot-results': \{.*\},\n/m, (found) => `${found}  '${name}': {},\n`),
    changed('packages/elements/placeholder.css', /^( *)(congress-[\w-]+ \{)/gm, (_, indent, last) => `${indent}congress-${name},\n${indent}${last}`),
    changed('packages/elements/src/index.ts', /^export \{ CongressBallotResults/m, (found) => `export { ${className} } from './${name}/congress-${name}.ts';\n${found}`),
    changed('packages/elements/src/embed/congress-kit.ts', /^(import '\.\.\/[\w-]+\/define\.ts';\n)+/m, (list) => `${list}import '../${name}/define.ts';\n`),
    changed('packages/elements/README.md', /(\| `\/[\w-]+` \| `<congress-[\w-]+>` \|\n)+/, (rows) => `${rows}| \`/${name}\` | \`<congress-${name}>\` |\n`),
    changed('stories/support/manifest.ts', /^(import '@congress-kit\/elements\/[\w-]+\/define';\n)+/m, (list) => `${list}import '@congress-kit/elements/${name}/define';\n`),
    changed('stories/start/start.mdx', /(- `congress-[\w-]+`：[^\n]*\n)+/, (list) => `${list}- \`congress-${name}\`：[${chinese} · ${english}](?path=/docs/${name}--docs)\n`),
    changed('.scripts/size-budgets.json', /^ {4}"each lazy part"/m, (found) => `    "embed/${name}.js": { "budget": 30000, "goal": 30000 },\n${found}`),
  ];
}

function changed(path, pattern, replace) {
  const text = readFileSync(join(root, path), 'utf8');
  if (!pattern.test(text)) throw new Error(`${path} does not look as it did when .scripts/new-element.mjs was written; mend the pattern ${pattern}.`);
  return [path, text.replace(pattern, replace)];
}

function sorted(list, name) {
  return [...list.split(',').map((one) => one.trim()).filter(Boolean), `'${name}'`].sort().join(', ');
}
