import { buildOpenApi } from '@congress-kit/api/openapi';
import type { FastifyInstance } from 'fastify';
import { etagOf, sendJson } from './route.ts';

/** The document of the API and its page. The page is served from here whole; it asks no other host for anything. */

// The library behind the page would load fonts and offer a proxy if it were let: the browser is told not to.
const ownHostOnly = [
  "default-src 'none'", "script-src 'self' 'unsafe-inline'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
  "connect-src 'self'", "worker-src 'self' blob:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

export const docs = async (app: FastifyInstance): Promise<void> => {
  for (const [path, language] of [['/v1/openapi.json', 'en'], ['/v1/openapi.zh-CN.json', 'zh-CN']] as const) {
    const text = JSON.stringify(buildOpenApi(language));
    const etag = etagOf(text);
    app.get(path, async (request, reply) => sendJson(request, reply, text, { cacheControl: 'public, max-age=60', etag }));
  }

  // 4 MB of page, needed by nobody who only serves data: read when the server is built, not when this file is imported.
  const { default: reference } = await import('@scalar/fastify-api-reference');
  await app.register(async (scope) => {
    scope.addHook('onSend', async (request, reply) => {
      void reply.header('Content-Security-Policy', ownHostOnly).header('Referrer-Policy', 'no-referrer')
        .header('Cache-Control', request.url.endsWith('.js') ? 'public, max-age=86400' : 'no-cache');
    });
    await scope.register(reference, {
      routePrefix: '/v1/docs',
      configuration: {
        url: '/v1/openapi.json',
        pageTitle: '人大开放接口 · congress-kit API',
        favicon: 'data:,',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    });
  });
};
