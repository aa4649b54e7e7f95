/** The county behind a story: the SDK's own test kit, one for each story, so that many stories can stand on one page. */
import { createFakeServer, type FakeServer, type FakeServerOptions } from '@congress-kit/sdk/testing';
import { page } from '../../packages/elements/src/base/registry.ts';
import { boundariesOf } from './boundaries.ts';
import { changeWaits, now, type Waits } from './clock.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';

/** `parameters.county` of a story. */
export interface CountyParameters extends Pick<FakeServerOptions, 'seed' | 'scale' | 'data' | 'failures'> {
  /** Changes the made county before anything is asked. */
  readonly change?: (server: FakeServer) => void;
  readonly waits?: Waits;
}

interface County {
  readonly server: FakeServer;
  surroundings: Surroundings;
}

const counties = new Map<string, County>();

/** Milliseconds before an answer on a slow line. */
const slow = 2500;

const hostOf = (storyId: string): string => `${storyId}.county.example`;

/** Answers what the elements ask; everything else (Storybook's own files) goes out as before. */
const listen = (): void => {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (!url.hostname.endsWith('.county.example')) return real.call(globalThis, input, init);
    const county = Array.from(counties.entries()).find(([id]) => hostOf(id) === url.hostname)?.[1];
    if (county && url.pathname === '/boundaries.geojson') return Promise.resolve(new Response(JSON.stringify(boundariesOf(county.server)), { headers: { 'content-type': 'application/geo+json' } }));
    const away = !county || county.surroundings.network === 'offline';
    return away ? Promise.reject(new TypeError('Failed to fetch')) : county.server.fetch(input instanceof Request ? input : url, init);
  };
};

/** What is used of Storybook's context. */
interface StoryContext {
  readonly id: string;
  readonly viewMode?: string;
  readonly parameters: { readonly county?: CountyParameters };
  readonly globals: Readonly<Record<string, unknown>>;
}

/** Before a story is shown. It stays the same county when only an argument changes: what was typed and sent is not lost. */
export const openCounty = ({ id, parameters, globals, viewMode }: StoryContext): (() => void) | undefined => {
  if (counties.size === 0) listenOnce();
  const surroundings = surroundingsOf(globals);
  const known = counties.get(id);
  if (known) {
    known.surroundings = surroundings;
    return undefined;
  }
  const { change, waits, ...options } = parameters.county ?? {};
  const server = createFakeServer({
    ...options, api: `https://${hostOf(id)}/v1`, now, latency: () => (counties.get(id)?.surroundings.network === 'slow' ? slow : 0),
  });
  change?.(server);
  counties.set(id, { server, surroundings });
  // A page of documentation shows many stories, and they have one clock: there everything waits as it does in life.
  const changeBack = changeWaits(viewMode === 'docs' ? undefined : waits);
  return () => {
    counties.delete(id);
    changeBack();
    forgetDrafts();
    forgetElder();
  };
};

let listening = false;
const listenOnce = (): void => {
  if (!listening) listen();
  listening = true;
};

/** The fake server of a story, for its `play`. */
export const countyOf = (context: { readonly id: string }): FakeServer => {
  const county = counties.get(context.id);
  if (!county) throw new Error(`the story ${context.id} has no county yet`);
  return county.server;
};

/** The next story begins as for somebody who has never pressed the switch of 长辈模式. */
const forgetElder = (): void => {
  localStorage.removeItem('congress-kit:elder');
  page().elderChoice = null;
};

const forgetDrafts = (): void =>
  Object.keys(localStorage).filter((key) => key.startsWith('congress-kit:draft:')).forEach((key) => localStorage.removeItem(key));
