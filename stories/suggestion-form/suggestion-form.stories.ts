import type { FakeServer } from '@congress-kit/sdk/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { countyOf } from '../support/county.ts';
import { elementMeta } from '../support/element-story.ts';
import { elementIn, fill, inside, shown, shows } from '../support/journey.ts';

const meta: Meta = { ...elementMeta('congress-suggestion-form'), title: '组件 Components/意见建议 · Suggestion form', id: 'suggestion-form' };
export default meta;
type Story = StoryObj;

const form = shows('[part~=form]');

const title = '村口到镇上的路没有路灯';
const body = '村口到镇上有两公里没有路灯，孩子放学时天已经黑了，希望装上路灯。';

/** Writes what a resident would; `without` leaves out fields. */
const write = async (canvas: HTMLElement, without: readonly string[] = []): Promise<void> => {
  await fill(await shown(canvas, '#title'), title);
  if (!without.includes('body')) await fill(await shown(canvas, '#body'), body);
  await userEvent.selectOptions(await shown(canvas, '#category'), 'lighting');
  await fill(await shown(canvas, '#name'), '林建国');
  await userEvent.click(await shown(canvas, '#consent'));
};

const submit = async (canvas: HTMLElement): Promise<void> => userEvent.click(await shown(canvas, '[part~=submit]'));

const sent = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await write(canvasElement);
  await submit(canvasElement);
  await shown(canvasElement, '[part~=receipt]');
};

/** Written and sent; the answer is the story's. */
const tried = (selector: string, words?: string) => async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await write(canvasElement);
  await submit(canvasElement);
  await shows(selector, words)({ canvasElement });
  // Whatever happens, what was typed is still there.
  await expect(await shown(canvasElement, '#body')).toHaveValue(body);
};

export const Blank: Story = { name: '空白表单 · Blank form', play: form };

export const ToDeputy: Story = { name: '写给一位代表 · To a deputy', args: { deputy: 'DB0001' }, play: shows('[part~=addressee]', '写给代表') };

export const ToStation: Story = { name: '提给代表家站 · To a station', args: { station: 'JZ001' }, play: shows('[part~=addressee]', '提给') };

export const DeputyGone: Story = { name: '没有这位代表 · No such deputy', args: { deputy: 'DB9999' }, play: shows('[part~=addressee]', '没有找到这位代表') };

export const Unconfigured: Story = { name: '没有写地址 · No address', args: { api: '' }, play: shows('[part~=empty]', 'api') };

export const PlacesMissing: Story = {
  name: '地名没有读到 · Places could not be read', parameters: { county: { failures: [{ operation: 'listDivisions', breaks: 'network' }], waits: 'short' } },
  play: shows('[part~=form]', '地名没有读出来'),
};

export const Written: Story = {
  name: '写好了，还没有提交 · Written, not yet sent', play: async ({ canvasElement }) => {
    await write(canvasElement);
    await shows('[part~=draft]')({ canvasElement });
  },
};

export const Faults: Story = {
  name: '有几处要修改 · Faults', play: async ({ canvasElement }) => {
    await shown(canvasElement, '[part~=form]');
    await submit(canvasElement);
    const summary = await shown(canvasElement, '#error-summary');
    await expect((elementIn(canvasElement).renderRoot as ShadowRoot).activeElement).toBe(summary);
  },
};

export const TooLong: Story = {
  name: '写得太长 · Too long', globals: { width: '320' }, play: async ({ canvasElement }) => {
    await write(canvasElement);
    await fill(await shown(canvasElement, '#title'), title.repeat(8));
    await fill(await shown(canvasElement, '#body'), body.repeat(80));
    await submit(canvasElement);
    await shown(canvasElement, '#error-summary');
  },
};

export const Sending: Story = {
  name: '正在提交 · Being sent', parameters: { county: { failures: [{ operation: 'submitSuggestion', breaks: 'silence' }], waits: 'endless' } },
  play: async ({ canvasElement }) => {
    await write(canvasElement);
    await submit(canvasElement);
    await shows('[part~=submit]', '正在提交')({ canvasElement });
  },
};

export const NoConnection: Story = {
  name: '没有网络，写的都在 · No connection, nothing lost',
  parameters: { county: { failures: [{ operation: 'submitSuggestion', breaks: 'network' }], waits: 'short' } }, play: tried('#error-summary', '没有丢失'),
};

export const Refused: Story = {
  name: '服务器要求修改 · Refused with a fault', parameters: { county: { failures: [{ operation: 'submitSuggestion', problem: 'invalid_request', errors: [{ pointer: '/title', code: 'required' }] }] } },
  play: tried('#error-summary'),
};

export const TooMany: Story = {
  name: '提交得太多 · Too many', parameters: { county: { failures: [{ operation: 'submitSuggestion', problem: 'too_many_requests', retryAfter: 600 }], waits: 'short' } },
  play: tried('#error-summary'),
};

export const Receipt: Story = { name: '回执 · Receipt', args: { 'tracker-href': '#tracker' }, play: sent };

export const ReceiptElder: Story = { name: '长辈模式回执 · Receipt in elder mode', globals: { elder: 'on', width: '375' }, play: sent };

export const Narrow: Story = { name: '很窄 · Narrow (240 px)', globals: { width: '240' }, play: form };

export const Elder: Story = { name: '长辈模式 · Elder mode', globals: { elder: 'on', width: '375' }, play: form };

export const Dark: Story = { name: '深色 · Dark', globals: { theme: 'dark' }, play: form };

export const English: Story = { name: '英文 · English', globals: { language: 'en' }, play: form };

export const RightToLeft: Story = { name: '从右到左的网页 · In a right-to-left page', globals: { direction: 'rtl', language: 'en' }, play: form };

export const SmallRoot: Story = { name: '根字号 62.5% 的老网页 · 62.5 % root', globals: { root: '62.5' }, play: form };

export const OwnColour: Story = { name: '换成本县的颜色 · In a county’s colour', globals: { theme: 'default' }, args: { '--congress-accent': '#8a1219', '--congress-accent-strong': '#6b0c12' }, play: form };

export const MendAndSend: Story = {
  name: '操作：先错后对，拿到回执 · Journey: mended and sent',
  play: async (context) => {
    const { canvasElement } = context;
    const server: FakeServer = countyOf(context);
    await write(canvasElement, ['body']);
    await submit(canvasElement);
    const links = inside(canvasElement).getAllByRole('link').filter((link) => link.closest('#error-summary'));
    await expect(links).toHaveLength(1);
    await userEvent.click(links[0]!);
    await fill(await shown(canvasElement, '#body'), body);
    await submit(canvasElement);
    await shown(canvasElement, '[part~=receipt]');
    const asked = server.requests.filter(({ operation }) => operation === 'submitSuggestion');
    await expect(asked).toHaveLength(1);
    await expect(asked[0]!.body).toMatchObject({ title, body });
  },
};

export const LostAnswer: Story = {
  name: '操作：答复丢了，不会重复 · Journey: the answer is lost, nothing twice',
  parameters: { county: { failures: [{ operation: 'submitSuggestion', breaks: 'network', lost: true, times: 1 }], waits: 'short' } },
  play: async (context) => {
    const { data } = countyOf(context);
    const before = data['suggestions']!.length;
    await sent(context);
    await expect(data['suggestions']!.length).toBe(before + 1);
  },
};
