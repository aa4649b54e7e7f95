import type { FakeServer } from '@congress-kit/sdk/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { elementMeta, renderOf } from '../support/element-story.ts';
import { comesBack, inside, patience, shown, shows, switchesElder } from '../support/journey.ts';
import { mirrored, twice } from '../support/surroundings.ts';

const meta: Meta = { ...elementMeta('congress-ballot-results'), title: '组件 Components/票决结果 · Ballot results', id: 'ballot-results' };
export default meta;
type Story = StoryObj;
type Row = Record<string, unknown>;

const newest = ({ data }: FakeServer): Row => data['ballots']![0]!;
const candidatesOf = (ballot: Row): Row[] => ballot['candidates'] as Row[];

/** Gives a candidate so many yes votes; the rest said no. */
const vote = (ballot: Row, at: number, yes: number): void => {
  const candidate = candidatesOf(ballot)[at]!;
  Object.assign(candidate, { yes, no: Number(ballot['returned']) - Number(ballot['invalid']) - yes - Number(candidate['abstain']) });
};

const loaded = shows('[part~=candidate]');

export const Chart: Story = { name: '图表 · Chart', play: loaded };

/** As spreadsheets have it: the township by its code, and the place in the congress's own words. */
export const Places: Story = {
  name: '项目在哪里 · Where the projects are',
  parameters: { county: { change: (server: FakeServer) => candidatesOf(newest(server)).forEach((candidate, at) => Object.assign(candidate, { place: ['卫生院旧址', undefined, '东街到西街'][at % 3] })) } },
  play: shows('[part~=candidate]', '云岭乡'),
};

export const Table: Story = { name: '表格 · Table', args: { display: 'table' }, play: shows('[part~=table]') };

export const Loading: Story = {
  name: '正在读取 · Loading', parameters: { county: { failures: [{ breaks: 'silence' }], waits: 'endless' } }, play: shows('[part~=skeleton]'),
};

export const Empty: Story = { name: '还没有票决 · No ballot yet', parameters: { county: { data: { ballots: [] } } }, play: shows('[part~=empty]') };

export const Unconfigured: Story = { name: '没有写地址 · No address', args: { api: '' }, play: shows('[part~=empty]', 'api') };

export const Fallback: Story = {
  name: '读不到，显示自备内容 · Fallback of the page', args: { default: '票决结果也张贴在县人大公告栏。' },
  parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: shows('[part~=error]', '网络不通'),
};

export const ServerFault: Story = {
  name: '服务器出错 · Server fault', parameters: { county: { failures: [{ operation: 'listBallots', problem: 'internal_error' }], waits: 'short' } }, play: shows('[part~=error]'),
};

export const NotFound: Story = { name: '没有这一次票决 · No such ballot', args: { ballot: 'PJ-1999-01' }, play: shows('[part~=error]') };

export const Portal: Story = {
  name: '公共网络要先登录 · Captive portal', parameters: { county: { failures: [{ breaks: 'html' }], waits: 'short' } }, play: shows('[part~=error]', '读不懂'),
};

export const Tie: Story = {
  name: '票数相同 · A tie at the cut',
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const ballot = newest(server);
        [180, 170, 160, 150, 120, 120].forEach((yes, at) => vote(ballot, at, yes));
        candidatesOf(ballot).forEach((candidate, at) => Object.assign(candidate, { elected: at < 4, reason: undefined }));
      },
    },
  },
  play: shows('.frame', '票数相同'),
};

export const DoNotAddUp: Story = {
  name: '公布的数字对不上 · Figures that do not add up',
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const [first] = candidatesOf(newest(server));
        first!['yes'] = Number(first!['yes']) - 3;
      },
    },
  },
  play: shows('.frame', '对不上'),
};

export const OneCandidate: Story = {
  name: '一个候选项目 · One candidate',
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const ballot = newest(server);
        Object.assign(ballot, { candidates: candidatesOf(ballot).slice(0, 1), candidateCount: 1, seats: 1, marginRule: { kind: 'equal_allowed' } });
      },
    },
  },
  play: loaded,
};

const manyCandidates = (count: number): Story => ({
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const ballot = newest(server);
        const made = candidatesOf(ballot);
        const candidates = Array.from({ length: count }, (_, at) => ({ ...made[at % made.length]!, id: `many.${at + 1}`, title: `${String(made[at % made.length]!['title'])}（${at + 1}）`, elected: false }));
        Object.assign(ballot, { candidates, candidateCount: candidates.length, seats: 10 });
      },
    },
  },
  play: loaded,
});

