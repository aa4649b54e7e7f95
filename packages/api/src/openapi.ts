import * as z from 'zod/mini';
import * as contract from './index.ts';
import { limits } from './limits.ts';
import { messages } from './messages/en.ts';
import { fill } from './messages/fill.ts';
import { messages as chinese } from './messages/zh-CN.ts';
import {
  idempotencyHeader, idempotencyKey, problemsOf, receiptSecretHeader, replayedHeader, requestIdHeader, type OperationSpec,
} from './operation.ts';
import { operations } from './operations.ts';
import { problemMediaType, problems, problemType, type ProblemCode } from './problem.ts';
import { describeFields, describeParameter } from './prose/describe.ts';
import { operationProse, resourceProse } from './prose/index.ts';
import { ref } from './schema.ts';

/**
 * The OpenAPI 3.1 document, made from the operations and the prose. For the server, the command line and the tests; a page
 * never loads it. Requests are closed and responses are open, as their schemas say.
 */
type Json = { [key: string]: any };

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const isSchema = (value: unknown): value is z.ZodMiniType => typeof value === 'object' && value !== null && '_zod' in value;
const pointer = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });
const asWritten = { io: 'input' } as const;

/** Every exported schema under its own name, then bodies and answers that have none: `DeputyPage`, `WithdrawSuggestionBody`. */
const nameSchemas = () => {
  const names = new Map<z.ZodMiniType, string>([[ref, 'Ref']]);
  for (const [name, value] of Object.entries(contract)) if (isSchema(value) && !names.has(value)) names.set(value, pascal(name));
  for (const { id, body, response } of operations) {
    if (body && !names.has(body)) names.set(body, `${pascal(id)}Body`);
    if (!names.has(response)) names.set(response, pageName(response, names) ?? `${pascal(id)}Answer`);
  }
  return names;
};

const pageName = (response: z.ZodMiniType, names: ReadonlyMap<z.ZodMiniType, string>): string | undefined => {
  const items = (response._zod.def as Json)['shape']?.items?._zod.def.element;
  const item = items && names.get(items);
  return item && `${item}Page`;
};

/** What zod writes, without what says nothing: the bounds of a safe integer, the pattern behind a format, `{}`. */
const plain = (value: any): any => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const kept: Json = {};
  for (const [key, inner] of Object.entries(value as Json)) {
    const noise = key === '$schema' || key === '$id' || Math.abs(inner) === Number.MAX_SAFE_INTEGER && value.type === 'integer'
      || (key === 'pattern' && /^date/.test(value.format ?? '')) || key === 'propertyNames';
    if (!noise) kept[key] = key === 'additionalProperties' && typeof inner === 'object' && Object.keys(inner).length === 0 ? true : plain(inner);
  }
  return kept;
};

const schemasOf = (names: ReadonlyMap<z.ZodMiniType, string>): Json => {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...asWritten, uri: (id) => `#/components/schemas/${id}` });
  const sorted = Object.keys(schemas).sort().map((name) => [name, describeFields(name, plain(schemas[name]))]);
  return Object.fromEntries(sorted) as Json;
};

const parametersOf = (operation: OperationSpec): Json[] => {
  const listed = (shape: Json | undefined, where: 'path' | 'query'): Json[] =>
    Object.entries(shape ?? {}).map(([name, field]) => {
      const schema = plain(z.toJSONSchema(field as z.ZodMiniType, asWritten));
      const example = where === 'path' ? operationProse[operation.id]?.example.params?.[name] : operationProse[operation.id]?.example.query?.[name];
      return {
        name, in: where, required: where === 'path', description: describeParameter(operation.id, name, schema), schema,
        ...(schema.type === 'array' && { style: 'form', explode: true }),
        ...(example !== undefined && { example }),
      };
    });
  return [
    ...listed(operation.params?._zod.def.shape, 'path'),
    ...listed(operation.query?._zod.def.shape, 'query'),
    ...(operation.method === 'POST' ? [pointer('parameters', 'IdempotencyKey')] : []),
    ...(operation.method === 'GET' && operation.access === 'public' ? [pointer('parameters', 'IfNoneMatch')] : []),
    pointer('parameters', 'AcceptLanguage'),
  ];
};

