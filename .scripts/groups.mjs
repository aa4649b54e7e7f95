// Which tests there are. A test's folder under test/ is its group and says how it runs; nothing is registered by hand.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './hash.mjs';

/**
 * Folders that run in a browser page, two at a time with a browser each, or only when asked for by name: side by side
 * (`apart`), one after the other with nothing built for browsers (`plain`), or with all of it (`slow`). Everything else: Node, one more at a time than there are cores.
 */
const kinds = {
  'test/elements': 'browser',
  'test/sdk/browser': 'browser',
  'test/e2e': 'journeys',
  'test/conformance': 'apart',
  'test/faults': 'plain',
  'test/engines': 'slow',
  'test/packaging': 'slow',
  'test/mutations': 'slow',
  'test/examples/frameworks': 'slow',
  'test/visual': 'slow',
  'test/load': 'plain',
  'test/bench': 'slow',
};

/**
 * The groups to run, each with its files. One that runs apart, or slow, is left out unless the filter names it.
 * @returns {{ name: string, kind: 'parallel' | 'browser' | 'journeys' | 'apart' | 'plain' | 'slow', files: string[], empty: boolean }[]}
 */
export function findGroups(root, filters = []) {
  const folders = existsSync(join(root, 'test')) ? readdirSync(join(root, 'test'), { withFileTypes: true }) : [];
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => `test/${entry.name}`);
  const nested = Object.keys(kinds).filter((name) => name.split('/').length > 2 && existsSync(join(root, name)));
  return [...names, ...nested].sort().map((name) => {
    const kind = kinds[name] ?? 'parallel';
    const all = filesUnder(root, name).filter((file) => file.endsWith('.test.ts') && groupOf(file) === name);
    const files = all.filter((file) => matches(file, filters));
    const onlyHoldsNested = all.length === 0 && nested.some((other) => other.startsWith(`${name}/`));
    return { name, kind, files, empty: all.length === 0 && !onlyByName(kind) && !onlyHoldsNested };
  }).filter((group) => {
    if (onlyByName(group.kind)) return group.files.length > 0 && filters.some((filter) => filter.includes(group.name.slice(5)));
    return group.files.length > 0 || (group.empty && matches(`${group.name}/`, filters));
  });
}

function onlyByName(kind) {
  return kind === 'apart' || kind === 'plain' || kind === 'slow';
}

export function groupOf(file) {
  const nested = Object.keys(kinds).find((name) => file.startsWith(`${name}/`));
  return nested ?? file.split('/').slice(0, 2).join('/');
}

function matches(path, filters) {
  return filters.length === 0 || filters.some((filter) => path.includes(filter.replace(/^\.\//, '')));
}
