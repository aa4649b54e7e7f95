import { join } from 'node:path';
import { parseAst, type Plugin } from 'vite';
import { changed, walk, type Change, type Node } from './build-code.ts';

/**
 * Lit makes a Trusted Types policy named “lit-html” when it loads, and throws when a strict page does not list that name or a
 * second lit is on the page. Ours is named `congress-kit`, shared by all copies of the kit, and made before lit runs: src/embed/parts.ts.
 */
export const shareLitPolicy = (): Plugin => ({
  name: 'share-lit-policy',
  enforce: 'pre',
  transform(code, id) {
    if (!/lit-html[\\/](node[\\/])?(development[\\/])?lit-html\.js/.test(id)) return null;
    const call = /(\w+)\.createPolicy\("lit-html",(\{createHTML:\s*\w+\s*=>\s*\w+\})\)/;
    if (!call.test(code)) throw new Error('lit-html no longer makes its policy the way this plugin knows');
    return code.replace(call, 'globalThis[Symbol.for("congress-kit.lit-policy")]');
  },
});

/** What lit says to whoever writes an element wrongly is said to us, by the modules and in the tests; pages need not carry it. */
export const silenceLit = (): Plugin => ({
  name: 'silence-lit',
  enforce: 'pre',
  transform: (code, id) => (/[\\/](lit-html|@lit[\\/]reactive-element)[\\/]/.test(id) ? code.replace(/\bthrow Error\("[^"]*"(\+\w+\+"[^"]*")?\)/g, 'throw Error()') : null),
});

/**
 * In the scripts, schemas are read by the small stand-in for zod/mini; see src/embed/small-schema.ts. The SDK's quick check of an
 * answer (`fits`) reads zod's own schemas and none of the stand-in's: it would be carried and never say yes.
 */
export const smallSchema = (file: string): Plugin => ({
  name: 'small-schema',
  enforce: 'pre',
  resolveId: (specifier) => (specifier === 'zod/mini' ? file : null),
  load: (id) => (/sdk[\\/]src[\\/]fits\.ts$/.test(id) ? 'export const fits = () => false;' : null),
});

/** Elements give their clients no log, so a script for pages carries neither the log nor what would be written into it. */
export const withoutLog = (): Plugin => ({
  name: 'without-log',
  enforce: 'post',
  transform(code, id) {
    if (!/sdk[\\/]src[\\/]\w+\.ts$/.test(id) || !code.includes('entryOf')) return null;
    const isEntry = (node: Node | undefined): boolean => node?.type === 'CallExpression' && node['callee']['name'] === 'entryOf';
    const cuts: Change[] = [];
    walk(parseAst(code) as unknown as Node, (node) => {
      const { expression } = node as { expression?: Node };
      if (node.type === 'ExpressionStatement' && isEntry((expression?.['arguments'] as Node[] | undefined)?.[0])) cuts.push({ start: node.start, end: node.end, text: ';' });
    });
    return { code: changed(code, cuts), map: null };
  },
});

/** For a script whose element shows something before it asks anything: what asks comes as a part, see src/base/late-transport.ts. */
export const late = (base: string): Plugin => ({
  name: 'late',
  enforce: 'pre',
  resolveId: (specifier, importer) => (specifier === './transport.ts' && importer === join(base, 'client.ts') ? join(base, 'late-transport.ts') : null),
});

/**
 * A script for one element carries what that element shows first; in the script for all of them the same files are lazy parts.
 *
 * @param parts names of the files without `.ts`, each reached by one `import()` of a neighbour
 */
export const carry = (parts: readonly string[]): Plugin => ({
  name: 'carry',
  enforce: 'pre',
  transform(code, id) {
    if (!/elements[\\/]src[\\/].*\.ts$/.test(id)) return null;
    const imports: string[] = [];
    const carried = code.replace(/\bimport\('(\.\/([\w-]+)\.ts)'\)/g, (whole, file: string, name: string) => {
      if (!parts.includes(name)) return whole;
      imports.push(`import * as carried${imports.length} from '${file}';\n`);
      return `Promise.resolve(carried${imports.length - 1})`;
    });
    return imports.length > 0 ? { code: imports.join('') + carried, map: null } : null;
  },
});

/** Rolldown's own helper for a module that is taken whole: as short as it can be said, since every script carries it, and without the name that nobody asks it for. */
export const shortNamespaces = (): Plugin => ({
  name: 'short-namespaces',
  renderChunk(code, { fileName }) {
    if (fileName !== 'shared-rolldown-runtime.js') return null;
    const helpers = /^[^]*?var __exportAll = \(all, no_symbols\) => \{[^]*?\n\};\s*(\/\/[^\n]*\s*)?(?=export)/;
    if (!helpers.test(code) || code.split(/^var /m).length > 3) throw new Error('rolldown has other helpers than this plugin knows');
    return { code: code.replace(helpers, 'var __exportAll = (all) => { const made = {}; for (const name in all) made.__defineGetter__(name, all[name]); return made; };\n'), map: null };
  },
});

