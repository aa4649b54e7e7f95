import { createHash } from 'node:crypto';
import { minify, parseAst, type Rolldown } from 'vite';
import { changed, walk, type Change, type Node } from './build-code.ts';

/** A file of the output: its path below dist/embed, and its text. */
export interface ClassicFile {
  readonly path: string;
  readonly code: string;
  /** Name of the lazy part; absent for the script itself. */
  readonly part?: string;
  /** Paths of the parts that come with it. */
  readonly needs?: readonly string[];
}

/** Elements that a selector finds are going to need this part. */
export type FirstPart = readonly [selector: string, part: string];

/**
 * Before a file whose functions are nearly all called as soon as it has come: Chromium (136 and later) then compiles them while the file is
 * on its way, beside the page's own thread, and not one after the other when they are called. Others read a comment.
 */
const allCalled = '//# allFunctionsCalledOnLoad\n';

/** A binding: its name in this chunk, and the name it is exported under. */
interface Binding {
  readonly here: string;
  readonly there: string;
}

/** One ES chunk without its imports and exports. */
interface Taken {
  readonly imports: ReadonlyMap<string, readonly Binding[]>;
  readonly exports: readonly Binding[];
  readonly body: string;
}

/**
 * Makes classic scripts of a bundle of ES chunks: one script, and its lazy parts in a folder beside it. A part is a function
 * that is lent what it imports; the script's runtime (src/embed/parts.ts) fetches and calls it.
 *
 * @param first what elements are going to need is asked for before the rest of the script runs (src/embed/first-asks.ts)
 * @param drawn parts, or the script itself by its name, whose functions are nearly all called as soon as they have come
 */
export const toClassic = async (name: string, chunks: readonly Rolldown.OutputChunk[], first: readonly FirstPart[], drawn: readonly string[]): Promise<ClassicFile[]> => {
  const main = chunks.find((chunk) => chunk.isEntry) ?? fail(`${name} has no entry`);
  // Rolldown's own helpers are less than what a request takes.
  const initial = [...chunks.filter(({ fileName }) => fileName === 'shared-rolldown-runtime.js'), ...inOrder(main, chunks)].filter((one, at, all) => all.indexOf(one) === at);
  // Parts that wait for each other would wait for ever.
  if (waitForEachOther(chunks)) fail(`parts of ${name} import each other`);
  const lazy = chunks.filter((chunk) => !initial.includes(chunk)).sort((one, other) => (one.fileName < other.fileName ? -1 : 1));
  const places = new Map(lazy.map((chunk, at) => [chunk.fileName, at]));
  const placeOf = (file: string): number => places.get(file) ?? fail(`${name} knows no chunk ${file}`);
  for (const one of drawn) if (one !== name) placeOf(`${one}.js`);
  const hintOf = (file: string): string => (drawn.includes(file) ? allCalled : '');
  const isLent = (file: string): boolean => !places.has(file);

  // What the script lends to its parts, under short names.
  const loader = (file: string): string => `lent.loadPart(${placeOf(file)})`;
  const own = initial.map((chunk) => ({ chunk, ...takeApart(chunk.code, loader) }));
  const lent = own.flatMap(({ chunk, exports }) => exports.map((one) => ({ ...one, file: chunk.fileName })));
  const short = new Map(lent.map(({ file, there }, at) => [`${file} ${there}`, `_${at.toString(36)}`]));
  const shortOf = (file: string, there: string): string => short.get(`${file} ${there}`) ?? fail(`${name} does not export ${there}`);

  const unpackLent = (imports: Taken['imports']): string =>
    unpack('lent', [...imports].flatMap(([file, names]) => (isLent(file) ? names.map(({ here, there }) => ({ here, there: shortOf(file, there) })) : [])));

  const parts = await Promise.all(lazy.map(async (chunk) => {
    const { imports, exports, body } = takeApart(chunk.code, loader);
    const others = [...imports.keys()].filter((file) => !isLent(file));
    const unpacked = [unpackLent(imports), ...others.map((file, at) => unpack(`part${at}`, imports.get(file) as readonly Binding[]))];
    const code = `"use strict"; ${unpacked.join('\n')}\n${body}\nreturn { ${exports.map(({ here, there }) => `${there}: ${here}`).join(', ')} };`;
    const part = chunk.fileName.replace(/\.js$/, '');
    const hint = hintOf(part);
    const inName = createHash('sha256').update(hint + code).digest('hex').slice(0, 6);
    const path = `${name}/${part}-${inName}.js`;
    const key = 'self[Symbol.for("congress-kit.parts")]';
    const whole = `(${key} || (${key} = {}))["${path}"] = function (${['lent', ...others.map((_, at) => `part${at}`)].join(', ')}) { ${code} };`;
    return { path, part, inName, code: hint + await small(whole), needs: others.map(placeOf) };
  }));

  // A chunk of the script is a function in it, called at once: names of one chunk do not meet those of another.
  const scopes = own.map(({ imports, exports, body, chunk }) => {
    return `(function () { ${unpackLent(imports)}\n${body}\nObject.assign(lent, { ${exports.map(({ here, there }) => `${shortOf(chunk.fileName, there)}: ${here}`).join(', ')} }); })();`;
  });
  // Put together again in src/embed/parts.ts.
  const list = { names: parts.map(({ part, inName }) => `${part}-${inName}`).join(' '), hashes: parts.map(({ code }) => integrityOf(code, 'sha256').replace(/^sha256-|=$/g, '')).join(''), needs: parts.map(({ needs }) => needs) };
  const asked = first.map(([selector, part]) => [selector, placeOf(`${part}.js`)]);
  // What asks for parts runs in a function of its own, before all others. Where a request comes from is kept for whoever watches the line, and finding
  // it out takes the longer the more stands around the place.
  const rest = own.findIndex(({ chunk }) => chunk.fileName === 'shared-first.js') + 1 || fail(`${name} has nothing that runs first`);
  // Where there is something to ask for, what comes after it is a method: unlike a function in brackets that is called at once, it is not compiled
  // before the script begins, so the questions go out earlier, and it is compiled while they are on their way.
  const [open, close] = first.length > 0 ? ['({ a', '}).a'] : ['(function ', ')'];
  const script = `${open}(lent) { "use strict"; ${scopes.slice(rest).join('\n')} }${close}((function () { "use strict"; const lent = {}; const congressScript = { name: "${name}", lent, ...${JSON.stringify(list)}, first: ${JSON.stringify(asked)} };
    ${scopes.slice(0, rest).join('\n')} return lent; })());`;
  return [{ path: `${name}.js`, code: hintOf(name) + await small(script) }, ...parts.map(({ path, code, part, needs }) => ({ path, code, part, needs: needs.map((at) => (parts[at] as { path: string }).path) }))];
};

