import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  caseActs, caseMoves, casePosition, caseStates, dueCaseMove, dueSuggestionMove, finalCaseStates, finalSuggestionStates,
  isCorrectable, maySeeSingleRating, moveCase, moveSuggestion, nextCaseMoves, nextSuggestionMoves, openCaseStates, publicPosition,
  publicSuggestionStates, roles, suggestionActs, suggestionMoves, suggestionPosition, suggestionStates,
  type CaseContext, type CaseState, type Role, type SuggestionContext, type SuggestionState,
} from '@congress-kit/api/rules/index';

const now = '2026-03-31T09:00:00+08:00';
const before = (days: number, ms = 0) => new Date(Date.parse(now) - days * 86_400_000 + ms).toISOString();
const suggestionBy = (by: Role, more: Partial<SuggestionContext> = {}): SuggestionContext => ({ by, now, since: before(1), ...more });
const caseBy = (by: Role, more: Partial<CaseContext> = {}): CaseContext => ({ by, now, since: before(1), ...more });
const suggestionFields = {
  question: '哪一栋楼？', code: 'judicial', where: '区信访局', into: 'QH-2026-000001', supplement: '3 号楼', deputyId: 'd1',
  answer: '已当场答复', caseId: 'c1', text: '已修好', rating: 'unsatisfied', reason: '泄露他人隐私', corrects: 's1', note: '应为 3 月 5 日',
};
const caseFields = {
  reason: '不属于本单位职责', leadHandler: 'u1', totalMonths: 5, consent: true, deputyTold: true, class: 'solved', text: '已办结',
  meetingRecord: { kind: 'visit' }, committeeDecision: '监督委〔2026〕3号', mode: 'full', reviewer: 'r1', ground: '涉及商业秘密',
  kind: 'visit', into: ['c2'], corrects: 's1', note: '应为 3 月 5 日',
};
const reasonOf = (answer: { ok: boolean; reason?: string }) => (answer.ok ? 'ok' : answer.reason);

test('every suggestion state is reached, and each that is not final has a way out', () => {
  for (const state of suggestionStates) {
    if (state !== 'submitted') assert.ok(suggestionMoves.some((move) => move.to === state), `${state} is reached`);
    const acts: readonly string[] = [...suggestionActs, 'hidden', 'withdrawn'];
    const out = suggestionMoves.filter((move) => move.from.includes(state) && !acts.includes(move.to));
    assert.equal(out.length === 0, finalSuggestionStates.includes(state), state);
  }
});

test('every case state is reached, and each that is not final has a way out', () => {
  for (const state of caseStates) {
    if (state !== 'registered') assert.ok(caseMoves.some((move) => move.to === state), `${state} is reached`);
    const acts: readonly string[] = [...caseActs, 'merged', 'withdrawn'];
    const out = caseMoves.filter((move) => move.from.includes(state) && !acts.includes(move.to));
    assert.equal(out.length === 0, finalCaseStates.includes(state), state);
  }
});

test('any walk through the flows ends well: what is offered can be done, what is done was offered', () => {
  const steps = fc.array(fc.record({ by: fc.constantFrom(...roles), pick: fc.nat(100), wait: fc.constantFrom(0, 31) }), { maxLength: 40 });
  fc.assert(fc.property(steps, (walk) => {
    let suggestion: SuggestionState = 'submitted';
    let suggestionMemory = { since: now as string | number | Date };
    let item: CaseState = 'registered';
    let itemMemory = { since: now as string | number | Date };
    let at = Date.parse(now);
    for (const { by, pick, wait } of walk) {
      at += wait * 86_400_000 + 1;
      const open = nextSuggestionMoves(suggestion, { ...suggestionMemory, by, now: at });
      for (const to of open) {
        const moved = moveSuggestion(suggestion, { to, fields: suggestionFields }, { ...suggestionMemory, by, now: at });
        assert.ok(moved.ok, `${suggestion} → ${to}`);
        assert.equal(moved.step.from, suggestion);
        if (to !== open[pick % open.length]) continue;
        assert.equal(moved.state, (suggestionActs as readonly string[]).includes(to) ? suggestion : to);
        suggestion = moved.state;
        suggestionMemory = moved.memory;
        break;
      }
      const tasks = nextCaseMoves(item, { ...itemMemory, by, now: at });
      for (const to of tasks) {
        const moved = moveCase(item, { to, fields: caseFields }, { ...itemMemory, by, now: at });
        // A re-handling that needs a decision is offered and comes with one here.
        assert.ok(moved.ok, `${item} → ${to}`);
        if (to !== tasks[pick % tasks.length]) continue;
        item = moved.state;
        itemMemory = moved.memory;
        break;
      }
    }
  }));
});

