// The files that belong to the repository, tracked or about to be.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder } from '../../.scripts/hash.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  path: string;
  text: string;
}

/** A rule broken somewhere. */
export interface Finding {
  path: string;
  line?: number;
  what: string;
}

export type Rule = (file: SourceFile) => Finding[];

const binary = /\.(png|jpe?g|webp|gif|ico|pdf|xlsx|zip|gz|br|woff2?|wasm|node)$/i;
const largest = 2_000_000;

export function repositoryFiles(): SourceFile[] {
  return listed()
    .filter((path) => !binary.test(path) && existsSync(join(root, path)))
    .filter((path) => { const about = statSync(join(root, path)); return about.isFile() && about.size < largest; })
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Every finding of a rule, one per line, ready for a failure message. */
export function findingsOf(files: SourceFile[], ...rules: Rule[]): string[] {
  const findings = files.flatMap((file) => rules.flatMap((rule) => rule(file)));
  return findings.map(({ path, line, what }) => `${path}${line ? `:${line}` : ''}  ${what}`);
}

function listed(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const git = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  if (git.status === 0) return [...new Set(git.stdout.split('\0').filter(Boolean))];
  // A downloaded archive has no history: then everything that is not generated counts.
  return ['packages', 'test', 'stories', 'examples', '.scripts', '.ci', 'package.json', 'README.md'].flatMap((path) => filesUnder(root, path));
}
