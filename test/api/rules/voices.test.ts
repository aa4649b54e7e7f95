import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays, countVoices, moveVoice, nextVoiceMoves, outcomes, promiseStanding, quotes, roles, stances, usualCommentDays, voiceMoves, voiceStates, windowDays, windowState, windowStates,
} from '@congress-kit/api/rules/index';

const days = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2026-01-01', count));
const noon = (day: string): string => `${day}T12:00:00+08:00`;

test('a call is open from its first to its last day in Shanghai, whatever the hour', () => {
  const window = { opensOn: '2026-03-10', closesOn: '2026-04-10' };
  assert.equal(windowState(window, '2026-03-09T23:59:59+08:00'), 'upcoming');
  assert.equal(windowState(window, '2026-03-09T16:00:00Z'), 'open');
  assert.equal(windowState(window, '2026-04-10T23:59:59+08:00'), 'open');
  assert.equal(windowState(window, '2026-04-11T00:00:00+08:00'), 'closed');
  assert.equal(windowState({ ...window, reportedOn: '2026-05-20' }, noon('2026-05-19')), 'closed');
  assert.equal(windowState({ ...window, reportedOn: '2026-05-20' }, noon('2026-05-20')), 'reported');
  assert.equal(windowState({ ...window, reportedOn: '2026-04-01' }, noon('2026-04-05')), 'open', 'what is reported early stays open');
  assert.equal(windowState({ ...window, cancelledOn: '2026-03-20' }, noon('2026-03-19')), 'open');
  assert.equal(windowState({ ...window, cancelledOn: '2026-03-20' }, noon('2027-03-20')), 'cancelled');
  assert.equal(windowDays(window), usualCommentDays + 2);
});

test('a call goes one way only through its states', () => {
  fc.assert(fc.property(days, days, days, fc.option(days), fc.option(days), (one, other, third, reportedOn, cancelledOn) => {
    const [opensOn, closesOn] = [one, other].sort() as [string, string];
    const states = [third, addDays(third, 1), addDays(third, 40)].map((day) => windowState({ opensOn, closesOn, reportedOn, cancelledOn }, noon(day)));
    const places = states.map((state) => windowStates.indexOf(state));
    assert.deepEqual(places, [...places].sort((left, right) => left - right));
  }));
});

test('a promise is kept by its completed case and by nothing else', () => {
  const due = { dueOn: '2026-06-30' };
  assert.equal(promiseStanding(due, noon('2026-06-30')), 'open');
  assert.equal(promiseStanding(due, noon('2026-07-01')), 'overdue');
  assert.equal(promiseStanding({ ...due, completedOn: '2026-06-30' }, noon('2026-09-01')), 'kept');
  assert.equal(promiseStanding({ ...due, completedOn: '2026-07-01' }, noon('2026-09-01')), 'kept_late');
  assert.equal(promiseStanding({ ...due, completedOn: '2026-06-01', explained: true }, noon('2026-09-01')), 'explained');
});

test('every move not in the table is refused, with what is allowed; hiding needs a reason; what was answered is not taken back', () => {
  const now = noon('2026-03-12');
  for (const state of voiceStates) for (const to of [...voiceStates, 'gone']) for (const by of roles) for (const answered of [false, true]) {
    const context = { by, now, since: now, answered };
    const listed = voiceMoves.some((move) => move.from.includes(state) && move.to === to && move.by.includes(by) && !(answered && move.guards?.includes('before_answer')));
    const moved = moveVoice(state, { to, fields: { reason: '原因' } }, context);
    assert.equal(moved.ok, listed, `${state} → ${to} by ${by}`);
    if (!moved.ok) assert.deepEqual(moved.allowed, nextVoiceMoves(state, context));
  }
  assert.deepEqual(moveVoice('submitted', { to: 'hidden', fields: { reason: ' ' } }, { by: 'office_clerk', now, since: now }), { ok: false, reason: 'missing_fields', fields: ['reason'], allowed: ['accepted', 'hidden'] });
  assert.equal((moveVoice('accepted', { to: 'withdrawn' }, { by: 'resident', now, since: now, answered: true }) as { reason: string }).reason, 'already_replied');
  // Nobody is caught: from every state but the last there is a way on.
  for (const state of voiceStates) assert.equal(voiceMoves.some((move) => move.from.includes(state)), state !== 'withdrawn');
});

test('counts add up, whatever comes in', () => {
  const group = fc.record({
    state: fc.constantFrom(...voiceStates), stance: fc.option(fc.constantFrom(...stances, 'newer')), outcome: fc.option(fc.constantFrom(...outcomes)), count: fc.integer({ min: 0, max: 1000 }),
  });
  fc.assert(fc.property(fc.array(group, { maxLength: 40 }), (groups) => {
    const counted = countVoices(groups);
    const total = (list: readonly { count: number }[]): number => list.reduce((sum, { count }) => sum + count, 0);
    assert.equal(counted.received, counted.accepted + counted.hidden + counted.waiting + counted.withdrawn);
    assert.equal(total(counted.outcomes) + counted.pending, counted.accepted);
    const withStance = groups.filter(({ state, stance }) => state === 'accepted' && stance !== null);
    assert.equal(total(counted.stances), total(withStance));
    assert.deepEqual(countVoices([...groups].reverse()), counted);
  }));
  assert.deepEqual(countVoices([]).stances, []);
});

test('a quote is found across blanks and line ends, and not where it is not', () => {
  assert.ok(quotes('每户不少于\n  一个车位。', '不少于一个车位'));
  assert.ok(quotes('每户不少于一个车位。', '不少于 一个\n车位'));
  assert.ok(!quotes('每户不少于一个车位。', '不少于两个车位'));
});
