import { parseAst, type Plugin } from 'vite';

/**
 * Lit makes a Trusted Types policy named “lit-html” when it loads, and throws when a strict page does not list that name or a
 * second lit is on the page. Ours is named `congress-kit`, made once and shared by all copies of the kit.
 */
export const shareLitPolicy = (): Plugin => ({
  name: 'share-lit-policy',
  enforce: 'pre',
  transform(code, id) {
    if (!/lit-html[\\/](node[\\/])?(development[\\/])?lit-html\.js/.test(id)) return null;
    const call = /(\w+)\.createPolicy\("lit-html",(\{createHTML:\s*\w+\s*=>\s*\w+\})\)/;
    if (!call.test(code)) throw new Error('lit-html no longer makes its policy the way this plugin knows');
    return code.replace(call, '(globalThis[Symbol.for("congress-kit.lit-policy")]||(globalThis[Symbol.for("congress-kit.lit-policy")]=$1.createPolicy("congress-kit",Object.assign($2,{createScriptURL:u=>u}))))');
  },
});

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** In the scripts, schemas are read by the small stand-in for zod/mini; see src/embed/small-schema.ts. */
export const smallSchema = (file: string): Plugin => ({
  name: 'small-schema',
  enforce: 'pre',
  resolveId: (specifier) => (specifier === 'zod/mini' ? file : null),
});

/**
 * What only a server or the document asks of an operation: queries and bodies are checked there, and the words of an open list
 * (`openEnum`) all pass. The client never reads them.
 */
export const leaveServersPart = (): Plugin => ({
  name: 'leave-servers-part',
  enforce: 'post',
  transform(code, id) {
    if (!/api[\\/]src[\\/](resources[\\/].*|problem|page)\.ts$/.test(id)) return null;
    const cuts: { start: number; end: number; text: string }[] = [];
    walk(parseAst(code) as unknown as Node, (node) => {
      if (node.type !== 'CallExpression') return;
      const callee = (node['callee'] as { name?: string }).name;
      const [first] = node['arguments'] as Node[];
      if (callee === 'openEnum' && first) cuts.push({ start: first.start, end: first.end, text: '[]' });
      if (callee !== 'operation' || !first) return;
      for (const property of first['properties'] as Node[]) {
        const name = (property['key'] as { name?: string }).name ?? '';
        // A value that is cut to `0` keeps the commas right.
        if (/^(query|body|tag|status)$/.test(name)) cuts.push({ start: property.start, end: property.end, text: `${name}:0` });
      }
    });
    if (cuts.length === 0) return null;
    let result = code;
    for (const { start, end, text } of cuts.sort((one, other) => other.start - one.start)) result = result.slice(0, start) + text + result.slice(end);
    return { code: result, map: null };
  },
});

export const shrinkTemplates = (): Plugin => ({
  name: 'shrink-templates',
  enforce: 'post',
  transform(code, id) {
    if (!/elements[\\/]src[\\/].*\.ts$/.test(id)) return null;
    const shrunk = shrinkLiterals(code);
    return shrunk === code ? null : { code: shrunk, map: null };
  },
});

/** Takes line breaks and indentation out of html and css literals, and comments out of css. Text is untouched: blanks become one blank. */
export const shrinkLiterals = (code: string): string => {
  if (!/\b(html|svg|css)`/.test(code)) return code;
  const quasis: { start: number; end: number; css: boolean }[] = [];
  walk(parseAst(code) as unknown as Node, (node) => {
    if (node.type !== 'TaggedTemplateExpression') return;
    const tag = (node['tag'] as { name?: string }).name ?? '';
    if (!/^(html|svg|css)$/.test(tag)) return;
    for (const part of (node['quasi'] as { quasis: Node[] }).quasis) {
      const raw = (part['value'] as { raw: string }).raw;
      // Parsers disagree on whether the back quotes belong to the element: find the text itself.
      const start = code.indexOf(raw, part.start);
      quasis.push({ start, end: start + raw.length, css: tag === 'css' });
    }
  });
  let result = code;
  for (const { start, end, css } of quasis.sort((one, other) => other.start - one.start)) {
    const text = code.slice(start, end);
    result = result.slice(0, start) + (css ? shrinkCss(text) : text.replace(/\s*\n\s*/g, ' ')) + result.slice(end);
  }
  return result;
};

const shrinkCss = (css: string): string =>
  css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/;\}/g, '}').replace(/: /g, ':');

const walk = (node: Node, visit: (node: Node) => void): void => {
  visit(node);
  for (const key of Object.keys(node)) {
    const value = node[key];
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof (child as Node).type === 'string') walk(child as Node, visit);
    }
  }
};