/** See src/embed/list-from.ts. */
export const ownListFrom = (file: string): Plugin => ({
  name: 'own-list-from',
  enforce: 'post',
  transform(code, id) {
    if (id === file || !/packages[\\/](api|sdk|elements)[\\/]src[\\/].*\.ts$/.test(id)) return null;
    const own = code.replace(/(?<![\w.$])Array\.from\(/g, 'listFrom(');
    return own === code ? null : { code: `import { listFrom } from ${JSON.stringify(file)};\n${own}`, map: null };
  },
});

/**
 * What only a server or the document asks of an operation: queries and bodies are checked there, and the words of an open list
 * (`openEnum`) all pass. The client never reads them; of the problems it asks for one. And what the contract says is data: a
 * schema that nobody reads may go.
 */
export const leaveServersPart = (): Plugin => ({
  name: 'leave-servers-part',
  enforce: 'post',
  transform(code, id) {
    if (!/api[\\/]src[\\/](resources[\\/].*|problem|page|schema)\.ts$/.test(id)) return null;
    const cuts: Change[] = [];
    walk(parseAst(code) as unknown as Node, (node) => {
      if (node.type === 'VariableDeclarator') {
        // A list made of two others runs at the top, as far as anybody can tell, and would bring both where none of them is read.
        const list = node['init'] as Node | null;
        const isMade = list?.type === 'ArrayExpression' && (list['elements'] as Node[]).some(({ type }) => type === 'SpreadElement');
        if (isMade) cuts.push({ start: list.start, end: list.start, text: '/* @__PURE__ */ (() => ' }, { start: list.end, end: list.end, text: ')()' });
      }
      if (node.type !== 'CallExpression') return;
      const { name: callee, object, property: method } = node['callee'] as { name?: string; object?: { name?: string }; property?: { name?: string } };
      if (method?.name === 'check' || object?.name === 'z' || callee === 'operation') cuts.push({ start: node.start, end: node.start, text: '/* @__PURE__ */ ' });
      const [first] = node['arguments'] as Node[];
      if (callee === 'openEnum' && first) cuts.push({ start: first.start, end: first.end, text: '[]' });
      if (callee !== 'operation' || !first) return;
      for (const property of first['properties'] as Node[]) {
        const name = (property['key'] as { name?: string }).name ?? '';
        // A value that is cut to `0` keeps the commas right.
        if (name === 'problems') cuts.push({ start: property.start, end: property.end, text: `${name}:[${/'receipt_not_found'|"receipt_not_found"/.exec(code.slice(property.start, property.end))?.[0] ?? ''}]` });
        if (/^(query|body|tag|status)$/.test(name)) cuts.push({ start: property.start, end: property.end, text: `${name}:0` });
      }
    });
    if (cuts.length === 0) return null;
    const isInside = (one: Change): boolean => cuts.some(({ start, end }) => start < one.start && one.end < end);
    return { code: changed(code, cuts.filter((one) => !isInside(one))), map: null };
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

/**
 * Takes line breaks and indentation out of html and css literals, and comments out of css. Text is untouched: blanks become one blank, and
 * none beside a box of its own, where it would only be one more node in every copy of the template.
 */
export const shrinkLiterals = (code: string): string => {
  if (!/\b(html|svg|css)`/.test(code)) return code;
  const quasis: Change[] = [];
  walk(parseAst(code) as unknown as Node, (node) => {
    if (node.type !== 'TaggedTemplateExpression') return;
    const tag = (node['tag'] as { name?: string }).name ?? '';
    if (!/^(html|svg|css)$/.test(tag)) return;
    const parts = (node['quasi'] as { quasis: Node[] }).quasis;
    const raws = parts.map((part) => (part['value'] as { raw: string }).raw);
    const shrunk = tag === 'css' ? raws.map(shrinkCss) : shrinkMarkup(raws);
    parts.forEach((part, at) => {
      // Parsers disagree on whether the back quotes belong to the element: find the text itself.
      const start = code.indexOf(raws[at]!, part.start);
      quasis.push({ start, end: start + raws[at]!.length, text: shrunk[at]! });
    });
  });
  return changed(code, quasis);
};

/** Tags of what begins on a line of its own, and of what stands in a table, a list of options or a drawing. */
const boxes = /^<\/?(article|caption|circle|dd|details|div|dl|dt|fieldset|figure|footer|form|h[2-4]|header|legend|li|line|ol|option|p|path|rect|section|summary|table|tbody|td|th|thead|tr|ul)\b/;

/** @param texts what stands between the expressions of one template */
const shrinkMarkup = (texts: readonly string[]): string[] => {
  const whole = texts.join('\0');
  // Tags with the expressions in them, and what is between.
  const pieces = whole.match(/<\/?[a-z](?:"[^"]*"|[^">])*>|[^<]+|</gi) ?? [];
  const isBox = (piece: string | undefined): boolean => piece !== undefined && boxes.test(piece);
  return pieces.map((piece, at) => {
    if (piece.startsWith('<')) return piece.replace(/\s*\n\s*/g, ' ');
    return piece.replace(/\s*\n\s*/g, (blank: string, from: number, { length }: string) =>
      ((from === 0 && isBox(pieces[at - 1])) || (from + blank.length === length && isBox(pieces[at + 1])) ? '' : ' '));
  }).join('').split('\0');
};

const shrinkCss = (css: string): string =>
  css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/;\}/g, '}').replace(/: /g, ':');