test('what the table does not list is an error, and says what is allowed', () => {
  for (const from of suggestionStates) {
    for (const to of suggestionStates) {
      if (from === 'hidden' || suggestionMoves.some((move) => move.from.includes(from) && move.to === to)) continue;
      assert.equal(reasonOf(moveSuggestion(from, { to, fields: suggestionFields }, suggestionBy('office_director'))), 'not_listed');
    }
  }
  const refused = moveSuggestion('screening', { to: 'replied' }, suggestionBy('office_clerk'));
  assert.deepEqual(refused, {
    ok: false, reason: 'not_listed', fields: [], allowed: ['accepted', 'needs_supplement', 'rejected', 'referred', 'merged', 'correction'],
  });
  assert.equal(reasonOf(moveSuggestion('gone' as SuggestionState, { to: 'closed' }, suggestionBy('system'))), 'unknown_state');
});

test('a move needs its fields', () => {
  const reject = (fields: Record<string, unknown>) => moveSuggestion('screening', { to: 'rejected', fields }, suggestionBy('office_clerk'));
  assert.deepEqual([reasonOf(reject({})), reasonOf(reject({ code: 'because' })), reasonOf(reject({ code: 'advert' }))], ['missing_fields', 'invalid_fields', 'ok']);
  for (const [to, field] of [['referred', 'where'], ['merged', 'into'], ['needs_supplement', 'question']] as const) {
    const answer = moveSuggestion('screening', { to, fields: { [field]: '  ' } }, suggestionBy('office_clerk'));
    assert.ok(!answer.ok && answer.reason === 'missing_fields' && answer.fields.includes(field));
  }
  const replied = moveCase('handling', { to: 'replied', fields: { class: 'solved', text: '已办' } }, caseBy('handling_unit'));
  assert.ok(!replied.ok && replied.fields.join() === 'meetingRecord');
});

test('the resident withdraws until a reply, never after one', () => {
  for (const state of ['submitted', 'screening', 'needs_supplement', 'accepted', 'claimed_by_deputy', 'transferred', 'escalated'] as const) {
    assert.equal(reasonOf(moveSuggestion(state, { to: 'withdrawn' }, suggestionBy('resident'))), 'ok', state);
  }
  for (const state of ['answered_on_spot', 'replied', 'rated', 'closed'] as const) {
    assert.notEqual(reasonOf(moveSuggestion(state, { to: 'withdrawn' }, suggestionBy('resident'))), 'ok', state);
  }
  assert.equal(reasonOf(moveSuggestion('transferred', { to: 'withdrawn' }, suggestionBy('resident', { replied: true }))), 'already_replied');
  assert.equal(reasonOf(moveSuggestion('accepted', { to: 'withdrawn' }, suggestionBy('office_clerk'))), 'wrong_role');
  assert.equal(reasonOf(moveSuggestion('hidden', { to: 'withdrawn' }, suggestionBy('resident', { hiddenFrom: 'accepted' }))), 'ok');
  assert.equal(reasonOf(moveSuggestion('hidden', { to: 'withdrawn' }, suggestionBy('resident', { hiddenFrom: 'replied' }))), 'already_replied');
});

test('hidden goes back to where it was, with its memory', () => {
  for (const state of publicSuggestionStates) {
    const hidden = moveSuggestion(state, { to: 'hidden', fields: { reason: '隐私' } }, suggestionBy('office_clerk', { rating: 'unsatisfied', transferredAgain: true }));
    assert.ok(hidden.ok);
    assert.deepEqual(nextSuggestionMoves('hidden', { ...hidden.memory, by: 'office_clerk', now }), [state, 'correction']);
    const back = moveSuggestion('hidden', { to: state }, { ...hidden.memory, by: 'office_clerk', now });
    assert.ok(back.ok && back.state === state && back.memory.rating === 'unsatisfied' && back.memory.transferredAgain === true);
  }
  assert.equal(reasonOf(moveSuggestion('hidden', { to: 'previous' }, suggestionBy('office_clerk'))), 'previous_state_unknown');
  assert.equal(reasonOf(moveSuggestion('screening', { to: 'hidden', fields: { reason: 'x' } }, suggestionBy('office_clerk'))), 'not_listed');
});

