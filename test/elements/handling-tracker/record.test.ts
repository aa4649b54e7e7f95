import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { caseStates } from '@congress-kit/api/rules/case-flow';
import { publicSuggestionStates } from '@congress-kit/api/rules/suggestion-flow';
import type { CaseDetail, Receipt } from '@congress-kit/sdk';
import { addLanguage, page } from '../../../packages/elements/src/base/registry.ts';
import { leadOf } from '../../../packages/elements/src/handling-tracker/lead.ts';
import { runsOf, timesHandledAgain, trackedCase, trackedReceipt, trackOf } from '../../../packages/elements/src/handling-tracker/tracked.ts';
import { formatDay } from '../../../packages/elements/src/locale/format.ts';
import { day, handling, notAccepted, published, receiptHandling, receiptRejected, receiptReplied, replied } from './fixtures.ts';
import { all, appears, isAccessible, one, text, words, type Tracker } from './helpers.ts';
import { json, PlayedServer } from './server.ts';

const show = (data: CaseDetail | Receipt, lang = 'zh-CN', theme = '') =>
  fixture<Tracker>(html`<congress-handling-tracker lang=${lang} theme=${theme} .data=${data}></congress-handling-tracker>`).then(async (element) => {
    await appears(element, '.record');
    return element;
  });

