// What people read, taken apart: blocks of code, links, headings. Markdown and MDX alike.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../../.scripts/hash.mjs';
import { root } from '../support/process.ts';

export interface Block {
  readonly path: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
  /** What the reader has already, by a comment before the block that readers do not see: `<!-- given: … -->`, in MDX `{/* given: … *\/}`. */
  readonly given: string;
}

export interface Link {
  readonly path: string;
  readonly line: number;
  readonly target: string;
}

export interface Document {
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** As anchors, the way GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
}

export const readDocuments = (): Document[] =>
  ['README.md', '.changeset', 'packages', 'examples', 'stories'].flatMap((path) => filesUnder(root, path))
    .filter((path) => /\.mdx?$/.test(path) && !/(^|\/)(schemas|released)\//.test(path))
    .map((path) => documentOf(path, readFileSync(join(root, path), 'utf8')));

let known: readonly Block[] | undefined;

/** All blocks in one of these languages; without any, all. */
export const blocksIn = (...languages: string[]): readonly Block[] => {
  known ??= readDocuments().flatMap((one) => one.blocks);
  return languages.length === 0 ? known : known.filter(({ language }) => languages.includes(language));
};

export const placeOf = ({ path, line }: Block): string => `${path}:${line}`;

export const documentOf = (path: string, text: string): Document => {
  const blocks: Block[] = [];
  const prose: string[] = [];
  const lines = text.split('\n');
  let open: { fence: string; language: string; line: number; code: string[]; indent: string } | undefined;
  lines.forEach((line, at) => {
    const fence = /^(\s*)(```+)([\w-]*)/.exec(line);
    if (open && fence && fence[2]! >= open.fence && !fence[3]) {
      blocks.push({ path, line: open.line, language: open.language, code: open.code.join('\n'), given: givenBefore(lines, open.line - 1) });
      open = undefined;
    } else if (open) {
      open.code.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    } else if (fence) {
      open = { fence: fence[2]!, language: fence[3]!, line: at + 1, code: [], indent: fence[1]! };
    }
    prose.push(open || fence ? '' : line);
  });
  if (open) blocks.push({ path, line: open.line, language: 'never closed', code: '', given: '' });
  return { path, text, blocks, links: linksIn(path, prose), anchors: anchorsOf(prose) };
};

/** The comment that ends on the line before (blank lines aside). */
const givenBefore = (lines: readonly string[], at: number): string => {
  const before = lines.slice(0, at).join('\n').trimEnd();
  return /(?:<!--|\{\/\*) given: ((?:(?!-->|\*\/\})[^])*?)\s*(?:-->|\*\/\})$/.exec(before)?.[1] ?? '';
};

const linksIn = (path: string, prose: readonly string[]): Link[] => prose.flatMap((line, at) => {
  // What stands in code is no link.
  const text = line.replace(/`[^`]*`/g, '');
  const found = [...text.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g), ...text.matchAll(/<(https?:[^>\s]+)>/g), ...text.matchAll(/\b(?:href|src|srcSet)="([^"]+)"/g)];
  return found.map(([, target]) => ({ path, line: at + 1, target: target! }));
});

const anchorsOf = (prose: readonly string[]): Set<string> => new Set(prose.flatMap((line) => {
  const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
  return heading === undefined ? [] : [anchorOf(heading)];
}));

export const anchorOf = (heading: string): string =>
  heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*_]/g, '').trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
