// A county's page as it was made in 2008, before and after the paste: pictures of the webmasters' guide, drawn from the running elements.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { countyOf } from '../support/county.ts';
import { expect, waitFor } from 'storybook/test';
import './old-page.css';

const meta: Meta = { tags: ['!autodocs'], title: '指南 Guides/老网页 · An old page', id: 'guide-old-page', parameters: { width: '60em', controls: { disable: true } } };
export default meta;
type Story = StoryObj;

const page = (content: TemplateResult): TemplateResult => html`
  <div class="old-page">
    <div class="banner"><b>青禾县人民代表大会常务委员会</b></div>
    <div class="menu"><a href="#">首页</a><a href="#">机构设置</a><a href="#">代表工作</a><a href="#">依法公开</a></div>
    <div class="main">
      <div class="side"><h4>栏目导航</h4><p><a href="#">常委会公报</a></p><p><a href="#">代表风采</a></p><p><a href="#">联系我们</a></p></div>
      <div class="text"><h3>我要找代表</h3>${content}</div>
    </div>
    <div class="foot">青禾县人大常委会办公室主办（虚构） 建议使用 1024×768 分辨率浏览</div>
  </div>
`;

export const Before: Story = { name: '粘贴之前 · Before', render: () => page(html`<p>欢迎联系我县人大代表。本栏目正在建设中。</p>`), play: ({ canvasElement }) => expect(canvasElement.querySelector('.text')).toHaveTextContent('正在建设中') };

const finderIsThere: Story['play'] = ({ canvasElement }) => waitFor(() => expect(canvasElement.querySelector('congress-deputy-finder')?.shadowRoot?.querySelector('[part~=row]')).toBeTruthy(), { timeout: 15_000 });

export const After: Story = {
  name: '粘贴之后 · After',
  render: (_, context) => page(html`<congress-deputy-finder api=${countyOf(context).api} q="柳溪"></congress-deputy-finder>`),
  play: finderIsThere,
};

/** The picture of the guide on a telephone. */
export const AfterNarrow: Story = { ...After, name: '粘贴之后，手机上 · After, on a telephone', globals: { width: '320' } };
