import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { countyOf } from '../support/county.ts';
import { fill, patience } from '../support/journey.ts';
import { onePlace, tenThousandPlaces } from '../support/records.ts';
import { mirrored, surroundingsOf, themeWords, twice } from '../support/surroundings.ts';

const meta: Meta = {
  title: '组件 Components/网页自己的表单 · Fields for your own form', id: 'form-fields',
  render: (_args, context) => {
    const surroundings = surroundingsOf(context.globals);
    const theme = themeWords(surroundings);
    const elder = surroundings['elder'] === 'on';
    const { api } = countyOf(context);
    const isEnglish = surroundings['language'] !== 'zh-CN';
    const say = (zh: string, en: string): string => (isEnglish ? en : zh);
    return html`
      <form @submit=${(event: Event) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        form.querySelector('output')!.textContent = JSON.stringify(Object.fromEntries(new FormData(form)));
      }}>
        <p><congress-text-field name="title" label=${say('标题', 'Title')} hint=${say('一句话说明', 'One sentence')} maxlength="60" required theme=${theme} ?elder=${elder}></congress-text-field></p>
        <p><congress-text-field name="body" label=${say('内容', 'Details')} maxlength="2000" rows="4" theme=${theme} ?elder=${elder}></congress-text-field></p>
        <p><congress-category-field name="category" required theme=${theme} ?elder=${elder}></congress-category-field></p>
        <p><congress-place-field name="place" api=${api} theme=${theme} ?elder=${elder}></congress-place-field></p>
        <p><congress-check-field name="agree" label=${say('我已看过说明', 'I have read the notice')} required theme=${theme} ?elder=${elder}></congress-check-field></p>
        <p><button>${say('提交', 'Send')}</button></p>
        <output style="overflow-wrap:anywhere"></output>
      </form>
    `;
  },
};
export default meta;
type Story = StoryObj;

const inner = async (canvas: HTMLElement, tag: string, selector = 'input, textarea'): Promise<HTMLElement> => {
  const find = (): HTMLElement => {
    const found = canvas.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`${tag} has no ${selector}`);
    return found;
  };
  await waitFor(find, patience);
  return find();
};
/** Every field of the form, not only the one whose answers come from a server. */
const shownAll = async (canvas: HTMLElement, selector?: string): Promise<void> => {
  const fields = Array.from(canvas.querySelectorAll('form [name]'));
  await expect(fields).toHaveLength(5);
  for (const field of fields) await inner(canvas, `[name=${field.getAttribute('name')!}]`, selector);
};
const send = (canvas: HTMLElement): Promise<void> => userEvent.click(canvas.querySelector('form > p > button') as HTMLElement);

export const Blank: Story = { name: '空白 · Blank', play: async ({ canvasElement }) => shownAll(canvasElement) };

export const Faults: Story = {
  name: '有几处要修改 · Faults', play: async ({ canvasElement }) => {
    await inner(canvasElement, 'congress-text-field');
    await send(canvasElement);
    await inner(canvasElement, 'congress-text-field', '.error');
    await inner(canvasElement, 'congress-check-field', '.error');
    await waitFor(() => expect(document.activeElement?.localName).toBe('congress-text-field'), patience);
  },
};

export const Disabled: Story = {
  name: '整组停用 · Disabled', play: async ({ canvasElement }) => {
    for (const field of canvasElement.querySelectorAll('congress-text-field, congress-category-field, congress-place-field, congress-check-field')) field.toggleAttribute('disabled', true);
    await shownAll(canvasElement, ':disabled');
  },
};

export const Sent: Story = {
  name: '操作：填好提交 · Journey: filled in and sent', globals: { width: '375' }, play: async ({ canvasElement }) => {
    await fill(await inner(canvasElement, 'congress-text-field'), '路灯坏了');
    await fill(await inner(canvasElement, 'congress-category-field'), '路灯');
    await userEvent.click(await inner(canvasElement, 'congress-category-field', '[role=option]'));
    await userEvent.click(await inner(canvasElement, 'congress-check-field'));
    await send(canvasElement);
    await expect(canvasElement.querySelector('output')).toHaveTextContent('{"title":"路灯坏了","body":"","category":"lighting","place":"","agree":"on"}');
  },
};

