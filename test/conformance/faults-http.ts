import { data, fails, fault, headers, problem, refusals, spoil, write, type Fault } from './fault.ts';
import type { Asked, Hooks, Told } from './proxy.ts';

/** Broken in how HTTP is spoken and how things are refused. */
const isSuggestion = (asked: Asked): boolean => asked.isPost('/suggestions');
const isGet = ({ method }: Asked, { status }: Told): boolean => method === 'GET' && status === 200;

const refused: Fault[] = [
  fault('refusals.unknown-record', 'answers 200 for a deputy that does not exist', { in: ({ resource }) => (resource === '/deputies/no-such-thing-0' ? data({}) : undefined) }),
  fault('refusals.unknown-record', 'answers 400 for a station that does not exist', { in: ({ resource }) => (resource === '/stations/no-such-thing-0' ? problem(400, 'malformed_body') : undefined) }),
  fault('refusals.malformed-id', 'fails on an id of a wrong form', { in: ({ resource }) => (resource.endsWith('/-') ? fails() : undefined) }),
  fault('refusals.unknown-path', 'answers any address', { in: ({ resource }) => (resource.startsWith('/no-such-resource') ? data([]) : undefined) }),
  fault('refusals.method', 'forgets Allow', headers({ allow: undefined })),
  fault('refusals.method', 'answers 404 to a wrong method', { out: (told) => { if (told.status === 405) Object.assign(told, problem(404, 'not_found')); } }),
  fault('refusals.not-acceptable', 'sends JSON to who wants a page', { in: (asked) => { delete asked.headers['accept']; } }),
  fault('refusals.accept-widely', 'knows only application/json in Accept', { in: ({ headers: { accept } }) => (accept && accept !== 'application/json' ? problem(406, 'not_acceptable') : undefined) }),
  fault('refusals.media-type', 'reads JSON whatever it is called', { in: (asked) => { if (asked.method === 'POST') asked.headers['content-type'] = 'application/json'; } }),
  fault('refusals.json-with-charset', 'refuses a charset', { in: ({ headers: { 'content-type': type } }) => (/charset/.test(type ?? '') ? problem(415, 'unsupported_media_type') : undefined) }),
  fault('refusals.malformed-body', 'takes a broken body for an empty one', { in: (asked) => { if (isSuggestion(asked) && asked.json === undefined) asked.json = {}; } }),
  fault('refusals.not-utf8', 'reads bytes that are no UTF-8', { in: (asked) => { if (isSuggestion(asked)) asked.body = Buffer.from(asked.body.toString()); } }),
  fault('refusals.not-an-object', 'takes a list for an object', { in: (asked) => (isSuggestion(asked) && Array.isArray(asked.json) ? problem(400, 'malformed_body') : undefined) }),
  fault('refusals.too-large', 'reads bodies of any size', { in: (asked) => { if (asked.body.length > 16_384) asked.json = {}; } }),
  fault('refusals.large-enough', 'has a smaller limit than it says', { in: (asked) => (asked.body.length > 12_000 ? problem(413, 'body_too_large') : undefined) }),
  fault('refusals.receipt-path', 'tells a wrong form of receipt number', { in: ({ resource }) => (resource === '/receipts/x' ? problem(422, 'invalid_request', { errors: [{ in: 'path', pointer: '/receiptNo', code: 'bad_format', detail: '格式不对' }] }) : undefined) }),
];

const said: Fault[] = [
  fault('problems.media-type', 'sends problems as plain JSON', headers({ 'content-type': 'application/json' }, refusals)),
  fault('problems.shape', 'sends problems of its own shape', spoil(refusals, (json) => { delete json.type; delete json.code; json.error = 'bad'; })),
  fault('problems.shape', 'says 400 and writes 422', { out: (told) => { if (told.status === 422) told.status = 400; } }),
  fault('problems.request-id', 'leaves the request id out of problems', spoil(refusals, (json) => { delete json.requestId; })),
  fault('problems.request-id', 'names another request in the problem', spoil(refusals, (json) => { json.requestId = 'other'; })),
  fault('problems.no-store', 'lets refusals be cached', headers({ 'cache-control': 'public, max-age=60' }, refusals)),
  fault('problems.words', 'refuses without a word', spoil(refusals, (json) => { delete json.detail; })),
  fault('problems.places', 'names fields instead of pointers', spoil(refusals, (json) => { for (const error of json.errors ?? []) error.pointer = error.pointer.slice(1); })),
  fault('problems.all-at-once', 'tells only the first fault', spoil(refusals, (json) => { json.errors &&= json.errors.slice(0, 1); })),
  fault('problems.chinese', 'speaks English by default', { in: (asked) => { asked.headers['accept-language'] ??= 'en'; } }),
  fault('problems.english', 'speaks Chinese only', { in: (asked) => { delete asked.headers['accept-language']; } }),
  fault('problems.content-language', 'does not name the language', headers({ 'content-language': undefined })),
];

