// Everything a resident or an office may write, written once through the API with a canary in every free text.
import assert from 'node:assert/strict';
import { fillPath, receiptSecretHeader } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import { fillBody, type Canaries } from './canaries.ts';
import { photo } from './pictures.ts';
import { newKey, type Answer, type County, type Role } from './writing.ts';

interface How { readonly secret?: string; readonly role?: Role; readonly of?: string; readonly path?: Readonly<Record<string, string>> }

/** @returns what was told once, to one: secrets of receipts, a token */
export const tellStory = async (county: County, canaries: Canaries): Promise<string[]> => {
  const secrets: string[] = [];
  let numbers = 0;
  /** One write: `base` says what must be so, the canaries are what else may be written. */
  const write = async (id: string, base: object, { secret, role, of = 'open', path = {} }: How = {}): Promise<any> => {
    const operation = operations.find((one) => one.id === id)!;
    const body = fillBody(canaries, operation, base as Record<string, unknown>, of);
    const headers = { ...(secret && { [receiptSecretHeader]: secret }) };
    const answer: Answer = await county.post(fillPath(operation.path, path), body, { headers, ...(role && { token: county.tokens[role] }) });
    assert.equal(answer.status, 201, `${id} ${JSON.stringify(base)}: ${answer.text}`);
    secrets.push(...[answer.body.secret, answer.body.token].filter((one) => typeof one === 'string'));
    return answer.body;
  };
  const phone = (): string => { numbers += 1; return `1380000${String(numbers).padStart(4, '0')}`; };
  const author = (identityMode: string) => ({ identityMode, phone: phone(), mayPublish: true, consent: { textVersion: '2026-01' } });
  const suggestion = (identityMode: string, more: object = {}) => ({ kind: 'suggestion', category: 'roads', divisionId: '990101.102', target: { kind: 'deputy', id: 'DB1' }, ...author(identityMode), ...more });
  const bytes = await photo();
  const files = async () => {
    const kept = await county.app.inject({ method: 'POST', url: '/v1/attachments', payload: bytes, headers: { 'content-type': 'image/jpeg', 'idempotency-key': newKey() } });
    return { attachments: [{ id: JSON.parse(kept.payload).id }] };
  };
  /** The same, for a step. */
  const evidence = async () => ({ evidence: (await files()).attachments });

  const moveIt = async (receiptNo: string, of: string, ...moves: readonly (readonly [string, object?])[]): Promise<any> => {
    let last: any;
    for (const [to, fields = {}] of moves) last = await write('moveSuggestion', { to, ...fields }, { role: 'office_clerk', of: `${of}, ${to}`, path: { receiptNo } });
    return last;
  };
  const moveOn = async (number: string, of: string, ...moves: readonly (readonly [string, object?, Role?])[]): Promise<void> => {
    for (const [to, fields = {}, role = 'office_clerk'] of moves) await write('moveCase', { to, ...fields }, { role, of: `${of}, ${to}`, path: { number } });
  };

  // One with all there is, by a person who gives the name for everybody to read; its case goes all the way to the public.
  const open = await write('submitSuggestion', suggestion('public', await files()));
  await moveIt(open.receiptNo, 'open', ['screening'], ['needs_supplement', await evidence()]);
  await write('supplementSuggestion', await files(), { secret: open.secret, path: { receiptNo: open.receiptNo } });
  const { caseNumber } = await moveIt(open.receiptNo, 'open', ['accepted', await evidence()], ['claimed_by_deputy', { deputyId: 'DB1', ...await evidence() }], ['transferred', { caseNumber: undefined }]);
  const reply = { issuedOn: '2026-03-02', resolution: { normal: 'solved' }, meeting: { kind: 'visit', on: '2026-03-01' } };
  const units = { leadHandlerId: 'DW1', coHandlerIds: ['DW2'], supervisingCommitteeId: 'ZGW1' };
  await moveOn(caseNumber, 'open', ['reviewed'], ['assigned', units], ['returned', {}, 'handling_unit'], ['assigned', units], ['received', {}, 'handling_unit'], ['handling', await evidence(), 'handling_unit'], ['urged'], ['supervised'], ['meeting', { kind: 'visit', ...await evidence() }],
    ['co_reply', await evidence(), 'co_handler'], ['paused'], ['resumed'], ['extension_requested', { totalMonths: 5 }, 'handling_unit'], ['extended', { totalMonths: 5, consent: true, deputyTold: true }], ['replied', { reply }, 'handling_unit'], ['evaluating']);
  await write('rateReply', { attitude: 'unsatisfied', result: 'unsatisfied' }, { secret: open.secret, path: { receiptNo: open.receiptNo } });
  await moveOn(caseNumber, 'open', ['satisfied'], ['completed'], ['published', { mode: 'full' }], ['look_back']);

  // What was wrong is put right: of a step that everybody sees, and of one that only the office, the units and the deputy see.
  const markOf = async (path: string, type: string): Promise<string> =>
    (await county.get(path, { token: county.tokens.office_clerk })).body.steps.find((step: { type: string }) => step.type === type).id;
  const correction = async (path: string, type: string) => ['correction', { corrects: await markOf(path, type) }] as const;
  const [suggestionPath, casePath] = [`/staff/suggestions/${open.receiptNo}`, `/staff/cases/${caseNumber}`];
  await moveIt(open.receiptNo, 'open', await correction(suggestionPath, 'accepted'));
  await moveIt(open.receiptNo, 'told to the resident', await correction(suggestionPath, 'needs_supplement'));
  await moveOn(caseNumber, 'open', await correction(casePath, 'assigned'));
  for (const type of ['returned', 'meeting', 'co_reply', 'extension_requested']) await moveOn(caseNumber, `inner ${type}`, await correction(casePath, type));

  // Ones that end otherwise, or are nobody's business.
  const ended = async (of: string, more: object, ...moves: readonly (readonly [string, object?])[]): Promise<any> => {
    const made = await write('submitSuggestion', suggestion('withheld', more), { of });
    await moveIt(made.receiptNo, of, ['screening'], ...moves);
    return made;
  };
  await ended('rejected', {}, ['rejected', { code: 'privacy_of_others' }]);
  await ended('referred', {}, ['referred']);
  await ended('merged', {}, ['merged', { into: open.receiptNo }]);
  await ended('hidden', {}, ['accepted'], ['hidden']);
  await ended('not to be published', { mayPublish: false }, ['accepted'], ['answered_on_spot', await evidence()]);
  await ended('answered', { identityMode: 'anonymous' }, ['accepted'], ['answered_on_spot']);
  const withdrawn = await ended('withdrawn', {}, ['accepted']);
  await write('withdrawSuggestion', {}, { secret: withdrawn.secret, of: 'withdrawn', path: { receiptNo: withdrawn.receiptNo } });
  const corrected = await ended('corrected', {}, ['accepted']);
  await write('correctPersonalData', { phone: phone() }, { secret: corrected.secret, of: 'corrected', path: { receiptNo: corrected.receiptNo } });
  await write('takeInSuggestion', { ...suggestion('withheld', await files()), channel: 'grid_platform', external: { system: 'grid' } }, { role: 'integration', of: 'taken in' });

  // Cases the office files itself.
  const filed = await write('registerCase', { origin: 'opinion' }, { role: 'office_clerk' });
  await moveOn(filed.number, 'filed', ['reviewed', await evidence()], ['assigned', units], ['split', { into: 'FA-9' }]);
  await moveOn('FA-9', 'split', ['not_accepted']);
  const exempt = await write('registerCase', { origin: 'opinion' }, { role: 'office_clerk', of: 'exempt' });
  await moveOn(exempt.number, 'exempt', ['reviewed'], ['assigned', units], ['received', {}, 'handling_unit'], ['handling', {}, 'handling_unit'], ['replied', { reply }, 'handling_unit'], ['evaluating'], ['satisfied'], ['completed'], ['publication_exempt']);

  // What people say when they are asked.
  for (const [kind, operation, id, more] of [['comment', 'commentOnArticle', 'Z9', { stance: 'modify', articleId: 'Z9.1', quote: undefined }], ['topic', 'proposeTopic', 'J9', {}], ['question', 'askQuestion', 'W9', { organizationId: 'DW9' }]] as const) {
    const quote = kind === 'comment' ? { quote: canaries.word('articles.body of open') } : {};
    const sent = async (of: string): Promise<any> => write(operation, { ...more, ...quote, ...author('public') }, { of, path: { id } });
    const [accepted, hidden, back] = [await sent('open'), await sent('hidden'), await sent('withdrawn')];
    await write('moveVoice', { to: 'accepted' }, { role: 'office_clerk', of: `${kind}, open`, path: { receiptNo: accepted.receiptNo } });
    await write('moveVoice', { to: 'hidden' }, { role: 'office_clerk', of: `${kind}, hidden`, path: { receiptNo: hidden.receiptNo } });
    await write('withdrawVoice', {}, { secret: back.secret, of: kind, path: { receiptNo: back.receiptNo } });
    if (kind === 'question') await write('answerQuestion', { organizationId: 'DW9', promise: { dueOn: '2026-05-01' } }, { role: 'office_clerk', path: { receiptNo: accepted.receiptNo } });
    else await write('decideOnVoices', { outcome: 'adopted', voices: [accepted.receiptNo] }, { role: 'office_clerk', of: kind, path: { id } });
  }
  county.pass(31);
  for (const id of ['Z9', 'J9']) await write('reportOnCall', {}, { role: 'office_clerk', of: id, path: { id } });

  await write('addProjectReport', { on: '2026-03-02', percent: 60, spent: 600 }, { role: 'office_clerk', path: { id: 'XM9' } });
  await write('publishDisclosure', {}, { role: 'office_director', path: { id: 'GK8' } });
  await write('hideDisclosure', {}, { role: 'office_director', path: { id: 'GK8' } });
  await write('createToken', { role: 'handling_unit', organizationId: 'DW9', congressId: 'RD1' }, { role: 'office_director' });
  return secrets;
};