export const ManyCandidates: Story = { ...manyCandidates(40), tags: ['!autodocs'], name: '四十个候选项目 · Forty candidates' };

export const TwoHundred: Story = { ...manyCandidates(200), tags: ['!autodocs'], name: '二百个候选项目的表格 · Two hundred candidates, as a table', args: { display: 'table' }, play: shows('[part~=table]') };

export const TenThousand: Story = {
  tags: ['!autodocs'], name: '一万次票决 · Ten thousand ballots',
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const ballot = newest(server);
        server.data['ballots'] = Array.from({ length: 10_000 }, (_, at) => ({ ...ballot, id: `many.${at}`, title: `${String(ballot['title'])}（${at + 1}）` }));
      },
    },
  },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '[part~=candidate]');
    await expect((await shown(canvasElement, '#picker') as HTMLSelectElement).options.length).toBeGreaterThan(20);
  },
};

export const LongText: Story = {
  name: '很长的文字 · Long text', globals: { width: '320' },
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const [first] = candidatesOf(newest(server));
        Object.assign(first!, { title: '农村公路安全生命防护工程及沿线错车道、标志标线、波形护栏和太阳能路灯配套建设与三年管护一体化项目（第二期）'.repeat(2), plan: '沿线十二个行政村，'.repeat(60) });
      },
    },
  },
  play: loaded,
};

export const Narrow: Story = { name: '很窄 · Narrow (240 px)', globals: { width: '240' }, play: loaded };

export const Elder: Story = { name: '长辈模式 · Elder mode', globals: { elder: 'on', width: '375' }, play: loaded };

export const Dark: Story = { name: '深色 · Dark', globals: { theme: 'dark' }, play: loaded };

export const English: Story = { name: '英文 · English', globals: { language: 'en' }, play: shows('[part~=turnout]') };

export const RightToLeft: Story = { name: '从右到左的网页 · In a right-to-left page', globals: { direction: 'rtl', language: 'en' }, play: loaded };

export const SmallRoot: Story = { name: '根字号 62.5% 的老网页 · 62.5 % root', globals: { root: '62.5' }, play: loaded };

export const Print: Story = { name: '打印 · Print', globals: { media: 'print' }, play: loaded };

export const PickAnother: Story = {
  name: '操作：换一次票决 · Journey: another ballot',
  play: async ({ canvasElement }) => {
    const title = (await shown(canvasElement, '[part~=title]')).textContent;
    const picker = await shown(canvasElement, '#picker') as HTMLSelectElement;
    const other = Array.from(picker.options).find(({ value }) => value !== picker.value)!;
    await userEvent.selectOptions(picker, other.value);
    await expect((await inside(canvasElement).findByRole('heading', { level: 2, name: (name) => other.text.startsWith(name) }, patience)).textContent).not.toBe(title);
  },
};

export const SwitchToTable: Story = {
  name: '操作：看表格 · Journey: to the table',
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '[part~=candidate]');
    await userEvent.click(inside(canvasElement).getByRole('button', { name: '表格' }));
    await expect(await shown(canvasElement, '[part~=table]')).toBeVisible();
  },
};

export const Timeout: Story = {
  name: '等得太久 · Timeout', parameters: { county: { failures: [{ breaks: 'silence' }], waits: 'short' } }, play: shows('[part~=error]', '等得太久'),
};

export const Busy: Story = {
  name: '请求太多 · Too many requests', parameters: { county: { failures: [{ problem: 'too_many_requests', retryAfter: 40 }], waits: 'short' } }, play: shows('[part~=error]', '40 秒'),
};

export const PartlyRead: Story = {
  name: '有一次票决读不懂，其余照常 · One ballot unreadable, the rest shown', parameters: { county: { failures: [{ operation: 'listBallots', breaks: 'bad_record' }] } }, play: loaded,
};

export const HighContrast: Story = { tags: ['forced-colors'], name: '系统高对比度 · High contrast of the system', play: loaded };

export const ElderTable: Story = { name: '长辈模式表格 · Table in elder mode', args: { display: 'table' }, globals: { elder: 'on', width: '375' }, play: shows('[part~=table]') };

export const Sorted: Story = {
  name: '表格按反对票排序 · Table sorted by no votes', args: { display: 'table' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '[part~=table]');
    await userEvent.click(inside(canvasElement).getByRole('button', { name: '反对' }));
    await shown(canvasElement, 'th[aria-sort]');
  },
};

export const Filtered: Story = {
  name: '只看一类项目 · One category',
  play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '[part~=tools] > summary'));
    const select = await shown(canvasElement, '#filter-category') as HTMLSelectElement;
    await userEvent.selectOptions(select, select.options[1]!.value);
    await shown(canvasElement, '.partly');
  },
};

