// What two well-known readers of packages say of ours, as they would be published.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from './install.mjs';

/** A tarball of the same bytes is read once: the tests of packages and the check of a release ask the same of it. What was found wrong is looked at again. */
const once = (kind, look) => async (file) => {
  const { version: own } = JSON.parse(readFileSync(join(root, 'node_modules', kind, 'package.json'), 'utf8'));
  const hash = createHash('sha256').update(readFileSync(file)).update(`${kind}@${own}`).update(readFileSync(import.meta.filename)).digest('hex');
  const fine = join(root, '.cache', 'linted', hash);
  if (existsSync(fine)) return [];
  const faults = await look(file);
  if (faults.length === 0) {
    mkdirSync(join(fine, '..'), { recursive: true });
    writeFileSync(fine, '');
  }
  return faults;
};

/** One line for each message of publint, suggestions included. */
export const publintFaults = once('publint', async (file) => {
  const data = readFileSync(file);
  const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
  const { messages, pkg = {} } = await publint({ pack: { tarball }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }));
});

/** “Are the types wrong?”: one line for each problem. ES modules only, for resolvers that know export maps: neither node10 nor require() is promised. */
export const typeFaults = once('@arethetypeswrong/core', async (file) => {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(file)), { excludeEntrypoints: [/\.(json|csv|css)$/, /embed/, /\/types\//] });
  if (!result.types) return ['it has no types'];
  return result.problems
    .filter((problem) => !('resolutionKind' in problem && /^node10$|^node16-cjs$/.test(problem.resolutionKind)))
    .map((problem) => JSON.stringify(problem));
});
