import { expect } from '@open-wc/testing';
import { daysUntil, formatDay, formatDayWithRelative, formatInstant, formatNumber, formatYuan, today } from '../../../packages/elements/src/locale/format.ts';
import { languageOf } from '../../../packages/elements/src/locale/language.ts';
import { learnShared } from '../../../packages/elements/src/locale/english.ts';
import { problemWords } from '../../../packages/elements/src/locale/contract-words.ts';
import { labelOf, placeLabels } from '../../../packages/elements/src/locale/labels.ts';

describe('days, figures and words', () => {
  // 23:30 on 21 February in Shanghai; still the afternoon in London.
  const now = new Date('2026-02-21T23:30:00+08:00');

  before(() => learnShared());

  it('writes days as people read them', () => {
    expect(formatDay('2026-03-05', 'zh-CN')).to.equal('2026年3月5日');
    expect(formatDay('2026-03-05', 'en')).to.equal('5 March 2026');
    expect(formatDay('soon', 'zh-CN')).to.equal('soon');
  });

  it('counts days in Shanghai', () => {
    expect(today(new Date('2026-02-21T16:30:00Z'))).to.equal('2026-02-22');
    expect(daysUntil('2026-02-21', now)).to.equal(0);
    expect(daysUntil('2026-02-22', now)).to.equal(1);
    expect(formatDayWithRelative('2026-03-05', 'zh-CN', now)).to.equal('2026年3月5日，还剩 12 天');
    expect(formatDayWithRelative('2026-02-20', 'en', now)).to.equal('20 February 2026, 1 day ago');
    expect(formatInstant('2026-02-21T16:05:00Z', 'zh-CN')).to.equal('2026年2月22日 00:05');
  });

  it('writes money in 万元, exactly', () => {
    expect(formatYuan(6_200_000, 'zh-CN')).to.equal('620 万元');
    expect(formatYuan(12_345_678, 'zh-CN')).to.equal('1,234.5678 万元');
    expect(formatYuan(9_999, 'zh-CN')).to.equal('9,999 元');
    expect(formatYuan(12_500_000, 'en')).to.equal('¥12.5 million');
    expect(formatNumber(1234.56, 'zh-CN', 1)).to.equal('1,234.6');
  });

  it('knows which language a tag means', () => {
    expect(['en', 'en-US', 'EN', 'zh', 'zh-Hans-CN', 'fr', '', undefined].map((tag) => languageOf(tag))).to.deep.equal(['en', 'en', 'en', 'zh-CN', 'zh-CN', 'zh-CN', 'zh-CN', 'zh-CN']);
  });

  it('shows a value newer than its words as it came', () => {
    expect(labelOf(placeLabels, 'levels', 'county', 'zh-CN')).to.equal('县');
    expect(labelOf(placeLabels, 'levels', 'galaxy', 'en')).to.equal('galaxy');
    expect(problemWords('brand_new', {}, 'en')).to.equal(undefined);
  });
});
