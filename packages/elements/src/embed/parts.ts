/**
 * Lazy parts of a classic script. The build writes every lazy part as a classic script into the folder beside the script and
 * turns `import('./english.ts')` into `loadPart(3)`; see decisions.md, “Lazy parts”. Classic, because a page opened from disk
 * may not import modules, and because one way for all pages is one way to test.
 */
export interface PartFile {
  /** Below the script's own address; the file registers itself under the same words. */
  readonly path: string;
  readonly integrity: string;
  /** Places of the parts it builds on. */
  readonly needs: readonly number[];
}

type Exports = Readonly<Record<string, unknown>>;
type Factory = (...shared: readonly Exports[]) => Exports;

/** Long enough for a slow line, short enough for a sentence to come while somebody is still there. */
const patience = 20_000;

// Read at once: `currentScript` is gone as soon as the script has run.
const own = document.currentScript as HTMLScriptElement | null;
let name = '';
let files: readonly PartFile[] = [];
let shared: Exports = {};
const made = new Map<number, Promise<Exports>>();

/** The last line of the built script: what it lends to its parts, and which parts there are. */
export const shareParts = (scriptName: string, lent: Exports, parts: readonly PartFile[]): void => {
  name = scriptName;
  shared = lent;
  files = parts;
};

/** The exports of a part, fetched if need be with all it builds on, side by side. A failure is not kept. */
export const loadPart = async (at: number): Promise<Exports> => {
  // An element may ask while the script is still running; its last line comes before this goes on.
  await undefined;
  let coming = made.get(at);
  if (!coming) {
    coming = make(at);
    made.set(at, coming);
    coming.catch(() => made.delete(at));
  }
  return coming;
};

const make = async (at: number): Promise<Exports> => {
  const file = files[at] as PartFile;
  const [factory, ...needed] = await Promise.all([fetchFactory(file), ...file.needs.map(loadPart)]);
  return (factory as Factory)(shared, ...(needed as Exports[]));
};

/** Where parts register, for all copies and versions of the kit on the page: their names hold a hash of what is in them. */
const registered = (): Record<string, Factory | undefined> => {
  const holder = globalThis as unknown as Record<symbol, Record<string, Factory | undefined> | undefined>;
  return (holder[Symbol.for('congress-kit.parts')] ??= {});
};

const fetchFactory = (file: PartFile): Promise<Factory> => new Promise((resolve, reject) => {
  const known = registered()[file.path];
  if (known) return resolve(known);
  const script = document.createElement('script');
  const end = (): void => {
    clearTimeout(late);
    script.remove();
    const factory = registered()[file.path];
    if (factory) resolve(factory);
    else reject(new Error(`${file.path} did not come`));
  };
  const late = setTimeout(end, patience);
  script.onload = script.onerror = end;
  protect(script, file);
  document.head.append(script);
});

/** The part gets the same protection as the script that asks for it. */
const protect = (script: HTMLScriptElement, { path, integrity }: PartFile): void => {
  const { src, nonce, crossOrigin } = ownScript() ?? {};
  const url = new URL(path, src || document.baseURI);
  // Without CORS a browser cannot check a foreign file, and files on a disk never have it.
  if (/^http/.test(url.protocol) && (crossOrigin || url.origin === location.origin)) script.integrity = integrity;
  if (crossOrigin) script.crossOrigin = crossOrigin;
  if (nonce) script.nonce = nonce;
  // Made with lit's, see shareLitPolicy; absent where the browser knows no Trusted Types.
  const policy = (globalThis as unknown as Record<symbol, { createScriptURL?(url: string): string } | undefined>)[Symbol.for('congress-kit.lit-policy')];
  script.src = policy?.createScriptURL?.(url.href) ?? url.href;
};

/** Old loaders (jQuery’s getScript) run a script's text without a tag of its own: then the one that bears its name. */
const ownScript = (): HTMLScriptElement | undefined =>
  own?.src ? own : Array.from(document.scripts).reverse().find(({ src }) => src.replace(/[?#].*/, '').endsWith(`/${name}.js`));