const sampleOf = (code: ProblemCode): Json => {
  const { title, detail } = messages.problems[code];
  const extra: Json = code === 'invalid_request'
    ? { errors: [{ in: 'body', pointer: '/title', code: 'too_long', params: { max: limits.title }, detail: `At most ${limits.title} characters` }] }
    : code === 'move_not_allowed' ? { allowed: ['accepted', 'rejected'] }
    : problems[code] === 429 || problems[code] === 503 || code === 'idempotency_in_flight' ? { retryAfter: 3 } : {};
  const said = fill(detail, { max: limits.jsonBytes, allowed: 'GET', ...extra });
  return { type: problemType(code), title, status: problems[code], detail: said, code, requestId: 'req-7f3a', ...extra };
};

const problemResponse = (codes: readonly ProblemCode[]): Json => {
  const status = problems[codes[0] as ProblemCode];
  const waits = status === 429 || status === 503 || codes.includes('idempotency_in_flight');
  return {
    description: codes.map((code) => `\`${code}\`: ${messages.problems[code].title}. ${chinese.problems[code].title}。`).join('\n\n'),
    headers: {
      [requestIdHeader]: pointer('headers', 'RequestId'), 'Cache-Control': pointer('headers', 'NoStore'),
      ...(waits && { 'Retry-After': pointer('headers', 'RetryAfter') }),
      ...(status === 401 && { 'WWW-Authenticate': pointer('headers', 'WwwAuthenticate') }),
    },
    content: {
      [problemMediaType]: {
        schema: pointer('schemas', 'Problem'),
        examples: Object.fromEntries(codes.map((code) => [code, { summary: messages.problems[code].title, value: sampleOf(code) }])),
      },
    },
  };
};

/** One shared response for each set of codes: `NotFound`, `MalformedBodyOrIdempotencyKeyMissing`. */
const sharedProblems = () => {
  const shared: Json = {};
  const nameOf = (codes: readonly ProblemCode[]): string => codes.map((code) => code.split('_').map(pascal).join('')).join('Or');
  const responses = (operation: OperationSpec): Json => {
    const codes = [...new Set(problemsOf(operation))];
    const statuses = [...new Set(codes.map((code) => problems[code]))].sort();
    return Object.fromEntries(statuses.map((status) => {
      const ofStatus = codes.filter((code) => problems[code] === status);
      const name = nameOf(ofStatus);
      shared[name] ??= problemResponse(ofStatus);
      return [status, pointer('responses', name)];
    }));
  };
  return { shared, responses };
};

const successOf = (operation: OperationSpec, name: string): Json => {
  const cached = operation.method === 'GET' && operation.access === 'public';
  return {
    [operation.status]: {
      description: operation.status === 201 ? 'It is stored. 已经存好。' : 'Found. 查到了。',
      headers: {
        [requestIdHeader]: pointer('headers', 'RequestId'),
        'Cache-Control': pointer('headers', cached ? 'PublicCache' : 'NoStore'),
        ...(cached && { ETag: pointer('headers', 'ETag') }),
        ...(operation.method === 'POST' && { [replayedHeader]: pointer('headers', 'IdempotentReplayed') }),
      },
      content: { 'application/json': { schema: pointer('schemas', name), example: operationProse[operation.id]?.example.response } },
    },
    ...(cached && { 304: pointer('responses', 'NotModified') }),
  };
};

const security = { public: [], receipt: [{ receiptSecret: [] }], staff: [{ staffToken: [] }] };

