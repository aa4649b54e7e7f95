// The server in this process: a store on one engine, the app without a port, and rows to read.
import type { InjectOptions } from 'fastify';
import { buildApp, type AppState } from '../../packages/server/src/app.ts';
import { readConfig, type Config } from '../../packages/server/src/config.ts';
import type { AppContext } from '../../packages/server/src/http/context.ts';
import { openFiles } from '../../packages/server/src/files/index.ts';
import { openStore } from '../../packages/server/src/store/database.ts';
import { searchable } from '../../packages/server/src/store/searching.ts';
import type { Engine } from '../support/engines.ts';

export const today = '2026-11-20';

export interface TestApp {
  ctx: AppContext;
  state: AppState;
  /** Answers with status, headers and the parsed body. */
  ask(url: string | InjectOptions): Promise<{ status: number; headers: Record<string, string | undefined>; body: any; text: string }>;
  close(): Promise<void>;
}

/** Every answer is checked against the contract: a breach is a 500, and the test fails. */
export async function openApp(engine: Engine, more: Partial<Config> = {}): Promise<TestApp> {
  const place = await engine.open();
  const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
  const config: Config = { ...readConfig({ SEED: 'none', LOG_LEVEL: 'silent', CHECK_ANSWERS: '1' }), dataDir: place.dataDir, ...more };
  const ctx: AppContext = { store, config, files: openFiles(config), now: () => new Date(`${today}T10:00:00+08:00`), key: Buffer.alloc(32, 7) };
  const state: AppState = { ready: true };
  const app = await buildApp(ctx, state);
  return {
    ctx,
    state,
    async ask(url) {
      const answer = await app.inject(url as InjectOptions);
      const isJson = /json/.test(String(answer.headers['content-type'] ?? ''));
      return {
        status: answer.statusCode, headers: answer.headers as Record<string, string | undefined>,
        body: isJson && answer.body ? JSON.parse(answer.body) : undefined, text: answer.body,
      };
    },
    async close() {
      await app.close();
      await store.close();
      await place.close();
    },
  };
}

const origin = { source: 'test', as_of: '2026-11-01' };

/** A row with what it is found by. */
export const found = <Row extends { search: string }>(row: Row): Row & { grams: string } => ({ ...row, ...searchable(row.search) });