test('30 days are 30 × 24 hours', () => {
  assert.equal(dueSuggestionMove('replied', { since: before(30, 1) }, now), null);
  assert.equal(dueSuggestionMove('replied', { since: before(30) }, now), 'closed');
  assert.equal(dueSuggestionMove('needs_supplement', { since: before(30) }, now), 'withdrawn');
  assert.equal(dueSuggestionMove('accepted', { since: before(300) }, now), null);
  assert.equal(dueSuggestionMove('rated', { since: before(30), rating: 'basic' }, now), 'closed');
  assert.equal(dueSuggestionMove('rated', { since: before(30, 1), rating: 'satisfied' }, now), null);
  assert.equal(dueSuggestionMove('rated', { since: before(300), rating: 'unsatisfied' }, now), null);
  assert.equal(reasonOf(moveSuggestion('replied', { to: 'closed' }, suggestionBy('system'))), 'too_early');
  assert.equal(dueCaseMove('evaluating', { since: before(30, 1) }, now), null);
  assert.equal(dueCaseMove('evaluating', { since: before(30) }, now), 'no_response');
});

test('an unsatisfied rating goes back once', () => {
  const move = (more: Partial<SuggestionContext>) =>
    reasonOf(moveSuggestion('rated', { to: 'transferred', fields: suggestionFields }, suggestionBy('office_clerk', { replied: true, ...more })));
  assert.equal(move({ rating: 'unsatisfied' }), 'ok');
  assert.equal(move({ rating: 'basic' }), 'not_unsatisfied');
  assert.equal(move({ rating: 'unsatisfied', transferredAgain: true }), 'already_transferred_again');
  assert.equal(reasonOf(moveSuggestion('rated', { to: 'closed' }, suggestionBy('office_clerk', { rating: 'unsatisfied' }))), 'ok');
});

test('the handlers may not act while evaluating and never see a single rating', () => {
  for (const by of ['handling_unit', 'co_handler'] as const) {
    assert.deepEqual(nextCaseMoves('evaluating', caseBy(by)), []);
    for (const to of ['satisfied', 'meeting', 'co_reply', 'paused'] as const) {
      assert.equal(reasonOf(moveCase('evaluating', { to, fields: caseFields }, caseBy(by))), 'handler_shut_out');
    }
    assert.equal(maySeeSingleRating(by), false);
  }
});

test('completed needs a reply that settles it', () => {
  const complete = (from: CaseState, more: Partial<CaseContext>, fields = {}) =>
    reasonOf(moveCase(from, { to: 'completed', fields }, caseBy('office_clerk', more)));
  assert.equal(complete('satisfied', {}), 'reply_missing');
  assert.equal(complete('satisfied', { replies: 1, replyClass: 'planned' }), 'not_settled');
  for (const from of ['satisfied', 'basic', 'no_response'] as const) {
    assert.equal(complete(from, { replies: 1, replyClass: 'explained' }), 'ok');
    assert.equal(reasonOf(moveCase(from, { to: 'tracking' }, caseBy('system', { replies: 1, replyClass: 'solved' }))), 'settled');
    assert.equal(reasonOf(moveCase(from, { to: 'tracking' }, caseBy('system', { replies: 1, replyClass: 'planned' }))), 'ok');
  }
  const planned = { replies: 1, replyClass: 'planned' } as const;
  assert.equal(complete('tracking', planned), 'missing_fields');
  assert.equal(complete('tracking', planned, { ...caseFields, class: 'in_progress' }), 'invalid_fields');
  const settled = moveCase('tracking', { to: 'completed', fields: caseFields }, caseBy('office_clerk', planned));
  assert.ok(settled.ok && settled.memory.replies === 2 && settled.memory.replyClass === 'solved');
});

test('a second re-handling needs the supervising committee', () => {
  const again = (more: Partial<CaseContext>, fields = {}) => moveCase('unsatisfied', { to: 'rehandling', fields }, caseBy('office_director', more));
  const first = again({ replies: 1 });
  assert.ok(first.ok && first.memory.rehandlings === 1);
  assert.equal(reasonOf(again({ rehandlings: 1 })), 'missing_fields');
  assert.equal(reasonOf(again({ rehandlings: 1 }, { committeeDecision: '同意' })), 'ok');
  assert.equal(reasonOf(moveCase('unsatisfied', { to: 'rehandling' }, caseBy('system', { rehandlings: 1 }))), 'committee_decision_needed');
});

test('nothing is published before review', () => {
  assert.equal(reasonOf(moveCase('completed', { to: 'published', fields: { mode: 'full' } }, caseBy('office_clerk'))), 'missing_fields');
  assert.equal(reasonOf(moveCase('completed', { to: 'published', fields: { mode: 'full', reviewer: 'r1' } }, caseBy('office_clerk'))), 'ok');
  assert.equal(reasonOf(moveCase('completed', { to: 'published', fields: { mode: 'none', reviewer: 'r1' } }, caseBy('office_clerk'))), 'invalid_fields');
  assert.equal(reasonOf(moveCase('completed', { to: 'published', fields: caseFields }, caseBy('handling_unit'))), 'wrong_role');
});

