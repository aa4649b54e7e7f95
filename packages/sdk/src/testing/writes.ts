import { addDays } from '@congress-kit/api/rules/calendar-days';
import { type CaseState, caseStates } from '@congress-kit/api/rules/case-flow';
import { clockPresets } from '@congress-kit/api/rules/clock';
import { isCorrectable } from '@congress-kit/api/rules/moves';
import { casePosition, suggestionPosition } from '@congress-kit/api/rules/phases';
import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import type { SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import { complete, shapeOf } from './generate.ts';
import { makeSecret } from './make-matters.ts';
import { findRow, movesOf, type Records, show } from './records.ts';
import { Refusal } from './refuse.ts';
import { collectionOf, keyIn, type Route } from './routes.ts';
import { refOf, type Row, rowsOf } from './world.ts';

/** What a write changes in the record it is about. What it answers is what its operation shows of the record afterwards. */
type Writer = (row: Row, body: Row, records: Records) => Row;

const stepsOf = (row: Row): Row[] => (row['steps'] as Row[] | undefined) ?? [];

const step = (row: Row, type: string, role: string, { now }: Records, note?: unknown, { corrects, evidence }: Row = {}): Row => ({
  steps: [...stepsOf(row), { id: `step-${stepsOf(row).length + 1}`, type, at: now, actor: { role }, ...(typeof note === 'string' && { note }), ...(typeof corrects === 'string' && { corrects }), ...(evidence !== undefined && { evidence }) }],
  changedAt: now,
});

/** 更正: what is wrong with it, as a server would say. */
const correction = (row: Row, body: Row, records: Records): Row => {
  const refuse = (field: 'corrects' | 'note', code: 'required' | 'unknown_reference' | 'not_correctable'): never => {
    throw new Refusal('invalid_request', { errors: [{ pointer: `/${field}`, code }] });
  };
  for (const field of ['corrects', 'note'] as const) if (body[field] === undefined) refuse(field, 'required');
  const corrected = stepsOf(row).find(({ id }) => id === body['corrects']) ?? refuse('corrects', 'unknown_reference');
  if (!isCorrectable(String(corrected['type']))) refuse('corrects', 'not_correctable');
  return step(row, 'correction', 'office_clerk', records, body['note'], { corrects: body['corrects'], ...filesOf(body, records, 'evidence') });
};

const suggestionAt = (state: SuggestionState): Row => {
  const position = suggestionPosition(state);
  return { state, phase: position.kind === 'phase' ? position.phase : position.ending };
};

const allowedOnly = (collection: string, row: Row, to: string, by: 'office_director' | 'resident', records: Records): void => {
  const allowed = movesOf(collection, row, records.now, by);
  if (allowed.indexOf(to) === -1) throw new Refusal('move_not_allowed', { allowed });
};

/** The files a request names, as they were uploaded here before. */
const filesOf = (body: Row, { world }: Records, field = 'attachments'): Row => {
  const named = body[field] as readonly { id: string; name?: string }[] | undefined;
  if (named === undefined) return {};
  const errors: { pointer: string; code: 'unknown_reference' }[] = [];
  const attachments = named.map(({ id, name }, index) => {
    const file = rowsOf(world, 'attachments').find((one) => one['id'] === id);
    if (!file) errors.push({ pointer: `/${field}/${index}/id`, code: 'unknown_reference' });
    return { ...file, name: name ?? `attachment-${index + 1}`, url: `/attachments/${id}` };
  });
  if (errors.length > 0) throw new Refusal('invalid_request', { errors });
  return { [field]: attachments };
};

const writers: Readonly<Record<string, Writer>> = {
  rateReply: (row, body, records) => {
    if (row['rating']) throw new Refusal('already_rated');
    if (row['state'] !== 'replied') throw new Refusal('rating_not_open');
    return { rating: { ...body, at: records.now }, ...suggestionAt('rated'), ...step(row, 'rated', 'resident', records) };
  },
  supplementSuggestion: (row, body, records) => {
    allowedOnly('suggestions', row, 'screening', 'resident', records);
    return { supplements: [...(row['supplements'] as Row[]), { ...body, ...filesOf(body, records), at: records.now }], ...suggestionAt('screening'), ...step(row, 'screening', 'resident', records) };
  },
  withdrawSuggestion: (row, body, records) => {
    allowedOnly('suggestions', row, 'withdrawn', 'resident', records);
    return { ...suggestionAt('withdrawn'), ...step(row, 'withdrawn', 'resident', records, body['reason']) };
  },
  moveSuggestion: (row, body, records) => {
    const to = String(body['to']) as SuggestionState;
    allowedOnly('suggestions', row, to, 'office_director', records);
    if (body['to'] === 'correction') return correction(row, body, records);
    const text = body['where'] ?? body['into'] ?? body['reason'];
    const reply = { version: 1, issuedOn: records.now.slice(0, 10), text: body['answer'] };
    return {
      ...suggestionAt(to), ...(body['code'] || text ? { ending: { ...(body['code'] ? { code: body['code'] } : {}), ...(text ? { text } : {}) } } : {}),
      ...(body['answer'] ? { replies: [...(row['replies'] as Row[]), reply] } : {}), ...step(row, to, 'office_clerk', records, body['note'] ?? body['question'], filesOf(body, records, 'evidence')),
    };
  },
  moveCase: (row, body, records) => {
    const to = String(body['to']);
    allowedOnly('cases', row, to, 'office_director', records);
    if (to === 'correction') return correction(row, body, records);
    const replies = row['replies'] as Row[];
    const position = (caseStates as readonly string[]).indexOf(to) === -1 ? undefined : casePosition(to as CaseState);
    return {
      ...(position && { state: to, phase: position.kind === 'phase' ? position.phase : position.ending }),
      ...(body['reply'] ? { replies: [...replies, { version: replies.length + 1, ...(body['reply'] as Row) }] } : {}), ...step(row, to, 'office_clerk', records, body['note'], filesOf(body, records, 'evidence')),
    };
  },
  correctPersonalData: (row, { name, phone, ...said }) => {
    const now = (row['contact'] as Row | undefined) ?? {};
    const asked = { ...now, ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) };
    const contact = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
    const mode = said['identityMode'] ?? row['identityMode'];
    if (mode !== 'anonymous' && contact['name'] === undefined) throw new Refusal('invalid_request', { errors: [{ pointer: '/name', code: 'required' }] });
    return { ...said, ...(said['address'] === null && { address: undefined }), ...(said['address'] !== undefined && { geo: undefined }), contact, contactKeptUntil: Object.keys(contact).length > 0 ? row['contactKeptUntil'] : undefined, authorName: mode === 'public' ? contact['name'] : undefined };
  },
  // The secret goes with the rest: the number answers as if it had never been.
  erasePersonalData: (row, _body, { now, random }) => ({
    contact: Object.keys((row['contact'] as Row | undefined) ?? {}).length > 0, texts: 2 + (row['address'] === undefined ? 0 : 1) + ((row['supplements'] as Row[] | undefined) ?? []).length,
    files: ((row['attachments'] as Row[] | undefined) ?? []).length, erasedAt: now, secret: makeSecret(random.fork(`erased ${String(row['receiptNo'])}`)),
    title: '（已删除）', body: '', address: undefined, geo: undefined, supplements: [], ratings: [], attachments: undefined, authorName: undefined, identityMode: 'anonymous', mayPublish: false,
  }),
  supportSuggestion: (row, body) => {
    const devices = (row['devices'] as unknown[] | undefined) ?? [];
    const device = body['device'] ?? 'the address';
    const counted = devices.indexOf(device) === -1;
    return { counted, devices: counted ? [...devices, device] : devices, supportCount: Number(row['supportCount']) + (counted ? 1 : 0) };
  },
};

