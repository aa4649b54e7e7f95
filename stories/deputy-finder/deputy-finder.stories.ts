import type { FakeServer } from '@congress-kit/sdk/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { countyOf } from '../support/county.ts';
import { elementMeta } from '../support/element-story.ts';
import { comesBack, fill, inside, patience, shown, shows, switchesElder } from '../support/journey.ts';
import portrait from '../support/portrait.svg?no-inline';
import { mirrored, twice } from '../support/surroundings.ts';

const meta: Meta = { ...elementMeta('congress-deputy-finder'), title: '组件 Components/我要找代表 · Deputy finder', id: 'deputy-finder' };
export default meta;
type Story = StoryObj;
type Row = Record<string, unknown>;

const deputiesOf = ({ data }: FakeServer): Row[] => data['deputies']!;

const help = shows('[part~=help]');
const results = shows('[part~=row]');
const card = shows('[part~=card]');

export const Help: Story = { name: '开始 · Before anything is asked', play: help };

export const Loading: Story = {
  name: '正在读取 · Loading', parameters: { county: { failures: [{ breaks: 'silence' }], waits: 'endless' } }, play: shows('[part~=skeleton]'),
};

export const Empty: Story = { name: '还没有登记代表 · No deputies yet', args: { 'form-href': 'suggest.html' }, parameters: { county: { data: { deputies: [] } } }, play: shows('[part~=station]') };

export const Unconfigured: Story = { name: '没有写地址 · No address', args: { api: '' }, play: shows('[part~=empty]', 'api') };

export const Fallback: Story = {
  name: '网络不通 · No connection', args: { default: '请到最近的代表家站联系代表。' },
  parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: shows('[part~=error]', '网络不通'),
};

export const Timeout: Story = {
  name: '等得太久 · Timeout', parameters: { county: { failures: [{ breaks: 'silence' }], waits: 'short' } }, play: shows('[part~=error]', '等得太久'),
};

// One operation fails: the number of the last request would else depend on which of several was tried again first.
export const ServerFault: Story = {
  name: '服务器出错 · Server fault', parameters: { county: { failures: [{ operation: 'getFinderIndex', problem: 'internal_error' }], waits: 'short' } }, play: shows('[part~=error]', '请求编号'),
};

export const Busy: Story = {
  name: '请求太多 · Too many requests', parameters: { county: { failures: [{ problem: 'too_many_requests', retryAfter: 40 }], waits: 'short' } }, play: shows('[part~=error]', '40 秒'),
};

export const BrokenAnswer: Story = {
  name: '收到的内容读不懂 · Broken answer', parameters: { county: { failures: [{ breaks: 'broken_json' }], waits: 'short' } }, play: shows('[part~=error]', '读不懂'),
};

export const ByPlace: Story = { name: '按地方找到 · Found by place', args: { q: '柳溪' }, play: results };

export const ByPinyin: Story = { name: '按拼音找到 · Found by pinyin', args: { q: 'liuxi' }, play: results };

export const NobodyFound: Story = { name: '没有找到 · Nobody found', args: { q: '没有这个人' }, play: shows('[part~=none]') };

export const SameSound: Story = {
  name: '写法不同，读音相近 · Sounds alike', args: { q: '张娟' },
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const [one, other, third] = deputiesOf(server);
        Object.assign(one!, { name: '张鹃', pinyin: 'zhang juan' });
        Object.assign(other!, { name: '章娟秀', pinyin: 'zhang juan xiu' });
        Object.assign(third!, { name: '张卫国', pinyin: 'zhang wei guo' });
      },
    },
  },
  play: shows('[part~=row]', '读音相近'),
};

export const ManyDeputies: Story = {
  tags: ['!autodocs'], name: '一万位代表 · Ten thousand deputies', args: { q: '柳溪' }, play: shows('[part~=more]'),
  parameters: {
    county: {
      change: (server: FakeServer) => {
        const made = deputiesOf(server);
        server.data['deputies'] = Array.from({ length: 10_000 }, (_, at) => ({ ...made[at % made.length]!, id: `DB${String(at + 1).padStart(5, '0')}` }));
      },
    },
  },
};