test('acts leave the state and its 30 days alone', () => {
  for (const state of openCaseStates) {
    const urged = moveCase(state, { to: 'urged' }, caseBy('supervising_committee', { replies: 2 }));
    assert.ok(urged.ok && urged.state === state && urged.memory.since === before(1) && urged.memory.replies === 2 && urged.step.type === 'urged');
  }
  for (const state of ['completed', 'published', 'look_back', 'merged'] as const) {
    assert.equal(reasonOf(moveCase(state, { to: 'urged' }, caseBy('office_director'))), 'not_listed');
  }
  assert.equal(reasonOf(moveCase('handling', { to: 'resumed' }, caseBy('handling_unit'))), 'not_paused');
  const paused = moveCase('handling', { to: 'paused', fields: { reason: '等代表' } }, caseBy('handling_unit'));
  assert.ok(paused.ok && paused.memory.paused);
  assert.equal(reasonOf(moveCase('handling', { to: 'paused', fields: caseFields }, { ...paused.memory, by: 'handling_unit', now })), 'already_paused');
});

test('the office corrects a step in any state, by its name and in words, and nothing else changes', () => {
  const fields = { corrects: 's1', note: '应为 3 月 5 日' };
  for (const by of roles) {
    const isOffice = by === 'office_clerk' || by === 'office_director';
    for (const state of caseStates) {
      const context = caseBy(by, { replies: 1, replyClass: 'planned', paused: true, rehandlings: 1 });
      assert.equal(nextCaseMoves(state, context).includes('correction'), isOffice, `${by} in ${state}`);
      const moved = moveCase(state, { to: 'correction', fields }, context);
      const { by: _by, now: _now, ...memory } = context;
      if (isOffice) assert.deepEqual(moved, { ok: true, state, memory, step: { type: 'correction', from: state, to: state, at: now, by, fields } });
      else assert.ok(['wrong_role', 'handler_shut_out'].includes(reasonOf(moved)!), `${by} in ${state}`);
    }
    for (const state of suggestionStates) {
      const context = suggestionBy(by, { replied: true, rating: 'basic', transferredAgain: true, hiddenFrom: state === 'hidden' ? 'accepted' : null });
      assert.equal(nextSuggestionMoves(state, context).includes('correction'), isOffice, `${by} in ${state}`);
      const moved = moveSuggestion(state, { to: 'correction', fields }, context);
      const { by: _by, now: _now, ...memory } = context;
      if (isOffice) assert.deepEqual(moved, { ok: true, state, memory, step: { type: 'correction', from: state, to: state, at: now, by, fields } });
      else assert.equal(reasonOf(moved), 'wrong_role');
    }
  }
  for (const [given, missing] of [[{}, 'corrects,note'], [{ corrects: 's1', note: ' ' }, 'note'], [{ note: '错了' }, 'corrects']] as const) {
    for (const moved of [moveCase('published', { to: 'correction', fields: given }, caseBy('office_clerk')), moveSuggestion('closed', { to: 'correction', fields: given }, suggestionBy('office_clerk'))]) {
      assert.ok(!moved.ok && moved.reason === 'missing_fields' && moved.fields.join() === missing);
    }
  }
  assert.deepEqual([...caseStates, ...caseActs, ...suggestionStates].filter((type) => !isCorrectable(type)), ['satisfied', 'basic', 'unsatisfied', 'no_response', 'correction', 'rated']);
});

test('public phases', () => {
  const place = (position: ReturnType<typeof casePosition>) => (position.kind === 'phase' ? position.place : position.ending);
  assert.deepEqual(suggestionStates.map((state) => place(suggestionPosition(state))), [
    1, 1, 1, 2, 'rejected', 'referred', 'merged', 'withdrawn', 2, 4, 2, 2, 4, 5, 6, 'hidden',
  ]);
  assert.deepEqual(caseStates.map((state) => place(casePosition(state))), [
    1, 1, 'not_accepted', 2, 2, 3, 3, 3, 3, 4, 5, 5, 5, 5, 5, 3, 3, 6, 6, 6, 6, 'merged', 'withdrawn',
  ]);
  assert.equal(place(publicPosition('transferred', 'registered')), 2);
  assert.equal(place(publicPosition('transferred', 'handling')), 3);
  assert.equal(place(publicPosition('replied', 'tracking')), 4);
});
