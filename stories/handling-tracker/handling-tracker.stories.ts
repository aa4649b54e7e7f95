import type { FakeServer } from '@congress-kit/sdk/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { countyOf } from '../support/county.ts';
import { elementMeta } from '../support/element-story.ts';
import { comesBack, fill, inside, patience, shown, shows, switchesElder } from '../support/journey.ts';
import { mirrored, twice } from '../support/surroundings.ts';

const meta: Meta = { ...elementMeta('congress-handling-tracker'), title: '组件 Components/办理进度 · Handling tracker', id: 'handling-tracker' };
export default meta;
type Story = StoryObj;
type Row = Record<string, unknown>;
interface Played { readonly id: string; readonly canvasElement: HTMLElement }

const suggestionsOf = ({ data }: FakeServer): Row[] => data['suggestions']!;
const casesOf = ({ data }: FakeServer): Row[] => data['cases']!;

const list = shows('[part~=case]');
const record = shows('[part~=record]');

/** Opens the receipt of the first suggestion in a state, as its holder does. */
const look = (state: string, ...also: string[]) => async (context: Played): Promise<void> => {
  const { canvasElement } = context;
  const row = suggestionsOf(countyOf(context)).find((one) => one['state'] === state);
  if (!row) throw new Error(`the county has no suggestion that is ${state}`);
  await fill(await shown(canvasElement, '#receipt-no'), String(row['receiptNo']));
  await fill(await shown(canvasElement, '#receipt-secret'), String(row['secret']));
  await userEvent.click(await shown(canvasElement, '[part~=lookup] [part~=submit]'));
  await shown(canvasElement, '[part~=record]');
  for (const selector of also) await shown(canvasElement, selector);
};

/** Shows the first public case in a state. */
const caseIn = (state: string, change: Row = {}): Story => ({
  args: { case: 'QZ-2026-0001' },
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const cases = casesOf(server);
        const wanted = cases.find((one) => one['state'] === state)!;
        const first = cases[0]!;
        // The attribute is written down in the story, so the case that is wanted takes this number.
        Object.assign(first, { number: wanted['number'] });
        Object.assign(wanted, change, { number: 'QZ-2026-0001' });
      },
    },
  },
  play: record,
});

export const Home: Story = { name: '查回执，看公开的办理件 · Receipt and public list', play: list };

export const OnlyReceipt: Story = { name: '只查回执 · Receipt only', args: { 'no-list': true }, play: shows('[part~=lookup]') };

export const Loading: Story = {
  name: '正在读取 · Loading', parameters: { county: { failures: [{ breaks: 'silence' }], waits: 'endless' } }, play: shows('[part~=skeleton]'),
};

export const NoCases: Story = { name: '还没有公开的办理件 · No case yet', parameters: { county: { data: { cases: [] } } }, play: shows('.none') };

export const Unconfigured: Story = { name: '没有写地址 · No address', args: { api: '' }, play: shows('[part~=empty]', 'api') };

export const ListFailed: Story = {
  name: '没有读到列表 · The list could not be read', parameters: { county: { failures: [{ operation: 'listCases', breaks: 'network' }], waits: 'short' } },
  play: shows('[part~=error]', '网络不通'),
};

export const ManyCases: Story = { tags: ['!autodocs'], name: '很多办理件 · Many cases', parameters: { county: { scale: 20 } }, play: shows('[part~=more]') };

export const CaseGone: Story = { name: '没有这件 · No such case', args: { case: 'QZ-1999-0001' }, play: shows('[part~=error], [part~=empty]') };

export const PublicSuggestion: Story = {
  name: '公开的建议：写了什么，后来怎样 · A public suggestion', args: { suggestion: 'QH-2026-000042-1' },
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const wanted = suggestionsOf(server).find((one) => one['state'] === 'transferred')!;
        Object.assign(wanted, {
          receiptNo: 'QH-2026-000042-1', identityMode: 'public', authorName: '林建国', supportCount: 17,
          candidates: [{ id: 'HX1', title: '乡村道路和路灯', ballot: { id: 'PJ1', name: '2026 年民生实事票决' }, elected: true }],
        });
      },
    },
  },
  play: shows('[part~=outcome]'),
};

