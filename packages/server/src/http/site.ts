import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sampleFolder } from '../seed.ts';
import type { AppContext } from './context.ts';

/** Files: the elements for every page that embeds them, the stories where they were built, and the sample county's own site. */

// Beside this package: packages/elements here, node_modules/@congress-kit/elements where it was installed. Never imported.
export const embedFolder = fileURLToPath(new URL('../../../elements/dist/embed', import.meta.url));
// In the repository only: `npm run build` makes it.
const storybookFolder = fileURLToPath(new URL('../../../../stories/dist', import.meta.url));
export const hasStories = (): boolean => existsSync(join(storybookFolder, 'index.html'));
export const siteFolder = fileURLToPath(new URL('../site', import.meta.url));
/** Boundaries of the sample county, for the map of its site; undefined where the sample is not part of this copy. */
export const boundariesFile = (): string | undefined => {
  const file = sampleFolder && join(sampleFolder, '行政区划边界.geojson');
  return file && existsSync(file) ? file : undefined;
};

// What a careful county site would say; that the elements live under it is part of what the sample shows.
const sitePolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

// Storybook's pages hold scripts and styles of their own; still nothing comes from or goes to anywhere else.
const storybookPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; frame-ancestors 'self'";

export const site = async (app: FastifyInstance, ctx: AppContext): Promise<void> => {
  if (existsSync(embedFolder)) {
    await app.register(async (scope) => {
      scope.addHook('onSend', async (_, reply) => { void reply.header('Cross-Origin-Resource-Policy', 'cross-origin'); });
      // Asked for anew each time (304 when unchanged): a page must not run last month's element against this month's API. A lazy part has
      // the hash of its content in its name, so what was fetched once never changes.
      const caching = (path: string): string => (/-[0-9a-f]{6}\.js$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      await scope.register(files, { root: embedFolder, prefix: '/embed/', decorateReply: false, cacheControl: false, index: false, setHeaders: (reply, path) => { void reply.header('Cache-Control', caching(path)); } });
    });
  } else {
    app.log.warn('/embed/ is not served: @congress-kit/elements is not installed beside @congress-kit/server');
  }
  if (hasStories()) {
    await app.register(async (scope) => {
      scope.addHook('onSend', async (_, reply) => { void reply.header('Content-Security-Policy', storybookPolicy); });
      // Its addresses are relative to the folder.
      scope.addHook('onRequest', async (request, reply) => (request.url === '/storybook' ? reply.redirect('/storybook/') : undefined));
      await scope.register(files, { root: storybookFolder, prefix: '/storybook/', decorateReply: false, wildcard: false, cacheControl: false, setHeaders: (reply) => { void reply.header('Cache-Control', 'no-cache'); } });
    });
  }
  if (ctx.config.seed !== 'sample') {
    app.get('/', async (_, reply) => reply.redirect('/v1/docs/'));
    return;
  }
  const map = boundariesFile();
  if (map) app.get('/boundaries.geojson', async (_, reply) => reply.type('application/geo+json; charset=utf-8').header('Cache-Control', 'no-cache').send(await readFile(map)));
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_, reply) => { void reply.header('Content-Security-Policy', sitePolicy).header('Referrer-Policy', 'same-origin'); });
    await scope.register(files, { root: siteFolder, prefix: '/', decorateReply: false, wildcard: false, cacheControl: false, setHeaders: (reply) => { void reply.header('Cache-Control', 'no-cache'); } });
  });
};
