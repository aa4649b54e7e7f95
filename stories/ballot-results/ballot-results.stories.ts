import type { FakeServer } from '@congress-kit/sdk/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { elementMeta } from '../support/element-story.ts';
import { inside, patience, shown, shows } from '../support/journey.ts';

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
  name: '服务器出错 · Server fault', parameters: { county: { failures: [{ problem: 'internal_error' }], waits: 'short' } }, play: shows('[part~=error]'),
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

export const ManyCandidates: Story = {
  tags: ['!autodocs'], name: '四十个候选项目 · Forty candidates',
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const ballot = newest(server);
        const made = candidatesOf(ballot);
        const candidates = Array.from({ length: 40 }, (_, at) => ({ ...made[at % made.length]!, id: `many.${at + 1}`, title: `${String(made[at % made.length]!['title'])}（${at + 1}）`, elected: false }));
        Object.assign(ballot, { candidates, candidateCount: candidates.length, seats: 10 });
      },
    },
  },
  play: loaded,
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
