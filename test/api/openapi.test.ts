import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { problem, problemMediaType, problems, receiptSecretHeader } from '@congress-kit/api';
import { generatedFiles } from '@congress-kit/api/document/files';
import { feeds } from '@congress-kit/api/feeds';
import { buildOpenApi } from '@congress-kit/api/openapi';
import { operations } from '@congress-kit/api/operations';
import { operationProse, resourceProse } from '@congress-kit/api/prose/index';
import { webhookEvents } from '@congress-kit/api/webhooks';

type Json = { [key: string]: any };
const root = fileURLToPath(new URL('../../', import.meta.url));
const document: Json = JSON.parse(JSON.stringify(buildOpenApi()));
const documented: Json[] = Object.values(document['paths'] as Json).flatMap((methods: Json) => Object.values(methods));
const at = (reference: string): Json => reference.slice(2).split('/').reduce((value, key) => value?.[key.replace(/~1/g, '/')], document);

/** Every object below a value, references followed once, with the way to it. */
const visit = (value: any, seen: (schema: Json, path: string) => void, path = '', followed = new Set<string>()): void => {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.$ref === 'string') {
    if (followed.has(value.$ref)) return;
    followed.add(value.$ref);
    visit(at(value.$ref), seen, value.$ref, followed);
    return;
  }
  seen(value, path);
  for (const [key, inner] of Object.entries(value)) if (key !== 'example' && key !== 'examples') visit(inner, seen, `${path}/${key}`, followed);
};

test('what is generated from the contract is up to date', () => {
  const files = generatedFiles();
  for (const [path, text] of Object.entries(files)) {
    const url = `${root}packages/api/${path}`;
    const written = existsSync(url) ? readFileSync(url, 'utf8') : '';
    assert.equal(written === text, true, `${path} is stale. Run: node --conditions=congress-source packages/api/src/write-openapi.ts`);
  }
  const extra = readdirSync(`${root}packages/api/schemas`).filter((name) => !(`schemas/${name}` in files));
  assert.deepEqual(extra, [], 'files of schemas that are no more');
});

test('redocly finds nothing, with all recommended rules', { timeout: 60_000 }, async () => {
  const command = [`${root}node_modules/@redocly/cli/bin/cli.js`, 'lint', '--config', 'packages/api/.redocly.yaml', '--format', 'json', 'packages/api/openapi.json'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', REDOCLY_SUPPRESS_NOTIFICATIONS: 'true' };
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env }).catch((error) => error);
  const { totals, problems: found } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { totals: Json; problems: Json[] };
  assert.deepEqual(found.map(({ ruleId, message }) => `${ruleId}: ${message}`), []);
  assert.equal(totals['errors'] + totals['warnings'], 0);
});

test('every operation is in the document, once', () => {
  assert.deepEqual(documented.map(({ operationId }) => operationId).sort(), [...operations, ...feeds].map(({ id }) => id).sort());
  assert.equal(new Set(operations.map(({ id }) => id)).size, operations.length);
});

test('every operation has prose in both languages and a tag that is described', () => {
  const tags = new Set(resourceProse.map(({ tag }) => tag.name));
  for (const { tag } of resourceProse) assert.match(tag.descriptionZh, /\p{Script=Han}/u, tag.name);
  for (const { id, tag } of operations) {
    const prose = operationProse[id];
    assert.ok(prose, `${id} has no prose: packages/api/src/prose/${tag}.ts`);
    assert.ok(tags.has(tag), `The tag ${tag} is not described`);
    assert.match(prose.summary, /^[A-Z]/, id);
    assert.doesNotMatch(prose.summary, /\p{Script=Han}/u, id);
    assert.match(prose.summaryZh, /\p{Script=Han}/u, id);
    assert.match(prose.descriptionZh, /\p{Script=Han}/u, id);
  }
  assert.deepEqual(Object.keys(operationProse).filter((id) => !operations.some((operation) => operation.id === id)), [], 'prose without operation');
});

test('every example is what the operation takes and answers', () => {
  for (const { id, params, query, body, response, download } of operations) {
    const example = operationProse[id]!.example;
    const check = (part: string, schema: { safeParse(value: unknown): { error?: { issues: unknown } } } | undefined, value: unknown): void => {
      if (!schema) return assert.equal(value, undefined, `${id} takes no ${part}`);
      assert.deepEqual(schema.safeParse(value).error?.issues, undefined, `${id} ${part}`);
    };
    check('params', params, example.params);
    check('query', query, query && (example.query ?? {}));
    check('body', body, example.body);
    if (!download) check('response', response, JSON.parse(JSON.stringify(example.response)));
  }
});

test('requests are closed, responses are open', () => {
  for (const { operationId, requestBody, responses } of documented) {
    if (requestBody) {
      visit(requestBody, (schema, path) => {
        if (schema['properties'] && schema['type'] === 'object') assert.equal(schema['additionalProperties'], false, `${operationId} request ${path}`);
      });
    }
    visit(responses, (schema, path) => assert.notEqual(schema['additionalProperties'], false, `${operationId} response ${path}`));
  }
});

