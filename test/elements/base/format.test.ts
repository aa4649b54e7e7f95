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

  it('writes figures and days as the browser’s own formatters do', () => {
    const figures = [0, 1, 9, 10, 999, 1000, 1001, 12_345, 1_234_567, 123_456_789_012, 999_999_999_999_999, 2 ** 53, 1e21, 0.05, 0.25, 0.449, 0.5, 1.005, 1.45, 2.5, 99.95, 999.95, 1234.56, 0.00001, 1e-7, -1, -1234.5, -0.25, NaN, Infinity];
    for (const language of ['zh-CN', 'en'] as const) {
      for (const digits of [0, 1, 2, 4, 6]) {
        const browsers = new Intl.NumberFormat(language, { maximumFractionDigits: digits });
        for (const figure of figures) expect(formatNumber(figure, language, digits), `${figure} ${digits}`).to.equal(browsers.format(figure));
      }
    }
    const zone = { timeZone: 'Asia/Shanghai' } as const;
    const days = new Intl.DateTimeFormat('zh-CN', { ...zone, year: 'numeric', month: 'long', day: 'numeric' });
    const times = new Intl.DateTimeFormat('zh-CN', { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    for (const instant of ['2026-02-21T16:05:00Z', '2026-12-31T15:59:59Z', '2026-12-31T16:00:00Z', '2024-02-29T12:00:00+08:00', '1992-01-01T00:00:00+08:00', '1988-07-01T15:30:00Z', '1970-01-01T00:00:00Z', '2099-01-01T23:59:59+08:00', '2026-03-05T00:00:00-11:00']) {
      const at = new Date(instant);
      expect(formatDay(instant, 'zh-CN'), instant).to.equal(days.format(at));
      expect(formatInstant(instant, 'zh-CN'), instant).to.equal(`${days.format(at)} ${times.format(at)}`);
    }
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