const spoken: Fault[] = [
  fault('transport.etag', 'drops the ETag', headers({ etag: undefined })),
  fault('transport.not-modified', 'sends everything again', { in: (asked) => { delete asked.headers['if-none-match']; } }),
  fault('transport.modified', 'answers 304 whatever the version', { out: (told, asked) => { if (asked.headers['if-none-match'] && told.status === 200) Object.assign(told, { status: 304, text: '' }); } }),
  fault('transport.etag-distinct', 'gives every record the same ETag', headers({ etag: 'W/"one"' }, isGet)),
  fault('transport.public-cache', 'forbids caching public data', headers({ 'cache-control': 'no-store' }, isGet)),
  fault('transport.head', 'does not know HEAD', { in: ({ method }) => (method === 'HEAD' ? problem(405, 'method_not_allowed') : undefined) }),
  fault('transport.head', 'forgets the ETag with HEAD', headers({ etag: undefined }, ({ method }) => method === 'HEAD')),
  fault('transport.options', 'does not know OPTIONS', { in: ({ method }) => (method === 'OPTIONS' ? problem(404, 'not_found') : undefined) }),
  fault('transport.request-id', 'numbers only refusals', headers({ 'request-id': undefined }, isGet)),
  fault('transport.request-id', 'gives every request the same id', headers({ 'request-id': 'always-me' }, isGet)),
  fault('transport.request-id', 'lets clients choose the id', { out: (told, asked) => { if (asked.headers['request-id']) told.headers['request-id'] = asked.headers['request-id']; } }),
  fault('transport.compression', 'never compresses', { in: (asked) => { delete asked.headers['accept-encoding']; } }),
];

const preflights = ({ method, headers: { 'access-control-request-method': wanted } }: Asked): boolean => method === 'OPTIONS' && wanted !== undefined;
const allowing = (drop: string) => ({ out: (told: Told, asked: Asked) => {
  if (preflights(asked)) told.headers['access-control-allow-headers'] = (told.headers['access-control-allow-headers'] ?? '').split(', ').filter((name) => name !== drop).join(', ');
} });

const crossSite: Fault[] = [
  fault('cors.reads', 'is closed to other sites', headers({ 'access-control-allow-origin': undefined })),
  fault('cors.reads', 'lets in one site only', headers({ 'access-control-allow-origin': 'https://one.example' })),
  fault('cors.refusals', 'forgets CORS when it refuses', headers({ 'access-control-allow-origin': undefined }, refusals)),
  fault('cors.no-credentials', 'allows credentials beside the wildcard', headers({ 'access-control-allow-credentials': 'true' })),
  fault('cors.exposed', 'hides its headers from pages', headers({ 'access-control-expose-headers': undefined })),
  fault('cors.exposed', 'hides whether it was a repeat', { out: (told) => { told.headers['access-control-expose-headers'] = 'ETag, Request-Id, Retry-After'; } }),
  fault('cors.preflight-read', 'does not answer preflights', { in: (asked) => (preflights(asked) ? problem(405, 'method_not_allowed', {}, { allow: 'GET' }) : undefined) }),
  fault('cors.preflight-write', 'allows no Idempotency-Key', allowing('Idempotency-Key')),
  fault('cors.preflight-proof', 'allows no Proof-Of-Work', allowing('Proof-Of-Work')),
  fault('cors.preflight-receipt', 'allows no Receipt-Secret', allowing('Receipt-Secret')),
  fault('cors.staff-apart', 'opens the office’s side to any page', headers({ 'access-control-allow-origin': '*' }, ({ resource }) => resource.startsWith('/staff/'))),
  fault('cors.staff-apart', 'echoes any origin on the office’s side', { out: (told, asked) => { if (asked.resource.startsWith('/staff/') && asked.headers['origin']) told.headers['access-control-allow-origin'] = asked.headers['origin']; } }),
];