/** File names of all chunks that a chunk needs, by way of others, too. */
export const needsOf = (chunk: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[], found: Set<string> = new Set()): Set<string> => {
  for (const file of chunk.imports) {
    const next = chunks.find(({ fileName }) => fileName === file);
    if (!next || found.has(file)) continue;
    found.add(file);
    needsOf(next, chunks, found);
  }
  return found;
};

/** Does one of the chunks need itself? */
export const waitForEachOther = (chunks: readonly Rolldown.OutputChunk[]): boolean => chunks.some((chunk) => needsOf(chunk, chunks).has(chunk.fileName));

/** The chunks that a chunk cannot run without, each after those it imports; itself last. */
const inOrder = (main: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk[] => {
  const order: Rolldown.OutputChunk[] = [];
  const visit = (chunk: Rolldown.OutputChunk, above: readonly Rolldown.OutputChunk[]): void => {
    if (above.includes(chunk)) fail(`chunks import each other: ${[...above, chunk].map(({ fileName }) => fileName).join(' → ')}`);
    if (order.includes(chunk)) return;
    for (const file of chunk.imports) visit(chunks.find(({ fileName }) => fileName === file) ?? fail(`no chunk ${file}`), [...above, chunk]);
    order.push(chunk);
  };
  visit(main, []);
  return order;
};

const unpack = (from: string, names: readonly Binding[]): string =>
  (names.length > 0 ? `const { ${names.map(({ here, there }) => `${there}: ${here}`).join(', ')} } = ${from};` : '');

/**
 * As a browser checks it (W3C Subresource Integrity, which takes sha256, sha384 and sha512). A hash does not compress: the script
 * carries one for each of its parts, so those are the shortest.
 */
export const integrityOf = (code: string, algorithm: 'sha256' | 'sha384' = 'sha384'): string => `${algorithm}-${createHash(algorithm).update(code).digest('base64')}`;

const fail = (message: string): never => { throw new Error(message); };

const astOf = (code: string): Node => parseAst(code) as unknown as Node;

const nameOf = (node: Node): string => node['name'] ?? node['value'];

/** Takes imports and exports off a chunk and writes `import("./x.js")` as `later` says. Chunks of rolldown know few forms; others are an error. */
const takeApart = (code: string, later: (file: string) => string): Taken => {
  const imports = new Map<string, Binding[]>();
  const exports: Binding[] = [];
  const changes: Change[] = [];
  const ast = astOf(code);
  for (const node of ast['body'] as Node[]) {
    if (node.type === 'ImportDeclaration') {
      const named = (node['specifiers'] as Node[]).map((one) => one.type === 'ImportSpecifier'
        ? { here: nameOf(one['local']), there: nameOf(one['imported']) }
        : fail(`a chunk imports ${code.slice(node.start, node.end)}`));
      const file = fileOf(node['source']);
      imports.set(file, [...imports.get(file) ?? [], ...named]);
    } else if (node.type === 'ExportNamedDeclaration' && !node['declaration'] && !node['source']) {
      exports.push(...(node['specifiers'] as Node[]).map((one) => ({ here: nameOf(one['local']), there: nameOf(one['exported']) })));
    } else if (node.type.startsWith('Export')) {
      fail(`a chunk has ${code.slice(node.start, node.end)}`);
    } else continue;
    changes.push({ start: node.start, end: node.end, text: '' });
  }
  walk(ast, (node) => {
    if (node.type === 'ImportExpression') changes.push({ start: node.start, end: node.end, text: later(fileOf(node['source'])) });
  });
  return { imports, exports, body: changed(code, changes) };
};

const fileOf = (source: Node): string => String(source['value']).replace(/^\.\//, '');

/** On a GBK page a script without a charset is read as GBK: only pure ASCII means the same in every encoding. */
export const toAscii = (code: string): string =>
  code.replace(/[^\x00-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const small = async (code: string): Promise<string> => {
  const { code: made, errors } = await minify('script.js', code, { module: false, compress: { target: 'chrome80' }, mangle: { toplevel: false }, codegen: { removeWhitespace: true } } as never);
  if (errors.length > 0) throw new Error(String(errors[0]?.message));
  return toAscii(made);
};
