import { randomBytes } from 'node:crypto';
import { data, draft, fails, fault, problem, spoil, write, headers, type Fault } from './fault.ts';
import { Told, type Asked } from './proxy.ts';

/** Broken in what residents send and what they get back. */
const key = 'idempotency-key';
const isReceipt = ({ resource }: Asked): boolean => resource.startsWith('/receipts/');
const isLookUp = (asked: Asked): boolean => asked.method === 'GET' && isReceipt(asked);
const isWithdrawal = ({ resource }: Asked): boolean => resource.endsWith('/withdrawals');
const found = (asked: Asked, { status }: Told): boolean => isLookUp(asked) && status === 200;
const sent = (asked: Asked, { status }: Told): boolean => asked.isPost('/suggestions') && status === 201;
const newKey = (): string => randomBytes(12).toString('hex');

const drafts: Fault[] = [
  fault('drafts.required', 'takes it that all may be published', draft((body) => { body.mayPublish ??= true; })),
  fault('drafts.blank', 'takes blanks for a title', draft((body) => { if (typeof body.title === 'string' && body.title.trim() === '') body.title = '无题'; })),
  fault('drafts.unknown-field', 'swallows unknown fields', draft((body) => { for (const name of ['adress', 'a/b~c', 'titel']) delete body[name]; })),
  fault('drafts.words', 'turns an unknown category into “other”', draft((body) => { if (body.category === 'moon') body.category = 'other'; })),
  fault('drafts.types', 'takes “false” for false', draft((body) => { if (body.mayPublish === 'false') body.mayPublish = false; })),
  fault('drafts.lengths', 'cuts long text', draft((body) => { if (typeof body.title === 'string') body.title = [...body.title].slice(0, 60).join(''); })),
  fault('drafts.lengths', 'does not say the limit', spoil((asked, { status }) => asked.isPost('/suggestions') && status === 422, (json) => { for (const error of json.errors ?? []) delete error.params; })),
  fault('drafts.counted-by-characters', 'counts halves of characters', { in: (asked) => (asked.isPost('/suggestions') && asked.json?.title?.length > 60 && [...asked.json.title.normalize('NFC')].length <= 60
    ? problem(422, 'invalid_request', { errors: [{ in: 'body', pointer: '/title', code: 'too_long', params: { max: 60 }, detail: '最多 60 字' }] }) : undefined) }),
  fault('drafts.characters', 'drops NUL without a word', { in: (asked) => { if (asked.isPost('/suggestions')) asked.body = Buffer.from(asked.body.toString().replaceAll('\\u0000', '')); } }),
  fault('drafts.characters', 'takes half a character', { in: (asked) => { if (asked.isPost('/suggestions')) asked.body = Buffer.from(asked.body.toString().replaceAll('\\ud800', '\ufffd')); } }),
  fault('drafts.conditions', 'asks for no name', draft((body) => { if (body.identityMode !== 'anonymous') body.name ??= '某'; })),
  fault('drafts.phone', 'takes any phone', draft((body) => { delete body.phone; })),
];

const receipts: Fault[] = [
  fault('receipts.tell-nothing', 'says that a number exists', spoil((asked, { status }) => isLookUp(asked) && status === 404 && !/ZZ-|nonsense|000001-0/.test(asked.resource), (json) => { json.detail = '密码不对'; })),
  fault('receipts.tell-nothing', 'answers 403 to a wrong secret', { out: (told, asked) => { if (isLookUp(asked) && told.status === 404 && !/ZZ-|nonsense|000001-0/.test(asked.resource)) Object.assign(told, problem(403, 'forbidden')); } }),
  fault('receipts.tell-nothing', 'answers malformed numbers in other words', spoil((asked, { status }) => isLookUp(asked) && status === 404 && asked.resource.includes('nonsense'), (json) => { json.title = '编号格式不对'; })),
  fault('receipts.writes-tell-nothing', 'says with a withdrawal that a number exists', { out: (told, asked) => { if (isWithdrawal(asked) && told.status === 404 && !/ZZ-|nonsense/.test(asked.resource)) Object.assign(told, problem(409, 'move_not_allowed', { allowed: [] })); } }),
  fault('receipts.no-store', 'lets receipts be cached', headers({ 'cache-control': 'private, max-age=60' }, isReceipt)),
  fault('receipts.found', 'says that it may be rated', spoil(found, (json) => { json.may = ['rate']; }), write),
  fault('receipts.tolerant', 'knows one spelling only', { in: (asked) => (isLookUp(asked) && !/^([0-9A-Z]{4}-)+[0-9A-Z]{1,4}$/.test(asked.headers['receipt-secret'] ?? '') ? problem(404, 'receipt_not_found') : undefined) }, write),
  fault('receipts.secret-not-in-address', 'takes the secret from the address', { in: (asked) => { const { query } = asked; const secret = query.get('secret'); if (isLookUp(asked) && secret) { query.delete('secret'); asked.query = query; asked.headers['receipt-secret'] = secret; } } }, write),
  fault('receipts.both-needed', 'asks for the number only', () => {
    const secrets = new Map<string, string>();
    return {
      in: (asked) => { const secret = secrets.get(asked.resource.split('/')[2] ?? ''); if (isLookUp(asked) && secret) asked.headers['receipt-secret'] = secret; },
      out: (told, asked) => { if (sent(asked, told)) secrets.set(told.json.receiptNo, told.json.secret); },
    };
  }, write),
  fault('receipts.strong-secret', 'makes short secrets', () => {
    const whole = new Map<string, string>();
    return {
      in: (asked) => { const secret = whole.get(asked.headers['receipt-secret'] ?? ''); if (secret) asked.headers['receipt-secret'] = secret; },
      out: (told, asked) => { if (sent(asked, told)) told.change((json) => { const short = json.secret.slice(0, 9); whole.set(short, json.secret); json.secret = short; }); },
    };
  }, write),
];