const mapOf = (story: string): string => `https://deputy-finder--${story}.county.example/boundaries.geojson`;
const openMap = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await userEvent.click(await shown(canvasElement, '[part~=map-fold] > summary'));
  await shown(canvasElement, '[part~=area]');
};

export const MapStory: Story = { name: '地图 · Map', args: { map: mapOf('map-story') }, play: openMap };

export const MapOfTownship: Story = {
  name: '地图：一个乡镇的村 · Map of a township', args: { map: mapOf('map-of-township') },
  play: async (context) => {
    await openMap(context);
    (await shown(context.canvasElement, '[part~=area]')).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await shown(context.canvasElement, '[part~=map-up]');
  },
};

export const MapNarrow: Story = { name: '很窄的地图 · Narrow map', args: { map: mapOf('map-narrow') }, globals: { width: '240', theme: 'dark' }, play: openMap };

export const Filters: Story = {
  name: '按小组、家站找 · By group and station', args: { q: '柳溪' },
  play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '[part~=filters] > summary'));
    const select = await shown(canvasElement, '#filter-station') as HTMLSelectElement;
    const offered = Array.from(select.options).find(({ text, value }) => value !== '' && !text.includes('（0）'))!;
    await userEvent.selectOptions(select, offered.value);
    await shown(canvasElement, '[part~=clear-filters]');
  },
};

export const WholeList: Story = {
  tags: ['!autodocs'], name: '全部名单 · The whole list', parameters: ManyDeputies.parameters!, args: { q: '柳溪' },
  play: async ({ canvasElement }) => {
    await userEvent.click(await shown(canvasElement, '[part~=more]'));
    // The first row that was not there before has the focus, and is scrolled to.
    await shown(canvasElement, '[aria-setsize] :focus');
    globalThis.scrollTo(0, 0);
    await shown(canvasElement, '[aria-posinset="1"]');
  },
};

export const CardWithCode: Story = { name: '名片和代表码 · Card with its code', args: { deputy: 'DB0001', 'page-href': 'https://county.example/find.html' }, play: shows('[part~=qr]') };

export const Sheet: Story = {
  name: '打印二维码 · Sheet of codes', args: { q: '', 'page-href': 'https://county.example/find.html' },
  play: async (context) => {
    const { canvasElement } = context;
    await shown(canvasElement, '[part~=help]');
    const grid = (deputiesOf(countyOf(context))[0]!['divisions'] as { id: string }[])[0]!.id;
    Object.assign(canvasElement.querySelector('congress-deputy-finder')!, { division: grid });
    await userEvent.click(await shown(canvasElement, '[part~=sheet-button]'));
    await shown(canvasElement, '[part~=code]');
  },
};

export const Card: Story = { name: '代表名片 · Card of a deputy', args: { deputy: 'DB0001' }, play: card };

/** The stories' day is a Friday, eight in the morning. */
const receives = (hours: string): NonNullable<Story['parameters']> => ({
  county: {
    change: (server: FakeServer) => {
      const [deputy] = deputiesOf(server);
      Object.assign(deputy!, { photo: new URL(portrait, document.baseURI).href });
      server.data['stations']!.forEach((station) => {
        const [day] = station['receptions'] as Row[];
        Object.assign(station, { receptions: [{ ...day, text: `每周五 ${hours}`, rrule: 'FREQ=WEEKLY;BYDAY=FR' }] });
      });
    },
  },
});

export const ReceivesNow: Story = { name: '今天谁接待：正在接待 · Receiving now, with a photo', args: { deputy: 'DB0001' }, parameters: receives('7:30-11:30'), play: shows('[part~=next-reception]', '正在接待') };

