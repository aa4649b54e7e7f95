import type { FakeServer } from '@congress-kit/sdk/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { countyOf } from '../support/county.ts';
import { elementMeta } from '../support/element-story.ts';
import { elementIn, fill, inside, patience, shown, shows, switchesElder } from '../support/journey.ts';
import { onePlace, tenThousandPlaces } from '../support/records.ts';
import { mirrored, twice } from '../support/surroundings.ts';
import { askedElder, body, checked, choose, goOn, hearing, sent, sentByElder, submit, title, tried, write } from './writing.ts';

const meta: Meta = { ...elementMeta('congress-suggestion-form'), title: '组件 Components/意见建议 · Suggestion form', id: 'suggestion-form' };
export default meta;
type Story = StoryObj;

const form = shows('[part~=form]');
/** All on one page: its last questions come as a part. */
const whole = shows('#consent');

/** Public suggestions to stand beside what is written here. */
const alike = [
  { mayPublish: true, receiptNo: 'QH-2026-000101-3', title: '村口路灯坏了', body: '村口的三盏路灯都不亮了，老人晚上出门不方便。', state: 'transferred', phase: 'assigning', supportCount: 12, submittedOn: '2026-10-12', identityMode: 'public', authorName: '林建国' },
  { mayPublish: true, receiptNo: 'QH-2026-000102-4', title: '请尽快修理村口路灯', state: 'accepted', phase: 'assigning', supportCount: 3, submittedOn: '2026-11-02', identityMode: 'withheld', authorName: undefined },
];

export const Blank: Story = { name: '空白表单 · Blank form', play: whole };

export const ToDeputy: Story = { name: '写给一位代表 · To a deputy', args: { deputy: 'DB0001' }, play: shows('[part~=addressee]', '写给代表') };

export const ToStation: Story = { name: '提给代表家站 · To a station', args: { station: 'JZ001' }, play: shows('[part~=addressee]', '提给：') };

export const DeputyGone: Story = { name: '没有这位代表 · No such deputy', args: { deputy: 'DB9999' }, play: shows('[part~=addressee]', '没有找到这位代表') };

export const Unconfigured: Story = { name: '没有写地址 · No address', args: { api: '' }, play: shows('[part~=empty]', 'api') };

export const PlacesMissing: Story = {
  name: '地名没有读到 · Places could not be read', parameters: { county: { failures: [{ operation: 'listDivisions', breaks: 'network' }], waits: 'short' } },
  play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '#place'));
    await shows('.combo-list', '地名没有读出来')({ canvasElement });
  },
};

export const Written: Story = {
  name: '写好了，还没有提交 · Written, not yet sent', play: async ({ canvasElement }) => {
    await write(canvasElement);
    await shows('[part~=draft]')({ canvasElement });
  },
};

export const CategoryList: Story = {
  name: '哪方面的事，打字查找 · Subject, searched', play: async ({ canvasElement }) => {
    await fill(await shown(canvasElement, '#category'), 'lj');
    await shown(canvasElement, '#category-at-0');
  },
};

export const PlaceList: Story = {
  name: '地名，打字查找 · Place, searched', globals: { width: '375' }, play: async ({ canvasElement }) => {
    await fill(await shown(canvasElement, '#place'), '村');
    await shown(canvasElement, '#place-at-0');
  },
};

export const PlaceSteps: Story = {
  name: '地名，一级一级选 · Place, step by step', play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '#place-way'));
    const township = await shown(canvasElement, '#township option:nth-child(2)');
    await userEvent.selectOptions(await shown(canvasElement, '#township'), (township as HTMLOptionElement).value);
    await shown(canvasElement, '#village option:nth-child(2)');
  },
};

export const Chooser: Story = {
  name: '选择提给谁 · Choosing whom', play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '#choose-target'));
    await userEvent.click(await shown(canvasElement, '#target-kind-1'));
    await shown(canvasElement, '#target-name');
  },
};

export const Check: Story = { name: '提交前核对 · Check before sending', play: checked() };

export const CheckNarrow: Story = { name: '提交前核对，窄屏 · Check, narrow', globals: { width: '320' }, play: checked() };

/** What others have said that sounds like it. */
const similarTitle = async (canvas: HTMLElement): Promise<void> => {
  await fill(await shown(canvas, '#title'), '村口路灯坏了请尽快修理');
};

export const Similar: Story = {
  name: '有人提过类似的事 · Similar suggestions', parameters: { county: { data: { suggestions: alike } } }, args: { 'tracker-href': 'https://qinghe.example/progress.html' }, play: async (context) => {
    await checked(similarTitle)(context);
    await shows('section.similar', '附议')(context);
  },
};

export const Seconded: Story = {
  name: '已附议 · Seconded', parameters: { county: { data: { suggestions: alike } } }, globals: { width: '375' }, play: async (context) => {
    await checked(similarTitle)(context);
    await userEvent.click(await shown(context.canvasElement, '[part~=second]'));
    await shows('section.similar', '您已附议')(context);
  },
};

