// Pictures that the webmasters' guide shows: as narrow as a telephone, so that they can be read on one. Its old page is in old-page.stories.ts.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { renderOf } from '../support/element-story.ts';
import { shows } from '../support/journey.ts';

const meta: Meta = { tags: ['!autodocs'], title: '指南 Guides/指南的图 · Pictures of the guides', id: 'guide-pictures', parameters: { controls: { disable: true } }, globals: { width: '320' } };
export default meta;
type Story = StoryObj;

const finder = renderOf('congress-deputy-finder');

export const NoAddress: Story = { name: '没有写地址 · No address', render: finder, args: { api: '' }, play: shows('[part~=empty]', 'api') };

export const NoConnection: Story = {
  name: '网络不通 · No connection', render: finder, args: { default: '请到最近的代表家站当面联系代表，或拨打县人大办电话。' },
  parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: shows('[part~=error]', '网络不通'),
};

export const OwnColour: Story = {
  tags: ['own-colours'], name: '换成本县的颜色 · In a county’s colour', globals: { theme: 'default' }, render: renderOf('congress-suggestion-form'),
  args: { '--congress-accent': '#8a1219', '--congress-accent-strong': '#64010a' }, play: shows('#consent'),
};