export const ReceivesToday: Story = {
  name: '今天谁接待：今天下午 · Receives today, elder mode', args: { deputy: 'DB0001' }, globals: { elder: 'on', width: '375' }, parameters: receives('14:30-17:00'), play: shows('[part~=next-reception]', '今天接待'),
};

export const ReceivesTodayEnglish: Story = {
  name: '今天谁接待，英文 · Receives today, English', args: { deputy: 'DB0002' }, globals: { language: 'en', width: '320' }, parameters: receives('7:30-11:30'), play: shows('[part~=next-reception]', 'Received by'),
};

/** The stations of the first deputies one after the other, some with names. */
const receiveToday: NonNullable<Story['parameters']> = {
  county: {
    change: (server: FakeServer) => {
      const hours = ['7:30-11:30', '14:30-17:00', '9:00-11:30'];
      const deputies = deputiesOf(server);
      server.data['stations']!.slice(0, 5).forEach((station, at) => {
        const who = deputies.slice(at * 2, at * 2 + 1 + (at % 2)).map(({ id, name }) => ({ id, name }));
        Object.assign(station, { receptions: [{ text: `每周五 ${hours[at % 3]}`, rrule: 'FREQ=WEEKLY;BYDAY=FR', ...(at === 3 ? {} : { deputies: who }) }] });
      });
      server.data['stations']!.slice(5).forEach((station) => Object.assign(station, { receptions: [] }));
    },
  },
};
const askToday = (words: string, who: string) => async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await fill(await shown(canvasElement, '#query'), words);
  await shows('[part~=today] .who', who)({ canvasElement });
};

export const Today: Story = { name: '今天谁接待：各家站 · Who receives today, by station', parameters: receiveToday, play: askToday('今天谁接待', '接待代表') };

export const TodayElder: Story = {
  name: '今天谁接待：各家站，长辈模式 · By station, elder mode', parameters: receiveToday, globals: { elder: 'on', width: '375' }, play: askToday('今天谁接待', '接待代表'),
};

export const TodayEnglish: Story = {
  name: '今天谁接待：各家站，英文，很窄 · By station, English, 240 px', parameters: receiveToday, globals: { language: 'en', width: '240' }, play: askToday('Who receives today', 'Received by'),
};

export const CardGone: Story = { name: '没有这位代表 · No such deputy', args: { deputy: 'DB9999' }, play: shows('[part~=empty]', '没有这位代表') };

export const CardPartly: Story = {
  name: '名片只读到一部分 · Card, partly read', args: { deputy: 'DB0001', q: '' }, parameters: { county: { failures: [{ operation: 'getStation', breaks: 'network' }], waits: 'short' } },
  play: card,
};

export const LongText: Story = {
  name: '很长的文字 · Long text', args: { deputy: 'DB0001' }, globals: { width: '320' },
  parameters: {
    county: {
      change: (server: FakeServer) => {
        Object.assign(deputiesOf(server)[0]!, { name: '买买提依明·阿卜杜热合曼', pinyin: 'mai mai ti yi ming', post: '青禾县柳溪镇枣林村农村集体经济股份合作联合社党支部书记兼理事长、县农业技术推广中心特约农艺师'.repeat(2) });
      },
    },
  },
  play: card,
};

export const Narrow: Story = { name: '很窄 · Narrow (240 px)', args: { q: '柳溪' }, globals: { width: '240' }, play: results };

export const Elder: Story = { name: '长辈模式 · Elder mode', args: { q: '柳溪' }, globals: { elder: 'on', width: '375' }, play: results };

export const ElderCard: Story = { name: '长辈模式名片 · Card in elder mode', args: { deputy: 'DB0001' }, globals: { elder: 'on', width: '375' }, play: card };

export const Dark: Story = { name: '深色 · Dark', args: { q: '柳溪' }, globals: { theme: 'dark' }, play: results };

export const English: Story = { name: '英文 · English', args: { q: 'liuxi' }, globals: { language: 'en' }, play: results };

export const RightToLeft: Story = { name: '从右到左的网页 · In a right-to-left page', args: { q: 'liuxi' }, globals: { direction: 'rtl', language: 'en' }, play: results };

