// npm run release:version: the next version of the files in .changeset. The packages are raised by changesets; the sentences go
// into the one changelog, under what stands there as “Unreleased”.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { capture, npm, ownNode, root } from './install.mjs';

/** Raises the packages below a folder; resolves with the version they have now. */
export async function raise(folder, day) {
  const sentences = sentencesIn(join(folder, '.changeset'));
  if (sentences.length > 0) {
    const { code, output } = await capture(ownNode, [join(root, 'node_modules', '@changesets', 'cli', 'bin.js'), 'version'], { cwd: folder });
    if (code !== 0) throw new Error(output);
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'packages', 'api', 'package.json'), 'utf8'));
  const path = join(folder, 'CHANGELOG.md');
  writeFileSync(path, withRelease(readFileSync(path, 'utf8'), version, day, sentences));
  return version;
}

/** The changelog with “Unreleased” and the sentences under the version, and a new, empty “Unreleased” above. */
export function withRelease(changelog, version, day, sentences) {
  if (changelog.includes(`\n## ${version} `)) throw new Error(`CHANGELOG.md has a section for ${version} already, and .changeset asks for no other version.`);
  const [head, unreleased = '', ...older] = changelog.split(/^(?=## )/m);
  const said = unreleased.replace(/^## Unreleased\s*/, '').trim();
  const all = [said, ...sentences.map((sentence) => `- ${sentence.replace(/\n/g, '\n  ')}`)].filter(Boolean).join('\n');
  if (!unreleased.startsWith('## Unreleased') || !all) throw new Error('There is nothing to release: “Unreleased” is empty and .changeset has no file.');
  return [head, '## Unreleased\n\n', `## ${version} – ${day}\n\n${all}\n`, ...older.length > 0 ? ['\n', ...older] : []].join('');
}

function sentencesIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md').sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---\n[^]*?\n---\n/, '').trim());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const version = await raise(root, new Date().toISOString().slice(0, 10));
    await npm(['install', '--package-lock-only', '--ignore-scripts'], 'Renewing the lock file');
    const { code, output } = await capture(ownNode, ['--conditions=congress-source', 'packages/api/src/write-openapi.ts', 'release']);
    if (code !== 0) throw new Error(output);
    console.log(`This is ${version} now. Look at the changes, then: npm run release:check`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