const safe: Fault[] = [
  fault('safety.no-server-error', 'fails on NUL in a search', { in: ({ path }) => (path.includes('%00') ? fails() : undefined) }),
  fault('safety.no-internals', 'shows its stack', spoil(refusals, (json) => { json.detail = 'Error: boom\n    at handler (/srv/app/server.js:10:5)'; })),
  fault('safety.no-internals', 'shows what the database said', spoil(refusals, (json) => { json.detail = 'invalid input: syntax error at or near "limit"'; })),
  fault('safety.nosniff', 'forgets nosniff', headers({ 'x-content-type-options': undefined })),
  fault('safety.no-cookies', 'sets a cookie', headers({ 'set-cookie': 'visit=1' })),
  fault('safety.no-banner', 'says what it is made with', headers({ 'x-powered-by': 'Express 4.1' })),
  fault('safety.paths', 'fails on a path that cannot be decoded', { in: ({ path }) => (path.endsWith('/%zz') ? fails() : undefined) }),
  fault('safety.queries', 'fails on half a character', { in: ({ path }) => (path.includes('%ed%a0%80') ? fails() : undefined) }),
  fault('safety.queries', 'swallows __proto__ in a query', { in: (asked) => { if (asked.path.includes('__proto__')) asked.path = asked.path.split('?')[0]!; } }),
  fault('safety.headers', 'fails on an odd Accept-Language', { in: ({ headers: { 'accept-language': language } }) => (language === ',' ? fails() : undefined) }),
  fault('safety.bodies', 'falls over deep nesting', { in: ({ body }) => (body.includes('[[[[[[') ? 'cut' : undefined) }),
  fault('safety.bodies', 'fails on a number beyond all numbers', { in: ({ body }) => (body.includes('1e999') ? fails() : undefined) }),
  fault('safety.no-pollution', 'takes __proto__ for the object itself', { in: (asked) => { if (isSuggestion(asked) && asked.body.includes('__proto__')) asked.json = { title: 'x', kind: 'suggestion' }; } }),
  fault('fuzz.suggestions', 'fails on any list as a body', { in: (asked) => (isSuggestion(asked) && Array.isArray(asked.json) ? fails() : undefined) }),
  fault('fuzz.suggestions', 'fails when a name is no text', { in: (asked) => (isSuggestion(asked) && typeof asked.json?.name === 'object' ? fails() : undefined) }),
  fault('fuzz.bytes', 'fails on bytes that are no text', { in: (asked) => (isSuggestion(asked) && asked.body.includes(0xff) ? fails() : undefined) }),
  fault('fuzz.receipts', 'breaks off on odd receipt numbers', { in: ({ path }) => (path.startsWith('/v1/receipts/%') ? 'cut' : undefined) }),
  fault('fuzz.queries', 'fails on characters beyond the first plane', { in: ({ path }) => (path.includes('%F0') ? fails() : undefined) }),
  fault('fuzz.paths', 'fails on a character it cannot print', { in: ({ path }) => (/~.*%(0|1|7F|C2%8|EF)/.test(path) ? fails() : undefined) }),
  fault('fuzz.staff', 'takes any token with a zero in it', { in: ({ resource, headers: { authorization } }) => (resource.startsWith('/staff/') && authorization?.includes('0') ? data({}) : undefined) }),
  fault('limits.retry-after', 'limits without saying how long', () => {
    let left = 1;
    return { in: () => (left-- > 0 ? problem(429, 'too_many_requests') : undefined) };
  }),
  fault('limits.challenge', 'asks for the work of a night', challenging((left) => (left === 0 ? { token: 'x', bits: 40, count: 16, expiresIn: 900 } : undefined)), write),
  fault('limits.challenge', 'offers work without saying what', challenging((left) => (left === 0 ? { token: 'x' } : undefined)), write),
  fault('limits.proof', 'refuses what solves its challenge', {
    in: ({ method, headers: { 'proof-of-work': proof } }) => (method === 'POST' ? problem(429, proof ? 'proof_not_accepted' : 'too_many_requests', proof ? {} : { challenge: { token: 'x', bits: 4, count: 4, expiresIn: 900 } }, { 'retry-after': '0' }) : undefined),
  }, write),
  fault('limits.proof-unasked', 'refuses whoever brings a proof', { in: ({ headers: { 'proof-of-work': proof } }) => (proof ? problem(400, 'malformed_body') : undefined) }, write),
  fault('limits.unavailable', 'is away without saying how long', { in: ({ path }) => (path === '/v1/' ? new503() : undefined) }),
  fault('limits.reads-are-free', 'limits reading', () => {
    let left = 25;
    return { in: ({ resource }) => (resource === '/deputies' && (left -= 1) < 0 ? ((left = 25), problem(429, 'too_many_requests', { retryAfter: 1 }, { 'retry-after': '1' })) : undefined) };
  }),
];

/** A refusal with a challenge to the first write. */
function challenging(offer: (count: number) => object | undefined): () => Hooks {
  return () => {
    let count = 0;
    return { in: ({ method }) => {
      const challenge = method === 'POST' ? offer(count++) : undefined;
      return challenge && problem(429, 'too_many_requests', { challenge }, { 'retry-after': '0' });
    } };
  };
}

function new503(): Told {
  return problem(503, 'temporarily_unavailable', { limits: {}, links: {} });
}

export const httpFaults: readonly Fault[] = [...refused, ...said, ...spoken, ...crossSite, ...safe];