export const SuggestionGone: Story = { name: '没有这条公开的建议 · No such public suggestion', args: { suggestion: 'QH-1999-000001-1' }, play: shows('[part~=error], [part~=empty]') };

export const Handling: Story = { ...caseIn('handling'), name: '正在办理 · Being handled' };

export const Assigned: Story = { ...caseIn('assigned'), name: '已交办 · Assigned' };

export const Overdue: Story = {
  ...caseIn('handling', { clock: { startedOn: '2026-07-20', dueOn: '2026-10-20', totalStartedOn: '2026-07-20', totalDueOn: '2026-10-20', months: 3, extended: false, estimated: false } }),
  name: '超期 · Overdue',
};

export const DueSoon: Story = {
  ...caseIn('handling', { clock: { startedOn: '2026-08-28', dueOn: '2026-11-30', totalStartedOn: '2026-08-28', totalDueOn: '2026-11-30', months: 3, extended: false, estimated: false } }),
  name: '快到期 · Due soon',
};

export const Extended: Story = { ...caseIn('extended'), name: '经同意延长 · Extended' };

export const Evaluating: Story = { ...caseIn('evaluating'), name: '正在评价 · Being evaluated' };

const caseRated = (evaluation: Row): Story => {
  const story = caseIn('published');
  const rated = (server: FakeServer): void => {
    server.data['evaluations'] = [{ ...server.data['evaluations']!.find(({ figures }) => figures)!, subject: { kind: 'case', id: 'QZ-2026-0001', name: '' }, ...evaluation }];
    (story.parameters as { county: { change: (server: FakeServer) => void } }).county.change(server);
  };
  return { ...story, parameters: { county: { change: rated } }, play: shows('[part~=evaluations]') };
};

export const Rated: Story = { ...caseRated({ round: 1 }), name: '评价结果 · How it was rated' };

export const RatingSealed: Story = {
  ...caseRated({ figures: undefined, withheld: 'sealed', evaluatedOn: '2026-11-10', sealedUntil: '2026-12-31' }), name: '评价封存到哪一天 · Ratings still sealed', globals: { width: '375' },
};

export const Merged: Story = {
  ...caseIn('published', { state: 'merged', phase: 'merged', mergedInto: 'QZ-2026-0002', replies: [], clock: undefined, steps: [{ type: 'registered', at: '2026-03-02', actor: { role: 'office_clerk' } }, { type: 'assigned', at: '2026-03-05', actor: { role: 'office_clerk' } }, { type: 'merged', at: '2026-03-20', actor: { role: 'office_clerk' } },
  ] }),
  name: '并入另一件：去看那一件 · Merged into another case', play: shows('[part~=linked-case]'),
};

export const Published: Story = { ...caseIn('published'), name: '办结并公开 · Completed and published' };

export const OtherLimits: Story = {
  ...caseIn('assigned', {
    registeredOn: '2026-10-26', assignedOn: '2026-11-19', clock: { startedOn: '2026-11-19', dueOn: '2027-02-19', totalStartedOn: '2026-11-05', totalDueOn: '2027-02-05', months: 3, extended: false, estimated: false },
    steps: [
      { type: 'registered', at: '2026-10-26', actor: { role: 'office_clerk' } }, { type: 'reviewed', at: '2026-10-28', actor: { role: 'office_clerk' } }, { type: 'assigned', at: '2026-11-05', actor: { role: 'office_clerk' } },
      { type: 'returned', at: '2026-11-18', actor: { role: 'handling_unit', organization: '县农业农村局' } }, { type: 'assigned', at: '2026-11-19', actor: { role: 'office_clerk' } },
    ],
    deadlines: [
      { kind: 'assign', length: 5, startedOn: '2026-10-26', dueOn: '2026-11-02', doneOn: '2026-11-05', estimated: false },
      { kind: 'return', organization: '县农业农村局', length: 7, startedOn: '2026-11-05', dueOn: '2026-11-16', doneOn: '2026-11-18', estimated: false },
      { kind: 'return', organization: '县交通局', length: 7, startedOn: '2026-11-19', dueOn: '2026-11-30', yellowDays: 2, estimated: false },
    ],
  }),
  name: '交办、退办的期限 · Time limits of handing over and sending back', play: shows('[part~=deadlines]', '退办'),
};

