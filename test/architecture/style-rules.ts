// What the support floor (Chromium 80) and a strict page allow in components. css literals are not lowered by the build.
import type { Finding, SourceFile } from './repository.ts';
import { cssLiterals, lineOf, withoutComments } from './source.ts';

interface Block {
  /** Selector or at-rule. */
  head: string;
  /** Its own declarations, without those of blocks inside. */
  body: string;
  line: number;
  parents: string[];
}

/** Too new for the floor, with the Chromium that brought it. Allowed inside @supports. */
const tooNew: [RegExp, string][] = [
  [/:is\(|:where\(/, ':is and :where came in Chromium 88'],
  [/:has\(/, ':has came in Chromium 105'],
  [/@container|(?<![\w-])container(-type|-name)?\s*:/, '@container came in Chromium 105'],
  [/@layer/, '@layer came in Chromium 99'],
  [/color-mix\(/, 'color-mix came in Chromium 111'],
  [/(?<![\w-])inset(-inline|-block)?(-start|-end)?\s*:/, 'inset came in Chromium 87'],
  [/(?<![\w-])aspect-ratio\s*:/, 'aspect-ratio came in Chromium 88'],
  [/\d[sld]v[hwib]\b/, 'small, large and dynamic viewport units came in Chromium 108'],
  [/\b(oklch|oklab|lch|lab|light-dark)\(/, 'this colour function is newer than Chromium 80'],
  [/(?<![\w-])(margin|padding)-(inline|block)\s*:/, 'the two-sided logical shorthands came in Chromium 87'],
];

const never: [RegExp, string][] = [
  [/:host-context/, ':host-context exists neither in Firefox nor in WebKit'],
  [/\d(\.\d+)?rem\b/, 'rem follows the host page\'s root size; use em or a token'],
];

export function cssRule(file: SourceFile): Finding[] {
  return stylesOf(file).flatMap(({ css, line }) => blocksOf(css).flatMap((block) => {
    const text = `${block.head} {${block.body}}`;
    const guarded = [block.head, ...block.parents].some((head) => head.startsWith('@supports'));
    const faults = [...never, ...(guarded ? [] : tooNew)].filter(([pattern]) => pattern.test(text)).map(([, why]) => why);
    if (!guarded && isFlexWithGap(block.body)) faults.push('gap in a flex box came in Chromium 84; use margins or grid');
    if (isMixedFocusVisible(block.head)) faults.push(':focus-visible needs a rule of its own: before Chromium 86 it kills its whole list');
    if (isNested(block)) faults.push('nesting came in Chromium 112');
    return faults.map((what) => ({ path: file.path, line: line + block.line, what: `${what}  [${block.head}]` }));
  }));
}

/** What a Content-Security-Policy blocks in templates, and what breaks on old or insecure pages. */
const inComponents: [RegExp, string][] = [
  [/<style\b/, '<style> in a template is blocked by a strict style-src'],
  [/\sstyle=(["']|\$\{)/, 'a style attribute in a template is blocked or reported by a strict style-src'],
  [/\bstyleMap\s*\(/, 'styleMap writes a style attribute at first render, which a strict style-src blocks'],
  [/adoptedStyleSheets\s*\.\s*push/, 'adoptedStyleSheets.push came in Chromium 102; assign a new array'],
];

const inPages: [RegExp, string][] = [
  [/\bcrypto\s*\.\s*randomUUID/, 'crypto.randomUUID does not exist on http pages; use crypto.getRandomValues'],
  [/\bAbortSignal\s*\.\s*(any|timeout)\b/, 'AbortSignal.any and .timeout are newer than Chromium 80'],
  [/\bstructuredClone\s*\(/, 'structuredClone came in Chromium 98'],
  [/(?<![\w$])eval\s*\(|new Function\s*\(/, 'code from text is blocked by a strict script-src'],
];

export function templateRule(file: SourceFile): Finding[] {
  if (!isSource(file, 'elements')) return [];
  return found(file, inComponents);
}

export function pageRule(file: SourceFile): Finding[] {
  if (!isSource(file, 'elements') && !isSource(file, 'sdk')) return [];
  return found(file, inPages);
}

/** A class module has no side effect: it is registered by its define.ts or by the embed script. */
export function defineRule(file: SourceFile): Finding[] {
  const mayDefine = /\/(define|register)\.ts$|\/embed\//.test(file.path);
  if (!isSource(file, 'elements') || mayDefine) return [];
  return found(file, [[/\bcustomElements\s*\.\s*define\s*\(|@customElement\s*\(/, 'a class module registers nothing; define.ts does']]);
}

function found(file: SourceFile, patterns: [RegExp, string][]): Finding[] {
  const code = withoutComments(file.text);
  return patterns.flatMap(([pattern, what]) => [...code.matchAll(new RegExp(pattern, 'g'))]
    .map((match) => ({ path: file.path, line: lineOf(code, match.index), what })));
}

function isSource(file: SourceFile, name: string): boolean {
  return file.path.startsWith(`packages/${name}/src/`) && file.path.endsWith('.ts');
}

function stylesOf(file: SourceFile): { css: string; line: number }[] {
  if (!file.path.startsWith('packages/elements/')) return [];
  if (file.path.endsWith('.css')) return [{ css: file.text, line: 1 }];
  return file.path.endsWith('.ts') ? cssLiterals(file.text) : [];
}

/** Cuts a style sheet into its blocks, whatever their depth. */
export function blocksOf(source: string): Block[] {
  const css = source.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const blocks: Block[] = [];
  const open: { block: Block; text: string }[] = [];
  let text = '';
  for (let at = 0; at < css.length; at += 1) {
    const char = css[at];
    if (char === '{') {
      const start = text.lastIndexOf(';') + 1;
      const head = text.slice(start).trim();
      const block = { head, body: '', line: lineOf(css, at) - 1, parents: open.map((one) => one.block.head) };
      open.push({ block, text: text.slice(0, start) });
      blocks.push(block);
      text = '';
    } else if (char === '}') {
      const last = open.pop();
      if (last) { last.block.body = text; text = last.text; }
    } else text += char;
  }
  // What stands outside of any block, such as @layer names;
  if (text.trim()) blocks.push({ head: text.trim(), body: '', line: 0, parents: [] });
  return blocks;
}

function isFlexWithGap(body: string): boolean {
  return /(?<![\w-])display\s*:\s*(inline-)?flex/.test(body) && /(?<![\w-])(row-|column-)?gap\s*:/.test(body);
}

function isMixedFocusVisible(head: string): boolean {
  return head.includes(':focus-visible') && head.replaceAll(/\([^)]*\)/g, '').includes(',');
}

function isNested({ head, parents }: Block): boolean {
  return head.includes('&') || (!head.startsWith('@') && parents.some((parent) => !parent.startsWith('@')));
}
