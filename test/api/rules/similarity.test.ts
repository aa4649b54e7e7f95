import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pairsOf, similarFrom, similarity } from '@congress-kit/api/rules/index';

test('pairs never cross a sign, and fillers are none', () => {
  assert.deepEqual(pairsOf('建议修路灯'), ['修路', '路灯']);
  assert.deepEqual(pairsOf('路灯，不亮！'), ['路灯', '不亮']);
  assert.deepEqual(pairsOf('路灯路灯'), ['路灯', '灯路']);
  assert.deepEqual(pairsOf('ＰＭ2.5'), ['pm', 'm2', '5']);
  assert.deepEqual(pairsOf('𠮷野家'), ['𠮷野', '野家']);
  assert.deepEqual(pairsOf('希望能否，的'), []);
});

test('what is the same matter is alike, what is not is not', () => {
  const alike = [['建议枣林村装路灯', '枣林村没有路灯'], ['希望在第二小学门口画斑马线', '第二小学门口缺斑马线'], ['公交3路末班车太早', '3路公交末班车能否晚一点']];
  const unlike = [['建议枣林村装路灯', '卫生院周末没人值班'], ['希望增加公交班次', '希望增加校车'], ['', '路灯']];
  for (const [one, other] of alike) assert.ok(similarity(one!, other!) >= similarFrom, `${one} ${other} ${similarity(one!, other!)}`);
  for (const [one, other] of unlike) assert.ok(similarity(one!, other!) < similarFrom, `${one} ${other} ${similarity(one!, other!)}`);
});

test('alike both ways round, wholly only with itself, between 0 and 100', () => {
  const words = fc.stringMatching(/^[一-十a-c路灯，]{0,12}$/u);
  fc.assert(fc.property(words, words, (one, other) => {
    const said = similarity(one, other);
    assert.equal(said, similarity(other, one));
    assert.ok(said >= 0 && said <= 100 && Number.isInteger(said));
    assert.equal(similarity(one, one), pairsOf(one).length > 0 ? 100 : 0);
  }));
});