export const PublishedInPart: Story = {
  ...caseIn('published', { publication: { mode: 'partial', ground: '含企业商业秘密' }, deadlines: [{ kind: 'publish', length: 20, startedOn: '2026-09-28', dueOn: '2026-11-02', doneOn: '2026-11-05', estimated: false }] }),
  name: '公开一部分，公开晚了 · Published in part, and late', globals: { width: '375' }, play: shows('[part~=deadlines]', '商业秘密'),
};

/** 退办 and all that follows: each kind of step there is, with who and when. */
const everyStep = ([
  ['registered', '03-02', 'office_clerk'], ['reviewed', '03-03', 'office_clerk'], ['assigned', '03-05', 'office_clerk'], ['returned', '03-09', 'handling_unit', '县交通运输局'], ['assigned', '03-11', 'office_clerk'],
  ['received', '03-12', 'handling_unit', '县住房和城乡建设局'], ['handling', '03-13', 'handling_unit', '县住房和城乡建设局'], ['urged', '04-20', 'office_clerk'], ['supervised', '05-06', 'supervising_committee', '县人大城建环资委'],
  ['meeting', '05-12', 'handling_unit', '县住房和城乡建设局'], ['extended', '06-01', 'office_director'], ['replied', '07-20', 'handling_unit', '县住房和城乡建设局'], ['evaluating', '07-22', 'office_clerk'],
  ['completed', '08-20', 'office_clerk'], ['published', '08-28', 'office_clerk'],
] as const).map(([type, day, role, organization]) => ({ type, at: `2026-${day}`, actor: { role, ...(organization && { organization }) } }));

export const EveryStep: Story = {
  ...caseIn('published', { steps: everyStep }),
  name: '办理经过的每一种环节 · Every kind of step', globals: { width: '375' },
  play: async (context) => {
    const { canvasElement } = context;
    await shown(canvasElement, '[part~=timeline]');
    for (const fold of Array.from(canvasElement.querySelector('congress-handling-tracker')!.shadowRoot!.querySelectorAll<HTMLElement>('[part~=phase] > summary'))) await userEvent.click(fold);
    for (const words of ['交办', '签收', '退办', '延期', '面商', '催办', '督办', '答复', '测评', '公开']) await shows('[part~=timeline]', words)(context);
  },
};

/** 更正: one of a step long past, and the second one of another; the steps themselves stay as they were. */
export const Corrected: Story = {
  ...caseIn('published', {
    steps: [
      ...everyStep.map((step, index) => ({ ...step, id: `step-${index + 1}` })),
      { id: 'step-16', type: 'correction', at: '2026-09-02', actor: { role: 'office_clerk' }, corrects: 'step-9', note: '督办会是 5 月 5 日开的，登记时误写为 6 日。' },
      { id: 'step-17', type: 'correction', at: '2026-09-03', actor: { role: 'office_clerk' }, corrects: 'step-15', note: '公开的日期应为 8 月 29 日。' },
      { id: 'step-18', type: 'correction', at: '2026-09-08', actor: { role: 'office_director' }, corrects: 'step-15', note: '公开的日期应为 8 月 31 日，前一次更正也写错了。' },
    ],
  }),
  name: '写错的步骤有更正 · Steps with corrections',
  play: async (context) => {
    const { canvasElement } = context;
    await shows('[part~=corrected]', '已于 2026年9月8日更正：公开的日期应为 8 月 31 日')(context);
    const folds = Array.from(canvasElement.querySelector('congress-handling-tracker')!.shadowRoot!.querySelectorAll<HTMLElement>('[part~=phase] > summary'));
    for (const fold of folds.filter(({ textContent }) => textContent!.includes('办理中'))) await userEvent.click(fold);
    await shows('[part~=timeline]', '更正：督促办理（督办）（2026年5月6日）')(context);
    await shows('[part~=timeline]', '已于 2026年9月2日更正：督办会是 5 月 5 日开的')(context);
  },
};