const submitted = (body: Row, records: Records): Row => {
  const { now, world, random } = records;
  const today = now.slice(0, 10);
  const rows = rowsOf(world, 'suggestions');
  const { consent, phone, name, divisionId, target, ...said } = body;
  const place = rowsOf(world, 'divisions').find(({ id }) => id === divisionId);
  if (divisionId !== undefined && !place) throw new Refusal('invalid_request', { errors: [{ pointer: '/divisionId', code: 'unknown_reference' }] });
  const whom = target as { kind: string; id?: string } | undefined;
  const known = whom?.id === undefined ? undefined : rowsOf(world, `${whom.kind === 'deputy' ? 'deputies' : 'stations'}`).find(({ id }) => id === whom.id);
  if (whom?.id !== undefined && !known) throw new Refusal('invalid_request', { errors: [{ pointer: '/target/id', code: 'unknown_reference' }] });
  const receiptNo = formatReceiptNo({ prefix: 'QH', year: Number(today.slice(0, 4)), sequence: rows.length + 1 });
  return {
    channel: 'web', ...said, ...filesOf(body, records), receiptNo, secret: makeSecret(random.fork(receiptNo)), ...(place && { division: refOf(place) }), target: known ? { kind: whom!.kind, ...refOf(known) } : { kind: 'congress' },
    contact: { ...(body['identityMode'] !== 'anonymous' && { name }), ...(phone !== undefined && { phone }) }, consent, ratings: [], ...(body['identityMode'] === 'public' && { authorName: name }), ...suggestionAt('submitted'), submittedOn: today, submittedAt: now, screenedBy: addDays(today, 7), replyMonths: clockPresets.written_reply.length, extendedMonths: clockPresets.written_reply.extensibleToMonths, supportCount: 0, supplements: [],
    steps: [{ id: 'step-1', type: 'submitted', at: now, actor: { role: 'resident' } }], replies: [], source: '群众', asOf: today, changedAt: now,
  };
};

/** Carries out a write in memory and answers with what its operation shows of it. */
export const write = (records: Records, route: Route, body: Row): unknown => {
  const { operation } = route;
  const key = keyIn(route);
  const name = collectionOf(operation);
  if (key === undefined) {
    const rows = rowsOf(records.world, name);
    const making = { random: records.random.fork(`${name}/${rows.length}`), world: records.world, today: records.now.slice(0, 10), position: rows.length };
    const row = operation.id === 'submitSuggestion' ? submitted(body, records) : complete(operation.response, body, making);
    rows.push(row);
    return show(records, operation, row);
  }
  const row = findRow(records, operation, key);
  if (!row) throw new Refusal(operation.access === 'receipt' ? 'receipt_not_found' : 'not_found');
  const writer = writers[operation.id];
  // A write that is new in the contract: what it says goes where the record has a place for it.
  const place = shapeOf(operation.response) ?? {};
  const fitting = (): Row => Object.fromEntries(Object.entries(body).filter(([field, value]) => place[field]?.safeParse(value).success));
  Object.assign(row, writer ? writer(row, body, records) : fitting());
  return show(records, operation, row);
};