test('everything a client may send has a limit', () => {
  const boundless: string[] = [];
  const check = (schema: Json, path: string): void => {
    const { type, maxLength, maxItems, minimum, maximum } = schema;
    const bounded = type === 'string' ? maxLength !== undefined || 'enum' in schema || 'const' in schema
      : type === 'array' ? maxItems !== undefined : type === 'integer' || type === 'number' ? minimum !== undefined && maximum !== undefined : true;
    if (!bounded) boundless.push(path);
  };
  for (const { operationId, parameters, requestBody } of documented) {
    for (const { name, schema } of parameters) if (schema) visit(schema, check, `${operationId}.${name}`);
    if (requestBody) visit(requestBody, (schema, path) => { if (typeof schema['type'] === 'string') check(schema, `${operationId} ${path}`); });
  }
  assert.deepEqual(boundless, [], 'Use someOf(…) for lists of words, line(), text(), id, year, yuan; or give z.maxLength and the like');
});

test('every reference leads somewhere and every component is used', () => {
  const used = new Set<string>();
  const collect = (value: any): void => {
    if (value === null || typeof value !== 'object') return;
    if (typeof value.$ref === 'string') { used.add(value.$ref); assert.ok(at(value.$ref), value.$ref); }
    Object.values(value).forEach(collect);
  };
  collect(document);
  for (const kind of ['responses', 'parameters', 'headers']) {
    for (const name of Object.keys(document['components'][kind])) assert.ok(used.has(`#/components/${kind}/${name}`), `${kind}/${name} is not used`);
  }
});

test('every schema, field and parameter says what it means', () => {
  const silent: string[] = [];
  const walk = (path: string, schema: Json): void => {
    for (const [name, inner] of Object.entries((schema['properties'] ?? {}) as Json)) {
      if (!inner.description) silent.push(`${path}.${name}`);
      walk(`${path}.${name}`, inner);
    }
    if (schema['items']) walk(path, schema['items']);
  };
  for (const [name, schema] of Object.entries(document['components'].schemas as Json)) {
    if (!schema.description) silent.push(name);
    walk(name, schema);
  }
  for (const { operationId, parameters } of documented) {
    for (const parameter of parameters) if (parameter.name && !parameter.description) silent.push(`${operationId}.${parameter.name}`);
  }
  assert.deepEqual(silent, [], 'Describe them in packages/api/src/prose/fields/');
});

test('the example of every outgoing event is one that could be sent', () => {
  for (const [type, { post }] of Object.entries(document['webhooks'] as Json)) {
    const { example } = post.requestBody.content['application/json'];
    assert.equal(example.type, type);
    const event = webhookEvents.find((one) => one._zod.def.shape.type._zod.def.values[0] === type)!;
    assert.deepEqual(event.safeParse(example).error?.issues ?? [], [], type);
    assert.deepEqual(Object.keys(example.data).sort(), Object.keys(event._zod.def.shape.data._zod.def.shape).sort(), type);
  }
});

test('problems are problem+json under their own status, with examples that are problems', () => {
  for (const operation of operations) {
    const responses = document['paths'][operation.path][operation.method.toLowerCase()].responses as Json;
    const said = Object.entries(responses).flatMap(([status, reference]) => {
      const content = (reference.$ref ? at(reference.$ref) : reference).content?.[problemMediaType];
      return Object.entries((content?.examples ?? {}) as Json).map(([code, { value }]) => {
        assert.equal(String(problems[code as keyof typeof problems]), status, `${operation.id} ${code}`);
        assert.equal(problem.safeParse(value).success, true, code);
        assert.doesNotMatch(`${value.detail}${value.title}`, /[{}[\]]/, code);
        return code;
      });
    });
    for (const code of operation.problems) assert.ok(said.includes(code), `${operation.id} does not tell of ${code}`);
    assert.equal(said.includes('idempotency_key_reused'), operation.method === 'POST', operation.id);
  }
});

test('who may call, what must be sent and what may be kept', () => {
  for (const { id, path, method, access } of operations) {
    const { security, parameters, responses } = document['paths'][path][method.toLowerCase()] as Json;
    const names = parameters.map((parameter: Json) => (parameter['$ref'] ? at(parameter['$ref']) : parameter).name);
    const [success] = Object.entries(responses as Json).filter(([status]) => /^2/.test(status)).map(([, response]) => response);
    const isPublicRead = access === 'public' && method === 'GET';
    assert.deepEqual(security, access === 'public' ? [] : [access === 'staff' ? { staffToken: [] } : { receiptSecret: [] }], id);
    assert.equal(names.includes('Idempotency-Key'), method === 'POST', id);
    assert.equal('304' in responses && 'ETag' in success.headers, isPublicRead, id);
    assert.equal(success.headers['Cache-Control'].$ref.endsWith('/NoStore'), !isPublicRead, id);
    assert.ok(!names.some((name: string) => /secret|token/i.test(name)), `${id}: secrets never travel in an address`);
  }
  assert.equal(document['components'].securitySchemes.receiptSecret.name, receiptSecretHeader);
  assert.equal(document['components'].securitySchemes.receiptSecret.in, 'header');
});

test('the limits in the document are the limits of the contract', () => {
  const { title, body } = document['components'].schemas.SuggestionDraft.properties;
  assert.deepEqual([title.maxLength, body.maxLength], [60, 2000]);
});