export const LongText: Story = {
  ...caseIn('published', { title: '关于加快推进柳溪镇枣林村至南渡镇水碾村农村公路安全生命防护工程及沿线路灯、错车道、排水渠配套建设的建议'.repeat(2), body: '村口到镇上有两公里没有路灯，孩子放学时天已经黑了，希望装上路灯。'.repeat(40) }),
  name: '很长的文字 · Long text', globals: { width: '320' },
};

export const ReceiptReceived: Story = { name: '回执：人大办已收到 · Receipt: received', args: { 'no-list': true }, play: look('submitted') };

export const ReceiptRejected: Story = { name: '回执：没有受理 · Receipt: not accepted', args: { 'no-list': true }, play: look('rejected', '[part~=ending]') };

/** The office asks, and puts its question right the day after. */
export const ReceiptSupplement: Story = {
  name: '回执：请补充 · Receipt: asked for more', args: { 'no-list': true }, play: look('needs_supplement', '[part~=supplement] [part~=corrected]'),
  parameters: {
    county: {
      change: (server: FakeServer) => {
        for (const row of suggestionsOf(server).filter(({ state }) => state === 'needs_supplement')) {
          const steps = row['steps'] as Row[];
          const asked = steps.find(({ type }) => type === 'needs_supplement')!;
          asked['note'] = '请问没有路灯的是从哪里到哪里？请写明靠近哪几户人家。';
          steps.push({ id: 'correction-1', type: 'correction', at: '2026-11-13T09:00:00+08:00', actor: { role: 'office_clerk', organization: '青禾县人大办' }, corrects: asked['id'], note: '不用写靠近哪几户人家，写明路段就可以。' });
        }
      },
    },
  },
};

export const ReceiptRating: Story = { name: '回执：请评价 · Receipt: to be rated', args: { 'no-list': true }, play: look('replied', '[part~=rating]') };

export const ReceiptRatingElder: Story = { name: '长辈模式：请评价 · Rating in elder mode', args: { 'no-list': true }, globals: { elder: 'on', width: '375' }, play: look('replied', '[part~=rating]') };

export const ReceiptFaults: Story = {
  name: '回执写错了 · Mistyped receipt', args: { 'no-list': true }, play: async ({ canvasElement }) => {
    await fill(await shown(canvasElement, '#receipt-no'), 'QH-2026-000001');
    await fill(await shown(canvasElement, '#receipt-secret'), 'ABC');
    await userEvent.click(await shown(canvasElement, '[part~=submit]'));
    await shown(canvasElement, '#error-summary');
  },
};

export const ReceiptUnknown: Story = {
  name: '没有这张回执 · No such receipt', args: { 'no-list': true }, parameters: { county: { failures: [{ operation: 'getReceipt', problem: 'receipt_not_found' }] } },
  play: async (context) => {
    const [row] = suggestionsOf(countyOf(context));
    await fill(await shown(context.canvasElement, '#receipt-no'), `${String(row!['receiptNo'])}\n${String(row!['secret'])}`);
    await userEvent.click(await shown(context.canvasElement, '[part~=submit]'));
    await shown(context.canvasElement, '#error-summary');
  },
};

/** Unfolds what is kept about the holder. */
const ownData = (state: string) => async (context: Played): Promise<void> => {
  await look(state, '#own-data')(context);
  await userEvent.click(await shown(context.canvasElement, '#own-data'));
  await shown(context.canvasElement, '#own-erase');
};

export const OwnData: Story = { name: '回执：我留下的个人信息 · Receipt: personal data', args: { 'no-list': true }, play: ownData('submitted') };

export const OwnDataFailed: Story = {
  name: '个人信息没有读到 · Personal data could not be read', args: { 'no-list': true }, parameters: { county: { failures: [{ operation: 'getPersonalData', problem: 'internal_error' }], waits: 'short' } },
  play: async (context) => {
    await look('submitted', '#own-data')(context);
    await userEvent.click(await shown(context.canvasElement, '#own-data'));
    await shown(context.canvasElement, '[part~=own-data] [part~=error]');
  },
};

/** One whose holder left a name, so that there is one to miss. */
const named = { county: { change: (server: FakeServer) => suggestionsOf(server).filter(({ state }) => state === 'submitted').forEach((row) => { Object.assign(row, { identityMode: 'withheld', contact: { name: '林建国', phone: '0000-5550199' } }); }) } };

