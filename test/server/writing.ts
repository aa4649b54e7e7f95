// What the tests of the writes share: an app on a store of its own with a small county, tokens, and people who act.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readConfig, type AppContext, buildApp, openStore } from '@congress-kit/server';
import { openFiles } from '@congress-kit/server/files/index';
import { createToken } from '@congress-kit/server/store/tokens';
import { writeSetting } from '@congress-kit/server/store/settings';
import { searchable } from '@congress-kit/server/store/searching';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Engine, Place } from '../support/engines.ts';

export type Answer = { status: number; body: any; text: string; headers: Record<string, unknown> };

/** What was written, as the answer tells it. */
export const done = (answer: Answer): any => {
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
};

/** What was wrong, of a refusal: where, and the code. */
export const faults = ({ status, body }: Answer): string[] => {
  assert.equal(status, 422, JSON.stringify(body));
  return body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
};
export type Role = 'office_clerk' | 'office_director' | 'handling_unit' | 'co_handler' | 'supervising_committee' | 'deputy' | 'read_only' | 'integration' | 'other_unit';

export interface County {
  readonly app: FastifyInstance;
  readonly ctx: AppContext;
  readonly place: Place;
  readonly tokens: Record<Role, string>;
  /** Moves the clock of the server on. */
  pass(days: number): void;
  get(path: string, options?: { token?: string | undefined; secret?: string; headers?: Record<string, string> }): Promise<Answer>;
  post(path: string, body: unknown, options?: { token?: string | undefined; secret?: string; key?: string | null; headers?: Record<string, string> }): Promise<Answer>;
  submit(more?: object): Promise<{ receiptNo: string; secret: string }>;
  moveSuggestion(receiptNo: string, to: string, fields?: object, role?: Role): Promise<Answer>;
  moveCase(number: string, to: string, fields?: object, role?: Role): Promise<Answer>;
  close(): Promise<void>;
}

export const newKey = (): string => randomBytes(16).toString('hex');

export const draft = (more: object = {}) => ({
  kind: 'suggestion', category: 'roads', title: '校门口的路灯不亮', body: '放学时天已黑，孩子们看不清路。', identityMode: 'withheld', name: '李小禾',
  mayPublish: true, consent: { textVersion: '2026-01' }, ...more,
});

export const reply = (more: object = {}) => ({
  issuedOn: '2026-03-02', documentNo: '青住建函〔2026〕7号', text: '路灯已经修好。', resolution: { scheme: 'abcd', code: 'A', normal: 'solved' },
  meeting: { kind: 'visit', on: '2026-03-01', note: '到校门口查看' }, ...more,
});

const organizations = [
  ['DW1', '住建局', 'handling_unit'], ['DW2', '交通局', 'handling_unit'], ['DW3', '教育局', 'handling_unit'], ['ZGW1', '城环委', 'committee'],
] as const;

const furnish = async ({ store }: AppContext): Promise<void> => {
  const { db } = store;
  const provenance = { source: '样例', as_of: '2026-03-01' };
  await writeSetting(db, 'congress', { id: 'RD1', name: '青禾县人民代表大会' });
  await db.insertInto('divisions').values({ id: '990101', code: '990101', kind: 'county', name: '青禾县', pinyin: 'qing he xian', path: '[]', ...searchable(''), ...provenance }).execute();
  await db.insertInto('organizations').values(organizations.map(([id, name, kind]) => ({ id, name, kind, ...searchable(name), ...provenance }))).execute();
  await db.insertInto('deputies').values(['DB1', 'DB2'].map((id) => ({ id, name: `代表${id}`, pinyin: 'dai biao', contact_policy: 'station_only', ...searchable(''), ...provenance }))).execute();
  await db.insertInto('stations').values({ id: 'JZ1', name: '第一家站', kind: 'home', address: '城关镇', receptions: '[]', ...searchable(''), ...provenance }).execute();
};