export const SmallRoot: Story = { name: '根字号 62.5% 的老网页 · 62.5 % root', globals: { root: '62.5' }, play: help };

export const PrintCard: Story = { name: '打印名片 · Printed card', args: { deputy: 'DB0001' }, globals: { media: 'print' }, play: card };

export const SearchByPinyin: Story = {
  name: '操作：用拼音找到一位代表 · Journey: by pinyin to a card',
  play: async (context) => {
    const { canvasElement } = context;
    const wanted = deputiesOf(countyOf(context))[0]!;
    await fill(await shown(canvasElement, '#query'), String(wanted['pinyin']).replaceAll(' ', ''));
    const rows = await inside(canvasElement).findAllByText(String(wanted['name']), {}, patience);
    await userEvent.click(rows[0]!.closest('button, a') ?? rows[0]!);
    await expect((await shown(canvasElement, '[part~=card]')).textContent).toContain(String(wanted['name']));
  },
};

export const SearchByInitials: Story = {
  name: '操作：用拼音首字母查找 · Journey: by initials',
  play: async (context) => {
    const wanted = deputiesOf(countyOf(context))[1]!;
    const initials = String(wanted['pinyin']).split(' ').map((syllable) => syllable[0]).join('');
    await fill(await shown(context.canvasElement, '#query'), initials);
    await expect((await inside(context.canvasElement).findAllByText(String(wanted['name']), {}, patience))[0]).toBeVisible();
  },
};

export const NobodyThenPlace: Story = {
  name: '操作：没找到，清除再找 · Journey: nobody, then cleared',
  play: async ({ canvasElement }) => {
    const box = await shown(canvasElement, '#query');
    await fill(box, '没有这个人');
    await shown(canvasElement, '[part~=none]');
    await userEvent.click(await shown(canvasElement, '[part~=clear]'));
    await expect(box).toHaveValue('');
    await fill(box, '柳溪');
    await shown(canvasElement, '[part~=row]');
  },
};

export const Portal: Story = {
  name: '公共网络要先登录 · Captive portal', parameters: { county: { failures: [{ breaks: 'html' }], waits: 'short' } }, play: shows('[part~=error]', '读不懂'),
};

export const OneDeputy: Story = {
  name: '只有一位代表 · One deputy', args: { q: '代表' },
  parameters: {
    county: {
      change: (server: FakeServer) => {
        server.data['deputies'] = [{ ...deputiesOf(server)[0]!, name: '代表一', pinyin: 'dai biao yi' }];
      },
    },
  },
  play: results,
};

export const HighContrast: Story = { tags: ['forced-colors'], name: '系统高对比度 · High contrast of the system', args: { q: '柳溪' }, play: results };

export const HighContrastCard: Story = { tags: ['forced-colors'], name: '系统高对比度名片 · Card in high contrast', args: { deputy: 'DB0001' }, play: card };

export const PrintList: Story = { name: '打印名单 · Printed list', args: { q: '柳溪' }, globals: { media: 'print' }, play: results };

export const HighContrastLook: Story = { name: '高对比 · High contrast', args: { q: '柳溪' }, globals: { theme: 'contrast' }, play: results };

export const TwiceAsLong: Story = { name: '文字加长一倍 · Text twice as long', args: { q: 'liuxi' }, globals: { language: twice, width: '375' }, play: results };

export const AddedLanguage: Story = { name: '网页加的语言，从右到左 · A language the page adds', args: { deputy: 'DB0001' }, globals: { language: mirrored }, play: shows('.frame[dir=rtl] [part~=card]') };

export const Back: Story = { name: '断网又连上 · Offline and back', args: { q: '柳溪' }, parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: comesBack('[part~=row]') };

export const ElderSwitch: Story = { name: '长辈模式开关 · Switch of elder mode', args: { q: '柳溪', 'elder-switch': true }, globals: { width: '375' }, play: switchesElder };