export const CorrectOwnData: Story = {
  name: '操作：更正个人信息 · Journey: correcting personal data', args: { 'no-list': true }, parameters: named,
  play: async (context) => {
    const { canvasElement } = context;
    await ownData('submitted')(context);
    await userEvent.click(await shown(canvasElement, '#own-correct'));
    await fill(await shown(canvasElement, '#own-name'), '');
    await userEvent.click(await shown(canvasElement, '[part~=correction] [part~=submit]'));
    await shown(canvasElement, '[part~=correction] #error-summary');
    await fill(await shown(canvasElement, '#own-name'), '林建华');
    await userEvent.click(await shown(canvasElement, '[part~=correction] [part~=submit]'));
    await shows('[part~=own-data] .saved', '已更正')(context);
    await expect(countyOf(context).requests.filter(({ operation }) => operation === 'correctPersonalData')).toHaveLength(1);
  },
};

export const ErasingElder: Story = {
  name: '长辈模式：确定要删除吗 · Asked before erasing, elder mode', args: { 'no-list': true }, globals: { elder: 'on', width: '375' },
  play: async (context) => {
    await ownData('submitted')(context);
    await userEvent.click(await shown(context.canvasElement, '#own-erase'));
    await userEvent.click(await shown(context.canvasElement, '[part~=erasure] [part~=submit]'));
    await shown(context.canvasElement, '[part~=erasure] #error-summary');
  },
};

export const EraseOwnData: Story = {
  name: '操作：删除个人信息 · Journey: erasing personal data', args: { 'no-list': true }, globals: { language: 'en' },
  play: async (context) => {
    const { canvasElement } = context;
    await ownData('replied')(context);
    await userEvent.click(await shown(canvasElement, '#own-erase'));
    await userEvent.click(await shown(canvasElement, '#own-know'));
    await userEvent.click(await shown(canvasElement, '[part~=erasure] [part~=submit]'));
    await shown(canvasElement, '[part~=erased]');
    await expect(countyOf(context).requests.filter(({ operation }) => operation === 'erasePersonalData')).toHaveLength(1);
  },
};

export const Narrow: Story = { ...caseIn('published'), name: '很窄 · Narrow (240 px)', globals: { width: '240' } };

export const Elder: Story = { name: '长辈模式 · Elder mode', globals: { elder: 'on', width: '375' }, play: shows('[part~=lookup]') };

export const Dark: Story = { ...caseIn('published'), name: '深色 · Dark', globals: { theme: 'dark' } };

export const English: Story = { ...caseIn('published'), name: '英文 · English', globals: { language: 'en' } };

export const RightToLeft: Story = { ...caseIn('handling'), name: '从右到左的网页 · In a right-to-left page', globals: { direction: 'rtl', language: 'en' } };

export const SmallRoot: Story = { name: '根字号 62.5% 的老网页 · 62.5 % root', globals: { root: '62.5' }, play: list };

export const Print: Story = { ...caseIn('published'), name: '打印 · Print', globals: { media: 'print' } };

export const OpenACase: Story = {
  name: '操作：搜索，打开，返回 · Journey: search, open, back',
  play: async ({ canvasElement }) => {
    const title = (await shown(canvasElement, '[part~=case] .open')).textContent!.trim();
    await userEvent.click(await inside(canvasElement).findByRole('button', { name: title }, patience));
    await expect(await shown(canvasElement, '[part~=record] [part~=title]')).toHaveTextContent(title);
    await userEvent.click(await inside(canvasElement).findByRole('button', { name: '返回' }, patience));
    await shown(canvasElement, '[part~=case]');
  },
};