const writes: Fault[] = [
  fault('writes.promised', 'promises another time than it announces', spoil(sent, (json) => { json.replyMonths += 1; }), write),
  fault('writes.stored', 'says 201 before it is stored', { in: (asked) => (isLookUp(asked) ? problem(404, 'receipt_not_found') : undefined) }, write),
  fault('writes.stored', 'answers 200', { out: (told, asked) => { if (sent(asked, told)) told.status = 200; } }, write),
  fault('writes.stored', 'lets the secret be cached', headers({ 'cache-control': 'max-age=60' }, sent), write),
  fault('writes.not-public-yet', 'publishes before the review', { in: ({ method, resource }) => (method === 'GET' && /^\/suggestions\/.+/.test(resource) ? data({}) : undefined) }, write),
  fault('writes.unknown-reference', 'takes an address that does not exist', draft((body) => { delete body.divisionId; delete body.target; }), write),
  fault('writes.rating-before-reply', 'takes a rating of nothing', { out: (told, asked) => { if (asked.resource.endsWith('/ratings') && told.status === 409) Object.assign(told, { ...data({}), status: 201 }); } }, write),
  fault('writes.supplement-not-asked', 'does not say what is allowed', spoil((asked, { status }) => asked.resource.endsWith('/supplements') && status === 409, (json) => { delete json.allowed; }), write),
  fault('writes.withdraw', 'withdraws and forgets it', spoil((asked, { status }) => (isWithdrawal(asked) || isLookUp(asked)) && status < 300, (json) => { json.state = 'submitted'; }), write),
  fault('writes.longest', 'cuts text at a thousand characters', draft((body) => { body.body = [...String(body.body)].slice(0, 1000).join(''); }), write),
  fault('writes.support-only-public', 'counts voices for what is not public', { out: (told, asked) => { if (asked.resource.endsWith('/supports') && told.status === 404 && !asked.resource.includes('no-such')) Object.assign(told, { ...data({}), status: 201 }); } }, write),
  fault('writes.support-once', 'counts every press', spoil((asked, { status }) => asked.resource.endsWith('/supports') && status === 201, (json) => { if (!json.counted) json.supportCount += 1; }), write),
  fault('writes.all-withdrawn', 'fails to withdraw', { in: (asked) => (isWithdrawal(asked) ? fails() : undefined) }, write),
];

const isVoice = (asked: Asked): boolean => asked.method === 'POST' && /^\/(consultations|solicitations|qa-sessions)\/[^/]+\/(comments|topics|questions)$/.test(asked.resource);

const voices: Fault[] = [
  fault('voices.required', 'takes it that everybody consents', { in: (asked) => { if (isVoice(asked) && asked.json) asked.json = { ...asked.json, consent: { textVersion: '2026-01' } }; } }),
  fault('voices.window', 'takes comments after the last day', { out: (told, asked) => { if (isVoice(asked) && told.status === 409) Object.assign(told, { ...data({}), status: 201 }); } }, write),
  fault('voices.stored', 'publishes topics before the review', spoil(({ resource, query }, { status }) => status === 200 && resource === '/topics' && query.has('q'), (json) => { json.total = 1; }), write),
  fault('voices.stored', 'withdraws and forgets it', spoil((asked, { status }) => /^\/voices\/.*withdrawals$/.test(asked.resource) && status === 201, (json) => { json.state = 'submitted'; }), write),
  fault('voices.counts', 'counts one more than it shows', spoil(({ resource, method }, { status }) => method === 'GET' && status === 200 && resource === '/consultations', (json) => { for (const item of json.items) item.counts.received += 1; })),
];

const bodies = (edit: (text: string) => string) => draft((body) => { for (const name of ['title', 'body']) if (typeof body[name] === 'string') body[name] = edit(body[name]); });

