/**
 * What a program written against one OpenAPI document loses when the server speaks another: the check that keeps a release from
 * breaking the programs of the one before. Requests may ask for less and take more, answers may tell more and never less.
 */
type Json = { readonly [key: string]: any };

export interface BreakingChange {
  /** Stays the same while the change does: `answer-field-removed Deputy.post`. The changelog names an intended one by it. */
  readonly id: string;
  /** The same for people. */
  readonly sentence: string;
}

const sentences = {
  'operation-removed': 'is gone.',
  'operation-renamed': 'has another operationId: functions of clients change their names.',
  'access-changed': 'is open to others than before.',
  'status-changed': 'answers success with another status.',
  'answer-media-removed': 'no longer answers in this format.',
  'answer-header-removed': 'is no longer sent.',
  'body-required': 'needs a body now.',
  'parameter-removed': 'is no longer understood: whoever sends it is refused.',
  'parameter-required': 'must be sent now.',
  'request-field-removed': 'is no longer understood: whoever sends it is refused.',
  'request-field-required': 'must be sent now.',
  'request-closed': 'refuses fields it does not know.',
  'request-type-narrowed': 'no longer takes every type it took.',
  'request-list-closed': 'takes only the words of a list now.',
  'request-word-removed': 'no longer takes this word.',
  'request-limit-narrowed': 'takes less than before.',
  'request-form-narrowed': 'must be written in another form.',
  'answer-field-removed': 'is gone: whoever reads it finds nothing.',
  'answer-field-optional': 'may be absent now.',
  'answer-type-widened': 'may be of another type now.',
  'answer-form-changed': 'is written in another form.',
  'answer-list-opened': 'was a closed list of words and may hold others now.',
  'answer-word-added': 'is a new word in a list that was closed.',
} as const;
type Kind = keyof typeof sentences;
/** Every kind of breaking change this can tell. */
export const breakingKinds = Object.keys(sentences) as readonly Kind[];

const upper = ['maxLength', 'maxItems', 'maximum', 'exclusiveMaximum', 'maxProperties'] as const;
const lower = ['minLength', 'minItems', 'minimum', 'exclusiveMinimum', 'minProperties'] as const;
/** What an absent lower limit means: lengths begin at 0, numbers nowhere. */
const least = (limit: string): number => (/^min[A-Z]/.test(limit) ? 0 : -Infinity);
const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

const named = (document: Json, value: Json): { name: string | undefined; value: Json } => {
  const reference: unknown = value['$ref'];
  if (typeof reference !== 'string') return { name: undefined, value };
  const path = reference.slice(2).split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  return { name: path[path.length - 1], value: path.reduce<Json>((inner, key) => inner?.[key], document) ?? {} };
};

/** A schema's types, and its words when it takes no others; arms of a union count together. */
const takes = (document: Json, schema: Json): { types: Set<string>; words: Set<unknown> | undefined } => {
  const arms: Json[] = (schema['anyOf'] ?? schema['oneOf'] ?? [schema]).map((arm: Json) => named(document, arm).value);
  const wordsOf = (arm: Json): unknown[] | undefined => arm['enum'] ?? ('const' in arm ? [arm['const']] : undefined);
  const types = new Set<string>(arms.flatMap((arm) => arm['type'] ?? []));
  if (types.has('number')) types.add('integer');
  return { types, words: arms.every(wordsOf) ? new Set(arms.flatMap((arm) => wordsOf(arm) ?? [])) : undefined };
};

/**
 * Every breaking change from one document to the next, each once.
 *
 * @param before the released document, parsed
 * @param after the document that would replace it
 */