export const RateAnAnswer: Story = {
  name: '操作：评价答复 · Journey: rating the answer', args: { 'no-list': true },
  play: async (context) => {
    const { canvasElement } = context;
    await look('replied', '[part~=rating]')(context);
    // First without a choice: the form says what is missing.
    await userEvent.click(await shown(canvasElement, '[part~=rating] [part~=submit]'));
    await shown(canvasElement, '[part~=rating] #error-summary');
    await userEvent.click(await shown(canvasElement, '#rate-attitude-0'));
    await userEvent.click(await shown(canvasElement, '#rate-result-1'));
    await userEvent.click(await shown(canvasElement, '[part~=rating] [part~=submit]'));
    await shown(canvasElement, '[part~=rated]');
    await expect(countyOf(context).requests.filter(({ operation }) => operation === 'rateReply')).toHaveLength(1);
  },
};

const listFault = (failure: object, words: string): Story => ({ parameters: { county: { failures: [{ operation: 'listCases', ...failure }], waits: 'short' } }, play: shows('[part~=error]', words) });

export const ListTimeout: Story = { ...listFault({ breaks: 'silence' }, '等得太久'), name: '等得太久 · Timeout' };

export const ListServerFault: Story = { ...listFault({ problem: 'internal_error' }, '请求编号'), name: '服务器出错 · Server fault' };

export const ListBusy: Story = { ...listFault({ problem: 'too_many_requests', retryAfter: 40 }, '40 秒'), name: '请求太多 · Too many requests' };

export const ListPortal: Story = { ...listFault({ breaks: 'html' }, '读不懂'), name: '公共网络要先登录 · Captive portal' };

export const ListPartly: Story = { name: '有一件读不懂，其余照常 · One case unreadable, the rest shown', parameters: { county: { failures: [{ operation: 'listCases', breaks: 'bad_record' }] } }, play: list };

export const OneCase: Story = {
  name: '只有一件 · One case', parameters: { county: { change: (server: FakeServer) => { server.data['cases'] = casesOf(server).slice(0, 1); } } }, play: list,
};

export const HighContrast: Story = { ...caseIn('published'), tags: ['forced-colors'], name: '系统高对比度 · High contrast of the system' };

export const ElderRecord: Story = { ...caseIn('handling'), name: '长辈模式办理件 · A case in elder mode', globals: { elder: 'on', width: '375' } };

export const PrintList: Story = { name: '打印列表 · Printed list', globals: { media: 'print' }, play: list };

const board = shows('[part~=board] .units tbody th');

export const BoardStory: Story = { name: '汇总 · Totals', args: { board: true }, play: board };

export const BoardNarrow: Story = { name: '很窄的汇总 · Totals, narrow (320 px)', args: { board: true }, globals: { width: '320' }, play: board };

export const BoardEnglish: Story = { name: '英文汇总 · Totals in English', args: { board: true }, globals: { language: 'en', theme: 'dark' }, play: board };

export const BoardFailed: Story = {
  name: '汇总没有读到 · Totals could not be read', args: { board: true }, parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: shows('[part~=error]', '网络不通'),
};

export const PrintBoard: Story = { name: '打印汇总 · Printed totals', args: { board: true }, globals: { media: 'print' }, play: board };

export const TenThousand: Story = {
  tags: ['!autodocs'], name: '一万件 · Ten thousand cases', play: shows('[part~=more]'),
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const made = casesOf(server);
        server.data['cases'] = Array.from({ length: 10_000 }, (_, at) => ({ ...made[at % made.length]!, number: `QZ-2026-${String(at + 1).padStart(5, '0')}` }));
      },
    },
  },
};

export const HighContrastLook: Story = { ...caseIn('handling'), name: '高对比 · High contrast', globals: { theme: 'contrast' } };

export const TwiceAsLong: Story = { ...caseIn('published'), name: '文字加长一倍 · Text twice as long', globals: { language: twice, width: '375' } };

export const AddedLanguage: Story = { ...caseIn('handling'), name: '网页加的语言，从右到左 · A language the page adds', globals: { language: mirrored }, play: shows('.frame[dir=rtl] [part~=record]') };

export const Back: Story = { name: '断网又连上 · Offline and back', parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: comesBack('[part~=case]') };

export const ElderSwitch: Story = { name: '长辈模式开关 · Switch of elder mode', args: { 'elder-switch': true }, globals: { width: '375' }, play: switchesElder };

export const PrintReceipt: Story = { name: '打印回执的办理情况 · Printed record of a receipt', args: { 'no-list': true }, globals: { media: 'print' }, play: look('replied') };