export const buildOpenApi = (): Json => {
  const names = nameSchemas();
  const { shared, responses } = sharedProblems();
  const paths: Json = {};
  for (const operation of operations) {
    const prose = operationProse[operation.id];
    const { id, tag, method, path, access, body, response } = operation;
    (paths[path] ??= {})[method.toLowerCase()] = {
      operationId: id, tags: [tag], summary: prose?.summary, 'x-summary-zh': prose?.summaryZh,
      description: `${prose?.description}\n\n${prose?.descriptionZh}`,
      security: security[access],
      parameters: parametersOf(operation),
      ...(body && { requestBody: { required: true, content: { 'application/json': { schema: pointer('schemas', names.get(body) as string), example: prose?.example.body } } } }),
      responses: { ...successOf(operation, names.get(response) as string), ...responses(operation) },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Congress Kit API', version: '1.0.0', summary: 'People’s-congress transparency: deputies, stations, suggestions, cases, ballots.',
      description: about, license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/v1', description: 'The deployment that serves this document. 提供本文档的平台。' }],
    tags: resourceProse.map(({ tag }) => ({ name: tag.name, 'x-displayName': `${tag.zh} · ${pascal(tag.name)}`, description: tag.description })),
    paths,
    components: {
      schemas: schemasOf(names), responses: { NotModified: notModified, ...shared }, parameters, headers,
      securitySchemes: {
        staffToken: { type: 'http', scheme: 'bearer', description: 'A token of the congress office, with a role. 工作人员的登录凭证。' },
        receiptSecret: {
          type: 'apiKey', in: 'header', name: receiptSecretHeader,
          description: 'The secret printed on the receipt, in any grouping and case. Never put it in an address. 回执上的密码。',
        },
      },
    },
    'x-limits': { ...limits },
  };
};

const text = (description: string, more: Json = {}): Json => ({ description, schema: { type: 'string', ...more } });

const parameters: Json = {
  IdempotencyKey: {
    name: idempotencyHeader, in: 'header', required: true,
    ...text(`A new random value for every intent, the same one for every retry of it. The first success is kept ${limits.idempotencyHours} hours and replayed. 每次提交用新的随机编号，重试用原来的。`,
      idempotencyKey),
    example: '3f0c6a1b9d2e4f58a7c6b5d4e3f20119',
  },
  IfNoneMatch: { name: 'If-None-Match', in: 'header', required: false, ...text('The ETag of the copy you have; 304 when it is still good. 手里那份的 ETag。') },
  AcceptLanguage: { name: 'Accept-Language', in: 'header', required: false, ...text('Language of the words in problems: `zh-CN` (default) or `en`. 出错说明用哪种语言。'), example: 'zh-CN' },
};

const headers: Json = {
  RequestId: text('Id of this request, for asking the operator about it. 请求编号。'),
  ETag: text('Names this version of the answer. 这份内容的版本标记。'),
  PublicCache: text('Public and short. 可以短时间缓存。', { examples: ['public, max-age=15'] }),
  NoStore: text('Always `no-store`: private, or not worth keeping. 不得保存。', { const: 'no-store' }),
  RetryAfter: { description: 'Seconds to wait. 等几秒再试。', schema: { type: 'integer', minimum: 0 } },
  IdempotentReplayed: text('`true` when this is the answer kept from the first time. 这是第一次提交时的答复。', { enum: ['true'] }),
  WwwAuthenticate: text('Always `Bearer`. 登录方式。', { const: 'Bearer' }),
};

const notModified: Json = { description: 'The copy you have is still good. 手里那份没有变。', headers: { ETag: pointer('headers', 'ETag') } };

const about = `What a people's congress shows the public, and what residents may say to it.

- **Responses are open**: fields may be added and lists of words may grow. **Requests are closed**: a misspelt field is told, not swallowed.
- **Every refusal says what to change**: problems are RFC 9457, faults are named all together by JSON pointer.
- **Writes are safe to repeat**: send an \`${idempotencyHeader}\`. A 201 means that it is in the database.
- **Text** is counted in characters (Unicode code points after NFC): title ${limits.title}, body ${limits.body}, note ${limits.note}. A request is at most ${limits.jsonBytes} bytes.
- **Days** are calendar days in Asia/Shanghai, instants carry their offset, money is whole 元.
- **Lists** hold ${limits.pageDefault} records a page unless \`limit\` says otherwise, at most ${limits.pageMax}; hand \`nextCursor\` back as \`cursor\`.
- **Public reads** carry an ETag. Receipts and staff answers are \`no-store\`.
- No cookies. Other methods answer 405 with \`Allow\`.

接口说明：查询公开信息不用登录；提交意见会得到回执编号和密码；每次拒绝都会写明要改什么。`;