const texts: Fault[] = [
  fault('texts.emoji', 'keeps three bytes a character', bodies((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')), write),
  fault('texts.rare-characters', 'keeps three bytes a character', bodies((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')), write),
  fault('texts.right-to-left', 'turns letters it does not know into question marks', bodies((text) => text.replace(/[\u0590-\u06ff]/g, '?')), write),
  fault('texts.combining', 'drops marks', bodies((text) => text.normalize('NFD').replace(/\p{M}/gu, '')), write),
  fault('texts.newlines', 'makes one paragraph of all', bodies((text) => text.replace(/\s+/g, ' ')), write),
  fault('texts.markup', 'escapes what residents write', bodies((text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')), write),
  fault('texts.markup', 'cuts tags out', bodies((text) => text.replace(/<[^>]*>/g, '')), write),
  fault('texts.wide', 'turns full-width into half-width', bodies((text) => text.normalize('NFKC')), write),
];

const repeats: Fault[] = [
  fault('idempotency.key-required', 'writes without a key', { in: (asked) => { if (asked.method === 'POST') asked.headers[key] ??= newKey(); } }, write),
  fault('idempotency.replay', 'makes two when it is sent twice', { in: (asked) => { if (asked.method === 'POST' && asked.headers[key]) asked.headers[key] = newKey(); } }, write),
  fault('idempotency.replay-marked', 'does not say that it is a repeat', headers({ 'idempotent-replayed': undefined }), write),
  fault('idempotency.replay-marked', 'calls everything a repeat', headers({ 'idempotent-replayed': 'true' }, ({ method }) => method === 'POST'), write),
  fault('idempotency.key-reused', 'takes a used key for another body', { in: (asked) => { if (asked.isPost('/suggestions')) asked.headers[key] = Buffer.from(`${asked.headers[key]}${asked.body.length}${asked.json?.category}`).toString('hex').slice(-120); } }, write),
  fault('idempotency.concurrent', 'makes two when they come at once', () => {
    const busy = new Set<string>();
    return {
      in: (asked) => {
        const sentKey = asked.headers[key];
        if (!asked.isPost('/suggestions') || !sentKey) return;
        if (busy.has(sentKey)) asked.headers[key] = newKey();
        busy.add(sentKey);
      },
    };
  }, write),
  fault('idempotency.refusal-frees', 'keeps refusals for a key', () => {
    const used = new Set<string>();
    return {
      in: ({ headers: { [key]: sentKey = '' } }) => (used.has(sentKey) ? problem(422, 'idempotency_key_reused') : undefined),
      out: (told, { headers: { [key]: sentKey = '' } }) => { if (told.status === 422) used.add(sentKey); },
    };
  }, write),
  fault('idempotency.per-operation', 'counts keys over all operations', () => {
    const used = new Set<string>();
    return {
      in: (asked) => (isWithdrawal(asked) && used.has(asked.headers[key] ?? '') ? problem(422, 'idempotency_key_reused') : undefined),
      out: (told, asked) => { if (sent(asked, told)) used.add(asked.headers[key] ?? ''); },
    };
  }, write),
  fault('idempotency.withdrawal', 'refuses to withdraw again over a bad line', { in: (asked) => { if (isWithdrawal(asked)) asked.headers[key] = newKey(); } }, write),
  fault('idempotency.holder-only', 'answers whoever knows the key', () => {
    const answers = new Map<string, string>();
    return {
      in: (asked) => { const text = isWithdrawal(asked) ? answers.get(asked.headers[key] ?? '') : undefined; return text === undefined ? undefined : Object.assign(data({}), { status: 201, text }); },
      out: (told, asked) => { if (isWithdrawal(asked) && told.status === 201) answers.set(asked.headers[key] ?? '', told.text); },
    };
  }, write),
];

const isUpload = (asked: Asked): boolean => asked.isPost('/attachments');
const isFile = ({ method, resource }: Asked): boolean => method === 'GET' && resource.startsWith('/attachments/');
const taken = (): Told => new Told(201, { 'content-type': 'application/json; charset=utf-8' }, '{}');

const files: Fault[] = [
  fault('uploads.types', 'takes pages as attachments', { in: (asked) => (isUpload(asked) && asked.headers['content-type'] === 'text/html' ? taken() : undefined) }),
  fault('uploads.judged-by-bytes', 'believes the label of a file', { in: (asked) => (isUpload(asked) && asked.body.toString().startsWith('<!doctype') ? taken() : undefined) }, write),
  fault('uploads.kept', 'answers an upload without its checksum', spoil((asked, { status }) => isUpload(asked) && status === 201, (json) => { delete json.sha256; }), write),
  fault('uploads.once', 'stores a repeated upload again', { in: (asked) => { if (isUpload(asked)) asked.headers[key] = newKey(); } }, write),
  fault('uploads.private', 'gives every file to whoever has its id', { in: (asked) => (isFile(asked) && !asked.query.has('ticket') ? new Told(200, { 'content-type': 'image/png' }, 'x') : undefined) }, write),
  fault('uploads.download', 'opens files inside the site', headers({ 'content-disposition': 'inline' }, isFile), write),
  fault('uploads.download', 'lets caches keep what a ticket opened', headers({ 'cache-control': 'public, max-age=60' }, isFile), write),
];

export const writingFaults: readonly Fault[] = [...drafts, ...receipts, ...files, ...writes, ...voices, ...texts, ...repeats];
