import type * as z from 'zod/mini';
import { bodyBytes } from './body-bytes.ts';
import { callersSentence } from './document/access.ts';
import { codeSamples } from './document/code-samples.ts';
import type { DocumentLanguage } from './document/language.ts';
import { describeParameter } from './document/describe.ts';
import { feedOperations } from './document/feeds.ts';
import { sharedProblems } from './document/problems.ts';
import { componentSchemas, jsonSchemaOf, nameSchemas, pascal } from './document/schemas.ts';
import { webhookSection } from './document/webhooks.ts';
import { documentWords, type DocumentWords } from './document/words.ts';
import { limits } from './limits.ts';
import { fill } from './messages/fill.ts';
import { idempotencyHeader, idempotencyKey, proofHeader, receiptSecretHeader, replayedHeader, requestIdHeader, takesProof, type Bytes, type OperationSpec } from './operation.ts';
import { operations } from './operations.ts';
import { feedProse } from './prose/feeds.ts';
import { operationProse, resourceProse } from './prose/index.ts';

/**
 * The OpenAPI 3.1 document, made from the operations and the prose, once for people of each language. For the server, the
 * command line and the tests; a page never loads it. Requests are closed and responses are open, as their schemas say.
 */
type Json = { [key: string]: any };

const proseOf = (id: string) => operationProse[id] ?? (feedProse as typeof operationProse)[id];
const pointer = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

const parametersOf = (operation: OperationSpec, language: DocumentLanguage): Json[] => {
  const listed = (shape: Json | undefined, where: 'path' | 'query'): Json[] =>
    Object.entries(shape ?? {}).map(([name, field]) => {
      const schema = jsonSchemaOf(field as z.ZodMiniType);
      const example = where === 'path' ? proseOf(operation.id)?.example.params?.[name] : proseOf(operation.id)?.example.query?.[name];
      return {
        name, in: where, required: where === 'path', description: describeParameter(operation.id, name, schema, language), schema,
        ...(schema['type'] === 'array' && { style: 'form', explode: true }),
        ...(example !== undefined && { example }),
      };
    });
  return [
    ...listed(operation.params?._zod.def.shape, 'path'),
    ...listed(operation.query?._zod.def.shape, 'query'),
    ...(operation.method === 'POST' ? [pointer('parameters', 'IdempotencyKey')] : []),
    ...(takesProof(operation) ? [pointer('parameters', 'ProofOfWork')] : []),
    ...(operation.method === 'GET' && operation.access === 'public' ? [pointer('parameters', 'IfNoneMatch')] : []),
    pointer('parameters', 'AcceptLanguage'),
  ];
};

/** A file as it is: OpenAPI 3.1 knows no schema for bytes, and most readers of it know this one. */
const fileContent = ({ mediaTypes, maxBytes }: Bytes): Json =>
  Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary', maxLength: maxBytes } }]));

const successOf = (operation: OperationSpec, name: string, words: DocumentWords): Json => {
  const cached = operation.method === 'GET' && operation.access === 'public';
  return {
    [operation.status]: {
      description: operation.status === 201 ? words.stored : words.found,
      headers: {
        [requestIdHeader]: pointer('headers', 'RequestId'),
        'Cache-Control': pointer('headers', cached ? 'PublicCache' : 'NoStore'),
        'Access-Control-Allow-Origin': pointer('headers', 'Access-Control-Allow-Origin'),
        ...(cached && { ETag: pointer('headers', 'ETag') }),
        ...(cached && !operation.download && { Link: pointer('headers', 'Link') }),
        ...(operation.method === 'POST' && { [replayedHeader]: pointer('headers', 'IdempotentReplayed') }),
      },
      content: operation.download
        ? fileContent(operation.download)
        : { 'application/json': { schema: pointer('schemas', name), example: proseOf(operation.id)?.example.response } },
    },
    ...(cached && { 304: pointer('responses', 'NotModified') }),
  };
};

const security = { public: [], receipt: [{ receiptSecret: [] }], staff: [{ staffToken: [] }] };

/**
 * The document as a JavaScript value.
 *
 * @param language of every summary and description; `en` when absent
 */