/** Half done, with one step behind it. */
const project: Row = {
  id: 'XM-story', title: '路灯改造', division: { id: '990101', name: '青禾县' }, year: 2026, state: 'under_way', leadUnit: { id: 'DW1', name: '县住建局' }, coUnits: [],
  progress: { numerator: 55, denominator: 100, percent: '55.0%' }, funds: { planned: 6_200_000, spent: 3_000_000, percent: '48.4%', over: false }, startOn: '2026-03-01', dueOn: '2026-11-30', reportedOn: '2026-07-01',
  supervisionGroup: { name: '民生实事第一监督组', deputies: [] }, fundSources: [], adjustments: [], suggestions: [], evaluations: [],
  milestones: [{ position: 1, title: '勘察设计', weight: 30, plannedOn: '2026-04-30', percent: 100, doneOn: '2026-04-20' }, { position: 2, title: '安装灯杆', weight: 70, plannedOn: '2026-10-31', percent: 36 }],
  reports: [{ on: '2026-07-01', percent: 55, spent: 3_000_000, done: '安装灯杆 120 根。', next: '敷设电缆。' }], source: '青禾县人大办', asOf: '2026-07-02',
};

export const Progress: Story = {
  name: '看建设进度 · Progress of a project',
  parameters: {
    county: {
      change: (server: FakeServer) => {
        (server.data['projects'] ??= []).unshift(project);
        const elected = candidatesOf(newest(server)).find((candidate) => candidate['elected'] === true)!;
        Object.assign(elected, { project: { id: project['id'], name: project['title'] }, suggestions: [{ receiptNo: 'QH-2026-000001-A', title: '村口没有路灯' }] });
      },
    },
  },
  play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '[part~=progress-button]'));
    await shown(canvasElement, '[part~=progress] .rows');
  },
};

export const Compared: Story = {
  name: '和往年对比 · Years compared',
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const ballot = newest(server);
        server.data['ballots']!.push({ ...ballot, id: 'PJ-earlier', year: Number(ballot['year']) - 1, votedOn: String(ballot['votedOn']).replace(/^\d+/, (year) => String(Number(year) - 1)), present: Number(ballot['present']) - 5 });
      },
    },
  },
  play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '[part~=compare-button]'));
    await shown(canvasElement, '[part~=compare-table]');
  },
};

const pageTable = (rows: string): string => `<p>2026年1月8日，应到代表60人，实到58人，发出表决票58张，收回57张，有效57张。名额2个，赞成票超过全体代表半数的当选。</p><table><caption>石桥乡民生实事项目票决结果</caption>${rows}</table>`;
/** The page's author has nothing but a table. */
const written = (markup: string) => ({ args: { api: '' }, render: renderOf('congress-ballot-results', markup) });

export const FromTable: Story = {
  name: '网页里原有的表格 · From the page’s own table', play: shows('[part~=turnout]'),
  ...written(pageTable('<tr><th>项目</th><th>赞成</th><th>反对</th><th>弃权</th><th>结果</th></tr><tr><td>卫生室改造</td><td>50</td><td>5</td><td>2</td><td>当选</td></tr><tr><td>文化广场照明</td><td>43</td><td>13</td><td>1</td><td>当选</td></tr><tr><td>会车道</td><td>20</td><td>35</td><td>2</td><td>未当选</td></tr>')),
};

export const TableLeftAlone: Story = {
  name: '读不懂的表格保持原样 · A table that is left alone', play: shows('slot'),
  ...written('<table><caption>天气</caption><tr><th scope="col">日期</th><th scope="col">天气</th></tr><tr><td>1</td><td>晴</td></tr></table>'),
};

export const HighContrastLook: Story = { name: '高对比 · High contrast', globals: { theme: 'contrast' }, play: loaded };

export const TwiceAsLong: Story = { name: '文字加长一倍 · Text twice as long', globals: { language: twice, width: '375' }, play: loaded };

export const AddedLanguage: Story = { name: '网页加的语言，从右到左 · A language the page adds', globals: { language: mirrored }, play: shows('.frame[dir=rtl] [part~=candidate]') };

export const Back: Story = { name: '断网又连上 · Offline and back', parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: comesBack('[part~=candidate]') };

export const ElderSwitch: Story = { name: '长辈模式开关 · Switch of elder mode', args: { 'elder-switch': true }, globals: { width: '375' }, play: switchesElder };

export const PrintTable: Story = { name: '打印表格 · Printed table', args: { display: 'table' }, globals: { media: 'print' }, play: shows('[part~=table]') };
