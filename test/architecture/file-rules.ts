// Rules for every file of the repository.
import { posix } from 'node:path';
import type { Finding, SourceFile } from './repository.ts';
import { lineOf } from './source.ts';

const longest = 400;

/** A file of this length has more than one subject; generated tables are named *.data.ts. */
export function lengthRule({ path, text }: SourceFile): Finding[] {
  if (!/\.(ts|tsx|mts|js|mjs|cjs|css|vue|jsx|html)$/.test(path) || path.endsWith('.data.ts')) return [];
  const lines = text.trimEnd().split('\n').length;
  return lines > longest ? [{ path, what: `${lines} lines; more than ${longest} are two subjects` }] : [];
}

// Written in two parts, so that this file does not find itself.
const machinePlaces = ['/wo' + 'rk/', '/ho' + 'me/', '/Use' + 'rs/', '/ro' + 'ot/'];
const machinePath = new RegExp(`(?<![\\w.\\-/}])(${machinePlaces.join('|')})[\\w.]`, 'g');
const windowsPath = /(?<![\w])[A-Z]:\\(Users|work|Projects)\\/g;
const sharedPath = new RegExp(`(?:\\.\\./)+sha${'red'}\\b`, 'g');

/** Nothing knows the machine it was written on, and nothing reaches out of the repository. */
export function placeRule({ path, text }: SourceFile): Finding[] {
  const absolute = [...text.matchAll(machinePath), ...text.matchAll(windowsPath)]
    .map((match) => ({ path, line: lineOf(text, match.index), what: `names a place on one machine: ${match[0]}…` }));
  const outside = [...text.matchAll(sharedPath)]
    .filter((match) => posix.join(posix.dirname(path), match[0]).startsWith('..'))
    .map((match) => ({ path, line: lineOf(text, match.index), what: `reads ${match[0]}, which is outside of the repository` }));
  return [...absolute, ...outside];
}