export const buildOpenApi = (language: DocumentLanguage = 'en'): Json => {
  const inEnglish = language === 'en';
  const words = documentWords[language];
  const names = nameSchemas();
  const { shared, responses } = sharedProblems(language);
  const paths: Json = {};
  // In the order of the prose, where the list comes before the one.
  const told = Object.keys(operationProse);
  for (const operation of [...[...operations].sort((one, other) => told.indexOf(one.id) - told.indexOf(other.id)), ...feedOperations]) {
    const prose = proseOf(operation.id);
    const { id, tag, method, path, access, body, response } = operation;
    const most = bodyBytes(operation);
    const atMost = fill(words.atMost, { max: most });
    (paths[path] ??= {})[method.toLowerCase()] = {
      operationId: id, tags: [tag],
      summary: inEnglish ? prose?.summary : prose?.summaryZh,
      description: [inEnglish ? prose?.description : prose?.descriptionZh, callersSentence(operation, language)].filter(Boolean).join('\n\n'),
      security: security[access],
      ...(operation.roles && { 'x-roles': [...operation.roles] }),
      ...(most > 0 && { 'x-max-body-bytes': most }),
      parameters: parametersOf(operation, language),
      ...(body && { requestBody: { description: atMost, required: true, content: { 'application/json': { schema: pointer('schemas', names.get(body) as string), example: prose?.example.body } } } }),
      ...(operation.upload && { requestBody: { description: atMost, required: true, content: fileContent(operation.upload) } }),
      responses: { ...successOf(operation, names.get(response) ?? '', words), ...responses(operation) },
      'x-codeSamples': codeSamples(operation, language),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: words.title, version: '1.0.0', summary: words.summary, description: words.about, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/v1', description: words.server, 'x-internal': false }],
    tags: resourceProse.map(({ tag }) => ({
      name: tag.name, 'x-displayName': inEnglish ? tag.en ?? pascal(tag.name) : tag.zh, description: inEnglish ? tag.description : tag.descriptionZh,
    })),
    paths,
    webhooks: webhookSection(language),
    components: {
      schemas: componentSchemas(names, language),
      responses: { NotModified: notModified(words), ...shared },
      parameters: parameters(words),
      headers: headers(words),
      securitySchemes: {
        staffToken: { type: 'http', scheme: 'bearer', description: words.staffToken },
        receiptSecret: { type: 'apiKey', in: 'header', name: receiptSecretHeader, description: words.receiptSecret },
      },
    },
    'x-limits': { ...limits },
  };
};

const text = (description: string, more: Json = {}): Json => ({ description, schema: { type: 'string', ...more } });

const parameters = ({ parameters: words }: DocumentWords): Json => ({
  IdempotencyKey: { name: idempotencyHeader, in: 'header', required: true, ...text(words.idempotencyKey, idempotencyKey), example: '3f0c6a1b9d2e4f58a7c6b5d4e3f20119' },
  ProofOfWork: { name: proofHeader, in: 'header', required: false, ...text(words.proofOfWork, { maxLength: 500, pattern: '^[\\x21-\\x7e]+$' }) },
  IfNoneMatch: { name: 'If-None-Match', in: 'header', required: false, ...text(words.ifNoneMatch, { maxLength: 1000, pattern: '^[\\x20-\\x7e]*$' }) },
  AcceptLanguage: { name: 'Accept-Language', in: 'header', required: false, ...text(words.acceptLanguage, { maxLength: 500, pattern: '^[A-Za-z0-9*,;=. -]*$' }), example: 'zh-CN' },
});

const headers = ({ headers: words }: DocumentWords): Json => ({
  RequestId: text(words.requestId, { maxLength: 128, pattern: '^[\\x21-\\x7e]+$' }),
  ETag: text(words.etag, { maxLength: 128, pattern: '^(W/)?"[\\x21\\x23-\\x7e]*"$' }),
  Link: text(words.link, { maxLength: 500, pattern: '^<[\\x21-\\x7e]+>;[\\x20-\\x7e]*$' }),
  PublicCache: text(words.publicCache, { maxLength: 200, pattern: '^public\\b[\\x20-\\x7e]*$', examples: ['public, max-age=15'] }),
  NoStore: text(words.noStore, { const: 'no-store' }),
  RetryAfter: { description: words.retryAfter, schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 86_400 } },
  IdempotentReplayed: text(words.replayed, { enum: ['true'] }),
  WwwAuthenticate: text(words.authenticate, { const: 'Bearer' }),
  'Access-Control-Allow-Origin': text(words.allowOrigin, { maxLength: 255, pattern: '^(\\*|https?://[\\x21-\\x7e]+)$', examples: ['*'] }),
});

const notModified = (words: DocumentWords): Json => ({
  description: words.notModified, headers: { ETag: pointer('headers', 'ETag'), 'Access-Control-Allow-Origin': pointer('headers', 'Access-Control-Allow-Origin') },
});