/** Rows with everything a test does not care about filled in. */
export const rows = {
  division: (id: string, more: object = {}) => found({
    id, code: id, kind: 'village', parent_id: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null, name: `区${id}`, pinyin: 'qu', path: '[]',
    valid_from: null, valid_to: null, merged_into: null, search: `区${id} qu`.toLowerCase(), ...origin, ...more,
  }),
  organization: (id: string, more: object = {}) => found({
    id, name: `单位${id}`, short_name: null, kind: 'handling_unit', parent_id: null, congress_id: null, division_id: null, search: id.toLowerCase(), ...origin, ...more,
  }),
  deputy: (id: string, more: object = {}) => found({ id, name: `代表${id}`, pinyin: 'dai biao', post: null, contact_policy: 'form', search: `代表${id} dai biao`.toLowerCase(), ...origin, ...more }),
  membership: (deputy_id: string, position: number, more: object = {}) => ({
    deputy_id, position, level: 'county', congress_id: 'RD-1', term_id: null, constituency: null, delegation_id: null, start_date: null, end_date: null, end_reason: null, ...more,
  }),
  station: (id: string, more: object = {}) => found({
    id, name: `家站${id}`, kind: 'home', stars: null, address: '路1号', longitude: null, latitude: null, datum: null, hours: null, receptions: '[]', accessibility: null,
    office_phone: null, search: `家站${id}`.toLowerCase(), ...origin, ...more,
  }),
  suggestion: (receipt_no: string, more: object = {}) => found({
    receipt_no, secret_hash: null, kind: 'suggestion', category: 'roads', title: '原题', body: '原文', public_title: '公开题', public_body: '公开文', division_id: null,
    address: '家住某号', target_kind: 'congress', target_id: null, identity_mode: 'anonymous', may_publish: true, visibility: 'full', channel: 'web', state: 'accepted',
    hidden_from: null, ending: null, case_number: null, duplicate_of: null, support_count: 0, consent_version: null, submitted_at: '2026-03-01T09:00:00+08:00',
    changed_at: '2026-03-01T09:00:00+08:00', screened_by: '2026-03-08', search: '公开题', ...origin, ...more,
  }),
  case: (number: string, more: object = {}) => found({
    number, origin: 'deputy_suggestion', title: `件${number}`, body: '案由', category: null, division_id: null, congress_id: null, session_id: null, state: 'handling',
    registered_on: '2026-03-01', first_assigned_on: null, assigned_on: null, extension_months: null, pauses: '[]', done_on: null, lead_handler_id: null,
    government_lead: null, congress_lead: null, supervising_committee_id: null, priority: false, publication_mode: null, publication_ground: null, merged_into: null,
    changed_at: '2026-03-01T09:00:00+08:00', search: `件${number}`.toLowerCase(), ...origin, ...more,
  }),
  evaluation: (id: string, more: object = {}) => found({
    id, subject_kind: 'case', subject_id: 'JY-1', subject_name: '件', round: 1, method: 'back_to_back', collected_by: 'ZGW01', issued: 10, returned: 8, valid: 7, invalid: 1,
    axes: JSON.stringify([{ axis: 'overall', satisfied: 4, basic: 2, unsatisfied: 1 }]), sealed_until: null, minimum: 5, search: id.toLowerCase(), ...origin, ...more,
  }),
  ballot: (id: string, more: object = {}) => found({
    id, title: `票决${id}`, congress_id: 'RD-1', session_id: null, division_id: '990101', year: 2026, voted_on: '2026-01-10', seats: 1, total_deputies: 200, present: 193,
    issued: 193, returned: 193, invalid: 0, method: 'approve_top_n', threshold: null, tie_rule: 'presidium', margin_rule: '{"kind":"more"}', tie_decision: null,
    search: id.toLowerCase(), ...origin, ...more,
  }),
  project: (id: string, more: object = {}) => found({
    id, title: `项目${id}`, category: null, division_id: '990101', place: null, year: 2026, congress_id: null, ballot_id: null, candidate_id: null, lead_unit_id: 'U1', plan: null, supervision: null,
    fund_sources: '[]', funds: 1000, start_on: '2026-01-01', due_on: '2026-11-30', acceptance: null, search: id.toLowerCase(), ...origin, ...more,
  }),
  disclosure: (id: string, more: object = {}) => found({
    id, title: `文件${id}`, kind: 'resolution', document_no: null, organ_id: null, organ_name: '某县人大常委会', division_id: null, session_id: null, adopted_on: null, issued_on: '2026-03-01',
    effective_on: null, expires_on: null, repealed_on: null, body: null, legal_basis: '[]', attachments: '[]', publication: 'published', search: id.toLowerCase(), ...origin, ...more,
  }),
  event: (id: string, more: object = {}) => found({
    id, title: `会议${id}`, kind: 'hearing', status: 'scheduled', status_note: null, starts_at: '2026-12-01T09:00:00+08:00', ends_at: null, place: null, address: null, division_id: null,
    session_id: null, organizer_id: null, organizer_name: '某县人大', agenda: '[]', attendance: 'open', seats: null, apply_until: null, how: null, office_phone: null, search: id.toLowerCase(), ...origin, ...more,
  }),
  activity: (id: string, more: object = {}) => found({
    id, kind: 'reception', title: `活动${id}`, held_on: '2026-03-01', until: null, place: null, division_id: null, station_id: null, organizer: null, summary: null, residents: null, opinions: null,
    search: id.toLowerCase(), ...origin, ...more,
  }),
  dutyRecord: (deputy_id: string, year: number, more: object = {}) => found({ id: `${deputy_id}-${year}`, deputy_id, year, total: 2, kinds: '{"visit":1,"reception":1}', points: null, search: deputy_id.toLowerCase(), ...origin, ...more }),
  statistic: (id: string, more: object = {}) => found({
    id, metric: 'other', name: `数据${id}`, definition: '口径', numerator: 1, denominator: 2, unit: null, period_from: '2026-01-01', period_to: '2026-12-31', division_id: null, computed: false,
    search: id.toLowerCase(), ...origin, ...more,
  }),
  call: (id: string, kind: string, more: object = {}) => found({
    id, kind, subject_kind: null, title: id, congress_id: 'RD', committee_id: null, draft_name: null, summary: null, body: null, held_on: null, place: null, opens_on: '2026-02-01', closes_on: '2026-03-01',
    cancelled_on: null, reported_on: null, report: null, search: id.toLowerCase(), ...origin, ...more,
  }),
  voice: (receipt_no: string, kind: string, call_id: string, index: number, more: object = {}) => found({
    receipt_no, secret_hash: null, kind, call_id, article_id: null, organization_id: null, stance: kind === 'comment' ? 'modify' : null, quote: null, title: '题', body: '文', public_title: '公开题',
    public_body: '公开文', identity_mode: 'anonymous', may_publish: true, state: 'accepted', reason: null, adoption_id: null, answered: false, consent_version: null,
    submitted_at: `2026-03-0${1 + (index % 2)}T09:00:00+08:00`, changed_at: '2026-03-01T09:00:00+08:00', search: '公开题', ...origin, ...more,
  }),
};
