// Just enough reading of TypeScript for the rules: without comments, with line numbers kept.

/** The source with comments blanked; strings, templates and line breaks stay where they were. */
export function withoutComments(source: string): string {
  let out = '';
  let at = 0;
  /** Depth of braces at which each open template's `${` began. */
  const templates: number[] = [];
  let depth = 0;

  const take = (count: number) => { out += source.slice(at, at + count); at += count; };
  const blank = (to: number) => { out += source.slice(at, to).replaceAll(/[^\n]/g, ' '); at = to; };
  const template = () => {
    while (at < source.length) {
      if (source[at] === '\\') take(2);
      else if (source.startsWith('${', at)) { take(2); templates.push(depth); depth += 1; return; }
      else if (source[at] === '`') { take(1); return; }
      else take(1);
    }
  };

  while (at < source.length) {
    const char = source[at]!;
    const two = source.slice(at, at + 2);
    if (two === '//') blank(endOf(source, '\n', at));
    else if (two === '/*') blank(endOf(source, '*/', at + 2) + 2);
    else if (char === '\'' || char === '"') take(lengthOfQuoted(source, at, char));
    else if (char === '/' && startsRegExp(out)) take(lengthOfQuoted(source, at, '/'));
    else if (char === '`') { take(1); template(); }
    else if (char === '{') { depth += 1; take(1); }
    else if (char === '}') {
      depth -= 1;
      take(1);
      if (templates.at(-1) === depth) { templates.pop(); template(); }
    } else take(1);
  }
  return out;
}

export interface Import {
  specifier: string;
  line: number;
  /** The words between `import` and `from`. */
  clause: string;
  /** Erased before anything runs. */
  typeOnly: boolean;
}

const statement = /(?<![\w$.#'"`])(import|export)\s+((?:type\s+)?(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+[\w$]+)?)?)\s*from\s*(['"])([^'"]+)\3/g;
const bare = /(?<![\w$.#'"`])import\s*(['"])([^'"]+)\1/g;
const dynamic = /(?<![\w$.#'"`])import\s*\(\s*(['"`])([^'"`]+)\1/g;

/** Static, dynamic and re-exporting imports of a module. */
export function importsOf(source: string): Import[] {
  const code = withoutComments(source);
  const found: Import[] = [];
  for (const match of code.matchAll(statement)) {
    const clause = match[2]!.trim();
    found.push({ specifier: match[4]!, line: lineOf(code, match.index), clause, typeOnly: clause.startsWith('type ') });
  }
  for (const pattern of [bare, dynamic]) {
    for (const match of code.matchAll(pattern)) {
      found.push({ specifier: match[2]!, line: lineOf(code, match.index), clause: '', typeOnly: false });
    }
  }
  return found;
}

/** The texts of css`…` templates; a `${…}` inside becomes a placeholder word. */
export function cssLiterals(source: string): { css: string; line: number }[] {
  const code = withoutComments(source);
  return [...code.matchAll(/(?<![\w$.])css\s*`((?:[^`\\]|\\.)*)`/g)].map((match) => ({
    css: match[1]!.replaceAll(/\$\{[^}]*\}/g, (hole) => `placeholder${hole.replaceAll(/[^\n]/g, '')}`),
    line: lineOf(code, match.index),
  }));
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end === -1 ? source.length : end;
}

function lengthOfQuoted(source: string, start: number, quote: string): number {
  let inClass = false;
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (char === '\n') return at - start;
    else if (quote === '/' && char === '[') inClass = true;
    else if (quote === '/' && char === ']') inClass = false;
    else if (char === quote && !inClass) return at - start + 1;
  }
  return source.length - start;
}

// After a value a slash divides; after an operator or at a start it opens a regular expression.
function startsRegExp(before: string): boolean {
  const trimmed = before.trimEnd();
  return trimmed === '' || /[=(,:;[!&|?{}+\-*%<>~^]$/.test(trimmed) || /\b(return|typeof|case|in|of)$/.test(trimmed);
}
