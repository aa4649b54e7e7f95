/**
 * Lazy parts of a classic script. The build writes every lazy part as a classic script into the folder beside the script and
 * turns `import('./english.ts')` into `loadPart(3)`; see decisions.md, “Lazy parts”. Classic, because a page opened from disk
 * may not import modules, and because one way for all pages is one way to test.
 */
interface PartFile {
  /** Below the script's own address; the file registers itself under the same words. */
  readonly path: string;
  readonly integrity: string;
}

type Exports = Readonly<Record<string, unknown>>;
type Factory = (...shared: readonly Exports[]) => Exports;

/** What the build writes above everything else: see build-classic.ts. */
interface Built {
  /** Of the script, without `.js`. */
  readonly name: string;
  /** Of the parts, without `.js`, one after the other; columns are the least that goes over the line. */
  readonly names: string;
  /** Of each part 43 letters that it is checked by. */
  readonly hashes: string;
  /** Of each part, places of the parts it builds on. */
  readonly needs: readonly (readonly number[])[];
  /** What the script lends to its parts: all of it by the time it has run to its end. `loadPart` is what their `import()` calls. */
  readonly lent: Record<string, unknown>;
  /** Which part a page with such elements is going to need. */
  readonly first: readonly (readonly [selector: string, at: number])[];
}
declare const congressScript: Built;

/** Long enough for a slow line, short enough for a sentence to come while somebody is still there. */
const patience = 20_000;

// Read at once: `currentScript` is gone as soon as the script has run, and some pages clear the list of what was loaded.
const own = document.currentScript as HTMLScriptElement | null;
const loaded = (own?.src ? [] : performance.getEntries()).map(({ name }) => ({ src: name, getAttribute() {} })) as unknown as HTMLScriptElement[];
const made = new Map<number, Promise<Exports>>();

/** Parts that elements of this page are going to need, each with the selector that says which. */
export const firstParts: Built['first'] = congressScript.first;

/** The exports of a part, fetched if need be with all it builds on, side by side. A failure is not kept. */
export const loadPart = (at: number): Promise<Exports> => {
  let coming = made.get(at);
  if (!coming) {
    coming = make(at);
    made.set(at, coming);
    coming.catch(() => made.delete(at));
  }
  return coming;
};
congressScript.lent['loadPart'] = loadPart;

const fileAt = (at: number): PartFile => ({ path: `${congressScript.name}/${congressScript.names.split(' ')[at]}.js`, integrity: `sha256-${congressScript.hashes.slice(at * 43, at * 43 + 43)}=` });

const make = async (at: number): Promise<Exports> => {
  const [factory, ...needed] = await Promise.all([fetchFactory(fileAt(at)), ...(congressScript.needs[at] as readonly number[]).map(loadPart)]);
  // Not before the script has run to its end, which comes before anything that was waited for.
  return (factory as Factory)(congressScript.lent, ...(needed as Exports[]));
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

interface Policy { createScriptURL(url: string): string }
/** The one that lit takes, too (see shareLitPolicy); absent where the browser knows no Trusted Types. */
const policy = ((globalThis as unknown as Record<symbol, Policy | undefined>)[Symbol.for('congress-kit.lit-policy')] ??=
  (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } }).trustedTypes?.createPolicy('congress-kit', { createHTML: (markup: string) => markup, createScriptURL: (url: string) => url }));

/** The part gets the same protection as the script that asks for it. */
const protect = (script: HTMLScriptElement, { path, integrity }: PartFile): void => {
  const { src, nonce, crossOrigin } = ownTags()[0] ?? {};
  const url = new URL(path, src || document.baseURI);
  // Without CORS a browser cannot check a foreign file, and files on a disk never have it.
  if (/^http/.test(url.protocol) && (crossOrigin || url.origin === origin)) script.integrity = integrity;
  if (crossOrigin) script.crossOrigin = crossOrigin;
  if (nonce) script.nonce = nonce;
  script.src = policy?.createScriptURL(url.href) ?? url.href;
};

const named = RegExp(`^[^?#]*/${congressScript.name}.js([?#]|$)`);

/**
 * The tag of this script, likeliest first; all others that bear its name may hold its settings. Loaders run a script's text without a tag of
 * its own (jQuery's `html()`, a module, what delays scripts), within another's or by one that has lost what was written on it. What was
 * loaded with no tag at all (`import()`, jQuery's `getScript()`) stands for one that has an address and no more.
 */
export const ownTags = (): HTMLScriptElement[] =>
  [own, ...[...document.scripts].reverse(), ...loaded].filter((one) => named.test(one?.src!)).concat(own ?? []) as HTMLScriptElement[];
