import { UnreadableError, type Client, type Discovery } from '@congress-kit/sdk';
import type { Language } from '../locale/language.ts';
import { absolute, fetchFile } from './file-ahead.ts';
import { lazyPart } from './lazy.ts';
import { withWords } from './words-of-refusals.ts';
import { askDiscovery, connect } from './transport.ts';

/**
 * Where an element's data comes from: a client (an API, or a file that plays one) or the data itself. The four ways an
 * embedder may choose (`api`, `src`, a JSON child, `.data`) end in these two, so a controller has two branches at most.
 */
export type Source =
  | {
    readonly type: 'client';
    readonly client: Client;
    /** One file that answers every question the same. */
    readonly isFile: boolean;
    /** False where there are only files: nothing can be sent, and no receipt looked up. */
    readonly takesIn: boolean;
  }
  | { readonly type: 'data'; readonly data: unknown }
  | { readonly type: 'none' };

const clients = new Map<string, Client>();

/** One client per address and language for all elements of a page. */
export const clientFor = (api: string, language: Language): Client => {
  const key = `${language} ${api}`;
  // In a language of the page's own the server answers in the one it has; it falls back by itself.
  const client = clients.get(key) ?? withWords(connect({ api: absolute(api), language }), language);
  clients.set(key, client);
  return client;
};

/**
 * A client whose every read is answered by one file: a static export needs no server, and still gets the checks, the
 * time limit and the error classes of the real thing.
 */
const clientForFile = (src: string, language: Language): Client => {
  const key = `${language} file ${src}`;
  const address = absolute(src);
  const client = clients.get(key) ?? connect({
    api: new URL('.', address).href,
    language,
    fetch: async (request) => {
      const answer = await fetchFile(address, request.signal);
      // Static servers know .json, but old ones send it as text or not at all; a log-in page still says text/html.
      const type = answer.headers.get('content-type') ?? '';
      if (!answer.ok || /json|html/i.test(type)) return answer;
      return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } });
    },
  });
  clients.set(key, client);
  return client;
};

const snapshotSource = lazyPart(() => import('./snapshot-source.ts'));

/** A client that reads a folder written by `congress-kit snapshot`: no server, and still lists, search and single records. */
const clientForFolder = (src: string): Client => {
  const key = `folder ${src}`;
  const folder = absolute(src);
  let reader: Client | undefined;
  const client = clients.get(key) ?? {
    api: folder,
    send: async (request) => (reader ??= (await snapshotSource.load()).createSnapshotClient({ src: folder })).send(request),
    log: () => undefined,
  };
  clients.set(key, client);
  return client;
};

/** By the address: what ends with a slash is a folder, anything else a file. */
export const sourceOf = (src: string, language: Language): Source =>
  (/\/$/.test(src) ? { type: 'client', client: clientForFolder(src), isFile: false, takesIn: false } : { type: 'client', client: clientForFile(src, language), isFile: true, takesIn: false });

const discoveries = new WeakMap<Client, Promise<Discovery>>();

/** What the deployment says of itself, asked once per page. A failure is not kept: the next one asks again. */
export const discoveryOf = (client: Client): Promise<Discovery> => {
  let found = discoveries.get(client);
  if (!found) {
    found = askDiscovery(client);
    discoveries.set(client, found);
    found.catch(() => discoveries.delete(client));
  }
  return found;
};

/** The JSON child: `<script type="application/json">`. Undefined when there is none, or while the parser is still at it. */
export const readJsonChild = (element: Element): { data: unknown } | { error: UnreadableError } | undefined => {
  const child = Array.from(element.children).find((one) => one.localName === 'script' && one.getAttribute('type') === 'application/json');
  const text = child?.textContent ?? '';
  if (!text.trim()) return undefined;
  try {
    return { data: JSON.parse(text) };
  } catch (cause) {
    if (document.readyState === 'loading') return undefined;
    return { error: new UnreadableError('damaged', 'the JSON inside the element breaks off', { operation: element.localName, method: 'GET', url: document.URL }, cause) };
  }
};
