import { expect } from '@open-wc/testing';
import { addDays, shanghaiDay, weekday } from '@congress-kit/api/rules/calendar-days';
import type { FinderIndex } from '@congress-kit/sdk';
import * as near from '../../../packages/elements/src/deputy-finder/near-part.ts';
import { SearchIndex } from '../../../packages/elements/src/deputy-finder/search-index.ts';
import { index } from './sample-index.ts';

describe('searching the index', () => {
  const search = new SearchIndex(index);
  search.near = near;
  const found = (text: string, limit = 4): string[] => search.search(text).deputies.slice(0, limit).map((at) => index.deputies.name[at]!);
  const causeOf = (text: string): string | undefined => {
    const all = search.search(text);
    return all.causes.get(all.deputies[0] ?? -1)?.type;
  };

  const cases: [text: string, names: string[], cause?: string][] = [
    ['单小梅', ['单小梅'], 'name'],
    ['小梅', ['单小梅'], 'name'],
    ['shan xiao mei', ['单小梅'], 'name'],
    ['shanxiaomei', ['单小梅'], 'name'],
    ["shan'xiao'mei", ['单小梅'], 'name'],
    ['ＳＨＡＮ', ['单小梅'], 'name'],
    ['sxm', ['单小梅'], 'name'],
    ['oyjg', ['欧阳建国'], 'name'],
    ['张xm', ['张晓明'], 'name'],
    ['zangxiaomin', ['张晓明'], 'name'],
    ['zhnagxiaoming', ['张晓明'], 'name'],
    ['枣林村', ['单小梅', '张晓明', '枣园'], 'division'],
    ['枣林', ['单小梅', '张晓明', '枣园'], 'division'],
    ['zaolincun', ['单小梅', '张晓明', '枣园'], 'division'],
    ['zlc', ['单小梅', '张晓明', '枣园'], 'division'],
    ['枣林社区', ['单小梅', '张晓明', '枣园'], 'division'],
    ['枣林村第二网格', ['张晓明', '枣园'], 'division'],
    ['枣林村第2网格', ['张晓明', '枣园'], 'division'],
    ['99010110220302', ['张晓明', '枣园'], 'division'],
    ['990101.102.203.02', ['张晓明', '枣园'], 'division'],
    ['我是枣林村三组的', ['单小梅', '张晓明', '枣园'], 'division'],
    ['青禾县柳溪镇荷塘村12号', ['欧阳建国'], 'division'],
    ['柳溪镇', ['单小梅', '张晓明', '欧阳建国', '枣园'], 'division'],
    ['枣林村代表联络站', ['单小梅', '张晓明'], 'station'],
    ['教育行业', ['单小梅'], 'group'],
    ['医生', ['张晓明'], 'post'],
    ['柳溪镇 张', ['张晓明'], 'division'],
    ['荷塘，欧阳', ['欧阳建国'], 'division'],
    ['DB0003', ['欧阳建国'], 'name'],
    ['db0003', ['欧阳建国'], 'name'],
    ['张小明', ['张晓明'], 'name'],
    ['小明', ['张晓明'], 'name'],
    ['山晓眉', []],
    ['不存在', []],
    ['qqqq', []],
    ['  ', []],
  ];
  for (const [text, names, cause] of cases) {
    it(`“${text}”`, () => {
      expect(found(text)).to.deep.equal(names);
      if (cause) expect(causeOf(text)).to.equal(cause);
    });
  }

  it('names come before places', () => {
    expect(found('枣')).to.deep.equal(['枣园', '单小梅', '张晓明'].slice(0, 1));
    expect(found('zao')).to.deep.equal(['枣园', '单小梅', '张晓明']);
  });

  it('says when it is only close', () => {
    expect(search.search('zangxiaomin').near).to.equal(true);
    expect(search.search('zhangxiaoming').near).to.equal(false);
  });

  it('names that sound like what was typed come last of all, and apart from those that are close', () => {
    const alike = search.search('张小明');
    expect([alike.near, alike.sound !== undefined]).to.deep.equal([false, true]);
    expect(search.search('张晓明').sound).to.equal(undefined);
    // A place of that name is there, though nobody looks after it.
    expect(search.search('空山村').sound).to.equal(undefined);
    expect(search.search('我是枣林村三组的').sound).to.equal(undefined);
    // Nor is it anybody's name.
    expect(new SearchIndex({ ...index, stations: { ...index.stations, receptions: ['', '', ''] } } as FinderIndex).search('今天谁接待').isPending).not.to.equal(true);
  });

  it('waits while keys are coming, and until what looks for what is close is there', () => {
    for (const text of ['zangxiaomin', '张小明', 'zangxiaomin liuxi']) {
      const without = new SearchIndex(index);
      expect(without.search(text).isPending, text).to.equal(true);
      without.near = null;
      expect([without.search(text).isPending, without.search(text).deputies], text).to.deep.equal([false, []]);
    }
    expect(search.search('张小明', true).isPending).to.equal(true);
    expect(search.search('zangxiaomin', true).isPending).to.equal(true);
    expect(new SearchIndex(index).search('张晓明').isPending).to.equal(false);
  });

  it('narrowing gives the same as asking anew', () => {
    for (const whole of ['zhangxiaoming', 'shanxm', 'zaolincun', '枣林村第二', 'liyier', 'lyu']) {
      const growing = new SearchIndex(index);
      for (let length = 1; length <= whole.length; length += 1) {
        const text = whole.slice(0, length);
        expect(growing.search(text).deputies, text).to.deep.equal(new SearchIndex(index).search(text).deputies);
      }
      // And back again.
      expect(growing.search(whole.slice(0, 2)).deputies).to.deep.equal(new SearchIndex(index).search(whole.slice(0, 2)).deputies);
    }
  });

  it('the place of the words, without the grids inside it', () => {
    expect(search.search('枣林').places.map((at) => index.divisions.name[at])).to.deep.equal(['枣林村']);
  });

  it('stations: of the place, of the places around it, of those inside it', () => {
    const of = (id: string) => search.stationsFor(search.divisionAt(id)).map((at) => index.stations.id[at]);
    expect(of('990101.102.203.01')).to.deep.equal(['JZ003', 'JZ002']);
    expect(of('990101.102.205')).to.deep.equal(['JZ002']);
    expect(of('990101.001')).to.deep.equal(['JZ001']);
    expect(of('990101')).to.deep.equal(['JZ001']);
  });

  it('今天谁接待: deputies of the stations that receive today, and nobody of the others', () => {
    const today = shanghaiDay(new Date());
    const rule = (day: string): string => `每周${'一二三四五六日'[weekday(day) - 1]!}`;
    const with_ = (receptions: string[]) => new SearchIndex({ ...index, stations: { ...index.stations, receptions } } as FinderIndex);
    const names = (receptions: string[], text: string) => with_(receptions).search(text).deputies.map((at) => index.deputies.name[at]!);
    const [now, tomorrow] = [rule(today), rule(addDays(today, 1))];
    for (const text of ['今天', '今天接待', '今天谁接待？', 'Who receives today']) {
      expect(names([tomorrow, '预约接待', now], text), text).to.deep.equal(['单小梅', '张晓明']);
      expect(names([tomorrow, '', ''], text), text).to.deep.equal([]);
    }
    const found = with_([tomorrow, '', now]).search('今天接待');
    expect(found.causes.get(found.deputies[0]!)).to.deep.equal({ type: 'station', at: 2 });
  });

  it('survives an index whose places go in a circle or point nowhere', () => {
    const broken = {
      ...index,
      divisions: { ...index.divisions, parent: [3, 0, 1, 2, 99, 4, 5, 5, 4, 4] },
      deputies: { ...index.deputies, divisions: index.deputies.divisions.map(() => [3, 77, -1]) },
    } as FinderIndex;
    const search = new SearchIndex(broken);
    expect(search.search('单小梅').deputies.length).to.equal(1);
    expect(search.search('空山村').deputies).to.deep.equal([]);
    expect(search.tree.path(3).length).to.equal(4);
  });

  it('finds in a city of 13,000 what it finds in a village', () => {
    const times = 300;
    const big = JSON.parse(JSON.stringify(index)) as { deputies: Record<string, unknown[]> };
    for (const column of Object.keys(big.deputies)) {
      const own = big.deputies[column]!;
      big.deputies[column] = Array.from({ length: own.length * times }, (_, at) => own[at % own.length]);
    }
    const search = new SearchIndex(big as unknown as FinderIndex);
    search.near = near;
    expect(search.count).to.be.greaterThan(13_000);
    const small = new SearchIndex(index as unknown as FinderIndex);
    small.near = near;
    for (const text of ['zhang', '枣林村', 'zangxiaomin', '张小明', 'qqqqqq']) {
      expect(search.search(text).deputies.length, text).to.equal(small.search(text).deputies.length * times);
    }
  });
});