export const breakingChanges = (before: Json, after: Json): BreakingChange[] => {
  const found = new Map<string, BreakingChange>();
  const seen = new Set<string>();
  const tell = (kind: Kind, where: string): void => {
    const id = `${kind} ${where}`;
    found.set(id, { id, sentence: `${where} ${sentences[kind]}` });
  };

  const compareRequest = (old: Json, now: Json, at: string): void => {
    const [was, is] = [takes(before, old), takes(after, now)];
    if (is.types.size > 0 && (was.types.size === 0 || [...was.types].some((type) => !is.types.has(type)))) tell('request-type-narrowed', at);
    if (is.words && !was.words) tell('request-list-closed', at);
    if (is.words) for (const word of was.words ?? []) if (!is.words.has(word)) tell('request-word-removed', `${at} “${word}”`);
    const narrowed = upper.some((limit) => now[limit] < (old[limit] ?? Infinity)) || lower.some((limit) => now[limit] > (old[limit] ?? least(limit)));
    if (narrowed) tell('request-limit-narrowed', at);
    if (['pattern', 'format'].some((form) => now[form] !== undefined && now[form] !== old[form])) tell('request-form-narrowed', at);
    const isClosed = now['additionalProperties'] === false;
    if (isClosed && old['properties'] && old['additionalProperties'] !== false) tell('request-closed', at);
    for (const name of Object.keys(old['properties'] ?? {})) if (isClosed && !now['properties']?.[name]) tell('request-field-removed', `${at}.${name}`);
    for (const name of (now['required'] ?? []) as string[]) if (!old['required']?.includes(name)) tell('request-field-required', `${at}.${name}`);
  };

  const compareAnswer = (old: Json, now: Json, at: string): void => {
    const [was, is] = [takes(before, old), takes(after, now)];
    if (was.types.size > 0 && (is.types.size === 0 || [...is.types].some((type) => !was.types.has(type)))) tell('answer-type-widened', at);
    if (was.words && !is.words) tell('answer-list-opened', at);
    if (was.words) for (const word of is.words ?? []) if (!was.words.has(word)) tell('answer-word-added', `${at} “${word}”`);
    if (old['format'] !== undefined && now['format'] !== old['format'] && now['type'] === old['type'] && old['format'] !== 'int64') tell('answer-form-changed', at);
    for (const name of Object.keys(old['properties'] ?? {})) {
      if (!now['properties']?.[name]) tell('answer-field-removed', `${at}.${name}`);
      else if (old['required']?.includes(name) && !now['required']?.includes(name)) tell('answer-field-optional', `${at}.${name}`);
    }
  };

  const compareSchema = (oldSchema: Json, newSchema: Json, way: 'request' | 'answer', at: string): void => {
    const [old, now] = [named(before, oldSchema), named(after, newSchema)];
    const where = now.name ?? at;
    const pair = `${way} ${where} ${old.name}`;
    // A named schema is compared once each way, wherever it is used; that also ends a schema that contains itself.
    if (now.name !== undefined && seen.has(pair)) return;
    seen.add(pair);
    (way === 'request' ? compareRequest : compareAnswer)(old.value, now.value, where);
    for (const [name, inner] of Object.entries((old.value['properties'] ?? {}) as Json)) {
      const other = now.value['properties']?.[name];
      if (other) compareSchema(inner, other, way, `${where}.${name}`);
    }
    for (const part of ['items', 'additionalProperties']) {
      const [inner, other] = [old.value[part], now.value[part]];
      if (inner && other && typeof inner === 'object' && typeof other === 'object') compareSchema(inner, other, way, where);
    }
  };

  const compareParameters = (old: Json, now: Json, at: string): void => {
    const listed = (document: Json, operation: Json): Map<string, Json> =>
      new Map(((operation['parameters'] ?? []) as Json[]).map((one) => named(document, one).value).map((one) => [`${one['in']} ${one['name']}`, one]));
    const [was, is] = [listed(before, old), listed(after, now)];
    for (const [name, parameter] of was) {
      const other = is.get(name);
      if (!other) tell('parameter-removed', `${at} ${name}`);
      else compareSchema(parameter['schema'] ?? {}, other['schema'] ?? {}, 'request', `${at} ${name}`);
    }
    for (const [name, { required }] of is) if (required && !was.get(name)?.['required']) tell('parameter-required', `${at} ${name}`);
  };

  const compareAnswers = (old: Json, now: Json, at: string): void => {
    const success = (operation: Json): string[] => Object.keys(operation['responses']).filter((status) => status.startsWith('2'));
    if (success(old).join() !== success(now).join()) tell('status-changed', at);
    for (const status of Object.keys(old['responses'])) {
      if (!now['responses'][status]) continue;
      const [was, is] = [named(before, old['responses'][status]).value, named(after, now['responses'][status]).value];
      for (const header of Object.keys(was['headers'] ?? {})) if (!is['headers']?.[header]) tell('answer-header-removed', `${at} ${status} ${header}`);
      for (const [media, { schema }] of Object.entries((was['content'] ?? {}) as Json)) {
        const other = is['content']?.[media];
        if (!other) tell('answer-media-removed', `${at} ${status} ${media}`);
        else if (schema && other.schema) compareSchema(schema, other.schema, 'answer', `${at} ${status}`);
      }
    }
  };

  for (const [path, operations] of Object.entries(before['paths'] as Json)) {
    for (const method of methods) {
      const [old, now] = [operations[method], after['paths'][path]?.[method]];
      const at = `${method.toUpperCase()} ${path}`;
      if (!old) continue;
      if (!now) { tell('operation-removed', at); continue; }
      if (old.operationId !== now.operationId) tell('operation-renamed', at);
      if (JSON.stringify(old.security) !== JSON.stringify(now.security)) tell('access-changed', at);
      compareParameters(old, now, at);
      const [body, newBody] = [old.requestBody?.content?.['application/json']?.schema, now.requestBody?.content?.['application/json']?.schema];
      if (now.requestBody?.required && !old.requestBody?.required) tell('body-required', at);
      if (body && newBody) compareSchema(body, newBody, 'request', `${at} body`);
      compareAnswers(old, now, at);
    }
  }
  return [...found.values()];
};