export const openCounty = async (engine: Engine, options: { env?: Record<string, string> } = {}): Promise<County> => {
  const place = await engine.open();
  const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
  let now = new Date('2026-03-02T09:00:00+08:00').getTime();
  const config = { ...readConfig({ LOG_LEVEL: 'silent', CHECK_ANSWERS: '1', SUBMIT_RATE: 'off', UPLOAD_RATE: 'off', LOOKUP_RATE: 'off', SUPPORT_RATE: 'off', ...options.env }), dataDir: place.dataDir };
  const ctx: AppContext = { store, config, files: openFiles(config), key: randomBytes(32), now: () => new Date(now) };
  await furnish(ctx);
  const app = await buildApp(ctx);
  const made = async (role: string, more: object = {}) => (await createToken(ctx, { name: role, role: role as 'deputy', ...more })).token;
  const tokens: Record<Role, string> = {
    office_clerk: await made('office_clerk'), office_director: await made('office_director'),
    handling_unit: await made('handling_unit', { organizationId: 'DW1' }), co_handler: await made('handling_unit', { organizationId: 'DW2' }),
    other_unit: await made('handling_unit', { organizationId: 'DW3' }), supervising_committee: await made('supervising_committee', { organizationId: 'ZGW1' }),
    deputy: await made('deputy', { deputyId: 'DB1' }), read_only: await made('read_only'), integration: await made('integration'),
  };
  const ask = async (request: InjectOptions): Promise<Answer> => {
    const answer = await app.inject(request);
    const type = String(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode, text: answer.payload, body: type.includes('json') ? JSON.parse(answer.payload) : undefined, headers: answer.headers };
  };
  const headersOf = ({ token, secret, headers }: { token?: string | undefined; secret?: string; headers?: Record<string, string> }) => ({
    ...(token && { authorization: `Bearer ${token}` }), ...(secret && { 'receipt-secret': secret }), ...headers,
  });
  const county: County = {
    app, ctx, place, tokens,
    pass: (days) => { now += days * 86_400_000; },
    get: (path, more = {}) => ask({ method: 'GET', url: `/v1${path}`, headers: headersOf(more) }),
    post: (path, body, more = {}) => ask({
      method: 'POST', url: `/v1${path}`, payload: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(more.key !== null && { 'idempotency-key': more.key ?? newKey() }), ...headersOf(more) },
    }),
    async submit(more = {}) {
      const answer = await county.post('/suggestions', draft(more));
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body;
    },
    moveSuggestion: (receiptNo, to, fields = {}, role = 'office_clerk') => county.post(`/staff/suggestions/${receiptNo}/moves`, { to, ...fields }, { token: tokens[role] }),
    moveCase: (number, to, fields = {}, role = 'office_clerk') => county.post(`/staff/cases/${number}/moves`, { to, ...fields }, { token: tokens[role] }),
    async close() {
      await app.close();
      await store.close();
      await place.close();
    },
  };
  return county;
};

/** A suggestion brought as far as its case: accepted, transferred, and the case with unit DW1 (and DW2 beside it). */
export const inHandling = async (county: County, more: object = {}, joined?: string): Promise<{ receiptNo: string; secret: string; number: string }> => {
  const { receiptNo, secret } = await county.submit(more);
  const must = async (answer: Promise<Answer>): Promise<Answer> => {
    const given = await answer;
    if (given.status !== 201) throw new Error(given.text);
    return given;
  };
  await must(county.moveSuggestion(receiptNo, 'screening'));
  await must(county.moveSuggestion(receiptNo, 'accepted'));
  const { body } = await must(county.moveSuggestion(receiptNo, 'transferred', joined ? { caseNumber: joined } : {}));
  const number: string = body.caseNumber;
  if (!joined) {
    await must(county.moveCase(number, 'reviewed'));
    await must(county.moveCase(number, 'assigned', { leadHandlerId: 'DW1', coHandlerIds: ['DW2'], supervisingCommitteeId: 'ZGW1' }));
    await must(county.moveCase(number, 'received', {}, 'handling_unit'));
    await must(county.moveCase(number, 'handling', {}, 'handling_unit'));
  }
  return { receiptNo, secret, number };
};
