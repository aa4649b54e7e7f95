// A project of somebody else: our tarballs installed in a folder outside the repository, and nothing of ours around it.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../.scripts/build.mjs';
import { capture, npm, ownNode, root } from '../../.scripts/install.mjs';
import { pack } from '../../.scripts/pack.mjs';

export interface Consumer {
  readonly folder: string;
  readonly tarballs: readonly { readonly name: string; readonly file: string }[];
  /** Runs a module there with plain Node: no condition of ours, no flags. */
  run(code: string): Promise<{ code: number; output: string }>;
  remove(): void;
}

interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Record<string, { readonly dev?: boolean; readonly link?: boolean; readonly hasInstallScript?: boolean }>;
}

export const makeConsumer = async (): Promise<Consumer> => {
  await buildAll();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'somebody-else-')));
  const tarballs = await pack(join(folder, 'tarballs'));
  const dependencies = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  const described = { name: 'somebody-else', version: '1.0.0', private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(described));
  // Everything that is not ours in the version we tested with; npm's cache has it from our own installation.
  const ours = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const theirs = Object.entries(ours.packages).filter(([path, entry]) => path.startsWith('node_modules/') && !entry.dev && !entry.link);
  const packages = { '': described, ...Object.fromEntries(theirs) };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ name: described.name, version: '1.0.0', lockfileVersion: ours.lockfileVersion, requires: true, packages }));
  await npm(['install', '--prefix', folder, '--prefer-offline', '--ignore-scripts', '--engine-strict=false'], 'Installing them elsewhere');
  return {
    folder,
    tarballs,
    run: (code) => capture(ownNode, ['--input-type=module', '-e', code], { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } }),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
};
