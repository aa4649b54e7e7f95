/** What the build's own passes over a file share: its tree, and pieces of its text put in place of others. */

/** Of a tree as `parseAst` gives it (ESTree, for TypeScript with its additions). */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: any;
}

export const walk = (node: Node, visit: (node: Node) => void): void => {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (child && typeof child.type === 'string') walk(child, visit);
  }
};

/** `text` instead of what stands from `start` to `end`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @param changes in any order, none within another */
export const changed = (code: string, changes: readonly Change[]): string =>
  [...changes].sort((one, other) => other.start - one.start).reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), code);
