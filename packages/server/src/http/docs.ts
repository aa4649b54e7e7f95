import { contextFiles } from '@congress-kit/api/document/contexts';
import { dictionaryCsv } from '@congress-kit/api/document/dictionary';
import { schemaFiles } from '@congress-kit/api/document/schema-files';
import { buildOpenApi } from '@congress-kit/api/openapi';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { documentPath, pageScript, pageStyle, referencePage, rolesPage } from './docs-page.ts';
import { languageOf, languages, type Language } from './language.ts';
import { ApiProblem } from './problems.ts';
import { etagOf, sendText } from './route.ts';

/**
 * What tells developers about the API: the document in two languages, schemas and dictionary made from the same contract, and
 * the page. All of it is served from here; the page asks no other host for anything.
 */

const json = 'application/json; charset=utf-8';
const cacheControl = 'public, max-age=60';

/** Made when it is first asked for: a process that only serves data never needs it. */
const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

const serveText = (app: FastifyInstance, path: string, type: string, make: () => string, headers: Readonly<Record<string, string>> = {}): void => {
  const kept = once(() => { const text = make(); return { text, etag: etagOf(text) }; });
  app.get(path, async (request, reply) => sendText(request, reply.headers(headers), kept().text, { type, cacheControl, etag: kept().etag }));
};

/** Files of one folder, made when the first of them is asked for. */
const serveFolder = (app: FastifyInstance, folder: string, make: () => Readonly<Record<string, unknown>>, typeOf: (file: string) => string): void => {
  const files = once(() => new Map(Object.entries(make()).map(([name, value]) => [name, JSON.stringify(value)])));
  app.get<{ Params: { file: string } }>(`/v1/${folder}/:file`, async (request, reply) => {
    const text = files().get(request.params.file);
    if (text === undefined) throw new ApiProblem('not_found');
    return sendText(request, reply, text, { type: typeOf(request.params.file), cacheControl });
  });
};

const serveSchemas = (app: FastifyInstance): void => serveFolder(app, 'schemas', () => {
  const schemas = schemaFiles();
  const index = { schemas: Object.entries(schemas).map(([name, { title, description }]) => ({ name, title, description, href: `/v1/schemas/${name}.json` })) };
  return Object.fromEntries(Object.entries({ index, ...schemas }).map(([name, value]) => [`${name}.json`, value]));
}, (file) => (file === 'index.json' ? json : 'application/schema+json; charset=utf-8'));

// Only what this host serves, and no script but its files. The library writes its styles as it goes (some elements, some
// attributes), which no nonce covers; it would also load fonts and offer a proxy if it were let.
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'",
  "worker-src 'self' blob:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

const sendPage = (reply: FastifyReply, language: Language, page: string): FastifyReply => reply
  .header('Content-Security-Policy', policy).header('Referrer-Policy', 'no-referrer').header('Cache-Control', 'no-cache').header('Content-Language', language)
  .type('text/html; charset=utf-8').send(page);

export const docs = async (app: FastifyInstance): Promise<void> => {
  for (const language of languages) serveText(app, documentPath(language), json, () => JSON.stringify(buildOpenApi(language)));
  serveText(app, '/v1/data-dictionary.csv', 'text/csv; charset=utf-8', dictionaryCsv, { 'Content-Disposition': 'attachment; filename="data-dictionary.csv"' });
  serveSchemas(app);
  serveFolder(app, 'contexts', contextFiles, () => 'application/ld+json; charset=utf-8');

  app.get('/v1/docs', async (request, reply) => {
    const language = languageOf(request.headers['accept-language']);
    return sendPage(reply.header('Vary', 'Accept-Language'), language, referencePage(language));
  });
  for (const language of languages) {
    app.get(`/v1/docs/${language}`, async (_, reply) => sendPage(reply, language, referencePage(language)));
    app.get(`/v1/docs/${language}/roles`, async (_, reply) => sendPage(reply, language, rolesPage(language)));
  }
  serveText(app, '/v1/docs/page.js', 'text/javascript; charset=utf-8', () => pageScript);
  serveText(app, '/v1/docs/page.css', 'text/css; charset=utf-8', () => pageStyle);

  // 4 MB of script, needed by nobody who only serves data: read when the server is built, not when this file is imported.
  const { default: reference } = await import('@scalar/fastify-api-reference');
  await app.register(async (scope) => {
    // Of the plugin only its script is served; the page around it is ours.
    scope.addHook('onRequest', async (request, reply) => {
      if (!request.url.endsWith('.js')) throw new ApiProblem('not_found');
      void reply.header('Cache-Control', 'public, max-age=86400');
    });
    await scope.register(reference, { routePrefix: '/v1/docs/scalar', configuration: { url: documentPath('en') } });
  });
};
