// Spectral with all its rules for OpenAPI and the OWASP API Security Top 10. Each rule that is switched off has its reason here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildOpenApi } from '@congress-kit/api/openapi';
import type { OperationSpec } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import { feedOperations } from '@congress-kit/api/document/feeds';
import spectral from '@stoplight/spectral-core';
import owasp from '@stoplight/spectral-owasp-ruleset';
import rulesets from '@stoplight/spectral-rulesets';

type Json = { [key: string]: any };

interface Exception {
  readonly because: string;
  /** Operations it is for; everywhere when absent. */
  readonly only?: (operation: OperationSpec) => boolean;
}

const isPublic = ({ access }: OperationSpec): boolean => access === 'public';

const exceptions: Readonly<Record<string, Exception>> = {
  'info-contact': { because: 'One document serves every deployment; whom to ask is on the page of the county that runs it.' },
  'license-url': { because: 'OpenAPI 3.1 takes an SPDX identifier or an address, not both; MIT needs no address.' },
  'openapi-tags-alphabetical': { because: 'Tags stand in the order in which one reads about them.' },
  'owasp:api9:2023-inventory-environment': { because: 'Every deployment serves the document for itself; `sample` of GET /v1 says whether its data is real.' },
  'owasp:api4:2023-rate-limit': { because: 'Reads are not limited, and what a writer has left would tell about others behind the same address; a refusal says Retry-After.' },
  'owasp:api2:2023-read-restricted': { because: 'What a congress publishes is read without a login.', only: (one) => isPublic(one) && one.method === 'GET' },
  'owasp:api2:2023-write-restricted': { because: 'Residents have no accounts; limits and review stand between a writer and the public.', only: (one) => isPublic(one) && one.method === 'POST' },
  'owasp:api8:2023-define-error-responses-401': { because: 'No login, no 401; a wrong receipt answers like an unknown one.', only: ({ access }) => access !== 'staff' },
};

/**
 * What a client may send, and every header and refusal. Without the bodies of answers: they are open on purpose and have no
 * limits (a county may have a longer name than we thought), and a client need not defend itself against its own congress.
 */
const withoutAnswers = (): Json => {
  const document: Json = structuredClone(buildOpenApi());
  const responses = [...Object.values(document['components'].responses as Json), ...Object.values(document['paths'] as Json).flatMap((methods: Json) => Object.values(methods)).flatMap((one: any) => Object.values(one.responses as Json))];
  for (const { content } of responses) for (const media of Object.values((content ?? {}) as Json)) delete media.schema;
  // What goes out to others is an answer too.
  for (const { post } of Object.values(document['webhooks'] as Json)) delete post.requestBody.content['application/json'].schema;
  const used = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (used.has(name as string)) continue;
      used.add(name as string);
      follow(document['components'].schemas[name as string]);
    }
  };
  follow(document['paths']);
  document['components'].schemas = Object.fromEntries(Object.entries(document['components'].schemas).filter(([name]) => used.has(name)));
  return document;
};

const operationAt = ([root, path, method]: readonly (string | number)[]): OperationSpec | undefined =>
  root === 'paths' ? [...operations, ...feedOperations].find((one) => one.path === path && one.method.toLowerCase() === method) : undefined;

test('spectral finds nothing that is not so on purpose', { timeout: 60_000 }, async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas, 'all'], [owasp, 'all']] } as never);
  const used = new Set<string>();
  const found = (await linter.run(withoutAnswers())).filter(({ code, path }) => {
    const exception = exceptions[code];
    const operation = operationAt(path);
    if (!exception || (exception.only && !(operation && exception.only(operation)))) return true;
    used.add(String(code));
    return false;
  });
  assert.deepEqual([...new Set(found.map(({ code, message, path }) => `${code} at ${path.join('/').replace(/^paths\/.*\/responses\/(?=\d)/, 'responses/')}: ${message}`))], []);
  assert.deepEqual(Object.keys(exceptions).filter((code) => !used.has(code)), [], 'exceptions nobody needs');
});
