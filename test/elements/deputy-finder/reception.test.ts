import { expect } from '@open-wc/testing';
import { nextDay, nextReceptions, type NextReception, type Reception } from '../../../packages/elements/src/deputy-finder/reception.ts';

const nextReception = (receptions: readonly Reception[], now: Date): NextReception | undefined => nextReceptions(receptions, now)[0];

describe('the next reception', () => {
  const cases: [rrule: string, from: string, next: string | undefined][] = [
    ['FREQ=MONTHLY;BYMONTHDAY=15', '2026-11-15', '2026-11-15'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', '2026-11-16', '2026-12-15'],
    ['FREQ=MONTHLY;BYMONTHDAY=5,20', '2026-12-21', '2027-01-05'],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-11-01', '2026-12-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-02-03', '2026-02-28'],
    ['FREQ=WEEKLY;BYDAY=WE', '2026-11-22', '2026-11-25'],
    ['FREQ=WEEKLY;BYDAY=MO,SU', '2026-11-22', '2026-11-22'],
    ['FREQ=MONTHLY;BYDAY=1FR', '2026-11-07', '2026-12-04'],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-01', '2026-11-27'],
    ['FREQ=MONTHLY;BYDAY=4TH', '2026-11-22', '2026-11-26'],
    ['FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10', '2026-11-22', '2027-01-10'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-01-01', '2028-02-29'],
    ['RRULE:FREQ=WEEKLY;WKST=MO;INTERVAL=1;BYDAY=TU', '2026-11-22', '2026-11-24'],
    // Every other week counts from a day we do not know; no date is better than a wrong one.
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-22', undefined],
    ['FREQ=WEEKLY', '2026-11-22', undefined],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', '2026-11-22', undefined],
    ['FREQ=WEEKLY;BYDAY=1FR', '2026-11-22', undefined],
    ['FREQ=MONTHLY;BYMONTHDAY=0', '2026-11-22', undefined],
    ['FREQ=MONTHLY;BYMONTHDAY=32', '2026-11-22', undefined],
    ['nonsense', '2026-11-22', undefined],
    ['', '2026-11-22', undefined],
  ];
  for (const [rrule, from, next] of cases) {
    it(`${rrule || '(nothing)'} from ${from}`, () => {
      expect(nextDay(rrule, from)).to.equal(next);
    });
  }

  it('counts days in Shanghai, whatever the clock of the reader says', () => {
    const next = nextReception([{ text: '每周三 09:00-11:30', rrule: 'FREQ=WEEKLY;BYDAY=WE' }], new Date('2026-11-24T16:30:00Z'));
    expect(next).to.deep.equal({ day: '2026-11-25', inDays: 0, weekday: 3, hours: '09:00-11:30', openUntil: undefined, deputies: [] });
  });

  it('is not today any more once the hours are over', () => {
    const wednesday = [{ text: '每周三 9:00—11:30', rrule: 'FREQ=WEEKLY;BYDAY=WE' }];
    expect(nextReception(wednesday, new Date('2026-11-25T11:29:00+08:00'))?.inDays).to.equal(0);
    expect(nextReception(wednesday, new Date('2026-11-25T11:30:00+08:00'))?.day).to.equal('2026-12-02');
  });

  it('says until when while it goes on, and who receives', () => {
    const deputies = [{ id: 'DB0001', name: '单小梅' }, { name: '张晓明' }];
    const wednesday = [{ text: '每周三 9:00—11:30', rrule: 'FREQ=WEEKLY;BYDAY=WE', deputies }];
    const at = (time: string) => nextReception(wednesday, new Date(`2026-11-25T${time}:00+08:00`));
    expect([at('08:59'), at('09:00'), at('11:29'), at('11:30')].map((next) => next?.openUntil)).to.deep.equal([undefined, '11:30', '11:30', undefined]);
    expect(at('11:30')?.deputies).to.deep.equal(deputies);
    expect(nextReception([{ text: '每周三', rrule: 'FREQ=WEEKLY;BYDAY=WE' }], new Date('2026-11-25T09:00:00+08:00'))?.openUntil, 'no hours, no end').to.equal(undefined);
  });

  it('takes the earliest of several, and leaves out what has no rule', () => {
    const now = new Date('2026-11-22T08:00:00+08:00');
    expect(nextReception([{ text: '每月15日', rrule: 'FREQ=MONTHLY;BYMONTHDAY=15' }, { text: '预约接待' }, { text: '每周二', rrule: 'FREQ=WEEKLY;BYDAY=TU' }], now)?.day).to.equal('2026-11-24');
    expect(nextReception([{ text: '预约接待' }], now)).to.equal(undefined);
  });

  it('names those of the morning and those of the afternoon, and drops the morning once it is over', () => {
    const [shan, zhang, li] = [{ id: 'DB0001', name: '单小梅' }, { id: 'DB0002', name: '张晓明' }, { name: '李一' }];
    const rrule = 'FREQ=WEEKLY;BYDAY=WE';
    const twice = [
      { text: '每周三 14:30-17:00', rrule, deputies: [zhang] }, { text: '每周三 9:00-11:30', rrule, deputies: [shan] },
      { text: '每周三 14:30-17:00', rrule, deputies: [zhang, li] }, { text: '每周四 9:00-11:30', rrule: 'FREQ=WEEKLY;BYDAY=TH', deputies: [li] },
    ];
    const at = (time: string) => nextReceptions(twice, new Date(`2026-11-25T${time}:00+08:00`)).map(({ hours, deputies }) => `${hours} ${deputies.map(({ name }) => name).join('、')}`);
    expect(at('08:00')).to.deep.equal(['9:00-11:30 单小梅', '14:30-17:00 张晓明、李一']);
    expect(at('12:00')).to.deep.equal(['14:30-17:00 张晓明、李一']);
    expect(at('17:00')).to.deep.equal(['9:00-11:30 李一']);
  });
});
