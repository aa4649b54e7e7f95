// Telephone numbers as people write them, and what is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalizePhone, phonePattern } from '@congress-kit/api/rules/phone';

const numbers: Readonly<Record<string, readonly string[]>> = {
  '13800138000': ['13800138000', '１３８００１３８０００', '138 0013 8000', '138-0013-8000', '138.0013.8000', '+86 138 0013 8000', '（+86）138—0013—8000', '0086-13800138000', '8613800138000', '013800138000', ' 138\u30000013\u30008000 '],
  '13800138000-1234': ['13800138000转1234', '13800138000 - 1234', '13800138000 转 1234'],
  '0561-3012345': ['0561-3012345', '05613012345', '（0561）3012345', '0561 301 2345', '０５６１－３０１２３４５', '+86 561 3012345', '86-0561-3012345', '+86 (0561) 301-2345'],
  '0561-3012345-801': ['0561-3012345-801', '0561-3012345转801', '05613012345分机801', '0561-3012345 ext. 801', '(0561)3012345#801'],
  '0561-3012345-8': ['0561-3012345-8'],
  '010-12345678': ['01012345678', '010-1234-5678', '+86 10 12345678', '(010) 1234 5678'],
  '0000-5550199': ['0000-5550199', '00005550199', '+86 0000-5550199'],
  '3012345': ['3012345', '301-2345', '301 2345'],
  '661234': ['661234'],
  '4006001234': ['400-600-1234', '4006001234', '+86 400 600 1234'],
  '+85291234567': ['+852 9123 4567', '00852-91234567', '＋８５２９１２３４５６７'],
  '+14155552671': ['+1 (415) 555-2671', '+1.415.555.2671'],
};

test('a number is kept in one way, however it is written', () => {
  for (const [kept, ways] of Object.entries(numbers)) {
    for (const way of ways) {
      assert.equal(normalizePhone(way), kept, way);
      assert.match(kept, phonePattern, way);
    }
  }
});

test('what is kept stays as it is', () => {
  fc.assert(fc.property(fc.stringMatching(phonePattern), (number) => normalizePhone(normalizePhone(number)) === normalizePhone(number) && phonePattern.test(normalizePhone(number))));
});

test('a digit too few or too many, two numbers, words: no number, and as it was written', () => {
  for (const none of [
    '1380013800', '138001380000', '12345678901', '+861381113800', '+8613800138', '+86 5550123', '010-1234567', '0561-301234', '13800138000/13900139000', '13800138000、3012345', '852 9123 4567',
    '110', '12345', 'call me', '1380000000a', '不方便', '', '+', '-', '++++++++++++', '0'.repeat(12),
  ]) {
    assert.equal(normalizePhone(none), none);
    assert.doesNotMatch(none, phonePattern, none);
  }
});
