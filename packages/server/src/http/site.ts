import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from './context.ts';

/** Files: the elements for every page that embeds them, the stories where they were built, and the sample county's own site. */

// Beside this package: packages/elements here, node_modules/@congress-kit/elements where it was installed. Never imported.
export const embedFolder = fileURLToPath(new URL('../../../elements/dist/embed', import.meta.url));
// In the repository only: `npm run build` makes it.
const storybookFolder = fileURLToPath(new URL('../../../../stories/dist', import.meta.url));
export const siteFolder = fileURLToPath(new URL('../site', import.meta.url));

// What a careful county site would say; that the elements live under it is part of what the sample shows.
const sitePolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

// Storybook's pages hold scripts and styles of their own; still nothing comes from or goes to anywhere else.
const storybookPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; frame-ancestors 'self'";

export const site = async (app: FastifyInstance, ctx: AppContext): Promise<void> => {
  if (existsSync(embedFolder)) {
    await app.register(async (scope) => {
      scope.addHook('onSend', async (_, reply) => { void reply.header('Cross-Origin-Resource-Policy', 'cross-origin'); });
      // Asked for anew each time (304 when unchanged): a page must not run last month's element against this month's API.
      await scope.register(files, { root: embedFolder, prefix: '/embed/', decorateReply: false, cacheControl: false, index: false, setHeaders: (reply) => { void reply.header('Cache-Control', 'no-cache'); } });
    });
  } else {
    app.log.warn('/embed/ is not served: @congress-kit/elements is not installed beside @congress-kit/server');
  }
  if (existsSync(join(storybookFolder, 'index.html'))) {
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
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_, reply) => { void reply.header('Content-Security-Policy', sitePolicy).header('Referrer-Policy', 'same-origin'); });
    await scope.register(files, { root: siteFolder, prefix: '/', decorateReply: false, wildcard: false, cacheControl: false, setHeaders: (reply) => { void reply.header('Cache-Control', 'no-cache'); } });
  });
};
