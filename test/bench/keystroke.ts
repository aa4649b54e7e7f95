/**
 * What a keystroke in the deputy finder costs beside the plainest thing that could be done: a substring scan over the same
 * names. Ratios within one run; absolute times of a shared machine mean nothing.
 *
 * Run: npm run bench
 */
import { joinNames, prepareName, scanNames } from '@congress-kit/api/rules/pinyin-match';
import { scanNear } from '@congress-kit/api/rules/pinyin-near';

const syllables = ['zhang', 'wang', 'li', 'zhao', 'chen', 'xiao', 'ming', 'hua'];
const characters = '张王李赵陈晓明华';
const queries = ['z', '张', 'zxm', 'zhangxm', 'zhangxiaoming', 'zangxiaomin', 'zhnagxi', 'qqqqqq'];
const rounds = 15;

const median = (times: number[]): number => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] as number;
const timed = (act: () => void): number => {
  const started = performance.now();
  act();
  return performance.now() - started;
};

for (const size of [1_000, 13_000, 100_000]) {
  const names = Array.from({ length: size }, (_, index) => {
    const picks = [index % 8, (index >> 3) % 8, (index >> 6) % 8];
    return { name: picks.map((pick) => characters[pick]).join(''), pinyin: picks.map((pick) => syllables[pick]).join(' ') };
  });
  const list = joinNames(names.map(prepareName));
  const plain = names.map(({ name, pinyin }) => `${name} ${pinyin}`);
  const lines = queries.map((query) => {
    const ours: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(timed(() => { if (scanNames(list, query).indexes.length === 0) scanNear(list, query); }));
      floor.push(timed(() => { plain.filter((line) => line.includes(query)); }));
    }
    return `${query.padEnd(16)} ${(median(ours) / median(floor)).toFixed(1).padStart(7)} ×`;
  });
  console.log(`${size.toLocaleString('en')} names: our scan / plain substring scan (median of ${rounds})\n${lines.join('\n')}\n`);
}