export const SecondingFails: Story = {
  name: '附议没有成功 · Seconding fails', parameters: { county: { data: { suggestions: alike }, failures: [{ operation: 'supportSuggestion', breaks: 'network' }], waits: 'short' } }, play: async (context) => {
    await checked(similarTitle)(context);
    await userEvent.click(await shown(context.canvasElement, '[part~=second]'));
    await shows('section.similar', '没有附议成功')(context);
  },
};

export const Steps: Story = { name: '一步一步填 · Step by step', args: { steps: true }, play: form };

export const StepsOn: Story = {
  name: '一步一步填，第二步有误 · Steps, a fault in the second', args: { steps: true }, globals: { width: '375' }, play: async ({ canvasElement }) => {
    await choose(canvasElement, 'category', '路灯');
    await goOn(canvasElement);
    await shown(canvasElement, '#title');
    await goOn(canvasElement);
    await shown(canvasElement, '#error-summary');
  },
};

export const Faults: Story = {
  name: '有几处要修改 · Faults', play: async ({ canvasElement }) => {
    await shown(canvasElement, '[part~=form]');
    await goOn(canvasElement);
    const summary = await shown(canvasElement, '#error-summary');
    await expect((elementIn(canvasElement).renderRoot as ShadowRoot).activeElement).toBe(summary);
  },
};