export const Elder: Story = { name: '长辈模式 · Elder mode', globals: { elder: 'on', width: '375' }, play: async ({ canvasElement }) => void (await inner(canvasElement, 'congress-category-field', 'select')) };

export const English: Story = { name: '英文 · English', globals: { language: 'en' }, play: async ({ canvasElement }) => shownAll(canvasElement) };

const allThere: Story['play'] = async ({ canvasElement }) => shownAll(canvasElement);

export const Narrow: Story = { name: '很窄 · Narrow (240 px)', globals: { width: '240' }, play: allThere };

export const Dark: Story = { name: '深色 · Dark', globals: { theme: 'dark' }, play: allThere };

export const HighContrastLook: Story = { name: '高对比 · High contrast', globals: { theme: 'contrast' }, play: allThere };

export const HighContrast: Story = { tags: ['forced-colors'], name: '系统高对比度 · High contrast of the system', play: allThere };

export const TwiceAsLong: Story = { name: '文字加长一倍 · Text twice as long', globals: { language: twice, width: '375' }, play: allThere };

export const AddedLanguage: Story = { name: '网页加的语言，从右到左 · A language the page adds', globals: { language: mirrored }, play: async ({ canvasElement }) => shownAll(canvasElement, '[dir=rtl] input, [dir=rtl] textarea') };

/** The list of places, opened, says this. */
const placesSay = (words: string): Story['play'] => async ({ canvasElement }) => {
  await userEvent.click(await inner(canvasElement, 'congress-place-field'));
  await waitFor(() => expect(canvasElement.querySelector('congress-place-field')?.shadowRoot?.querySelector('.combo-list')).toHaveTextContent(words), patience);
};

export const PlacesMissing: Story = {
  name: '地名没有读到 · Places could not be read', parameters: { county: { failures: [{ operation: 'listDivisions', breaks: 'network' }], waits: 'short' } }, play: placesSay('没有读出来'),
};

export const Loading: Story = {
  name: '正在查地名 · Loading places', parameters: { county: { failures: [{ operation: 'listDivisions', breaks: 'silence' }], waits: 'endless' } }, play: placesSay('正在'),
};

export const NoPlaces: Story = { name: '还没有地名 · No places yet', parameters: { county: { data: { divisions: [] } } }, play: placesSay('没有') };

export const OnePlace: Story = { name: '只有一个地名 · One place', parameters: { county: { change: onePlace } }, play: placesSay('镇') };

export const ManyPlaces: Story = {
  tags: ['!autodocs'], name: '一万个地名 · Ten thousand places', parameters: { county: { change: tenThousandPlaces } },
  play: async (context) => {
    await fill(await inner(context.canvasElement, 'congress-place-field'), '村');
    await inner(context.canvasElement, 'congress-place-field', '#place-at-11');
  },
};

export const RightToLeft: Story = { name: '从右到左的网页 · In a right-to-left page', globals: { direction: 'rtl', language: 'en' }, play: allThere };

export const LongText: Story = {
  name: '很长的文字 · Long text', globals: { width: '320' }, play: async ({ canvasElement }) => {
    const words = '村口到镇上有两公里没有路灯，孩子放学时天已经黑了。'.repeat(6);
    await fill(await inner(canvasElement, 'congress-text-field'), words);
    canvasElement.querySelector('congress-text-field')!.setAttribute('label', words);
    await send(canvasElement);
    await inner(canvasElement, 'congress-text-field', '.error');
  },
};

export const Print: Story = { name: '打印 · Print', globals: { media: 'print' }, play: allThere };
