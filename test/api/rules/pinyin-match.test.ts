import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinNames, prepareName, scanNames } from '@congress-kit/api/rules/pinyin-match';
import { matchName, matchSound, scanNear, scanSound, soundOf } from '@congress-kit/api/rules/pinyin-near';

const rankOf = (name: string, pinyin: string) => (query: string) => matchName(prepareName({ name, pinyin }), query)?.rank ?? null;
const rangesOf = (name: string, pinyin: string) => (query: string) => matchName(prepareName({ name, pinyin }), query)?.ranges[0];

test('a name is found as many people pronounce it', () => {
  const zhang = rankOf('张晓明', 'zhang xiao ming');
  assert.deepEqual(['zangxiaomin', 'zangxiao', 'xiaomin', 'shangxiaoming', 'zangsan'].map(zhang), [7, 7, 6, 7, null]);
  const liu = rankOf('刘成宁', 'liu cheng ning');
  assert.deepEqual(['niuchenning', 'liucenlin', 'niucenlin', 'wangning'].map(liu), [7, 7, 7, null]);
  assert.equal(rankOf('辛刚', 'xin gang')('xingang'), 3);
  assert.equal(rankOf('辛刚', 'xin gang')('xinggang'), 7);
  assert.equal(rankOf('石长生', 'shi chang sheng')('sicansen'), 7);
});

test('one slip of the finger is forgiven, two are not', () => {
  const zhou = rankOf('周国华', 'zhou guo hua');
  assert.deepEqual(['zhuoguohua', 'zhouvuohua', 'zhouguoohua', 'zhouguohau', 'xhouguohua', 'zhouguohuaa', 'zhuogouhua', 'zhu'].map(zhou), [7, 7, 7, 7, 7, 7, null, null]);
});

test('what is highlighted is what was typed for', () => {
  const zhang = rangesOf('张晓明', 'zhang xiao ming');
  assert.deepEqual([zhang('zx'), zhang('xiaom'), zhang('明'), zhang('zhangg'), zhang('zhnag'), zhang('xiaoo')], [[0, 2], [1, 3], [2, 3], [0, 1], [0, 1], [1, 3]]);
  assert.deepEqual(rangesOf('𠮷野家', 'ji ye jia')('yj'), [2, 4]);
  assert.deepEqual(rangesOf('古丽·买买提', 'gu li mai mai ti')('lim'), [1, 4]);
});

test('places with figures and letters in their names', () => {
  const grid = rankOf('枣林村A区第3网格', 'zao lin cun qu di wang ge');
  assert.deepEqual(['枣林村A区', 'zlc', 'zaolincun', '3网格', 'zlca', 'zlcaq', 'A区'].map(grid), [5, 5, 5, 2, 5, 5, 6]);
  assert.equal(rankOf('枣(林)村', 'zao lin cun')('('), 2);
});

test('the scan over all names says the same as looking at each', () => {
  const names = [['李章', 'li zhang'], ['张力', 'zhang li'], ['赵敏', 'zhao min'], ['张', 'zhang'], ['欧阳华', 'ouyang hua'], ['吕布', 'lü bu'], ['李宇', 'li yu'], ['吕宇', 'lü yu']] as const;
  const prepared = names.map(([name, pinyin]) => prepareName({ name, pinyin }));
  const list = joinNames(prepared);
  for (const query of ['z', 'zhang', 'zl', '张', 'lvbu', 'ly', 'lyu', 'lyubu', 'ouyangh', '华', 'zangli', 'zhagnli', 'min', '李y', 'q', '']) {
    const exact = scanNames(list, query);
    const near = exact.indexes.length === 0;
    const hits = near ? scanNear(list, query) : exact;
    const single = prepared.flatMap((one, index) => {
      const match = matchName(one, query);
      return match && (near || match.rank < 7) ? [[index, match.rank]] : [];
    });
    assert.deepEqual(hits.indexes.map((index, at) => [index, hits.ranks[at]]), single, query);
  }
});

test('a query that is typed letter by letter, and taken back, says the same as one that is asked at once', () => {
  const names = [['张晓明', 'zhang xiao ming'], ['章小民', 'zhang xiao min'], ['张章', 'zhang zhang'], ['张哈', 'zhang ha'], ['安安哈', 'an an ha'], ['吕宇', 'lü yu'], ['李宇', 'li yu'], ['𠮷野A区', 'ji ye qu'], ['张', 'zhang']] as const;
  const prepared = names.map(([name, pinyin]) => prepareName({ name, pinyin }));
  const typed = joinNames(prepared);
  for (const whole of ['zhangxiaoming', 'zhh', 'zhhm', 'zzhang', 'anaha', 'anh', 'lyuyu', 'liyu', '张晓m', 'zxm', 'jyaq', '章']) {
    const steps = Array.from({ length: whole.length }, (_, length) => whole.slice(0, length + 1));
    for (const query of [...steps, ...steps.slice().reverse()]) assert.deepEqual(scanNames(typed, query), scanNames(joinNames(prepared), query), query);
  }
  assert.deepEqual(scanNames(typed, 'zh'), { indexes: [0, 1, 2, 3, 8], ranks: [5, 5, 5, 5, 5] });
  assert.deepEqual(scanNames(typed, 'zhang'), { indexes: [0, 1, 2, 3, 8], ranks: [5, 5, 5, 5, 3] });
  assert.deepEqual(scanNames(typed, 'zha'), { indexes: [0, 1, 2, 3, 8], ranks: [5, 5, 5, 5, 5] });
  assert.deepEqual(scanNames(typed, 'zhh').indexes, [3]);
  assert.deepEqual(scanNames(typed, 'anh').indexes, [4]);
});

test('names that are written otherwise and sound the same', () => {
  const names = [['张鹃', 'zhang juan'], ['李张娟', 'li zhang juan'], ['章娟秀', 'zhang juan xiu'], ['章卷', 'zhang juan'], ['单娟', 'shan juan'], ['单位', 'dan wei'], ['张隽', 'zhang jun'], ['𠮷明', 'ji ming']] as const;
  const prepared = names.map(([name, pinyin]) => prepareName({ name, pinyin }));
  const list = joinNames(prepared);
  const alike = (query: string) => {
    const sound = soundOf(query, [list]);
    if (!sound) return undefined;
    const { indexes, ranks } = scanSound(list, sound);
    return indexes.map((index, at) => [names[index]![0], ranks[at], matchSound(prepared[index]!, sound)?.ranges[0]]);
  };
  // Whole names are told from those that begin with it and from those that have it within; 隽 is not read so.
  assert.deepEqual(alike('张娟'), [['张鹃', 5, [0, 2]], ['李张娟', 7, [1, 3]], ['章娟秀', 6, [0, 2]], ['章卷', 5, [0, 2]]]);
  // A character with two readings stands for both.
  assert.deepEqual(alike('单鹃'), [['单娟', 5, [0, 2]]]);
  assert.deepEqual(alike('吉明'), undefined);
  assert.deepEqual(alike('𠮷明'), [['𠮷明', 5, [0, 3]]]);
});