export const TooLong: Story = {
  name: '写得太长 · Too long', globals: { width: '320' }, play: async ({ canvasElement }) => {
    await write(canvasElement);
    await fill(await shown(canvasElement, '#title'), title.repeat(8));
    await fill(await shown(canvasElement, '#body'), body.repeat(80));
    await goOn(canvasElement);
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
  name: '没有网络，排着队 · No connection, queued',
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

// A whole address: the code would else be drawn of wherever the book happens to stand.
export const Receipt: Story = { name: '回执 · Receipt', args: { 'tracker-href': 'https://qinghe.example/progress.html' }, play: sent };

export const ReceiptElder: Story = { name: '长辈模式回执 · Receipt in elder mode', globals: { elder: 'on', width: '375' }, play: sentByElder };

export const Narrow: Story = { name: '很窄 · Narrow (240 px)', globals: { width: '240' }, play: whole };

const elder = { elder: 'on', width: '375' };

export const ElderCategory: Story = { name: '长辈模式：一屏一问 · Elder mode, one question a screen', globals: elder, play: askedElder('#category-4') };

export const ElderBody: Story = { name: '长辈模式：具体内容 · Elder mode, the text', globals: { ...elder, width: '320' }, play: askedElder('#body') };

export const ElderConsent: Story = { name: '长辈模式：同意说明 · Elder mode, consent', globals: { ...elder, language: 'en' }, play: askedElder('#consent') };

export const Elder: Story = { name: '长辈模式 · Elder mode', globals: { elder: 'on', width: '375' }, play: form };

export const Dark: Story = { name: '深色 · Dark', globals: { theme: 'dark' }, play: whole };

export const English: Story = { name: '英文 · English', globals: { language: 'en' }, play: whole };

export const RightToLeft: Story = { name: '从右到左的网页 · In a right-to-left page', globals: { direction: 'rtl', language: 'en' }, play: whole };

export const SmallRoot: Story = { name: '根字号 62.5% 的老网页 · 62.5 % root', globals: { root: '62.5' }, play: whole };

export const OwnColour: Story = { tags: ['own-colours'], name: '换成本县的颜色 · In a county’s colour', globals: { theme: 'default' }, args: { '--congress-accent': '#8a1219', '--congress-accent-strong': '#6b0c12' }, play: whole };

export const MendAndSend: Story = {
  name: '操作：先错后对，拿到回执 · Journey: mended and sent',
  play: async (context) => {
    const { canvasElement } = context;
    const server: FakeServer = countyOf(context);
    await write(canvasElement, ['body']);
    await goOn(canvasElement);
    await shown(canvasElement, '#error-summary');
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

const refusedBy = (failure: object): object => ({ county: { failures: [{ operation: 'submitSuggestion', ...failure }], waits: 'short' } });

export const Timeout: Story = { name: '等得太久，写的都在 · Timeout, nothing lost', parameters: refusedBy({ breaks: 'silence' }), play: tried('#error-summary') };

export const ServerFault: Story = { name: '服务器出错，写的都在 · Server fault, nothing lost', parameters: refusedBy({ problem: 'internal_error' }), play: tried('#error-summary', '没有丢失') };

export const Portal: Story = { name: '公共网络要先登录 · Captive portal', parameters: refusedBy({ breaks: 'html' }), play: tried('#error-summary') };

export const HighContrast: Story = { tags: ['forced-colors'], name: '系统高对比度 · High contrast of the system', play: whole };

export const PrintReceipt: Story = { name: '打印回执 · Printed receipt', globals: { media: 'print' }, play: sent };

export const HighContrastLook: Story = { name: '高对比 · High contrast', globals: { theme: 'dark-contrast' }, play: whole };

export const TwiceAsLong: Story = { name: '文字加长一倍 · Text twice as long', globals: { language: twice, width: '375' }, play: whole };

export const AddedLanguage: Story = { name: '网页加的语言，从右到左 · A language the page adds', globals: { language: mirrored }, play: shows('.frame[dir=rtl] [part~=form]') };

export const ElderSwitch: Story = { name: '长辈模式开关 · Switch of elder mode', args: { 'elder-switch': true }, globals: { width: '375' }, play: switchesElder };

export const Back: Story = {
  name: '断网排队，连上自己送出 · Queued offline, sent when back', parameters: refusedBy({ breaks: 'network' }),
  play: async (context) => {
    const { canvasElement } = context;
    const before = countyOf(context).data['suggestions']!.length;
    await write(canvasElement);
    await submit(canvasElement);
    await shows('#error-summary', '没有丢失')(context);
    countyOf(context).heal();
    globalThis.dispatchEvent(new Event('online'));
    await shown(canvasElement, '[part~=receipt]');
    await expect(countyOf(context).data['suggestions']).toHaveLength(before + 1);
  },
};

/** It was queued two days ago, and the browser was closed. */
export const StaleQueue: Story = {
  name: '排队过了一天多 · Queued for more than a day',
  beforeEach: (context) => {
    const typed = { kind: 'suggestion', category: 'lighting', title, body, divisionId: '', divisionName: '', address: '', identityMode: 'withheld', name: '林建国', phone: '', mayPublish: false, agreed: true };
    localStorage.setItem(`congress-kit:draft:${countyOf(context).api}`, JSON.stringify({ typed, intent: { key: 'kept-for-two-days-in-a-drawer', body: '{}', since: Date.now() - 48 * 3_600_000, isQueued: true } }));
  },
  play: shows('#error-summary', '等了一天多'),
};

const busy = (bits: number, count: number): object => ({ county: { failures: [{ operation: 'submitSuggestion', problem: 'too_many_requests', retryAfter: 600, challenge: { bits, count } }] } });

export const Proof: Story = {
  name: '人多时浏览器算一道题 · Busy: the browser does some work', parameters: busy(24, 16),
  // The work stops after its first slice, so that the state stands still.
  beforeEach: () => {
    const real = globalThis.MessageChannel;
    globalThis.MessageChannel = class { port1 = { close: () => undefined }; port2 = { postMessage: () => undefined }; } as never;
    return () => { globalThis.MessageChannel = real; };
  },
  play: async ({ canvasElement }) => {
    await write(canvasElement);
    await submit(canvasElement);
    await shown(canvasElement, 'progress, [role=progressbar]');
  },
};

export const ProofDone: Story = { name: '操作：算完题，拿到回执 · Journey: worked, and sent', parameters: busy(8, 4), play: sent };

const dictate = async (canvas: HTMLElement): Promise<void> => {
  await userEvent.click(await shown(canvas, '#dictation'));
  await shows('[part~=dictation]', '厂家')({ canvasElement: canvas });
  await userEvent.click(await shown(canvas, '[part~=dictation] #dictation'));
};

export const DictationAsked: Story = {
  name: '说话代替打字：先问一声 · Dictation: asked first', beforeEach: hearing(''), play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '#dictation'));
    await shows('[part~=dictation]', '厂家')({ canvasElement });
  },
};

export const Dictation: Story = {
  name: '操作：说一句话，成了文字 · Journey: dictated', beforeEach: hearing(body), play: async ({ canvasElement }) => {
    await dictate(canvasElement);
    await shows('[part~=dictation]', '正在听')({ canvasElement });
    await waitFor(() => expect((elementIn(canvasElement).renderRoot as ShadowRoot).querySelector('#body')).toHaveValue(body), patience);
  },
};

export const DictationRefused: Story = {
  name: '没有让用麦克风 · Microphone refused', beforeEach: hearing(undefined), play: async ({ canvasElement }) => {
    await dictate(canvasElement);
    await shows('[part~=dictation]', '没有让用麦克风')({ canvasElement });
  },
};

export const ManyPlaces: Story = {
  tags: ['!autodocs'], name: '一万个地名 · Ten thousand places', parameters: { county: { change: tenThousandPlaces } },
  play: async ({ canvasElement }) => {
    await fill(await shown(canvasElement, '#place'), '村');
    await shown(canvasElement, '#place-at-0');
  },
};

export const OnePlace: Story = {
  name: '只有一个地名 · One place', parameters: { county: { change: onePlace } },
  play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '#place'));
    await shown(canvasElement, '#place-at-0');
  },
};

export const PrintCheck: Story = { name: '打印核对的一页 · Printed check', globals: { media: 'print' }, play: checked() };
