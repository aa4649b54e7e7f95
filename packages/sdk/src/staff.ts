import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as contacts from '@congress-kit/api/resources/contacts';
import * as imports from '@congress-kit/api/resources/imports';
import * as intake from '@congress-kit/api/resources/intake';
import * as api from '@congress-kit/api/resources/staff';
import * as tokens from '@congress-kit/api/resources/staff-tokens';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/** One page of suggestions as the office sees them. */
export const listStaffSuggestions = (client: Client, query?: QueryInput<typeof api.listStaffSuggestions>, options?: CallOptions): Promise<ResponseOf<typeof api.listStaffSuggestions>> =>
  call(client, api.listStaffSuggestions, { query }, options);

/** One suggestion with the moves this token may make. */
export const getStaffSuggestion = (client: Client, params: ParamsOf<typeof api.getStaffSuggestion>, options?: CallOptions): Promise<ResponseOf<typeof api.getStaffSuggestion>> =>
  call(client, api.getStaffSuggestion, { params }, options);

/** How to reach whoever sent it, to ask back. Each look is in the audit log: ask when somebody wants to call, not with every page. */
export const getSuggestionContact = (client: Client, params: ParamsOf<typeof contacts.getSuggestionContact>, options?: CallOptions): Promise<ResponseOf<typeof contacts.getSuggestionContact>> =>
  call(client, contacts.getSuggestionContact, { params }, options);

/** The same of a comment, a topic or a question. */
export const getVoiceContact = (client: Client, params: ParamsOf<typeof contacts.getVoiceContact>, options?: CallOptions): Promise<ResponseOf<typeof contacts.getVoiceContact>> =>
  call(client, contacts.getVoiceContact, { params }, options);

/** Takes in what a resident said elsewhere, under the other system's number. `known`: it was here already. */
export const takeInSuggestion = (client: Client, body: BodyInput<typeof intake.takeInSuggestion>, options?: WriteOptions): Promise<ResponseOf<typeof intake.takeInSuggestion>> =>
  call(client, intake.takeInSuggestion, { body }, options);

/** Moves a suggestion on. */
export const moveSuggestion = (client: Client, params: ParamsOf<typeof api.moveSuggestion>, body: BodyInput<typeof api.moveSuggestion>, options?: WriteOptions): Promise<ResponseOf<typeof api.moveSuggestion>> =>
  call(client, api.moveSuggestion, { params, body }, options);

/** One page of the cases this token may see. */
export const listStaffCases = (client: Client, query?: QueryInput<typeof api.listStaffCases>, options?: CallOptions): Promise<ResponseOf<typeof api.listStaffCases>> =>
  call(client, api.listStaffCases, { query }, options);

/** Registers a deputies' suggestion, a deliberation opinion or a promise. Resolves with the case and its number. */
export const registerCase = (client: Client, body: BodyInput<typeof api.registerCase>, options?: WriteOptions): Promise<ResponseOf<typeof api.registerCase>> =>
  call(client, api.registerCase, { body }, options);

/** One case with the moves this token may make. */
export const getStaffCase = (client: Client, params: ParamsOf<typeof api.getStaffCase>, options?: CallOptions): Promise<ResponseOf<typeof api.getStaffCase>> =>
  call(client, api.getStaffCase, { params }, options);

/** Moves a case on, or records an act on it. */
export const moveCase = (client: Client, params: ParamsOf<typeof api.moveCase>, body: BodyInput<typeof api.moveCase>, options?: WriteOptions): Promise<ResponseOf<typeof api.moveCase>> =>
  call(client, api.moveCase, { params, body }, options);

/**
 * Sends one of the office's spreadsheets (.xlsx, .csv). Without `apply: true` it is checked and nothing is kept.
 *
 * @param file its `type` says what it is: `text/csv` or the one of an Excel workbook
 * @returns what the import found and did; a report with faults (`refused`) is an answer, not an error
 * @throws as all calls do; the server's own refusals are `spreadsheet_too_large` 413 and `spreadsheet_type_not_allowed` 415
 * @example
 * const report = await importSpreadsheet(client, file, { name: file.name });
 * if (report.faultCount === 0) await importSpreadsheet(client, file, { name: file.name, apply: true });
 */
export const importSpreadsheet = (client: Client, file: Blob, query: NonNullable<QueryInput<typeof imports.importSpreadsheet>>, options?: WriteOptions): Promise<ResponseOf<typeof imports.importSpreadsheet>> =>
  // A large one takes its time, on the way and in the database.
  call(client, imports.importSpreadsheet, { query, upload: { file } }, { timeout: 180_000, totalTimeout: 600_000, ...options });

/** One page of tokens, without their secrets. For the director. */
export const listTokens = (client: Client, query?: QueryInput<typeof tokens.listTokens>, options?: CallOptions): Promise<ResponseOf<typeof tokens.listTokens>> =>
  call(client, tokens.listTokens, { query }, options);

/** Makes a token. `token` of the answer is told this once. */
export const createToken = (client: Client, body: BodyInput<typeof tokens.createToken>, options?: WriteOptions): Promise<ResponseOf<typeof tokens.createToken>> =>
  call(client, tokens.createToken, { body }, options);

/** Ends a token, from now on. */
export const revokeToken = (client: Client, params: ParamsOf<typeof tokens.revokeToken>, body: BodyInput<typeof tokens.revokeToken>, options?: WriteOptions): Promise<ResponseOf<typeof tokens.revokeToken>> =>
  call(client, tokens.revokeToken, { params, body }, options);

/** One page of the audit log, newest first. */
export const listAuditEntries = (client: Client, query?: QueryInput<typeof tokens.listAuditEntries>, options?: CallOptions): Promise<ResponseOf<typeof tokens.listAuditEntries>> =>
  call(client, tokens.listAuditEntries, { query }, options);

/** Proves the audit log: every entry that was changed, taken out or cut off. It is read whole, which takes its time. */
export const verifyAuditLog = (client: Client, query?: QueryInput<typeof tokens.verifyAuditLog>, options?: CallOptions): Promise<ResponseOf<typeof tokens.verifyAuditLog>> =>
  call(client, tokens.verifyAuditLog, { query }, { timeout: 120_000, totalTimeout: 120_000, ...options });