describe('congress-handling-tracker, one record', () => {
  it('shows six places with the days they were reached, and where it stands', async () => {
    const element = await show(handling);
    const places = all(element, '.place');
    expect(places.map(words)).to.deep.equal([
      `已收到 已过 ${formatDay(day(-82), 'zh-CN')}`, `交办中 已过 ${formatDay(day(-78), 'zh-CN')}`, `办理中 现在 ${formatDay(day(-76), 'zh-CN')}`, '已答复 还没到', '评价中 还没到', '已办结 还没到',
    ]);
    expect(places.map((place) => place.getAttribute('aria-current'))).to.deep.equal([null, null, 'step', null, null, null]);
    await isAccessible(element);
  });

  it('holds a day that does not fit beside its place nearer to it than to the next', async () => {
    const element = await show(handling);
    element.style.cssText = 'display: block; width: 180px';
    const edges = (selector: string) => one(element, selector).getBoundingClientRect();
    await waitUntil(() => one(element, '.frame').dataset['width'] === 'narrow' && edges('.place .day').top >= edges('.place .name').bottom - 4, 'it does not fit');
    const day = edges('.place .day');
    expect(edges('.place + .place .name').top - day.bottom).to.be.above(day.top - edges('.place .name').bottom + 4);
  });

  it('lists the files of a step below what was said with it, each with its kind and size', async () => {
    const steps = handling.steps.map((step, at) => (at < handling.steps.length - 1 ? step : { ...step, evidence: [{ id: 'a', name: '面商记录.pdf', mediaType: 'application/pdf', bytes: 52_000, sha256: 'a', url: '/attachments/a' }] }));
    const element = await show({ ...handling, steps });
    const lists = all(element, '.timeline [part~=attachments]');
    expect(lists.map(words)).to.deep.equal(['面商记录.pdf PDF 文件，51 KB']);
    expect(lists[0]!.closest('.step')).to.equal(one(element, '.step.newest'));
    await isAccessible(element);
  });

  it('breaks no day of a fold in two', async () => {
    const element = await show(published);
    expect(getComputedStyle(one(element, 'summary .figures')).wordBreak).to.equal('keep-all');
  });

  it('where a person has colours of their own, draws the place on the timeline, and a fold’s arrow, with borders', async () => {
    const element = await show(published);
    for (const [selector, least] of [['.step.newest', 2], ['summary', 1]] as const) {
      const { borderBottomWidth, borderBottomStyle } = getComputedStyle(one(element, selector), '::before');
      expect(parseFloat(borderBottomWidth), selector).to.be.above(least);
      expect(borderBottomStyle, selector).to.equal('solid');
    }
  });

  it('the arrow of a fold points at its words, and down once it is open, whichever side they are read from', async () => {
    const element = await show(published);
    // The corner where both borders meet, turned: in degrees, to the right being 0.
    const points = async (isOpen: boolean): Promise<number> => {
      const fold = one<HTMLDetailsElement>(element, '.timeline details');
      fold.open = isOpen;
      await waitUntil(() => fold.getAnimations({ subtree: true }).length === 0, 'the arrow stands still');
      const { transform, borderRightWidth } = getComputedStyle(fold.querySelector('summary')!, '::before');
      const { a, b } = new DOMMatrix(transform);
      return Math.round((parseFloat(borderRightWidth) > 0 ? 45 : 135) + (Math.atan2(b, a) * 180) / Math.PI);
    };
    expect([await points(false), await points(true)]).to.deep.equal([0, 90]);
    addLanguage('ug', { messages: { shared: { retry: 'Qayta' } } });
    element.lang = 'ug';
    await waitUntil(() => one(element, '.frame[dir=rtl] .timeline details'));
    expect([await points(false), await points(true)]).to.deep.equal([180, 90]);
    delete page().languages;
  });

  it('a case handled again stands where it came back to; a published one is through', () => {
    const again = trackedCase({ ...published, state: 'rehandling', phase: 'handling', steps: published.steps.slice(0, 12) });
    const track = trackOf(again);
    expect(track.places.map(({ state }) => state)).to.deep.equal(['done', 'done', 'current', 'ahead', 'ahead', 'ahead']);
    expect(track.places[2]!.on!.slice(0, 10)).to.equal(day(-7));
    expect(trackOf(trackedCase(published)).finished).to.equal(true);
    expect(trackOf(trackedCase(published)).places[5]).to.deep.include({ phase: 'published', state: 'current' });
  });

  it('tells the due day, its light and the rule', async () => {
    const element = await show(handling);
    const due = words(one(element, '[part=due]'));
    expect(due).to.contain(`${formatDay(day(12), 'zh-CN')}，快到期，还剩 12 天`).and.contain('3 个月内书面答复');
    const extended = await show({ ...handling, clock: { ...handling.clock!, extended: true, months: 6, estimated: true, totalStartedOn: day(-90), totalDueOn: day(2) } });
    expect(words(one(extended, '[part=due]'))).to.contain('已同意延期，还剩 12 天').and.contain('经同意延长，共 6 个月').and.contain('节假日安排公布后可能有变').and.contain('总期限是');
    const paused = await show({ ...handling, clock: { ...handling.clock!, pausedOn: day(-3) } });
    expect(words(one(paused, '[part=due]'))).to.contain('暂停计时，等代表回复').and.contain('暂停的天数会补上');
    const late = await show({ ...handling, clock: { ...handling.clock!, dueOn: day(-40) } });
    expect(words(one(late, '[part=due]'))).to.contain('严重超期，已 40 天');
  });

  it('tells the other time limits that are owed or were missed, and how much of the answer is public', async () => {
    const lengths: Record<string, number> = { assign: 5, return: 7, publish: 20 };
    const limit = (kind: string, due: number, done?: number) => ({ kind, length: lengths[kind], yellowDays: 2, startedOn: day(due - 7), dueOn: day(due), ...(done === undefined ? {} : { doneOn: day(done) }), estimated: false });
    const deadlines = [limit('assign', -30, -30), { ...limit('return', -20, -16), organization: '县交通局' }, limit('publish', 2), limit('of_later', 3)];
    const element = await show({ ...replied, deadlines, publication: { mode: 'partial', ground: '含商业秘密' } });
    await appears(element, '[part=deadlines]');
    const rows = all(element, '[part=deadlines] dl > div').map(words);
    expect(rows).to.deep.equal([
      `单位退回（退办） ${formatDay(day(-20), 'zh-CN')} 办完，晚了 4 天 县交通局，交办后 7 个工作日内`, `公开答复 ${formatDay(day(2), 'zh-CN')} 快到期，还剩 2 天 答复后 20 个工作日内`, '答复是否公开公开一部分理由：含商业秘密',
    ], 'handed over in time is no news, and of what it does not know it says nothing');
    await isAccessible(element);
    const calm = await show({ ...replied, deadlines: [limit('publish', 3)] });
    await appears(calm, '[part=deadlines]');
    expect(words(one(calm, '[part=deadlines] dd'))).to.contain('还剩 3 天').and.not.contain('快到期', 'a limit of working days is near two days before it');
    const own = await show({ ...replied, deadlines: [{ ...limit('publish', 4), length: 30, yellowDays: 4 }, { ...limit('return', -20, -16), organization: '县交通局', length: undefined }] });
    await appears(own, '[part=deadlines]');
    expect(all(own, '[part=deadlines] dd').map(words)).to.deep.equal([
      `${formatDay(day(4), 'zh-CN')} 快到期，还剩 4 天 答复后 30 个工作日内`, `${formatDay(day(-20), 'zh-CN')} 办完，晚了 4 天 县交通局`,
    ], 'by the rule of the place; where it is not told, without it');
    const open = await show({ ...published, deadlines: [limit('publish', 3, 1)], publication: { mode: 'full' } });
    expect(one(open, '[part=deadlines]')).to.equal(null);
    const { deadlines: _, ...older } = replied;
    expect(one(await show(older), '[part=deadlines]')).to.equal(null);
  });

  it('tells at a step that was wrong what was put right and when, and at the correction which step it was', async () => {
    const steps = handling.steps.map((step, index) => ({ ...step, id: `s${index}` }));
    const correction = (from: number, corrects: string, note?: string) => ({ id: `c${from}`, type: 'correction', at: day(from), actor: { role: 'office_clerk' }, corrects, ...(note && { note }) });
    const corrected = { ...handling, steps: [...steps, correction(-5, 's6', '督办的是 29 日'), correction(-3, 's2', '镇名写错了'), correction(-2, 's6', '督办的是 28 日'), correction(-1, 'gone', '说的是看不到的一步')] };
    const element = await show(corrected);
    const runs = all(element, '.step').map(words);
    const at = (from: number) => formatDay(day(from), 'zh-CN');
    const step = (name: string) => runs.find((each) => each.startsWith(name))!;
    expect(runs.slice(0, 4).map((each) => each.replace(/ \d{4}年.*$/, '').trim())).to.deep.equal([
      '更正 最新', `更正：督促办理（督办）（${at(-30)}）`, `更正：已交给承办单位（交办）（${at(-78)}）`, `更正：督促办理（督办）（${at(-30)}）`,
    ], 'what it corrects may be a step that this reader is not shown');
    expect(step('督促办理')).to.contain(`已于 ${at(-2)}更正：督办的是 28 日已于 ${at(-5)}更正：督办的是 29 日`, 'the latest holds, and stands on top').and.contain('请在期限内答复，并说明资金来源。');
    expect(step('已交给承办单位')).to.contain(`县交通局主办，县供电公司、柳溪镇协办。已于 ${at(-3)}更正：镇名写错了`);
    expect(all(element, '[part=corrected] .icon').length).to.equal(3);
    expect(trackOf(trackedCase(corrected))).to.deep.equal(trackOf(trackedCase(handling)));
    await isAccessible(element);

    // Not in words, where the case carries what somebody wants private; and in English.
    const silent = await show({ ...handling, steps: [...steps, correction(-2, 's6')] }, 'en');
    await waitUntil(() => words(one(silent, '[part=corrected]')) === `Corrected on ${formatDay(day(-2), 'en')}`);
    expect(words(all(silent, '.step')[0]!)).to.contain(`Correction: Supervised (${formatDay(day(-30), 'en')})`);

    // A suggestion and its case may correct steps of one day, and name them alike.
    const receipt = { ...receiptHandling, steps: [...receiptHandling.steps.map((each, index) => ({ ...each, id: `s${index}` })), correction(-2, 's2', '意见的')], case: { ...receiptHandling.case!, steps: [...steps, correction(-2, 's3', '办理件的')] } };
    const held = all(await show(receipt), '[part=corrected]').map((each) => `${words(each.closest('.step')!.querySelector('.what')!)} ${words(each)}`);
    expect(held).to.deep.equal([`承办单位已签收 已于 ${at(-2)}更正：办理件的`, `已受理 已于 ${at(-2)}更正：意见的`]);
  });

  it('names the two who handle and the two who supervise, plain word first', async () => {
    const element = await show(handling);
    expect(all(element, '[part=who] .rows > div').map(words)).to.deep.equal([
      '负责办理（主办单位） 县交通局', '一起办理（协办单位） 县供电公司、柳溪镇人民政府', '政府领导负责（领办领导） 副县长 何明远', '人大领导督促（督办领导） 县人大常委会副主任 许秋实',
      '督促办理（督办机构） 城乡建设与环境保护委员会', '提出的代表（领衔代表） 单小梅', '一起提出的代表（附议代表） 仇志强、解文清', '会议 青禾县第十八届人民代表大会第五次会议',
    ].map((row) => row.replace('） ', '）')).map((row) => row.replace('会议 青', '会议青')));
  });

  it('shows the answer with its paragraphs, class, promise and meeting; earlier ones folded', async () => {
    const element = await show(replied);
    const reply = words(one(element, '[part=reply]'));
    expect(reply).to.contain('正在解决').and.contain('承办单位定的是 B 类（本地一共分四档）').and.contain('青交函〔2026〕18号').and.contain('上门走访').and.contain('还剩 75 天');
    expect(all(element, '[part=reply] blockquote p')).to.have.length(3);
    const second = await show(published);
    expect(words(one(second, '#reply'))).to.equal('第 2 次答复');
    expect(one<HTMLDetailsElement>(second, '[part=reply] details').open).to.equal(false);
    const waiting = await show({ ...replied, replies: [] });
    expect(words(one(waiting, '[part=reply]'))).to.contain('审核以后在这里公开');
  });

  it('shows the newest step open on top and folds older phases', async () => {
    const element = await show(handling);
    expect(words(one(element, '.step'))).to.contain('协办单位反馈 最新').and.contain('20 天前').and.contain('县供电公司（协办单位）').and.contain('三号变压器');
    expect(all<HTMLDetailsElement>(element, '.timeline details').map((each) => [words(each.querySelector('.phase')), each.open])).to.deep.equal([['交办中', false], ['已收到', false]]);
  });

  it('merges the steps of a receipt and of its case, each once', () => {
    const { steps, replies } = trackedReceipt(receiptReplied);
    expect(steps.map(({ type }) => type)).to.deep.equal([
      'submitted', 'screening', 'accepted', 'registered', 'reviewed', 'assigned', 'transferred', 'received', 'handling', 'meeting', 'supervised', 'co_reply', 'replied',
    ]);
    expect(runsOf(steps).map(({ phase }) => phase)).to.deep.equal(['replied', 'handling', 'assigning', 'received']);
    expect(replies).to.have.length(1);
    expect(timesHandledAgain(trackedReceipt(receiptHandling))).to.equal(0);
  });

  it('ends the track with its own sentence and where to go instead', async () => {
    const rejected = await show(receiptRejected);
    expect(all(rejected, '.place').map(words).map((place) => place.split(' ')[0])).to.deep.equal(['已收到', '不予受理']);
    expect(words(one(rejected, '[part=ending]'))).to.equal('这件意见没有受理。 原因：属于信访事项；涉及个人征地补偿。 请到信访局，或在网上信访平台提出，那里会依法登记并答复。');
    await isAccessible(rejected);
    const refused = await show(notAccepted);
    expect(words(one(refused, '[part=ending]'))).to.contain('没有立案').and.contain('属于乡镇职权范围');
    const endings: [string, { text: string } | undefined, string][] = [
      ['referred', { text: '县信访局' }, '这件意见已转到：县信访局。'], ['referred', undefined, '这件意见已转到负责的地方。'], ['merged', { text: 'QH-2026-000009-C' }, '合并到：QH-2026-000009-C'],
      ['merged', undefined, '已合并办理。'], ['withdrawn', undefined, '已由提出人撤回。'], ['hidden', { text: '含有他人隐私' }, '原因：含有他人隐私'],
    ];
    for (const [ending, because, sentence] of endings) {
      const element = await show({ ...receiptRejected, state: ending, phase: ending, ending: because, steps: receiptRejected.steps.slice(0, 2) });
      expect(words(one(element, '[part=ending]')), ending).to.contain(sentence).and.not.contain('{');
    }
  });

  it('does not call a case late that is handled again: its answer was in time', async () => {
    const again = { ...published, state: 'rehandling', phase: 'handling', steps: published.steps.slice(0, 12), clock: { ...handling.clock!, dueOn: day(-2) } };
    const element = await show(again);
    expect(words(one(element, '[part=due]'))).to.contain('按时办完').and.contain('起重新办理，要再答复一次');
    expect(text(element)).to.not.contain('超期');
  });

  it('says in one sentence how far it is, in every state and both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const state of caseStates.filter((one) => !['not_accepted', 'merged', 'withdrawn'].includes(one))) {
        expect(leadOf(trackedCase({ ...handling, state }), language), state).to.be.a('string').and.not.contain('undefined');
      }
      for (const state of publicSuggestionStates) expect(leadOf(trackedReceipt({ ...receiptHandling, state, case: undefined }), language), state).to.be.a('string').and.not.contain('undefined');
    }
    // A newer state says nothing rather than something wrong.
    expect(leadOf(trackedCase({ ...handling, state: 'newer_than_us' }), 'en')).to.equal(undefined);
    expect(trackOf(trackedCase({ ...handling, state: 'newer_than_us', phase: 'newer_than_us' })).places[2]!.state).to.equal('current');
  });

  it('comes from a file, a JSON child or a property, and says when it is neither', async () => {
    const server = new PlayedServer();
    try {
      server.instead = ({ path }) => (path === '/case.json' ? json(handling) : path === '/receipt.json' ? json(receiptReplied) : undefined);
      for (const file of ['case.json', 'receipt.json']) {
        const element = await fixture<Tracker>(html`<congress-handling-tracker src="${server.api}/${file}"></congress-handling-tracker>`);
        await appears(element, '.record');
        // Without the secret there is nothing to rate with.
        expect(one(element, '[part=rating]')).to.equal(null);
      }
      const child = document.createElement('congress-handling-tracker');
      child.innerHTML = `<script type="application/json">${JSON.stringify(handling)}</script>`;
      document.body.append(child);
      await appears(child, '.record');
      child.remove();
      const wrong = await fixture<Tracker>(html`<congress-handling-tracker .data=${{ hello: 1 } as never}></congress-handling-tracker>`);
      await waitUntil(() => text(wrong).includes('收到的内容读不懂'));
    } finally {
      server.close();
    }
  });

  it('speaks English', async () => {
    const element = await show({ ...handling, title: 'Lights', body: 'Lights', leadHandler: { id: '1', name: 'Roads' } }, 'en');
    const told = text(element);
    expect(told).to.contain('Roads is handling it and answers by').and.contain('Due soon, 12 days left').and.contain('In charge (lead unit)');
    expect(words(one(element, '.place[aria-current]'))).to.contain('Being handled Now');
  });

  it('in elder mode shows how far it is and the answer, and folds the rest', async () => {
    const element = await fixture<Tracker>(html`<congress-handling-tracker elder .data=${replied}></congress-handling-tracker>`);
    await appears(element, '.record');
    expect(all<HTMLDetailsElement>(element, 'details.later').map((each) => [words(each.querySelector('summary')), each.open])).to.deep.equal([['谁来办，谁来督', false], ['办理经过', false]]);
    expect(one(element, 'summary').getBoundingClientRect().height).to.be.at.least(60);
    await isAccessible(element);
  });

  for (const theme of ['red', 'dark', 'dark blue']) {
    it(`is accessible in ${theme}`, async () => isAccessible(await show(published, 'zh-CN', theme)));
  }

  for (const [width, name] of [['320px', 'narrow'], ['600px', 'medium'], ['1100px', 'wide']] as const) {
    it(`fits and is accessible at ${width}`, async () => {
      const box = document.createElement('div');
      box.style.width = width;
      document.body.append(box);
      const element = await fixture<Tracker>(html`<congress-handling-tracker .data=${published}></congress-handling-tracker>`, { parentNode: box });
      await appears(element, '.record');
      // A tab in the background draws no frames, and its ResizeObserver waits for one: it knows before.
      expect(one(element, '.frame').dataset['width']).to.equal(name);
      expect(one(element, '.frame').scrollWidth).to.be.at.most(parseInt(width, 10));
      await isAccessible(element);
    });
  }
});
