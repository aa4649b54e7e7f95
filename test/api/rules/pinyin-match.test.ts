import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinNames, matchName, narrows, prepareName, scanNames, scanNear } from '@congress-kit/api/rules/pinyin-match';

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

test('a longer query needs to look only where the shorter one hit', () => {
  assert.equal(narrows('zh', 'zhang'), true);
  assert.equal(narrows('zhang', 'zh'), false);
  assert.equal(narrows('', 'z'), false);
  // lyu may stand for lü, which ly does not.
  assert.equal(narrows('ly', 'lyu'), false);
  const list = joinNames(['张晓明 zhang xiao ming', '章小民 zhang xiao min', '李明 li ming', '王五 wang wu', '赵六 zhao liu', '钱七 qian qi', '孙八 sun ba', '周九 zhou jiu'].map((line) => {
    const [name = '', ...rest] = line.split(' ');
    return prepareName({ name, pinyin: rest.join(' ') });
  }));
  const wide = scanNames(list, 'zx').indexes;
  assert.deepEqual(scanNames(list, 'zxm', [0]), scanNames(joinNames([prepareName({ name: '张晓明', pinyin: 'zhang xiao ming' })]), 'zxm'));
  assert.deepEqual(scanNames(list, 'zxming', wide).indexes, [0]);
});
